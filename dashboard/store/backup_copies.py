"""Copies of a whole file: made, counted, and put in the place of the database.

Each is checked by reading all of it: DuckDB has a checksum on every block.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dashboard.store import backup_files, errors, files, migrate


def copy_held(file: Path, target: Path) -> dict[str, int]:
    """Copy while DuckDB holds the file for reading, so that no other process can write in it meanwhile."""
    with errors.translated(), files.held(file) as connection:
        files.copy(file, target)
        return row_counts(connection)


def write_all(reading: duckdb.DuckDBPyConnection, target: Path) -> None:
    """A file with all rows of an open database that is no file, or has no name any more."""
    with closing(files.unhardened()) as fresh:
        files.attach(fresh, target, "klik")
        migrate.run(fresh, migrate.steps())
        for table in files.tables_of(reading, "klik"):
            files.copy_table(reading, fresh, table)
        fresh.execute("checkpoint klik")


def row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    count = "select count(*) from klik.{}"
    return {
        table: files.value_of(connection, count.format(table))
        for table in files.tables_of(connection, "klik")
    }


def rows_of(file: Path, read_all: bool = False) -> dict[str, int]:
    """The rows of each table; with `read_all` every block is read, and its checksum compared."""
    with errors.translated(), files.held(file) as connection:
        migrate.refuse_what_is_not_ours(connection)
        if read_all:
            for table in files.tables_of(connection, "klik"):
                connection.execute(
                    f"select bit_xor(hash(every_column)) from klik.{table} as every_column"
                ).fetchone()
        return row_counts(connection)


def exchange(path: Path, backup: Path) -> None:
    rows_of(backup, read_all=True)
    coming = path.with_name(path.name + ".rewriting")
    try:
        with held_if_readable(path) as connection:
            files.copy(backup, coming)
            if path.exists():
                set_aside(path, is_readable=connection is not None)
            if connection and os.name == "nt":
                connection.close()  # Windows replaces no open file
            files.log_of(path).unlink(missing_ok=True)
            files.replace(coming, path)
    except OSError as error:
        raise errors.full() from error
    finally:
        files.remove(coming)


@contextmanager
def held_if_readable(path: Path) -> Iterator[duckdb.DuckDBPyConnection | None]:
    """The database held against other processes; None where there is none, or nobody can read it.

    Raises StoreBusy where another process has it open.
    """
    with ExitStack() as stack:
        connection = None
        if path.exists():
            with suppress(errors.DamagedStore), errors.translated():
                connection = stack.enter_context(files.held(path))
                row_counts(connection)
        yield connection


def set_aside(path: Path, is_readable: bool) -> None:
    """Keep what a restore replaces: as a backup like the others, or under a name that is none."""
    backup = backup_files.name_for(path, datetime.now(UTC))
    target = backup if is_readable else backup.with_name(backup.name + backup_files.DAMAGED)
    if not is_readable:
        for earlier in backup_files.damaged(path):  # one is enough to look into
            files.remove(earlier)
    if files.log_of(path).exists():
        files.copy(files.log_of(path), files.log_of(target))
    files.link_or_copy(path, target)
