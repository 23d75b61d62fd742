"""What users write in the app's own tables, beside others who write."""

from datetime import date

import pytest

from dashboard.programme import edits
from dashboard.reports import programme_workbook
from dashboard.store import backup_copies, backups, deletion, register
from dashboard.store.connection import open_store
from dashboard.store.register import Change
from tests.conftest import EXPORT_DAY
from tests.programme.filled_workbooks import load, rows, stored


@pytest.fixture
def store():
    store = open_store(":memory:")
    yield store
    store.close()


def test_edits_of_a_table(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": p} for p in ("A", "B", "C")])}))
    shown = register.newest(store, "projects")
    changes = edits.changes_of_edits(
        "projects",
        shown,
        {0: {"leader": "Anna"}, 2: {"leader": "x"}},
        [{"project": "D"}, {}, {"note": None}],
        [1, 2],
    )
    assert edits.save(store, changes, "ABC", EXPORT_DAY) == []
    assert stored(store)["projects"] == [{"project": "A", "leader": "Anna"}, {"project": "D"}]


def test_an_emptied_cell_is_empty(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "A", "leader": "Anna"}])}))
    shown = register.newest(store, "projects")
    edits.save(
        store, edits.changes_of_edits("projects", shown, {0: {"leader": None}}, [], []), "A", EXPORT_DAY
    )
    assert stored(store)["projects"] == [{"project": "A"}]


def test_a_deleted_programmappe_is_not_brought_back_by_an_edit(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD", "leader": "Anna"}])}))
    shown = register.newest(store, "projects")
    deletion.delete_programme(store)
    changes = edits.changes_of_edits("projects", shown, {0: {"note": "x"}}, [], [])
    [conflict] = edits.save(store, changes, "ABC", EXPORT_DAY)
    [removal] = edits.save(store, edits.removals([shown[0] | {"subject": "projects"}]), "A", EXPORT_DAY) or [
        None
    ]
    assert removal is None and stored(store) == {}
    assert edits.save(store, [edits.instead_of_theirs(conflict)], "ABC", EXPORT_DAY) == []
    assert stored(store)["projects"] == [{"project": "KSD", "leader": "Anna", "note": "x"}]


def test_a_new_row_that_is_saved_twice_is_one_row(store):
    changes = edits.changes_of_edits("projects", [], {}, [{"project": "KSD"}], [], "table")
    for _ in range(2):
        assert edits.save(store, changes, "ABC", EXPORT_DAY) == []
    assert stored(store)["projects"] == [{"project": "KSD"}]


def test_what_changes_nothing_is_no_change(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}])}))
    shown = register.newest(store, "projects")
    assert edits.changes_of_edits("projects", shown, {0: {"project": "KSD"}}, [{}], []) == []
    [emptied] = edits.changes_of_edits("projects", shown, {0: {"project": None}}, [], [])
    assert emptied.content is None, "a row without a word in it goes"


def test_the_first_edit_of_a_day_is_in_a_backup(tmp_path):
    path = tmp_path / "klik.duckdb"
    store, today = open_store(path), date.today()
    for leader in ("A", "B"):
        edits.save(store, [Change("projects", {"project": leader}, is_new=True)], "ABC", today)
    store.close()
    [backup] = backups.all_of(path)
    assert backup_copies.rows_of(backup)["register_version"] == 1
