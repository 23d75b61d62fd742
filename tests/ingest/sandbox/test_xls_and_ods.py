"""Old .xls and .ods: their values, and what they tell beside them."""

import io
from datetime import date, datetime, time

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties
from odf.table import CoveredTableCell, Table

from dashboard.domain.problems import TooLarge
from dashboard.ingest.sandbox.process import read_workbook
from dashboard.ingest.sandbox.workbook import CellError, Sheet
from tests.ingest.hand_built import ods, ods_cell, ods_row
from tests.ingest.opened_files import values

DAY, MOMENT = date(2018, 12, 31), datetime(2018, 12, 31, 13, 30)


def first_sheet(content: bytes) -> Sheet:
    return read_workbook(content, "eksport.xls").sheets[0]


def xls(fill) -> Sheet:
    """The sheet that `fill` writes."""
    book = xlwt.Workbook()
    fill(book.add_sheet("Ark1"))
    book.save(out := io.BytesIO())
    return first_sheet(out.getvalue())


def test_values_of_an_xls():
    def fill(sheet):
        day = xlwt.easyxf(num_format_str="dd-mm-yyyy")
        for column, value in enumerate(["000123", 123, 0.5, True, "Mødes – “snart”"]):
            sheet.write(0, column, value)
        sheet.write(0, 5, DAY, day)
        sheet.write(0, 6, MOMENT, xlwt.easyxf(num_format_str="dd-mm-yyyy hh:mm"))

    assert values(xls(fill)) == [["000123", 123, 0.5, True, "Mødes – “snart”", DAY, MOMENT]]


@pytest.mark.parametrize(
    ("form", "number", "value"),
    [
        ("hh:mm", 0.34375, time(8, 15)),
        ("[h]:mm:ss", 1.260416667, "30:15:00"),
        ("[h]:mm:ss", 0.999999999, "24:00:00"),
        ("dd-mm-yyyy", 3_000_000, 3_000_000),  # after the last day of the calendar
        ("dd-mm-yyyy", 1, date(1900, 1, 1)),
        ("0%", 0.5, 0.5),
        ("[Red]0", 7, 7),
        ("[Magenta]dd-mm-yyyy", 45_000, date(2023, 3, 15)),  # a colour that begins as minutes do
    ],
)
def test_a_number_of_an_xls_is_what_its_format_shows(form, number, value):
    style = xlwt.easyxf(num_format_str=form)
    assert values(xls(lambda sheet: sheet.write(0, 0, number, style))) == [[value]]


def test_days_of_an_xls_may_count_from_1904():
    book = xlwt.Workbook()
    book.dates_1904 = True
    book.add_sheet("Ark1").write(0, 0, 42_003, xlwt.easyxf(num_format_str="dd-mm-yyyy"))
    book.save(out := io.BytesIO())
    sheet = first_sheet(out.getvalue())
    assert (values(sheet), sheet.from_1904) == ([[DAY]], True)


def test_cells_of_an_xls_that_have_a_format_only_are_not_rows():
    red = xlwt.easyxf("pattern: pattern solid, fore_colour red")

    def fill(sheet):
        sheet.write(1, 1, "x")
        sheet.write(60_000, 200, "", red)

    sheet = xls(fill)
    assert (values(sheet), sheet.fills) == ([[None, None], [None, "x"]], {})


def test_cells_far_apart_in_an_xls_are_too_many():
    with pytest.raises(TooLarge, match="too_large") as refused:
        xls(lambda sheet: [sheet.write(row, column, "x") for row, column in ((0, 0), (60_000, 200))])
    assert "5.000.000 celler" in refused.value.title


def test_errors_hidden_rows_and_merged_areas_of_an_xls():
    def fill(sheet):
        for row, text in enumerate("abcdef"):
            sheet.write(row, 0, text)
        sheet.row(1).hidden = True
        sheet.row(2).set_cell_error(1, 42)
        sheet.write_merge(3, 4, 1, 2, "flettet")

    sheet = xls(fill)
    assert sheet.hidden_rows == [2]
    assert values(sheet)[2] == ["c", CellError("#N/A")]
    assert sheet.merged == [(4, 1, 5, 2)]


def test_fills_of_an_xls():
    """Blank cells side by side are one record, MULBLANK; red is a colour of the old palette."""

    def fill(sheet):
        red = xlwt.easyxf("pattern: pattern solid, fore_colour red")
        sheet.write(0, 3, "x")
        sheet.write(1, 0, "x", red)
        for column in (1, 2):
            sheet.write(1, column, "", red)
        sheet.write(2, 1, 7, xlwt.easyxf("pattern: pattern fine_dots, fore_colour red"))

    fills = xls(fill).fills
    assert {column: [fill[row] for row in range(3)] for column, fill in fills.items()} == {
        column: [None, "FF0000", None] for column in (0, 1, 2)
    }


def test_a_big_xls_whose_stream_is_in_pieces():
    sheet = xls(lambda sheet: [sheet.write(row, 0, f"opgave {row}") for row in range(20_000)])
    assert sheet.row_count == 20_000
    assert sheet.columns[0][19_999] == "opgave 19999"


def test_sheets_of_an_xls_have_their_own_hidden_rows():
    book = xlwt.Workbook()
    for name, row in (("Første", 1), ("Løst", 2)):
        sheet = book.add_sheet(name)
        for number in range(4):
            sheet.write(number, 0, number)
        sheet.row(row).hidden = True
    book.get_sheet(1).visibility = 1
    book.save(out := io.BytesIO())
    sheets = read_workbook(out.getvalue(), "a.xls").sheets
    assert [(sheet.name, sheet.visible, sheet.hidden_rows) for sheet in sheets] == [
        ("Første", True, [2]),
        ("Løst", False, [3]),
    ]


def test_values_of_an_ods():
    row = ods_row(
        ods_cell("000123"),
        ods_cell("50 %", valuetype="percentage", value=0.5),
        ods_cell("SAND", valuetype="boolean", booleanvalue="true"),
        ods_cell("31-12-2018", valuetype="date", datevalue="2018-12-31"),
        ods_cell("31-12-2018", valuetype="date", datevalue="2018-12-31T13:30:00"),
        ods_cell("8:15", valuetype="time", timevalue="PT08H15M00S"),
        ods_cell("#REFERENCE!", formula="of:=#REF!"),
    )
    assert values(first_sheet(ods([row], tasks=[]))) == [
        ["000123", 0.5, True, DAY, MOMENT, time(8, 15), CellError("#REFERENCE!")]
    ]


def test_repeated_rows_and_cells_of_an_ods_stand_where_they_are_shown():
    rows = [
        ods_row(ods_cell("a", numbercolumnsrepeated=2), ods_cell("b"), numberrowsrepeated=2),
        ods_row(ods_cell("", numbercolumnsrepeated=3), numberrowsrepeated=2),
        ods_row(ods_cell("", numbercolumnsrepeated=2), ods_cell("c")),
        ods_row(ods_cell("", numbercolumnsrepeated=16_384), numberrowsrepeated=1_048_571),
    ]
    nothing = [None, None, None]
    assert values(first_sheet(ods(rows, tasks=[]))) == [
        ["a", "a", "b"], ["a", "a", "b"], nothing, nothing, [None, None, "c"]
    ]  # fmt: skip


def test_hidden_rows_and_merged_areas_of_an_ods():
    rows = [
        ods_row(ods_cell("a"), numberrowsrepeated=2),
        ods_row(ods_cell("b"), visibility="collapse", numberrowsrepeated=2),
        ods_row(ods_cell("c"), visibility="filter"),
        ods_row(ods_cell("d", numberrowsspanned=2, numbercolumnsspanned=3), CoveredTableCell()),
        ods_row(CoveredTableCell(numbercolumnsrepeated=3), ods_cell("e", numberrowsspanned=2)),
        ods_row(CoveredTableCell(), ods_cell("f")),
        ods_row(ods_cell(""), visibility="collapse", numberrowsrepeated=1_000_000),
    ]
    sheet = first_sheet(ods(rows, tasks=[]))
    assert sheet.hidden_rows == [3, 4, 5]
    assert sheet.merged == [(6, 0, 7, 2), (7, 3, 8, 3)]


def test_fills_of_an_ods():
    document, table = OpenDocumentSpreadsheet(), Table(name="Ark1")
    red = Style(name="rød", family="table-cell")
    red.addElement(TableCellProperties(backgroundcolor="#ff0000"))
    plain = Style(name="fed", family="table-cell")
    document.automaticstyles.addElement(plain)
    document.automaticstyles.addElement(red)
    table.addElement(ods_row(ods_cell("a"), ods_cell("b", stylename=plain)))
    table.addElement(ods_row(ods_cell("c"), ods_cell(stylename=red, numbercolumnsrepeated=2), ods_cell("d")))
    table.addElement(ods_row(ods_cell("e"), ods_cell(stylename=red, numbercolumnsrepeated=5000)))
    document.spreadsheet.addElement(table)
    document.write(out := io.BytesIO())
    fills = first_sheet(out.getvalue()).fills
    assert {column: [fill[row] for row in range(3)] for column, fill in fills.items()} == {
        1: [None, "FF0000", None],
        2: [None, "FF0000", None],
    }
