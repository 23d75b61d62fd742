"""Backups: a copy of the file after each import, in the folder `backups` beside it. to_keep says which stay.

A backup is checked by reading all of it: DuckDB has a checksum on every block.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from dashboard.domain import recorded_acts
from dashboard.domain.acts import Act
from dashboard.domain.problems import Problem, StoreUnavailable
from dashboard.domain.scope import EVERYONE, AccessLevel, Session
from dashboard.store import backup_files, errors, files, migrate, sharing
from dashboard.store.backup_files import all_of, moment_of, order_of
from dashboard.store.connection import Store
from dashboard.store.files import MEMORY

NEWEST = 5
DAYS = 14
MONTHS = 12
Made = tuple[int, datetime]
"""Which backup, and when: backup_files.order_of."""


@dataclass(frozen=True)
class Comparison:
    """What a restore would change. `now` is None where the present file can't be read."""

    now: dict[str, int] | None  # table: rows
    then: dict[str, int]


def newest_day(path: str | Path) -> date | None:
    """The day of the newest backup, on the clock of this machine; None where there is none."""
    backups = [] if path == MEMORY else all_of(path)
    return moment_of(backups[-1]).astimezone().date() if backups else None


def make(store: Store) -> Path | None:
    """Copy the file as it is now. A failure is the caller's to report: what was stored is stored."""
    if store.path == MEMORY:
        return None
    try:
        # A deletion must not come before the copy has its name: it would miss it.
        with store.instance.only_writer():
            backup = checked_copy(store)
            thin_out(store.path)
    except OSError as error:
        raise errors.full() from error
    return backup


def checked_copy(store: Store) -> Path:
    backup = backup_files.name_for(Path(store.path), datetime.now(UTC))
    unfinished = backup.with_name(backup.name + ".tmp")
    try:
        with store.instance.file_alone() as file:
            rows = copy_held(file, unfinished)
        if rows_of(unfinished, read_all=True) != rows:
            raise errors.full()
        files.replace(unfinished, backup)
    finally:
        files.remove(unfinished)
    return backup


def copy_held(file: Path, target: Path) -> dict[str, int]:
    """Copy while DuckDB holds the file for reading, so that no other process can write in it meanwhile."""
    with errors.translated(), files.held(file) as connection:
        files.copy(file, target)
        return row_counts(connection)


def row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    count = "select count(*) from klik.{}"
    return {
        table: files.value_of(connection, count.format(table))
        for table in files.tables_of(connection, "klik")
    }


def rows_of(file: Path, read_all: bool = False) -> dict[str, int]:
    """The rows of each table; with `read_all` every block is read, and its checksum compared."""
    with errors.translated(), files.held(file) as connection:
        migrate.refuse_what_is_not_ours(connection)
        if read_all:
            for table in files.tables_of(connection, "klik"):
                connection.execute(
                    f"select bit_xor(hash(every_column)) from klik.{table} as every_column"
                ).fetchone()
        return row_counts(connection)


def newest(path: str | Path) -> Path | None:
    """The newest backup that can be read from end to end."""
    for backup in reversed(all_of(path)):
        try:
            rows_of(backup, read_all=True)
        except (StoreUnavailable, duckdb.Error):
            continue
        return backup
    return None


def advised(path: str | Path, problem: Problem) -> Problem:
    """The problem and the way out of it: of a damaged database, the newest backup that can be read."""
    if not isinstance(problem, errors.DamagedStore):
        return problem
    backup = newest(path)
    return errors.with_backup(backup.name) if backup else problem


def compare(path: str | Path, backup: Path, store: Store | None = None) -> Comparison:
    """How many rows each table has now and in the backup. Give the store if the database is open."""
    if store is not None:
        store.refuse_part()
        with store.cursor() as cursor:
            now = row_counts(cursor)
    else:
        try:
            now = rows_of(Path(path), read_all=True)
        except errors.DamagedStore:
            now = None
    return Comparison(now, rows_of(backup))


def restore(path: str | Path, backup: Path, store: Store | None = None, session: Session = EVERYONE) -> None:
    """Put a backup in the database's place. The present file becomes a backup, so that this can be undone.

    Give the store if the database is open; else the session that asks. Raises StoreUnavailable, NotAllowed.
    """
    asking = store.session if store else session
    asking.refuse_below(AccessLevel.ADMINISTRATOR)
    if store is None:
        exchange(Path(path), backup)
    else:
        store.refuse_part()
        with store.instance.file_alone() as file:
            exchange(file, backup)
    asking.record(Act.RESTORED, recorded_acts.BACKUP)
    if store is not None:
        sharing.follow(store)


def exchange(path: Path, backup: Path) -> None:
    rows_of(backup, read_all=True)
    coming = path.with_name(path.name + ".rewriting")
    try:
        with held_if_readable(path) as connection:
            files.copy(backup, coming)
            if path.exists():
                set_aside(path, is_readable=connection is not None)
            if connection and os.name == "nt":
                connection.close()  # Windows replaces no open file
            files.log_of(path).unlink(missing_ok=True)
            files.replace(coming, path)
    except OSError as error:
        raise errors.full() from error
    finally:
        files.remove(coming)


@contextmanager
def held_if_readable(path: Path) -> Iterator[duckdb.DuckDBPyConnection | None]:
    """The database held against other processes; None where there is none, or nobody can read it.

    Raises StoreBusy where another process has it open.
    """
    with ExitStack() as stack:
        connection = None
        if path.exists():
            with suppress(errors.DamagedStore), errors.translated():
                connection = stack.enter_context(files.held(path))
                row_counts(connection)
        yield connection


def set_aside(path: Path, is_readable: bool) -> None:
    """Keep what a restore replaces: as a backup like the others, or under a name that is none."""
    backup = backup_files.name_for(path, datetime.now(UTC))
    target = backup if is_readable else backup.with_name(backup.name + backup_files.DAMAGED)
    if not is_readable:
        for earlier in backup_files.damaged(path):  # one is enough to look into
            files.remove(earlier)
    if files.log_of(path).exists():
        files.copy(files.log_of(path), files.log_of(target))
    files.link_or_copy(path, target)


def thin_out(path: str | Path) -> None:
    backups = {order_of(backup): backup for backup in all_of(path)}
    for made in set(backups) - to_keep(list(backups)):
        backup_files.remove(backups[made])


def to_keep(made: list[Made], days: int = DAYS, months: int = MONTHS) -> set[Made]:
    """Which backups stay: the newest, and the newest of each of the last days and months that have one.

    Several of the newest, so that what was done today can be undone: an import, or a restore.
    """
    in_order = sorted(made)
    newest_of_day = {moment.date(): (number, moment) for number, moment in in_order}
    newest_of_month = {(moment.year, moment.month): (number, moment) for number, moment in in_order}
    last_days = sorted(newest_of_day.values())[-days:]
    return {*in_order[-NEWEST:], *last_days, *sorted(newest_of_month.values())[-months:]}
