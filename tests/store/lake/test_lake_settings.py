"""What is wrong with a lake's settings, its file or its packages is said in Danish. Takes no PostgreSQL."""

import json
from pathlib import Path

import duckdb
import pytest

from dashboard.domain.problems import StoreUnavailable
from dashboard.store import errors
from dashboard.store.lake import lake_access, lake_attachment, lake_errors
from dashboard.store.lake.lake_access import LakeAccess, S3Keys


@pytest.fixture
def access(monkeypatch: pytest.MonkeyPatch) -> LakeAccess:
    monkeypatch.setenv(lake_access.CATALOGUE, "host=db dbname=klik")
    monkeypatch.setenv(lake_access.DATA, "s3://klik/prod/")
    monkeypatch.setenv(lake_access.ENDPOINT, "https://s3.kommune.dk:9000")
    return LakeAccess("0450", "hemmelig", S3Keys("nøgle", "skjult"))


def test_each_has_a_role_and_a_prefix_of_its_own(access: LakeAccess):
    assert (access.name, access.data_path) == ("klik_0450", "s3://klik/prod/0450/")
    assert (access.endpoint, access.uses_tls, access.region) == ("s3.kommune.dk:9000", True, "us-east-1")


@pytest.mark.parametrize(
    ("address", "host_and_port"),
    [
        ("https://s3.kommune.dk", ("s3.kommune.dk", 443)),
        ("http://s3", ("s3", 80)),
        ("http://[::1]:9000", ("::1", 9000)),
    ],
)
def test_where_the_s3_service_is(access: LakeAccess, monkeypatch, address, host_and_port):
    monkeypatch.setenv(lake_access.ENDPOINT, address)
    assert access.host_and_port == host_and_port


def test_a_port_that_is_none_is_said(access: LakeAccess, monkeypatch):
    monkeypatch.setenv(lake_access.ENDPOINT, "https://s3.kommune.dk:abc")
    with pytest.raises(StoreUnavailable) as refused:
        str(access.endpoint)
    assert lake_access.ENDPOINT in refused.value.title


def test_nobody_waits_for_minutes_unless_the_setting_says_so(access: LakeAccess, monkeypatch):
    assert "connect_timeout=5" in access.catalogue and "tcp_user_timeout=30000" in access.catalogue
    monkeypatch.setenv(lake_access.CATALOGUE, "host=db connect_timeout=60")
    assert "connect_timeout=60" in access.catalogue


def test_its_secrets_are_shown_to_nobody(access: LakeAccess):
    assert "hemmelig" not in repr(access) and "skjult" not in repr(access)


def test_what_is_written_is_read_by_its_owner_only(access: LakeAccess, tmp_path: Path):
    folder = tmp_path / "0450"
    folder.mkdir()
    lake_access.write(folder, access)
    assert lake_access.read(folder) == access
    assert lake_access.file_of(folder).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"password": "x"}', '{"password": "x", "s3": {"a": 1}}']
)
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, content: str):
    (tmp_path / "lake.json").write_text(content)
    with pytest.raises(StoreUnavailable) as refused:
        lake_access.read(tmp_path)
    assert "lake.json kan ikke læses" in refused.value.title


def test_who_was_not_added_is_told_how(tmp_path: Path):
    with pytest.raises(StoreUnavailable) as refused:
        lake_access.read(tmp_path)
    assert "municipality add" in refused.value.next_step


@pytest.mark.parametrize("name", [lake_access.CATALOGUE, lake_access.DATA, lake_access.ENDPOINT])
def test_a_missing_setting_is_named(access: LakeAccess, monkeypatch: pytest.MonkeyPatch, name: str):
    monkeypatch.delenv(name)
    with pytest.raises(StoreUnavailable) as refused:
        str((access.catalogue, access.data_path, access.endpoint))
    assert name in refused.value.title


def test_a_key_is_asked_for_on_s3_only(access: LakeAccess, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(StoreUnavailable) as refused:
        lake_access.keys_of_new()
    assert lake_access.KEY_ID in refused.value.title
    monkeypatch.setenv(lake_access.DATA, "/mnt/klik")
    assert lake_access.keys_of_new() == S3Keys()


def test_without_its_packages_the_command_that_installs_them_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lake_attachment, "find_spec", lambda _name: None)
    with pytest.raises(StoreUnavailable) as refused:
        lake_attachment._extension("ducklake")
    assert "duckdb-extension-ducklake" in refused.value.title
    assert "requirements-lake.txt" in refused.value.next_step


def test_another_duckdb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    spec = type("Spec", (), {"submodule_search_locations": [str(tmp_path)]})
    monkeypatch.setattr(lake_attachment, "find_spec", lambda _name: spec)
    with pytest.raises(StoreUnavailable) as refused:
        lake_attachment._extension("ducklake")
    assert duckdb.__version__ in refused.value.title


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (duckdb.IOException("Unable to connect to Postgres"), "svarer ikke"),
        (duckdb.Error("server closed the connection unexpectedly"), "svarer ikke"),
        (duckdb.TransactionException("Failed to commit DuckLake transaction"), "svarer ikke"),
        (duckdb.OutOfMemoryException("no more"), "mere tid eller hukommelse"),
    ],
)
def test_an_error_that_is_no_fault_of_ours_is_said(error: duckdb.Error, expected: str):
    with pytest.raises(StoreUnavailable) as refused, lake_errors.translated():
        raise error
    assert expected in refused.value.title


def test_a_file_that_was_rewritten_meanwhile_is_asked_for_again():
    with pytest.raises(errors.RewrittenMeanwhile), lake_errors.translated():
        raise duckdb.IOException('Cannot open file "x.parquet": No such file or directory')


@pytest.mark.parametrize(
    "error",
    [duckdb.BinderException("no column x"), duckdb.ConversionException("server closed the connection")],
)
def test_a_fault_in_our_own_sql_stays_one(error: duckdb.Error):
    with pytest.raises(type(error)), lake_errors.translated():
        raise error


def test_the_file_holds_json_and_nothing_else(access: LakeAccess, tmp_path: Path):
    lake_access.write(tmp_path, access)
    assert set(json.loads((tmp_path / "lake.json").read_text())) == {"password", "s3"}
