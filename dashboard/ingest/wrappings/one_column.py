"""A sheet whose rows stand whole in one column: a csv that was opened with the wrong separator."""

import csv
from collections import Counter
from dataclasses import replace

import numpy as np

from dashboard import limits
from dashboard.ingest.sandbox.workbook import Cell, Column, Sheet
from dashboard.ingest.tables.headers import match_header

MARKS = {",": "komma", ";": "semikolon", "\t": "tabulator", "|": "lodret streg"}
HEADER_WITHIN = 50  # rows
MOST_COLUMNS = 200
SPILLED = 0.1  # of the rows may hold something beside, where a text had the other separator
ALIKE = 0.8  # of the rows must have as many cells as the header


def split(sheet: Sheet) -> tuple[Sheet, str] | None:
    """The sheet in columns, and what to tell of it in Danish.

    None where it is in columns, or can't be split.
    """
    if not (rows := _whole_rows(sheet)):
        return None
    for mark, name in MARKS.items():
        cells = [_cells(row, mark) for row in rows]
        header = _header(cells)
        if header is None:
            continue
        width = len(cells[header])
        below = [len(row) for row in cells[header + 1 :] if row]
        if not below or width > MOST_COLUMNS or len(rows) * width > limits.CELLS.value:
            return None
        longer = [at for at, row in enumerate(cells) if at > header and len(row) > width]
        if sum(count <= width for count in below) < ALIKE * len(below):
            return None
        note = f"Hele rækken stod i én kolonne i arket og er delt ved {name}."
        if longer:
            more = f" og {len(longer) - 1} andre" if len(longer) > 1 else ""
            note += (
                f" Række {longer[0] + sheet.first_row}{more} har flere felter end overskrifterne: se efter."
            )
        return _in_columns(sheet, cells, width), note
    return None


def is_one_column(sheet: Sheet) -> bool:
    """Whether the rows stand whole in one column, though they can't be split for certain."""
    rows = _whole_rows(sheet)
    return any(_header([_cells(row, mark) for row in rows[:HEADER_WITHIN]]) is not None for mark in MARKS)


def _whole_rows(sheet: Sheet) -> list[str]:
    """The text of each row, if nearly all stand in the first column; [] where the sheet has columns."""
    filled = [column.codes != 0 for column in sheet.columns]
    used = [at for at, cells in enumerate(filled) if cells.any()]
    if not used or sheet.row_count < 2 or len(used) > MOST_COLUMNS:
        return []
    first = filled[used[0]]
    beside = np.any([filled[at] for at in used[1:]], axis=0) if used[1:] else np.zeros_like(first)
    if beside.sum() > SPILLED * first.sum() or (beside & ~first).any():
        return []
    texts = sheet.columns[used[0]].values
    if not all(isinstance(text, str) for text in texts[1:]):
        return []
    rows = [str(texts[code] or "") for code in sheet.columns[used[0]].codes.tolist()]
    for row in np.flatnonzero(beside).tolist():
        rest = [sheet.columns[at][row] for at in used[1:]]
        rows[row] = ";".join([rows[row], *(str(cell) for cell in rest if cell is not None)])
    return rows


def _cells(row: str, mark: str) -> list[str]:
    if mark not in row:
        return [row] if row else []
    if '"' not in row:
        return row.split(mark)
    try:
        return next(csv.reader([row], delimiter=mark), [])
    except csv.Error:
        return row.split(mark)


def _header(cells: list[list[str]]) -> int | None:
    """The first row that names at least two fields."""
    for position, row in enumerate(cells[:HEADER_WITHIN]):
        fields = Counter(match.field for text in row if (match := match_header(text.strip())))
        if len(fields) >= 2:
            return position
    return None


def _in_columns(sheet: Sheet, cells: list[list[str]], width: int) -> Sheet:
    columns = []
    for at in range(max(width, *map(len, cells))):
        code_of: dict[Cell, int] = {None: 0}
        texts = [row[at].strip() if at < len(row) else "" for row in cells]
        codes = np.array([code_of.setdefault(text or None, len(code_of)) for text in texts], dtype=np.int32)
        columns.append(Column(list(code_of), codes))
    return replace(sheet, columns=columns, merged=[], fills={}, formulas_without_value=[])
