"""The limited child process that opens a file. Whatever the file does to it, the server goes on."""

import contextlib
import importlib.util
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import BinaryIO, cast

import psutil

from dashboard import limits
from dashboard.domain.problems import Problem, TooLarge, UnreadableFile
from dashboard.ingest.sandbox import guard, protocol
from dashboard.ingest.sandbox.file_kinds import AS_EXCEL, EXPORT_AGAIN, notes_on_name
from dashboard.ingest.sandbox.workbook import Workbook

GRACE_SECONDS = 5  # between the child's own limit of processor time and the clock on the wall
WATCH_SECONDS = 0.05
EXIT_SECONDS = 1  # for a child to end after its answer broke off
PROGRAM = Path(__file__).parent / "parser" / "main.py"
PARSER, XLS_PARSER = "python_calamine", "xlrd"
# In a virtual environment on Windows, sys.executable starts a second process, which could not be watched.
PYTHON: str = sys._base_executable if sys.platform == "win32" else sys.executable  # type: ignore[attr-defined]  # Windows has it
LIMITS = {
    "child_mb": limits.CHILD_MB,
    "child_seconds": limits.CHILD_SECONDS,
    "cells": limits.CELLS,
    "columns": limits.COLUMNS,
    "text_kb": limits.TEXT_KB,
    "part_mb": limits.PART_MB,
    "unpacked_mb": limits.UNPACKED_MB,
    "answer_mb": limits.ANSWER_MB,
}

_free_children = threading.BoundedSemaphore(limits.CHILDREN.value)


def read_workbook(content: bytes, name: str, on_wait: Callable[[], None] | None = None) -> Workbook:
    """All the cells of a file.

    on_wait: called if the file has to wait for others.
    Raises UnreadableFile or TooLarge, with a Danish title and next step.
    """
    kind = guard.inspect(content)
    if not _free_children.acquire(blocking=False):
        if on_wait:
            on_wait()
        _free_children.acquire()
    try:
        return _read_in_child(kind, content, notes_on_name(kind, name))
    finally:
        _free_children.release()


def _read_in_child(kind: str, content: bytes, notes: list[str]) -> Workbook:
    """The child reads from a pipe: the file is never on disk, and its name never leaves us."""
    child = _start(kind)
    watchdog = _Watchdog(child)
    feeder = threading.Thread(target=_feed, args=(child, content), daemon=True)
    feeder.start()
    try:
        return protocol.workbook(cast(BinaryIO, child.stdout), kind, notes)
    except protocol.ReportedProblem as reported:
        raise _problem(reported.code) from None
    except protocol.NoAnswer:
        # From None, as the cause may hold a cell's text, and exceptions end in logs.
        raise watchdog.killed_for or _reason_of_exit(child) from None
    finally:
        watchdog.stop()
        child.kill()
        feeder.join()
        with child:
            pass  # closes the pipes, and waits for its end


def _start(kind: str) -> subprocess.Popen:
    """Isolated, without site-packages but for the parser's folder, and with nothing in its environment."""
    parser = importlib.util.find_spec(XLS_PARSER if kind == "xls" else PARSER)
    library = Path(cast(ModuleSpec, parser).origin or "").parents[1]
    limits_json = json.dumps({name: limit.value for name, limit in LIMITS.items()})
    try:
        return subprocess.Popen(
            [PYTHON, "-I", "-S", PROGRAM, library, kind, limits_json],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Windows can't start a program that doesn't know the system's own folder.
            env={name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},
        )
    except OSError:
        raise _crashed() from None  # the machine has no memory or process left


def _feed(child: subprocess.Popen, content: bytes) -> None:
    # A pipe breaks when the child is gone: its answer, or the lack of one, says why.
    assert child.stdin is not None  # _start asks for a pipe
    with contextlib.suppress(OSError), child.stdin as pipe:
        pipe.write(content)


class _Watchdog:
    """Kills a child that takes too long or too much memory: the only limit where the system has none."""

    def __init__(self, child: subprocess.Popen):
        self.killed_for: Problem | None = None
        self._child = child
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        deadline = time.monotonic() + limits.CHILD_SECONDS.value + GRACE_SECONDS
        most = limits.CHILD_MB.value * limits.MB
        while not self._ended.wait(WATCH_SECONDS):
            if time.monotonic() > deadline:
                self._kill(limits.CHILD_SECONDS)
            elif self._memory() > most:
                self._kill(limits.CHILD_MB)

    def _memory(self) -> int:
        try:
            return psutil.Process(self._child.pid).memory_info().rss
        except psutil.Error:
            return 0

    def _kill(self, limit: limits.Limit) -> None:
        self.killed_for = guard.too_large(limit)
        self._child.kill()
        self._ended.set()

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()


def _problem(code: str) -> Problem:
    """What the child's code means to a user."""
    unreadable = {
        "markup": (
            "Filen indeholder XML-erklæringer (DOCTYPE eller ENTITY), som et regneark ikke skal have.",
            AS_EXCEL,
        ),
        "encoding": ("Filens dele er ikke skrevet i UTF-8, som et regneark skal være.", AS_EXCEL),
        "reference": ("Filen henviser til celler uden for arket.", AS_EXCEL),
        "row": ("En række i filen er for lang til at være en opgave.", AS_EXCEL),
        "encrypted": (guard.PASSWORD, guard.NO_PASSWORD),
        "no_table": (
            "Filen er en webside uden en tabel. Måske var du logget ud, da den blev hentet.",
            EXPORT_AGAIN,
        ),
        "damaged": (guard.DAMAGED, EXPORT_AGAIN),
    }
    too_large = {
        "cells": limits.CELLS,
        "columns": limits.COLUMNS,
        "part": limits.PART_MB,
        "unpacked": limits.UNPACKED_MB,
        "memory": limits.CHILD_MB,
        "texts": limits.ANSWER_MB,
    }
    if code in unreadable:
        return UnreadableFile(*unreadable[code])
    if code in too_large:
        return guard.too_large(too_large[code])
    if code == "text":
        return TooLarge(limits.TEXT_KB.message_text(), "Forkort teksten i cellen, gem, og prøv igen.")
    return _crashed()


def _reason_of_exit(child: subprocess.Popen) -> Problem:
    try:
        code = child.wait(EXIT_SECONDS)
    except subprocess.TimeoutExpired:
        return _crashed()
    out_of_time = code == -getattr(signal, "SIGXCPU", 0) != 0
    return guard.too_large(limits.CHILD_SECONDS) if out_of_time else _crashed()


def _crashed() -> Problem:
    """The child ended without a word: killed, out of memory, or crashed by the file."""
    return UnreadableFile(
        "Filen kunne ikke læses: den er ødelagt eller kræver for meget hukommelse.",
        f"{AS_EXCEL} Hjælper det ikke, så eksportér fra KLIK igen.",
    )
