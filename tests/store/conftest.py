"""A store in a file and one in memory for every test that asks for it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.store.connection import Store, open_store


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "klik.duckdb"


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    with closing(open_store(place)) as opened:
        yield opened


@pytest.fixture
def memory_store() -> Iterator[Store]:
    with closing(open_store(":memory:")) as opened:
        yield opened
