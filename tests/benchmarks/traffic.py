"""Bytes to the browser for one click in a filter, on each page: websocket frames and what else is fetched."""

from base64 import b64decode
from collections.abc import Iterator

from playwright.sync_api import Page

from tests.benchmarks.browsing import choose, chromium, clear, new_page, open_settled
from tests.benchmarks.clicks import OPTIONS, PAGES
from tests.benchmarks.figures import Figure
from tests.benchmarks.servers import DASHBOARD, running

GOAL = 300  # KB


class Meter:
    """Counts what a page receives."""

    def __init__(self, page: Page):
        self.bytes = 0
        tools = page.context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.on("Network.webSocketFrameReceived", self._frame)
        tools.on("Network.loadingFinished", self._body)

    def _frame(self, event: dict) -> None:
        text = event["response"]["payloadData"]
        is_binary = event["response"]["opcode"] == 2
        self.bytes += len(b64decode(text)) if is_binary else len(text.encode())

    def _body(self, event: dict) -> None:
        self.bytes += event["encodedDataLength"]


def figures(runs: int) -> Iterator[Figure]:
    with chromium() as browser, running(DASHBOARD) as dashboard:
        for name, path in PAGES.items():
            page = new_page(browser)
            open_settled(page, dashboard.url + path)
            values = [clicked(page, run % OPTIONS) for run in range(runs)]
            yield Figure(f"{name}: bytes for a click on a project, sample data", values, GOAL, unit="KB")


def clicked(page: Page, option: int) -> float:
    """KB received."""
    meter = Meter(page)
    choose(page, "Projekt", option)
    received = meter.bytes / 1024
    clear(page, "Projekt")
    return received
