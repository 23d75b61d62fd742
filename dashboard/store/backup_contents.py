"""Which exports each backup holds: one that is in backups only must not be out of reach of a deletion."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.domain.problems import StoreUnavailable
from dashboard.store import backup_files, errors, files, queries
from dashboard.store.connection import Store
from dashboard.store.files import MEMORY

QUESTION = "data/exports_in_backup"
REGISTER = "register_version"
OF_PROGRAMME = "subject <> 'link_corrections'"
NOTHING = pd.DataFrame(
    columns=["snapshot_id", "municipality", "as_of", "file_name", "content_hash", "imported_at", "tasks"]
)


@dataclass(frozen=True, eq=False)
class Contents:
    """What one backup holds. exports: as queries/data/exports_in_backup.sql has them."""

    exports: pd.DataFrame
    programme_rows: int  # old versions, too


def of_each(store: Store) -> list[Contents]:
    """Of each backup that can be read, oldest first."""
    return [contents for contents in _of_all(store).values() if contents is not None]


def municipalities_in(file: Path) -> set[str]:
    """Whose exports a backup holds; "" is one that its file doesn't name. Raises DamagedStore."""
    with closing(files.unhardened()) as connection:
        contents = _read(connection, file)
    if contents is None:
        raise errors.DamagedStore()
    return {*contents.exports["municipality"]}


def unreadable(store: Store) -> list[Path]:
    """The backups that can't be read, and damaged databases that were set aside."""
    backups_unread = [backup for backup, contents in _of_all(store).items() if contents is None]
    return [*backups_unread, *backup_files.damaged(Path(store.path))]


def _of_all(store: Store) -> dict[Path, Contents | None]:
    """None where a backup can't be read. The others are read once, until they are written anew."""
    if store.path == MEMORY:
        return {}
    with store.instance.only_writer_here():  # none of ours writes a backup anew or removes one meanwhile
        cached = store.instance.backup_contents
        keys = {key: backup for backup in backup_files.all_of(store.path) if (key := _key(backup))}
        for key in set(cached) - set(keys):
            del cached[key]
        fresh = {key: backup for key, backup in keys.items() if key not in cached}
        cached |= {key: contents for key, contents in _read_all(fresh) if contents}
        return {backup: cached.get(key) for key, backup in keys.items()}


def _read_all(named: dict[tuple, Path]) -> Iterator[tuple[tuple, Contents | None]]:
    """On one connection, since making it takes longer than reading; a fatal error costs the others theirs."""
    if named:
        with closing(files.unhardened()) as shared:
            for key, backup in named.items():
                contents = _read(shared, backup)
                if contents is None:
                    with closing(files.unhardened()) as own:
                        contents = _read(own, backup)
                yield key, contents


def _key(backup: Path) -> tuple | None:
    """None where another process has removed it meanwhile."""
    try:
        status = backup.stat()
    except FileNotFoundError:
        return None
    return backup.name, status.st_ino, status.st_mtime_ns, status.st_size


def _read(connection: duckdb.DuckDBPyConnection, backup: Path) -> Contents | None:
    """None where it can't be read: a deletion that finds it so removes it."""
    try:
        with errors.translated():
            files.attach(connection, backup, "klik", read_only=True)
            try:
                return Contents(queries.ask(connection, QUESTION), _programme_rows(connection))
            finally:
                connection.execute("detach klik")
    except (StoreUnavailable, duckdb.Error):
        return None


def _programme_rows(connection: duckdb.DuckDBPyConnection) -> int:
    if REGISTER not in files.tables_of(connection, "klik"):
        return 0  # an old backup
    return int(files.value_of(connection, f"select count(*) from klik.{REGISTER} where {OF_PROGRAMME}"))


def exports(store: Store) -> pd.DataFrame:
    """All exports in backups that the session may see: each once, as the newest backup has it."""
    contents = [each.exports for each in of_each(store) if not each.exports.empty]
    if not contents:
        return NOTHING
    every = pd.concat(contents[::-1]).drop_duplicates("snapshot_id").reset_index(drop=True)
    municipalities = store.session.municipalities
    return every if municipalities is None else every[every["municipality"].isin(municipalities)]


def only_in_backups(store: Store) -> pd.DataFrame:
    """The exports that the database itself no longer holds, each with the ids of all its readings: `ids`."""
    lost = exports(store)
    live = store.ask("data/snapshots")["snapshot_id"]
    lost = lost[~lost["snapshot_id"].isin(live)].sort_values(["imported_at", "snapshot_id"])
    if lost.empty:
        return lost.assign(ids=[])
    one_export = lost.groupby(["content_hash", "municipality"], sort=False)
    newest = one_export.tail(1).set_index(["content_hash", "municipality"])
    ids = one_export["snapshot_id"].agg(list).rename("ids")
    return newest.join(ids).reset_index().sort_values(["as_of", "imported_at"], ascending=False)


def readings(store: Store, content_hash: str, municipality: str) -> set[str]:
    """The ids of an export's readings in all backups: as they were before and after a correction."""
    ids: set[str] = set()
    for contents in of_each(store):
        of_file = contents.exports[contents.exports["content_hash"] == content_hash]
        same, shown = of_file["municipality"] == municipality, of_file["shown"].astype(bool)
        # All its readings for the municipality were put aside: a correction named another.
        was_renamed = bool(same.any()) and not (same & shown).any()
        ids |= set(of_file["snapshot_id"] if was_renamed else of_file.loc[same | ~shown, "snapshot_id"])
    return ids & set(exports(store)["snapshot_id"])


def holds_programme(store: Store) -> bool:
    return any(contents.programme_rows for contents in of_each(store))
