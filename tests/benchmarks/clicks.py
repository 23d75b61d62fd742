"""A click in a filter until the page has settled, on each page, beside the same on a bare Streamlit page."""

from collections.abc import Callable, Iterator
from itertools import count

from playwright.sync_api import Browser

from tests.benchmarks.browsing import choose, chromium, clear, new_page, open_settled, when_settled
from tests.benchmarks.figures import Figure, side_by_side
from tests.benchmarks.servers import BARE, DASHBOARD, running

GOAL = 4
FLOOR, OUR_FLOOR = "a bare page", "under our settings"
# Our settings spare all pages a garbage collection; a bare page of Streamlit's, as others know it, has it.
AS_IT_COMES = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
PAGES = {
    "Overblik": "/?demo=1",
    "Opgaver": "/opgaver?demo=1",
    "Tidslinje": "/tidslinje?demo=1",
    "Ændringer": "/aendringer?demo=1",
    "Projekter": "/projekter?demo=1",
    "Snitflader": "/snitflader?demo=1",
    "Systemer": "/systemer?demo=1",
    "Roller": "/roller?demo=1",
    "KLIK-kultur": "/klik-kultur?demo=1",
    "Eskalation": "/eskalation?demo=1",
    "Rapport": "/rapport?demo=1",
}
OPTIONS = 15  # how many of a filter's options are clicked, in turn: the sample data have so many projects


def figures(runs: int) -> Iterator[Figure]:
    with (
        chromium() as browser,
        running(BARE, **AS_IT_COMES) as bare,
        running(BARE) as ours,
        running(DASHBOARD) as dashboard,
    ):
        subjects = {FLOOR: filter_click(browser, bare.url), OUR_FLOOR: filter_click(browser, ours.url)}
        subjects |= {name: filter_click(browser, dashboard.url + path) for name, path in PAGES.items()}
        subjects["Data"] = export_click(browser, f"{dashboard.url}/data?demo=1")
        taken = side_by_side(runs, subjects)
    for name in (*PAGES, "Data"):
        what = "another export" if name == "Data" else "a project"
        yield taken.figure(f"{name}: click on {what}, sample data", name, FLOOR, GOAL)
        yield taken.figure("  beside a bare page under our settings", name, OUR_FLOOR, None)


def filter_click(browser: Browser, url: str) -> Callable[[], float]:
    """Opens the page, and returns a function that clicks on one project, then takes it away again."""
    page, turn = new_page(browser), count()
    open_settled(page, url)

    def click() -> float:
        took = choose(page, "Projekt", next(turn) % OPTIONS).milliseconds
        clear(page, "Projekt")
        return took

    return click


def export_click(browser: Browser, url: str) -> Callable[[], float]:
    """The page Data has no filters: the click that it is for is the one on an export."""
    page, turn = new_page(browser), count(1)
    open_settled(page, url)

    def click() -> float:
        page.locator(".klik-rows tbody tr").nth(next(turn) % 2).locator("th").click()
        return when_settled(page).milliseconds

    return click
