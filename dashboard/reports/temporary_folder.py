"""Where a large file to take away is put together: what a program that was killed left there is removed."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

PREFIX = "klik-overblik-"  # and the number of the process whose folder it is


@contextmanager
def temporary_folder() -> Iterator[str]:
    """A folder that only its owner can read, gone when this ends."""
    remove_ownerless()
    with tempfile.TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-", ignore_cleanup_errors=True) as folder:
        yield folder


def remove_ownerless() -> None:
    """Remove the folders of processes that are gone; they may hold personal data."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if not _has_owner(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _has_owner(folder: Path) -> bool:
    number = folder.name.removeprefix(PREFIX).partition("-")[0]
    try:
        # Numbers are used again: a process that began later is another.
        return psutil.Process(int(number)).create_time() <= folder.stat().st_mtime + 1
    except (psutil.NoSuchProcess, FileNotFoundError):
        return False
    except (ValueError, psutil.Error, OSError):
        return True  # not ours, or nobody can tell
