"""Backups: a copy of all data after each import, in the folder `backups` beside them; to_keep: which stay."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from dashboard.domain import recorded_acts
from dashboard.domain.acts import Act
from dashboard.domain.problems import Problem, StoreUnavailable
from dashboard.domain.scope import EVERYONE, AccessLevel, Session
from dashboard.store import backup_copies, backup_files, errors, own_rows, sharing
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
    with backup_files.making(Path(store.path), datetime.now(UTC)) as unfinished:
        rows = store.instance.copy_to(unfinished)
        if backup_copies.rows_of(unfinished, read_all=True) != rows:
            raise errors.full()
    return all_of(store.path)[-1]


def newest(path: str | Path) -> Path | None:
    """The newest backup that can be read from end to end."""
    for backup in reversed(all_of(path)):
        try:
            backup_copies.rows_of(backup, read_all=True)
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
            now = backup_copies.row_counts(cursor)
    else:
        try:
            now = backup_copies.rows_of(Path(path), read_all=True)
        except errors.DamagedStore:
            now = None
    return Comparison(now, backup_copies.rows_of(backup))


def restore(path: str | Path, backup: Path, store: Store | None = None, session: Session = EVERYONE) -> None:
    """Put a backup in the database's place. The present file becomes a backup, so that this can be undone.

    Give the store if the database is open; else the session that asks. Raises StoreUnavailable, NotAllowed.
    """
    asking = store.session if store else session
    asking.refuse_below(AccessLevel.ADMINISTRATOR)
    if store is None:
        backup_copies.exchange(Path(path), backup)
    else:
        store.refuse_part()
        store.instance.restore(backup)
    asking.record(Act.RESTORED, recorded_acts.BACKUP)
    if store is not None:
        own_rows.take_official_name(store)
        sharing.follow(store)


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
