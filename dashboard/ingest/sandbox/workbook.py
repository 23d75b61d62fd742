"""What the child process hands back: the cells of a file, column by column, each distinct value held once.

An export repeats itself: values are parsed once each, and spread over the rows by their codes.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time

import numpy as np


@dataclass(frozen=True)
class CellError:
    """A cell that holds an error instead of a value."""

    code: str  # as Excel shows it: #N/A, #REF! ...


Cell = str | int | float | bool | date | datetime | time | CellError | None


@dataclass(frozen=True)
class Column:
    values: list[Cell]  # distinct; values[0] is None, the empty cell
    codes: np.ndarray  # int32, one a row: its position in values

    def __getitem__(self, row: int) -> Cell:
        return self.values[self.codes[row]]


@dataclass(frozen=True)
class Sheet:
    """One sheet. Row 0 of every column is sheet row `first_row` (1-based); column 0 is sheet column A."""

    name: str
    visible: bool
    first_row: int
    columns: list[Column]
    hidden_rows: list[int] = field(default_factory=list)  # 1-based sheet rows, hidden or filtered away
    merged: list[tuple[int, int, int, int]] = field(
        default_factory=list
    )  # top, left, bottom, right; rows 1-based, columns 0-based, inclusive
    fills: dict[int, Column] = field(
        default_factory=dict
    )  # column -> "RRGGBB" or None a row; only columns with a fill
    formulas_without_value: list[tuple[int, int]] = field(
        default_factory=list
    )  # (1-based row, 0-based column)
    from_1904: bool = False  # a plain number that is a day counts from 1904, not from 1900

    @property
    def row_count(self) -> int:
        return len(self.columns[0].codes) if self.columns else 0

    @property
    def filled_rows(self) -> int:
        filled = np.zeros(self.row_count, dtype=bool)
        for column in self.columns:
            filled |= column.codes != 0
        return int(filled.sum())


@dataclass(frozen=True)
class Workbook:
    kind: str  # xlsx, xls, ods, csv, html, xml
    sheets: list[Sheet]
    modified: date | None = None  # from the workbook's own properties
    notes: list[str] = field(
        default_factory=list
    )  # Danish sentences: what the user should know about the file
