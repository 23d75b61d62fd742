"""KLIK-kultur in a browser: a project's row leads to its tasks, a task opens, files come down."""

import io

import openpyxl
import pytest

from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import PROBES, choose, column, comes_to, drawer, how_many, pick_row, table


@pytest.fixture
def page(sample_server, new_page):
    page = new_page(width=1900, height=1800, expected=PROBES)
    open_page(page, f"{sample_server.url}/klik-kultur?demo=1")
    return page


def project_s_sentence(page) -> str:
    return page.get_by_text("bryder mindst én af vanerne").first.inner_text()


def test_a_project_s_row_leads_to_its_tasks_and_a_task_opens(page):
    assert column(page, "Projekt")[:2] == ["SAPA", "BBR"]
    assert project_s_sentence(page) == "14 opgaver i KY bryder mindst én af vanerne."
    pick_row(table(page), 1)
    assert comes_to("i BBR", lambda: project_s_sentence(page)[11:16], page)
    assert "kulturprojekt=BBR" in page.url
    wait_until_settled(page)
    pick_row(table(page), 0)
    assert comes_to("i SAPA", lambda: project_s_sentence(page)[11:17], page)
    wait_until_settled(page)
    title = column(page, "Opgave", 1)[0]
    pick_row(table(page, 1), 0)
    drawer(page).get_by_text(title).first.wait_for()


def test_a_filter_that_leaves_another_project(page):
    pick_row(table(page), 1)
    assert comes_to("i BBR", lambda: project_s_sentence(page)[11:16], page)
    choose(page, "Projekt", "SAPA")
    assert comes_to(["SAPA"], lambda: column(page, "Projekt"), page)
    assert comes_to("i SAPA", lambda: project_s_sentence(page)[11:17], page)
    wait_until_settled(page)
    assert how_many(page)[0] < how_many(page)[1]


def test_the_address_names_a_project(page):
    page.goto(f"{page.url}&kulturprojekt=DUBU")
    wait_until_settled(page)
    assert comes_to("i DUBU", lambda: project_s_sentence(page)[11:17], page)


def test_the_tasks_as_excel(page):
    with page.expect_download() as told:
        page.get_by_role("button", name="Hent alle projekters opgaver").click()
    assert told.value.suggested_filename == "opgaver-der-bryder-vanerne-2026-11-23.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(told.value.path().read_bytes())).active
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert {"Vane", "Hvorfor", "Kontakt ved tvivl", "Ubesat rolle: Rolleadministrator (STS)"} <= set(cells)
