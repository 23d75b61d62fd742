"""What an .xlsx has beside its cells, whoever wrote it: formulas, merged areas, hidden rows, fills."""

import io
import re
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from dashboard.ingest.sandbox.process import read_workbook
from dashboard.ingest.sandbox.workbook import CellError, Sheet
from tests.ingest.hand_built import MAIN, rows_xml, sheet_xml, xlsx
from tests.ingest.opened_files import opened, sheet_of, values

FORMULAS = {
    "<f>A1</f>": True,
    "<f>A1</f><v></v>": True,
    "<f>A1</f><v/>": True,
    '<f t="shared" si="0"/>': True,
    "<f>A1</f><v>7</v>": False,
    '<f t="shared" ref="B1:B9" si="0">A1</f><v>7</v>': False,
    "<v>7</v>": False,
}


@pytest.mark.parametrize("inside", FORMULAS)
def test_a_formula_without_a_stored_value_is_listed(inside):
    row = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="0">{inside}</c><c r="C1"><v>1</v></c></row>'
    assert sheet_of(row).formulas_without_value == ([(1, 1)] if FORMULAS[inside] else [])


def test_a_formula_whose_value_is_an_empty_text_has_a_value():
    row = '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c></row>'
    assert sheet_of(row).formulas_without_value == []


def test_what_openpyxl_writes_has_no_stored_values():
    book = openpyxl.Workbook()
    book.active.append([1, "=A1+1", "tekst"])
    sheet = opened(book).sheets[0]
    assert sheet.formulas_without_value == [(1, 1)]
    assert values(sheet) == [[1, None, "tekst"]]


def test_merged_areas_are_listed():
    book = openpyxl.Workbook()
    book.active.append(["a", "b", "c"])
    book.active.append(["d"])
    book.active.merge_cells("A2:A5")
    book.active.merge_cells("B2:C2")
    book.active["D9"] = "sidst"
    assert sorted(opened(book).sheets[0].merged) == [(2, 0, 5, 0), (2, 1, 2, 2)]


def test_merged_areas_lie_within_the_rows_and_apart():
    """Areas across each other are no work of Excel's: thousands of them would each be filled to the end."""
    areas = ("A1:A900", "A2:A3", "A3:B3", "A700:A800", "B2:B3")
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    sheet = sheet_of(rows_xml([["a"], ["b"], ["c"]]), after=f"<mergeCells>{merged}</mergeCells>")
    assert sheet.merged == [(1, 0, 3, 0), (2, 1, 3, 1)]


def test_hidden_and_filtered_rows_are_listed():
    book = xlsxwriter.Workbook(out := io.BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet()
    for row in range(6):
        sheet.write(row, 0, f"opgave {row}")
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_row(4, 20, book.add_format({"bold": True}), {"hidden": True})
    sheet.set_row(9, None, None, {"hidden": True})  # below the last cell
    book.close()
    assert read_workbook(out.getvalue(), "a.xlsx").sheets[0].hidden_rows == [3, 5]


def test_hidden_and_very_hidden_sheets_are_not_visible():
    book = openpyxl.Workbook()
    for state in ("visible", "hidden", "veryHidden"):
        book.create_sheet(state)["A1"] = 1
        book[state].sheet_state = state
    visible = {sheet.name: sheet.visible for sheet in opened(book).sheets}
    assert visible == {"Sheet": True, "visible": True, "hidden": False, "veryHidden": False}


def test_a_sheet_of_a_chart_is_no_sheet_of_cells():
    book = openpyxl.Workbook()
    book.create_chartsheet("Diagram", 0)
    book.active = 1
    book["Sheet"]["A1"] = "x"
    assert [sheet.name for sheet in opened(book).sheets] == ["Sheet"]


def test_a_sheets_name_may_hold_anything_that_excel_allows():
    book = openpyxl.Workbook()
    book.active.title = 'Løn & "ære" <\'>'
    book.active["A1"] = 1
    book.active["A2"].fill = PatternFill("solid", fgColor="FFFF0000")
    book.active["A3"] = 1
    sheet = opened(book).sheets[0]
    assert sheet.name == 'Løn & "ære" <\'>'
    assert sheet.fills[0][1] == "FF0000"


@pytest.mark.parametrize(
    ("written", "day"),
    [("2018-12-31T10:00:00Z", date(2018, 12, 31)), ("2018-02-31T10:00:00Z", None), ("i går", None)],
)
def test_the_day_of_the_last_change_is_read(written, day):
    core = f'<cp><dcterms:modified xsi:type="dcterms:W3CDTF">{written}</dcterms:modified></cp>'
    content = xlsx(sheet_xml(rows_xml([["a"]])), **{"docProps/core.xml": core})
    assert read_workbook(content, "a.xlsx").modified == day


FILLS = {
    "rgb": (Color(rgb="FFFF0000"), "FF0000"),
    "indexed": (Color(indexed=10), "FF0000"),
    "indexed, an old number": (Color(indexed=3), "00FF00"),
    "theme": (Color(theme=5), "C0504D"),
    "theme, darker": (Color(theme=5, tint=-0.25), "953735"),
    "theme, lighter": (Color(theme=5, tint=0.6), "E6B9B8"),
    "theme of light and dark": (Color(theme=0), "FFFFFF"),
    "no such theme": (Color(theme=99), None),
    "automatic": (Color(indexed=64), None),
}


@pytest.mark.parametrize("name", FILLS)
def test_a_fill_is_its_colour(name):
    colour, shown = FILLS[name]
    book = openpyxl.Workbook()
    book.active.append(["Opgave", "Lys"])
    book.active.append(["Match", None])
    book.active["B2"].fill = PatternFill("solid", fgColor=colour)
    fills = opened(book).sheets[0].fills
    assert ([fills[1][row] for row in range(2)] if fills else [None, None]) == [None, shown]


def test_a_pattern_is_no_fill():
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.active["A1"].fill = PatternFill("lightGray", fgColor="FFFF0000")
    assert opened(book).sheets[0].fills == {}


def test_the_fills_of_formatted_rows_below_the_table_are_left_out():
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    for cell in ("A1", "A500", "ZZ1"):
        book.active[cell].fill = PatternFill("solid", fgColor="FFFF0000")
    sheet = opened(book).sheets[0]
    assert {column: list(fill.codes) for column, fill in sheet.fills.items()} == {0: [1]}


# The same sheet as Excel writes it, and as others do.
TELLING = (
    '<row r="1"><c r="A1" t="str"><v>Opgave</v></c><c r="B1" s="1"/></row>'
    '<row r="2" hidden="1"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>A1</f></c><c r="C2"><v>1</v></c></row>'
)
WRITERS = {
    "by Excel": TELLING,
    "single quotes": TELLING.replace('"', "'"),
    "other order": TELLING.replace('r="B1" s="1"', 's="1" r="B1"').replace(
        'r="2" hidden="1"', 'hidden="1" r="2"'
    ),
    "more attributes": TELLING.replace('r="B1" s="1"', 'r="B1" cm="1" s="1"').replace(
        '<row r="2"', '<row spans="1:3" r="2" ht="15"'
    ),
    "no references": re.sub(r' r="\w+"', "", TELLING),
    "line breaks": TELLING.replace(" r=", "\n  r=").replace("><", ">\n<"),
}  # fmt: skip
FILLED = {
    "xl/styles.xml": f"<styleSheet {MAIN}><fills><fill><patternFill patternType='none'/></fill><fill>"
    "<patternFill patternType='solid'><fgColor rgb='FFFF0000'/></patternFill></fill></fills>"
    "<cellXfs><xf fillId='0'/><xf fillId='1'/></cellXfs></styleSheet>"
}


def check_telling(sheet: Sheet) -> None:
    assert values(sheet) == [["Opgave", None, None], [CellError("#N/A"), None, 1]]
    assert sheet.hidden_rows == [2]
    assert sheet.formulas_without_value == [(2, 1)]
    assert {column: [fill[0], fill[1]] for column, fill in sheet.fills.items()} == {1: ["FF0000", None]}


@pytest.mark.parametrize("writer", WRITERS)
def test_whoever_wrote_the_sheet_the_same_is_read(writer):
    check_telling(sheet_of(WRITERS[writer], **FILLED))


def test_a_prefix_before_every_name_changes_nothing():
    rows = sheet_xml(TELLING).replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    content = xlsx(rows.replace("xmlns=", "xmlns:x="), **FILLED)
    check_telling(read_workbook(content, "a.xlsx").sheets[0])


def test_what_a_sheet_has_is_read_across_pieces_of_a_megabyte():
    """Rows are cut wherever a piece ends: each is seen once, and whole."""
    count = 30_000
    rows = "".join(
        f'<row r="{n}" hidden="1"><c r="A{n}" t="e"><v>#N/A</v></c><c r="B{n}" s="1"><f>A{n}</f></c>'
        f'<c r="C{n}"><v>{n}</v></c></row>'
        for n in range(1, count + 1)
    )
    sheet = sheet_of(rows, **FILLED)
    assert sheet.hidden_rows == list(range(1, count + 1))
    assert sheet.formulas_without_value == [(row, 1) for row in sheet.hidden_rows]
    assert {column[0] for column in (sheet.columns[0], sheet.fills[1])} == {CellError("#N/A"), "FF0000"}
    assert set(sheet.columns[0].codes) == set(sheet.fills[1].codes) == {1}
