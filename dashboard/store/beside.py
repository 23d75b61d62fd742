"""What is worked out of an evaluation's tasks and kept beside it, once a question reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import duckdb

from dashboard.folders import QUERIES
from dashboard.store import macros, queries


@dataclass(frozen=True)
class BesideCache:
    """`name`: the folder of its steps in queries/. `tables`: where it is kept.

    `check`: the step that tells whether an evaluation is there. `forget`: those that take it out. `fill`:
    works it out for the number of an evaluation, and its day. `remember`: the step that says it is there.
    """

    name: str
    tables: tuple[str, ...]
    check: str
    forget: tuple[str, ...]
    fill: Callable[[duckdb.DuckDBPyConnection, int, date], None]
    remember: str

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """Its steps, by the names by which they are asked."""
        return tuple(f"{self.name}/{file.stem}" for file in sorted((QUERIES / self.name).glob("*.sql")))

    def is_read_by(self, question: str) -> bool:
        """Whether a question reads what is kept here."""
        return any(macros.reads(question, table) for table in self.tables)

    def is_kept(self, cursor: duckdb.DuckDBPyConnection, evaluation_id: int) -> bool:
        [(kept,)] = queries.run(cursor, self.check, {"evaluation_id": evaluation_id}).fetchall()
        return kept

    def keep(self, cursor: duckdb.DuckDBPyConnection, evaluation_id: int, day: date) -> None:
        """Work it out for the evaluation of a day, unless it is there."""
        if self.is_kept(cursor, evaluation_id):
            return
        for step in self.forget:
            queries.run(cursor, step, {"evaluation_id": evaluation_id})
        self.fill(cursor, evaluation_id, day)
        queries.run(cursor, self.remember, {"evaluation_id": evaluation_id})
