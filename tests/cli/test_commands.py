"""The commands as a user types them: what they print, what they store, and how they exit."""

import io
import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.domain.fields import FIELDS
from dashboard.domain.lights import LIGHTS
from dashboard.store import files
from dashboard.store.connection import open_store
from tests import exports
from tests.store.processes import child

SAMPLES = Path(__file__).parents[2] / "sample_data"
DIRTY = SAMPLES / "klik_med_fejl.xlsx"
CLEAN = SAMPLES / "klik_2026-11-23_kort.xlsx"
KEYS = [
    "file", "sheet", "header_row", "municipalities", "as_of", "rows_read", "tasks", "rejected", "warnings",
    "columns", "unmapped", "lights", "computed_lights",
]  # fmt: skip


def database_file_in(tmp_path: Path) -> Path:
    return tmp_path / "klik.duckdb"


def tasks_in(database_file: Path) -> int:
    store = open_store(database_file)
    count = int(store.ask("data/snapshots")["tasks"].sum())
    store.close()
    return count


def test_check_tells_a_person_in_danish(run):
    code, lines, _ = run("check", DIRTY)
    assert code == 1
    assert lines[0] == "klik_med_fejl.xlsx"
    assert "  18 rækker læst: 15 opgaver indlæst, 2 afvist, 1 sumrække" in lines
    assert "  Række 13: Opgavetitlen er fejlen #N/A" in lines


def test_a_sum_is_no_task_that_was_turned_away(run, tmp_path):
    with_sum = SAMPLES / "klik_2026-11-23_titelraekker.xlsx"
    code, lines, _ = run("check", with_sum)
    assert code == 0
    assert "  395 rækker læst: 394 opgaver indlæst, 0 afvist, 1 sumrække" in lines
    code, lines, _ = run("load", with_sum, "--database", database_file_in(tmp_path))
    assert code == 0 and lines == [f"{with_sum}: 394 opgaver gemt, 0 rækker afvist."]


def test_check_json_has_one_object_a_file_in_order(run):
    code, lines, _ = run("check", "--json", CLEAN, DIRTY)
    told = [json.loads(line) for line in lines]
    assert code == 1  # the highest
    assert [one["file"] for one in told] == [CLEAN.name, DIRTY.name]
    for one in told:
        assert list(one) == KEYS
        assert one["rows_read"] == one["tasks"] + len(one["rejected"])
        assert set(one["lights"]) == set(one["computed_lights"]) == {light.code for light in LIGHTS}
        assert sum(one["lights"].values()) == sum(one["computed_lights"].values()) == one["tasks"]
    assert told[0]["as_of"] == "2026-11-23" and told[0]["header_row"] == 1
    assert told[1]["columns"]["due_date"] == "Deadline" and told[1]["unmapped"] == ["Slutdato"]


def test_check_rows_adds_every_task_by_our_field_names(run):
    _, lines, _ = run("check", "--rows", CLEAN)
    rows = json.loads(lines[0])["rows"]
    assert len(rows) == 394
    assert list(rows[0]) == [field.name for field in FIELDS]
    assert {type(row["due_date"]) for row in rows} <= {str, type(None)}
    assert all(date.fromisoformat(row["published_date"]) for row in rows)


def test_every_row_loaded_gives_exit_0(run):
    assert run("check", "--json", CLEAN)[0] == 0


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04 not a zip", b"bare tekst"])
def test_a_file_that_is_no_task_list_gives_exit_2_and_the_reason(run, tmp_path, content):
    file = tmp_path / "klik.xlsx"
    file.write_bytes(content)
    code, lines, errors = run("check", "--json", file)
    told = json.loads(lines[0])
    assert (code, set(told), errors) == (2, {"file", "error"}, "")
    assert told["error"].startswith("Filen")


def test_a_file_that_isn_t_there_is_told(run, tmp_path):
    code, lines, _ = run("check", tmp_path / "findes ikke.xlsx")
    assert code == 2
    assert "  Filen kan ikke åbnes." in lines


def test_a_file_that_is_too_large_is_not_even_read(run, tmp_path, monkeypatch):
    monkeypatch.setenv("KLIK_MAX_FILE_MB", "1")
    monkeypatch.setattr(Path, "read_bytes", None)
    file = tmp_path / "stor.xlsx"
    with file.open("wb") as opened:
        opened.truncate(2**20 + 1)
    code, lines, _ = run("check", file)
    assert code == 2 and "  Filen er større end 1 MB." in lines


def test_check_stores_nothing(run, tmp_path, monkeypatch):
    monkeypatch.setenv("KLIK_DATABASE", str(database_file_in(tmp_path)))
    run("check", CLEAN)
    assert list(tmp_path.iterdir()) == []


def test_load_stores_and_says_so(run, tmp_path):
    code, lines, _ = run("load", CLEAN, DIRTY, "--database", database_file_in(tmp_path))
    assert code == 1
    assert lines == [
        f"{CLEAN}: 394 opgaver gemt, 0 rækker afvist.",
        f"{DIRTY}: 15 opgaver gemt, 2 rækker afvist.",
    ]
    assert tasks_in(database_file_in(tmp_path)) == 394 + 15


def test_load_of_a_known_file_changes_nothing_and_says_so(run, tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(exports.xlsx())
    run("load", file, "--database", database_file_in(tmp_path))
    code, _, errors = run("load", file, "--database", database_file_in(tmp_path))
    assert code == 2
    assert "Filen er allerede indlæst" in errors
    assert tasks_in(database_file_in(tmp_path)) == 2


def test_load_takes_the_place_from_the_setting(run, tmp_path, monkeypatch):
    monkeypatch.setenv("KLIK_DATABASE", str(database_file_in(tmp_path)))
    run("load", CLEAN)
    assert tasks_in(database_file_in(tmp_path)) == 394


def test_a_folder_as_the_database_is_told(run, tmp_path, monkeypatch):
    monkeypatch.setenv("KLIK_DATABASE", str(tmp_path))
    for words in (("load", CLEAN), ("load", CLEAN, "--database", tmp_path), ("sql", "select 1")):
        code, _, errors = run(*words)
        assert code == 2 and "Databasens sti er en mappe" in errors and "klik.duckdb" in errors
        assert "beskadiget" not in errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["opgaver.csv", "opgaver.json", "opgaver.parquet", "opgaver.xlsx", "opgaver"]
)
def test_a_file_that_is_no_database_is_told_and_left_untouched(run, tmp_path, name):
    """DuckDB would take some of them as data, and keep in memory what we store."""
    other = tmp_path / name
    other.write_text("Opgave;Projekt", encoding="utf-8")
    code, _, errors = run("load", CLEAN, "--database", other)
    assert code == 2
    assert "Filen er ikke en database fra KLIK-overblik. Filen er ikke ændret. Ret --database" in errors
    assert other.read_text(encoding="utf-8") == "Opgave;Projekt"
    assert list(tmp_path.iterdir()) == [other]


@pytest.mark.parametrize("words", [("load", CLEAN), ("sql", "select 1")])
def test_another_program_s_database_gets_none_of_our_tables(run, tmp_path, words):
    database_file = database_file_in(tmp_path)
    with closing(files.unhardened()) as connection:
        files.attach(connection, database_file, "other")
        connection.execute("create table other.opgave (titel text)")
    before = database_file.read_bytes()
    code, lines, errors = run(*words, "--database", database_file)
    assert (code, lines) == (2, [])
    assert errors.count("Filen er ikke en database fra KLIK-overblik") == 1
    assert database_file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [database_file]


def test_sql_sees_what_the_pages_see(run, tmp_path):
    run("load", CLEAN, "--database", database_file_in(tmp_path))
    question = (
        "select count(*) as opgaver from evaluated_tasks(date '2026-11-23', 14) where computed_light = 'red'"
    )
    code, lines, _ = run("sql", question, "--database", database_file_in(tmp_path))
    assert (code, [line.strip() for line in lines]) == (0, ["opgaver", "26"])


def test_sql_needs_the_file_alone(run, tmp_path):
    with child("hold", database_file_in(tmp_path)) as process:
        assert process.stdout.readline() == "open\n"
        code, lines, errors = run("sql", "select 1", "--database", database_file_in(tmp_path))
        process.communicate("\n")
    assert (code, lines) == (2, [])
    assert errors.startswith("Databasen er i brug af et andet program")


def test_help_is_danish(run, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert "brug:" in said and "usage" not in said and "options" not in said


def test_a_command_that_isn_t_there_is_told_in_danish(run, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["Anna Æblegård"])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("Kommandoen kunne ikke forstås.") and "Anna" not in said


def test_a_fault_shows_a_code_and_no_value(run, tmp_path, monkeypatch):
    def fail(*_):
        raise RuntimeError("Anna Æblegård")

    monkeypatch.setattr("dashboard.cli.opened.open_export", fail)
    code, _, errors = run("check", CLEAN)
    assert code == 2
    assert errors.startswith("Noget gik galt (fejl K-") and "Anna" not in errors


def test_nothing_is_loaded_into_a_database_that_keeps_nothing(run, monkeypatch):
    monkeypatch.setenv("KLIK_DATABASE", ":memory:")
    code, lines, errors = run("load", CLEAN)
    assert (code, lines) == (2, [])
    assert errors.startswith("Databasen er :memory:")


def test_sql_that_fails_is_told_and_ends_with_two(run, tmp_path):
    for statement in ("select", "select 'corrupt'::integer"):
        code, _, errors = run("sql", statement, "--database", database_file_in(tmp_path))
        assert code == 2 and "beskadiget" not in errors and errors


def test_typed_sql_ends_where_the_lines_end(run, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("select 41 + 1 as svar\n"))
    code, lines, _ = run("sql", "--database", database_file_in(tmp_path))
    assert code == 0 and "42" in [line.strip() for line in lines]
