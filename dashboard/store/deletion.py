"""Deletion that leaves nothing: DuckDB keeps deleted text readable in its file, so the file is written anew.

The backups too: those that hold what is deleted are written anew without it, or dropped if they can't
be. They come first, so that a deletion that was interrupted can be asked for again.

A file may hold several municipalities, a snapshot for each: with the last snapshot of one of them goes what
the others share with it, the file and what the receipt quotes from cells.
"""

import dataclasses
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from dashboard.store import backup_contents, backup_files, errors, files, handover, queries
from dashboard.store.connection import Store
from dashboard.store.files import MEMORY

STAYS_ITSELF = "snapshot_id not in (select unnest($deleted))"
# The files that lose a municipality when the snapshots $deleted go.
TORN_FILES = f"""
select content_hash
from (
    select content_hash, municipality from klik.snapshot where not ({STAYS_ITSELF})
    except
    select content_hash, municipality from klik.snapshot where {STAYS_ITSELF}
)
"""
# Which rows of a table stay when the snapshots $deleted go. A table that isn't named here keeps all its rows.
STAYS = {
    "snapshot": STAYS_ITSELF,
    "snapshot_choice": STAYS_ITSELF,
    "task": STAYS_ITSELF,
    "source_file": f"content_hash in (select content_hash from klik.snapshot where {STAYS_ITSELF})"
    f" and content_hash not in ({TORN_FILES})",
    "list_answer": f"content_hash in (select content_hash from klik.snapshot where {STAYS_ITSELF})"
    f" and previous_hash in (select content_hash from klik.snapshot where {STAYS_ITSELF})",
}
# A correction goes with the last export that has its task: its key is made of the task's title.
STAYS["register_version"] = f"""(
    subject <> 'link_corrections'
    or (content ->> 'task_key') in (select task_key from klik.task where {STAYS_ITSELF})
    or row_id in (
        select row_id from klik.register_version
        where (content ->> 'task_key') in (select task_key from klik.task where {STAYS_ITSELF})
    )
)"""
# Made on a task, not in the programmappe; it says so when it is deleted.
STAYS_WITHOUT_PROGRAMME = f"not ({backup_contents.OF_PROGRAMME})"
STAYS_AS_WRITTEN = "not list_contains($gone::text[], version_id)"
# A receipt is of the whole file, and its warnings quote cells: whose they are can't be told.
WITHOUT_QUOTES = """json_merge_patch(receipt, '{"warnings": []}')::text"""
VERSION_TABLE, REGISTER = "schema_version", "register_version"


@dataclass(frozen=True)
class Rewritten:
    """What becomes of the register's versions in one file; the others stay as they are."""

    gone: Sequence[str] = ()  # version ids
    instead: Sequence[dict[str, Any]] = ()  # new versions, as klik.register_version has them

    def __bool__(self) -> bool:
        return bool(self.gone)


Rewriting = Callable[[list[dict[str, Any]]], Rewritten]
"""From all versions in a file to what becomes of them; a version that is written anew is among the gone."""


@dataclass(frozen=True)
class Going:
    """What a deletion takes: some snapshots, the programmappe with its history (the corrected links of tasks,
    too), what a rewriting takes out of its versions, or all that there is."""

    snapshots: tuple[str, ...] = ()
    programme: bool = False
    links: bool = False
    everything: bool = False
    rewriting: Rewriting | None = None
    rewritten: Rewritten = Rewritten()  # what the rewriting says of the file at hand


@dataclass(frozen=True)
class Deleted:
    """What a deletion took."""

    snapshots: int
    tasks: int
    backups_rewritten: int = 0
    backups_dropped: int = 0


def delete(store: Store, ids: list[str]) -> Deleted:
    """Delete snapshots, with the files that no other snapshot came from. Raises StoreUnavailable.

    Those of other municipalities than the session's are passed over. Also of what is in backups only.
    """
    visible = {*store.ask("data/visible_snapshots", ids=ids)["snapshot_id"]}
    visible |= {*backup_contents.exports(store)["snapshot_id"]}
    ids = sorted(visible.intersection(ids))
    snapshots, tasks = held(store, ids)
    return Deleted(snapshots, tasks, *_delete(store, Going(snapshots=tuple(ids))))


def delete_programme(store: Store, with_links: bool = False) -> Deleted:
    """Delete all rows of the programmappe, as they are and as they were. Raises StoreUnavailable.

    with_links: also which systems and interfaces of tasks were corrected by hand.
    """
    store.refuse_part()
    return Deleted(0, 0, *_delete(store, Going(programme=True, links=with_links)))


def rewrite_register(store: Store, rewriting: Rewriting) -> Deleted:
    """Take something out of all versions of the programmappe's rows. Raises StoreUnavailable.

    The rewriting keeps to the rows that the session may see.
    """
    return Deleted(0, 0, *_delete(store, Going(rewriting=rewriting)))


def _delete(store: Store, going: Going) -> tuple[int, int]:
    """How many backups were written anew, and how many dropped."""
    if store.path == MEMORY:
        delete_rows(store, going)
        return 0, 0
    # All of it alone: an import in between, here or in another process, would make a backup that still holds
    # what is deleted.
    with store.instance.file_alone() as file, errors.translated(), files.held(file) as connection:
        counts = clean_backups(file, going)
        replace(connection, file, going)
        handover.remove_ownerless(file)
    return counts


def delete_everything(store: Store) -> Deleted:
    """Delete all that users have put in, what is remembered, and all backups. Raises StoreUnavailable."""
    store.refuse_part()
    snapshots, tasks = held(store, None)
    if store.path == MEMORY:
        delete_rows(store, Going(everything=True))
        return Deleted(snapshots, tasks)
    with store.instance.file_alone() as file, errors.translated(), files.held(file) as connection:
        every_backup = backup_files.all_of(file)
        for copy in (*every_backup, *backup_files.unusable(file)):
            drop(copy)
        replace(connection, file, Going(everything=True))
        handover.remove_ownerless(file)
    return Deleted(snapshots, tasks, backups_dropped=len(every_backup))


def held(store: Store, ids: list[str] | None) -> tuple[int, int]:
    """How many of the snapshots there are, and their tasks; None: of all."""
    [counts] = store.ask("data/held", ids=ids).to_dict("records")
    return counts["snapshots"], counts["tasks"]


def staying(table: str, going: Going) -> str:
    """The condition on the rows that stay."""
    if going.everything:
        return "true" if table == VERSION_TABLE else "false"
    if table == REGISTER and going.programme:
        return "false" if going.links else STAYS_WITHOUT_PROGRAMME
    if table == REGISTER and going.rewriting:
        return STAYS_AS_WRITTEN
    return STAYS.get(table, "true")


def values_for(condition: str, going: Going) -> dict:
    values = {"deleted": list(going.snapshots), "gone": list(going.rewritten.gone)}
    return {name: value for name, value in values.items() if f"${name}" in condition}


def delete_rows(store: Store, going: Going) -> None:
    """In memory, where no file keeps anything."""
    with store.writing() as cursor:
        going = read_for_rewriting(cursor, going)
        if going.snapshots:
            forget = (
                f"update klik.snapshot set receipt = {WITHOUT_QUOTES} where content_hash in ({TORN_FILES})"
            )
            cursor.execute(forget, {"deleted": list(going.snapshots)})
        # source_file first, while it is still known which snapshots there were.
        for table in sorted(files.tables_of(cursor, "klik"), key=lambda name: name != "source_file"):
            condition = staying(table, going)
            cursor.execute(f"delete from klik.{table} where not ({condition})", values_for(condition, going))
        insert_rewritten(cursor, "klik", going)


def rewrite(backup: Path, going: Going) -> None:
    with errors.translated(), files.held(backup) as connection:
        replace(connection, backup, going)


def replace(connection: duckdb.DuckDBPyConnection, file: Path, going: Going) -> None:
    """Write the rows that stay into a new file, and put it in the place of the old one, which is held."""
    new = file.with_name(file.name + ".rewriting")
    files.remove(new)
    try:
        files.attach(connection, new, "fresh")
        copy_staying(connection, going)
        connection.execute("detach fresh")
        if os.name == "nt":
            connection.close()  # Windows replaces no open file
        files.replace(new, file)
        files.log_of(file).unlink(missing_ok=True)
    except OSError as error:
        raise errors.full() from error
    finally:
        files.remove(new)


def copy_staying(connection: duckdb.DuckDBPyConnection, going: Going) -> None:
    going = read_for_rewriting(connection, going)
    connection.execute("copy from database klik to fresh (schema)")
    for table in files.tables_of(connection, "klik"):
        condition = staying(table, going)
        statement = (
            f"insert into fresh.{table} select {columns_of(table, going)} from klik.{table} where {condition}"
        )
        connection.execute(statement, values_for(statement, going))
    insert_rewritten(connection, "fresh", going)
    connection.execute("checkpoint fresh")


def read_for_rewriting(connection: duckdb.DuckDBPyConnection, going: Going) -> Going:
    """With what the rewriting says of this file's versions."""
    if going.rewriting is None or REGISTER not in files.tables_of(connection, "klik"):
        return going
    rows = connection.execute(f"select * from klik.{REGISTER} order by changed_at, version_id")
    names = [name for name, *_ in rows.description]
    versions = [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
    return dataclasses.replace(going, rewritten=going.rewriting(versions))


def insert_rewritten(connection: duckdb.DuckDBPyConnection, database: str, going: Going) -> None:
    if going.rewritten.instead:
        connection.execute(
            f"insert into {database}.{REGISTER} by name"
            " select version.* from (select unnest($versions) as version)",
            {"versions": list(going.rewritten.instead)},
        )


def columns_of(table: str, going: Going) -> str:
    """What stays of a row that stays."""
    if table != "snapshot" or not going.snapshots:
        return "*"
    return f"* replace (if(content_hash in ({TORN_FILES}), {WITHOUT_QUOTES}, receipt) as receipt)"


def clean_backups(path: Path, going: Going) -> tuple[int, int]:
    """How many backups were written anew, and how many dropped: those that nobody can read any more.

    Raises StoreUnavailable for any other trouble, such as a full disk, which must cost no backup.
    """
    rewritten = dropped = 0
    for copy in backup_files.unusable(path):
        drop(copy)
    for backup in backup_files.all_of(path):
        try:
            if holds(backup, going):
                rewrite(backup, going)
                rewritten += 1
        except errors.DamagedStore:
            drop(backup)
            dropped += 1
    return rewritten, dropped


def drop(backup: Path) -> None:
    try:
        files.remove(backup)
    except OSError as error:
        raise errors.undeletable_backup() from error


def holds(backup: Path, going: Going) -> bool:
    with errors.translated(), files.held(backup) as connection:
        if going.rewriting:
            return bool(read_for_rewriting(connection, going).rewritten)
        if going.programme:
            if REGISTER not in files.tables_of(connection, "klik"):
                return False  # an old backup
            goes = f"select count(*) from klik.{REGISTER} where not ({staying(REGISTER, going)})"
            return bool(files.value_of(connection, goes))
        return (
            queries.ask(connection, "data/held_in_backup", {"ids": list(going.snapshots)})["snapshots"][0] > 0
        )
