"""The macros of queries/macros/, each made in the in-memory database when a question first needs it.

Making all of them costs more than all else at opening, since DuckDB binds each with all that it builds on.
A page needs a part of them.
"""

import re
import threading
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from dashboard.folders import QUERIES
from dashboard.store import queries, reference_tables

CREATES = re.compile(r"^create (?:or replace )?(?:macro|table) (\w+)", re.MULTILINE)
WORDS = re.compile(r"\w+")


class Macros:
    """Those of one connection. Made before the transaction that uses them begins: it sees no later ones."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path = QUERIES / "macros") -> None:
        self._connection = connection
        self._folder = folder
        self._made: set[str] = set()
        self._one_maker = threading.Lock()

    def make_for(self, *questions: str) -> None:
        """Make what these questions build on."""
        for question in questions:
            self._make(needed_by(queries.sql_of(question), self._folder))

    def make_all(self) -> None:
        self._make(tuple(in_order(self._folder)))

    def _make(self, texts: tuple[str, ...]) -> None:
        """texts: each after those that it uses."""
        if self._made.issuperset(texts):
            return
        with self._one_maker, self._connection.cursor() as cursor:
            missing = [text for text in texts if text not in self._made]
            cursor.begin()
            for text in missing:
                cursor.execute(text)
                for name in CREATES.findall(text):
                    reference_tables.fill(cursor, name)
            cursor.commit()
            self._made.update(missing)


@cache
def in_order(folder: Path) -> dict[str, set[str]]:
    """The text of each file with the texts it uses itself, in an order in which they can be made.

    Raises graphlib.CycleError.
    """
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*/*.sql"))]
    creator = {name: text for text in texts for name in CREATES.findall(text)}
    uses = {text: used_in(text, creator) - {text} for text in texts}
    return {text: uses[text] for text in TopologicalSorter(uses).static_order()}


@cache
def needed_by(sql: str, folder: Path) -> tuple[str, ...]:
    """The texts that a question builds on, by way of others too, in the order to make them in."""
    uses = in_order(folder)
    creator = {name: text for text in uses for name in CREATES.findall(text)}
    needed = used_in(sql, creator)
    for text in reversed(uses):  # whatever uses a text comes after it
        if text in needed:
            needed |= uses[text]
    return tuple(text for text in uses if text in needed)


@cache
def reads(question: str, table: str, folder: Path = QUERIES / "macros") -> bool:
    """Whether a question reads a table, by way of macros too."""
    return any(table in CREATES.findall(text) for text in needed_by(queries.sql_of(question), folder))


def used_in(sql: str, creator: dict[str, str]) -> set[str]:
    return {creator[word] for word in WORDS.findall(names_only(sql)) if word in creator}


def names_only(sql: str) -> str:
    """A query without comments and texts in quotes, which may hold anything."""
    return re.sub(r"--.*|'[^']*'", "", sql)
