"""A store in a file and one in memory for each test that asks; with KLIK_TEST_STORE=lake, a lake as both."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.store.connection import Store, open_store
from tests import lakes


@pytest.fixture
def database_file(tmp_path: Path) -> Path:
    return tmp_path / "klik.duckdb"


@pytest.fixture
def store(database_file: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    if lakes.ARE_ASKED:
        yield request.getfixturevalue("empty_store")
        return
    with closing(open_store(database_file)) as opened:
        yield opened


@pytest.fixture
def memory_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    if lakes.ARE_ASKED:
        yield request.getfixturevalue("empty_store")
        return
    with closing(open_store(":memory:")) as opened:
        yield opened
