"""Killed in the middle of any work: nothing confirmed is lost, nothing is half, no name is left behind."""

import os
import random
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.store import (
    backup_copies,
    backup_files,
    files,
    handover,
    migrate,
    register,
    snapshots,
)
from dashboard.store.connection import Store, open_store
from tests.store import examples, traces
from tests.store.processes import child, sender

KILLS = int(os.environ.get("KLIK_TEST_KILLS", "14"))
SEED = int(os.environ.get("KLIK_TEST_SEED", "2018"))
WORKS = ("import", "save", "deletion", "restore", "migration", "hand-over", "retention")
COUNT = 3
REMEMBER = """insert into klik.remembered_mapping values ('a', '{"title": "x"}', now()::timestamp)"""


def said_before_the_kill(work: str, database_file: Path, seconds: float) -> list[str]:
    """What a process of tests/store/children.py said until so long after its start."""
    with child(work, database_file) as process:
        assert process.stdout.readline() == "open\n"
        killer = threading.Timer(seconds, process.kill)
        killer.start()
        said = list(process.stdout)
        killer.join()
    return [line.strip() for line in said if line.endswith("\n")]


def add(store: Store, name: str) -> None:
    new = examples.snapshot(name.encode(), municipality=name, tasks=examples.tasks(COUNT, responsible=name))
    snapshots.add(store, [new], name.encode())


def municipalities(database_file: Path) -> set[str]:
    """Of all exports, each whole."""
    with closing(open_store(database_file)) as store:
        listed = snapshots.listing(store)
        assert (listed["tasks"] == COUNT).all()
        assert all(snapshots.source(store, one) for one in listed["snapshot_id"])
        return set(listed["municipality"])


def check_no_rubbish(database_file: Path) -> None:
    """Once the database has been opened: it, and whole backups, are all that there is."""
    known = {database_file, Path(f"{database_file}.old"), *backup_files.all_of(database_file)}
    assert {file for file in database_file.parent.rglob("*") if file.is_file()} <= known
    assert all(backup_copies.rows_of(backup, read_all=True) for backup in backup_files.all_of(database_file))


def importing(database_file: Path, seconds: float) -> None:
    confirmed = said_before_the_kill("import_for_ever", database_file, seconds)
    with closing(open_store(database_file)) as store:
        assert set(confirmed) <= set(snapshots.listing(store)["snapshot_id"])


def saving(database_file: Path, seconds: float) -> None:
    confirmed = said_before_the_kill("save_for_ever", database_file, seconds)
    with closing(open_store(database_file)) as store:
        projects = {row["content"]["project"] for row in register.newest(store, "projects")}
    assert set(confirmed) <= projects


def deleting(database_file: Path, seconds: float) -> None:
    names = {f"Sletfugl-{number}-" for number in range(6)}
    with closing(open_store(database_file)) as store:
        for name in names:
            add(store, name)
    assert all(database_file.name in traces.files_with(name, database_file.parent) for name in names)
    deleted = said_before_the_kill("delete_all_one_by_one", database_file, seconds)
    staying = municipalities(database_file)
    assert len(names - set(deleted) - staying) <= 1, "only the one that was being deleted"
    assert not staying.intersection(deleted)
    assert not [name for name in names - staying if traces.files_with(name, database_file.parent)]


def restoring(database_file: Path, seconds: float) -> None:
    with closing(open_store(database_file)) as store:
        for name in ("Aarhus", "Odense"):
            add(store, name)
    first, second = backup_files.all_of(database_file)
    counts = said_before_the_kill("restore_for_ever", database_file, seconds)
    assert set(counts) <= {"1", "2"}
    assert municipalities(database_file) in ({"Aarhus"}, {"Aarhus", "Odense"})
    assert {first, second} < set(backup_files.all_of(database_file)) or not counts


def migrating(database_file: Path, seconds: float) -> None:
    with closing(files.unhardened()) as connection:
        files.attach(connection, database_file, "klik")
        migrate.run(connection, migrate.steps()[:1])
        connection.execute(REMEMBER)
    files.copy(database_file, Path(f"{database_file}.old"))
    said_before_the_kill("open_for_ever", database_file, seconds)
    with closing(open_store(database_file)) as store, store.cursor() as cursor:
        assert migrate.version_of(cursor) == migrate.steps()[-1][0]
        assert snapshots.remembered_mapping(store, "a") == {"title": "x"}


def handing_over(database_file: Path, seconds: float) -> None:
    name, sent = "Rækkefugl", False
    with child("serve", database_file) as holder:
        assert holder.stdout.readline() == "open\n"
        with sender(database_file, "Aarhus", name.encode() * 50_000) as process:
            folder = handover.folder_of(database_file)
            examples.wait_until(lambda: process.poll() is not None or list(folder.iterdir()))
            killer = threading.Timer(seconds / 4, lambda: (process.kill(), holder.kill()))
            killer.start()
            sent = process.stdout.read() == b"sent\n"
            killer.join()
            holder.wait()
    if sent:
        assert municipalities(database_file) == {"Aarhus"}
    elif not municipalities(database_file):
        assert traces.files_with(name, database_file.parent) == set()


def retaining(database_file: Path, seconds: float) -> None:
    deleted = said_before_the_kill("expire_for_ever", database_file, seconds)
    municipalities(database_file)
    assert not [name for name in deleted if traces.files_with(name, database_file.parent)]


DONE: dict[str, Callable[[Path, float], None]] = dict(
    zip(
        WORKS,
        (importing, saving, deleting, restoring, migrating, handing_over, retaining),
        strict=True,
    )
)


@pytest.mark.parametrize("kill", range(max(1, KILLS // len(WORKS))))
@pytest.mark.parametrize("work", WORKS)
def test_killed_in_any_work(database_file: Path, work: str, kill: int, monkeypatch: pytest.MonkeyPatch):
    if work == "retention":
        monkeypatch.setenv("KLIK_KEEP_DAYS", "365")
    seconds = random.Random(f"{SEED} {work} {kill}").uniform(0.3, 2.5)
    DONE[work](database_file, seconds)
    open_store(database_file).close()
    check_no_rubbish(database_file)
