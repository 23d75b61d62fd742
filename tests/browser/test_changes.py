"""Ændringer in a browser: a figure on Overblik, a button and a cell lead to their tasks, and a task opens."""

import io

import openpyxl
import pytest

from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import PROBES, column, comes_to, drawer, pick_row, table


@pytest.fixture
def page(sample_server, new_page):
    page = new_page(width=1440, height=900, expected=PROBES)
    open_page(page, f"{sample_server.url}/?demo=1")
    page.get_by_role("button", name="er nye", exact=True).click()
    page.get_by_text("7 opgaver er nye siden eksporten fra 26.10.2026.").wait_for()
    wait_until_settled(page)
    return page


def test_a_figure_of_overblik_leads_to_its_tasks_and_one_opens(page):
    assert "/aendringer" in page.url
    titles = column(page, "Opgave")
    assert len(titles) == 7
    pick_row(table(page), 0)
    drawer(page).get_by_text(titles[0]).first.wait_for()


def test_a_cell_leads_to_its_tasks(page):
    cell = page.locator(".stVegaLiteChart").first.locator(".mark-text text", has_text="→ 12")
    cell.click(force=True)
    page.get_by_text("12 opgaver var grå i eksporten fra 26.10.2026 og er nu grønne.").wait_for()
    assert comes_to({"○ Grå"}, lambda: set(column(page, "Før")), page)


def test_another_export_is_in_the_address(page):
    page.goto(f"{page.url}&siden=28.09.2026")
    wait_until_settled(page)
    assert page.get_by_text("Siden 28.09.2026: ").first.is_visible()


def test_the_changes_as_excel(page):
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent ændringerne").click()
    assert download.value.suggested_filename == "aendringer-2026-11-23.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes())).active
    cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"Ændring", "Før", "Nu", "er blevet rød", "■ Rød", "har fået en senere frist"} <= cells
