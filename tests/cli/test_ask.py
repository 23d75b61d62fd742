"""`ask`: each question of the pages from a shell, with the figures that the pages show."""

import json
from datetime import date

import openpyxl
import pandas as pd
import pytest

from dashboard import answers, questions
from dashboard.domain.filters import TaskFilter
from dashboard.imports.samples import load_samples
from dashboard.store import query_headers
from dashboard.store.connection import Store, open_store
from tests.store.processes import child

NOVEMBER = date(2026, 11, 23)
ITEMS = {"number": "1", "day": "2026-11-23", "texts": ""}
PAGES = (
    "overview",
    "tasks",
    "timeline",
    "projects",
    "interfaces",
    "systems",
    "roles",
    "escalation",
    "culture",
    "report",
    "changes",
    "programme",
    "data",
)
# The questions that others build on: these columns first, in this order.
FIRST_COLUMNS = {
    "roles/coverage": "role, role_group, project, state, persons, vacant_from",
    "roles/vacant": "role, project, tasks_at_risk, first_due",
    "roles/tasks_at_risk": "role, project, task_key, title, due_date, because",
    "roles/load": "person, month, open_tasks",
    "culture/habits": "habit, project, tasks, kept, share, exported_on",
    "culture/breaking_tasks": "habit, project, task_key, title, because",
    "changes/light_moves": "from_light, to_light, tasks, kind",
    "changes/changed_tasks": "task_key, title, what, before, after, days",
    "changes/burn_up": "as_of, light, tasks",
    "escalation/cases": "case_id, task_key, stage, opened_on, last_step_on, next_date, is_open",
}
# Asked by a page with other values than the page that its header names.
OTHER_VALUES = {
    "timeline": {"overview/deadlines_by_week"},  # as many weeks as the timeline shows
    "changes": {"changes/changed_tasks"},  # of the kind that is chosen
    "systems": {"programme/rows"},  # the checks, which that page shows
}


def arguments(question: str) -> list[str]:
    """A value for each parameter that must be given."""
    return [
        f"{each.name}={ITEMS.get(each.kind, 'x')}"
        for each in query_headers.header_of(question).parameters
        if each.kind != "filter" and each.default is None
    ]


@pytest.mark.parametrize("question", questions.names())
def test_every_question_is_answered(run, sample_database, question):
    code, lines, errors = run("ask", question, *arguments(question), "--json", "--database", sample_database)
    assert (code, errors) == (0, "")
    answer = json.loads(lines[0])
    assert list(answer) == ["question", "as_of", "filter", "rows"]
    assert (answer["question"], answer["as_of"], answer["filter"]) == (question, "2026-11-23", {})


@pytest.fixture
def samples(empty_store) -> Store:
    load_samples(empty_store)
    return empty_store


@pytest.mark.parametrize("question", FIRST_COLUMNS)
def test_what_others_build_on_has_its_columns_first(samples, question):
    rows = questions.answer(samples, question)["rows"]
    columns = FIRST_COLUMNS[question].split(", ")
    assert rows and list(rows[0])[: len(columns)] == columns


@pytest.mark.parametrize("page", PAGES)
def test_the_shell_gives_the_figures_of_the_page(open_page, samples, monkeypatch, page):
    asked = []
    original = Store.ask

    def recorded(store: Store, question: str, **parameters) -> pd.DataFrame:
        rows = original(store, question, **parameters)
        if store.instance is samples.instance:  # and not the one by which the pages are known
            asked.append((question, parameters, rows))
        return rows

    with monkeypatch.context() as patched:
        patched.setattr(Store, "ask", recorded)
        assert not open_page(f"app_pages/{page}.py").exception
    compared = 0
    for question, parameters, rows in asked:
        if parameters.get("subject", "projects") is None:  # for the doubts: all that the programmappe says
            continue
        is_of_today = parameters.get("filter", TaskFilter(NOVEMBER)) == TaskFilter(NOVEMBER)
        if not is_of_today or question in OTHER_VALUES.get(page, ()) or arguments(question):
            continue
        answer = questions.answer(samples, question)
        shown = [
            {name: questions.as_json(value) for name, value in row.items()} for row in rows.to_dict("records")
        ]
        assert answer["rows"] == shown, question
        compared += 1
    assert compared >= 2


def test_a_filter_and_a_day_are_those_of_a_page_s_address(run, sample_database):
    where = ("--database", sample_database, "--json")
    _, lines, _ = run("ask", "tasks/count", "--filter", "projekt=KSD&lys=Rød", *where)
    answer = json.loads(lines[0])
    assert answer["filter"] == {"projekt": "KSD", "lys": "Rød"}
    assert answer["rows"] == [{"chosen": 4, "municipalities": 1, "all_tasks": 394}]
    _, lines, _ = run("ask", "tasks/count", "--as-of", "26.10.2026", *where)
    answer = json.loads(lines[0])
    assert (answer["as_of"], answer["rows"][0]["all_tasks"]) == ("2026-10-26", 390)


def test_a_parameter_is_set(run, sample_database):
    _, lines, _ = run("ask", "overview/needs_action", "rows=2", "--json", "--database", sample_database)
    rows = json.loads(lines[0])["rows"]
    assert len(rows) == 2
    assert rows[0]["worst_light"] == "red"


def test_the_earlier_day_of_a_comparison_is_set(run, sample_database):
    asked = ["ask", "overview/changes", "--json", "--database", sample_database]
    _, usual, _ = run(*asked)
    _, named, _ = run(*asked, "previous=26.10.2026")
    _, first, _ = run(*asked, "previous=2026-09-28")
    assert named == usual != first


def test_a_parameter_may_stand_after_an_option(run, sample_database):
    words = ("--filter", "lys=Rød", "--json", "--database", sample_database, "rows=1")
    code, lines, _ = run("ask", "overview/needs_action", *words)
    assert code == 0
    assert len(json.loads(lines[0])["rows"]) == 1


def test_without_a_question_they_are_listed(run):
    code, lines, _ = run("ask")
    assert code == 0
    assert [line.split()[0] for line in lines] == questions.names()
    assert not any(line.startswith("status_cache/") for line in lines)


def test_a_table_is_for_reading(run, sample_database):
    code, lines, _ = run("ask", "overview/counts_by_light", "--database", sample_database)
    assert code == 0
    assert lines[0].split() == ["light", "shown", "computed", "from_klik", "worst", "worst_in_klik"]
    assert lines[1].split() == ["red", "21", "26", "21", "26", "21"]


def test_csv_is_as_a_danish_excel_reads_it(run, sample_database, tmp_path):
    file = tmp_path / "svar.csv"
    code, lines, _ = run("ask", "systems/contracts", "--csv", file, "--database", sample_database)
    assert (code, lines) == (0, [])
    rows = pd.read_csv(file, sep=";", decimal=",", encoding="utf-8-sig")
    _, lines, _ = run("ask", "systems/contracts", "--json", "--database", sample_database)
    assert len(rows) == len(json.loads(lines[0])["rows"]) > 5
    assert rows["days_short"].max() == 122


def test_no_formula_goes_into_a_csv():
    rows = pd.DataFrame({"title": ["=1+1", "-x", "Opgave"], "tasks": [-1, 2, 3]})
    assert answers.as_csv(rows).decode("utf-8-sig").split("\r\n")[:4] == [
        "title;tasks",
        "'=1+1;-1",
        "'-x;2",
        "Opgave;3",
    ]


def test_excel_has_the_rows_and_says_what_was_asked(run, sample_database, tmp_path):
    file = tmp_path / "svar.xlsx"
    query = ("--filter", "projekt=KSD", "--database", sample_database)
    code, _, _ = run("ask", "overview/lights_by_project", *query, "--xlsx", file)
    assert code == 0
    sheet = openpyxl.load_workbook(file).active
    cells = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "projekt: KSD" in cells
    assert "■ Rød" in cells


def test_it_works_while_another_process_has_the_database(run, tmp_path, sample_database):
    path = tmp_path / "klik.duckdb"
    path.write_bytes(sample_database.read_bytes())
    with child("serve_jobs", path) as process:
        assert process.stdout.readline() == "open\n"
        code, lines, errors = run("ask", "tasks/count", "--json", "--database", path)
        assert (code, errors) == (0, "")
        assert json.loads(lines[0])["rows"] == [{"chosen": 394, "municipalities": 1, "all_tasks": 394}]
        code, _, errors = run("ask", "tasks/kount", "--database", path)
        assert code == 2 and "Mente du" in errors
        process.communicate("\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["tasks/kount"], "Der er intet spørgsmål, der hedder »tasks/kount«. Mente du tasks/count"),
        (["status_cache/evaluate"], "Der er intet spørgsmål"),
        (["tasks/count", "--filter", "projekter=KSD"], "Der er intet filter, der hedder »projekter«"),
        (["tasks/count", "--filter", "lys=Blå"], "Filteret lys kan ikke være »Blå«"),
        (["tasks/count", "--as-of", "i går"], "Filteret dato er en dato, og »i går« er ingen."),
        (["tasks/details"], "Spørgsmålet mangler task_key."),
        (["tasks/count", "rows=5"], "Spørgsmålet har ikke rows. Det tager ingen."),
        (["overview/needs_action", "rows=mange"], "rows er et helt tal fra 0 og op, ikke »mange«."),
        (["timeline/outlook", "until=snart"], "until er en dato, fx 2026-12-14, ikke »snart«."),
        (["overview/needs_action", "rows=-1"], "rows er et helt tal fra 0 og op, ikke »-1«."),
        (["tasks/page_of_tasks", "order=alfabet"], "order kan ikke være »alfabet«. Det kan være urgency, "),
        (["tasks/count", "--filter", "projekt="], "Filteret projekt har ingen værdi."),
        (["tasks/count", "--filter", "projekt"], "Filteret projekt har ingen værdi."),
        (["tasks/count", "--filter", "dato=2026-11-23", "--as-of", "2026-10-26"], "Opgørelsesdatoen står to"),
        (["overview/needs_action", "rows"], "»rows« er ikke skrevet som navn=værdi."),
        (["overview/changes", "--as-of", "2026-06-01"], "Der er ingen tidligere eksport at sammenligne med."),
        (["tasks/count", "--csv", "ingen mappe/svar"], "Filen kan ikke skrives."),
    ],
)
def test_what_cannot_be_asked_is_refused_in_danish(run, sample_database, words, message):
    code, lines, errors = run("ask", *words, "--database", sample_database)
    assert (code, lines) == (2, [])
    assert errors.startswith(message)


def test_a_database_is_not_made_by_a_question(run, tmp_path):
    path = tmp_path / "ny" / "klik.duckdb"
    code, _, errors = run("ask", "tasks/count", "--database", path)
    assert code == 2
    assert "ingen database" in errors
    assert not path.parent.exists()


def test_a_database_without_exports_says_so(run, tmp_path):
    path = tmp_path / "klik.duckdb"
    open_store(path).close()
    code, _, errors = run("ask", "tasks/count", "--database", path)
    assert code == 2
    assert errors.startswith("Der er ingen eksport i databasen.")


@pytest.mark.parametrize("question", questions.names())
def test_every_default_that_is_worked_out_has_a_function(question):
    for each in query_headers.header_of(question).parameters:
        is_literal = each.default is None or each.default.isdecimal() or each.default in each.kind.split("|")
        is_literal |= each.kind == "text"
        assert is_literal or each.default == "none" or each.default in questions.WORKED_OUT


def test_json_of_cells():
    cells = [
        pd.Timestamp("2026-11-23"),
        pd.Timestamp("2026-11-23 12:30"),
        float("nan"),
        3.0,
        2.5,
        pd.NaT,
        b"x",
    ]
    assert [questions.as_json(cell) for cell in cells] == [
        "2026-11-23",
        "2026-11-23T12:30:00",
        None,
        3,
        2.5,
        None,
        "eA==",
    ]
