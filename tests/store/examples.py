"""Small snapshots for the tests of the store. Also run by child processes, so it knows nothing of pytest."""

import hashlib
import time
from collections.abc import Callable
from datetime import date

import pandas as pd

from dashboard.store.snapshots import NewSnapshot


def tasks(count: int = 3, marker: str = "Opgave", **changed) -> pd.DataFrame:
    """`count` tasks; keyword arguments change whole columns."""
    numbers = range(1, count + 1)
    columns = {
        "sheet": "Ark1", "row_number": list(numbers), "task_key": [f"nøgle {n}" for n in numbers],
        "task_id": [f"{n:06}" for n in numbers], "title": [f"{marker} {n}" for n in numbers],
        "description": None, "project": "KY", "theme": None, "phase": None, "task_type": None,
        "mandatory": None,
        "municipality": "Aarhus", "component": "Beskedfordeler", "interface": "SF1461", "role": None,
        "published_date": None,
        "start_date": pd.Timestamp("2018-01-02"), "due_date": pd.Timestamp("2018-12-31"),
        "due_date_from": None, "due_date_text": None, "completed_date": None, "updated_date": None,
        "status": "I gang", "status_code": "in_progress", "light": "green", "responsible": "Anna Æblegård",
        "executor": None, "comment": None, "link": None, "components": [["Beskedfordeler"]] * count,
        "interfaces": [[]] * count, "linked_by": "column", "extra": "{}",
    }  # fmt: skip
    return pd.DataFrame(columns | changed, index=pd.Index(numbers))


def snapshot(content: bytes = b"fil", **changed) -> NewSnapshot:
    values = {
        "municipality": "Aarhus", "as_of": date(2018, 5, 4), "as_of_source": "title",
        "file_name": "klik.xlsx",
        "content_hash": hashlib.sha256(content).hexdigest(), "mapping": {"title": "Opgave"},
        "fields": ["title", "due_date"], "receipt": {"rows_read": 3, "rejected": []}, "tasks": tasks(),
    }  # fmt: skip
    return NewSnapshot(**(values | changed))


def wait_until(is_so: Callable[[], object], seconds: float = 30) -> None:
    """For what another process does."""
    give_up = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up, "it never came"
        time.sleep(0.02)
