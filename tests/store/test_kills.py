"""What is confirmed is there, whole, however the program ends."""

import os
import random
import threading
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

from dashboard.store import backup_copies, backup_files, snapshots
from dashboard.store.connection import open_store
from dashboard.store.errors import StoreBusy
from tests.store import examples
from tests.store.processes import child

KILLS = int(os.environ.get("KLIK_TEST_KILLS", "15"))
SEED = int(os.environ.get("KLIK_TEST_SEED", "2018"))


def killed_while_importing(database_file: Path, seconds: float, after_one: bool) -> list[str]:
    """The ids that a program confirmed before it was killed: so long after its start, or its first import."""
    with child("import_for_ever", database_file) as process:
        said = [process.stdout.readline(), process.stdout.readline()] if after_one else []
        killer = threading.Timer(seconds, process.kill)
        killer.start()
        said += list(process.stdout)
        killer.join()
    return [line.strip() for line in said if line.endswith("\n") and line != "open\n"]


def listed(database_file: Path) -> pd.DataFrame:
    with closing(open_store(database_file)) as store:
        return snapshots.listing(store)


def test_killed_at_any_moment_nothing_confirmed_is_lost(database_file: Path):
    chance = random.Random(SEED)
    confirmed = set()
    for kill in range(KILLS):
        # By what it has said, not by the clock alone: a busy machine would import nothing in time.
        after_one = kill % 3 > 0
        confirmed |= set(killed_while_importing(database_file, chance.uniform(0, 0.8), after_one))
        found = listed(database_file)
        assert confirmed <= set(found["snapshot_id"])
        assert (found["tasks"] == found["municipality"].astype(int)).all()
        assert sorted(file.name for file in database_file.parent.iterdir() if file.is_file()) == [
            database_file.name
        ]
        assert all(
            backup_copies.rows_of(backup, read_all=True) for backup in backup_files.all_of(database_file)
        )
    assert len(confirmed) >= KILLS // 3 * 2


@pytest.mark.skipif(os.name == "nt", reason="Windows can't limit the size of a file")
def test_a_full_disk_is_told_and_nothing_is_lost(database_file: Path):
    with closing(open_store(database_file)) as store:
        snapshots.add(store, [examples.snapshot()], b"fil")
    with child("fill_the_disk", database_file) as process:
        said = process.stdout.read().splitlines()
    assert said == ["Der kunne ikke skrives i databasen", "1", "2"]
    assert len(listed(database_file)) == 2


def test_only_one_process_opens_the_file(database_file: Path):
    with child("hold", database_file) as process:
        assert process.stdout.readline() == "open\n"
        with pytest.raises(StoreBusy) as told:
            open_store(database_file)
        assert told.value.title == "Databasen er i brug af et andet program"
        process.communicate("\n")
    assert listed(database_file).empty
