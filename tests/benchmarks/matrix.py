"""A click in a filter on Snitflader until the page has settled: with the sample data, and with a matrix of 60
snitflader × 30 projects. Beside the same click on a bare Streamlit page.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from dashboard.programme import edits
from dashboard.store import snapshots
from dashboard.store.connection import open_store
from dashboard.store.register import Change
from tests.benchmarks.big_store import snapshot_of
from tests.benchmarks.browsing import chromium
from tests.benchmarks.clicks import AS_IT_COMES, FLOOR, filter_click
from tests.benchmarks.figures import Figure, side_by_side
from tests.benchmarks.invented_tasks import AS_OF, PROJECTS, tasks
from tests.benchmarks.scale import fill_with_samples
from tests.benchmarks.servers import BARE, DASHBOARD, running

GOAL = 4
INTERFACES, COLUMNS = 60, 30
TASKS = 6_000
NAMES = {"sample data": "samples.duckdb", f"{INTERFACES} snitflader × {COLUMNS} projects": "matrix.duckdb"}


def figures(runs: int) -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        samples, crowded = (Path(folder) / name for name in NAMES.values())
        fill_with_samples(samples)
        fill_matrix(crowded)
        with (
            chromium() as browser,
            running(BARE, **AS_IT_COMES) as bare,
            running(DASHBOARD, samples) as few,
            running(DASHBOARD, crowded) as many,
        ):
            subjects = {FLOOR: filter_click(browser, bare.url)}
            for name, server in zip(NAMES, (few, many), strict=True):
                subjects[name] = filter_click(browser, f"{server.url}/snitflader")
            taken = side_by_side(runs, subjects)
    for name in NAMES:
        yield taken.figure(f"Snitflader: click on a project, {name}", name, FLOOR, GOAL)


def fill_matrix(database_file: Path) -> None:
    """One export whose tasks fill two cells of three, and a programmappe that plans half of all."""
    draw = np.random.default_rng(1)
    found = tasks(TASKS)
    rows, columns = draw.integers(0, INTERFACES, TASKS), draw.integers(0, COLUMNS, TASKS)
    found["interface"] = [f"SF{1400 + row}" for row in rows]
    found["component"] = [f"Støttesystem {row % 6}" for row in rows]
    found["project"] = np.array(PROJECTS)[columns]
    found["due_date"] = pd.Timestamp(AS_OF) + draw.integers(-3, 200, TASKS) * timedelta(days=1)
    found = found[(rows + columns) % 3 > 0].reset_index(drop=True)
    store = open_store(database_file)
    snapshots.add(store, [snapshot_of(found, AS_OF)], source=b"matrix")
    uses = [
        {"interface": f"SF{1400 + row}", "project": PROJECTS[column], "when_used": "2027"}
        for row in range(INTERFACES)
        for column in range(COLUMNS)
        if (row + column) % 2
    ]
    edits.save(store, [Change("interface_uses", use, position=at) for at, use in enumerate(uses)], "", AS_OF)
    store.close()
