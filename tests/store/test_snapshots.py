"""Writing snapshots, and finding them again."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date

import numpy as np
import pandas as pd
import pytest

from dashboard.domain.problems import AlreadyLoaded, StoreUnavailable
from dashboard.store import errors, snapshots
from dashboard.store.connection import Store
from dashboard.store.snapshots import TASK_COLUMNS
from tests.store import examples


def stored_tasks(store: Store) -> list[dict]:
    with store.cursor() as cursor:
        found = cursor.execute("from klik.task order by snapshot_id, row_number")
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_the_columns_are_those_of_the_table(memory_store: Store):
    with memory_store.cursor() as cursor:
        found = cursor.execute(
            "select column_name from duckdb_columns() where database_name = 'klik' and table_name = 'task'"
        ).fetchall()
    assert sorted(name for (name,) in found) == sorted([*TASK_COLUMNS, "snapshot_id"])


def test_a_snapshot_comes_back_as_it_was(memory_store: Store):
    tasks = examples.tasks(
        2,
        task_id=["000123", None],
        due_date=[pd.Timestamp("2018-12-31"), pd.NaT],
        start_date=[date(2018, 1, 2), None],
        mandatory=[True, np.nan],
        responsible=["Anna Æblegård", np.nan],
        components=[("Beskedfordeler", "Serviceplatformen"), np.array([], dtype=object)],
        interfaces=[[], ["SF1461"]],
        title=["'; drop table klik.task; --", "= æøå ☃"],
    )
    [snapshot_id] = snapshots.add(memory_store, [examples.snapshot(tasks=tasks)], b"fil")
    first, second = stored_tasks(memory_store)
    assert first["snapshot_id"] == snapshot_id
    assert (first["task_id"], second["task_id"]) == ("000123", None)
    assert (first["due_date"], second["due_date"]) == (date(2018, 12, 31), None)
    assert (first["start_date"], second["start_date"]) == (date(2018, 1, 2), None)
    assert (first["mandatory"], second["mandatory"]) == (True, None)
    assert (first["responsible"], second["responsible"]) == ("Anna Æblegård", None)
    assert (first["components"], second["components"]) == (["Beskedfordeler", "Serviceplatformen"], [])
    assert (first["interfaces"], second["interfaces"]) == ([], ["SF1461"])
    assert (first["title"], second["title"]) == ("'; drop table klik.task; --", "= æøå ☃")


def test_types_are_not_guessed_from_the_first_rows(memory_store: Store):
    """A column that is empty for thousands of rows, and then isn't."""
    empty = 20_000
    tasks = examples.tasks(
        empty + 1,
        comment=[None] * empty + ["sidst"],
        completed_date=[None] * empty + [pd.Timestamp("2018-02-01")],
        interfaces=[[]] * empty + [["SF1461"]],
        mandatory=[None] * empty + [True],
    )
    snapshots.add(memory_store, [examples.snapshot(tasks=tasks)], b"fil")
    last = stored_tasks(memory_store)[-1]
    assert last["comment"] == "sidst"
    assert last["completed_date"] == date(2018, 2, 1)
    assert last["interfaces"] == ["SF1461"]
    assert last["mandatory"] is True


def test_an_upload_is_stored_whole_or_not_at_all(memory_store: Store):
    broken = examples.tasks(title=["en", None, "tre"])  # the table's title is not null
    with pytest.raises(Exception, match="NOT NULL"):
        snapshots.add(memory_store, [examples.snapshot(), examples.snapshot(tasks=broken)], b"fil")
    assert snapshots.listing(memory_store).empty
    assert stored_tasks(memory_store) == []


def test_a_later_upload_is_shown_and_the_earlier_can_be_had_back(memory_store: Store):
    [earlier] = snapshots.add(memory_store, [examples.snapshot(b"a")], b"a")
    [later] = snapshots.add(memory_store, [examples.snapshot(b"b")], b"b")
    [other_day] = snapshots.add(memory_store, [examples.snapshot(b"c", as_of=date(2018, 6, 1))], b"c")

    def shown() -> set[str]:
        listed = snapshots.listing(memory_store)
        return set(listed["snapshot_id"][listed["in_use"]])

    assert shown() == {later, other_day}
    snapshots.use(memory_store, earlier)
    assert shown() == {earlier, other_day}
    snapshots.use(memory_store, later)
    assert shown() == {later, other_day}


def test_a_clock_set_back_favours_no_old_snapshot(memory_store: Store):
    [earlier] = snapshots.add(memory_store, [examples.snapshot(b"a")], b"a")
    with memory_store.writing() as cursor:
        cursor.execute("update klik.snapshot_choice set chosen_at = timestamp '2999-01-01'")
    [later] = snapshots.add(memory_store, [examples.snapshot(b"b")], b"b")
    listed = snapshots.listing(memory_store).set_index("snapshot_id")
    assert listed["in_use"].to_dict() == {earlier: False, later: True}


def test_the_file_is_kept_once(memory_store: Store):
    content = bytes(range(256)) * 10
    both = [examples.snapshot(content, municipality=name) for name in ("Aarhus", "Odense")]
    ids = snapshots.add(memory_store, both, content)
    snapshots.add(memory_store, [examples.snapshot(content)], content, instead_of=ids)
    with memory_store.cursor() as cursor:
        assert cursor.execute("select count(*) from klik.source_file").fetchone() == (1,)
    assert snapshots.source(memory_store, ids[1]) == ("klik.xlsx", content)


def test_a_file_that_many_load_at_once_is_stored_once(store: Store):
    """All have asked before any has written: the one who writes asks again."""
    together = threading.Barrier(8)

    def load(_) -> str:
        together.wait()
        try:
            return snapshots.add(store, [examples.snapshot()], b"fil")[0]
        except AlreadyLoaded as refused:
            return refused.title

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(load, range(8)))
    refused = "Filen er allerede indlæst, som eksporten pr. 04.05.2018."
    assert answers.count(refused) == 7
    assert snapshots.listing(store)["snapshot_id"].tolist() == [said for said in answers if said != refused]


def test_the_file_of_a_snapshot_that_is_gone(memory_store: Store):
    with pytest.raises(StoreUnavailable) as told:
        snapshots.source(memory_store, "ukendt")
    assert told.value.title == "Filen er ikke i databasen længere"


def test_mappings_are_remembered_and_the_newest_counts(memory_store: Store):
    assert snapshots.remembered_mapping(memory_store, "a") is None
    snapshots.remember_mapping(memory_store, "a", {"title": "Opgave"})
    snapshots.remember_mapping(memory_store, "a", {"title": "Ærinde"})
    snapshots.remember_mapping(memory_store, "b", {})
    assert snapshots.remembered_mapping(memory_store, "a") == {"title": "Ærinde"}


def test_ids_are_uuids_of_version_7_in_order():
    ids = []
    for _ in range(100):
        ids.append(snapshots.new_id())
    assert len(set(ids)) == 100
    assert {(uuid.UUID(one).version, uuid.UUID(one).variant) for one in ids} == {(7, uuid.RFC_4122)}
    assert [one[:14] for one in ids] == sorted(one[:14] for one in ids)


def test_a_commit_that_failed_and_is_found_whole_afterwards_counts_as_stored(store: Store, monkeypatch):
    """As on a full disk: the rows reach the log, and then the file can't be brought up to date."""
    writing = store.writing

    @contextmanager
    def failing_at_its_end(*questions):
        with writing(*questions) as cursor:
            yield cursor
        raise errors.full()

    monkeypatch.setattr(store, "writing", failing_at_its_end)
    ids = snapshots.add(store, [examples.snapshot(b"fil")], b"fil")
    assert snapshots.listing(store)["snapshot_id"].tolist() == ids


def test_a_commit_that_failed_is_told(store: Store, monkeypatch):
    def failing_at_its_beginning(*_questions):
        raise errors.full()

    monkeypatch.setattr(store, "writing", failing_at_its_beginning)
    with pytest.raises(StoreUnavailable):
        snapshots.add(store, [examples.snapshot(b"fil")], b"fil")
