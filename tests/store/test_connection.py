"""The one door: hardened, isolated, and safe to share between threads."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from dashboard.domain.filters import TaskFilter
from dashboard.domain.problems import StoreUnavailable
from dashboard.store import deletion, instance, snapshots
from dashboard.store.connection import Store, open_store
from tests import lakes
from tests.store import examples

EXPECTED = {
    "temp_directory": "",
    "threads": "2",
    "async_threads": "1",
    "memory_limit": "953.6 MiB",
    "max_execution_time": "30000",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "enable_external_access": "false",
    "lock_configuration": "true",
}

ESCAPES = (
    "select * from read_csv('{file}')",
    "select * from read_text('{file}')",
    "select * from read_blob('{file}')",
    "select * from read_json('{file}')",
    "select * from read_parquet('{file}')",
    "select * from sniff_csv('{file}')",
    "select * from glob('{folder}/*')",
    "select * from '{file}'",
    "copy klik.main.task from '{file}'",
    "copy klik.task to '{folder}/out.csv'",
    "copy (select 1) to '{folder}/out.parquet'",
    "export database '{folder}/out'",
    "import database '{folder}'",
    "attach '{folder}/other.duckdb' as other",
    "attach '{folder}/other.duckdb' as other (read_only)",
    "install httpfs",
    "force install httpfs",
    pytest.param("load httpfs", marks=lakes.ABOUT_FILES),  # loaded where the lake lies on S3
    "create persistent secret kept (type s3)",
    "set threads = 8",
    "set memory_limit = '8GB'",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "set temp_directory = '{folder}'",
    "reset threads",
    "select * from somebodys_frame",
)


def settings_seen_by(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    found = connection.execute("select name, value from duckdb_settings()").fetchall()
    return {name: value for name, value in found if name in EXPECTED}


@lakes.ABOUT_FILES
def test_settings_read_back_in_a_cursor(store: Store):
    with store.cursor() as cursor:
        seen = settings_seen_by(cursor)
    too_old_for = instance.ONLY_NEW if duckdb.__version__ < "2" else set()
    assert seen == {name: value for name, value in EXPECTED.items() if name not in too_old_for}


@pytest.mark.parametrize("statement", ESCAPES)
def test_no_way_out_of_the_database(store: Store, tmp_path: Path, statement: str):
    file = tmp_path / "secret.csv"
    file.write_text("a\nb\n", encoding="utf-8")
    somebodys_frame = examples.tasks()  # what DuckDB could find by its name
    assert not somebodys_frame.empty
    before = sorted(tmp_path.iterdir())
    with pytest.raises((duckdb.Error, StoreUnavailable)), store.cursor() as cursor:
        cursor.execute(statement.format(file=file, folder=tmp_path)).fetchall()
    assert sorted(tmp_path.iterdir()) == before


def test_two_stores_in_memory_are_strangers(memory_store: Store):
    snapshots.add(memory_store, [examples.snapshot()], b"fil")
    with closing(open_store(":memory:")) as other:
        assert snapshots.listing(other).empty
        assert len(snapshots.listing(memory_store)) == 1


def test_16_threads_get_only_their_own_rows(store: Store):
    hashes = [f"{number:064}" for number in range(50)]
    snapshots.add(store, [examples.snapshot(municipality=name, content_hash=name) for name in hashes], b"fil")

    def asked(turn: int) -> bool:
        wanted = hashes[turn % 50]
        return snapshots.with_hash(store, wanted)["municipality"].tolist() == [wanted]

    with ThreadPoolExecutor(16) as threads:
        assert all(threads.map(asked, range(2000)))


def test_questions_asked_together_are_asked_at_the_same_time(store: Store, monkeypatch):
    both = threading.Barrier(2, timeout=10)  # breaks where one is asked after the other
    monkeypatch.setattr(Store, "ask", lambda _store, question: (both.wait(), question)[1])
    assert store.ask_together(("one", {}), ("other", {})) == ["one", "other"]


def test_questions_asked_together_are_answered_in_their_order_or_the_error_is_raised(store: Store):
    snapshots.add(store, [examples.snapshot(municipality=name) for name in ("Aarhus", "Odense")], b"fil")
    questions = [
        ("tasks/count", {"filter": TaskFilter(examples.snapshot().as_of, municipalities=(name,))})
        for name in ("Aarhus", "Odense", "Nirgends")
    ] * 5
    counts = [answer["chosen"].iloc[0] for answer in store.ask_together(*questions)]
    assert counts == [3, 3, 0] * 5
    with pytest.raises(duckdb.Error):
        store.ask_together(questions[0], ("tasks/count", {}))


def test_readers_and_writers_while_the_file_is_rewritten(store: Store):
    kept = [examples.snapshot(municipality=name) for name in ("Aarhus", "Odense")]
    snapshots.add(store, kept, b"fil")
    finished = threading.Event()
    seen = []

    def read() -> None:
        while not finished.is_set():
            # A question with parameters: an answer that is kept would not go to the file.
            seen.append(set(snapshots.with_hash(store, kept[0].content_hash)["municipality"]))

    def come_and_go(content: bytes) -> None:
        for _ in range(3):
            ids = snapshots.add(store, [examples.snapshot(content, municipality="Vejle")], content)
            deletion.delete(store, ids)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    with ThreadPoolExecutor(2) as writers:
        done = [writers.submit(come_and_go, content) for content in (b"x", b"y")]
    finished.set()
    for reader in readers:
        reader.join()
    assert [one.exception() for one in done] == [None, None]
    assert seen
    assert all(found == {"Aarhus", "Odense"} for found in seen)
    assert len(snapshots.listing(store)) == 2


def test_a_question_refuses_a_missing_and_an_unused_parameter(memory_store: Store):
    with pytest.raises(duckdb.Error):
        memory_store.ask("data/snapshots_with_hash")
    with pytest.raises(duckdb.Error):
        memory_store.ask("data/snapshots", surplus=1)


def test_macros_are_not_written_into_the_users_file(store: Store):
    with store.cursor() as cursor:
        found = cursor.execute(
            "select count(*) from duckdb_functions() where database_name = 'klik'"
        ).fetchone()
    assert found == (0,)


def test_a_folder_and_a_place_with_a_quote(tmp_path: Path):
    database_file = tmp_path / "new" / "Bent's æble.duckdb"
    with closing(open_store(database_file)) as store:
        snapshots.add(store, [examples.snapshot()], b"fil")
    with closing(open_store(database_file)) as store:
        assert len(snapshots.listing(store)) == 1


def test_a_question_that_asks_too_much_leaves_the_store_usable(memory_store: Store):
    with pytest.raises(StoreUnavailable), memory_store.cursor() as cursor:
        cursor.execute("select string_agg(range::text || repeat('x', 1000)) from range(5_000_000)").fetchall()
    assert snapshots.listing(memory_store).empty


def municipalities(store: Store) -> list[str]:
    return list(store.ask("data/exports_in_use")["municipality"])


def test_an_answer_that_is_kept_is_never_older_than_what_was_written(database_file: Path):
    with closing(open_store(database_file)) as store:
        assert municipalities(store) == []
        [first] = snapshots.add(store, [examples.snapshot(b"a")], b"a")
        assert municipalities(store) == ["Aarhus"]
        snapshots.add(store, [examples.snapshot(b"b", municipality="Odense")], b"b")
        assert municipalities(store) == ["Aarhus", "Odense"]
        deletion.delete(store, [first])
        assert municipalities(store) == ["Odense"]


def test_who_changes_an_answer_changes_only_their_own(store: Store):
    snapshots.add(store, [examples.snapshot()], b"a")
    mine = store.ask("data/exports_in_use")
    mine["municipality"] = "Odense"
    assert municipalities(store) == ["Aarhus"]


def test_only_the_broken_instance_is_dropped(store: Store):
    """Two threads come from the same broken one: the second must not close what was opened after it."""
    instance = store.instance
    broken = instance._opened()
    instance._drop(broken)
    healthy = instance._opened()
    instance._drop(broken)
    assert instance._opened() is healthy
    assert municipalities(store) == []
