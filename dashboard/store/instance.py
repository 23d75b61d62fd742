"""An instance of DuckDB: the file attached as `klik`, the macros of queries/macros/, and the doors shut.

The instance itself is in memory, so that macros can be made anew each time without writing to the
user's file.
"""

from pathlib import Path

import duckdb

from dashboard.store import backups, errors, files, migrate
from dashboard.store.queries import QUERIES

# In this order: it is the one that works on every version. ONLY_NEW: what DuckDB 1.5 doesn't know.
HARDENING = (
    ("threads", "2"),
    ("async_threads", "1"),
    ("memory_limit", "'1GB'"),
    ("max_execution_time", "30000"),
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
    connection = files.unhardened()
    try:
        with errors.told():
            files.attach(connection, place, "klik")
            migrate.migrate(connection, place)
        make_macros(connection)
        harden(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def tidy(place: Path) -> None:
    """What a program that was killed left beside the file; and nobody else on the machine reads the file."""
    place.chmod(0o600)
    rewriting = place.with_name(place.name + ".rewriting")
    for leftover in (rewriting, migrate.kept_copy(place), *backups.half_made(place)):
        files.remove(leftover)


def make_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every macro of queries/macros/. One that uses another must come after it, or try again."""
    waiting = sorted((QUERIES / "macros").glob("*/*.sql"))
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
            # Global: a plain SET of some of these holds for one cursor only.
            connection.execute(f"set global {name} = {value}")
