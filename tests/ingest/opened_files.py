"""Files opened as the dashboard opens them, with guard and child: their sheets, and the cells as lists."""

import io

import openpyxl

from dashboard.ingest.read_export import Reading, read_export
from dashboard.ingest.sandbox.process import read_workbook
from dashboard.ingest.sandbox.workbook import Sheet, Workbook
from dashboard.ingest.tables.find_tables import find_tables
from tests.ingest.hand_built import sheet_xml, xlsx


def opened(book: openpyxl.Workbook) -> Workbook:
    out = io.BytesIO()
    book.save(out)
    return read_workbook(out.getvalue(), "a.xlsx")


def opened_reading(content: bytes, name: str = "eksport.xlsx") -> Reading:
    workbook = read_workbook(content, name)
    return read_export(workbook, find_tables(workbook), name)


def sheet_of(rows: str, **more: str) -> Sheet:
    """The sheet with these rows of XML. more: what stands before or after them, and parts by name."""
    around = {name: more.pop(name) for name in ("before", "after") if name in more}
    return read_workbook(xlsx(sheet_xml(rows, **around), **more), "a.xlsx").sheets[0]


def values(sheet: Sheet) -> list[list]:
    return [[column[row] for column in sheet.columns] for row in range(sheet.row_count)]
