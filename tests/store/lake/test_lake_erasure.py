"""Of what is deleted no byte stays, whatever happens meanwhile; and what is lost comes back from a backup."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from dashboard.domain.acts import Act
from dashboard.domain.problems import StoreUnavailable
from dashboard.store import (
    backup_files,
    backups,
    deletion,
    register,
    snapshots,
)
from dashboard.store.connection import Store, open_store
from dashboard.store.lake import lake_catalogue, lake_municipalities
from dashboard.store.register import Change
from tests import lakes
from tests.store.lake.canary import (
    CANARY,
    DAY,
    ROOT,
    analyze_and_checkpoint,
    bytes_of,
    exports_of,
    files_in_use,
    files_on_disk,
    load,
    traces_of_the_canary,
)


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
    data = Path(lake.instance.access.data_path)
    lake_municipalities.remove(municipality.parent, lake_server.admin)
    assert not data.exists() and not municipality.parent.exists()
    with psycopg.connect(lake_server.superuser, autocommit=True) as connection:
        connection.execute("checkpoint")
        names = connection.execute("select nspname from pg_namespace union all select rolname from pg_roles")
        assert "klik_0450" not in {name for (name,) in names}
    assert CANARY.encode() not in lake_server.dump()
    assert not any(CANARY.encode() in content for _, content in bytes_of(lake_server.data / "base"))
    assert CANARY.encode() not in (lake_server.folder / "log").read_bytes()


def test_with_the_wrong_password_nothing_is_removed(
    lake: Store, municipality: Path, lake_server: lakes.Postgres
):
    load(lake)
    with pytest.raises(StoreUnavailable) as refused:
        lake_municipalities.remove(municipality.parent, lake_server.admin.replace("secret", "wrong"))
    assert "Intet er ændret" in refused.value.next_step and exports_of(lake) == 1


def test_who_may_make_no_roles_removes_nothing(lake: Store, municipality: Path, lake_server: lakes.Postgres):
    load(lake)
    access = lake.instance.access
    with pytest.raises(StoreUnavailable):
        lake_municipalities.remove(
            municipality.parent, make_conninfo(access.catalogue, user=access.name, password=access.password)
        )
    assert exports_of(lake) == 1


def test_a_deletion_erases_although_the_clocks_differ(
    lake: Store, municipality: Path, lake_server: lakes.Postgres
):
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
        backup_copy = tmp_path / "kept.duckdb"
        backup_copy.write_bytes(backup_files.all_of(store.path)[-1].read_bytes())
    with psycopg.connect(lake_server.superuser, autocommit=True) as admin:
        if lost == "files":
            shutil.rmtree(access.data_path)
        elif lost == "lake.json":
            (folder / "lake.json").unlink()
        else:
            admin.execute("drop schema klik_0450 cascade")
            if lost == "role":
                admin.execute("drop owned by klik_0450")
                admin.execute("drop role klik_0450")
    assert lake_municipalities.remove(folder, lake_server.admin)
    assert not folder.exists() and not Path(access.data_path).exists()
    lake_municipalities.add(folder, lake_server.admin)
    try:
        with closing(open_store(folder / "lake.json")) as store:
            backups.restore(store.path, backup_copy, store)
            assert snapshots.listing(store).equals(before)
    finally:
        lake_municipalities.remove(folder, lake_server.admin)


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


def test_on_s3_no_file_stays_that_no_longer_counts(s3_lakes: tuple[Store, Store]):
    store, _ = s3_lakes
    load(store, 1)
    deletion.delete(store, [load(store, 2, CANARY)])
    with store.cursor() as cursor:
        data_path = store.instance.access.data_path
        on_s3 = cursor.execute(f"select count(*) from glob('{data_path}**')").fetchall()
    assert on_s3 == [(files_in_use(store),)] and not store.instance.is_erasure_pending
