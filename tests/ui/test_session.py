"""What is opened before any session asks: ui/session.py, open_ahead."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dashboard.store.connection import open_store
from dashboard.ui import session
from tests.conftest import EXPORT_DAY, add_snapshot


@pytest.fixture
def path(tmp_path, monkeypatch) -> Iterator[Path]:
    """Of the database that the settings name."""
    path = tmp_path / "klik.duckdb"
    monkeypatch.setenv("KLIK_DATABASE", str(path))
    yield path
    session._open_stores.clear()


def test_the_two_newest_days_are_evaluated_before_anybody_asks(path):
    days = [EXPORT_DAY - timedelta(days=back) for back in (0, 28, 56)]
    store = open_store(path)
    for day in days:
        add_snapshot(store, {"title": "Opgaven"}, as_of=day)
    store.close()
    session.open_ahead()
    opened = session._open_stores(str(path)).of()
    with opened.cursor() as cursor:
        evaluated = cursor.execute("select as_of from evaluation order by as_of desc").fetchall()
    opened.close()
    assert evaluated == [(day,) for day in days[:2]]


def test_a_store_that_is_not_there_is_not_made(path):
    session.open_ahead()
    assert not path.exists()


def test_a_file_that_cannot_be_opened_waits_for_the_session_to_say_so(path):
    path.write_bytes(b"not a database" * 1000)
    session.open_ahead()
