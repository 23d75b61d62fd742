"""Whether the server is ready follows what its lakes lie on: store/lake/lake_health.py."""

from pathlib import Path

import pytest

from dashboard.server import readiness
from dashboard.store.lake import lake_access, lake_health
from tests import lakes


def test_a_service_without_municipalities_is_ready(tmp_path: Path):
    assert lake_health.is_usable(tmp_path)


def test_it_is_ready_while_the_catalogue_and_the_files_can_be_reached(
    municipality: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KLIK_DATABASE", f"lake:{municipality.parents[1]}")
    assert readiness.state() == readiness.READY
    with monkeypatch.context() as patch:
        patch.setenv(lake_access.CATALOGUE, f"host=127.0.0.1 port={lakes.free_port()} dbname=klik")
        assert readiness.state() == readiness.UNUSABLE
    with monkeypatch.context() as patch:
        patch.setenv(lake_access.DATA, "/proc/nothing")
        assert readiness.state() == readiness.UNUSABLE
    with monkeypatch.context() as patch:
        patch.setenv(lake_access.DATA, "s3://klik")
        patch.setenv(lake_access.ENDPOINT, f"http://127.0.0.1:{lakes.free_port()}")
        assert readiness.state() == readiness.UNUSABLE
    with monkeypatch.context() as patch:
        patch.delenv(lake_access.CATALOGUE)
        assert readiness.state() == readiness.UNUSABLE
