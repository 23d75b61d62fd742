"""A file into the store in one go: its day and municipality, what it replaces, and what is refused."""

from datetime import date

import pytest

from dashboard.domain.problems import AlreadyLoaded, Expired, NoTasks
from dashboard.domain.scope import Session
from dashboard.imports.load import load_file
from dashboard.store import snapshots
from tests import exports
from tests.imports.loading import TODAY, load, shown


def test_a_file_becomes_a_snapshot_with_its_own_day_and_municipality(empty_store):
    loaded = load(empty_store, exports.xlsx())
    assert len(loaded.reading.tasks) == 2
    assert shown(empty_store) == [(date(2026, 11, 23), "Prøvekøbing Kommune")]


def test_every_step_is_reported_on_the_way(empty_store):
    steps = []
    load_file(empty_store, "klik.xlsx", exports.xlsx(), steps.append, TODAY)
    assert steps == ["Åbner filen", "Finder tabel og kolonner", "Læser opgaverne", "Gemmer"]


def test_the_same_file_twice_is_known_and_changes_nothing(empty_store):
    content = exports.xlsx()
    load(empty_store, content)
    with pytest.raises(AlreadyLoaded) as refused:
        load(empty_store, content, "et andet navn.xlsx")
    assert "23.11.2026" in refused.value.title
    assert len(snapshots.listing(empty_store)) == 1


def test_a_later_file_for_the_same_day_takes_over_and_the_earlier_can_be_had_back(empty_store):
    first = load(empty_store, exports.xlsx({"Opgave": "Den første"})).snapshot_ids[0]
    load(empty_store, exports.xlsx({"Opgave": "Den anden"}))
    listing = snapshots.listing(empty_store).set_index("snapshot_id")
    assert listing["in_use"].sum() == 1 and not listing.loc[first, "in_use"]
    snapshots.use(empty_store, first)
    assert snapshots.listing(empty_store).set_index("snapshot_id").loc[first, "in_use"]


def test_a_file_without_a_day_or_a_municipality_takes_today_and_the_one_municipality_there_is(empty_store):
    load(empty_store, exports.xlsx())
    content = exports.xlsx({"Opgave": "Uden titel over"}, title="")
    load(empty_store, content, "opgaver.xlsx")
    days = snapshots.listing(empty_store)
    assert set(days["municipality"]) == {"Prøvekøbing Kommune"}
    assert "Prøvekøbing Kommune" in shown(empty_store)[0]


def test_a_file_without_a_municipality_that_came_first_belongs_to_the_one_that_comes_later(empty_store, on):
    load(empty_store, exports.xlsx(title="Udtræk pr. 26-10-2026"))
    assert shown(empty_store) == [(date(2026, 10, 26), "")]
    load(empty_store, exports.xlsx())
    assert {name for _, name in shown(empty_store)} == {"Prøvekøbing Kommune"}
    counts = empty_store.ask("overview/counts_by_light", filter=on())
    assert counts["shown"].sum() == 2


def test_a_file_without_a_municipality_belongs_to_the_only_one_that_the_session_may_see(empty_store):
    load(empty_store, exports.xlsx())
    of_other = empty_store.for_session(Session("ab", ("Andeby Kommune",)))
    load(of_other, exports.xlsx({"Opgave": "Uden titel over"}, title=""), "opgaver.xlsx")
    assert [name for _, name in shown(of_other)] == ["Andeby Kommune"]


def test_a_municipality_is_spelled_as_in_earlier_exports_and_counts_once(empty_store, on):
    load(empty_store, exports.xlsx(title="Udtræk pr. 26-10-2026 for Prøvekøbing Kommune"))
    load(
        empty_store,
        exports.xlsx(
            {"Kommune": "prøvekøbing"}, headers=(*exports.HEADERS, "Kommune"), title="Pr. 23-11-2026"
        ),
    )
    assert {name for _, name in shown(empty_store)} == {"Prøvekøbing Kommune"}
    assert empty_store.ask("overview/counts_by_light", filter=on())["shown"].sum() == 1


def test_what_a_file_takes_the_place_of_is_reported(empty_store):
    load(empty_store, exports.xlsx())
    later = load(empty_store, exports.xlsx({"Opgave": "En anden"}), "privat.xlsx")
    assert [export["file_name"] for export in later.replaced] == ["klik.xlsx"]
    month = load(empty_store, exports.xlsx(title="Udtræk pr. 26-10-2026 for Prøvekøbing Kommune"))
    assert month.replaced == ()


def test_an_export_that_is_too_old_is_refused_before_it_is_stored(empty_store, monkeypatch):
    monkeypatch.setenv("KLIK_KEEP_DAYS", "30")
    with pytest.raises(Expired) as refused:
        load(empty_store, exports.xlsx(title="Udtræk pr. 01-02-2020"))
    assert "01.02.2020" in refused.value.title and "30 dage" in refused.value.next_step
    assert shown(empty_store) == []


def test_a_file_that_gives_no_task_is_refused(empty_store):
    total = dict.fromkeys(exports.HEADERS) | {"Opgave": "I alt", "Projekt": 2}
    with pytest.raises(NoTasks) as refused:
        load(empty_store, exports.xlsx(total, title=""), "sum.xlsx")
    assert refused.value.next_step.startswith("Række 2: Ser ud som en sumrække.")
    assert shown(empty_store) == []


def test_endless_words_over_the_table_cost_no_time_and_hide_nothing(empty_store):
    """The search for a municipality once took half a minute in such a line, with the whole server waiting."""
    loaded = load(empty_store, exports.xlsx(title="Udtræk pr. 23-11-2026 for Aby Kommune " + "Aa-" * 10_000))
    assert shown(empty_store) == [(date(2026, 11, 23), "Aby Kommune")]
    assert len(loaded.reading.tasks) == 2
