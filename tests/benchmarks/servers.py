"""The servers that are measured, each a process: the dashboard, and Streamlit's least page."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from tests.browser.conftest import free_port

ROOT = Path(__file__).parents[2]
DASHBOARD = ("-m", "dashboard", "--no-browser", "--port")
BARE = ("tests/browser/serve.py", "tests/benchmarks/bare_page.py")
NAIVE = ("tests/browser/serve.py", "tests/benchmarks/naive_page.py")
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Server:
    url: str
    process_id: int
    log: Path
    began: float  # seconds since 1970, just before the process was made


@contextmanager
def running(arguments: tuple[str, ...], database: Path | None = None, **environment: str) -> Iterator[Server]:
    """A server process of this checkout, on the database or on an empty one; stopped by its id."""
    with TemporaryDirectory() as folder:
        port, log = free_port(), Path(folder) / "log.txt"
        database_file = database or Path(folder) / "klik.duckdb"
        # As for a user: what Python has compiled is kept from start to start.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        own = {"KLIK_DATABASE": str(database_file), "KLIK_TOKEN": "0", "PYTHONPATH": str(ROOT)}
        settings = {**kept, **own, **environment}
        with log.open("w", encoding="utf-8") as output:
            began = time.time()
            process = subprocess.Popen(
                [sys.executable, *arguments, str(port)], cwd=ROOT, env=settings, stdout=output, stderr=output
            )
        try:
            wait_until_it_answers(process, port, log)
            yield Server(f"http://127.0.0.1:{port}", process.pid, log, began)
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until_it_answers(process: subprocess.Popen, port: int, log: Path) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < give_up:
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.01)
    raise RuntimeError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")
