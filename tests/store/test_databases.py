"""Which file holds whose data: store/databases.py."""

import os
from pathlib import Path

import pytest

from dashboard.domain import municipalities
from dashboard.domain.problems import NoMunicipality, SharedDatabase, StoreUnavailable
from dashboard.store import databases


def test_without_a_setting_it_is_a_file_in_the_users_own_folder(monkeypatch):
    monkeypatch.setenv("KLIK_DATABASE", "/somewhere/else.duckdb")
    assert databases.configured() == "/somewhere/else.duckdb"
    monkeypatch.delenv("KLIK_DATABASE")
    assert databases.configured().endswith("klik.duckdb")
    assert "KLIK-overblik" in databases.configured()


def test_one_file_is_for_all_and_one_in_memory_too(tmp_path):
    file = str(tmp_path / "klik.duckdb")
    for database in (file, ":memory:"):
        assert not databases.is_folder(database)
        assert databases.path_of(database) == database
        with pytest.raises(SharedDatabase) as raised:
            databases.path_of(database, "Nyborg Kommune")
        assert "--database folder:" in raised.value.sentence


def test_in_a_folder_each_municipality_has_a_folder_of_its_own(tmp_path):
    database = databases.resolved(f"folder:{tmp_path}")
    paths = {name: databases.path_of(database, name) for name in municipalities.names()}
    assert paths["Nyborg Kommune"] == str(tmp_path / "0450" / "klik.duckdb")
    assert len({Path(path).parent for path in paths.values()}) == len(paths)
    with pytest.raises(NoMunicipality) as raised:
        databases.path_of(database)
    assert "--municipality" in raised.value.sentence


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few users make links")
def test_a_link_leads_to_the_folder_itself(tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk")
    assert databases.resolved(f"folder:{tmp_path / 'link'}") == f"folder:{tmp_path / 'disk'}"


def test_those_with_a_database_are_those_whose_file_is_there(tmp_path):
    database = databases.resolved(f"folder:{tmp_path / 'later'}")
    assert databases.with_database(database) == []
    for name in ("Aarhus Kommune", "Nyborg Kommune"):
        file = Path(databases.path_of(database, name))
        file.parent.mkdir(parents=True)
        file.touch()
    (tmp_path / "later" / "0461").mkdir()
    (tmp_path / "later" / "9999").mkdir()
    (tmp_path / "later" / "9999" / "klik.duckdb").touch()
    (tmp_path / "later" / "note.txt").touch()
    assert databases.with_database(database) == ["Nyborg Kommune", "Aarhus Kommune"]


@pytest.mark.parametrize("written", ["folder:", "folder:  ", "folder::memory:", "FOLDER:"])
def test_a_folder_must_be_named(written):
    with pytest.raises(StoreUnavailable) as raised:
        databases.resolved(written)
    assert "folder:/srv/klik" in raised.value.sentence


def test_a_folder_is_named_as_people_write_it(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    wanted = f"folder:{tmp_path / 'æ ø'}"
    for written in ("folder:~/æ ø", "folder: æ ø/", "Folder:æ ø"):
        assert databases.resolved(written) == wanted


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few users make links")
def test_a_linked_file_is_the_one_that_it_leads_to(tmp_path):
    (tmp_path / "0450").mkdir()
    (tmp_path / "0450" / "klik.duckdb").symlink_to(tmp_path / "elsewhere.duckdb")
    path = databases.path_of(f"folder:{tmp_path}", "Nyborg Kommune")
    assert path == str(tmp_path / "elsewhere.duckdb")


def test_a_folder_that_is_none_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable):
        databases.with_database(f"folder:{tmp_path / 'file'}")


def test_with_lakes_the_file_that_leads_to_one_lies_in_the_folder(tmp_path):
    database = databases.resolved(f"Lake: {tmp_path}")
    assert database == f"lake:{tmp_path}" and databases.is_folder(database) and databases.is_lake(database)
    assert databases.path_of(database, "Nyborg Kommune") == str(tmp_path / "0450" / "lake.json")
    assert databases.folder_of(database, "Nyborg Kommune") == tmp_path / "0450"
    assert databases.with_database(database) == []
    with pytest.raises(StoreUnavailable) as raised:
        databases.resolved("lake:")
    assert "»lake:«" in raised.value.title
