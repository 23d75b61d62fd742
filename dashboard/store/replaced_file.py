"""The database's file replaced while we have it open, as a sync client does: ours has no name any more.

Windows replaces no open file. Elsewhere the old file lives on without a name, until it is closed.
"""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dashboard.store import backup_copies, backup_files

Identity = tuple[int, int]


def identity(path: str) -> Identity | None:
    """Which file has the name; None where there is none."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def rescue(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Make a backup of all that an open database holds; its file can't be copied, for it has no name."""
    with (
        backup_files.making(path, datetime.now(UTC)) as unfinished,
        closing(connection.cursor()) as reading,
    ):
        backup_copies.write_all(reading, unfinished)
