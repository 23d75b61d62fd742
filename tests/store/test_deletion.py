"""What is deleted is gone from every byte of the folder."""

import json
import os
import stat
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.filters import TaskFilter
from dashboard.domain.problems import StoreUnavailable
from dashboard.store import (
    backup_copies,
    backup_files,
    backups,
    deleted_rows,
    deletion,
    files,
    register,
    snapshots,
)
from dashboard.store.connection import Store, open_store
from dashboard.store.deletion import Deleted
from dashboard.store.reference_tables import ROWS_OF
from dashboard.store.register import Change
from tests.store import examples
from tests.store.processes import child

CANARY = "Kanariefugl"
CONTENT = f"{CANARY} i selve filen".encode()


def with_canary(content: bytes = CONTENT, **changed):
    """Names that differ so much that DuckDB keeps them as they are."""
    names = [f"{CANARY} {number * 7919 % 10_007} {number}" for number in range(2000)]
    return examples.snapshot(content, tasks=examples.tasks(2000, responsible=names), **changed)


def places_of_the_canary(database_file: Path, canary: str = CANARY) -> set[str]:
    every_file = [file for file in database_file.parent.rglob("*") if file.is_file()]
    return {file.name for file in every_file if canary.encode() in file.read_bytes()}


def everywhere(database_file: Path) -> set[str]:
    return {database_file.name, *(backup.name for backup in backup_files.all_of(database_file))}


@pytest.fixture
def canary(database_file: Path) -> str:
    """The id of a snapshot with the canary, in the file and in two backups; another snapshot stays."""
    with closing(open_store(database_file)) as store:
        snapshots.add(store, [examples.snapshot(b"anden", municipality="Odense")], b"anden")
        for without_canary in backup_files.all_of(database_file):
            files.remove(without_canary)
        [canary] = snapshots.add(store, [with_canary()], CONTENT)
        snapshots.remember_mapping(store, "a", {"title": "Opgave"})
        earlier = backup_files.all_of(database_file)[-1]
        files.copy(earlier, earlier.with_name(f"{database_file.stem}-20180504T120000_000000.duckdb"))
    assert places_of_the_canary(database_file) == everywhere(database_file)
    assert len(everywhere(database_file)) == 3
    return canary


def test_a_deleted_snapshot_is_in_no_file(database_file: Path, canary: str):
    with closing(open_store(database_file)) as store:
        assert deletion.delete(store, [canary]) == Deleted(snapshots=1, tasks=2000, backups_rewritten=2)
        listed = snapshots.listing(store)
        assert listed["municipality"].tolist() == ["Odense"]
        assert listed["tasks"].tolist() == [3]
        assert snapshots.source(store, listed["snapshot_id"][0]) == ("klik.xlsx", b"anden")
        assert snapshots.remembered_mapping(store, "a") == {"title": "Opgave"}
        if os.name == "posix":
            modes = {
                stat.S_IMODE(file.stat().st_mode)
                for file in (database_file, *backup_files.all_of(database_file))
            }
            assert modes == {0o600}
        snapshots.add(store, [examples.snapshot(b"ny")], b"ny")
    assert places_of_the_canary(database_file) == set()
    assert all(
        backup_copies.rows_of(backup)["snapshot"] in (1, 2) for backup in backup_files.all_of(database_file)
    )


def test_a_deleted_programmappe_is_in_no_file_and_the_exports_stay(database_file: Path, canary: str):
    with closing(open_store(database_file)) as store:
        # As in the names of people, so that DuckDB keeps them as they are.
        leaders = [f"Programfugl {number * 7919 % 10_007}" for number in range(2000)]
        for who in ("ABC", "XYZ"):
            changes = [Change("projects", {"project": "KSD", "leader": f"{name} {who}"}) for name in leaders]
            register.save(store, changes, who, date(2026, 11, 23))
        snapshots.back_up(store)
        with_it = {
            file
            for file in everywhere(database_file)
            if file in places_of_the_canary(database_file, "Programfugl")
        }
        assert with_it == {database_file.name, backup_files.all_of(database_file)[-1].name}
        assert deletion.delete_programme(store) == Deleted(0, 0, backups_rewritten=1)
        assert register.newest(store, "projects") == [] and len(snapshots.listing(store)) == 2
    assert places_of_the_canary(database_file, "Programfugl") == set()
    assert places_of_the_canary(database_file) == everywhere(database_file)


def test_a_backup_that_cannot_be_rewritten_is_dropped(database_file: Path, canary: str):
    broken = backup_files.all_of(database_file)[0]
    broken.write_bytes(broken.read_bytes()[:50_000] + CANARY.encode())
    with closing(open_store(database_file)) as store:
        assert deletion.delete(store, [canary]) == Deleted(1, 2000, backups_rewritten=1, backups_dropped=1)
    assert places_of_the_canary(database_file) == set()
    assert not broken.exists()


@pytest.mark.parametrize("ending", [".rewriting", ".tmp", backup_files.DAMAGED])
@pytest.mark.parametrize("delete_all", [True, False])
def test_what_killed_programs_and_restores_left_goes_too(
    database_file: Path, canary: str, ending, delete_all
):
    left = backup_files.all_of(database_file)[0]
    with closing(open_store(database_file)) as store:
        files.copy(left, left.with_name(left.name + ending))
        if delete_all:
            deletion.delete_everything(store)
        else:
            deletion.delete(store, [canary])
    assert places_of_the_canary(database_file) == set()


def test_a_backup_that_is_on_its_way_does_not_keep_what_is_deleted_meanwhile(
    database_file: Path, canary: str, monkeypatch: pytest.MonkeyPatch
):
    copied = threading.Event()
    check = backup_copies.rows_of

    def slow_check(file: Path, read_all: bool = False) -> dict[str, int]:
        if file.name.endswith(".tmp"):
            copied.set()
            time.sleep(1)
        return check(file, read_all)

    monkeypatch.setattr(backup_copies, "rows_of", slow_check)
    with closing(open_store(database_file)) as store, ThreadPoolExecutor() as pool:
        making = pool.submit(backups.make, store)
        assert copied.wait(10)
        deletion.delete(store, [canary])
        making.result()
    assert places_of_the_canary(database_file) == set()


@pytest.mark.parametrize("failing", ["replace", "attach"])
def test_a_full_disk_costs_no_backup(
    database_file: Path, canary: str, failing: str, monkeypatch: pytest.MonkeyPatch
):
    works = getattr(files, failing)

    def full(*given, **named):
        if any(str(value).endswith(".rewriting") for value in given):
            raise OSError("No space left on device")
        return works(*given, **named)

    before = everywhere(database_file)
    with closing(open_store(database_file)) as store:
        with monkeypatch.context() as disk:
            disk.setattr(files, failing, full)
            with pytest.raises(StoreUnavailable):
                deletion.delete(store, [canary])
        assert len(snapshots.listing(store)) == 2
        assert everywhere(database_file) == before
        assert deletion.delete(store, [canary]).backups_rewritten == 2
    assert places_of_the_canary(database_file) == set()


def test_no_other_process_comes_in_while_backups_are_cleaned(
    database_file: Path, canary: str, monkeypatch: pytest.MonkeyPatch
):
    clean = deletion.clean_backups
    seen = []

    def trying_to_open(*given) -> tuple[int, int]:
        cleaned = clean(*given)
        with child("hold", database_file) as process:
            seen.append(process.stdout.readline())
            process.communicate("\n")
        return cleaned

    monkeypatch.setattr(deletion, "clean_backups", trying_to_open)
    with closing(open_store(database_file)) as store:
        deletion.delete(store, [canary])
    assert seen and "open" not in "".join(seen)


def test_everything_is_deleted(database_file: Path, canary: str):
    with closing(open_store(database_file)) as store:
        assert deletion.delete_everything(store) == Deleted(snapshots=2, tasks=2003, backups_dropped=2)
        assert snapshots.listing(store).empty
        assert snapshots.remembered_mapping(store, "a") is None
        snapshots.add(store, [examples.snapshot()], b"fil")
        assert len(snapshots.listing(store)) == 1
    assert places_of_the_canary(database_file) == set()


IN_FILE, IN_WARNING = "Filfugl Ærø", "Advarselsfugl Ærø"
SHARED = f"{CANARY} {IN_FILE}".encode()
RECEIPT = {
    "rows_read": 2003,
    "rejected": [],
    "warnings": [{"row": 7, "message": f"»{IN_WARNING}« er ukendt"}],
}


def of_one_file(store: Store) -> list[str]:
    """The ids of two municipalities' snapshots that came from one file; the second has the canary."""
    odense = examples.snapshot(SHARED, municipality="Odense", receipt=RECEIPT)
    return snapshots.add(store, [odense, with_canary(content=SHARED, receipt=RECEIPT)], SHARED)


def test_what_municipalities_share_in_a_file_goes_with_the_first_that_is_deleted(database_file: Path):
    with closing(open_store(database_file)) as store:
        snapshots.add(store, [examples.snapshot(b"anden", receipt=RECEIPT)], b"anden")
        for without_canary in backup_files.all_of(database_file):
            files.remove(without_canary)
        staying, canary = of_one_file(store)
        for word in (CANARY, IN_FILE, IN_WARNING):
            assert backup_files.all_of(database_file)[0].name in places_of_the_canary(database_file, word)
        assert deletion.delete(store, [canary]) == Deleted(1, 2000, backups_rewritten=1)
        assert what_is_left_of(store, staying) == {"rows_read": 2003, "rejected": [], "warnings": []}
        other = snapshots.listing(store).set_index("file_name")["receipt"]
        assert sum(IN_WARNING in receipt for receipt in other) == 1, "another file's receipt is its own"
    for word in (CANARY, IN_FILE):
        assert places_of_the_canary(database_file, word) == set()


def what_is_left_of(store: Store, snapshot_id: str) -> dict:
    """The receipt of a snapshot that has its tasks still, but not its file."""
    with pytest.raises(StoreUnavailable, match="store_unavailable"):
        snapshots.source(store, snapshot_id)
    left = snapshots.listing(store).set_index("snapshot_id").loc[snapshot_id]
    assert left["tasks"] == 3
    return json.loads(left["receipt"])


def test_no_warning_of_a_deleted_municipality_is_in_any_byte(database_file: Path):
    with closing(open_store(database_file)) as store:
        staying, canary = of_one_file(store)
        assert places_of_the_canary(database_file, IN_WARNING) >= {backup_files.all_of(database_file)[0].name}
        deletion.delete(store, [canary])
        assert what_is_left_of(store, staying)["warnings"] == []
    assert places_of_the_canary(database_file, IN_WARNING) == set()


def test_in_memory_the_shared_goes_too(memory_store: Store):
    staying, canary = of_one_file(memory_store)
    deletion.delete(memory_store, [canary])
    assert what_is_left_of(memory_store, staying)["warnings"] == []


@pytest.mark.parametrize("kind", ["store", "memory_store"])
def test_a_file_stays_while_a_correction_of_it_holds_the_same_municipality(kind: str, request):
    store = request.getfixturevalue(kind)
    [first] = snapshots.add(store, [with_canary(receipt=RECEIPT)], CONTENT)
    [second] = snapshots.add(store, [with_canary(receipt=RECEIPT)], CONTENT, instead_of=[first])
    deletion.delete(store, [first])
    assert snapshots.source(store, second) == ("klik.xlsx", CONTENT)
    assert json.loads(snapshots.listing(store)["receipt"][0]) == RECEIPT
    deletion.delete(store, [second])
    with store.cursor() as cursor:
        assert cursor.execute("select count(*) from klik.source_file").fetchone() == (0,)


def test_in_memory(memory_store: Store):
    first, second = snapshots.add(memory_store, [examples.snapshot(), with_canary()], CONTENT)
    assert deletion.delete(memory_store, [second]) == Deleted(snapshots=1, tasks=2000)
    assert snapshots.listing(memory_store)["snapshot_id"].tolist() == [first]
    assert deletion.delete_everything(memory_store) == Deleted(snapshots=1, tasks=3)
    assert snapshots.listing(memory_store).empty
    with memory_store.cursor() as cursor:
        assert cursor.execute("select count(*) from klik.source_file").fetchone() == (0,)


def test_in_memory_what_was_made_of_the_tasks_goes_too(memory_store: Store):
    [gone] = snapshots.add(memory_store, [with_canary()], CONTENT)
    chosen = TaskFilter(examples.snapshot().as_of)
    memory_store.ask("overview/needs_action", filter=chosen, rows=1, seen_on=chosen.as_of)
    memory_store.ask("memory/warnings", filter=chosen, rows=1)
    memory_store.ask("changes/burn_up", filter=chosen)
    assert rows_in_memory(memory_store)["task_status"] == 2000
    deletion.delete(memory_store, [gone])
    assert not any(rows_in_memory(memory_store).values())


def rows_in_memory(store: Store) -> dict[str, int]:
    """By table, but for the reference lists."""
    with store.cursor() as cursor:
        tables = set(files.tables_of(cursor, "memory")) - set(ROWS_OF)
        return {table: files.value_of(cursor, f"select count(*) from {table}") for table in tables}


def test_a_deletion_that_fails_loses_nothing(
    database_file: Path, canary: str, monkeypatch: pytest.MonkeyPatch
):
    with closing(open_store(database_file)) as store:
        monkeypatch.setattr(deleted_rows, "copy_staying", fails)
        with pytest.raises(RuntimeError):
            deletion.delete(store, [canary])
        monkeypatch.undo()
        assert len(snapshots.listing(store)) == 2
        deletion.delete(store, [canary])
    assert places_of_the_canary(database_file) == set()


def fails(*_arguments) -> None:
    raise RuntimeError


def test_every_table_with_a_snapshot_has_a_rule(memory_store: Store):
    with memory_store.cursor() as cursor:
        tables = cursor.execute(
            """
            select distinct table_name
            from duckdb_columns()
            where database_name = 'klik' and column_name in ('snapshot_id', 'content_hash')
            """
        ).fetchall()
    assert {table for (table,) in tables} == set(deleted_rows.STAYS) - {deleted_rows.REGISTER}


def test_a_correction_goes_with_the_last_export_that_has_its_task(database_file: Path):
    """Its key is made of the task's title."""
    titles = [f"{CANARY} {number * 7919 % 10_007}" for number in range(500)]
    with closing(open_store(database_file)) as store:
        content = examples.snapshot(CONTENT, tasks=examples.tasks(500, title=titles, task_key=titles))
        [gone] = snapshots.add(store, [content], CONTENT)
        kept = examples.snapshot(
            b"anden", municipality="Odense", tasks=examples.tasks(1, task_key=["blivende"])
        )
        snapshots.add(store, [kept], b"anden")
        changes = [
            Change("link_corrections", {"task_key": key, "interfaces": "SF1511"}, is_new=True)
            for key in (*titles, "blivende")
        ]
        register.save(store, changes, "ABC", date(2026, 11, 23))
        register.save(store, [Change("projects", {"project": "KSD"}, is_new=True)], "ABC", date(2026, 11, 23))
        deletion.delete(store, [gone])
        assert [row["content"]["task_key"] for row in register.newest(store, "link_corrections")] == [
            "blivende"
        ]
        assert len(register.newest(store, "projects")) == 1
    assert places_of_the_canary(database_file) == set()
