"""Whether the server can do its work: where the data lie, and while it stops."""

import json
import os

import pytest

from dashboard.server import readiness
from tests import own_loop


@pytest.fixture
def data(tmp_path, monkeypatch):
    """The folder of the data."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("KLIK_DATABASE", f"folder:{folder}")
    return folder


def answer():
    given = own_loop.run(readiness.answer(None))
    return given.status_code, json.loads(given.body)["state"]


def test_it_is_ready_where_the_data_can_be_written(data):
    assert answer() == (200, readiness.READY)


@pytest.mark.parametrize("database", ["{folder}/ny/mappe/klik.duckdb", "folder:{folder}/ny", ":memory:"])
def test_it_is_ready_where_the_data_will_be_made(data, monkeypatch, database):
    monkeypatch.setenv("KLIK_DATABASE", database.format(folder=data))
    assert answer() == (200, readiness.READY)


@pytest.mark.parametrize("lacking", [os.R_OK, os.W_OK, os.X_OK])
def test_it_is_not_where_they_can_t(data, monkeypatch, lacking):
    """As the system answers somebody who isn't allowed; an administrator is allowed everything."""
    monkeypatch.setattr(os, "access", lambda folder, mode: folder != data or not mode & lacking)
    assert answer() == (503, readiness.UNUSABLE)


def test_it_is_not_where_a_file_is_in_the_way(data, monkeypatch):
    (data / "fil").write_text("")
    monkeypatch.setenv("KLIK_DATABASE", f"folder:{data}/fil")
    assert answer() == (503, readiness.UNUSABLE)
    monkeypatch.setenv("KLIK_DATABASE", "folder:")
    assert answer() == (503, readiness.UNUSABLE)


def test_it_is_not_while_it_stops(data):
    readiness.is_stopping.set()
    try:
        assert answer() == (503, readiness.STOPPING)
    finally:
        readiness.is_stopping.clear()
