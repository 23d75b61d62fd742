"""Which state a lake's data are in: DuckLake numbers each change, and the number costs little to ask for."""

import time
from collections.abc import Callable

import duckdb

from dashboard.store import files
from dashboard.store.generation import Generation


class LakeGeneration(Generation):
    """The question of all stores is asked only where the number is another than the last time.

    What evaluated tasks are kept by is its answer: maintenance changes the number, and not the data.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(clock)
        self._last_state: tuple[int, str] | None = None  # the number, and what the question answered

    def seen_by(self, cursor: duckdb.DuckDBPyConnection) -> str:
        number = _number(cursor)
        last = self._last_state
        if last is not None and last[0] == number:
            return last[1]
        generation = super().seen_by(cursor)
        if _number(cursor) == number:  # outside a transaction somebody may have written in between
            self._last_state = number, generation
        return generation


def _number(cursor: duckdb.DuckDBPyConnection) -> int:
    return int(files.value_of(cursor, "select id from klik.current_snapshot()"))
