"""Workbooks for tests: from rows of plain values, or from a real .xlsx that openpyxl wrote."""

import io
import json
from datetime import date, datetime, time

import numpy as np
import openpyxl
import pandas as pd

from dashboard.ingest.read_export import Reading, read_export
from dashboard.ingest.sandbox.workbook import CellError, Column, Sheet, Workbook
from dashboard.ingest.tables.find_tables import find_tables


def column(cells: list) -> Column:
    """Dictionary-encoded as the child does it; 1, 1.0 and True stay apart."""
    code_of: dict = {(type(None), None): 0}
    codes = np.array([code_of.setdefault((type(cell), cell), len(code_of)) for cell in cells], dtype=np.int32)
    return Column([cell for _, cell in code_of], codes)


def sheet(
    rows: list[list], name: str = "Ark1", first_row: int = 1, fills: dict | None = None, **more
) -> Sheet:
    """rows from sheet row first_row on; shorter rows are filled up. fills: column -> list of RRGGBB or None,
    a row each."""
    width = max(map(len, rows), default=0)
    padded = [row + [None] * (width - len(row)) for row in rows]
    columns = [column([row[index] for row in padded]) for index in range(width)]
    encoded = {index: column(colours) for index, colours in (fills or {}).items()}
    return Sheet(name, more.pop("visible", True), first_row, columns, fills=encoded, **more)


def workbook(*sheets: Sheet, modified: date | None = None) -> Workbook:
    return Workbook("xlsx", list(sheets), modified)


def read(
    *sheets: Sheet | list[list], file_name: str = "eksport.xlsx", modified: date | None = None, **choices
) -> Reading:
    """Find and read the tasks of sheets, given as Sheet or as rows."""
    made = workbook(*(one if isinstance(one, Sheet) else sheet(one) for one in sheets), modified=modified)
    return read_export(made, find_tables(made), file_name, **choices)


def accounted(reading: Reading) -> bool:
    """Whether every row read is a task or rejected, each sheet row once."""
    tasks = list(zip(reading.tasks["sheet"], reading.tasks["row_number"].tolist(), strict=True))
    rejected = [(one.sheet, one.row) for one in reading.rejected]
    rows = tasks + rejected
    return len(rows) == len(set(rows)) == reading.rows_read


def value(reading: Reading, name: str, row: int = 0):
    """A task's value; None for what is empty, dates as date."""
    cell = reading.tasks[name].astype(object).iloc[row]
    if pd.isna(cell):
        return None
    return cell.date() if isinstance(cell, datetime) else cell


def column_of(header: str, *cells, **choices):
    """A reading of tasks whose column `header` holds the cells."""
    return read(
        [["Opgave", "Status", header], *([f"Opgave {n}", "I gang", cell] for n, cell in enumerate(cells))],
        **choices,
    )


def extra(reading, row: int = 0) -> dict:
    return json.loads(reading.tasks["extra"].iloc[row])


def messages(reading) -> str:
    return "\n".join(f"{warning.row} {warning.column}: {warning.message}" for warning in reading.warnings)


def from_xlsx(content: bytes) -> Workbook:
    """The cells of an .xlsx as openpyxl reads them, without guard and child process."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return Workbook("xlsx", [_sheet(one) for one in book.worksheets])


def _sheet(source) -> Sheet:
    rows = [[_cell(cell.value) for cell in row] for row in source.iter_rows()]
    merged = [(it.min_row, it.min_col - 1, it.max_row, it.max_col - 1) for it in source.merged_cells.ranges]
    return sheet(rows, source.title, visible=source.sheet_state == "visible", merged=merged)


def _cell(cell):
    if isinstance(cell, str) and cell.startswith("#"):
        return CellError(cell)
    if isinstance(cell, datetime) and cell.time() == time(0):
        return datetime(cell.year, cell.month, cell.day)
    return cell
