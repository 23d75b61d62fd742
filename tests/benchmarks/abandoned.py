"""300 sessions whose browsers are gone: what the server still holds of them two minutes later."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from dashboard.folders import SAMPLE_DATA
from tests.benchmarks.figures import Figure
from tests.benchmarks.scale import fill_with_samples
from tests.benchmarks.servers import DASHBOARD, Server, running
from tests.benchmarks.sessions import Session

OF_THE_FILE, OF_THE_DEMO, OF_MEMORY = 180, 60, 60
AT_A_TIME = 4
SECONDS_LATER = 120
GOAL_MB = 200
MB = 1024 * 1024
EXPORT = next(iter(sorted(SAMPLE_DATA.glob("klik_*_kort.xlsx"))))


@dataclass(frozen=True)
class Held:
    """By the server's process."""

    mb: float
    threads: int
    handles: int


def held(server: Server) -> Held:
    process = psutil.Process(server.process_id)
    handles = process.num_fds() if hasattr(process, "num_fds") else process.num_handles()
    return Held(process.memory_info().rss / MB, process.num_threads(), handles)


async def looks(url: str) -> None:
    """Opens Overblik of the store, and leaves."""
    await _visited(Session(url))


async def tries(url: str) -> None:
    """Opens the sample data, and leaves."""
    await _visited(Session(url, "demo=1"))


async def loads(url: str) -> None:
    """Loads an export of its own into memory, and leaves."""
    session = Session(url)
    await session.open()
    await session.upload(EXPORT.name, EXPORT.read_bytes())
    await _left(session)


async def _visited(session: Session) -> None:
    await session.open()
    await session.choose("Projekt", 1)
    await _left(session)


async def _left(session: Session) -> None:
    await session.close()
    if session.errors:
        raise RuntimeError("a page of a session that is to be abandoned had an error")


def figures(_runs: int) -> Iterator[Figure]:
    """Measured once, whatever the number of runs."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "klik.duckdb"
        fill_with_samples(database)
        with running(DASHBOARD, database) as server:
            visits = [looks] * OF_THE_FILE + [tries] * OF_THE_DEMO
            yield from told(f"{OF_THE_FILE} of the file, {OF_THE_DEMO} of the demo", server, visits)
    with running(DASHBOARD, KLIK_DATABASE=":memory:") as server:
        yield from told(f"{OF_MEMORY} in memory, an export each", server, [loads] * OF_MEMORY)


def told(what: str, server: Server, visits: list[Callable[[str], Awaitable[None]]]) -> Iterator[Figure]:
    cold = held(server)
    asyncio.run(all_of(server, sorted(set(visits), key=visits.index)))  # what the first ones load stays
    warm = held(server)
    asyncio.run(all_of(server, visits))
    full = held(server)
    asyncio.run(asyncio.sleep(SECONDS_LATER))
    after = held(server)
    yield Figure(f"{what}: memory", [after.mb - cold.mb], GOAL_MB, seen("mb", cold, warm, full, after), "MB")
    for name in ("threads", "handles"):
        more = getattr(after, name) - getattr(warm, name)
        yield Figure(f"{what}: {name}", [more], 0, seen(name, cold, warm, full, after), unit="")


def seen(name: str, *states: Held) -> str:
    figures = (f"{getattr(state, name):.0f}" for state in states)
    return "start {}, after the first {}, with all {}, later {}".format(*figures)


async def all_of(server: Server, visits: list[Callable[[str], Awaitable[None]]]) -> None:
    places = asyncio.Semaphore(AT_A_TIME)

    async def one(visit: Callable[[str], Awaitable[None]]) -> None:
        async with places:
            await visit(server.url)

    await asyncio.gather(*map(one, visits))
