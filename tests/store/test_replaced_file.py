"""The database's file replaced while it is open, as a sync client does: told before "Gemt", nothing lost."""

import os
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dashboard.store import backup_copies, backup_files, backups, deletion, files, register, snapshots
from dashboard.store.connection import Store, open_store
from dashboard.store.errors import ReplacedFile
from dashboard.store.register import Change
from tests import lakes
from tests.store import examples

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows replaces no open file"),
    lakes.ABOUT_FILES,
]
TODAY = date(2026, 11, 25)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """The file as another machine had it."""
    older = tmp_path / "anden maskine" / "klik.duckdb"
    with closing(open_store(older)) as store:
        snapshots.add(store, [examples.snapshot(b"gammel", municipality="Ribe")], b"gammel")
    return older


def sync(older: Path, database_file: Path) -> None:
    incoming = database_file.with_name("klik.duckdb.part")
    shutil.copyfile(older, incoming)
    incoming.replace(database_file)


def municipalities(store: Store) -> list[str]:
    return sorted(snapshots.listing(store)["municipality"])


def save_project(store: Store) -> None:
    register.save(store, [Change("projects", {"project": "KSD"}, is_new=True)], "ABC", TODAY)


def load_odense(store: Store) -> None:
    snapshots.add(store, [examples.snapshot(b"ny", municipality="Odense")], b"ny")


def delete_nothing(store: Store) -> None:
    deletion.delete(store, [])


@pytest.mark.parametrize("write", [save_project, load_odense, delete_nothing, backups.make])
def test_it_is_told_and_what_was_there_is_in_the_newest_backup(
    store: Store, database_file: Path, older: Path, write
):
    tasks = examples.tasks(2500, components=[["Beskedfordeler", "æ"]] * 2500)
    snapshots.add(store, [examples.snapshot(tasks=tasks)], bytes(range(256)))
    register.save(store, [Change("projects", {"project": "KY"}, is_new=True)], "ABC", TODAY)
    before = {name: rows(store, name) for name in ("snapshot", "task", "source_file", "register_version")}
    sync(older, database_file)
    with pytest.raises(ReplacedFile) as told:
        write(store)
    assert told.value.title == "Databasefilen er skiftet ud, mens KLIK-overblik kørte"
    assert "den nyeste sikkerhedskopi på siden Data" in told.value.next_step
    assert municipalities(store) == ["Ribe"], "the pages show the file that is there"
    save_project(store)
    backups.restore(database_file, backups.newest(database_file), store)
    assert {name: rows(store, name) for name in before} == before


def rows(store: Store, table: str) -> list[tuple]:
    with store.cursor() as cursor:
        return cursor.execute(f"select * from klik.{table} order by all").fetchall()


def test_replaced_while_it_is_written_in(store: Store, database_file: Path, older: Path):
    """The commit went into a file without a name: it is told, and is in the backup."""
    with pytest.raises(ReplacedFile), store.writing() as cursor:
        cursor.execute("insert into klik.remembered_mapping values ('a', '{}', now()::timestamp)")
        sync(older, database_file)
    assert snapshots.remembered_mapping(store, "a") is None
    backups.restore(database_file, backups.newest(database_file), store)
    assert snapshots.remembered_mapping(store, "a") == {}


def test_an_import_is_not_taken_for_stored_when_the_file_goes_before_its_backup(
    store: Store, database_file: Path, older: Path, monkeypatch: pytest.MonkeyPatch
):
    real = backups.make
    monkeypatch.setattr(backups, "make", lambda store: (sync(older, database_file), real(store)))
    with pytest.raises(ReplacedFile):
        load_odense(store)
    assert municipalities(store) == ["Ribe"]
    backups.restore(database_file, backups.newest(database_file), store)
    assert municipalities(store) == ["Odense"]


def test_replaced_and_closed(database_file: Path, older: Path):
    with closing(open_store(database_file)) as store:
        load_odense(store)
        for backup in backup_files.all_of(database_file):
            files.remove(backup)
        sync(older, database_file)
    [kept] = backup_files.all_of(database_file)
    assert backup_copies.rows_of(kept)["snapshot"] == 1
    with closing(open_store(database_file)) as store:
        assert municipalities(store) == ["Ribe"]


def test_what_cannot_be_kept_stays_open(
    store: Store, database_file: Path, older: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(*_) -> None:
        raise OSError("No space left on device")

    load_odense(store)
    sync(older, database_file)
    with monkeypatch.context() as disk:
        disk.setattr(files, "copy_table", full)
        for _ in range(2):
            with pytest.raises(ReplacedFile) as told:
                save_project(store)
            assert "Skaf plads på disken" in told.value.next_step
        assert municipalities(store) == ["Odense"]
    with pytest.raises(ReplacedFile):
        save_project(store)
    assert municipalities(store) == ["Ribe"]
    assert backup_copies.rows_of(backups.newest(database_file))["snapshot"] == 1


def test_a_file_that_we_replace_ourselves_is_ours(store: Store, database_file: Path):
    load_odense(store)
    deletion.delete(store, ["ukendt"])
    save_project(store)
    backups.restore(database_file, backups.newest(database_file), store)
    save_project(store)
    deletion.delete_everything(store)
    load_odense(store)
    assert municipalities(store) == ["Odense"]
