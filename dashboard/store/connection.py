"""The one door to DuckDB. Nobody outside this package holds a connection."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
import pandas as pd
import platformdirs

from dashboard.domain.problems import StoreUnavailable
from dashboard.store import opening, questions, troubles
from dashboard.store.gate import Gate
from dashboard.store.opening import MEMORY

REOPEN_SECONDS = 30


def default_place() -> str:
    """Where snapshots are kept: KLIK_DATABASE, else a file in the user's own data folder."""
    folder = platformdirs.user_data_dir("KLIK-overblik", appauthor=False)
    return os.environ.get("KLIK_DATABASE") or str(Path(folder) / "klik.duckdb")


def open_store(place: str | Path) -> "Store":
    """The store in a file, made if it isn't there, or in memory (":memory:"), gone when it is closed."""
    place = str(place)
    if place != MEMORY:
        with troubles_with_folder():
            Path(place).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Store(place)


@contextmanager
def troubles_with_folder() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise troubles.denied() from error


class Store:
    """Safe to share between threads: each call has a cursor of its own."""

    def __init__(self, place: str):
        self.place = place
        self._gate = Gate()
        self._one_writer = threading.RLock()
        self._instance = opening.open_instance(place)

    def ask(self, question: str, **parameters) -> pd.DataFrame:
        """The answer to queries/<question>.sql."""
        with self.cursor() as cursor:
            return questions.ask(cursor, question, parameters)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """For this package: a cursor of one's own, since a shared one gives threads each other's rows."""
        with self._gate.inside(), troubles.told():
            cursor = self._instance.cursor()
            try:
                yield cursor
            finally:
                cursor.close()

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """For this package: one transaction, kept whole or not at all; one writer at a time."""
        with self._one_writer, self.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
            except BaseException:
                undo(cursor)
                raise

    @contextmanager
    def file_alone(self) -> Iterator[Path]:
        """For this package: the file, whole and closed. All questions wait until it is open again.

        Also the only way to copy the file: on Windows an open one can't be read, and on Linux reading
        and closing it from this process would take away DuckDB's lock on it.
        """
        with self._one_writer, self._gate.alone():
            with troubles.told():
                self._instance.execute("checkpoint klik")
            self._instance.close()
            try:
                yield Path(self.place)
            finally:
                self._instance = reopened(self.place)

    def close(self) -> None:
        with self._one_writer, self._gate.alone():
            self._instance.close()


def undo(cursor: duckdb.DuckDBPyConnection) -> None:
    """A failed commit has undone itself already, and then there is nothing to roll back."""
    with suppress(duckdb.Error):
        cursor.rollback()


def reopened(place: str) -> duckdb.DuckDBPyConnection:
    """The instance again. Another process may have taken the file while it was free; it will let go."""
    give_up = time.monotonic() + REOPEN_SECONDS
    while True:
        try:
            return opening.open_instance(place)
        except StoreUnavailable:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.2)
