"""Eight importers at once, each a process: what is stored is exact, none is lost and none doubled."""

import subprocess
import sys
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from dashboard.store.connection import open_store
from tests import lakes
from tests.store.lake.importing import TASKS

ROOT = Path(__file__).parents[3]
IMPORTERS, TIMES = 8, 2


def importing(jobs: list[tuple[Path, str, int]]) -> Counter[str]:
    """What became of the imports: (the file that leads to a lake, how, who)."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.store.lake.importing", str(file), how, str(who), str(TIMES)],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )
        for file, how, who in jobs
    ]  # fmt: skip
    outcomes = Counter(line for process in processes for line in process.communicate()[0].split())
    assert {process.returncode for process in processes} == {0}
    return outcomes


def rows_of(file: Path) -> list[tuple[int, int]]:
    """Of each snapshot: how often its id stands there, and how many tasks it has."""
    with closing(open_store(file)) as store, store.cursor() as cursor:
        return cursor.execute(
            "select (select count(*) from klik.snapshot where snapshot_id = task.snapshot_id), count(*)"
            " from klik.task group by snapshot_id"
        ).fetchall()


@pytest.mark.parametrize("how", ["own", "same"])
def test_into_one_municipality(municipality: Path, how: str):
    outcomes = importing([(municipality, how, who) for who in range(IMPORTERS)])
    assert outcomes == {"stored": IMPORTERS * TIMES}
    assert rows_of(municipality) == [(1, TASKS)] * IMPORTERS * TIMES
    with closing(open_store(municipality)) as store:
        in_use = store.ask("data/exports_in_use")
    assert len(in_use) == (IMPORTERS * TIMES if how == "own" else TIMES), "of one day, the last one is shown"


def test_of_the_same_files(municipality: Path):
    outcomes = importing([(municipality, "file", who) for who in range(IMPORTERS)])
    assert outcomes == {"stored": TIMES, "already": (IMPORTERS - 1) * TIMES}
    assert rows_of(municipality) == [(1, TASKS)] * TIMES


def test_into_different_municipalities(lake_server: lakes.Postgres, tmp_path: Path):
    codes = ["0101", "0147", "0151", "0153", "0155", "0157", "0159", "0161"]
    with ExitStack() as stack:
        files = [stack.enter_context(lakes.municipality(lake_server, tmp_path / code)) for code in codes]
        outcomes = importing([(file, "own", who) for who, file in enumerate(files)])
        assert outcomes == {"stored": IMPORTERS * TIMES}
        assert [rows_of(file) for file in files] == [[(1, TASKS)] * TIMES] * IMPORTERS
