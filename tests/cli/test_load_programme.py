"""`load` of a programmappe: recognised by its sheets, by hand or through the dashboard that is running."""

from contextlib import closing

from dashboard.folders import SAMPLE_DATA
from dashboard.store import register
from dashboard.store.connection import open_store
from tests.store.processes import child

PROGRAMME = SAMPLE_DATA / "programmappe.xlsx"


def authors(path) -> set[str]:
    with closing(open_store(path)) as store:
        return {row["changed_by"] for row in register.newest(store, None)}


def test_a_programmappe_is_recognised_and_kept_up_to_date(run, tmp_path):
    path = tmp_path / "klik.duckdb"
    code, lines, _ = run("load", PROGRAMME, "--database", path, "--who", "ABC")
    assert (code, len(lines)) == (0, 1)
    assert "262 nye rækker, 0 rettede og 0 uændrede" in lines[0]
    assert authors(path) == {"ABC"}
    code, lines, _ = run("load", PROGRAMME, "--database", path)
    assert code == 0
    assert "0 nye rækker, 0 rettede og 262 uændrede" in lines[0]


def test_without_a_name_the_file_stands_there(run, tmp_path):
    path = tmp_path / "klik.duckdb"
    run("load", PROGRAMME, "--database", path)
    assert authors(path) == {"programmappe.xlsx"}


def test_an_export_and_a_programmappe_in_one_go(run, tmp_path):
    path = tmp_path / "klik.duckdb"
    export = SAMPLE_DATA / "klik_2026-11-23_kort.xlsx"
    code, lines, _ = run("load", export, PROGRAMME, "--database", path)
    assert (code, len(lines)) == (0, 2)
    assert "394 opgaver gemt" in lines[0]


def test_the_dashboard_that_is_running_takes_it(run, tmp_path):
    path = tmp_path / "klik.duckdb"
    with child("serve_jobs", path) as process:
        assert process.stdout.readline() == "open\n"
        code, lines, errors = run("load", PROGRAMME, "--database", path, "--who", "ABC")
        assert (code, errors) == (0, "")
        assert "262 nye rækker" in lines[0]
        process.communicate("\n")
    assert authors(path) == {"ABC"}
