"""What is in view before one scrolls, on a laptop and on a phone; and what the printer gets."""

import io

import pytest
from pypdf import PdfReader

from tests.browser.looking import axe_violations, headings_out_of_order, open_page, wait_until_settled
from tests.browser.visiting import (
    ADDRESSES,
    PROBES,
    QUESTIONS,
    chips,
    column,
    comes_to,
    go_to,
    how_many,
    pick_row,
    table,
)

SIZES = [(1440, 900), (1280, 720)]
ROWS = 8
TITLE = 110  # pixels: where a title ends at the latest
WITHOUT_NOTICE = ("Programmappe", "Kommunedag", "Data")  # they say in their own words that it is sample data
ROW = ".klik-rows tbody tr"
MARK = ".stVegaLiteChart >> nth=0 >> .mark-rect path"
# The rows of each page's first table, or the lines of its chart; of pictures that have no rows, their parts.
FIRST = dict.fromkeys(QUESTIONS, f".klik-rows >> nth=0 >> {ROW.removeprefix('.klik-rows ')}") | {
    "Tidslinje": MARK,
    "Snitflader": MARK,
    "Systemer": MARK,
    "KLIK-kultur": "[data-testid=stMetric]",
    "Eskalation": "[class*=st-key-case_card]",
    "Ændringer": MARK,
    "Rapport": "[data-testid=stMetric]",
    "Kommunedag": "[data-testid=stFileUploaderDropzone]",
}
BOTTOMS = "(all) => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().bottom)))]"
ON_PAPER = {"Overblik": 2, "Projekter": 2, "Snitflader": 2}  # sheets at the most, of the sample data
HEADING = "Eksempelkøbing Kommune · opgjort pr. 23.11.2026"


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_title_answer_and_eight_rows_are_in_view_on_every_page(sample_server, new_page, width, height):
    page = new_page(width=width, height=height, expected=PROBES)
    open_page(page, f"{sample_server.url}/?demo=1")
    for name in QUESTIONS:
        go_to(page, name)
        assert page.locator(".st-key-notice").count() == (name not in WITHOUT_NOTICE)
        assert not headings_out_of_order(page), name
        title = page.get_by_role("heading", level=1).locator("span").first.bounding_box()
        assert title["y"] + title["height"] <= TITLE, (name, title)
        answer = page.locator(".st-key-answer").bounding_box()
        assert title["y"] < answer["y"] and answer["y"] + answer["height"] <= height / 3, (name, answer)
        bottoms = rows_in(page, name)
        assert len([bottom for bottom in bottoms if bottom <= height]) >= min(ROWS, len(bottoms)), (
            name,
            bottoms,
        )


def rows_in(page, name: str) -> list[int]:
    """How far down each row of a page's first table or picture ends, in pixels of the window."""
    if name == "Programmappe":  # a canvas: its rows are 35 pixels, beneath the headings
        top = page.get_by_test_id("stDataFrame").first.bounding_box()["y"]
        return [round(top + 35 * (row + 2)) for row in range(ROWS)]
    page.locator(FIRST[name]).first.wait_for()
    wait_until_settled(page)
    return page.locator(FIRST[name]).evaluate_all(BOTTOMS)


def test_the_timeline_is_a_list_by_week_on_a_phone(sample_server, new_page):
    page = new_page(width=390, height=844, expected=PROBES)
    open_page(page, f"{sample_server.url}/tidslinje?demo=1")
    weeks = column(page, "Uge")
    assert weeks[:2] == ["Overskredet", "Uge 48"] and len(weeks) > 20
    assert not page.locator(".st-key-timeline_chart").is_visible()
    first, box = table(page).locator("tbody tr").first.bounding_box(), table(page).bounding_box()
    assert first["y"] + first["height"] <= 844 and box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert axe_violations(page) == []
    pick_row(table(page), 1)
    page.get_by_role("heading", name=QUESTIONS["Opgaver"]).wait_for()
    assert comes_to(9, lambda: how_many(page)[0], page), "as many as the chart has in uge 48"
    assert "Frist fra: 23.11.2026" in chips(page)


def test_a_wide_screen_and_paper_have_the_chart_alone(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/tidslinje?demo=1")
    page.locator(".st-key-timeline_chart svg.marks").wait_for()
    assert not table(page).is_visible()
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "Big bang" in text and "Fordelt på" not in text


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_whole_matrix_of_changes_is_in_view(sample_server, new_page, width, height):
    page = new_page(width=width, height=height, expected=PROBES)
    open_page(page, f"{sample_server.url}/aendringer?demo=1")
    cells = page.locator(".stVegaLiteChart").first.locator(".mark-rect path")
    cells.first.wait_for()
    wait_until_settled(page)
    bottoms = cells.evaluate_all("marks => marks.map((mark) => mark.getBoundingClientRect().bottom)")
    assert bottoms and max(bottoms) <= height
    assert page.get_by_role("heading", level=1).bounding_box()["y"] <= 110


def test_no_page_scrolls_sideways_on_a_phone(sample_server, new_page):
    page = new_page(width=390, height=844, expected=PROBES)
    for path in ADDRESSES:
        open_page(page, f"{sample_server.url}/{path}?demo=1")
        page.get_by_role("heading", level=1).wait_for()
        wait_until_settled(page)
        wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        main = page.get_by_test_id("stMain")
        assert wide <= 0 and main.evaluate("it => it.scrollWidth - it.clientWidth") <= 0, path


def test_a_matrix_on_a_phone_is_as_wide_as_it_must_be(sample_server, new_page):
    page = new_page(width=390, height=844, expected=PROBES)
    open_page(page, f"{sample_server.url}/snitflader?demo=1")
    figures = page.locator(".st-key-matrix_chart .mark-text text")
    figures.first.wait_for()
    lefts = "(all) => all.filter((one) => one.textContent).map((one) => one.getBoundingClientRect().x / 20)"
    columns = {round(left) for left in figures.evaluate_all(lefts)}
    assert len(columns) >= 8 and axe_violations(page) == []


def test_paper_holds_the_page_and_says_on_each_sheet_whose_it_is(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/?demo=1&lys=R%C3%B8d&lys=Gul")
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


def test_paper_has_every_row_of_the_list(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/?demo=1")
    go_to(page, "Projekter")
    rows = page.locator(".klik-rows tbody tr th").all_inner_texts()
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    squeezed = "".join(text.split())
    assert len(rows) > 10 and all("".join(name.split()) in squeezed for name in rows)
