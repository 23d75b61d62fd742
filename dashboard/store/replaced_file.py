"""The database's file replaced while we have it open, as a sync client does: ours has no name any more.

Windows replaces no open file. Elsewhere the old file lives on without a name, until it is closed.
"""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dashboard.store import backup_files, files, migrate

Identity = tuple[int, int]
BATCH_ROWS = 10_000


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
            for table in files.tables_of(connection, "klik"):
                _copy_rows(connection, fresh, table)
            fresh.execute("checkpoint klik")
        files.replace(unfinished, backup)
    finally:
        files.remove(unfinished)
    return backup


def _copy_rows(connection: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection, table: str) -> None:
    with closing(connection.cursor()) as cursor:
        fresh.execute(f"delete from klik.{table}")
        rows = cursor.sql(f"select * from klik.{table}").to_arrow_reader(BATCH_ROWS)
        fresh.register("rows_to_copy", rows)
        fresh.execute(f"insert into klik.{table} by name select * from rows_to_copy")
        fresh.unregister("rows_to_copy")
