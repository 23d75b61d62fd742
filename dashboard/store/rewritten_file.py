"""A file written anew: DuckDB keeps deleted text readable in the old one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard.store import errors, files


@contextmanager
def rewriting(connection: duckdb.DuckDBPyConnection, file: Path) -> Iterator[None]:
    """What is put into `fresh` meanwhile takes the place of the file, which the connection holds."""
    new = file.with_name(file.name + ".rewriting")
    files.remove(new)
    try:
        files.attach(connection, new, "fresh")
        yield
        connection.execute("detach fresh")
        if os.name == "nt":
            connection.close()  # Windows replaces no open file
        files.replace(new, file)
        files.log_of(file).unlink(missing_ok=True)
    except OSError as error:
        raise errors.full() from error
    finally:
        files.remove(new)
