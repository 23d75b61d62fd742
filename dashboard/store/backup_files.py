"""What the files of backups are called: in the folder `backups` beside the database, each with its moment.

And with a number that only grows: a clock that was set back, or once forward, must not make an old backup the
newest. The oldest backups have none.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from dashboard.store import files

MOMENT = "%Y%m%dT%H%M%S_%f"
DAMAGED = ".damaged"  # ends the name of a database that was set aside unread: it is no backup
LOG = ".wal"
_STAMP = r"-(?P<moment>\d{8}T\d{6}_\d{6})(?:-(?P<number>\d{6,}))?"
_STEM = re.compile(rf".*{_STAMP}")


def folder_of(database: Path) -> Path:
    return database.parent / "backups"


def name_for(database: Path, moment: datetime) -> Path:
    """The name of a backup made at a moment (UTC). Makes the folder, which nobody else can read."""
    folder_of(database).mkdir(mode=0o700, exist_ok=True)
    number = 1 + max((order_of(backup)[0] for backup in all_of(database)), default=0)
    stamp = f"{moment.strftime(MOMENT)}-{number:06}"
    return folder_of(database) / f"{database.stem}-{stamp}{_suffix_of(database)}"


@contextmanager
def making(database: Path, moment: datetime) -> Iterator[Path]:
    """The file to write a backup to; it becomes one when this ends well, and is gone when it doesn't."""
    backup = name_for(database, moment)
    unfinished = backup.with_name(backup.name + ".tmp")
    try:
        yield unfinished
        files.replace(unfinished, backup)
    finally:
        files.remove(unfinished)


def order_of(backup: Path) -> tuple[int, datetime]:
    """Its number and its moment (UTC): what was made later is greater."""
    stamp = _STEM.fullmatch(backup.name.removesuffix(DAMAGED).rpartition(".")[0])
    assert stamp, "not a backup's name"
    moment = datetime.strptime(stamp["moment"], MOMENT).replace(tzinfo=UTC)
    return int(stamp["number"] or 0), moment


def moment_of(backup: Path) -> datetime:
    """When a backup was made (UTC), as the clock said then."""
    return order_of(backup)[1]


def all_of(database: str | Path) -> list[Path]:
    """The backups of a database, in the order in which they were made."""
    return sorted((file for file, ending in _copies(Path(database)) if not ending), key=order_of)


def half_made(database: Path) -> list[Path]:
    """What a program that was killed left of a backup: unfinished copies, and a log without its file."""
    return [
        file
        for file, ending in _copies(database)
        if ending.startswith((".tmp", ".rewriting"))
        or (ending.endswith(LOG) and not file.with_name(file.name.removesuffix(LOG)).exists())
    ]


def damaged(database: Path) -> list[Path]:
    return [file for file, ending in _copies(database) if ending == DAMAGED]


def second_names(database: Path) -> list[Path]:
    """Names of the database itself: what a restore that was killed half-way left.

    Such a backup must not be read: closing it would take away DuckDB's lock on the database (on Linux).
    """
    if not database.exists() or database.stat().st_nlink == 1:
        return []
    return [backup for backup in all_of(database) if backup.samefile(database)]


def remove(backup: Path) -> None:
    """Also where it is a link to a file elsewhere."""
    for file in {Path(files.own_path(backup)), backup}:
        files.remove(file)


def unusable(database: Path) -> list[Path]:
    """Copies that nobody can read, yet which may hold names: half-made ones, and damaged databases."""
    return [*half_made(database), *damaged(database)]


def _suffix_of(database: Path) -> str:
    return database.suffix or ".duckdb"


def _copies(database: Path) -> list[tuple[Path, str]]:
    """Each file that is named after the database and a moment, and what follows on a backup's name."""
    stem, suffix = re.escape(database.stem), re.escape(_suffix_of(database))
    named = re.compile(rf"{stem}{_STAMP}{suffix}(?P<ending>.*)")
    folder = folder_of(database)
    if not folder.is_dir():
        return []
    matches = ((file, named.fullmatch(file.name)) for file in folder.iterdir())
    return [(file, match["ending"]) for file, match in matches if match]
