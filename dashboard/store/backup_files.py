"""What the files of backups are called: in the folder `backups` beside the database, each with its moment."""

from datetime import UTC, datetime
from pathlib import Path

MOMENT = "%Y%m%dT%H%M%S_%f"
DAMAGED = ".damaged"  # ends the name of a database that was set aside unread: it is no backup


def folder_of(database: Path) -> Path:
    return database.parent / "backups"


def name_for(database: Path, moment: datetime) -> Path:
    """The name of a backup made at a moment (UTC). Makes the folder, which nobody else can read."""
    folder_of(database).mkdir(mode=0o700, exist_ok=True)
    return folder_of(database) / f"{database.stem}-{moment.strftime(MOMENT)}{database.suffix or '.duckdb'}"


def moment_of(backup: Path) -> datetime:
    """When a backup was made (UTC)."""
    return datetime.strptime(backup.stem.rpartition("-")[2], MOMENT).replace(tzinfo=UTC)


def all_of(database: str | Path) -> list[Path]:
    """The backups of a database, oldest first."""
    database = Path(database)
    named = f"{database.stem}-????????T??????_??????{database.suffix or '.duckdb'}"
    return sorted(folder_of(database).glob(named), key=moment_of)


def half_made(database: Path) -> list[Path]:
    """What a program that was killed left of a backup."""
    folder = folder_of(database)
    return [*folder.glob(f"{database.stem}-*.tmp*"), *folder.glob(f"{database.stem}-*.rewriting*")]


def damaged(database: Path) -> list[Path]:
    return list(folder_of(database).glob(f"{database.stem}-*{DAMAGED}"))


def unusable(database: Path) -> list[Path]:
    """Copies that nobody can read, yet which may hold names: half-made ones, and damaged databases."""
    return [*half_made(database), *damaged(database)]
