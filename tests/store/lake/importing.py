"""One of several importers: python -m tests.store.lake.importing <file> <how> <who> <times>."""

import sys
from contextlib import closing
from datetime import date, timedelta

from dashboard.domain.problems import AlreadyLoaded
from dashboard.store import snapshots
from dashboard.store.connection import open_store
from tests.store import examples

TASKS = 200
FIRST_DAY = date(2020, 1, 6)


def load(path: str, how: str, who: int, times: int) -> None:
    """`how`: "own" days, all on the "same" day, or all of one "file"."""
    with closing(open_store(path)) as store:
        for number in range(times):
            content = f"{'same' if how == 'file' else who} {number}".encode()
            day = FIRST_DAY + timedelta(days=who * times + number if how == "own" else number)
            new = examples.snapshot(
                content, municipality="Nyborg Kommune", as_of=day, tasks=examples.tasks(TASKS)
            )
            try:
                snapshots.add(store, [new], content)
                print("stored", flush=True)
            except AlreadyLoaded:
                print("already", flush=True)


if __name__ == "__main__":
    load(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
