"""The command `municipality`: lakes are added, looked after, restored and removed, as it is typed."""

from contextlib import closing
from pathlib import Path

import pytest

from dashboard.domain.municipalities import codes
from dashboard.store import snapshots
from dashboard.store.connection import open_store
from tests import lakes
from tests.browser import own_export
from tests.store import examples

NYBORG, ODENSE = codes()["Nyborg Kommune"], codes()["Odense Kommune"]


@pytest.fixture
def settings(lake_server: lakes.Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of KLIK_DATABASE; what is added there is gone when the test ends."""
    monkeypatch.setenv("KLIK_DATABASE", f"lake:{tmp_path / 'service'}")
    monkeypatch.setenv("KLIK_LAKE_ADMIN", lake_server.admin)
    return tmp_path / "service"


@pytest.fixture
def municipalities(settings: Path, run):
    """Nyborg and Odense."""
    for code in (NYBORG, ODENSE):
        assert run("municipality", "add", code)[0] == 0
    yield settings
    for code in (NYBORG, ODENSE):
        run("municipality", "remove", code, "--yes")


def tasks_of(run, code: str) -> str:
    return run("ask", "tasks/count", "--json", "--municipality", code)[1][0]


def test_one_is_added_loaded_backed_up_and_restored(municipalities: Path, run, tmp_path: Path):
    export = own_export.write(tmp_path / "n.xlsx", seed=1, tasks=31, municipality="Nyborg Kommune")
    code, lines, _ = run("load", export, "--municipality", NYBORG)
    assert code == 0 and "31 opgaver gemt" in lines[0]
    [backup] = (municipalities / NYBORG / "backups").iterdir()
    backup_copy = tmp_path / "kept.duckdb"
    backup_copy.write_bytes(backup.read_bytes())
    assert run("municipality", "remove", NYBORG, "--yes")[1] == ["Nyborg Kommune er slettet."]
    assert not (municipalities / NYBORG).exists()
    assert run("municipality", "add", "Nyborg")[1] == ["Nyborg Kommune er oprettet."]
    assert "ingen eksport" in run("ask", "tasks/count", "--municipality", NYBORG)[2]
    assert run("municipality", "restore", NYBORG, backup_copy)[0] == 0
    assert "31" in tasks_of(run, NYBORG)
    code, _, error = run("municipality", "restore", ODENSE, backup_copy)
    assert code != 0 and "data fra Nyborg" in error, "another's data are not taken in"


def test_a_file_for_all_that_spells_it_otherwise_is_restored(municipalities: Path, run, tmp_path: Path):
    file = tmp_path / "klik.duckdb"
    with closing(open_store(file)) as store:
        snapshots.add(store, [examples.snapshot(b"fil", municipality="Nyborg")], b"fil")
    assert "data fra Nyborg" in run("municipality", "restore", ODENSE, file)[2]
    assert run("municipality", "restore", NYBORG, file)[0] == 0
    code, lines, _ = run("ask", "tasks/count", "--json", "--municipality", NYBORG)
    assert code == 0 and lines


def test_all_are_maintained_and_migrated_at_once(municipalities: Path, run):
    assert run("municipality", "maintain") == (
        0,
        ["Nyborg Kommune: vedligeholdt.", "Odense Kommune: vedligeholdt."],
        "",
    )
    code, lines, _ = run("municipality", "migrate", ODENSE)
    assert code == 0 and lines == ["Odense Kommune: tabellerne er allerede opdateret."]


def test_the_trouble_of_one_keeps_nobody_from_the_others(municipalities: Path, run):
    access = municipalities / NYBORG / "lake.json"
    content = access.read_text()
    access.write_text("{}")
    code, lines, error = run("municipality", "maintain")
    assert code != 0 and lines == ["Odense Kommune: vedligeholdt."] and "lake.json" in error
    access.write_text(content)


def test_what_is_missing_is_said(settings: Path, run, monkeypatch: pytest.MonkeyPatch):
    assert "ikke oprettet" in run("ask", "tasks/count", "--municipality", NYBORG)[2]
    assert "--yes" in run("municipality", "remove", NYBORG)[2]
    assert "kender ingen kommune" in run("municipality", "add", "Andeby")[2]
    monkeypatch.delenv("KLIK_LAKE_ADMIN")
    assert "KLIK_LAKE_ADMIN mangler" in run("municipality", "add", NYBORG)[2]
    monkeypatch.setenv("KLIK_DATABASE", f"folder:{settings}")
    assert "er for KLIK_DATABASE=lake:" in run("municipality", "add", NYBORG)[2]
    assert not settings.exists()


def test_one_that_was_added_is_not_added_again(municipalities: Path, run):
    code, _, error = run("municipality", "add", NYBORG)
    assert code != 0 and "allerede oprettet" in error


def test_what_failed_leaves_nothing(settings: Path, run, monkeypatch: pytest.MonkeyPatch):
    """The role is there no more, so that the command can be typed again."""
    with monkeypatch.context() as patch:
        patch.setenv("KLIK_LAKE_DATA", "/proc/nothing")
        assert run("municipality", "add", NYBORG)[0] != 0
    assert run("municipality", "add", NYBORG)[0] == 0
    assert run("municipality", "remove", NYBORG, "--yes")[0] == 0
