"""How long snapshots are kept: for ever, or as many days after their export date as KLIK_KEEP_DAYS says."""

import os
from datetime import date

import duckdb

from dashboard.domain.problems import StoreUnavailable
from dashboard.store import deletion
from dashboard.store.connection import Store

MOST_DAYS = 100_000


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

    Never stops what it is part of, a start or an import: the page Data tells that it failed.
    """
    try:
        listed = store.ask("data/snapshots")
        expired = [row.snapshot_id for row in listed.itertuples() if is_expired(row.as_of.date(), today)]
        deleted = deletion.delete(store, expired) if expired else None
        store.instance.retention_failed = False
    except (StoreUnavailable, duckdb.Error, OSError):
        store.instance.retention_failed = True
        return None
    return deleted
