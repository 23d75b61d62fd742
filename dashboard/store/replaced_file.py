"""The database's file replaced while we have it open, as a sync client does: ours has no name any more.

Windows replaces no open file. Elsewhere the old file lives on without a name, until it is closed.
"""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dashboard.store import backup_files, files, migrate

Identity = tuple[int, int]


def identity(path: str) -> Identity | None:
    """Which file has the name; None where there is none."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def rescue(connection: duckdb.DuckDBPyConnection, path: Path) -> Path:
    """Make a backup of all that an open database holds; its file can't be copied, for it has no name."""
    backup = backup_files.name_for(path, datetime.now(UTC))
    unfinished = backup.with_name(backup.name + ".tmp")
    try:
        with closing(files.unhardened()) as fresh:
            files.attach(fresh, unfinished, "klik")
            migrate.run(fresh, migrate.steps())
            with closing(connection.cursor()) as reading:
                for table in files.tables_of(reading, "klik"):
                    files.copy_table(reading, fresh, table)
            fresh.execute("checkpoint klik")
        files.replace(unfinished, backup)
    finally:
        files.remove(unfinished)
    return backup
