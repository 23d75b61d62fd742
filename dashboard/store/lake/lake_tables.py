"""The tables of a lake: brought up to date, made anew, and their files looked after."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard.store import errors, files, migrate
from dashboard.store.lake import lake_errors

# What an expired state alone refers to is cleaned away after a day: a reader may still be at it.
A_DAY_AGO = "now() - interval 1 day"
# Whatever PostgreSQL's clock says, which states are dated by. The state of today stays.
ALL_OF_THEM = "timestamptz '9999-01-01'"


def refuse_another_version(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises StoreUnavailable. No server migrates what others have open: who runs them does, by command."""
    version, newest = migrate.version_of(connection), migrate.newest_version()
    if version < newest:
        raise lake_errors.outdated()
    if version > newest:
        raise errors.newer()


def make_anew(cursor: duckdb.DuckDBPyConnection) -> None:
    """In a transaction: the tables of today, without rows. A table written anew has no old row anywhere."""
    for table in files.tables_of(cursor, "klik"):
        cursor.execute(f"drop table klik.{table}")
    migrate.execute(cursor, migrate.steps())
    cursor.execute(f"delete from klik.{migrate.VERSION_TABLE}")


@contextmanager
def attached(cursor: duckdb.DuckDBPyConnection, file: Path, name: str) -> Iterator[None]:
    """A new database in a file, since a municipality's data may be larger than the memory it may take."""
    files.remove(file)
    files.attach(cursor, file, name)
    try:
        yield
    finally:
        cursor.execute(f"detach {name}")
        files.remove(file)


def fill_from(cursor: duckdb.DuckDBPyConnection, source: str) -> None:
    for table in files.tables_of(cursor, source):
        cursor.execute(f"insert into klik.{table} by name select * from {source}.{table}")


def remove_old_files(cursor: duckdb.DuckDBPyConnection, moment: str = ALL_OF_THEM) -> None:
    """Forget the states before a moment (an expression in SQL), and remove the files that only they had."""
    cursor.execute(f"call ducklake_expire_snapshots('klik', older_than => {moment})")
    cursor.execute(f"call ducklake_cleanup_old_files('klik', older_than => {moment})")
    # Those of a commit that never was.
    cursor.execute(f"call ducklake_delete_orphaned_files('klik', older_than => {moment})")


def merge_files(cursor: duckdb.DuckDBPyConnection) -> None:
    """Each import makes a file a table; one large one is read faster."""
    cursor.execute("call ducklake_merge_adjacent_files('klik')")
