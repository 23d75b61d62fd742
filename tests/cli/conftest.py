"""What the tests of the commands share: a command as it is typed, and a database with the sample data."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.imports.samples import load_samples
from dashboard.store.connection import open_store
from tests.pages.conftest import open_page, store_without_data

__all__ = ["open_page", "store_without_data"]  # fixtures that these tests use, too


@pytest.fixture(autouse=True)
def own_logs(monkeypatch):
    """The commands silence the whole process's logs: not those of the tests."""
    monkeypatch.setattr("dashboard.__main__.keep_values_out_of_logs", lambda: None)


@pytest.fixture
def run(capsys):
    """run("check", file): exit code, lines on stdout, stderr."""

    def typed(*words) -> tuple[int, list[str], str]:
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    return typed


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory) -> Path:
    """A database with the sample data, to be read only."""
    path = tmp_path_factory.mktemp("samples") / "klik.duckdb"
    with closing(open_store(path)) as store:
        load_samples(store)
    shutil.rmtree(path.parent / "backups")
    return path
