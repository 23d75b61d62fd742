"""Which state the data is in: what was made of an earlier state is old."""

import threading
import time
from collections.abc import Callable

import duckdb

from dashboard.store import queries

QUESTION = "status_cache/generation"
SECONDS = 0.5  # for so long another process's write may go unseen; one of this process never does


class Generation:
    """Read from the data (queries/macros/exports/store_generation.sql), so that processes agree on it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._writes = 0
        self._one_count = threading.Lock()
        self._last_read: tuple[int, float, str] | None = None  # after how many writes, when, and what

    def outdate(self) -> None:
        """To be called when this process has written."""
        with self._one_count:
            self._writes += 1

    def current(self, cursor: duckdb.DuckDBPyConnection) -> str:
        """A text that changes with every write and every deletion."""
        writes, now = self._writes, self._clock()  # first: what is written meanwhile makes the answer old
        generation = self.if_fresh()
        if generation is None:
            generation = self.seen_by(cursor)
            self._last_read = writes, now, generation
        return generation

    def if_fresh(self) -> str | None:
        """What was read last, where it still holds; None where it must be read again."""
        last = self._last_read
        if last is None or last[0] != self._writes or self._clock() - last[1] > SECONDS:
            return None
        return last[2]

    def seen_by(self, cursor: duckdb.DuckDBPyConnection) -> str:
        """Of the data as the cursor's transaction sees them, however new or old."""
        [(generation,)] = queries.run(cursor, QUESTION).fetchall()
        return generation
