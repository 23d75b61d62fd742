"""What holds for a database in a file holds for a lake: imports, backups, deletion, restore."""

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import duckdb
import psycopg
import pytest

from dashboard.domain.problems import AlreadyLoaded, StoreUnavailable
from dashboard.store import backup_contents, backup_files, backups, deletion, migrate, register, snapshots
from dashboard.store.connection import Store, open_store
from dashboard.store.lake import lake_access, lake_catalogue, lake_municipalities, lake_tables
from dashboard.store.register import Change
from tests import lakes
from tests.store import examples

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


def traces_of_the_canary(server: lakes.Postgres, municipality: Path) -> set[str]:
    """Where it can be read: the files of the lake, the catalogue as it is dumped and as it lies, backups."""
    with psycopg.connect(server.admin, autocommit=True) as connection:
        connection.execute("checkpoint")
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
    assert (
        {"parquet", "dump", "catalogue", "municipality"}
        >= traces_of_the_canary(lake_server, municipality)
        >= {"dump", "catalogue"}
    )
    assert deletion.delete(lake, [deleted]).backups_rewritten == 1
    assert traces_of_the_canary(lake_server, municipality) == set()
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
    with psycopg.connect(lake_server.admin, autocommit=True) as connection:
        connection.execute("checkpoint")
        names = connection.execute("select nspname from pg_namespace union all select rolname from pg_roles")
        assert "klik_0450" not in {name for (name,) in names}
    assert CANARY.encode() not in lake_server.dump()
    assert not any(CANARY.encode() in content for _, content in bytes_of(lake_server.data / "base"))
    assert CANARY.encode() not in (lake_server.folder / "log").read_bytes()


def test_a_deletion_that_was_interrupted_is_finished_by_the_next_who_writes(
    lake: Store, municipality: Path, lake_server: lakes.Postgres, monkeypatch: pytest.MonkeyPatch
):
    load(lake, 1)
    deleted = load(lake, 2, CANARY)
    with monkeypatch.context() as patch:
        patch.setattr(lake_tables, "remove_old_files", lambda *_: os.fdopen(-1))
        with pytest.raises(Exception):  # noqa: B017  the process ends here, for all that is written
            deletion.delete(lake, [deleted])
    assert "parquet" in traces_of_the_canary(lake_server, municipality) or "dump" in traces_of_the_canary(
        lake_server, municipality
    )
    with closing(open_store(municipality)) as other:
        load(other, 3)
    assert traces_of_the_canary(lake_server, municipality) == set()


def test_a_restore_is_undone_by_another(lake: Store):
    """The drill of docs/drift.md: what is lost comes back from the newest backup."""
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
        with psycopg.connect(lake_server.admin, autocommit=True) as admin:
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
    with psycopg.connect(lake_server.admin) as admin:
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
