"""Backups: a copy of the file after each import, in the folder `backups` beside it; `kept` says which stay.

A backup is checked by reading all of it: DuckDB has a checksum on every block.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from dashboard.domain.problems import StoreUnavailable
from dashboard.store import errors, files, migrate
from dashboard.store.files import MEMORY

if TYPE_CHECKING:
    from dashboard.store.connection import Store

NEWEST = 5
DAYS = 14
MONTHS = 12
MOMENT = "%Y%m%dT%H%M%S_%f"
DAMAGED = ".damaged"  # ends the name of a database that was set aside unread: it is no backup


@dataclass(frozen=True)
class Comparison:
    """What a restore would change. `now` is None where the present file can't be read."""

    now: dict[str, int] | None  # table: rows
    then: dict[str, int]


def all_of(place: str | Path) -> list[Path]:
    """The backups of a database, oldest first."""
    place = Path(place)
    named = f"{place.stem}-????????T??????_??????{place.suffix or '.duckdb'}"
    return sorted((place.parent / "backups").glob(named), key=moment_of)


def newest_day(place: str | Path) -> date | None:
    """The day of the newest backup, on the clock of this machine; None where there is none."""
    found = [] if place == MEMORY else all_of(place)
    return moment_of(found[-1]).astimezone().date() if found else None


def half_made(place: Path) -> list[Path]:
    """What a program that was killed left of a backup."""
    folder = place.parent / "backups"
    return [*folder.glob(f"{place.stem}-*.tmp*"), *folder.glob(f"{place.stem}-*.rewriting*")]


def unusable(place: Path) -> list[Path]:
    """Copies that nobody can read, yet which may hold names: half-made ones, and damaged databases."""
    return [*half_made(place), *damaged(place)]


def damaged(place: Path) -> list[Path]:
    return list((place.parent / "backups").glob(f"{place.stem}-*{DAMAGED}"))


def name_for(place: Path, moment: datetime) -> Path:
    folder = place.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{place.stem}-{moment.strftime(MOMENT)}{place.suffix or '.duckdb'}"


def moment_of(backup: Path) -> datetime:
    return datetime.strptime(backup.stem.rpartition("-")[2], MOMENT).replace(tzinfo=UTC)


def make(store: "Store") -> Path | None:
    """Copy the file as it is now. A failure is the caller's to tell: what was stored is stored."""
    if store.place == MEMORY:
        return None
    try:
        # A deletion must not come before the copy has its name: it would miss it.
        with store.only_writer():
            backup = checked_copy(store)
            thin_out(store.place)
    except OSError as error:
        raise errors.full() from error
    return backup


def checked_copy(store: "Store") -> Path:
    backup = name_for(Path(store.place), datetime.now(UTC))
    unfinished = backup.with_name(backup.name + ".tmp")
    try:
        with store.file_alone() as file:
            rows = copied(file, unfinished)
        if rows_of(unfinished, read_all=True) != rows:
            raise errors.full()
        files.put_in_place(unfinished, backup)
    finally:
        files.remove(unfinished)
    return backup


def copied(file: Path, target: Path) -> dict[str, int]:
    """Copy while DuckDB holds the file for reading, so that no other process can write in it meanwhile."""
    with errors.told(), files.held(file) as connection:
        files.copy(file, target)
        return counted(connection)


def counted(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    count = "select count(*) from klik.{}"
    return {
        table: connection.execute(count.format(table)).fetchone()[0]
        for table in files.tables_of(connection, "klik")
    }


def rows_of(file: Path, read_all: bool = False) -> dict[str, int]:
    """The rows of each table; with `read_all` every block is read, and its checksum compared."""
    with errors.told(), files.held(file) as connection:
        if migrate.version_of(connection) > migrate.steps()[-1][0]:
            raise errors.newer()
        if read_all:
            for table in files.tables_of(connection, "klik"):
                connection.execute(
                    f"select bit_xor(hash(every_column)) from klik.{table} as every_column"
                ).fetchone()
        return counted(connection)


def newest(place: str | Path) -> Path | None:
    """The newest backup that can be read from end to end."""
    for backup in reversed(all_of(place)):
        try:
            rows_of(backup, read_all=True)
        except (StoreUnavailable, duckdb.Error):
            continue
        return backup
    return None


def compare(place: str | Path, backup: Path, store: "Store | None" = None) -> Comparison:
    """How many rows each table has now and in the backup. Give the store if the database is open."""
    if store is not None:
        with store.cursor() as cursor:
            now = counted(cursor)
    else:
        try:
            now = rows_of(Path(place), read_all=True)
        except errors.DamagedStore:
            now = None
    return Comparison(now, rows_of(backup))


def restore(place: str | Path, backup: Path, store: "Store | None" = None) -> None:
    """Put a backup in the database's place. The present file becomes a backup, so that this can be undone."""
    if store is None:
        exchange(Path(place), backup)
    else:
        with store.file_alone() as file:
            exchange(file, backup)


def exchange(place: Path, backup: Path) -> None:
    rows_of(backup, read_all=True)
    coming = place.with_name(place.name + ".rewriting")
    try:
        with held_if_readable(place) as connection:
            files.copy(backup, coming)
            if place.exists():
                set_aside(place, is_readable=connection is not None)
            if connection and os.name == "nt":
                connection.close()  # Windows replaces no open file
            files.log_of(place).unlink(missing_ok=True)
            files.put_in_place(coming, place)
    except OSError as error:
        raise errors.full() from error
    finally:
        files.remove(coming)


@contextmanager
def held_if_readable(place: Path) -> Iterator[duckdb.DuckDBPyConnection | None]:
    """The database held against other processes; None where there is none, or nobody can read it.

    Raises StoreBusy where another process has it open.
    """
    with ExitStack() as stack:
        connection = None
        if place.exists():
            with suppress(errors.DamagedStore), errors.told():
                connection = stack.enter_context(files.held(place))
                counted(connection)
        yield connection


def set_aside(place: Path, is_readable: bool) -> None:
    """Keep what a restore replaces: as a backup like the others, or under a name that is none."""
    backup = name_for(place, datetime.now(UTC))
    target = backup if is_readable else backup.with_name(backup.name + DAMAGED)
    if not is_readable:
        for earlier in damaged(place):  # one is enough to look into
            files.remove(earlier)
    if files.log_of(place).exists():
        files.copy(files.log_of(place), files.log_of(target))
    files.also_known_as(place, target)


def thin_out(place: str | Path) -> None:
    backups = {moment_of(backup): backup for backup in all_of(place)}
    for moment in set(backups) - kept(list(backups)):
        files.remove(backups[moment])


def kept(moments: list[datetime], days: int = DAYS, months: int = MONTHS) -> set[datetime]:
    """Which backups stay: the newest, and the newest of each of the last days and months that have one.

    Several of the newest, so that what was done today can be undone: an import, or a restore.
    """
    newest_of_day = {moment.date(): moment for moment in sorted(moments)}
    newest_of_month = {(moment.year, moment.month): moment for moment in sorted(moments)}
    last_days = sorted(newest_of_day.values())[-days:]
    return {*sorted(moments)[-NEWEST:], *last_days, *sorted(newest_of_month.values())[-months:]}
