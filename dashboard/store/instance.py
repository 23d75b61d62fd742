"""An instance of DuckDB: the file attached as `klik`, and the doors shut.

The instance itself is in memory, so that macros can be made anew without writing to the user's file.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb

from dashboard.store import backup_files, errors, files, handover, migrate, replaced_file
from dashboard.store.files import MEMORY
from dashboard.store.generation import Generation
from dashboard.store.macros import Macros
from dashboard.store.read_write_lock import ReadWriteLock

REOPEN_SECONDS = 30
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


class Instance:
    """One open database, shared by all that ask of it. Opened anew when it was closed or broke."""

    def __init__(self, path: str):
        self.path = path
        self.backup_failed = False  # the last import is stored, but not in a backup
        self.retention_failed = False  # exports whose time is up could not be deleted
        self.generation = Generation()
        self.backup_contents: dict[tuple, Any] = {}  # for store/backup_contents.py
        self._lock = ReadWriteLock()
        self._one_writer = threading.RLock()
        self._opening = threading.Lock()
        self._connection: duckdb.DuckDBPyConnection | None
        self._macros: Macros
        self._use(open_connection(path))
        if path != MEMORY:
            tidy(Path(path))

    @property
    def is_open(self) -> bool:
        """False once it broke, until somebody asks; what was in memory is gone then."""
        return self._connection is not None

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of one's own, since a shared one gives threads each other's rows."""
        with self._lock.shared(), errors.translated():
            connection = self._opened()
            cursor = connection.cursor()
            try:
                yield cursor
            except duckdb.FatalException:
                self._drop(connection)
                raise
            finally:
                cursor.close()

    def prepare(self, *questions: str) -> None:
        """Make the macros that these questions need. Before the transaction begins that asks them."""
        self._macros.make_for(*questions)

    def prepare_all(self) -> None:
        """Make every macro, for whoever asks in SQL of their own."""
        self._macros.make_all()

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        """Nobody else writes, copies or replaces the file; questions are answered."""
        with self._one_writer:
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """For one who writes alone: what was written is in the file that has the name, or it is told.

        Raises ReplacedFile; not while the same thread has a cursor.
        """
        with self.only_writer():
            self._refuse_replaced()
            yield
            self._refuse_replaced()

    @contextmanager
    def file_alone(self) -> Iterator[Path]:
        """The file, whole and closed. All questions wait until it is open again.

        Also the only way to copy the file: on Windows an open one can't be read, and on Linux reading
        and closing it from this process would take away DuckDB's lock on it.
        """
        with self._one_writer, self._lock.exclusive():
            self._give_up_replaced()
            with errors.translated():
                connection = self._opened()
                connection.execute("checkpoint klik")
            self._drop(connection)
            try:
                yield Path(self.path)
            finally:
                self.generation.outdate()
                self._opened()

    def release_file(self) -> None:
        """Close the file until somebody asks again: others can have it, and its memory is free.

        One that was replaced stays open: whoever writes next keeps what it holds.
        """
        with self._one_writer, self._lock.exclusive():
            connection = self._connection
            if connection is None or self._is_replaced():
                return
            with errors.translated():
                connection.execute("checkpoint klik")
            self._drop(connection)
            self.generation.outdate()

    def close(self) -> None:
        with self._one_writer, self._lock.exclusive():
            with suppress(errors.ReplacedFile):
                self._give_up_replaced()
            if self._connection is not None:
                # DuckDB does so itself, but now and then leaves the log beside the file.
                with suppress(duckdb.Error):
                    self._connection.execute("checkpoint klik")
                self._connection.close()

    def _refuse_replaced(self) -> None:
        if self._is_replaced():
            with self._lock.exclusive():
                self._give_up_replaced()

    def _is_replaced(self) -> bool:
        return self._connection is not None and self._identity != replaced_file.identity(self.path)

    def _give_up_replaced(self) -> None:
        """Where our file no longer has its name, keep all that it holds as a backup, and raise ReplacedFile.

        Whoever asks next opens the file that has the name now. Where no backup can be made, ours stays open.
        """
        if self.path == MEMORY or not self._is_replaced() or self._connection is None:
            return
        try:
            replaced_file.rescue(self._connection, Path(self.path))
        except (OSError, duckdb.Error) as error:
            raise errors.ReplacedFile(is_rescued=False) from error
        self._drop(self._connection)
        self.generation.outdate()
        raise errors.ReplacedFile(is_rescued=True)

    def _drop(self, broken: duckdb.DuckDBPyConnection) -> None:
        """Close it; the next who asks opens the file anew. After a fatal error DuckDB answers nothing more.

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
                connection = reopened(self.path)
                self._use(connection)
            return connection

    def _use(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection, self._macros = connection, Macros(connection)
        self._identity = replaced_file.identity(self.path)


def reopened(path: str) -> duckdb.DuckDBPyConnection:
    """Another process may have taken the file while it was free; it will let go."""
    give_up = time.monotonic() + REOPEN_SECONDS
    while True:
        try:
            return open_connection(path)
        except errors.StoreBusy:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.2)


def open_connection(path: str) -> duckdb.DuckDBPyConnection:
    """The database in a file, its tables up to date, ready for questions and for nothing else."""
    connection = files.unhardened()
    try:
        with errors.translated():
            files.attach(connection, path, "klik")
            migrate.migrate(connection, path)
        harden(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def tidy(path: Path) -> None:
    """What a program that was killed left beside the file; and nobody else on the machine reads the file."""
    path.chmod(0o600)
    rewriting = path.with_name(path.name + ".rewriting")
    leftovers = [rewriting, migrate.copy_before(path)]
    for leftover in (*leftovers, *backup_files.half_made(path), *backup_files.second_names(path)):
        files.remove(leftover)
    handover.remove_ownerless(path)


def harden(connection: duckdb.DuckDBPyConnection) -> None:
    for name, value in HARDENING:
        # Global: a plain SET of some of these holds for one cursor only.
        try:
            connection.execute(f"set global {name} = {value}")
        except duckdb.CatalogException:
            if name not in ONLY_NEW:
                raise
