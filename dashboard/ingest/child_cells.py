"""In the child: the cells of each sheet, each distinct value once, and a code a row."""

import io
from array import array
from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import islice

from child_scan import Refused, Scan, SheetScan

BLOCK = 4000  # rows at a time, so that their cells can be forgotten again


class ColumnCodes:
    """A column as distinct values and codes. Code 0 is the empty cell."""

    def __init__(self):
        self.codes = array("i")
        self._code_of: dict = {"": 0}

    def add(self, cells: Iterable) -> None:
        known = self._code_of
        kinds = set(map(type, cells))
        if bool in kinds or None.__class__ in kinds:
            # True equals 1.0 in Python, and would share its code.
            cells = [
                ("bool", cell) if cell is True or cell is False else "" if cell is None else cell
                for cell in cells
            ]
        self.codes.extend([known.setdefault(cell, len(known)) for cell in cells])

    def put(self, position: int, value: object) -> None:
        if 0 <= position < len(self.codes):
            self.codes[position] = self._code_of.setdefault(value, len(self._code_of))

    def pad(self, rows: int) -> None:
        self.codes.extend([0] * (rows - len(self.codes)))

    @property
    def values(self) -> list:
        return [None, *(as_json(value) for value in islice(self._code_of, 1, None))]


def as_json(value: object) -> object:
    """What JSON can hold: dates and errors as a tag and a text. Whole numbers lose Excel's decimals."""
    if isinstance(value, tuple):
        return value[1] if value[0] == "bool" else list(value)
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return None
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, time):
        return ["time", value.isoformat()]
    return value if isinstance(value, (str, int)) else str(value)


def from_workbook(content: bytes, scan: Scan, limits: dict[str, int]) -> tuple[dict, list[array]]:
    """xlsx, xls and ods, by calamine."""
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError as error:
        raise Refused("encrypted") from error
    told, codes, cells = [], [], 0
    for about in workbook.sheets_metadata:
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        cells += (sheet.total_height or 0) * (sheet.total_width or 0)
        if cells > limits["cells"]:
            raise Refused("cells")
        columns = columns_of(sheet)
        visible = about.visible == python_calamine.SheetVisibleEnum.Visible
        merged = [
            (top + 1, left, bottom + 1, right)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
        ]
        found = scan.sheets.get(about.name, SheetScan())
        told.append(describe(about.name, visible, columns, merged, found, codes))
    return {"sheets": told, "modified": scan.modified}, codes


def columns_of(sheet) -> list[ColumnCodes]:
    """Column 0 is the sheet's column A, and row 0 its row 1, also where both are empty."""
    if sheet.start is None:
        return []
    left = [ColumnCodes() for _ in range(sheet.start[1])]
    columns = [ColumnCodes() for _ in range(sheet.width)]
    rows = iter(sheet.iter_rows())
    while block := list(islice(rows, BLOCK)):
        for column, cells in zip(columns, zip(*block, strict=True), strict=True):
            column.add(cells)
    height = len(columns[0].codes) if columns else 0
    for column in left:
        column.pad(height)
    return left + columns


def describe(
    name: str, visible: bool, columns: list[ColumnCodes], merged: list, found: SheetScan, codes: list
) -> dict:
    """The sheet's part of the answer; its codes are added to `codes`, the columns' first, then the fills'."""
    rows = len(columns[0].codes) if columns else 0
    for row, place, word in found.errors:
        if place < len(columns):
            columns[place].put(row - 1, ("error", word))
    fills = {
        place: fill_codes(colours, rows) for place, colours in found.fills.items() if place < len(columns)
    }
    codes += [column.codes for column in columns] + [column.codes for column in fills.values()]
    return {
        "name": name,
        "visible": visible,
        "rows": rows,
        "columns": [column.values for column in columns],
        "fills": {place: column.values for place, column in fills.items()},
        "merged": merged,
        "hidden_rows": [row for row in found.hidden_rows if row <= rows],
        "empty_formulas": found.empty_formulas,
    }


def fill_codes(colours: dict[int, str], rows: int) -> ColumnCodes:
    column = ColumnCodes()
    column.add([colours.get(row, "") for row in range(1, rows + 1)])
    return column


def from_grids(grids: list[tuple[str, list[list]]], limits: dict[str, int]) -> tuple[dict, list[array]]:
    """Sheets that came as rows of text."""
    if sum(len(rows) * max(map(len, rows), default=0) for _, rows in grids) > limits["cells"]:
        raise Refused("cells")
    told, codes = [], []
    for name, rows in grids:
        width = max(map(len, rows), default=0)
        columns = [ColumnCodes() for _ in range(width)]
        for place, column in enumerate(columns):
            column.add([row[place] if place < len(row) else "" for row in rows])
        told.append(describe(name, True, columns, [], SheetScan(), codes))
    return {"sheets": told, "modified": None}, codes
