"""A municipality's lake, which several servers and shells may have open: one of them writes at a time."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import psycopg

from dashboard.domain.problems import StoreUnavailable
from dashboard.store import backup_copies, backup_files, errors, files, migrate
from dashboard.store.databases import FILE
from dashboard.store.instance import Instance
from dashboard.store.lake import lake_access, lake_attachment, lake_catalogue, lake_errors, lake_tables
from dashboard.store.lake.lake_access import LakeAccess
from dashboard.store.lake.lake_generation import LakeGeneration
from dashboard.store.transaction import transaction

# Beside the backups, while what was deleted may still stand in files or in the catalogue.
PENDING = "erasure_pending"


class LakeInstance(Instance):
    """`folder`: the municipality's own, with the file that leads to the lake, and its backups."""

    is_shared = True

    def __init__(self, folder: Path):
        # What the database would be called were it a file: its backups go by that.
        super().__init__(str(folder / FILE), LakeGeneration())
        self.access: LakeAccess  # as it was when the lake was opened
        self._lock_held: psycopg.Connection | None = None  # by the thread that has _one_writer
        self._use(self._open())

    @property
    def location(self) -> str:
        return f"filer: {self.access.data_path}, katalog: skemaet {self.access.name} i PostgreSQL"

    @property
    def exists(self) -> bool:
        return lake_access.file_of(self._folder).exists()

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        with self._one_writer:
            if self._lock_held is not None:
                yield
                return
            with lake_catalogue.locked(self.access) as self._lock_held:
                try:
                    self.generation.outdate()  # what is asked from now on must know what others wrote before
                    if self.is_erasure_pending:
                        self._try_to_erase()
                    yield
                finally:
                    self._lock_held = None

    def writing(self) -> AbstractContextManager[None]:
        return self.only_writer()

    def refuse_lost_lock(self) -> None:
        if self._lock_held is None or not lake_catalogue.is_alive(self._lock_held):
            raise lake_errors.unreachable()

    def copy_to(self, file: Path) -> dict[str, int]:
        with errors.of_the_system_translated(), self.only_writer(), self.cursor() as reading:
            backup_copies.write_all(reading, file)
            return backup_copies.row_counts(reading)

    def restore(self, backup: Path) -> None:
        with errors.of_the_system_translated(), self.only_writer():
            self._set_aside()
            with self._erasing_afterwards():
                self._put_back(backup)

    def _set_aside(self) -> None:
        """What a restore replaces becomes a backup itself."""
        with backup_files.making(Path(self.path), datetime.now(UTC)) as unfinished:
            self.copy_to(unfinished)

    def _put_back(self, backup: Path) -> None:
        """By way of a copy, which is brought up to date first."""
        coming = self._aside / FILE
        files.copy(backup, coming)
        with errors.translated(), closing(files.unhardened()) as reading:
            files.attach(reading, coming, "klik")
            migrate.migrate(reading, str(coming))
            with self.cursor() as writing, self._tables_anew(writing):
                for table in files.tables_of(reading, "klik"):
                    files.copy_table(reading, writing, table)

    @contextmanager
    def rewriting(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with errors.of_the_system_translated(), self.only_writer(), self._erasing_afterwards():
            fresh = self._aside / "fresh.duckdb"
            with self.cursor() as cursor, lake_tables.attached(cursor, fresh, "fresh"):
                yield cursor
                with self._tables_anew(cursor):
                    lake_tables.fill_from(cursor, "fresh")

    @contextmanager
    def _erasing_afterwards(self) -> Iterator[None]:
        """What is written anew stands twice until it is erased: also where this ends badly."""
        self._aside.mkdir(mode=0o700, exist_ok=True)
        self._pending.touch(mode=0o600)
        try:
            yield
        finally:
            self._try_to_erase()

    @contextmanager
    def _tables_anew(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """One transaction that begins with new tables, without rows."""
        try:
            with transaction(cursor):
                lake_tables.make_anew(cursor)
                yield
                self.refuse_lost_lock()
        finally:
            self.generation.outdate()

    def _try_to_erase(self) -> None:
        """Where it fails, the next who writes tries again, and so does maintenance: the data are right."""
        with suppress(StoreUnavailable, OSError):
            self.erase()

    def erase(self) -> None:
        """Of what no longer counts, leave no byte: in files, in the catalogue, or in this process.

        Not while the same thread has a cursor. Raises StoreUnavailable, OSError.
        """
        with self.cursor() as cursor:
            lake_tables.remove_old_files(cursor)
        lake_catalogue.vacuum(self.access)
        self.release()
        shutil.rmtree(self._aside, ignore_errors=True)
        self._pending.unlink(missing_ok=True)

    @property
    def is_erasure_pending(self) -> bool:
        return self._pending.exists()

    def maintain(self) -> None:
        """Fewer and larger files, and none that only a state of yesterday had. Raises StoreUnavailable."""
        with self.only_writer():
            if self.is_erasure_pending:
                self.erase()
            for leftover in backup_files.half_made(Path(self.path)):
                files.remove(leftover)
            with self.cursor() as cursor:
                lake_tables.merge_files(cursor)
                lake_tables.remove_old_files(cursor, lake_tables.A_DAY_AGO)

    @property
    def _pending(self) -> Path:
        return self._folder / PENDING

    @property
    def _aside(self) -> Path:
        """The folder of what is on its way; DuckDB may read and write there."""
        return self._folder / lake_access.ASIDE

    @property
    def _folder(self) -> Path:
        return Path(self.path).parent

    def release(self) -> None:
        with self._one_writer, self._lock.exclusive():
            if self._connection is not None:
                self._drop(self._connection)
                self.generation.outdate()

    def close(self) -> None:
        self.release()

    def _open(self) -> duckdb.DuckDBPyConnection:
        self.access = lake_access.read(self._folder)  # a restore or a new key gives others than before
        connection = lake_attachment.opened(self.access, self._aside)
        try:
            with lake_errors.translated():
                lake_tables.refuse_another_version(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _translated(self) -> AbstractContextManager[None]:
        return lake_errors.translated()
