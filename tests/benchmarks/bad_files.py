"""From dropping a bad file until the page tells what is wrong with it, beside the plainest of them."""

from collections.abc import Iterator

from tests.benchmarks.browsing import chromium, new_page, open_settled
from tests.benchmarks.figures import Figure
from tests.benchmarks.servers import DASHBOARD, running
from tests.browser.bad_files import LISTED, answer_to, named

GOAL = 5  # seconds
PLAINEST = "image"


def figures(runs: int) -> Iterator[Figure]:
    with chromium() as browser, running(DASHBOARD) as dashboard:
        taken = {what: [] for what in LISTED}
        for _ in range(runs):
            for what in LISTED:
                page = new_page(browser)  # a page keeps what it has told, under the same names
                open_settled(page, dashboard.url)
                taken[what].append(answer_to(page, named(what))[1])
                page.context.close()
    for what, seconds in taken.items():
        times = f"{sum(seconds) / sum(taken[PLAINEST]):.1f} times the image"
        yield Figure(f"told: {what}", seconds, GOAL, times, unit="s")
