"""A transaction that is kept whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import duckdb


@contextmanager
def transaction(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Committed where this ends well, else rolled back here, before the cursor is closed.

    A cursor that is closed with its transaction open rolls it back where no error can be raised: with a lake
    whose catalogue is gone, DuckDB ends the process.
    """
    cursor.begin()
    try:
        yield
        cursor.commit()
    except BaseException:
        # A failed commit has undone itself already, and then there is nothing to roll back.
        with suppress(duckdb.Error):
            cursor.rollback()
        raise
