"""The store's own files: attached to DuckDB, copied and replaced so that no moment leaves half a file."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb

from dashboard.store import errors

MEMORY = ":memory:"
BATCH_ROWS = 10_000  # copied at a time
# Files that both ends of our range of DuckDB can open; 2.0 would else write files that 1.5 can't.
STORAGE = "v1.5.0"
BUSY_TRIES = 10


def own_path(path: str | Path) -> str:
    """Of the file itself, where the path is a link to it: what is written anew must not replace the link."""
    return MEMORY if str(path) == MEMORY else os.path.realpath(path)


def unhardened() -> duckdb.DuckDBPyConnection:
    """An instance that may still open files: for the store's own files only, closed when that is done."""
    connection = duckdb.connect(MEMORY)
    # First of all: the default is a folder where a large query would leave personal data.
    connection.execute("set temp_directory = ''")
    connection.execute("set threads = 2")
    connection.execute("set memory_limit = '1GB'")
    return connection


def attach(
    connection: duckdb.DuckDBPyConnection, path: str | Path, name: str, read_only: bool = False
) -> None:
    # The path is the administrator's own setting, never a user's text.
    # Without the type a file named .csv, .json or .parquet is taken as data, and what we write is lost.
    options = "type duckdb, " + ("read_only" if read_only else f"storage_version '{STORAGE}'")
    attachment = f"attach {literal(str(path))} as {name}"
    connection.execute(attachment + ("" if str(path) == MEMORY else f" ({options})"))


def literal(text: str) -> str:
    """A text as SQL writes it, where DuckDB takes no parameter."""
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def held(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The file attached as `klik`, for reading: as long as this lasts no other process can write in it.

    Whoever replaces the file meanwhile closes the connection first on Windows, which replaces no open file.
    """
    with closing(unhardened()) as connection:
        attach_when_free(connection, file)
        yield connection


def attach_when_free(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Whoever looks whether we are gone (handover.is_free) has the file open, but only for a moment."""
    for _ in range(BUSY_TRIES):
        try:
            return attach(connection, file, "klik", read_only=True)
        except duckdb.IOException as error:
            if not errors.is_busy(error):
                raise
        time.sleep(0.1)
    attach(connection, file, "klik", read_only=True)


def tables_of(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    rows = connection.execute(
        "select table_name from duckdb_tables() where database_name = $name order by table_name",
        {"name": name},
    )
    return [table for (table,) in rows.fetchall()]


def value_of(connection: duckdb.DuckDBPyConnection, statement: str) -> Any:
    """The only value that a statement answers."""
    [(value,)] = connection.execute(statement).fetchall()
    return value


def log_of(file: Path) -> Path:
    """What DuckDB has committed, but not yet written into the file itself."""
    return file.with_name(file.name + ".wal")


def remove(file: Path) -> None:
    file.unlink(missing_ok=True)
    log_of(file).unlink(missing_ok=True)


def copy(source: Path, target: Path) -> None:
    """The bytes, safely on disk when this returns; whoever is no owner of the data can't read them."""
    shutil.copyfile(source, target)
    target.chmod(0o600)
    flush(target)


def link_or_copy(file: Path, name: Path) -> None:
    """A second name for a file that is about to be replaced under its first.

    Not a copy where it can be helped: reading the file would take away DuckDB's lock on it (on Linux).
    """
    try:
        os.link(file, name)
    except OSError:  # a file system without second names
        unfinished = name.with_name(name.name + ".tmp")
        copy(file, unfinished)
        replace(unfinished, name)


def replace(file: Path, target: Path) -> None:
    """Put a file in the place of another in one step: whoever opens it gets the old or the new one whole.

    Only its owner may open it.
    """
    file.chmod(0o600)
    flush(file)
    file.replace(target)
    flush_folder(target.parent)


def flush(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def flush_folder(folder: Path) -> None:
    """On Windows a folder can't be flushed, and needn't be."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def copy_table(reading: duckdb.DuckDBPyConnection, writing: duckdb.DuckDBPyConnection, table: str) -> None:
    """All rows of a table of `klik` in place of those there.

    By way of Arrow, which knows all types: two databases in memory know nothing of each other.
    """
    rows = reading.sql(f"select * from klik.{table}").to_arrow_reader(BATCH_ROWS)
    writing.register("rows_to_copy", rows)
    writing.execute(f"delete from klik.{table}")
    writing.execute(f"insert into klik.{table} by name select * from rows_to_copy")
    writing.unregister("rows_to_copy")
