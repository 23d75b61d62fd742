"""An instance of DuckDB: the file attached as `klik`, the macros of queries/shared/, and the doors shut.

The instance itself is in memory, so that macros can be made anew each time without writing to the
user's file.
"""

from pathlib import Path

import duckdb

from dashboard.store import migrate, troubles
from dashboard.store.questions import QUERIES

MEMORY = ":memory:"
# Files that both ends of our range of DuckDB can open; 2.0 would else write files that 1.5 can't.
STORAGE = "v1.5.0"

# In this order: it is the one that works on every version. ONLY_NEW: what DuckDB 1.5 doesn't know.
HARDENING = (
    ("threads", 2),
    ("async_threads", 1),
    ("memory_limit", "'1GB'"),
    ("max_execution_time", 30_000),
    ("autoinstall_known_extensions", "false"),
    ("autoload_known_extensions", "false"),
    ("allow_community_extensions", "false"),
    ("python_enable_replacements", "false"),
    ("enable_external_access", "false"),
    ("lock_configuration", "true"),
)
ONLY_NEW = {"async_threads", "max_execution_time"}


def open_instance(place: str) -> duckdb.DuckDBPyConnection:
    """The database at a place, its tables up to date, ready for questions and for nothing else."""
    connection = unhardened()
    try:
        with troubles.told():
            attach(connection, place, "klik")
            migrate.migrate(connection, place)
        make_macros(connection)
        harden(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def unhardened() -> duckdb.DuckDBPyConnection:
    """An instance that may still open files: for the store's own files only, and closed when that is done."""
    connection = duckdb.connect(MEMORY)
    # First of all: the default is a folder where a large query would leave personal data.
    connection.execute("set temp_directory = ''")
    return connection


def attach(
    connection: duckdb.DuckDBPyConnection, place: str | Path, name: str, read_only: bool = False
) -> None:
    # DuckDB 1.5 takes no parameter here. The place is the administrator's own setting, never a user's text.
    quoted = str(place).replace("'", "''")
    how = "read_only" if read_only else f"storage_version '{STORAGE}'"
    if str(place) == MEMORY:
        connection.execute(f"attach '{MEMORY}' as {name}")
    else:
        connection.execute(f"attach '{quoted}' as {name} ({how})")


def make_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every macro of queries/shared/. One that uses another must come after it, or try again."""
    waiting = sorted((QUERIES / "shared").glob("*.sql"))
    while waiting:
        failed = []
        for file in waiting:
            try:
                connection.execute(file.read_text(encoding="utf-8"))
            except duckdb.CatalogException as error:
                failed.append(file)
                missing = error
        if failed == waiting:
            raise missing
        waiting = failed


def harden(connection: duckdb.DuckDBPyConnection) -> None:
    known = {name for (name,) in connection.execute("select name from duckdb_settings()").fetchall()}
    for name, value in HARDENING:
        if name in known or name not in ONLY_NEW:
            connection.execute(f"set {name} = {value}")
