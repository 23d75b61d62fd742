"""Sessions whose browser is gone: what the server gives back, and what is still there. Without a browser."""

import asyncio
import time

import psutil
import pytest

from tests import own_loop
from tests.benchmarks.abandoned import EXPORT
from tests.benchmarks.sessions import Session


@pytest.fixture(scope="module")
def forgetful(start_server):
    settings = {"KLIK_DATABASE": ":memory:", "KLIK_FORGET_SECONDS": "2"}
    with start_server("-m", "dashboard", "--no-browser", "--port", **settings) as running:
        yield running


def holds(server) -> tuple[int, int]:
    process = psutil.Process(server.pid)
    return process.num_threads(), process.num_fds() if hasattr(process, "num_fds") else process.num_handles()


def comes_down_to(server, held: tuple[int, int], seconds: float = 40) -> bool:
    until = time.monotonic() + seconds
    while any(now > before for now, before in zip(holds(server), held, strict=True)):
        if time.monotonic() > until:
            print(f"{holds(server)}, not {held}")
            return False
        time.sleep(0.2)
    return True


async def visit(server, query: str = "", content: bytes = b"") -> None:
    session = Session(server.url, query)
    await session.open()
    if content:
        await session.upload("eksport.xlsx", content)
    await session.close()
    assert session.errors == 0


def test_threads_and_handles_are_back(forgetful):
    def come_and_go(times: int) -> None:
        for _ in range(times):
            own_loop.run(visit(forgetful, "demo=1"))
            own_loop.run(visit(forgetful, content=EXPORT.read_bytes()))

    come_and_go(1)  # what stays of the first ones: the sample data, and threads that wait for work
    time.sleep(6)
    before = holds(forgetful)
    come_and_go(3)
    assert comes_down_to(forgetful, before)
    assert "fejl" not in forgetful.logged()


async def left_and_back(server, away: float) -> tuple[bool, int, list[str]]:
    """Whether it was the same session, errors, and the filters of its page."""
    session = Session(server.url)
    await session.open()
    await session.upload("eksport.xlsx", EXPORT.read_bytes())
    before = session.session_id
    await session.close()
    await asyncio.sleep(away)
    back = Session(server.url)
    await back.open(before)
    await back.close()
    return back.session_id == before, back.errors, list(back.filters)


def test_one_that_comes_back_in_time_has_its_data(start_server):
    """After its event loop was closed, too, for which Streamlit's warning has no place in the log."""
    settings = {"KLIK_DATABASE": ":memory:", "KLIK_FORGET_SECONDS": "60"}
    with start_server("-m", "dashboard", "--no-browser", "--port", **settings) as server:
        is_same, errors, filters = own_loop.run(left_and_back(server, away=11))
        assert is_same and errors == 0 and "Projekt" in filters
        assert len(server.logged().splitlines()) == 1


def test_one_that_comes_back_too_late_begins_anew(forgetful):
    is_same, errors, filters = own_loop.run(left_and_back(forgetful, away=6))
    assert not is_same and errors == 0 and filters == []
