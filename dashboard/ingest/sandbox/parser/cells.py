"""In the child: the cells of .xlsx and .ods, by calamine."""

import io
from itertools import islice

import python_calamine

from .answer import Answer, ColumnCodes
from .part_names import with_usual_names
from .scan import scan_zip
from .sheet_facts import Scan, SheetFacts

BLOCK = 250  # rows at a time: few enough for their cells to stay near the processor


def read(kind: str, content: bytes, limits: dict[str, int]) -> tuple[dict, list[ColumnCodes]]:
    """Scanned first, then read by calamine."""
    if kind == "xlsx":
        content = with_usual_names(content, limits)
    scan = scan_zip(content, kind, limits)
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    answer = Answer(limits)
    answer.modified, answer.from_1904 = scan.modified, scan.from_1904
    for metadata in workbook.sheets_metadata:
        if metadata.typ == python_calamine.SheetTypeEnum.WorkSheet:
            add_sheet(answer, workbook.get_sheet_by_name(metadata.name), metadata, scan)
    return answer.description(), answer.columns


def add_sheet(
    answer: Answer,
    sheet: python_calamine.CalamineSheet,
    metadata: python_calamine.SheetMetadata,
    scan: Scan,
) -> None:
    facts = scan.sheets.get(metadata.name, SheetFacts())
    facts.merged += [
        (top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    ]
    visible = metadata.visible == python_calamine.SheetVisibleEnum.Visible
    last = sheet.end or (-1, -1)
    # The parser ends at the last value: a formula below it that has none is a row as well.
    formulas = (row for row, column in facts.empty_formulas if column <= last[1])
    rows = max(last[0] + 1, *formulas, 0)
    answer.count(rows, last[1] + 1)
    answer.add(metadata.name, visible, columns_of(sheet, rows), facts)


def columns_of(sheet: python_calamine.CalamineSheet, row_count: int) -> list[ColumnCodes]:
    """Column 0 is the sheet's column A, and row 0 its row 1, also where both are empty."""
    if sheet.start is None:
        return []
    columns = [ColumnCodes() for _ in range(sheet.width)]
    rows = iter(sheet.iter_rows())
    while block := list(islice(rows, BLOCK)):
        for column, cells in zip(columns, zip(*block, strict=True), strict=True):
            column.add(cells)
    left = [ColumnCodes() for _ in range(sheet.start[1])]
    for column in left + columns:
        column.pad(row_count)
    return left + columns
