"""An export that can be searched for, and where it is looked for: in files, in the catalogue, in backups."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import psycopg

from dashboard.store import (
    files,
    snapshots,
)
from dashboard.store.connection import Store
from dashboard.store.lake import lake_access
from tests import lakes
from tests.store import examples

ROOT = Path(__file__).parents[3]
CANARY = "Kanariefugl-Zq7"
DAY = date(2026, 11, 25)


def load(store: Store, number: int = 1, marker: str = "Opgave", municipality: str = "Nyborg Kommune") -> str:
    """An export of its own; returns its id."""
    content = f"{marker} {number}".encode()
    new = examples.snapshot(
        content,
        municipality=municipality,
        as_of=DAY - timedelta(weeks=number),
        tasks=examples.tasks(responsible=marker, marker=marker),
    )
    return snapshots.add(store, [new], content)[0]


def exports_of(store: Store) -> int:
    return len(snapshots.listing(store))


def bytes_of(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for file in folder.rglob("*"):
        if file.is_file():
            yield file, file.read_bytes()


def files_on_disk(lake: Store) -> int:
    return len(list(Path(lake.instance.access.data_path).rglob("*.parquet")))


def files_in_use(lake: Store) -> int:
    with lake.cursor() as cursor:
        tables = files.tables_of(cursor, "klik")
        return sum(
            len(cursor.execute(f"from ducklake_list_files('klik', '{table}')").fetchall()) for table in tables
        )


def analyze_and_checkpoint(server: lakes.Postgres) -> None:
    """As PostgreSQL does by itself: it keeps the commonest values of each column, and writes all to disk."""
    with psycopg.connect(server.superuser, autocommit=True) as connection:
        connection.execute("analyze")
        connection.execute("checkpoint")


def traces_of_the_canary(server: lakes.Postgres, municipality: Path) -> set[str]:
    """Where it can be read: the files of the lake, the catalogue as it is dumped and as it lies, backups."""
    analyze_and_checkpoint(server)
    places_with_canary = {"dump"} if CANARY.encode() in server.dump() else set()
    folders = {
        "parquet": Path(lake_access.read(municipality.parent).data_path),
        "municipality": municipality.parent,
        "catalogue": server.data / "base",
    }
    for name, folder in folders.items():
        places_with_canary |= {name for _, content in bytes_of(folder) if CANARY.encode() in content}
    return places_with_canary
