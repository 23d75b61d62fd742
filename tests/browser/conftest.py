"""The ground of the browser tests: a real server process, a real browser, and a guard on every request."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OWN_HOST = r"(https?|wss?)://127\.0\.0\.1(:\d+)?/|(data|blob|about):"
FOREIGN = re.compile(rf"^(?!{OWN_HOST})")  # a rule that the browser keeps: asking us each time is slow


@dataclass(frozen=True)
class Server:
    url: str
    log: Path
    pid: int

    def logged(self) -> str:
        return self.log.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def start_server(tmp_path_factory) -> Callable:
    """Starts `python ARGUMENTS PORT...` as a process of its own and stops it by its id."""

    @contextmanager
    def started(*arguments: str, **environment: str) -> Iterator[Server]:
        folder, port = tmp_path_factory.mktemp("server"), free_port()
        log, command = folder / "log.txt", [sys.executable, *arguments, str(port)]
        settings = {**os.environ, "KLIK_DATABASE": str(folder / "klik.duckdb"), **environment}
        with log.open("w", encoding="utf-8") as output:
            process = subprocess.Popen(command, cwd=folder, env=settings, stdout=output, stderr=output)
        try:
            base = environment.get("STREAMLIT_SERVER_BASE_URL_PATH", "")
            wait_until_healthy(process, f"http://127.0.0.1:{port}/{base}".rstrip("/"), log)
            yield Server(f"http://127.0.0.1:{port}", log, process.pid)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    return started


@pytest.fixture(scope="module")
def server(start_server) -> Iterator[Server]:
    """The dashboard itself, on an empty temporary database."""
    with start_server("-m", "dashboard", "--no-browser", "--port") as running:
        yield running


def free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return attempt.getsockname()[1]


def wait_until_healthy(process: subprocess.Popen, url: str, log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            with urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests; without one on the machine they are skipped, and say so."""
    without = pytest.fail if os.environ.get("KLIK_BROWSER_TESTS") == "required" else pytest.skip
    try:
        import playwright.sync_api as playwright_api
    except ImportError:
        without("playwright is not installed")
    found = os.environ.get("KLIK_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        without("no Chromium found: install one, or name it in KLIK_CHROMIUM")
    with playwright_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        yield running
        running.close()


@pytest.fixture
def new_page(browser) -> Iterator[Callable]:
    """Makes pages that fail the test when another host is asked, or the console shows an error."""
    contexts, complaints = [], []

    def make(
        scheme: str = "light", width: int = 1440, height: int = 900, expected: str = r"(?!)", beside=None
    ):
        """A page. `expected`: the console errors that the test means to cause.

        beside: a page whose browser context the new one shares, as a second tab does.
        """
        if not beside:
            contexts.append(
                browser.new_context(
                    locale="da-DK",
                    timezone_id="Europe/Copenhagen",
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                )
            )
        page = (beside.context if beside else contexts[-1]).new_page()
        page.set_default_timeout(30_000)  # waits that long only to fail
        page.route(FOREIGN, lambda route: refuse(route, complaints))
        page.on("websocket", lambda socket: complain_of_foreign(socket.url, complaints))
        page.on("pageerror", lambda error: complaints.append(f"page error: {error}"))
        page.on("console", lambda message: complain_of_console(message, expected, complaints))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(new_page):
    """A desktop page, in light."""
    return new_page()


def refuse(route, complaints: list[str]) -> None:
    complain_of_foreign(route.request.url, complaints)
    route.abort()


def complain_of_foreign(url: str, complaints: list[str]) -> None:
    if FOREIGN.match(url):
        complaints.append(f"request off this machine: {url}")


def complain_of_console(message, expected: str, complaints: list[str]) -> None:
    said = f"{message.text} ({message.location['url']})"
    if message.type == "error" and not re.search(expected, said):
        complaints.append(f"console: {said}")
