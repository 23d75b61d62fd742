"""A database in memory that many sessions read: each that writes gets a copy of its own first."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import duckdb

from dashboard.store import errors, files
from dashboard.store.answer_cache import AnswerCache
from dashboard.store.connection import Store
from dashboard.store.file_instance import FileInstance, open_connection
from dashboard.store.files import MEMORY
from dashboard.store.generation import Generation
from dashboard.store.instance import Instance
from dashboard.store.read_write_lock import ReadWriteLock


def borrowed(lender: Store) -> Store:
    """A store with the lender's data, whose writes the lender never sees. Nobody may write to the lender.

    Costs next to nothing until it is written to. Evaluated days are kept with the lender, for all of them.
    """
    return replace(lender, instance=BorrowedInstance(lender.instance), _answers=AnswerCache())


class BorrowedInstance(FileInstance):
    """Asks the lender's database until it is written to."""

    def __init__(self, lender: Instance):
        self.path = MEMORY
        self.backup_failed = self.retention_failed = False
        self.generation = Generation()
        self._lock = ReadWriteLock()
        self._one_writer = threading.RLock()
        self._opening = threading.Lock()
        self._lender: Instance | None = lender
        self._connection, self._macros = lender._opened(), lender._macros

    @property
    def is_copied(self) -> bool:
        return self._lender is None

    @property
    def is_open(self) -> bool:
        """False, too, once the lender broke: it is another database that it opens then."""
        return self._connection is not None and (
            self._lender is None or self._lender._connection is self._connection
        )

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        with super().only_writer():
            self._copy_once()
            yield

    def close(self) -> None:
        if self.is_copied:
            super().close()

    def _copy_once(self) -> None:
        """Questions wait meanwhile: a question's macros and its answer are of one database."""
        if self.is_copied:
            return
        with self._lock.exclusive():
            own = open_connection(MEMORY)
            try:
                with errors.translated():
                    copy_rows(self._opened(), own)
            except BaseException:
                own.close()
                raise
            self._use(own)
            self._lender = None
            self.generation.outdate()

    def _drop(self, broken: duckdb.DuckDBPyConnection) -> None:
        """The lender's is closed for all who borrow it: it answers none of them any more."""
        if self._lender is None:
            super()._drop(broken)
        else:
            self._lender._drop(broken)


def copy_rows(source: duckdb.DuckDBPyConnection, target: duckdb.DuckDBPyConnection) -> None:
    """All rows of `klik`, as they are at one moment."""
    with source.cursor() as reading, target.cursor() as writing:
        reading.begin()
        writing.begin()
        for table in files.tables_of(reading, "klik"):
            files.copy_table(reading, writing, table)
        writing.commit()
        reading.commit()
