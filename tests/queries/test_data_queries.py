"""queries/data/: small enough to check by eye, and on an empty database."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pandas as pd
import pytest

from dashboard.domain.scope import Session
from dashboard.store import snapshots
from dashboard.store.connection import Store, open_store
from tests.store import examples


@pytest.fixture
def empty() -> Iterator[Store]:
    with closing(open_store(":memory:")) as store:
        yield store


@pytest.fixture
def filled(empty: Store) -> Store:
    """Aarhus twice for one day, and later once more; Odense once, without tasks."""
    snapshots.add(empty, [examples.snapshot(b"a", tasks=examples.tasks(1))], b"a")
    snapshots.add(empty, [examples.snapshot(b"b", tasks=examples.tasks(2))], b"b")
    later = {"as_of": date(2018, 6, 1)}
    snapshots.add(
        empty,
        [
            examples.snapshot(b"c", municipality="Odense", tasks=examples.tasks(0), **later),
            examples.snapshot(b"c", tasks=examples.tasks(3), **later),
        ],
        b"c",
    )
    return empty


def test_snapshots(filled: Store):
    listed = filled.ask("data/snapshots")
    assert listed[["municipality", "as_of", "tasks", "in_use"]].values.tolist() == [
        ["Aarhus", pd.Timestamp("2018-06-01"), 3, True],
        ["Odense", pd.Timestamp("2018-06-01"), 0, True],
        ["Aarhus", pd.Timestamp("2018-05-04"), 2, True],
        ["Aarhus", pd.Timestamp("2018-05-04"), 1, False],
    ]
    assert list(listed["fields"][0]) == ["title", "due_date"]


def test_snapshots_with_hash(filled: Store):
    content_hash = examples.snapshot(b"c").content_hash
    found = filled.ask("data/snapshots_with_hash", content_hash=content_hash)
    assert sorted(found["municipality"]) == ["Aarhus", "Odense"]
    assert set(found["as_of_source"]) == {"title"}


def test_source(filled: Store):
    first = filled.ask("data/snapshots_with_hash", content_hash=examples.snapshot(b"a").content_hash)
    found = filled.ask("data/source", snapshot_id=first["snapshot_id"][0])
    assert [(row.file_name, bytes(row.content)) for row in found.itertuples()] == [("klik.xlsx", b"a")]
    assert filled.ask("data/source", snapshot_id="ukendt").empty


def test_held(filled: Store):
    listed = filled.ask("data/snapshots")
    of_odense = listed.loc[listed["municipality"] == "Odense", "snapshot_id"].tolist()
    of_aarhus = listed.loc[listed["municipality"] == "Aarhus", "snapshot_id"].tolist()
    for ids, counts in (
        (None, [4, 6]),
        ([], [0, 0]),
        (["ukendt"], [0, 0]),
        (of_odense, [1, 0]),
        ([*of_aarhus, "ukendt"], [3, 6]),
    ):
        assert filled.ask("data/held", ids=ids).values.tolist() == [counts]


def test_remembered_mapping(filled: Store):
    for title in ("Opgave", "Ærinde"):
        snapshots.remember_mapping(filled, "a", {"title": title})
    assert filled.ask("data/remembered_mapping", fingerprint="a")["mapping"].tolist() == [
        '{"title": "Ærinde"}'
    ]


def test_on_an_empty_database(empty: Store):
    assert empty.ask("data/snapshots").empty
    assert empty.ask("data/snapshots_with_hash", content_hash="x").empty
    assert empty.ask("data/remembered_mapping", fingerprint="x").empty


def test_exports_in_use_newest_first_and_only_those_shown(store_with, add):
    store = store_with({"title": "først"})
    latest = add({"title": "rettet"})
    earlier = add({"title": "gammel"}, as_of=date(2026, 10, 26))
    found = store.ask("data/exports_in_use")
    assert found["snapshot_id"].tolist() == [latest, earlier]
    assert found["municipality"].tolist() == ["Eksempelkøbing", "Eksempelkøbing"]


def test_the_readings_of_an_export_are_what_its_file_was_read_as_before_and_no_other_municipality(
    empty_store,
):
    def read(municipality: str, instead_of=None) -> str:
        found = examples.snapshot(b"fil", municipality=municipality)
        return snapshots.add(empty_store, [found], b"fil", instead_of)[0]

    first = read("")
    aarhus = read("Aarhus", [first])
    odense = read("Odense", [first])
    snapshots.add(empty_store, [examples.snapshot(b"anden", municipality="Aarhus")], b"anden")
    assert snapshots.readings(empty_store, aarhus) == sorted([first, aarhus])
    assert snapshots.readings(empty_store, odense) == sorted([first, odense])
    # From a page that was drawn before the corrections, and means the whole file.
    assert snapshots.readings(empty_store, first) == sorted([first, aarhus, odense])
    assert empty_store.ask("data/readings_of_export", snapshot_id="ingen").empty
    corrected = snapshots.listing(empty_store).set_index("snapshot_id")["corrected"]
    assert corrected[first] and not corrected[aarhus]


def test_snapshots_that_a_session_may_see(filled: Store):
    listed = filled.ask("data/snapshots")
    ids = listed["snapshot_id"].tolist()
    assert filled.ask("data/visible_snapshots", ids=[*ids, "ukendt"])["snapshot_id"].tolist() == sorted(ids)
    odense = filled.for_session(Session(municipalities=("Odense",)))
    assert odense.ask("data/visible_snapshots", ids=ids)["snapshot_id"].tolist() == [ids[1]]


def test_snapshots_of_a_scope_that_a_backup_holds(filled: Store):
    ids = filled.ask("data/snapshots")["snapshot_id"].tolist()
    odense = filled.for_session(Session(municipalities=("Odense",)))
    for store, asked, count in ((filled, [*ids, "ukendt"], 4), (odense, ids, 1), (odense, ids[2:], 0)):
        assert store.ask("data/held_in_backup", ids=asked).values.tolist() == [[count]]


def test_the_exports_that_a_backup_holds(filled: Store):
    first = filled.ask("data/exports_in_backup")
    assert first[["municipality", "tasks", "shown"]].values.tolist() == [
        ["Aarhus", 1, True],
        ["Aarhus", 2, True],
        ["Odense", 0, True],
        ["Aarhus", 3, True],
    ]
    corrected = first["snapshot_id"][0]
    snapshots.add(filled, [examples.snapshot(b"a")], b"a", instead_of=[corrected])
    shown = filled.ask("data/exports_in_backup").set_index("snapshot_id")["shown"]
    assert not shown[corrected] and shown.sum() == 4


def keys(known: int, others: int, letter: str) -> list[dict]:
    """Tasks of which the first `known` are those of any other such list."""
    return [{"task_key": f"K{number}"} for number in range(known)] + [
        {"task_key": f"{letter}{number}"} for number in range(others)
    ]


EARLIER = date(2026, 10, 26)


@pytest.mark.parametrize(
    ("now", "before", "is_other"),
    [
        ((0, 239), (0, 200), True),
        ((1, 9), (1, 9), True),
        ((2, 8), (2, 8), False),  # a fifth
        ((0, 9), (0, 200), False),  # too few to tell
        ((0, 200), (0, 9), False),
        ((10, 0), (10, 300), False),  # an extract of the list
        ((10, 300), (10, 0), False),  # and the whole list after it
        ((19, 81), (19, 300), True),
        ((20, 80), (20, 300), False),
    ],
)
def test_other_lists(store_with, add, now, before, is_other):
    store = store_with(*keys(*now, "N"))
    add(*keys(*before, "T"), as_of=EARLIER)
    others = store.ask("data/other_lists")
    assert len(others) == is_other
    if is_other:
        [other] = others.to_dict("records")
        assert (other["known"], other["tasks"]) == (now[0], sum(now))
        assert (other["previous_tasks"], other["previous_as_of"].date()) == (sum(before), EARLIER)
        assert not other["is_answered"] and not other["is_same"]


def test_other_lists_are_looked_for_within_a_municipality_and_in_what_is_shown(store_with, add):
    store = store_with(*keys(0, 20, "N"), municipality="Aarhus")
    add(*keys(0, 20, "T"), municipality="Billund", as_of=EARLIER)
    assert store.ask("data/other_lists").empty
    add(*keys(0, 20, "T"), municipality="Aarhus", as_of=EARLIER)
    assert store.ask("data/other_lists")["municipality"].tolist() == ["Aarhus"]
    add(*keys(0, 20, "N"), {"task_key": "N"}, municipality="Aarhus", as_of=EARLIER)  # takes its place
    assert store.ask("data/other_lists").empty


def test_persons_in_export(store_with, add):
    store = store_with({"responsible": "Anna", "executor": "Bo"}, {"responsible": None, "executor": "Bo"})
    listed = store.ask("data/snapshots")["snapshot_id"].tolist()
    add({"responsible": "Bo", "executor": "Carl"}, as_of=EARLIER)
    persons = store.ask("data/persons_in_export", ids=listed)
    assert persons.values.tolist() == [["Anna", False], ["Bo", True]]
