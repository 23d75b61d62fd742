"""Tidslinje with 3,000 tasks in each of 3 exports, 30 projects with phases, beside a bare Streamlit page."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from dashboard.programme import edits
from dashboard.store.connection import open_store
from dashboard.store.register import Change
from tests.benchmarks.big_store import fill_store
from tests.benchmarks.browsing import choose, chromium, clear, new_page, open_settled
from tests.benchmarks.clicks import AS_IT_COMES, FLOOR, filter_click
from tests.benchmarks.figures import Figure, side_by_side
from tests.benchmarks.invented_tasks import AS_OF, PROJECTS
from tests.benchmarks.servers import BARE, DASHBOARD, running
from tests.benchmarks.traffic import GOAL as MOST_KB
from tests.benchmarks.traffic import Meter

GOAL = 4
TASKS, WITH_PROJECTS = 3_000, 30
PAGE = "/tidslinje"


def figures(runs: int) -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        database_file = Path(folder) / "klik.duckdb"
        fill(database_file)
        with (
            chromium() as browser,
            running(BARE, **AS_IT_COMES) as bare,
            running(DASHBOARD, database_file) as dashboard,
        ):
            name = "Tidslinje"
            subjects = {
                FLOOR: filter_click(browser, bare.url),
                name: filter_click(browser, dashboard.url + PAGE),
            }
            taken = side_by_side(runs, subjects)
            what = f"{name}: click on a project, {TASKS:,} tasks × 3"
            yield taken.figure(what, name, FLOOR, GOAL)
            page = new_page(browser)
            open_settled(page, dashboard.url + PAGE)
            values = [back_to_all(page) for _ in range(runs)]
            yield Figure(f"{name}: bytes for the way back to all {WITH_PROJECTS}", values, MOST_KB, unit="KB")


def back_to_all(page: Page) -> float:
    """KB received when a filter is taken away again, and every lane comes back."""
    choose(page, "Projekt", 0)
    meter = Meter(page)
    clear(page, "Projekt")
    return meter.bytes / 1024


def fill(database_file: Path) -> None:
    fill_store(database_file, TASKS, projects_at_most=WITH_PROJECTS)
    phases = [
        {
            "project": project,
            "phase": phase,
            "name": f"{phase} {turn}",
            "starts": f"uge {2 + turn % 20} 2027",
            "ends": f"uge {8 + turn % 20} 2027",
        }
        for turn, project in enumerate(PROJECTS[:WITH_PROJECTS])
        for phase in ("Pilot", "Bølge")
    ]
    store = open_store(database_file)
    edits.save(store, [Change("phases", phase) for phase in phases], "benchmark", AS_OF)
    store.close()
