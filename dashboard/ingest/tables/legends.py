"""Texts that may explain number codes for lights.

They stand beside the tasks, never in one: in a task's row, a number beside a word is a count beside a status.
"""

import numpy as np

from dashboard.ingest.columns.profile import as_text
from dashboard.ingest.sandbox.workbook import Column, Sheet, Workbook
from dashboard.ingest.tables.classify_rows import ClassifiedRows
from dashboard.ingest.tables.find_tables import Table

LONGEST_TEXT = 200
MOST_TEXTS = 500  # distinct values: a column of more explains nothing
MOST_ROWS = 30  # of a legend of two columns


def texts_outside(workbook: Workbook, tables: list[Table], rows: list[ClassifiedRows]) -> list[str]:
    """Short texts around the tables, in their headers and on other sheets.

    Two cells side by side, such as 1 | Rød, are "1 = Rød".
    """
    texts = []
    for sheet in workbook.sheets:
        outside = np.ones(sheet.row_count, dtype=bool)
        for table, classified in zip(tables, rows, strict=True):
            if table.sheet is sheet:
                header, first = table.header_row - sheet.first_row, table.rows.start
                last = first + int(classified.tasks.max()) if len(classified.tasks) else header
                outside[header : last + 1] = False
                texts += table.texts
        texts += _texts(sheet, np.flatnonzero(outside))
    return texts


def _texts(sheet: Sheet, rows: np.ndarray) -> list[str]:
    """The texts of these rows (positions), and their pairs of neighbours where the rows are few."""
    texts = [text for column in sheet.columns for text in _of_column(column, rows)]
    if len(rows) <= MOST_ROWS:
        for left, right in zip(sheet.columns, sheet.columns[1:], strict=False):
            pairs = [(left[row], right[row]) for row in rows]
            texts += [
                f"{as_text(code)} = {word}"
                for code, word in pairs
                if code is not None and isinstance(word, str)
            ]
    return texts


def _of_column(column: Column, rows: np.ndarray) -> list[str]:
    used = np.unique(column.codes[rows])
    if len(used) >= MOST_TEXTS:
        return []
    cells = [column.values[code] for code in used]
    return [cell for cell in cells if isinstance(cell, str) and len(cell) < LONGEST_TEXT]
