"""`report`: the figures of the screen in every form, whole or not at all, with names or without."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest

from dashboard import report
from dashboard.domain.filters import TaskFilter
from dashboard.domain.horizon import DAYS_AT_RISK
from dashboard.domain.problems import UnfinishedReport
from dashboard.domain.report_formats import BY_CODE, FORMATS, ICS, MAIL, PDF, PPTX, XLSX
from dashboard.imports.samples import load_samples
from dashboard.programme.written_persons import versions_of, written_persons
from dashboard.store.connection import Store
from tests.conftest import add_programme_rows
from tests.pages.conftest import answer, row_list_with, texts
from tests.reports.report_parts import (
    pages_of_pdf,
    text_of_mail,
    text_of_pptx,
    text_of_xlsx,
    unzipped,
)
from tests.store.processes import child

NOVEMBER = date(2026, 11, 23)
TODAY = date(2026, 11, 28)
FILTERS = {
    "all": {},
    "one project": {"projekt": "KSD"},
    "nothing left": {"projekt": "KSD", "tema": "Findes ikke"},
}


@pytest.fixture
def samples(empty_store) -> Store:
    load_samples(empty_store)
    return empty_store


def chosen_by(query: dict, **more) -> TaskFilter:
    fields = {"projekt": "projects", "tema": "themes"}
    return TaskFilter(NOVEMBER, **{fields[key]: (value,) for key, value in query.items()} | more)


def by_sql(store: Store, query: dict) -> dict[str, int]:
    """The figures by other questions than the Story's own."""

    def tasks(**more) -> int:
        return int(store.ask("tasks/count", filter=chosen_by(query, **more))["chosen"].iloc[0])

    every = store.ask("report/open_tasks", filter=chosen_by(query))
    vacant = store.ask("roles/vacant", filter=chosen_by(query), horizon_days=DAYS_AT_RISK)
    return {
        "Røde opgaver": tasks(view="red"),
        "Gule opgaver": tasks(worst_lights=("yellow",)),
        "Over fristen": int((every["days_to_due"] < 0).sum()),
        "Ubesatte roller": vacant["role"].nunique(),
    }


def text_of(code: str, content: bytes) -> str:
    """The file's text, figures as "label: n"."""
    if code == "pdf":
        text = pages_of_pdf(content)[0]
        found = re.search(
            r"Røde opgaver Gule opgaver Over fristen Ubesatte roller (\d+) (\d+) (\d+) (\d+)", text
        )
        labels = ("Røde opgaver", "Gule opgaver", "Over fristen", "Ubesatte roller")
        return "\n".join(f"{label}: {count}" for label, count in zip(labels, found.groups(), strict=True))
    if code == "pptx":
        [alt_text] = re.findall(r"Tallene: (.*)", text_of_pptx(content))
        return re.sub(r"(\D+) (\d+)(?:, |$)", r"\1: \2\n", alt_text)
    return text_of_xlsx(content) if code == "xlsx" else text_of_mail(content)


@pytest.mark.parametrize("query", FILTERS.values(), ids=FILTERS)
def test_the_figures_are_the_same_everywhere(open_page, samples, query):
    figures = by_sql(samples, query)
    assert (figures["Røde opgaver"] > 0) == (len(query) < 2)
    made = report.Report(samples, chosen_by(query), True, TODAY)
    assert {figure.label: figure.count for figure in made.story.figures} == figures
    for code in ("pdf", "pptx", "xlsx", "mail"):
        text = text_of(code, made.file(BY_CODE[code]))
        for label, count in figures.items():
            assert f"{label}: {count}" in text.splitlines(), (code, label)

    chosen = {key: [value] for key, value in query.items()}
    page = open_page("app_pages/report.py", **chosen)
    assert {metric.label: int(metric.value) for metric in page.metric} == figures
    assert made.story.headline in texts(page)
    if len(query) < 2:
        overview = open_page("app_pages/overview.py", **chosen)
        shown = row_list_with(overview, "Værste lys", "Antal").set_index("Værste lys")["Antal"]
        assert [shown.get(light, 0) for light in ("■ Rød", "▲ Gul")] == list(figures.values())[:2]
        assert answer(overview) == made.story.headline
        roles = open_page("app_pages/roles.py", **chosen)
        vacant = figures["Ubesatte roller"]
        assert answer(roles) in made.story.sentences
        assert answer(roles).startswith(f"{vacant} ubesat") or not vacant


def everyone(store: Store) -> set[str]:
    in_exports = set(store.ask("programme/persons_in_exports")["person"])
    return in_exports | {person.name for person in written_persons(versions_of(store))} - {""}


def all_text(code: str, content: bytes) -> str:
    if code == "pdf":
        return "\n".join(pages_of_pdf(content))
    if code == "mail":
        return content.decode() + text_of_mail(content)
    return content.decode().replace("\r\n ", "") if code == "ics" else unzipped(content)


@pytest.mark.parametrize("code", BY_CODE)
def test_without_names_nobody_of_the_sample_is_named(samples, code):
    names = everyone(samples)
    assert len(names) > 20
    made = report.Report(samples, TaskFilter(NOVEMBER), False, TODAY)
    text = all_text(code, made.file(BY_CODE[code]))
    assert [name for name in names if name in text] == []
    named = all_text(code, report.Report(samples, TaskFilter(NOVEMBER), True, TODAY).file(BY_CODE[code]))
    assert [name for name in names if name in named]


@pytest.mark.parametrize("code", BY_CODE)
def test_without_names_neither_titles_comments_nor_notes_tell(store_with, code):
    store = store_with(
        {
            "title": "Spørg Mette Sørensen (MES) om det",
            "description": "Aftalt med Bo Bech",
            "project": "Bo Bechs projekt",
            "responsible": "Mette Sørensen",
            "executor": "Bo Bech",
            "comment": "Hemmelig bemærkning",
            "due_date": date(2026, 12, 1),
            "status_code": "not_started",
        },
    )
    about = {"task_key": "Eksempelkøbing|K0", "municipality": "Eksempelkøbing"}
    add_programme_rows(store, "contacts", about | {"what": "Hemmeligt notat", "follow_up": "01.01.2027"})
    add_programme_rows(store, "persons", {"name": "Mette Sørensen", "initials": "MES", "mail": "mes@k.dk"})
    chosen = TaskFilter(NOVEMBER, persons=("Bo Bech",), text="Mette")
    text = all_text(code, report.Report(store, chosen, False, TODAY).file(BY_CODE[code]))
    assert not re.search("Mette|Sørensen|Bech|MES|Hemmelig|mes@k", text)
    if code != "ics":
        assert "1 person" in text
    assert "uden navne" in text or code == "ics"


def test_a_project_leader_s_sheet_holds_the_open_tasks_of_the_project(samples):
    text = text_of_xlsx(report.Report(samples, chosen_by({"projekt": "KSD"}), True, TODAY).file(XLSX))
    assert "20 åbne opgaver" in text and "Projektleder: Bo Tværmose" in text


def test_the_calendar_holds_deadlines_and_activities_ahead(samples):
    made = report.Report(samples, TaskFilter(NOVEMBER), True, TODAY)
    text = made.file(ICS).decode()
    due = samples.ask("report/open_tasks", filter=TaskFilter(NOVEMBER))["days_to_due"] >= 0
    activities = samples.ask("interfaces/activities", filter=TaskFilter(NOVEMBER))["is_ahead"]
    assert text.count("SUMMARY:Frist: ") == due.sum() > 100
    assert text.count("BEGIN:VEVENT") == due.sum() + activities.sum()
    assert made.file(ICS).decode() == text


def test_a_calendar_that_is_too_full_is_not_made(samples, monkeypatch):
    monkeypatch.setattr(report, "MOST_DEADLINES", 100)
    with pytest.raises(UnfinishedReport) as refused:
        report.Report(samples, TaskFilter(NOVEMBER), True, TODAY).file(ICS)
    assert refused.value.title.endswith("frister er for mange til en kalender.")


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.code)
def test_the_command_writes_the_file_and_says_what_it_is_about(run, sample_database, tmp_path, one):
    out = tmp_path / f"rapport.{one.ending}"
    query = urlencode({"projekt": "KSD"})
    where = ("--database", sample_database, "--out", out)
    code, lines, errors = run(
        "report", "--format", one.code, "--filter", query, "--as-of", "26.10.2026", *where
    )
    assert (code, errors) == (0, "")
    assert lines == [f"{out}: Eksempelkøbing Kommune · opgjort pr. 26.10.2026 · Projekt: KSD"]
    assert out.stat().st_size > 500
    assert [file.name for file in tmp_path.iterdir()] == [out.name]


def test_the_command_gives_the_bytes_of_the_page(run, sample_database, samples, tmp_path):
    out = tmp_path / "uden.pdf"
    words = ("--format", "pdf", "--without-names", "--database", sample_database, "--out", out)
    code, lines, _ = run("report", *words)
    assert code == 0 and lines[0].endswith("alle opgaver · uden navne")
    assert out.read_bytes() == report.Report(samples, TaskFilter(NOVEMBER), False, date.today()).file(PDF)


def test_the_command_works_while_the_dashboard_runs(run, sample_database, tmp_path):
    out = tmp_path / "mandag.eml"
    path = tmp_path / "klik.duckdb"
    path.write_bytes(sample_database.read_bytes())
    with child("serve_jobs", path) as process:
        assert process.stdout.readline() == "open\n"
        words = ("--database", path, "--out", out)
        assert run("report", "--format", "mail", *words)[0] == 0
        assert "26 af 394 opgaver er røde" in text_of_mail(out.read_bytes())
        code, _, errors = run("report", "--format", "pdf", "--filter", "lys=Blå", *words)
        assert code == 2 and errors.startswith("Filteret lys kan ikke være »Blå«")
        process.communicate("\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--filter", "projekter=KSD"], "Der er intet filter, der hedder »projekter«"),
        (["--filter", "projekt="], "Filteret projekt har ingen værdi."),
        (["--as-of", "i går"], "Filteret dato er en dato, og »i går« er ingen."),
        (["--filter", urlencode({"projekt": "A" * 900})], "Filteret er for langt til at stå på hver side."),
    ],
)
def test_what_cannot_be_made_whole_is_not_made(run, sample_database, tmp_path, words, message):
    out = tmp_path / "rapport.pdf"
    out.write_bytes(b"den forrige")
    code, lines, errors = run(
        "report", "--format", "pdf", *words, "--database", sample_database, "--out", out
    )
    assert (code, lines) == (2, [])
    assert errors.startswith(message)
    assert out.read_bytes() == b"den forrige"


def test_a_file_that_cannot_be_written_is_said(run, sample_database, tmp_path):
    out = tmp_path / "ingen mappe" / "rapport.pdf"
    code, _, errors = run("report", "--format", "mail", "--database", sample_database, "--out", out)
    assert code == 2 and errors.startswith("Filen kan ikke skrives.")


@pytest.mark.parametrize("out", ["", "mappe"])
def test_only_a_file_is_replaced(run, sample_database, tmp_path, monkeypatch, out):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mappe").mkdir()
    code, _, errors = run("report", "--format", "mail", "--database", sample_database, "--out", out)
    assert code == 2 and errors.startswith("Filen kan ikke skrives.")


def test_a_file_that_may_not_be_changed_stays(run, sample_database, tmp_path, monkeypatch):
    out = tmp_path / "rapport.eml"
    out.write_bytes(b"den forrige")
    monkeypatch.setattr("dashboard.cli.os.access", lambda file, mode: False)
    code, _, errors = run("report", "--format", "mail", "--database", sample_database, "--out", out)
    assert code == 2 and errors.startswith("Filen kan ikke skrives.")
    assert out.read_bytes() == b"den forrige"


def test_a_name_of_a_file_s_own_column_is_left_out(store_with):
    own = '{"Godkendt af": "Anna Krog", "Sag": "Aftale"}'
    store = store_with({"title": "Anna Krogs aftale", "light": "red", "extra": own})
    made = report.Report(store, TaskFilter(NOVEMBER), False, TODAY)
    assert made.story.urgent.rows["title"].tolist() == ["[navn udeladt]s aftale"]


def test_without_a_database_nothing_is_made(run, tmp_path):
    words = ("--database", tmp_path / "ingen.duckdb", "--out", tmp_path / "rapport.pdf")
    code, _, errors = run("report", "--format", "pdf", *words)
    assert code == 2 and errors.startswith("Der er ingen database at spørge.")
    assert list(tmp_path.iterdir()) == []


def test_the_forms_of_the_command_are_those_of_the_page(run, tmp_path):
    for code in BY_CODE:
        assert run("report", "--format", code, "--database", tmp_path / "x", "--out", "x")[2].startswith(
            "Der er"
        )
    with pytest.raises(SystemExit):
        run("report", "--format", "docx", "--out", "x")


def test_pptx_and_mail_are_small(samples):
    made = report.Report(samples, TaskFilter(NOVEMBER), True, TODAY)
    assert len(made.file(PPTX)) < 100_000 and len(made.file(MAIL)) < 20_000
