"""An instance of DuckDB: the data attached as `klik`, and the doors shut.

The instance itself is in memory, so that macros can be made anew without writing to the user's data. Where
the data lie is said by what builds on it: store/file_instance.py and store/lake/lake_instance.py.
"""

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb

from dashboard.store import errors
from dashboard.store.generation import Generation
from dashboard.store.macros import Macros
from dashboard.store.read_write_lock import ReadWriteLock

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


class Instance(ABC):
    """One open database, shared by all that ask of it. Opened anew when it was closed or broke."""

    is_shared = False  # with other processes: each may write

    def __init__(self, path: str, generation: Generation):
        self.path = path
        self.backup_failed = False  # the last import is stored, but not in a backup
        self.retention_failed = False  # exports whose time is up could not be deleted
        self.generation = generation
        self.backup_contents: dict[tuple, Any] = {}  # for store/backup_contents.py
        self._lock = ReadWriteLock()
        self._one_writer = threading.RLock()
        self._opening = threading.Lock()
        self._connection: duckdb.DuckDBPyConnection | None
        self._macros: Macros

    @property
    def is_open(self) -> bool:
        """False once it broke, until somebody asks; what was in memory is gone then."""
        return self._connection is not None

    @property
    @abstractmethod
    def location(self) -> str:
        """Where the data lie, for who runs the dashboard."""

    @property
    @abstractmethod
    def exists(self) -> bool:
        """Whether the data are still there; somebody may remove them while they are closed."""

    @property
    def is_erasure_pending(self) -> bool:
        """Whether something that was deleted may still be read on disk, until it is erased."""
        return False

    @abstractmethod
    def only_writer(self) -> AbstractContextManager[None]:
        """Nobody else writes, copies or replaces the data; questions are answered."""

    @contextmanager
    def only_writer_here(self) -> Iterator[None]:
        """As `only_writer`, but other processes may go on."""
        with self._one_writer:
            yield

    @abstractmethod
    def writing(self) -> AbstractContextManager[None]:
        """For one who writes alone. Not while the same thread has a cursor. Raises StoreUnavailable."""

    @abstractmethod
    def refuse_lost_lock(self) -> None:
        """Before a commit. Raises StoreUnavailable where others may write by now."""

    @abstractmethod
    def copy_to(self, file: Path) -> dict[str, int]:
        """Make a file that holds all data, as they are at one moment. Returns each table's number of rows."""

    @abstractmethod
    def restore(self, backup: Path) -> None:
        """Put a backup in place of the data, which become a backup themselves. Raises StoreUnavailable."""

    @abstractmethod
    def rewriting(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """Alone with the data, attached as `klik`: what is put into `fresh` meanwhile takes their place.

        Of what isn't put there no byte stays, on disk or in memory.
        """

    @abstractmethod
    def release(self) -> None:
        """Close the data until somebody asks again: they cost next to nothing then."""

    @abstractmethod
    def close(self) -> None:
        """For good."""

    @abstractmethod
    def _open(self) -> duckdb.DuckDBPyConnection:
        """The data attached as `klik`, their tables up to date, ready for questions and nothing else."""

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of one's own, since a shared one gives threads each other's rows."""
        with self._lock.shared(), self._translated():
            connection = self._opened()
            cursor = connection.cursor()
            try:
                yield cursor
            except duckdb.FatalException:
                self._drop(connection)
                raise
            except BaseException:
                with suppress(duckdb.Error):  # else closing it would (store/transaction.py)
                    cursor.rollback()
                raise
            finally:
                cursor.close()

    def prepare(self, *questions: str) -> None:
        """Make the macros that these questions need. Before the transaction begins that asks them."""
        self._macros.make_for(*questions)

    def prepare_all(self) -> None:
        """Make every macro, for whoever asks in SQL of their own."""
        self._macros.make_all()

    def _translated(self) -> AbstractContextManager[None]:
        return errors.translated()

    def _drop(self, broken: duckdb.DuckDBPyConnection) -> None:
        """Close it; the next who asks opens the data anew. After a fatal error DuckDB answers nothing more.

        Several threads may come from the same broken connection: only the first finds it still in use.
        """
        with self._opening:
            if self._connection is broken:
                self._connection = None
                broken.close()

    def _opened(self) -> duckdb.DuckDBPyConnection:
        with self._opening:
            connection = self._connection
            if connection is None:
                connection = self._open()
                self._use(connection)
            return connection

    def _use(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection, self._macros = connection, Macros(connection)


def harden(connection: duckdb.DuckDBPyConnection, **instead: str) -> None:
    """`instead`: values other than those of HARDENING."""
    for name, value in (dict(HARDENING) | instead).items():
        # Global: a plain SET of some of these holds for one cursor only.
        try:
            connection.execute(f"set global {name} = {value}")
        except duckdb.CatalogException:
            if name not in ONLY_NEW:
                raise
