"""A database of invented tasks: three exports, some weeks apart, of the same tasks."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.domain.fields import FIELDS
from dashboard.store import snapshots
from dashboard.store.connection import open_store
from tests.benchmarks.invented_tasks import MUNICIPALITY, PROJECTS, STATUSES, earlier, tasks

DAYS = [earlier(months) for months in (2, 1, 0)]


def fill_store(
    database_file: Path, count: int, days: Sequence[date] = DAYS, projects_at_most: int = len(PROJECTS)
) -> None:
    """Make the database, with `count` tasks in each export."""
    store = open_store(database_file)
    for day in days:
        snapshots.add(
            store, [snapshot_of(tasks(count, day, projects_at_most), day)], source=str(day).encode()
        )
    store.close()


def snapshot_of(found: pd.DataFrame, day: date) -> snapshots.NewSnapshot:
    """An export of tasks as invented_tasks makes them."""
    return snapshots.NewSnapshot(
        municipality=MUNICIPALITY,
        as_of=day,
        as_of_source="title",
        file_name=f"klik_{day}.xlsx",
        content_hash=str(day),
        mapping={"title": "Opgave"},
        fields=[field.name for field in FIELDS],
        receipt={},
        tasks=stored(found),
    )


def stored(found: pd.DataFrame) -> pd.DataFrame:
    """The tasks with every column that the store has."""
    number = np.arange(len(found))
    known = {
        "sheet": "Opgaver",
        "row_number": number + 2,
        "task_id": found["task_id"].astype("str"),
        "task_key": "id:" + found["task_id"].astype("str"),
        "municipality": MUNICIPALITY,
        "task_type": "Basisopgave",
        "mandatory": True,
        "status": found["status_code"].map(STATUSES),
        "linked_by": np.where(found["component"].isna(), None, "column"),
        "components": _one_or_none(found["component"]),
        "interfaces": _one_or_none(found["interface"]),
        "extra": "{}",
    }
    empty = [name for name in snapshots.TASK_COLUMNS if name not in found and name not in known]
    return found.assign(**dict.fromkeys(empty), **known)[list(snapshots.TASK_COLUMNS)]


def _one_or_none(names: pd.Series) -> pd.Series:
    lists = [[] if missing else [name] for name, missing in zip(names, names.isna(), strict=True)]
    return pd.Series(lists, names.index, object)
