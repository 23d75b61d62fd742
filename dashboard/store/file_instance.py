"""Data in a file on this machine, which one process has open at a time, or in memory."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from dashboard.store import (
    backup_copies,
    backup_files,
    errors,
    files,
    handover,
    migrate,
    replaced_file,
    rewritten_file,
)
from dashboard.store.files import MEMORY
from dashboard.store.generation import Generation
from dashboard.store.instance import Instance, harden

REOPEN_SECONDS = 30


class FileInstance(Instance):
    """`path`: of the file, or ":memory:"."""

    def __init__(self, path: str):
        super().__init__(path, Generation())
        self._use(open_connection(path))
        if path != MEMORY:
            tidy(Path(path))

    @property
    def location(self) -> str:
        return self.path

    @property
    def exists(self) -> bool:
        return Path(self.path).exists()

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        with self._one_writer:
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What was written is in the file that has the name, or it is told. Raises ReplacedFile."""
        with self.only_writer():
            self._refuse_replaced()
            yield
            self._refuse_replaced()

    def refuse_lost_lock(self) -> None:
        """Nobody can take it: DuckDB holds the file."""

    def copy_to(self, file: Path) -> dict[str, int]:
        with self._file_alone() as own:
            return backup_copies.copy_held(own, file)

    def restore(self, backup: Path) -> None:
        with self._file_alone() as file:
            backup_copies.exchange(file, backup)

    @contextmanager
    def rewriting(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with (
            self._file_alone() as file,
            errors.translated(),
            files.held(file) as connection,
            rewritten_file.rewriting(connection, file),
        ):
            yield connection
            handover.remove_ownerless(file)

    def release(self) -> None:
        """Others can have the file then, and its memory is free.

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

    @contextmanager
    def _file_alone(self) -> Iterator[Path]:
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

    def _open(self) -> duckdb.DuckDBPyConnection:
        return reopened(self.path)

    def _use(self, connection: duckdb.DuckDBPyConnection) -> None:
        super()._use(connection)
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
