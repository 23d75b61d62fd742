"""The programmappe in the browser: a file in, a cell written, who wrote it, and the workbook out again."""

import io
import re

import openpyxl
import pytest

from dashboard.folders import SAMPLE_DATA
from dashboard.reports import programme_workbook
from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import PROBES, comes_to, drop, go_to, grid_column
from tests.ingest.hostile_files import ALL, CANARY

HEADER, ROW = 36, 35  # pixels of a table's header and of a row, by Streamlit's own measures

DASHBOARD = ("-m", "dashboard", "--no-browser", "--port")


def workbook(*projects: dict) -> bytes:
    rows = [{"row_id": "", "version_id": "", "content": content} for content in projects]
    return programme_workbook.workbook({"projects": rows})


@pytest.fixture
def loaded(start_server, new_page):
    """The page on a store of its own, with nothing in it."""
    with start_server(*DASHBOARD) as server:
        page = new_page(width=1900, height=1400, expected=PROBES)
        page.server = server
        open_page(page, f"{server.url}/programmappe")
        yield page
        page.close()


def put_in(page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": content})


def write_in_cell(page, row: int, text: str) -> None:
    """In the first column: chosen, then typed over."""
    height = HEADER + ROW * row + ROW // 2
    page.get_by_test_id("stDataFrame").first.locator(".dvn-scroller").click(position={"x": 90, "y": height})
    page.keyboard.press("Enter")
    editor = page.locator(".gdg-input")
    editor.fill(text)
    editor.press("Enter")
    wait_until_settled(page)


def test_a_file_in_a_cell_written_and_the_workbook_out_again(loaded):
    put_in(loaded, "mappe.xlsx", workbook({"project": "KSD", "leader": "Anna"}, {"project": "KY"}))
    loaded.get_by_text("mappe.xlsx: 2 nye rækker, 0 rettede og 0 uændrede.").wait_for()
    wait_until_settled(loaded)
    assert grid_column(loaded, "Projekt *") == ["KSD", "KY"]

    write_in_cell(loaded, 1, "Ydelser")
    loaded.get_by_text("1 ændring er ikke gemt endnu.").wait_for()
    loaded.get_by_role("button", name="Gem ændringer").click()
    loaded.get_by_text("Skriv dine initialer først").wait_for()
    loaded.get_by_role("textbox", name="Dine initialer").fill("XYZ")
    loaded.keyboard.press("Enter")
    wait_until_settled(loaded)
    loaded.get_by_role("button", name="Gem ændringer").click()
    loaded.get_by_text("1 ændring er gemt.").wait_for()
    assert "af XYZ" in loaded.get_by_text("Senest ændret").inner_text()
    loaded.reload()
    wait_until_settled(loaded)
    assert comes_to(["KSD", "Ydelser"], lambda: grid_column(loaded, "Projekt *"), loaded)

    with loaded.expect_download() as told:
        loaded.get_by_role("button", name="Hent programmappen som Excel").click()
    sheet = openpyxl.load_workbook(io.BytesIO(told.value.path().read_bytes()))["Projekter"]
    assert [sheet.cell(row, 1).value for row in (4, 5)] == ["KSD", "Ydelser"]


def test_what_is_not_saved_is_offered_again(loaded):
    put_in(loaded, "mappe.xlsx", workbook({"project": "KSD"}))
    loaded.get_by_text("1 ny række").wait_for()
    wait_until_settled(loaded)
    write_in_cell(loaded, 0, "Ny")
    loaded.get_by_text("1 ændring er ikke gemt endnu.").wait_for()
    wait_until_settled(loaded)
    loaded.get_by_test_id("stButtonGroup").get_by_text("Udrulning", exact=True).click()
    loaded.get_by_text("Projekter: 1 ændring").wait_for()
    loaded.get_by_role("button", name="Kassér dem").click()
    assert comes_to(0, lambda: loaded.get_by_text("Projekter: 1 ændring").count(), loaded)
    loaded.get_by_test_id("stButtonGroup").get_by_text("Projekter", exact=True).click()
    wait_until_settled(loaded)
    write_in_cell(loaded, 0, "Anden")
    for page in ("Data", "Programmappe"):
        loaded.get_by_test_id("stSidebarNav").get_by_text(page, exact=True).click()
        wait_until_settled(loaded)
    loaded.get_by_text("Projekter: 1 ændring").wait_for()
    loaded.get_by_role("button", name="Gem dem").click()
    assert comes_to(["Anden"], lambda: grid_column(loaded, "Projekt *"), loaded)


def test_two_who_write_in_the_same_row_are_told(loaded, new_page):
    put_in(loaded, "mappe.xlsx", workbook({"project": "KSD"}))
    loaded.get_by_text("1 ny række").wait_for()
    wait_until_settled(loaded)
    write_in_cell(loaded, 0, "Min")
    other = new_page(width=1900, height=1400, expected=PROBES)
    open_page(other, loaded.url)
    for page, text in ((other, "Deres"), (loaded, "")):
        if text:
            write_in_cell(page, 0, text)
        page.get_by_role("textbox", name="Dine initialer").fill("AB" if text else "XYZ")
        page.keyboard.press("Enter")
        wait_until_settled(page)
        page.get_by_role("button", name="Gem ændringer").click()
        wait_until_settled(page)
    loaded.get_by_text("AB har rettet den samme række").wait_for()
    loaded.get_by_role("button", name="Gem min i stedet").click()
    assert comes_to(["Min"], lambda: grid_column(loaded, "Projekt *"), loaded)
    other.close()  # before its server stops


def test_a_file_that_is_no_programmappe_costs_a_message(loaded):
    for what in ("image", "password", "budget"):
        odd = next(odd for odd in ALL if odd.what.startswith(what))
        put_in(loaded, odd.file_name, odd.build())
        told = loaded.get_by_test_id("stVerticalBlock").filter(has_text="Det lykkedes ikke")
        told.filter(has_text=odd.file_name).last.wait_for()
        wait_until_settled(loaded)
    loaded.get_by_text("Ingen af filens ark er et af programmappens.").wait_for()
    assert CANARY not in loaded.server.logged() and "Traceback" not in loaded.server.logged()


def initials(page, who: str) -> None:
    page.get_by_role("textbox", name="Dine initialer").fill(who)
    page.keyboard.press("Enter")
    wait_until_settled(page)


def test_what_the_exports_name_is_offered_and_a_person_is_deleted(loaded):
    go_to(loaded, "Data")
    drop(loaded, SAMPLE_DATA / "klik_2026-11-23_kort.xlsx")
    loaded.get_by_text("Tallene kommer fra 1 eksport.").wait_for()
    wait_until_settled(loaded)
    go_to(loaded, "Programmappe")
    assert "KSD" in grid_column(loaded, "Projekt *")
    write_in_cell(loaded, 0, "Rettet")
    loaded.get_by_text(re.compile("ændringer? er ikke gemt endnu")).wait_for()
    wait_until_settled(loaded)
    loaded.get_by_test_id("stButtonGroup").get_by_text("Systemer", exact=True).click()
    loaded.get_by_text("Projekter: ").wait_for()  # what was written waits; what was only offered doesn't
    loaded.get_by_role("button", name="Kassér dem").click()
    wait_until_settled(loaded)
    loaded.get_by_test_id("stButtonGroup").get_by_text("Projekter", exact=True).click()
    wait_until_settled(loaded)
    assert "KSD" in grid_column(loaded, "Projekt *") and "Rettet" not in grid_column(loaded, "Projekt *")
    loaded.get_by_test_id("stButtonGroup").get_by_text("Personer", exact=True).click()
    wait_until_settled(loaded)
    persons = grid_column(loaded, "Navn *")
    assert len(persons) > 5
    initials(loaded, "XYZ")
    loaded.get_by_role("button", name="Gem ændringer").click()
    loaded.get_by_text("ændringer er gemt.").wait_for()
    assert comes_to(persons, lambda: grid_column(loaded, "Navn *"), loaded)

    loaded.get_by_role("button", name="Slet person").click()
    dialog = loaded.get_by_role("dialog")
    dialog.get_by_role("combobox").click()
    loaded.get_by_role("option").first.click()
    dialog.get_by_text("af KLIKs egne opgaver i 1 eksport nævner personen.").wait_for()
    dialog.get_by_role("button", name="Ja, slet personen").click()
    loaded.get_by_text("Personen er fjernet fra 1 række i programmappen.").wait_for()
    wait_until_settled(loaded)
    # The rows in view: one more has come up from below.
    assert comes_to(persons[1:], lambda: grid_column(loaded, "Navn *")[: len(persons) - 1], loaded)
    assert persons[0] not in loaded.server.logged() and persons[0] not in loaded.url
