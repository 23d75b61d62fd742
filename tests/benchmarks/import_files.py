"""Importing 50,000 rows until they are stored, beside inflating the zip, and pandas only reading it."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from dashboard.imports.load import store_export
from dashboard.imports.opened import open_export
from dashboard.store.connection import open_store
from tests.benchmarks.big_export import FILE_NAME, big_export
from tests.benchmarks.figures import Figure, SideBySide, side_by_side, timed

ROWS = 50_000
GOAL, GOAL_OF_FILLS, GOAL_BESIDE_OPENPYXL = 20, 30, 0.25
FLOOR = "inflating the zip"
MOST_RUNS_OF_OPENPYXL = 3  # it takes a minute


def figures(runs: int) -> Iterator[Figure]:
    words, fills = big_export(ROWS), big_export(ROWS, light_as_fill=True)
    taken = side_by_side(
        runs,
        {
            FLOOR: timed(lambda: inflate(words)),
            "import": imported(words),
            "calamine": timed(lambda: read(words, "calamine")),
            "inflating": timed(lambda: inflate(fills)),
            "fills": imported(fills),
        },
    )
    yield taken.figure(f"Import of {ROWS:,} rows × 20 until stored", "import", FLOOR, GOAL)
    yield taken.figure("The same, the light only a fill colour", "fills", "inflating", GOAL_OF_FILLS)
    yield taken.figure("pandas with calamine, only reading", "calamine", FLOOR, None)
    yield from beside_openpyxl(min(runs, MOST_RUNS_OF_OPENPYXL), words)


def beside_openpyxl(runs: int, words: bytes) -> Iterator[Figure]:
    inflating, ours, theirs = (
        timed(lambda: inflate(words)),
        imported(words),
        timed(lambda: read(words, "openpyxl")),
    )
    turns = [(inflating(), ours(), theirs()) for _ in range(runs)]
    floor, ours, theirs = map(list, zip(*turns, strict=True))
    taken = SideBySide({FLOOR: floor, "import": ours, "openpyxl": theirs})
    yield taken.figure("pandas with openpyxl, only reading", "openpyxl", FLOOR, None)
    yield taken.figure("Import, beside pandas with openpyxl", "import", "openpyxl", GOAL_BESIDE_OPENPYXL)


def inflate(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for part in archive.namelist():
            archive.read(part)


def read(content: bytes, engine: str) -> None:
    pd.read_excel(BytesIO(content), engine=engine)


def imported(content: bytes) -> Callable[[], float]:
    """The whole tour of an upload, into an empty database file. The server has its database open already."""

    def measure() -> float:
        with TemporaryDirectory() as folder:
            store = open_store(Path(folder) / "klik.duckdb")
            taken = timed(lambda: tour(store, content))()
            store.close()
        return taken

    def tour(store, content: bytes) -> None:
        opened = open_export(FILE_NAME, content)
        reading = opened.read()
        store_export(store, opened, reading)
        check(reading)

    return measure


def check(reading) -> None:
    """A fast import of too little would be no feat."""
    found = {code for code, count in reading.lights.items() if count}
    if len(reading.tasks) != ROWS or not found >= {"red", "yellow", "green"}:
        raise RuntimeError(f"the import gave {len(reading.tasks)} tasks with the lights {sorted(found)}")
