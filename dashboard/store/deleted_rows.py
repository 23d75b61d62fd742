"""Which rows a deletion takes out of a database or a backup, and which stay.

A file may hold several municipalities, a snapshot for each: with the last snapshot of one of them goes what
the others share with it, the file and what the receipt quotes from cells.
"""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from dashboard.store import backup_contents, files, migrate
from dashboard.store.connection import Store

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
REGISTER = "register_version"


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


def staying(table: str, going: Going) -> str:
    """The condition, in SQL, on the rows of a table that stay."""
    if going.everything:
        return "true" if table == migrate.VERSION_TABLE else "false"
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


def copy_staying(connection: duckdb.DuckDBPyConnection, going: Going) -> None:
    """Into the database attached as `fresh`, which is made like `klik`."""
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
