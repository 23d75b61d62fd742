"""A merged cell counts for every row it spans, and titles of a tree stand in one column."""

import re

import numpy as np

from dashboard.domain.danish import fold_words
from dashboard.ingest.columns.profile import is_empty
from dashboard.ingest.sandbox.workbook import Column
from dashboard.ingest.tables.find_tables import Table

_LEVEL = re.compile(r"(titel|title) (\d)")  # "Title 1", "Title 2": a tree with a column a level


def columns_with_merged(table: Table) -> list[Column]:
    """The sheet's columns; below a merged cell's first row its value is repeated, within the data only."""
    columns = list(table.sheet.columns)
    first_data_row = table.header_row + 1
    copied: set[int] = set()
    for top, left, bottom, _ in table.sheet.merged:
        if bottom == top or top < first_data_row or left >= len(columns):
            continue
        if left not in copied:
            columns[left] = Column(columns[left].values, columns[left].codes.copy())
            copied.add(left)
        start = top - table.sheet.first_row
        columns[left].codes[start : bottom - table.sheet.first_row + 1] = columns[left].codes[start]
    if "title" in table.mapping.guesses:
        _gather_levels(table, columns)
    return columns


def _gather_levels(table: Table, columns: list[Column]) -> None:
    """Where the title stands in the column of its level, the first of them gets all."""
    title = table.mapping.guesses["title"].column
    word = _LEVEL.fullmatch(fold_words(table.texts[title]))
    if word is None:
        return
    for at, text in enumerate(table.texts):
        level = _LEVEL.fullmatch(fold_words(text))
        if at != title and level and level[1] == word[1]:
            columns[title] = _filled_from(columns[title], columns[at])


def _filled_from(column: Column, other: Column) -> Column:
    """The column, its empty cells as the other has them."""
    empty = np.array([is_empty(cell) for cell in column.values])[column.codes]
    codes = np.where(empty, other.codes + len(column.values), column.codes)
    return Column([*column.values, *other.values], codes.astype(np.int32))
