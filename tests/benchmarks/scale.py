"""A click with 200,000 tasks in each of 3 exports, beside the click with the sample data, both in a file."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.imports import samples
from dashboard.store.connection import open_store
from tests.benchmarks.big_store import fill_store
from tests.benchmarks.browsing import chromium
from tests.benchmarks.clicks import filter_click
from tests.benchmarks.figures import Figure, side_by_side
from tests.benchmarks.servers import DASHBOARD, running

GOAL = 2
TASKS = 200_000
PAGES = {"Overblik": "/", "Opgaver": "/opgaver", "Snitflader": "/snitflader"}


def figures(runs: int) -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        big, small = Path(folder) / "big.duckdb", Path(folder) / "samples.duckdb"
        fill_store(big, TASKS)
        fill_with_samples(small)
        with chromium() as browser, running(DASHBOARD, big) as many, running(DASHBOARD, small) as few:
            for name, path in PAGES.items():
                floor = "sample data"
                subjects = {
                    floor: filter_click(browser, few.url + path),
                    name: filter_click(browser, many.url + path),
                }
                taken = side_by_side(runs, subjects)
                yield taken.figure(f"{name}: click on a project, {TASKS:,} tasks × 3", name, floor, GOAL)


def fill_with_samples(database_file: Path) -> None:
    store = open_store(database_file)
    samples.load_samples(store)
    store.close()
