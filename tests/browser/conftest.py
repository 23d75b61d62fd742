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

from tests.browser.looking import open_page
from tests.browser.visiting import PROBES

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
    # Asking us of each request would cost the browser its cache.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
DANISH = {"locale": "da-DK", "timezone_id": "Europe/Copenhagen"}
LEFT_BEHIND = "cookies,local_storage,indexeddb,service_workers,cache_storage"
OWN_HOST = r"(https?|wss?)://127\.0\.0\.1(:\d+)?/|(data|blob|about):"
FOREIGN = re.compile(rf"^(?!{OWN_HOST})")


@dataclass(frozen=True)
class Server:
    url: str
    log: Path
    pid: int

    def logged(self) -> str:
        return self.log.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def start_server(tmp_path_factory) -> Callable:
    """Starts `python ARGUMENTS PORT...` as a process of its own and stops it by its id.

    A port is used again: what the browser fetched and compiled is kept by address. `of_port`: further
    settings, which depend on it.
    """
    ports_at_rest: list[int] = []

    @contextmanager
    def started(
        *arguments: str, of_port: Callable[[int], dict[str, str]] = lambda port: {}, **environment: str
    ) -> Iterator[Server]:
        folder = tmp_path_factory.mktemp("server")
        port = ports_at_rest.pop() if ports_at_rest else free_port()
        log, command = folder / "log.txt", [sys.executable, *arguments, str(port)]
        own = {"KLIK_DATABASE": str(folder / "klik.duckdb"), "KLIK_TOKEN": "0"}
        settings = {**os.environ, **own, **environment, **of_port(port)}
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
            ports_at_rest.append(port)

    return started


@pytest.fixture(scope="module")
def server(start_server) -> Iterator[Server]:
    """The dashboard itself, on an empty temporary database."""
    with start_server("-m", "dashboard", "--no-browser", "--port") as running:
        yield running


@pytest.fixture(scope="session")
def sample_server(start_server) -> Iterator[Server]:
    """The dashboard for all tests that only look at the sample data: nothing of theirs is kept."""
    with start_server("-m", "dashboard", "--no-browser", "--port") as running:
        yield running


@pytest.fixture(scope="module")
def script(start_server) -> Iterator[Server]:
    """Tables of rows alone, as scripts/rows.py has them."""
    with start_server(str(HERE / "serve.py"), str(HERE / "scripts/rows.py")) as running:
        yield running


@pytest.fixture
def rows(script, page):
    open_page(page, script.url)
    return page


@pytest.fixture
def demo(sample_server, new_page) -> Callable:
    """Opens Overblik with the sample data, in a page of the look that is asked for."""

    def opened(**look):
        page = new_page(expected=PROBES, **look)
        open_page(page, f"{sample_server.url}/?demo=1")
        return page

    return opened


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
def chromium():
    """Chromium's maker and how it is started. Without one on the machine tests are skipped, and say so."""
    without = pytest.fail if os.environ.get("KLIK_BROWSER_TESTS") == "required" else pytest.skip
    try:
        import playwright.sync_api as playwright_api
    except ImportError:
        without("playwright is not installed")
    path = os.environ.get("KLIK_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        without("no Chromium found: install one, or name it in KLIK_CHROMIUM")
    with playwright_api.sync_playwright() as playwright:
        yield playwright.chromium, {"executable_path": path, "args": SWITCHES}


@pytest.fixture(scope="session")
def user(chromium, tmp_path_factory):
    """The browser of one user. It keeps what it has fetched and compiled: half of what a page costs."""
    maker, start = chromium
    context = maker.launch_persistent_context(str(tmp_path_factory.mktemp("user")), **start, **DANISH)
    yield context
    context.close()


@pytest.fixture(scope="session")
def strangers(chromium):
    """A browser for users who share nothing with each other."""
    maker, start = chromium
    browser = maker.launch(**start)
    yield browser
    browser.close()


@pytest.fixture
def new_page(request, user) -> Iterator[Callable]:
    """Makes pages that fail the test when another host is asked, or the console isn't silent."""
    pages, contexts, complaints = [], [], []

    def context_of(beside):
        if beside:
            return beside.context
        if not pages:
            return user
        contexts.append(request.getfixturevalue("strangers").new_context(**DANISH))
        return contexts[-1]

    def make(
        scheme: str = "light", width: int = 1440, height: int = 900, expected: str = r"(?!)", beside=None
    ):
        """A page of the user's; the next ones are of strangers.

        expected: the console errors that the test means to cause, and other programs' requests.
        beside: a page whose browser the new one shares, as a second tab does.
        """
        page = context_of(beside).new_page()
        pages.append(page)
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        page.set_default_timeout(30_000)  # waits that long only to fail
        watch(page, expected, complaints)
        return page

    yield make
    for page in pages:
        page.close()
    for context in contexts:
        context.close()
    forget(user, {page.url for page in pages})
    assert not complaints, "\n".join(complaints)


def forget(user, addresses: set[str]) -> None:
    """What a page has left in the user's browser, but for what it fetched."""
    tools = user.new_cdp_session(user.pages[0])
    for address in addresses:
        origin = "/".join(address.split("/")[:3])
        tools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": LEFT_BEHIND})
    tools.detach()


@pytest.fixture
def page(new_page):
    """A desktop page, in light."""
    return new_page()


def watch(page, expected: str, complaints: list[str]) -> None:
    """Note each request to another host, each error that isn't expected, and each warning of a chart."""
    page.on("request", lambda request: complain_of_foreign(request.url, expected, complaints))
    page.on("websocket", lambda socket: complain_of_foreign(socket.url, expected, complaints))
    page.on("pageerror", lambda error: complaints.append(f"page error: {error}"))
    page.on("console", lambda message: complain_of_console(message, expected, complaints))


def complain_of_foreign(url: str, expected: str, complaints: list[str]) -> None:
    if FOREIGN.match(url) and not re.search(expected, url):
        complaints.append(f"request off this machine: {url}")


def complain_of_console(message, expected: str, complaints: list[str]) -> None:
    said = f"{message.text} ({message.location['url']})"
    is_vega_s = message.type == "warning" and message.text.startswith("WARN ")  # as of an "Infinite extent"
    if (message.type == "error" or is_vega_s) and not re.search(expected, said):
        complaints.append(f"console: {said}")
