"""Projekter and Systemer in a browser: rows and marks that lead on, downloads, a filter that holds."""

import io

import openpyxl
import pytest

from tests.browser.looking import in_the_middle, open_page, wait_until_settled
from tests.browser.visiting import PROBES, beneath, column, comes_to, how_many, pick_row, table


@pytest.fixture
def at(sample_server, new_page):
    def opened(address: str):
        page = new_page(width=1900, height=1400, expected=PROBES)
        open_page(page, f"{sample_server.url}/{address}?demo=1")
        return page

    return opened


def test_a_project_s_row_leads_to_its_tasks(at):
    page = at("projekter")
    assert column(page, "Projekt")[:2] == ["KSD", "SAPA"]
    pick_row(table(page), 0)
    behind = page.get_by_role("dialog", name="Projektet")
    behind.get_by_text("Projektleder: Bo Tværmose").wait_for()
    behind.get_by_role("button", name="Se de 35 opgaver").click()
    page.get_by_role("heading", name="Hvor er opgaven").wait_for()
    assert comes_to({"KSD"}, lambda: set(beneath(page, "Opgave")), page)
    assert "projekt=KSD" in page.url


def test_the_projects_as_excel(at):
    page = at("projekter")
    with page.expect_download() as told:
        page.get_by_role("button", name="Hent som Excel").click()
    assert told.value.suggested_filename == "overblik-paa-tvaers-af-projekterne-2026-11-23.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(told.value.path().read_bytes())).active
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert {"■ Rød", "Projektleder", "Bo Tværmose", "Ikke endnu"} <= set(cells)


def test_a_contract_s_line_leads_to_the_project_that_replaces_the_system(at):
    page = at("systemer")
    in_the_middle(page.get_by_test_id("stVegaLiteChart").locator(".mark-rect.role-mark path").first).click()
    page.get_by_role("heading", name="Hvor er opgaven").wait_for()
    assert comes_to({"KSD"}, lambda: set(beneath(page, "Opgave")), page)


def test_a_filter_holds_on_both_pages(at):
    page = at("projekter")
    page.goto(page.url.replace("/projekter?", "/systemer?projekt=KSD&"))
    wait_until_settled(page)
    assert comes_to(["Gammelt sygedagpengesystem"], lambda: column(page, "System"), page)
    assert how_many(page)[0] < how_many(page)[1]
