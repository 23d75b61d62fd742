"""app_pages/culture.py: no data, nothing open, the sample, a project, and a filter that leaves nothing."""

from datetime import date, timedelta
from urllib.parse import unquote

import pytest

from dashboard.domain.filters import TaskFilter
from dashboard.imports.samples import load_samples
from dashboard.store import queries
from tests.conftest import EXPORT_DAY, add_programme_rows
from tests.pages.conftest import row_lists, texts

PAGE = "app_pages/culture.py"
LATE = {"project": "KSD", "executor": None, "due_date": date(2026, 10, 1), "title": "Opret roller"}


def test_without_data_the_page_says_how_to_begin(open_page):
    assert "Læg en eksport fra KLIK ind" in texts(open_page(PAGE))


def test_a_filter_that_leaves_nothing(open_page, store_with):
    store_with({"project": "KSD"})
    page = open_page(PAGE, lys=["Fuldført"])
    assert not page.exception and "Ingen opgaver passer til filtrene" in texts(page)


def test_nothing_that_is_open(open_page, store_with):
    store_with({"status_code": "done"})
    page = open_page(PAGE)
    assert not page.exception and "så der er ingen vaner at måle" in texts(page)


def test_one_export_of_one_project(open_page, store_with):
    store_with(LATE)
    page = open_page(PAGE)
    assert not page.exception
    assert "1 opgave i KSD bryder mindst én af vanerne." in texts(page)
    assert [metric.value for metric in page.metric] == [
        "0 % af 1", "Intet at måle på", "Intet at måle på", "0 % af 1",
    ]  # fmt: skip
    page.toggle(key="culture_trend").set_value(True)
    assert "Udviklingen kommer, når du indlæser den næste eksport." in texts(page.run())


def test_all_is_well(open_page, store_with):
    store_with({"due_date": EXPORT_DAY + timedelta(90)})
    page = open_page(PAGE)
    assert not page.exception
    assert "God KLIK-kultur: »Ansvarlig og udfører« holdes på alle opgaver." in texts(page)
    assert "Ingen opgaver i SAPA bryder en vane." in texts(page)
    assert not page.get("link_button")


def test_the_sample(open_page, empty_store):
    load_samples(empty_store)
    page = open_page(PAGE)
    assert not page.exception
    assert "Bedst holdes »Rette medarbejder« (82 % af 193 opgaver)" in texts(page)
    assert "svagest »Kontakt ved tvivl« (33 % af 45 opgaver)" in texts(page)
    assert [metric.value for metric in page.metric] == [
        "67 % af 210", "82 % af 193", "58 % af 130", "33 % af 45",
    ]  # fmt: skip
    assert page.metric[3].delta == "+22 %-point siden 26.10."
    matrix, tasks = row_lists(page)[:2]
    assert matrix.set_index("Projekt").loc["KSD", "Kontakt ved tvivl"] == "◑ 50 % af 6"
    assert "mindst 8 åbne opgaver" in texts(page)  # our own rule is told
    assert set(tasks["Vane"]) <= {
        "Ansvarlig og udfører",
        "Rette medarbejder",
        "Status opdateret",
        "Kontakt ved tvivl",
    }


def test_what_the_first_export_cannot_know_is_not_compared_with_it(open_page, store_with, add):
    """It knows of nothing unchanged: that more is, once there is another, is no worse habit."""
    still = {"light": "yellow", "status": "I gang", "start_date": date(2026, 1, 5), "due_date": EXPORT_DAY}
    store_with(still, still | {"executor": None, "task_key": "N"})
    add(still, as_of=EXPORT_DAY - timedelta(30))
    page = open_page(PAGE)
    assert not page.exception
    deltas = [metric.delta for metric in page.metric]
    assert deltas[0].startswith("-50 %-point") and not any(deltas[1:])


def test_the_trend_is_drawn_on_request(open_page, empty_store):
    load_samples(empty_store)
    page = open_page(PAGE)
    assert not page.get("vega_lite_chart")
    page.toggle(key="culture_trend").set_value(True)
    page = page.run()
    assert not page.exception and page.get("vega_lite_chart")
    page.toggle(key="culture_trend_as_table").set_value(True)
    table = row_lists(page.run())[1]
    assert table["Eksportdato"].unique().tolist() == [
        "2026-06-01",
        "2026-06-29",
        "2026-09-28",
        "2026-10-26",
        "2026-11-23",
    ]
    assert table["Andel i procent"].tolist()[-4:] == [67, 82, 58, 33]


def test_a_project_is_chosen(open_page, empty_store):
    load_samples(empty_store)
    page = open_page(PAGE)
    page.selectbox(key="kulturprojekt").set_value("DUBU")
    page = page.run()
    assert not page.exception and "opgaver i DUBU bryder" in texts(page)
    assert row_lists(page)[1]["Opgave"].str.contains("DUBU").any()


@pytest.mark.parametrize(
    ("leader", "to"),
    [
        ({"leader_mail": "mette@kommune.dk"}, "mette@kommune.dk"),
        ({"leader_mail": "spørg Mette"}, ""),
        ({}, ""),
    ],
)
def test_a_mail_to_the_project_s_leader(open_page, store_with, leader, to):
    store = store_with(LATE)
    add_programme_rows(store, "projects", {"project": "KSD", "leader": "Mette"} | leader)
    page = open_page(PAGE)
    [link] = page.get("link_button")
    assert link.proto.url.startswith(f"mailto:{to}?subject=KLIK-kultur")
    assert "Opret roller (Mangler udfører)" in unquote(link.proto.url)
    assert ("uden modtager" in texts(page)) == (not to)
    assert page.code[0].value in unquote(link.proto.url)


def test_no_person_is_named_but_in_the_drawer(open_page, empty_store):
    """By project, never by person: neither the page nor its mail names one."""
    load_samples(empty_store)
    names = empty_store.ask("tasks/choices", filter=TaskFilter(EXPORT_DAY))
    persons = set(names.loc[names["kind"] == "person", "value"])
    page = open_page(PAGE)
    shown = "\n".join([texts(page), page.code[0].value, *(rows.to_string() for rows in row_lists(page))])
    assert not [name for name in persons if name in shown]


def test_the_habits_are_asked_once_until_something_is_written(open_page, empty_store, monkeypatch):
    load_samples(empty_store)
    page = open_page(PAGE)
    asked = []
    original = queries.ask

    def recorded(cursor, question: str, parameters=None):
        asked.append(question)
        return original(cursor, question, parameters)

    monkeypatch.setattr(queries, "ask", recorded)  # what the store has no answer to yet
    page.selectbox(key="kulturprojekt").set_value("DUBU")
    page = page.run()
    assert "culture/habits" not in asked and "culture/breaking_tasks" in asked
    add_programme_rows(empty_store, "staffing", {"role": "Rolleadministrator (STS)", "person": "Bo"})
    page = page.run()
    assert "culture/habits" in asked
    assert page.metric[1].value != "82 % af 193"
