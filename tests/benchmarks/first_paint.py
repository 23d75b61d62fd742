"""From a cold server process until the page that opens can be used, beside the bare page."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.benchmarks.browsing import chromium, new_page, open_settled
from tests.benchmarks.figures import Figure, side_by_side
from tests.benchmarks.scale import fill_with_samples
from tests.benchmarks.servers import BARE, DASHBOARD, running

GOAL = 1.8
FLOOR = "the bare page"


def figures(runs: int) -> Iterator[Figure]:
    with TemporaryDirectory() as folder, chromium() as browser:
        database = Path(folder) / "klik.duckdb"
        fill_with_samples(database)
        taken = side_by_side(
            runs,
            {
                FLOOR: started(browser, BARE, None, "/"),
                "stored": started(browser, DASHBOARD, database, "/"),
                "demo": started(browser, DASHBOARD, None, "/?demo=1"),
            },
        )
    yield taken.figure("Start until Overblik can be used, data in the store", "stored", FLOOR, GOAL)
    yield taken.figure("The same, and the sample files are read first", "demo", FLOOR, None)


def started(
    browser: Browser, arguments: tuple[str, ...], database: Path | None, path: str
) -> Callable[[], float]:
    """A function that starts a server and opens its page; milliseconds from nothing to settled."""

    def start() -> float:
        page = new_page(browser)
        with running(arguments, database) as server:
            settled = open_settled(page, server.url + path)
        page.context.close()
        return (settled.moment - server.began) * 1000

    return start
