"""Files with two names, and files that only look like ours: among the backups, and the database's own."""

import os
import shutil
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from dashboard.domain.problems import StoreUnavailable
from dashboard.store import (
    backup_contents,
    backup_copies,
    backup_files,
    backups,
    deletion,
    files,
    register,
    snapshots,
)
from dashboard.store.connection import Store, open_store
from dashboard.store.errors import DamagedStore, ForeignFile
from dashboard.store.register import Change
from tests.store import examples, traces
from tests.store.processes import child

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="Windows lets few users make links, and kills otherwise"
)
NAME, TODAY = "Kanariefugl", date(2026, 11, 25)


def add(store: Store, name: str = NAME) -> str:
    new = examples.snapshot(name.encode(), municipality=name, tasks=examples.tasks(3, responsible=name))
    return snapshots.add(store, [new], name.encode())[0]


def killed(work) -> None:
    """In a process of its own, which is killed when the work is done, or on the way."""
    process = os.fork()
    if process == 0:
        try:
            _open_still = work()
        finally:
            os.kill(os.getpid(), 9)
    os.waitpid(process, 0)


def test_a_restore_killed_between_its_two_steps_costs_no_lock(
    database_file: Path, monkeypatch: pytest.MonkeyPatch
):
    """The database had a second name among the backups: whoever read that let others write in it."""
    with closing(open_store(database_file)) as store:
        add(store, "Aarhus")
        add(store, "Odense")
    before = backup_files.all_of(database_file)
    monkeypatch.setattr(files, "replace", lambda *_: os.kill(os.getpid(), 9))
    killed(lambda: backups.restore(database_file, before[0]))
    assert [backup for backup in backup_files.all_of(database_file) if backup.samefile(database_file)]
    with closing(open_store(database_file)) as store:
        assert backup_files.all_of(database_file) == before
        assert len(backup_contents.exports(store)) == 2
        with child("hold", database_file) as other:
            assert other.stdout.readline() == "", "it may not open what we hold"


@pytest.mark.parametrize("everything", [True, False])
def test_a_backup_that_is_a_link_to_another_folder(database_file: Path, tmp_path: Path, everything: bool):
    elsewhere = tmp_path / "anden disk"
    elsewhere.mkdir()
    with closing(open_store(database_file)) as store:
        gone = add(store)
        [backup] = backup_files.all_of(database_file)
        moved = Path(shutil.move(backup, elsewhere / "kopi.duckdb"))
        backup.symlink_to(moved)
        assert traces.files_with(NAME, elsewhere) == {moved.name}
        if everything:
            deletion.delete_everything(store)
        else:
            deletion.delete(store, [gone])
            assert backup.is_symlink() and backup_copies.rows_of(backup)["snapshot"] == 0
    assert traces.files_with(NAME, tmp_path) == set()


def test_another_program_s_database_under_a_backup_s_name(database_file: Path):
    with closing(open_store(database_file)) as store:
        gone = add(store)
        stranger = backup_files.name_for(database_file, datetime.now(UTC))
        with closing(duckdb.connect(str(stranger))) as connection:
            connection.execute("create table noget as select 1 as tal")
        for refused in (backups.compare, backups.restore):
            with pytest.raises(ForeignFile):
                refused(database_file, stranger, store)
        assert len(snapshots.listing(store)) == 1 and backups.newest(database_file) != stranger
        assert deletion.delete(store, [gone]).backups_dropped == 1
    assert traces.files_with(NAME, database_file.parent) == set()


def test_a_log_of_the_file_that_was_replaced_is_damage_and_a_backup_is_offered(database_file: Path):
    """DuckDB speaks of "a newer version", which is no newer version of the program."""

    def work() -> Store:
        store = open_store(database_file)
        add(store, "Aarhus")
        add(store, "Odense")
        register.save(store, [Change("projects", {"project": "KSD"}, is_new=True)], "ABC", TODAY)
        incoming = database_file.with_name("klik.part")
        shutil.copyfile(backup_files.all_of(database_file)[0], incoming)
        incoming.replace(database_file)
        return store

    open_store(database_file).close()
    killed(work)
    with pytest.raises(StoreUnavailable) as told:
        open_store(database_file)
    assert isinstance(told.value, DamagedStore)
    assert backup_files.all_of(database_file)[-1].name in backups.advised(database_file, told.value).next_step
    backups.restore(database_file, backups.newest(database_file))
    with closing(open_store(database_file)) as store:
        assert len(snapshots.listing(store)) == 2
