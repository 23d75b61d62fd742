"""The limited child process that opens a file. Whatever the file does to it, the server goes on."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

import numpy as np
import psutil

from dashboard.domain.problems import Problem, TooLarge, UnreadableFile
from dashboard.ingest import guard
from dashboard.ingest.kinds import AS_EXCEL, EXPORT_AGAIN
from dashboard.ingest.workbook import Cell, CellError, Column, Sheet, Workbook
from dashboard.limits import CELLS, CHILD_MB, CHILD_SECONDS, CHILDREN, MB, PART_MB, TEXT_KB, UNPACKED_MB

GRACE_SECONDS = 5  # between the child's own limit of processor time and the clock on the wall
WATCH_SECONDS = 0.05
MOST_ANSWER_BYTES = 600 * MB
PROGRAM = Path(__file__).with_name("child_main.py")

_places = threading.BoundedSemaphore(CHILDREN.value)
_MARKUP = "Filen indeholder XML-erklæringer (DOCTYPE eller ENTITY), som et regneark ikke skal have."


def read_workbook(content: bytes, name: str, on_wait: Callable[[], None] | None = None) -> Workbook:
    """All the cells of a file.

    on_wait: called if the file has to wait for others.
    Raises UnreadableFile or TooLarge, with a Danish title and next step.
    """
    kind = guard.inspect(content)
    if not _places.acquire(blocking=False):
        if on_wait:
            on_wait()
        _places.acquire()
    try:
        answer = _run_child(kind, content)
    finally:
        _places.release()
    return _workbook(kind, name, answer)


def _run_child(kind: str, content: bytes) -> bytes:
    """What the child answers. It reads from a pipe: the file is never on disk, and its name never leaves us."""
    limits = [
        CHILD_MB.value,
        CHILD_SECONDS.value,
        CELLS.value,
        TEXT_KB.value,
        PART_MB.value,
        UNPACKED_MB.value,
    ]
    child = subprocess.Popen(
        [sys.executable, "-I", str(PROGRAM), kind, *map(str, limits)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )
    watch = _Watch(child)
    threading.Thread(target=_feed, args=(child, content), daemon=True).start()
    with child, child.stdout:
        try:
            answer = child.stdout.read(MOST_ANSWER_BYTES)
        finally:
            child.kill()
    watch.stop()
    if watch.killed_for:
        raise watch.killed_for
    return answer


def _environment() -> dict[str, str]:
    """Nothing of ours; Windows can't start a program without its own folder."""
    import os

    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


def _feed(child: subprocess.Popen, content: bytes) -> None:
    try:
        child.stdin.write(content)
        child.stdin.close()
    except (BrokenPipeError, OSError):
        pass  # the child is gone; what it said, or didn't, tells why


class _Watch:
    """Kills a child that takes too long or too much memory: the only limit where the system has none of its own."""

    def __init__(self, child: subprocess.Popen):
        self.killed_for: Problem | None = None
        self._child = child
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        deadline = time.monotonic() + CHILD_SECONDS.value + GRACE_SECONDS
        while not self._ended.wait(WATCH_SECONDS):
            if time.monotonic() > deadline:
                self._kill(guard.too_large(CHILD_SECONDS))
            elif self._memory() > CHILD_MB.value * MB:
                self._kill(guard.too_large(CHILD_MB))

    def _memory(self) -> int:
        try:
            return psutil.Process(self._child.pid).memory_info().rss
        except psutil.Error:
            return 0

    def _kill(self, problem: Problem) -> None:
        self.killed_for = problem
        self._child.kill()
        self._ended.set()

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()


def _problem(code: str) -> Problem:
    """What the child's word means to a user."""
    by_code = {
        "markup": UnreadableFile(_MARKUP, AS_EXCEL),
        "encoding": UnreadableFile(
            "Filens dele er ikke skrevet i UTF-8, som et regneark skal være.", AS_EXCEL
        ),
        "reference": UnreadableFile("Filen henviser til celler uden for arket.", AS_EXCEL),
        "encrypted": UnreadableFile(guard.PASSWORD, guard.NO_PASSWORD),
        "cells": guard.too_large(CELLS),
        "text": TooLarge(TEXT_KB.told(), "Forkort teksten i cellen, gem, og prøv igen."),
        "part": guard.too_large(PART_MB),
        "memory": guard.too_large(CHILD_MB),
        "damaged": UnreadableFile(guard.DAMAGED, EXPORT_AGAIN),
    }
    return by_code.get(code) or _lost()


def _lost() -> Problem:
    """The child ended without a word: killed, out of memory, or crashed by the file."""
    return UnreadableFile(
        "Filen kunne ikke læses: læsningen blev afbrudt, fordi filen kræver for meget hukommelse eller er ødelagt.",
        f"{AS_EXCEL} Hjælper det ikke, så eksportér fra KLIK igen.",
    )


def _workbook(kind: str, name: str, answer: bytes) -> Workbook:
    try:
        length = int.from_bytes(answer[:8], "big")
        told = json.loads(answer[8 : 8 + length])
        if "problem" in told:
            raise _problem(told["problem"])
        codes = np.frombuffer(answer, dtype="<i4", offset=8 + length)
        return _rebuild(kind, name, told, codes)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise _lost() from error


def _rebuild(kind: str, name: str, told: dict, codes: np.ndarray) -> Workbook:
    sheets, place = [], 0
    for sheet in told["sheets"]:
        columns, rows = [], sheet["rows"]
        for values in sheet["columns"]:
            columns.append(_column(values, codes[place : place + rows], rows))
            place += rows
        fills = {}
        for index, values in sheet["fills"].items():
            fills[int(index)] = _column(values, codes[place : place + rows], rows)
            place += rows
        sheets.append(
            Sheet(
                name=sheet["name"],
                visible=sheet["visible"],
                first_row=1,
                columns=columns,
                hidden_rows=sheet["hidden_rows"],
                merged=[tuple(area) for area in sheet["merged"]],
                fills=fills,
                formulas_without_value=[tuple(cell) for cell in sheet["empty_formulas"]],
            )
        )
    modified = date.fromisoformat(told["modified"]) if told["modified"] else None
    return Workbook(kind, sheets, modified, _notes(kind, name))


def _column(values: list, codes: np.ndarray, rows: int) -> Column:
    cells = [_cell(value) for value in values]
    if len(codes) != rows or (rows and not 0 <= codes.min() <= codes.max() < len(cells)):
        raise ValueError("the child's codes don't fit its values")
    return Column(cells, codes)


def _cell(value: object) -> Cell:
    if isinstance(value, list):
        tag, text = value
        return {
            "date": date.fromisoformat, "datetime": datetime.fromisoformat, "time": clock.fromisoformat,
            "error": CellError,
        }[tag](text)  # fmt: skip
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise ValueError("no such cell")


def _notes(kind: str, name: str) -> list[str]:
    ending = Path(name).suffix.lower()
    named = {
        "html": "en HTML-tabel",
        "xml": "XML (Excel 2003)",
        "csv": "tekst (csv)",
        "xls": "en Excel 97-fil",
    }
    expected = {
        "html": (".html", ".htm"),
        "xml": (".xml",),
        "csv": (".csv", ".txt", ".tsv"),
        "xls": (".xls",),
    }
    if kind not in named or ending in expected[kind]:
        return []
    return [
        f"Filen hedder {ending or 'ikke noget efter punktum'}, men er {named[kind]}. Den er læst som det."
    ]
