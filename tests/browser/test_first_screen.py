"""What is in view before one scrolls, on a laptop and on a phone; and what the printer gets."""

import io

import pytest
from pypdf import PdfReader

from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import PROBES, QUESTIONS, go_to

SIZES = [(1440, 900), (1280, 720)]
ROWS = 8
LISTS = ("Overblik", "Opgaver", "Projekter")
ON_PAPER = {"Overblik": 3, "Projekter": 2, "Snitflader": 2}  # sheets at the most, of the sample data
HEADING = "Eksempelkøbing Kommune · opgjort pr. 23.11.2026"


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_eight_rows_are_in_view_with_a_notice_showing(server, new_page, width, height):
    page = new_page(width=width, height=height, expected=PROBES)
    open_page(page, f"{server.url}/?demo=1")
    for name in LISTS:
        go_to(page, name)
        assert page.locator(".st-key-notice").count() == 1
        eighth = page.locator(".klik-rows").first.locator("tbody tr").nth(ROWS - 1).bounding_box()
        assert eighth["y"] + eighth["height"] <= height, (name, eighth)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_eight_rows_of_the_matrix_are_in_view(server, new_page, width, height):
    page = new_page(width=width, height=height, expected=PROBES)
    open_page(page, f"{server.url}/snitflader?demo=1")
    page.locator(".stVegaLiteChart svg").first.wait_for()
    wait_until_settled(page)
    bottoms = page.locator(".stVegaLiteChart .mark-rect path").evaluate_all(
        "marks => marks.map((mark) => Math.round(mark.getBoundingClientRect().bottom))"
    )
    in_view = {bottom for bottom in bottoms if bottom <= height}
    assert len(in_view) >= ROWS


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_whole_matrix_of_changes_is_in_view(server, new_page, width, height):
    page = new_page(width=width, height=height, expected=PROBES)
    open_page(page, f"{server.url}/aendringer?demo=1")
    cells = page.locator(".stVegaLiteChart").first.locator(".mark-rect path")
    cells.first.wait_for()
    wait_until_settled(page)
    bottoms = cells.evaluate_all("marks => marks.map((mark) => mark.getBoundingClientRect().bottom)")
    assert bottoms and max(bottoms) <= height
    assert page.get_by_role("heading", level=1).bounding_box()["y"] <= 110


def test_no_page_scrolls_sideways_on_a_phone(server, new_page):
    page = new_page(width=390, height=844, expected=PROBES)
    for path in ("", "opgaver", "tidslinje", "aendringer", "projekter", "snitflader", "roller", "data"):
        open_page(page, f"{server.url}/{path}?demo=1")
        page.get_by_role("heading", level=1).wait_for()
        wait_until_settled(page)
        wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        main = page.get_by_test_id("stMain")
        assert wide <= 0 and main.evaluate("it => it.scrollWidth - it.clientWidth") <= 0, path


def test_paper_holds_the_page_and_says_on_each_sheet_whose_it_is(server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{server.url}/?demo=1&lys=R%C3%B8d&lys=Gul")
    for name, most in ON_PAPER.items():
        go_to(page, name)
        page.wait_for_timeout(500)  # a chart is drawn a moment after its page
        sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages]
        assert 1 <= len(sheets) <= most, (name, len(sheets))
        assert QUESTIONS[name][:30] in " ".join(sheets[0].split())
        for sheet in sheets:
            text = " ".join(sheet.split())
            assert HEADING in text and "KLIK-lys: Rød, Gul" in text, (name, text[:200])
            assert len(text) > len(HEADING) + 60, "no sheet is blank"
            assert "+ Filter" not in text and "Forlad eksempeldata" not in text and "Skjul" not in text


def test_paper_has_every_row_of_the_list(server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{server.url}/?demo=1")
    go_to(page, "Projekter")
    rows = page.locator(".klik-rows tbody tr th").all_inner_texts()
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    squeezed = "".join(text.split())
    assert len(rows) > 10 and all("".join(name.split()) in squeezed for name in rows)
