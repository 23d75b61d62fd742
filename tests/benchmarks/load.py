"""Fifty users, a click each 5 to 15 seconds: the slow clicks, beside those of a user who is alone."""

import asyncio
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import psutil

from tests.benchmarks.figures import Figure
from tests.benchmarks.scale import fill_with_samples
from tests.benchmarks.servers import DASHBOARD, Server, running
from tests.benchmarks.sessions import Session

USERS, SECONDS, PAUSE = 50, 60, (5.0, 15.0)
CLICKS_ALONE, PAUSE_ALONE = 20, 0.5
GOAL, GOAL_MB = 3, 25
MB = 1024 * 1024


@dataclass(frozen=True)
class Crowd:
    alone: list[float]  # milliseconds of each click
    together: list[float]
    errors: int
    mb_a_session: float

    @property
    def slow(self) -> float:
        return quantiles(self.together, n=20)[-1]


def figures(_runs: int) -> Iterator[Figure]:
    """Measured once, whatever the number of runs: it takes a minute and a half for each of the two."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "klik.duckdb"
        fill_with_samples(database)
        with running(DASHBOARD, database) as server:
            yield from told("one store", asyncio.run(crowd(server, "")))
    with running(DASHBOARD) as server:
        yield from told("sample data each", asyncio.run(crowd(server, "demo=1")))


def told(what: str, found: Crowd) -> Iterator[Figure]:
    beside = f"alone: p95 {found.slow:,.0f} ms of {len(found.together)} beside {median(found.alone):,.0f} ms"
    name = f"{USERS} users, {what}"
    yield Figure(f"{name}: p95 of a click", [found.slow / median(found.alone)], GOAL, beside)
    yield Figure(f"{name}: errors", [found.errors], 0, unit="")
    yield Figure(f"{name}: memory for each", [found.mb_a_session], GOAL_MB, unit="MB")


async def crowd(server: Server, query: str) -> Crowd:
    process = psutil.Process(server.process_id)
    first = Session(server.url, query)
    await first.open()
    alone = []
    for turn in range(CLICKS_ALONE):
        alone.append(await first.choose("Projekt", turn))
        await asyncio.sleep(PAUSE_ALONE)
    before = process.memory_info().rss
    users = [Session(server.url, query) for _ in range(USERS)]
    together = await asyncio.gather(*(use(user, number) for number, user in enumerate(users)))
    grown = process.memory_info().rss - before
    for user in (first, *users):
        await user.close()
    clicks = [taken for of_user in together for taken in of_user]
    return Crowd(alone, clicks, sum(user.errors for user in (first, *users)), grown / MB / USERS)


async def use(user: Session, number: int) -> list[float]:
    """What one user's clicks take. They come one after another, so that the server isn't stormed at first."""
    chance = random.Random(number)
    await asyncio.sleep(number * PAUSE[1] / USERS)
    await user.open()
    taken, until = [], asyncio.get_running_loop().time() + SECONDS
    while asyncio.get_running_loop().time() < until:
        await asyncio.sleep(chance.uniform(*PAUSE))
        taken.append(await user.choose("Projekt", chance.randrange(10)))
    return taken
