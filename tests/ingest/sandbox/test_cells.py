"""Cells of .xlsx as they really come: what becomes of each value."""

from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from dashboard.ingest.sandbox.workbook import CellError
from tests.ingest.hand_built import MAIN, rows_xml, shared
from tests.ingest.opened_files import opened, sheet_of, values

DAY, MOMENT = date(2018, 12, 31), datetime(2018, 12, 31, 13, 30)
DEADLINE = '<row r="1"><c r="A1" s="1"><v>43465</v></c></row>'


def in_a_cell(value: object, number_format: str | None = None) -> object:
    """What becomes of a value that openpyxl writes."""
    book = openpyxl.Workbook()
    book.active["A1"] = value
    if number_format:
        book.active["A1"].number_format = number_format
    return values(opened(book).sheets[0])[0][0]


def styles(number_format: str) -> dict[str, str]:
    """A styles part whose cell style 1 has this number format."""
    named = f'<numFmts><numFmt numFmtId="164" formatCode="{number_format}"/></numFmts>'
    parts = f"{named}<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs>"
    return {"xl/styles.xml": f"<styleSheet {MAIN}>{parts}</styleSheet>"}


@pytest.mark.parametrize(
    "text", ["000123", "Mødes – “snart”", "12.345", "31-12-2018", "=ikke en formel", "a\nb"]
)
def test_a_text_stays_as_it_is(text):
    assert values(sheet_of(rows_xml([[text]]))) == [[text]]


@pytest.mark.parametrize("value", [123, 0.5, -7, True, False])
def test_a_value_stays_what_it_is(value):
    cell = in_a_cell(value)
    assert (type(cell), cell) == (type(value), value)


def test_true_and_one_are_kept_apart_however_far():
    """Cells are gathered in blocks of some hundred rows."""
    book = openpyxl.Workbook()
    for value in [1] * 500 + [True] * 500 + [1, False, 0]:
        book.active.append([value])
    cells = [row[0] for row in values(opened(book).sheets[0])]
    assert [type(cell) for cell in cells] == [int] * 500 + [bool] * 500 + [int, bool, int]


def test_true_and_one_are_kept_apart():
    book = openpyxl.Workbook()
    book.active.append([1, True, 0, False])
    for row in ([True], [1], [False], [0], [1.5], ["1"]):
        book.active.append(row)
    first = [row[0] for row in values(opened(book).sheets[0])]
    assert [(type(cell), cell) for cell in first] == [
        (int, 1), (bool, True), (int, 1), (bool, False), (int, 0), (float, 1.5), (str, "1")
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["dd-mm-yyyy", "[$-406]d. mmmm yyyy;@", "yyyy\\-mm\\-dd", "d/m", "mmm yy"])
def test_a_number_with_a_format_of_dates_is_a_date(code):
    assert values(sheet_of(DEADLINE, **styles(code)))[0][0] == DAY


@pytest.mark.parametrize(
    "code", ["0.00", '"uge" 0', "[Red]0", "#,##0\\ &quot;kr.&quot;", "000000", "General"]
)
def test_a_number_with_another_format_is_a_number(code):
    assert values(sheet_of(DEADLINE, **styles(code.replace('"', "&quot;"))))[0][0] == 43465


def test_dates_times_and_lengths_of_time():
    assert in_a_cell(DAY) == DAY
    assert in_a_cell(MOMENT) == MOMENT
    assert in_a_cell(time(8, 15)) == time(8, 15)
    assert in_a_cell(timedelta(hours=30, minutes=15)) == "30:15:00"


def test_a_workbook_that_counts_from_1904():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([DAY, MOMENT])
    assert values(opened(book).sheets[0]) == [[DAY, MOMENT]]


def test_a_date_written_as_iso():
    """As LibreOffice and some portals write them: t="d"."""
    cells = '<c r="A1" t="d"><v>2018-12-31</v></c><c r="B1" t="d"><v>2018-12-31T13:30:00</v></c>'
    assert values(sheet_of(f'<row r="1">{cells}</row>')) == [[DAY, MOMENT]]


@pytest.mark.parametrize("number", [2958466, 100_000_000_000])
def test_a_day_after_the_last_is_a_number(number):
    assert values(sheet_of(DEADLINE.replace("43465", str(number)), **styles("dd-mm-yyyy"))) == [[number]]


def test_a_share_is_a_number_below_one():
    assert in_a_cell(0.75, "0%") == 0.75


def test_an_error_is_an_error_with_its_own_word():
    rows = (
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" s="0" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="C1" t="e"/><c r="D1" t="str"><v>#REF!</v></c><c r="E1" t="e"><f>A1</f><v>#N/A</v></c></row>'
    )
    assert values(sheet_of(rows))[0] == [
        CellError("#N/A"), CellError("#DIV/0!"), None, CellError("#REF!"), CellError("#N/A")
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["#N/A", "#REFERENCE!", "#VÆRDI!", "#I/T", "Err:508"])
def test_an_error_that_was_pasted_as_text_is_an_error(text):
    assert values(sheet_of(rows_xml([[text]])))[0][0] == CellError(text)


@pytest.mark.parametrize("text", ["#1", "#N/A i rapporten", "Error", "E", "#"])
def test_a_text_that_only_looks_like_an_error_is_text(text):
    assert values(sheet_of(rows_xml([[text]])))[0][0] == text


def test_rich_text_is_its_text():
    book = openpyxl.Workbook()
    book.active["A1"] = CellRichText("Match ", TextBlock(InlineFont(b=True), "ydelser"), " nu")
    assert values(opened(book).sheets[0]) == [["Match ydelser nu"]]


def test_phonetic_text_is_no_part_of_a_cell():
    strings = f'<sst {MAIN}><si><t>opgave</t><rPh sb="0" eb="1"><t>lyd</t></rPh></si></sst>'
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    assert values(sheet_of(row, **{"xl/sharedStrings.xml": strings})) == [["opgave"]]


def test_entities_and_escapes_in_texts():
    strings = {"xl/sharedStrings.xml": shared("A &amp; B &#230;", "a_x000D_b")}
    cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    assert values(sheet_of(f'<row r="1">{cells}</row>', **strings)) == [["A & B æ", "a\rb"]]


def test_rows_and_columns_keep_their_place_on_the_sheet():
    sheet = sheet_of('<row r="3"><c r="C3"><v>7</v></c></row>')
    assert values(sheet) == [[None] * 3, [None] * 3, [None, None, 7]]
    assert sheet.first_row == 1


def test_rows_and_cells_out_of_order_stand_where_they_say():
    first = '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'
    assert values(sheet_of('<row r="3"><c r="A3"><v>3</v></c></row>' + first)) == [
        [1, 2],
        [None, None],
        [3, None],
    ]
