"""What holds for a database in a file holds for a lake: imports, backups, deletion, restore."""

import itertools
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pandas as pd
import psycopg
import pytest

from dashboard.domain.acts import Act
from dashboard.domain.filters import TaskFilter
from dashboard.domain.problems import AlreadyLoaded, StoreUnavailable
from dashboard.store import (
    backup_contents,
    backup_files,
    backups,
    deletion,
    errors,
    files,
    migrate,
    register,
    snapshots,
)
from dashboard.store.connection import Store, open_store
from dashboard.store.lake import lake_access, lake_catalogue, lake_errors, lake_municipalities, lake_tables
from dashboard.store.register import Change
from tests import lakes
from tests.store import examples

ROOT = Path(__file__).parents[3]
CANARY = "Kanariefugl-Zq7"
DAY = date(2026, 11, 25)


def load(store: Store, number: int = 1, marker: str = "Opgave", municipality: str = "Nyborg Kommune") -> str:
    """An export of its own; returns its id."""
    content = f"{marker} {number}".encode()
    new = examples.snapshot(
        content,
        municipality=municipality,
        as_of=DAY - timedelta(weeks=number),
        tasks=examples.tasks(responsible=marker, marker=marker),
    )
    return snapshots.add(store, [new], content)[0]


def exports_of(store: Store) -> int:
    return len(snapshots.listing(store))


def bytes_of(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for file in folder.rglob("*"):
        if file.is_file():
            yield file, file.read_bytes()


def files_on_disk(lake: Store) -> int:
    return len(list(Path(lake.instance.access.data).rglob("*.parquet")))


def files_in_use(lake: Store) -> int:
    with lake.cursor() as cursor:
        tables = files.tables_of(cursor, "klik")
        return sum(
            len(cursor.execute(f"from ducklake_list_files('klik', '{table}')").fetchall()) for table in tables
        )


def analyze_and_checkpoint(server: lakes.Postgres) -> None:
    """As PostgreSQL does by itself: it keeps the commonest values of each column, and writes all to disk."""
    with psycopg.connect(server.superuser, autocommit=True) as connection:
        connection.execute("analyze")
        connection.execute("checkpoint")


def traces_of_the_canary(server: lakes.Postgres, municipality: Path) -> set[str]:
    """Where it can be read: the files of the lake, the catalogue as it is dumped and as it lies, backups."""
    analyze_and_checkpoint(server)
    found = {"dump"} if CANARY.encode() in server.dump() else set()
    folders = {
        "parquet": Path(lake_access.read(municipality.parent).data),
        "municipality": municipality.parent,
        "catalogue": server.data / "base",
    }
    for name, folder in folders.items():
        found |= {name for _, content in bytes_of(folder) if CANARY.encode() in content}
    return found


def test_an_import_is_stored_and_backed_up(lake: Store):
    load(lake)
    assert exports_of(lake) == 1 and not lake.instance.backup_failed
    [backup] = backup_files.all_of(lake.path)
    [contents] = backup_contents.of_each(lake)
    assert len(contents.exports) == 1 and backup.stat().st_mode & 0o077 == 0


def test_the_same_file_is_stored_once(lake: Store):
    load(lake)
    with pytest.raises(AlreadyLoaded):
        load(lake)


def test_what_another_process_wrote_is_seen_by_the_next_question(lake: Store, municipality: Path):
    lake.instance.generation._clock = iter(range(10_000)).__next__  # each look is a second later
    assert exports_of(lake) == 0
    with closing(open_store(municipality)) as other:
        load(other)
        assert exports_of(lake) == 1
        register.save(lake, [Change("projects", {"project": "KY"}, is_new=True)], "ABC", DAY)
        assert len(register.project_names(other)) == 1


def test_maintenance_changes_files_and_no_answer(lake: Store, municipality: Path):
    for number in range(4):
        load(lake, number)
    data = Path(lake.instance.access.data)
    before = snapshots.listing(lake), len(list(data.rglob("task/*.parquet")))
    generation = lake.generation
    lake_municipalities.maintain(municipality.parent, DAY)
    lake.instance.generation.outdate()
    assert lake.generation == generation, "what was evaluated still holds"
    assert snapshots.listing(lake).equals(before[0])
    with lake.cursor() as cursor:
        assert len(cursor.execute("from ducklake_list_files('klik', 'task')").fetchall()) == 1
        lake_tables.remove_old_files(cursor)
    assert before[1] == 4 and len(list(data.rglob("task/*.parquet"))) == 1
    assert snapshots.listing(lake).equals(before[0])


def test_what_has_expired_goes_at_night(lake: Store, municipality: Path, monkeypatch: pytest.MonkeyPatch):
    load(lake, 1)
    load(lake, 100, CANARY)
    monkeypatch.setenv("KLIK_KEEP_DAYS", "365")
    lake_municipalities.maintain(municipality.parent, DAY)
    lake.instance.generation.outdate()
    assert exports_of(lake) == 1


def test_nothing_is_deleted_where_a_server_starts(lake: Store, municipality: Path, monkeypatch):
    load(lake, 100)
    monkeypatch.setenv("KLIK_KEEP_DAYS", "365")
    with closing(open_store(municipality)) as other:
        assert exports_of(other) == 1


def test_of_a_deleted_export_no_byte_stays(lake: Store, municipality: Path, lake_server: lakes.Postgres):
    load(lake, 1)
    deleted = load(lake, 2, CANARY)
    analyze_and_checkpoint(lake_server)
    assert (
        {"parquet", "dump", "catalogue", "municipality"}
        >= traces_of_the_canary(lake_server, municipality)
        >= {"dump", "catalogue"}
    )
    assert deletion.delete(lake, [deleted]).backups_rewritten == 1
    assert traces_of_the_canary(lake_server, municipality) == set()
    assert files_on_disk(lake) == files_in_use(lake)
    assert exports_of(lake) == 1 and snapshots.source(lake, snapshots.listing(lake)["snapshot_id"][0])[1]


def test_of_a_deleted_programmappe_no_byte_stays(
    lake: Store, municipality: Path, lake_server: lakes.Postgres
):
    row = {"name": CANARY, "project": "KY", "role": "Projektleder"}
    assert not register.save(lake, [Change("persons", row, is_new=True)], "ABC", DAY)
    backups.make(lake)
    assert traces_of_the_canary(lake_server, municipality)
    deletion.delete_programme(lake)
    assert traces_of_the_canary(lake_server, municipality) == set()


def test_of_a_municipality_that_is_removed_no_byte_stays(
    lake: Store, municipality: Path, lake_server: lakes.Postgres
):
    load(lake, 1, CANARY)
    lake.close()
    data = Path(lake.instance.access.data)
    lake_municipalities.remove(municipality.parent, lake_server.admin)
    assert not data.exists() and not municipality.parent.exists()
    with psycopg.connect(lake_server.superuser, autocommit=True) as connection:
        connection.execute("checkpoint")
        names = connection.execute("select nspname from pg_namespace union all select rolname from pg_roles")
        assert "klik_0450" not in {name for (name,) in names}
    assert CANARY.encode() not in lake_server.dump()
    assert not any(CANARY.encode() in content for _, content in bytes_of(lake_server.data / "base"))
    assert CANARY.encode() not in (lake_server.folder / "log").read_bytes()


def test_whatever_the_clocks_say(lake: Store, municipality: Path, lake_server: lakes.Postgres):
    """PostgreSQL dates what is written, and its clock may be ahead of the server's."""
    deleted = load(lake, 2, CANARY)
    with psycopg.connect(lake_server.superuser, autocommit=True) as admin:
        admin.execute(
            "update klik_0450.ducklake_snapshot set snapshot_time = snapshot_time + interval '1 hour'"
        )
    deletion.delete(lake, [deleted])
    assert traces_of_the_canary(lake_server, municipality) == set()
    assert files_on_disk(lake) == files_in_use(lake)


def test_a_deletion_whose_files_cannot_be_erased_is_told_and_erased_later(
    lake: Store, municipality: Path, lake_server: lakes.Postgres, monkeypatch: pytest.MonkeyPatch
):
    """As while a dump is made: it is recorded, others go on writing, and the page Data says so."""
    monkeypatch.setattr(lake_catalogue, "VACUUM_SECONDS", 0.2)
    recorded = []
    session = replace(lake.session, record=lambda act, _what: recorded.append(act))
    deleted = load(lake, 2, CANARY)
    with psycopg.connect(lake_server.superuser) as dump:
        dump.execute("lock table klik_0450.ducklake_snapshot in access share mode")
        dump.execute("select count(*) from klik_0450.ducklake_column")
        assert deletion.delete(lake.for_session(session), [deleted]).snapshots == 1
        assert recorded == [Act.DELETED] and exports_of(lake) == 0
        assert lake.instance.is_erasure_pending
        load(lake, 3)
    lake_municipalities.maintain(municipality.parent, DAY)
    assert not lake.instance.is_erasure_pending
    assert traces_of_the_canary(lake_server, municipality) == set()


def test_what_a_killed_restore_left_is_erased_too(
    lake: Store, municipality: Path, lake_server: lakes.Postgres, monkeypatch: pytest.MonkeyPatch
):
    deleted = load(lake, 2, CANARY)
    [backup] = backup_files.all_of(lake.path)
    with child("restore", municipality, backup) as process:
        assert process.stdout.readline() == "restoring\n"
        process.kill()
        process.wait()
    assert list((municipality.parent / "rewriting").iterdir()) and lake.instance.is_erasure_pending
    deletion.delete(lake, [deleted])
    assert traces_of_the_canary(lake_server, municipality) == set()


@contextmanager
def child(what: str, municipality: Path, backup: Path) -> Iterator[subprocess.Popen]:
    """A process that stops in the middle of a restore."""
    words = (
        "import sys, time; from pathlib import Path; from dashboard.store import backups;"
        "from dashboard.store.connection import open_store; from dashboard.store.lake import lake_tables;"
        "lake_tables.make_anew = lambda _: (print('restoring', flush=True), time.sleep(60));"
        "store = open_store(sys.argv[1]); backups.restore(store.path, Path(sys.argv[2]), store)"
    )
    command = [sys.executable, "-c", words, str(municipality), str(backup)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("lost", ["files", "schema", "role", "lake.json"])
def test_the_drill_when_something_is_lost(lake_server: lakes.Postgres, tmp_path: Path, lost: str):
    """As docs/drift.md has it: remove what is left, add, restore."""
    folder = tmp_path / "0450"
    lake_municipalities.add(folder, lake_server.admin)
    with closing(open_store(folder / "lake.json")) as store:
        load(store, 1)
        before, access = snapshots.listing(store), store.instance.access
        kept = tmp_path / "kept.duckdb"
        kept.write_bytes(backup_files.all_of(store.path)[-1].read_bytes())
    with psycopg.connect(lake_server.superuser, autocommit=True) as admin:
        if lost == "files":
            shutil.rmtree(access.data)
        elif lost == "lake.json":
            (folder / "lake.json").unlink()
        else:
            admin.execute("drop schema klik_0450 cascade")
            if lost == "role":
                admin.execute("drop owned by klik_0450")
                admin.execute("drop role klik_0450")
    assert lake_municipalities.remove(folder, lake_server.admin)
    assert not folder.exists() and not Path(access.data).exists()
    lake_municipalities.add(folder, lake_server.admin)
    try:
        with closing(open_store(folder / "lake.json")) as store:
            backups.restore(store.path, kept, store)
            assert snapshots.listing(store).equals(before)
    finally:
        lake_municipalities.remove(folder, lake_server.admin)


def test_a_reader_whose_file_is_rewritten_asks_again(lake: Store, municipality: Path):
    load(lake, 1)
    gone = load(lake, 2)
    asked = []

    def rewritten_meanwhile(*given) -> pd.DataFrame:
        asked.append(given)
        if len(asked) == 1:
            raise errors.RewrittenMeanwhile("", "")
        return answer(*given)

    answer = lake._asked
    lake._asked = rewritten_meanwhile
    assert exports_of(lake) == 2 and len(asked) == 2
    with closing(open_store(municipality)) as other, lake.cursor() as reading:
        reading.begin()
        reading.execute("select count(*) from klik.snapshot").fetchall()
        other.instance.release()
        shutil.rmtree(Path(lake.instance.access.data) / "main" / "task")
        with pytest.raises(errors.RewrittenMeanwhile), lake_errors.translated():
            reading.execute("select max(title), max(comment) from klik.task").fetchall()
    assert gone


def test_threads_whose_connection_is_dropped_are_told_and_go_on(lake: Store, lake_server: lakes.Postgres):
    """DuckDB ends the process where it must roll back by itself: then this test's process is gone."""
    load(lake, 1)
    stopped = threading.Event()
    outcomes = set()

    def ask() -> None:
        for number in itertools.count(1):
            if stopped.is_set():
                return
            try:
                lake.instance.generation.outdate()
                outcomes.add(
                    int(
                        lake.ask("tasks/count", filter=TaskFilter(DAY, warning_days=number % 300))["chosen"][
                            0
                        ]
                    )
                )
            except StoreUnavailable:
                outcomes.add("told")

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    with psycopg.connect(lake_server.superuser, autocommit=True) as admin:
        for _ in range(20):
            time.sleep(0.2)
            admin.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'klik_0450'"
            )
    stopped.set()
    for thread in threads:
        thread.join()
    assert outcomes == {3, "told"}
    assert lake.ask("tasks/count", filter=TaskFilter(DAY))["chosen"][0] == 3


def test_a_restore_is_undone_by_another(lake: Store):
    load(lake, 1)
    load(lake, 2)
    backup = backup_files.all_of(lake.path)[-1]
    before = snapshots.listing(lake)
    deletion.delete(lake, [])
    load(lake, 3)
    backups.restore(lake.path, backup, lake)
    assert snapshots.listing(lake).equals(before)
    backups.restore(lake.path, backup_files.all_of(lake.path)[-1], lake)
    assert exports_of(lake) == 3


def test_a_file_becomes_a_lake(lake: Store, tmp_path: Path):
    """A municipality that had a database of its own moves by its file."""
    with closing(open_store(tmp_path / "own" / "klik.duckdb")) as own:
        load(own, 1)
        register.save(own, [Change("projects", {"project": "KY"}, is_new=True)], "ABC", DAY)
        listed, names = snapshots.listing(own), register.project_names(own)
    backups.restore(lake.path, tmp_path / "own" / "klik.duckdb", lake)
    assert snapshots.listing(lake).equals(listed) and register.project_names(lake) == names


def test_a_lake_of_an_older_version_is_brought_up_to_date_by_command(
    lake_server: lakes.Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    steps = migrate.steps()
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "steps", lambda: steps[:2])
        lake_municipalities.add(tmp_path / "0450", lake_server.admin)
    try:
        with pytest.raises(StoreUnavailable) as refused:
            open_store(tmp_path / "0450" / "lake.json")
        assert "municipality migrate" in refused.value.next_step
        assert lake_municipalities.bring_up_to_date(tmp_path / "0450") == len(steps) - 2
        assert lake_municipalities.bring_up_to_date(tmp_path / "0450") == 0
        with closing(open_store(tmp_path / "0450" / "lake.json")) as store:
            load(store)
            assert exports_of(store) == 1
    finally:
        lake_municipalities.remove(tmp_path / "0450", lake_server.admin)


def test_a_lake_of_a_newer_version_is_refused(municipality: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(migrate, "newest_version", lambda: 1)
    with pytest.raises(StoreUnavailable) as refused:
        open_store(municipality)
    assert "nyere version" in refused.value.title


def test_who_lost_the_lock_commits_nothing(lake: Store, lake_server: lakes.Postgres):
    with pytest.raises(StoreUnavailable), lake.writing() as cursor:
        cursor.execute("insert into klik.remembered_mapping values ('x', '{}', now()::timestamp)")
        with psycopg.connect(lake_server.superuser, autocommit=True) as admin:
            admin.execute(
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = %s",
                (lake_catalogue.LOCKS_OF,),
            )
    assert snapshots.remembered_mapping(lake, "x") is None
    snapshots.remember_mapping(lake, "x", {"title": "Opgave"})
    assert snapshots.remembered_mapping(lake, "x") == {"title": "Opgave"}


def test_a_closed_one_costs_no_connection(lake: Store, lake_server: lakes.Postgres):
    load(lake)
    lake.release()
    with psycopg.connect(lake_server.superuser) as admin:
        [(count,)] = admin.execute(
            "select count(*) from pg_stat_activity where usename = 'klik_0450'"
        ).fetchall()
    assert count == 0
    assert exports_of(lake) == 1, "whoever asks next opens it anew"


def test_it_is_as_hardened_as_a_file(lake: Store):
    for statement in (
        "from read_csv('/etc/passwd')",
        "attach '/tmp/other.duckdb' as other",
        "set threads = 8",
    ):
        with pytest.raises(duckdb.Error), lake.cursor() as cursor:
            cursor.execute(statement)
