"""A click in a filter on Roller until the page has settled: 30 projects × 25 roles × 300 persons, on its
first section and on the one with the matrix. Beside the same click on a bare Streamlit page.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from dashboard.domain.roles import roles
from dashboard.programme import edits
from dashboard.store import snapshots
from dashboard.store.connection import open_store
from dashboard.store.register import Change
from tests.benchmarks.big_store import snapshot_of
from tests.benchmarks.browsing import chromium
from tests.benchmarks.clicks import AS_IT_COMES, FLOOR, filter_click
from tests.benchmarks.figures import Figure, side_by_side
from tests.benchmarks.invented_tasks import AS_OF, PERSONS, PROJECTS, tasks
from tests.benchmarks.servers import BARE, DASHBOARD, running

GOAL = 4
COLUMNS, ROLES, STAFF, TASKS = 30, 25, 300, 6_000
VACANT_IN_A_HUNDRED, VAGUE_IN_A_HUNDRED = 10, 10
SECTIONS = {"Ubesatte": "/roller", "Dækning": "/roller?afsnit=Dækning"}


def figures(runs: int) -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        database_file = Path(folder) / "klik.duckdb"
        fill(database_file)
        with (
            chromium() as browser,
            running(BARE, **AS_IT_COMES) as bare,
            running(DASHBOARD, database_file) as dashboard,
        ):
            subjects = {FLOOR: filter_click(browser, bare.url)}
            for name, address in SECTIONS.items():
                subjects[name] = filter_click(browser, dashboard.url + address)
            taken = side_by_side(runs, subjects)
    for name in SECTIONS:
        what = f"Roller, {name}: click on a project, {COLUMNS} × {ROLES}"
        yield taken.figure(what, name, FLOOR, GOAL)


def fill(database_file: Path) -> None:
    """One export, and a programmappe in which every project needs every role and one in ten is vacant."""
    draw = np.random.default_rng(1)
    store = open_store(database_file)
    snapshots.add(store, [snapshot_of(tasks(TASKS, projects_at_most=COLUMNS), AS_OF)], source=b"roles")
    names = [*(role.name for role in roles()), "Arkivar", "Jurist"][:ROLES]
    people = PERSONS[:STAFF]
    rows = {"persons": [{"name": name, "phone": f"{12_345_000 + at}"} for at, name in enumerate(people)]}
    pairs = [(role, project) for role in names for project in PROJECTS[:COLUMNS]]
    rows["role_needs"] = [{"role": role, "project": project, "need": "nødvendig"} for role, project in pairs]
    rows["staffing"] = [
        {"role": role, "project": project, "person": people[draw.integers(STAFF)]}
        | ({"ends": "ultimo marts 2027"} if lot >= 100 - VAGUE_IN_A_HUNDRED else {})
        for (role, project), lot in zip(pairs, draw.integers(0, 100, len(pairs)), strict=True)
        if lot >= VACANT_IN_A_HUNDRED
    ]
    for subject, contents in rows.items():
        changes = [Change(subject, content, position=at) for at, content in enumerate(contents)]
        edits.save(store, changes, "benchmark", AS_OF)
    store.close()
