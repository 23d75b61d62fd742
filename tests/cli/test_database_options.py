"""The commands on a folder with a database for each municipality: `--municipality`."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.store import databases
from dashboard.store.connection import open_store
from tests import exports

NYBORG = ("--municipality", "Nyborg")


@pytest.fixture
def folder(tmp_path) -> tuple[str, str]:
    return "--database", f"folder:{tmp_path / 'kommuner'}"


@pytest.fixture
def file(tmp_path) -> Path:
    """An export that names no municipality."""
    path = tmp_path / "klik.xlsx"
    path.write_bytes(exports.xlsx(title="Udtræk pr. 23-11-2026"))
    return path


def test_each_file_goes_to_the_municipality_that_is_said(run, folder, file):
    assert run("load", file, *folder, *NYBORG)[0] == 0
    assert run("load", file, *folder, "--municipality", "0461")[0] == 0
    database = databases.resolved(folder[1])
    assert databases.with_database(database) == ["Nyborg Kommune", "Odense Kommune"]
    for name in databases.with_database(database):
        with closing(open_store(databases.path_of(database, name))) as store:
            assert store.ask("data/snapshots")["municipality"].tolist() == [name]


def test_ask_report_and_sql_answer_for_one(run, folder, file, tmp_path):
    run("load", file, *folder, *NYBORG)
    code, lines, _ = run("ask", "tasks/count", "--csv", tmp_path / "svar.csv", *folder, *NYBORG)
    assert code == 0 and (tmp_path / "svar.csv").read_text("utf-8-sig").splitlines()[1].startswith("2")
    code, lines, _ = run("report", "--format", "mail", "--out", tmp_path / "mail.eml", *folder, *NYBORG)
    assert code == 0 and "Nyborg Kommune" in lines[0]
    code, lines, _ = run("sql", "select municipality from klik.snapshot", *folder, *NYBORG)
    assert code == 0 and "Nyborg Kommune" in lines[-1]
    code, _, errors = run("ask", "tasks/count", *folder, "--municipality", "Odense")
    assert code == 2 and "Der er ingen database at spørge" in errors


@pytest.mark.parametrize(
    "words", [("load",), ("ask", "tasks/count"), ("sql", "select 1"), ("report", "--format", "pdf")]
)
def test_whose_must_be_said_and_known(run, folder, file, tmp_path, words):
    words = {"load": (*words, file), "report": (*words, "--out", tmp_path / "a.pdf")}.get(words[0], words)
    for more, expected in (
        (folder, "kommunen skal angives"),
        ((*folder, "--municipality", "Atlantis"), "ingen kommune, der hedder »Atlantis«"),
        (("--database", tmp_path / "en.duckdb", *NYBORG), "Databasen er én, som alle kommuner deler"),
    ):
        code, lines, errors = run(*words, *more)
        assert code == 2 and expected in errors and not lines
    assert not (tmp_path / "kommuner").exists() and not (tmp_path / "en.duckdb").exists()


def test_anothers_tasks_are_refused(run, folder, tmp_path):
    theirs = tmp_path / "odense.xlsx"
    theirs.write_bytes(exports.xlsx(title="Udtræk pr. 23-11-2026 for Odense Kommune"))
    code, _, errors = run("load", theirs, *folder, *NYBORG)
    assert code == 2 and "fra Odense Kommune, og I arbejder kun med Nyborg Kommune" in errors


def test_several_at_once_into_one_database_and_into_another(folder, tmp_path):
    """Processes of their own: none is lost, none doubled."""
    codes = ["0450", "0461", "0450", "0450", "0450"]
    started = []
    for number, code in enumerate(codes):
        export = tmp_path / f"{number}.xlsx"
        export.write_bytes(exports.xlsx(title=f"Udtræk pr. {10 + number}-11-2026"))
        words = ["-m", "dashboard", "load", str(export), *folder, "--municipality", code]
        started.append(subprocess.Popen([sys.executable, *words], stderr=subprocess.PIPE))
    errors = [process.communicate(timeout=120)[1].decode() for process in started]
    assert [process.returncode for process in started] == [0] * len(codes), errors
    database = databases.resolved(folder[1])
    for name, expected in (("Nyborg", 4), ("Odense", 1)):
        with closing(open_store(databases.path_of(database, f"{name} Kommune"))) as store:
            listed = store.ask("data/snapshots")
            assert len(listed) == expected and set(listed["tasks"]) == {2}
