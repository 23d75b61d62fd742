"""Snapshots: one for each municipality in each upload. Rows are only added, until somebody deletes them."""

import json
import secrets
import time
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

import duckdb
import pandas as pd

from dashboard.domain import recorded_acts
from dashboard.domain.acts import Act
from dashboard.domain.problems import StoreUnavailable
from dashboard.store import backup_contents, backups, errors, files, refused_imports, sharing
from dashboard.store.connection import Store

LISTS = ("components", "interfaces")
DATES = (
    "published_date", "start_date", "due_date", "due_date_from", "completed_date", "updated_date",
)  # fmt: skip
OTHER_TYPES = dict.fromkeys(DATES, "datetime64[s]") | {"row_number": "int32", "mandatory": "boolean"}
TEXTS = (
    "sheet", "task_key", "task_id", "title", "description", "project", "theme", "phase", "task_type",
    "municipality", "component", "interface", "role", "due_date_text", "status", "status_code", "light",
    "responsible", "executor", "comment", "link", "linked_by", "extra",
)  # fmt: skip
TASK_COLUMNS = (*TEXTS, *OTHER_TYPES, *LISTS)
"""The columns of a snapshot's tasks: those of the table, but for the snapshot's id."""


@dataclass(frozen=True, eq=False)
class NewSnapshot:
    """What an import found for one municipality. `tasks` has TASK_COLUMNS, with lists in LISTS."""

    municipality: str  # "" where the file doesn't say
    as_of: date
    as_of_source: str
    file_name: str
    content_hash: str
    mapping: dict
    fields: list[str]
    receipt: dict
    tasks: pd.DataFrame


def add(
    store: Store, new_snapshots: list[NewSnapshot], source: bytes, instead_of: Sequence[str] | None = None
) -> list[str]:
    """Store all of an upload, or nothing of it. Returns the ids once they are safely on disk.

    instead_of: snapshots that are shown no longer, until `use` has them back: this one corrects them, and
    StoreUnavailable is raised where one of them is gone. Without it a file is stored once: AlreadyLoaded.
    """
    ids = [new_id() for _ in new_snapshots]
    try:
        _insert(store, ids, new_snapshots, source, instead_of)
    except StoreUnavailable:
        # A full disk can fail a commit that the file then turns out to hold.
        if not _are_stored(store, ids):
            raise
    for snapshot in new_snapshots:
        store.session.record(Act.LOADED, recorded_acts.export(snapshot.as_of, len(snapshot.tasks)))
    back_up(store)
    sharing.follow(store)
    return ids


def _are_stored(store: Store, ids: list[str]) -> bool:
    with suppress(StoreUnavailable):
        return int(store.ask("data/held", ids=ids)["snapshots"].iloc[0]) == len(ids)
    return False


def _insert(
    store: Store,
    ids: list[str],
    new_snapshots: list[NewSnapshot],
    source: bytes,
    instead_of: Sequence[str] | None,
) -> None:
    hashes = {snapshot.content_hash for snapshot in new_snapshots}
    refused_imports.refuse_others(store, [new.municipality for new in new_snapshots], instead_of or ())
    with store.writing(refused_imports.STORED) as cursor:
        if instead_of is None:
            refused_imports.refuse_stored(cursor, hashes)
        else:
            refused_imports.refuse_gone(cursor, hashes, instead_of)
        moment = next_moment(cursor)
        for snapshot_id in instead_of or ():
            insert_choice(cursor, snapshot_id, moment, shown=False)
        for snapshot_id, snapshot in zip(ids, new_snapshots, strict=True):
            insert_snapshot(cursor, snapshot_id, snapshot, moment)
            insert_choice(cursor, snapshot_id, moment)
            insert_tasks(cursor, snapshot_id, snapshot.tasks)
        for content_hash in hashes:
            keep_source(cursor, content_hash, source)


def back_up(store: Store) -> None:
    """The import is stored whether its backup succeeds or not; the Data page tells when it didn't."""
    try:
        backups.make(store)
        store.instance.backup_failed = False
    except errors.ReplacedFile:
        raise  # what was stored is in no file that has a name
    except (StoreUnavailable, duckdb.Error):
        store.instance.backup_failed = True


def new_id() -> str:
    """A UUIDv7: random, and later ones sort after earlier ones. Python makes them itself from 3.14 on."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = rest * 4096 // 1_000_000
    return str(uuid.UUID(int=milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | secrets.randbits(62)))


def next_moment(cursor: duckdb.DuckDBPyConnection) -> datetime:
    """When a choice is made now."""
    return moment_after(files.value_of(cursor, "select max(chosen_at) from klik.snapshot_choice"))


def moment_after(last: datetime | None) -> datetime:
    """Now in UTC, but always after the last one: a clock set back must not favour what is old."""
    now = datetime.now(UTC).replace(tzinfo=None)
    return now if last is None else max(now, last + timedelta(microseconds=1))


def insert_snapshot(
    cursor: duckdb.DuckDBPyConnection, snapshot_id: str, snapshot: NewSnapshot, moment: datetime
) -> None:
    cursor.execute(
        """
        insert into klik.snapshot by name
        select
            $snapshot_id as snapshot_id, $municipality as municipality, $as_of as as_of,
            $as_of_source as as_of_source, $file_name as file_name, $content_hash as content_hash,
            $moment as imported_at, $mapping as mapping, $fields::text[] as fields, $receipt as receipt
        """,
        {
            "snapshot_id": snapshot_id,
            "municipality": snapshot.municipality,
            "as_of": snapshot.as_of,
            "as_of_source": snapshot.as_of_source,
            "file_name": snapshot.file_name,
            "content_hash": snapshot.content_hash,
            "moment": moment,
            "mapping": as_json(snapshot.mapping),
            "fields": list(snapshot.fields),
            "receipt": as_json(snapshot.receipt),
        },
    )


def insert_choice(
    cursor: duckdb.DuckDBPyConnection, snapshot_id: str, moment: datetime, shown: bool = True
) -> None:
    cursor.execute(
        """
        insert into klik.snapshot_choice (snapshot_id, chosen_at, shown)
        values ($snapshot_id, $moment, $shown)
        """,
        {"snapshot_id": snapshot_id, "moment": moment, "shown": shown},
    )


def insert_tasks(cursor: duckdb.DuckDBPyConnection, snapshot_id: str, tasks: pd.DataFrame) -> None:
    names = ", ".join(TASK_COLUMNS)
    values = ", ".join(
        f"""from_json({name}, '["VARCHAR"]')""" if name in LISTS else name for name in TASK_COLUMNS
    )
    cursor.register("new_tasks", typed(tasks))
    cursor.execute(
        f"insert into klik.task (snapshot_id, {names}) select $snapshot_id, {values} from new_tasks",
        {"snapshot_id": snapshot_id},
    )
    cursor.unregister("new_tasks")


def typed(tasks: pd.DataFrame) -> pd.DataFrame:
    """The tasks with a type for each column, so that DuckDB guesses none from a sample; lists as JSON."""
    columns = {name: tasks[name].astype("str") for name in TEXTS}
    columns |= {name: tasks[name].astype(kind) for name, kind in OTHER_TYPES.items()}
    columns |= {name: pd.Series(lists_as_json(tasks[name]), dtype="str", index=tasks.index) for name in LISTS}
    return pd.DataFrame(columns)


def lists_as_json(lists: Iterable[Sequence[str]]) -> list[str]:
    """Few lists, again and again: each is written once."""
    written = cache(as_json)
    return [written(tuple(names)) for names in lists]


def keep_source(cursor: duckdb.DuckDBPyConnection, content_hash: str, source: bytes) -> None:
    cursor.execute(
        """
        insert into klik.source_file (content_hash, content)
        select $content_hash, $source
        where $content_hash not in (select content_hash from klik.source_file)
        """,
        {"content_hash": content_hash, "source": source},
    )


def plain(value: object) -> object:
    """What JSON doesn't know: an array of numpy becomes a list, and a date its ISO text."""
    return value.tolist() if hasattr(value, "tolist") else str(value)


# Made once: json.dumps with options makes one for each of 400,000 lists.
as_json = json.JSONEncoder(ensure_ascii=False, default=plain).encode


def listing(store: Store) -> pd.DataFrame:
    """All snapshots, newest export first, with `in_use` and the number of `tasks`."""
    return store.ask("data/snapshots")


def with_hash(store: Store, content_hash: str) -> pd.DataFrame:
    """The snapshots that the same file gave before; empty when it is new."""
    return store.ask("data/snapshots_with_hash", content_hash=content_hash)


def readings(store: Store, snapshot_id: str) -> list[str]:
    """The ids that go when this export is deleted: what its file was read as before it was corrected, too.

    Those that are in backups only are among them.
    """
    ids = set(store.ask("data/readings_of_export", snapshot_id=snapshot_id)["snapshot_id"])
    for row in listing(store).query("snapshot_id == @snapshot_id").itertuples():
        ids |= backup_contents.readings(store, row.content_hash, row.municipality)
    return sorted(ids)


def use(store: Store, snapshot_id: str) -> None:
    """Show this snapshot in place of another for the same municipality and export date.

    Raises StoreUnavailable where it is gone, or not for the session to see.
    """
    if store.ask("data/visible_snapshots", ids=[snapshot_id]).empty:
        raise errors.gone()
    with store.writing() as cursor:
        insert_choice(cursor, snapshot_id, next_moment(cursor))
    store.session.record(Act.WROTE, recorded_acts.SHOWN_EXPORT)
    sharing.follow(store)


def source(store: Store, snapshot_id: str) -> tuple[str, bytes]:
    """The file that a snapshot came from."""
    sources = store.ask("data/source", snapshot_id=snapshot_id)
    if sources.empty:
        raise StoreUnavailable("Filen er ikke i databasen længere", "Hent den i KLIK igen.")
    return sources["file_name"][0], bytes(sources["content"][0])


def remember_mapping(store: Store, fingerprint: str, mapping: dict) -> None:
    """For the next file with the same header row: JSON of what imports.correct.Choices has to remember."""
    with store.writing() as cursor:
        cursor.execute(
            """
            insert into klik.remembered_mapping (fingerprint, mapping, remembered_at)
            values ($mark, $mapping, $now)
            """,
            {
                "mark": fingerprint,
                "mapping": as_json(mapping),
                "now": datetime.now(UTC).replace(tzinfo=None),
            },
        )


def remembered_mapping(store: Store, fingerprint: str) -> dict | None:
    mappings = store.ask("data/remembered_mapping", fingerprint=fingerprint)
    return None if mappings.empty else json.loads(mappings["mapping"][0])
