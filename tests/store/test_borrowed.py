"""The sample data are read by many sessions: each that writes does so in a copy of its own."""

from contextlib import closing
from threading import Thread

import psutil
import pytest

from dashboard.programme import edits
from dashboard.store import deletion, files, register, snapshots
from dashboard.store.borrowed import borrowed
from dashboard.store.connection import open_store
from dashboard.store.register import Change
from tests.conftest import EXPORT_DAY, add_snapshot

ROW = Change("projects", {"project": "SAPA", "note": "æøå 🚒"}, position=1, origin="test")


@pytest.fixture(scope="module")
def lender():
    """For all tests: none of them may change it."""
    with closing(open_store(":memory:")) as store:
        add_snapshot(store, {"title": "Opgave", "components": ["Beskedfordeler"], "due_date": EXPORT_DAY})
        edits.save(store, [ROW], "ABC", EXPORT_DAY)
        yield store


def rows_of(store) -> dict[str, list[tuple]]:
    with store.cursor() as cursor:
        tables = files.tables_of(cursor, "klik")
        return {table: cursor.execute(f"from klik.{table} order by all").fetchall() for table in tables}


def count(store, chosen) -> int:
    return store.ask("tasks/count", filter=chosen).iloc[0, 0]


def columns_of(store) -> list[tuple]:
    statement = (
        "select table_name, column_name, data_type, is_nullable, column_default from duckdb_columns()"
        " where database_name = 'klik' order by all"
    )
    with store.cursor() as cursor:
        return cursor.execute(statement).fetchall()


def test_it_answers_as_the_lender_does(lender, on):
    store = borrowed(lender)
    assert rows_of(store) == rows_of(lender) and store.generation == lender.generation
    assert store.ask("tasks/count", filter=on()).equals(lender.ask("tasks/count", filter=on()))
    assert count(store, on()) == 1


def test_until_it_is_written_to_it_takes_no_thread_and_no_handle(lender):
    process = psutil.Process()
    before = process.num_threads(), len(process.open_files())
    stores = [borrowed(lender) for _ in range(20)]
    assert [len(rows_of(store)["task"]) for store in stores] == [1] * 20
    assert (process.num_threads(), len(process.open_files())) == before
    for store in stores:
        store.close()
    assert len(rows_of(lender)["task"]) == 1  # closing closes nothing of the lender's


def test_what_is_written_is_the_writer_s_own(lender):
    mine, theirs = borrowed(lender), borrowed(lender)
    before = rows_of(lender)
    add_snapshot(mine, {"title": "Min"}, {"title": "Også min"}, municipality="Min")
    assert len(rows_of(mine)["task"]) == 3
    assert rows_of(lender) == rows_of(theirs) == before
    mine.close()
    assert rows_of(theirs) == before


def test_the_copy_is_the_same_down_to_ids_and_types(lender):
    store = borrowed(lender)
    before = rows_of(store)
    with store.writing():
        pass
    assert store.instance.is_copied
    assert rows_of(store) == before and columns_of(store) == columns_of(lender)
    store.close()


def test_a_row_that_was_read_before_the_copy_can_be_changed_after_it(lender):
    store = borrowed(lender)
    [row] = register.newest(store, "projects")
    change = Change(
        "projects", {"project": "KSD"}, row["row_id"], row["version_id"], position=1, origin="test"
    )
    assert edits.save(store, [change], "DEF", EXPORT_DAY) == []
    assert [one["content"]["project"] for one in register.newest(store, "projects")] == ["KSD"]
    assert [one["content"]["project"] for one in register.newest(lender, "projects")] == ["SAPA"]
    store.close()


def test_deleting_all_of_it_takes_only_one_s_own(lender, on):
    store = borrowed(lender)
    assert count(store, on()) == 1  # what is kept of it is outdated by the deletion
    deletion.delete_everything(store)
    assert count(store, on()) == 0 and snapshots.listing(store).empty
    assert count(lender, on()) == 1
    store.close()


def test_who_reads_while_a_copy_is_made_reads_one_or_the_other(lender, on):
    store, answers = borrowed(lender), []

    def read():
        answers.extend(count(store, on()) for _ in range(20))

    readers = [Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    with store.writing():
        pass
    for reader in readers:
        reader.join()
    assert answers == [1] * 60
    store.close()


def test_a_break_is_the_lender_s():
    """All who borrow it lose it together; whoever lends it sees that it is to be made anew."""
    lender = open_store(":memory:")
    store = borrowed(lender)
    store.instance._drop(store.instance._connection)
    assert not lender.instance.is_open and not store.instance.is_open
    lender.ask("data/snapshots")
    assert not store.instance.is_open, "what the lender opens is another database"
