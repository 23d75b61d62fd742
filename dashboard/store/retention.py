"""How long snapshots are kept: for ever, or as many days after their export date as KLIK_KEEP_DAYS says."""

import os
from datetime import date, timedelta

from dashboard.store import deletion
from dashboard.store.connection import Store


def keep_days() -> int | None:
    """None: nothing is deleted by itself. A setting that is no whole number above zero is passed over."""
    given = os.environ.get("KLIK_KEEP_DAYS", "")
    return int(given) if given.isdecimal() and int(given) > 0 else None


def delete_expired(store: Store, today: date) -> deletion.Deleted | None:
    """Delete the snapshots whose time is up, from the backups too; None where there is nothing to delete."""
    days = keep_days()
    if days is None:
        return None
    listed = store.ask("data/snapshots")
    expired = listed.loc[listed["as_of"].dt.date < today - timedelta(days=days), "snapshot_id"].tolist()
    return deletion.delete(store, expired) if expired else None
