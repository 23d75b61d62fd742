"""Deletion that leaves nothing: DuckDB keeps deleted text readable in its file, so the file is written anew.

The backups too: those that hold what is deleted are written anew without it, or dropped if they can't
be. They come first, so that a deletion that was interrupted can be asked for again.

Which rows those are stands in deleted_rows.py.
"""

from dataclasses import dataclass
from pathlib import Path

from dashboard.domain import recorded_acts
from dashboard.domain.acts import Act
from dashboard.domain.scope import AccessLevel
from dashboard.store import (
    backup_contents,
    backup_files,
    deleted_rows,
    errors,
    files,
    migrate,
    queries,
    rewritten_file,
    sharing,
    status_cache,
)
from dashboard.store.connection import Store
from dashboard.store.deleted_rows import REGISTER, Going, Rewriting
from dashboard.store.files import MEMORY
from dashboard.store.snapshots import readings


@dataclass(frozen=True)
class Deleted:
    """What a deletion took."""

    snapshots: int
    tasks: int
    backups_rewritten: int = 0
    backups_dropped: int = 0


def delete_export(store: Store, snapshot_id: str) -> Deleted:
    """Delete an export as a user knows it: with all that its file was read as.

    Raises StoreUnavailable, NotAllowed.
    """
    with store.instance.only_writer():  # a correction that is being stored is waited for, and goes too
        return delete(store, readings(store, snapshot_id))


def delete(store: Store, ids: list[str]) -> Deleted:
    """Delete snapshots, with the files that no other snapshot came from. Raises StoreUnavailable, NotAllowed.

    Those of other municipalities than the session's are passed over. Also of what is in backups only.
    """
    visible = {*store.ask("data/visible_snapshots", ids=ids)["snapshot_id"]}
    visible |= {*backup_contents.exports(store)["snapshot_id"]}
    ids = sorted(visible.intersection(ids))
    snapshots, tasks = held(store, ids)
    what = recorded_acts.exports(snapshots, tasks)
    return Deleted(snapshots, tasks, *_delete(store, Going(snapshots=tuple(ids)), what))


def delete_programme(store: Store, with_links: bool = False) -> Deleted:
    """Delete all rows of the programmappe, as they are and as they were. Raises StoreUnavailable, NotAllowed.

    with_links: also which systems and interfaces of tasks were corrected by hand.
    """
    store.session.refuse_below(AccessLevel.ADMINISTRATOR)
    store.refuse_part()
    return Deleted(0, 0, *_delete(store, Going(programme=True, links=with_links), recorded_acts.PROGRAMME))


def rewrite_register(store: Store, rewriting: Rewriting) -> Deleted:
    """Take something out of all versions of the programmappe's rows. Raises StoreUnavailable, NotAllowed.

    The rewriting keeps to the rows that the session may see.
    """
    return Deleted(0, 0, *_delete(store, Going(rewriting=rewriting), recorded_acts.PERSON))


def _delete(store: Store, going: Going, what: str) -> tuple[int, int]:
    """How many backups were written anew, and how many dropped. `what`: for the audit log."""
    store.session.refuse_below(AccessLevel.PROGRAMME_MANAGER)
    if store.path == MEMORY:
        _delete_in_memory(store, going)
        counts = 0, 0
    else:
        counts = _delete_in_files(store, going)
    store.session.record(Act.DELETED, what)
    sharing.follow(store)
    return counts


def _delete_in_files(store: Store, going: Going) -> tuple[int, int]:
    # All of it alone: an import in between, here or in another process, would make a backup that still holds
    # what is deleted.
    with store.instance.rewriting() as connection:
        counts = clean_backups(Path(store.path), going)
        deleted_rows.copy_staying(connection, going)
    return counts


def _delete_in_memory(store: Store, going: Going) -> None:
    """Where no file keeps anything. What was made of the tasks goes, too."""
    deleted_rows.delete_rows(store, going)
    with store.cursor() as cursor:
        status_cache.forget(cursor)


def delete_everything(store: Store) -> Deleted:
    """Delete all that users have put in, what is remembered, and all backups.

    Raises StoreUnavailable, NotAllowed.
    """
    store.session.refuse_below(AccessLevel.ADMINISTRATOR)
    store.refuse_part()
    snapshots, tasks = held(store, None)
    if store.path == MEMORY:
        _delete_in_memory(store, Going(everything=True))
        dropped = 0
    else:
        dropped = _delete_files(store)
    store.session.record(Act.DELETED, recorded_acts.EVERYTHING)
    sharing.forget(store)
    return Deleted(snapshots, tasks, backups_dropped=dropped)


def _delete_files(store: Store) -> int:
    """All data, and all backups; how many there were."""
    with store.instance.rewriting() as connection:
        every_backup = backup_files.all_of(store.path)
        for copy in (*every_backup, *backup_files.unusable(Path(store.path))):
            drop(copy)
        deleted_rows.copy_staying(connection, Going(everything=True))
    return len(every_backup)


def held(store: Store, ids: list[str] | None) -> tuple[int, int]:
    """How many of the snapshots there are, and their tasks; None: of all."""
    [counts] = store.ask("data/held", ids=ids).to_dict("records")
    return counts["snapshots"], counts["tasks"]


def rewrite(backup: Path, going: Going) -> None:
    file = Path(files.own_path(backup))
    with (
        errors.translated(),
        files.held(file) as connection,
        rewritten_file.rewriting(connection, file),
    ):
        deleted_rows.copy_staying(connection, going)


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
        backup_files.remove(backup)
    except OSError as error:
        raise errors.undeletable_backup() from error


def holds(backup: Path, going: Going) -> bool:
    with errors.translated(), files.held(backup) as connection:
        if not migrate.version_of(connection):
            raise errors.ForeignFile()
        if going.rewriting:
            return bool(deleted_rows.read_for_rewriting(connection, going).rewritten)
        if going.programme:
            if REGISTER not in files.tables_of(connection, "klik"):
                return False  # an old backup
            goes = f"select count(*) from klik.{REGISTER} where not ({deleted_rows.staying(REGISTER, going)})"
            return bool(files.value_of(connection, goes))
        return (
            queries.ask(connection, "data/held_in_backup", {"ids": list(going.snapshots)})["snapshots"][0] > 0
        )
