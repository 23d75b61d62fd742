"""Overblik beside the naive page, which shows the same of the same store: a click, and the start."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.benchmarks.browsing import chromium
from tests.benchmarks.clicks import AS_IT_COMES, filter_click
from tests.benchmarks.figures import Figure, SideBySide, side_by_side
from tests.benchmarks.first_paint import started
from tests.benchmarks.scale import fill_with_samples
from tests.benchmarks.servers import BARE, DASHBOARD, NAIVE, running

FLOOR = "a bare page"
# What is measured, the server's arguments, its settings and the goal.
PEERS = (
    ("naive page", NAIVE, AS_IT_COMES, None, None),
    ("Overblik", DASHBOARD, {}, 3.2, 1.8),
)


def figures(runs: int) -> Iterator[Figure]:
    with TemporaryDirectory() as folder, chromium() as browser:
        clicks = _clicks(runs, browser, Path(folder))
        for name, _, _, goal, _ in PEERS:
            yield clicks.figure(f"{name}: click on a project, sample data", name, FLOOR, goal)
        starts = side_by_side(runs, _starts(browser, Path(folder)))
        for name, _, _, _, goal in PEERS:
            yield starts.figure(f"{name}: start until it can be used", name, FLOOR, goal)


def _clicks(runs: int, browser: Browser, folder: Path) -> SideBySide:
    with ExitStack() as servers:
        bare = servers.enter_context(running(BARE, **AS_IT_COMES))
        subjects = {FLOOR: filter_click(browser, bare.url)}
        for name, arguments, settings, _, _ in PEERS:
            server = servers.enter_context(running(arguments, _database(folder, name), **settings))
            subjects[name] = filter_click(browser, server.url)
        return side_by_side(runs, subjects)


def _starts(browser: Browser, folder: Path) -> dict[str, Callable[[], float]]:
    floor = {FLOOR: started(browser, BARE, None, "/")}
    return floor | {
        name: started(browser, arguments, _database(folder, name), "/") for name, arguments, *_ in PEERS
    }


def _database(folder: Path, name: str) -> Path:
    """The sample data in a file, one for each server: DuckDB lets one process have it."""
    path = folder / f"{name}.duckdb"
    if not path.exists():
        fill_with_samples(path)
    return path
