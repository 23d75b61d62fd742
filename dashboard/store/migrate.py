"""The tables of the database, brought up to date step by step: migrations/NNN_what.sql, each run once.

A step is one transaction. The file as it was is kept beside it until the new one has opened.
"""

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dashboard.store import troubles

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = (
    "create table if not exists klik.schema_version (version integer not null, reached_at timestamp not null)"
)


def steps(folder: Path) -> list[tuple[int, Path]]:
    return [(int(file.name[:3]), file) for file in sorted(folder.glob("[0-9][0-9][0-9]_*.sql"))]


def version_of(connection: duckdb.DuckDBPyConnection, name: str = "klik") -> int:
    """0 for a database without tables."""
    tables = (
        "select count(*) from duckdb_tables() where database_name = $name and table_name = 'schema_version'"
    )
    if not connection.execute(tables, {"name": name}).fetchone()[0]:
        return 0
    return connection.execute(f"select coalesce(max(version), 0) from {name}.schema_version").fetchone()[0]


def migrate(connection: duckdb.DuckDBPyConnection, place: str, folder: Path | None = None) -> None:
    """Run the steps that the database attached as `klik` lacks."""
    known = steps(folder or MIGRATIONS)
    version = version_of(connection)
    if version > known[-1][0]:
        raise troubles.newer()
    lacking = [step for step in known if step[0] > version]
    for step in lacking:
        run(connection, *step)
    if lacking:
        # A table made in the log only can't be read by a copy of the file.
        connection.execute("checkpoint klik")


def run(connection: duckdb.DuckDBPyConnection, version: int, file: Path) -> None:
    connection.begin()
    try:
        connection.execute(VERSIONS)
        connection.execute(file.read_text(encoding="utf-8"))
        now = datetime.now(UTC).replace(tzinfo=None)
        connection.execute(
            "insert into klik.schema_version values ($version, $now)", {"version": version, "now": now}
        )
        connection.commit()
    except duckdb.Error:
        connection.rollback()
        raise
