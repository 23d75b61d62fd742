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
from dashboard.store.transaction import transaction

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "schema_version"
VERSIONS = (
    f"create table if not exists klik.{VERSION_TABLE}"
    " (version integer not null, reached_at timestamp not null)"
)


def steps() -> list[tuple[int, Path]]:
    return [(int(file.name[:3]), file) for file in sorted(MIGRATIONS.glob("[0-9][0-9][0-9]_*.sql"))]


def newest_version() -> int:
    return steps()[-1][0]


def lacking_in(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, Path]]:
    """The steps that the database attached as `klik` has not taken."""
    version = version_of(connection)
    return [step for step in steps() if step[0] > version]


def version_of(connection: duckdb.DuckDBPyConnection, name: str = "klik") -> int:
    """0 for a database without tables."""
    if VERSION_TABLE not in files.tables_of(connection, name):
        return 0
    return int(files.value_of(connection, f"select coalesce(max(version), 0) from {name}.{VERSION_TABLE}"))


def refuse_what_is_not_ours(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises ForeignFile for a database without our tables, StoreUnavailable for a newer version's."""
    version = version_of(connection)
    if version == 0:
        raise errors.ForeignFile()
    if version > newest_version():
        raise errors.newer()


def copy_before(path: Path) -> Path:
    return path.with_name(path.name + ".before")


def migrate(connection: duckdb.DuckDBPyConnection, path: str) -> None:
    """Run the steps that the database attached as `klik` lacks: all of them, or none."""
    if files.tables_of(connection, "klik"):  # in somebody else's database our tables have no place
        refuse_what_is_not_ours(connection)
    lacking = lacking_in(connection)
    if not lacking:
        return
    if version_of(connection) == 0 or path == MEMORY:
        run(connection, lacking)
        return
    with restored_on_failure(connection, Path(path)):
        run(connection, lacking)


def run(connection: duckdb.DuckDBPyConnection, lacking: list[tuple[int, Path]]) -> None:
    run_whole(connection, lacking)
    # A table that stands only in the log is not in a copy of the file.
    connection.execute("checkpoint klik")


def run_whole(connection: duckdb.DuckDBPyConnection, lacking: list[tuple[int, Path]]) -> None:
    """All of the steps or none."""
    with transaction(connection):
        execute(connection, lacking)


def execute(connection: duckdb.DuckDBPyConnection, lacking: list[tuple[int, Path]]) -> None:
    """In a transaction that has begun."""
    connection.execute(VERSIONS)
    for version, file in lacking:
        connection.execute(file.read_text(encoding="utf-8"))
        connection.execute(
            f"insert into klik.{VERSION_TABLE} values ($version, $now)",
            {"version": version, "now": datetime.now(UTC).replace(tzinfo=None)},
        )


@contextmanager
def restored_on_failure(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """Keep a copy of the file until it has been opened anew; whatever fails, the old file is back."""
    copy = copy_before(path)
    connection.execute("checkpoint klik")
    connection.execute("detach klik")
    files.copy(path, copy)
    files.attach(connection, path, "klik")
    try:
        yield
        connection.execute("detach klik")
        files.attach(connection, path, "klik")
    except BaseException:
        connection.close()  # lets go of the file; Windows replaces no open one
        files.log_of(path).unlink(missing_ok=True)
        files.replace(copy, path)
        raise
    files.remove(copy)
