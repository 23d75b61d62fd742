"""The tables of the database, brought up to date step by step: migrations/NNN_what.sql, each run once.

The steps are one transaction. The file as it was is kept beside it until the new one has opened.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dashboard.store import errors, files
from dashboard.store.files import MEMORY

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = (
    "create table if not exists klik.schema_version (version integer not null, reached_at timestamp not null)"
)


def steps() -> list[tuple[int, Path]]:
    return [(int(file.name[:3]), file) for file in sorted(MIGRATIONS.glob("[0-9][0-9][0-9]_*.sql"))]


def version_of(connection: duckdb.DuckDBPyConnection, name: str = "klik") -> int:
    """0 for a database without tables."""
    if "schema_version" not in files.tables_of(connection, name):
        return 0
    return connection.execute(f"select coalesce(max(version), 0) from {name}.schema_version").fetchone()[0]


def kept_copy(place: Path) -> Path:
    return place.with_name(place.name + ".before")


def migrate(connection: duckdb.DuckDBPyConnection, place: str) -> None:
    """Run the steps that the database attached as `klik` lacks: all of them, or none."""
    known = steps()
    version = version_of(connection)
    if version > known[-1][0]:
        raise errors.newer()
    if version == 0 and files.tables_of(connection, "klik"):
        raise errors.ForeignFile()  # somebody else's database, which our tables have no place in
    lacking = [step for step in known if step[0] > version]
    if not lacking:
        return
    if version == 0 or place == MEMORY:
        run(connection, lacking)
        return
    with kept(connection, Path(place)):
        run(connection, lacking)


def run(connection: duckdb.DuckDBPyConnection, lacking: list[tuple[int, Path]]) -> None:
    connection.begin()
    try:
        connection.execute(VERSIONS)
        for version, file in lacking:
            connection.execute(file.read_text(encoding="utf-8"))
            connection.execute(
                "insert into klik.schema_version values ($version, $now)",
                {"version": version, "now": datetime.now(UTC).replace(tzinfo=None)},
            )
        connection.commit()
    except duckdb.Error:
        connection.rollback()
        raise
    # A table that stands only in the log is not in a copy of the file.
    connection.execute("checkpoint klik")


@contextmanager
def kept(connection: duckdb.DuckDBPyConnection, place: Path) -> Iterator[None]:
    """Keep a copy of the file until it has been opened anew; whatever fails, the old file is back."""
    copy = kept_copy(place)
    connection.execute("checkpoint klik")
    connection.execute("detach klik")
    files.copy(place, copy)
    files.attach(connection, place, "klik")
    try:
        yield
        connection.execute("detach klik")
        files.attach(connection, place, "klik")
    except BaseException:
        connection.close()  # lets go of the file; Windows replaces no open one
        files.log_of(place).unlink(missing_ok=True)
        files.put_in_place(copy, place)
        raise
    files.remove(copy)
