"""A municipality's lake, which several servers and shells may have open: one of them writes at a time."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import psycopg

from dashboard.store import backup_copies, backup_files, errors, files, migrate
from dashboard.store.databases import FILE
from dashboard.store.instance import Instance
from dashboard.store.lake import lake_access, lake_attachment, lake_catalogue, lake_errors, lake_tables
from dashboard.store.lake.lake_generation import LakeGeneration

# Beside the backups, while what was deleted may still stand in files or in the catalogue.
PENDING = "erasure_pending"


class LakeInstance(Instance):
    """`folder`: the municipality's own, with the file that leads to the lake, and its backups."""

    is_shared = True

    def __init__(self, folder: Path):
        # What the database would be called were it a file: its backups go by that.
        super().__init__(str(folder / FILE), LakeGeneration())
        self.access = lake_access.read(folder)
        self._lock_held: psycopg.Connection | None = None  # by the thread that has _one_writer
        self._use(self._open())

    @property
    def location(self) -> str:
        return f"{self.access.data} ({self.access.name})"

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
                    if self._pending.exists():
                        self.erase()
                    yield
                finally:
                    self._lock_held = None

    def writing(self) -> AbstractContextManager[None]:
        return self.only_writer()

    def refuse_lost_lock(self) -> None:
        if self._lock_held is None or not lake_catalogue.is_alive(self._lock_held):
            raise lake_errors.unreachable()

    def copy_to(self, file: Path) -> dict[str, int]:
        with self.only_writer(), self.cursor() as reading:
            backup_copies.write_all(reading, file)
            return backup_copies.row_counts(reading)

    def restore(self, backup: Path) -> None:
        with self.only_writer():
            self._set_aside()
            self._put_back(backup)
            self.erase()

    def _set_aside(self) -> None:
        """What a restore replaces becomes a backup itself."""
        with backup_files.making(Path(self.path), datetime.now(UTC)) as unfinished:
            self.copy_to(unfinished)

    def _put_back(self, backup: Path) -> None:
        """By way of a copy, which is brought up to date first."""
        coming = self._folder / f"{FILE}.rewriting"
        try:
            files.copy(backup, coming)
            with errors.translated(), closing(files.unhardened()) as reading:
                files.attach(reading, coming, "klik")
                migrate.migrate(reading, str(coming))
                with self.cursor() as writing, self._tables_anew(writing):
                    for table in files.tables_of(reading, "klik"):
                        files.copy_table(reading, writing, table)
        finally:
            files.remove(coming)

    @contextmanager
    def rewriting(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self.only_writer():
            with self.cursor() as cursor, _beside(cursor, "fresh"):
                yield cursor
                with self._tables_anew(cursor):
                    lake_tables.fill_from(cursor, "fresh")
            self.erase()

    @contextmanager
    def _tables_anew(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """One transaction that begins with new tables, without rows."""
        self._pending.touch(mode=0o600)
        cursor.begin()
        try:
            lake_tables.make_anew(cursor)
            yield
            self.refuse_lost_lock()
            cursor.commit()
        except BaseException:
            with suppress(duckdb.Error):
                cursor.rollback()
            raise
        finally:
            self.generation.outdate()

    def erase(self) -> None:
        """Of what no longer counts, leave no byte: in files, in the catalogue, or in this process."""
        with self.cursor() as cursor:
            lake_tables.remove_old_files(cursor)
        lake_catalogue.vacuum(self.access)
        self.release()
        self._pending.unlink(missing_ok=True)

    def maintain(self) -> None:
        """Fewer and larger files, and none that only a state of yesterday had. Raises StoreUnavailable."""
        with self.only_writer(), self.cursor() as cursor:
            lake_tables.merge_files(cursor)
            lake_tables.remove_old_files(cursor, lake_tables.A_DAY_AGO)

    @property
    def _pending(self) -> Path:
        return self._folder / PENDING

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
        connection = lake_attachment.opened(self.access)
        try:
            with lake_errors.translated():
                lake_tables.refuse_another_version(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _translated(self) -> AbstractContextManager[None]:
        return lake_errors.translated()


@contextmanager
def _beside(cursor: duckdb.DuckDBPyConnection, name: str) -> Iterator[None]:
    """A database in memory, attached under that name."""
    cursor.execute(f"attach ':memory:' as {name}")
    try:
        yield
    finally:
        cursor.execute(f"detach {name}")
