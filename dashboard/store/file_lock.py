"""A file that is locked for as long as its owner lives: the system lets go, however the process ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _lock(opened: BinaryIO, wait: bool) -> None:
        msvcrt.locking(opened.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(opened: BinaryIO, wait: bool) -> None:
        fcntl.flock(opened, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Make the file and hold it; gone when this ends."""
    opened = _held(file)
    try:
        yield
    finally:
        _remove(file, opened)


@contextmanager
def taken_over(file: Path) -> Iterator[bool]:
    """Whether nobody holds the file. If so, it is held meanwhile, and gone when this ends."""
    try:
        opened = file.open("rb+")
    except FileNotFoundError:
        yield True
        return
    except PermissionError:
        yield False
        return
    try:
        _lock(opened, wait=False)
    except OSError:  # held; or a file system without locks, where nobody can tell
        opened.close()
        yield False
        return
    try:
        yield True
    finally:
        _remove(file, opened)


def _held(file: Path) -> BinaryIO:
    while True:
        opened = file.open("wb")
        try:
            _lock(opened, wait=True)
        except OSError:
            return opened  # a file system without locks: what is left behind goes by its age
        if file.exists() and os.path.samestat(os.fstat(opened.fileno()), file.stat()):
            return opened
        opened.close()  # somebody took it for a dead one's before it was locked


def _remove(file: Path, opened: BinaryIO) -> None:
    if sys.platform == "win32":
        opened.close()  # Windows removes no open file
        with suppress(PermissionError):  # somebody looks at it: it goes the next time
            file.unlink(missing_ok=True)
    else:
        file.unlink(missing_ok=True)
        opened.close()
