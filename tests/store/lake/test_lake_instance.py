"""What holds for a database in a file holds for a lake: imports, others' writes, versions, lock."""

import itertools
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import psycopg
import pytest

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
from dashboard.store.lake import lake_access, lake_catalogue, lake_municipalities, lake_tables
from dashboard.store.register import Change
from tests import lakes
from tests.store.lake.canary import (
    DAY,
    exports_of,
    load,
)


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
    data = Path(lake.instance.access.data_path)
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


def test_a_reader_whose_file_is_rewritten_asks_again(lake: Store):
    load(lake, 1)
    load(lake, 2)
    asked = []

    def rewritten_meanwhile(*given) -> pd.DataFrame:
        asked.append(given)
        if len(asked) == 1:
            raise errors.RewrittenMeanwhile("", "")
        return answer(*given)

    answer = lake._asked
    lake._asked = rewritten_meanwhile
    assert exports_of(lake) == 2 and len(asked) == 2


def test_who_reads_a_file_that_another_server_erases_asks_again(lake: Store, municipality: Path):
    read_what_is_erased_meanwhile(lake, municipality)


def test_on_s3_too(s3_lakes: tuple[Store, Store], tmp_path: Path):
    read_what_is_erased_meanwhile(s3_lakes[0], tmp_path / "0450" / "lake.json")


def read_what_is_erased_meanwhile(store: Store, municipality: Path) -> None:
    load(store, 1)
    gone = load(store, 2)
    with (
        closing(open_store(municipality)) as reader,  # one that has no file of it in memory
        pytest.raises(errors.RewrittenMeanwhile),
        reader.cursor() as reading,
    ):
        reading.begin()
        reading.execute("select count(*) from klik.snapshot").fetchall()
        deletion.delete(store, [gone])
        reading.execute("select max(title), max(comment) from klik.task").fetchall()
    assert exports_of(store) == 1


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


def test_a_new_password_is_taken_when_it_is_opened_again(
    lake: Store, municipality: Path, lake_server: lakes.Postgres
):
    load(lake)
    lake.release()
    with psycopg.connect(lake_server.superuser, autocommit=True) as admin:
        admin.execute("alter role klik_0450 password 'another'")
    with pytest.raises(StoreUnavailable):
        exports_of(lake)
    lake_access.write(municipality.parent, replace(lake.instance.access, password="another"))
    assert exports_of(lake) == 1


def test_a_full_disk_is_told_in_danish(lake: Store, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    load(lake)
    backup = backups.make(lake)
    monkeypatch.setattr(files, "copy", full)
    with pytest.raises(StoreUnavailable) as refused:
        backups.restore(lake.path, backup, lake)
    assert "Skaf plads" in refused.value.next_step and exports_of(lake) == 1


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
