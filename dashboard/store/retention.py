"""How long snapshots are kept: for ever, or as many days after their export date as KLIK_KEEP_DAYS says."""

import os
import threading
from collections.abc import Callable
from datetime import date

import duckdb

from dashboard.domain.problems import StoreUnavailable
from dashboard.store import backup_contents, backup_files, deletion
from dashboard.store.connection import Store
from dashboard.store.files import MEMORY

MOST_DAYS = 100_000
# A wait doesn't count the hours that a laptop sleeps, so it must be short for the date to be seen in time.
WAKE_SECONDS = 5 * 60


def setting() -> str:
    return os.environ.get("KLIK_KEEP_DAYS", "").strip()


def keep_days() -> int | None:
    """None: nothing is deleted by itself, since the setting isn't given or can't be read."""
    given = setting()
    return int(given) if given.isdecimal() and 0 < int(given) <= MOST_DAYS else None


def is_expired(as_of: date, today: date) -> bool:
    days = keep_days()
    return days is not None and (today - as_of).days > days


def delete_expired(store: Store, today: date) -> deletion.Deleted | None:
    """Delete the snapshots whose time is up, from the backups too; None where nothing was deleted.

    Never stops what it is part of, a start or an import: the page Data says that it failed.
    """
    try:
        snapshots = [*store.ask("data/snapshots").itertuples(), *backup_contents.exports(store).itertuples()]
        expired = {row.snapshot_id for row in snapshots if is_expired(row.as_of.date(), today)}
        deleted = deletion.delete(store, sorted(expired)) if expired else None
        drop_unreadable(store, today)
        store.instance.retention_failed = False
    except (StoreUnavailable, duckdb.Error, OSError):
        store.instance.retention_failed = True
        return None
    return deleted


def drop_unreadable(store: Store, today: date) -> None:
    """Copies that nobody can read any more, so old that what they hold has expired."""
    if store.path == MEMORY or keep_days() is None:
        return
    with store.instance.only_writer():
        for copy in backup_contents.unreadable(store):
            if is_expired(backup_files.moment_of(copy).date(), today):
                deletion.drop(copy)


def run_daily(store: Store, today: Callable[[], date]) -> Callable[[], None]:
    """Delete what is expired, now and each new day, on a thread, until the returned function is called."""
    stopped = threading.Event()
    day = today()
    delete_expired(store, day)
    thread = threading.Thread(target=delete_each_day, args=(store, today, stopped, day), daemon=True)
    thread.start()

    def stop() -> None:
        stopped.set()
        thread.join()

    return stop


def delete_each_day(store: Store, today: Callable[[], date], stopped: threading.Event, done_on: date) -> None:
    """Once on each day after `done_on`; a deletion that failed is tried again at the next waking."""
    while not stopped.wait(WAKE_SECONDS):
        day = today()
        if day != done_on or store.instance.retention_failed:
            delete_expired(store, day)
            done_on = day
