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

from dashboard.store import backups, errors, instance, queries
from dashboard.store.files import MEMORY
from dashboard.store.read_write_lock import Gate
from dashboard.store.status_cache import Judgements

REOPEN_SECONDS = 30


def default_place() -> str:
    """Where snapshots are kept: KLIK_DATABASE, else a file in the user's own data folder."""
    folder = platformdirs.user_data_dir("KLIK-overblik", appauthor=False)
    return os.environ.get("KLIK_DATABASE") or str(Path(folder) / "klik.duckdb")


def open_store(place: str | Path) -> "Store":
    """The store in a file, made if it isn't there, or in memory (":memory:"), gone when it is closed."""
    place = str(place)
    if place != MEMORY:
        try:
            Path(place).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise errors.denied() from error
        if Path(place).is_dir():
            raise errors.folder()
    return Store(place)


class Store:
    """Safe to share between threads: each call has a cursor of its own."""

    def __init__(self, place: str):
        self.place = place
        self.backup_failed = False  # the last import is stored, but not in a backup
        self.retention_failed = False  # exports whose time is up could not be deleted
        self._gate = Gate()
        self._judgements = Judgements()
        self._kept_answers: dict[str, tuple[int, pd.DataFrame]] = {}
        self._one_writer = threading.RLock()
        self._opening = threading.Lock()
        self._instance: duckdb.DuckDBPyConnection | None = None
        with offering_backup(place):
            self._instance = instance.open_instance(place)
        if place != MEMORY:
            instance.tidy(Path(place))

    def ask(self, question: str, **parameters) -> pd.DataFrame:
        """The answer to queries/<question>.sql. One without parameters is kept until something is written."""
        if not parameters:
            return self._kept_answer(question)
        with self.cursor() as cursor:
            if "filter" in parameters:
                return self._judgements.ask(cursor, question, parameters)
            return queries.ask(cursor, question, parameters)

    @property
    def edition(self) -> int:
        """Another number once something was written: what was made of earlier answers is old."""
        return self._judgements.edition

    def run(self, statement: str) -> pd.DataFrame:
        """What a developer's own SQL answers, in a terminal; pages ask questions."""
        with self.cursor() as cursor:
            return cursor.execute(statement).df()

    def _kept_answer(self, question: str) -> pd.DataFrame:
        edition = self._judgements.edition  # read first: what is written meanwhile makes the answer old
        kept = self._kept_answers.get(question)
        if kept is None or kept[0] != edition:
            with self.cursor() as cursor:
                kept = self._kept_answers[question] = edition, queries.ask(cursor, question, {})
        return kept[1].copy(deep=False)

    def _outdate(self) -> None:
        self._judgements.outdate()
        self._kept_answers.clear()

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """For this package: a cursor of one's own, since a shared one gives threads each other's rows."""
        with self._gate.inside(), offering_backup(self.place), errors.told():
            opened = self._opened()
            cursor = opened.cursor()
            try:
                yield cursor
            except duckdb.FatalException:
                self._drop(opened)
                raise
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
                # A failed commit has undone itself already, and then there is nothing to roll back.
                with suppress(duckdb.Error):
                    cursor.rollback()
                raise
            finally:
                self._outdate()  # a commit that failed may still be found whole when the file is opened anew

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        """For this package: nobody else writes, copies or replaces the file; questions are answered."""
        with self._one_writer:
            yield

    @contextmanager
    def file_alone(self) -> Iterator[Path]:
        """For this package: the file, whole and closed. All questions wait until it is open again.

        Also the only way to copy the file: on Windows an open one can't be read, and on Linux reading
        and closing it from this process would take away DuckDB's lock on it.
        """
        with self._one_writer, self._gate.alone():
            with offering_backup(self.place), errors.told():
                self._opened().execute("checkpoint klik")
            self._instance.close()
            self._instance = None
            try:
                yield Path(self.place)
            finally:
                self._outdate()
                self._opened()

    def close(self) -> None:
        with self._one_writer, self._gate.alone():
            if self._instance is not None:
                # DuckDB does so itself, but now and then leaves the log beside the file.
                with suppress(duckdb.Error):
                    self._instance.execute("checkpoint klik")
                self._instance.close()

    def _drop(self, broken: duckdb.DuckDBPyConnection) -> None:
        """After a fatal error DuckDB answers nothing more; the next who asks opens the file anew.

        Several threads may come from the same broken instance: only the first finds it still in use.
        """
        with self._opening:
            if self._instance is broken:
                self._instance = None
                broken.close()

    def _opened(self) -> duckdb.DuckDBPyConnection:
        """The instance, opened again where it was closed or broke."""
        with self._opening:
            if self._instance is None:
                self._instance = reopened(self.place)
            return self._instance


@contextmanager
def offering_backup(place: str) -> Iterator[None]:
    """A file that doesn't look like ours, but has a backup, was ours: its beginning is destroyed."""
    try:
        yield
    except errors.DamagedStore as error:
        backup = backups.newest(place)
        raise (errors.DamagedStore(backup) if backup else type(error)()) from error


def reopened(place: str) -> duckdb.DuckDBPyConnection:
    """Another process may have taken the file while it was free; it will let go."""
    give_up = time.monotonic() + REOPEN_SECONDS
    while True:
        try:
            return instance.open_instance(place)
        except errors.StoreBusy:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.2)
