"""Header rows below a table's own: the same again, or those of another table, which has its own columns."""

from dataclasses import dataclass

import numpy as np

from dashboard.domain.danish import fold
from dashboard.ingest.columns.map_columns import LOOSE
from dashboard.ingest.columns.profile import as_text, is_empty
from dashboard.ingest.sandbox.workbook import Cell, Column
from dashboard.ingest.tables.find_tables import Table
from dashboard.ingest.tables.headers import match_header, synonyms

FIELDS_OF_A_HEADER = 3
MOST_VALUES = 5_000  # distinct ones: a column of more is looked at in likely rows only
LONGEST_HEADER = 60


@dataclass(frozen=True)
class HeadersBelow:
    """Positions from the first row below the header."""

    repeated: frozenset[int]
    next_table: int | None

    def reason(self, first_row: int) -> str:
        row = first_row + (self.next_table or 0)
        return f"Hører til en ny tabel, der begynder i række {row}. En ny tabel skal stå i sit eget ark"


def headers_below(table: Table, cells_in_row: np.ndarray) -> HeadersBelow:
    """Rows that name at least three fields. Read through our columns, what follows would be wrong.

    cells_in_row: how many are filled in each row below the header.
    """
    repeated: list[int] = []
    for position in _likely_rows(table, cells_in_row):
        cells = [column[table.rows.start + position] for column in table.sheet.columns]
        if not _is_header(cells):
            continue
        if not all(_says_the_same(cell, text) for cell, text in zip(cells, table.texts, strict=True)):
            return HeadersBelow(frozenset(repeated), position)
        repeated.append(position)
    return HeadersBelow(frozenset(repeated), None)


def _likely_rows(table: Table, cells_in_row: np.ndarray) -> list[int]:
    """Those that may name enough fields, and most of their cells so; what long columns name is not known."""
    columns = table.sheet.columns
    short = [column for column in columns if len(column.values) <= MOST_VALUES]
    unknown = len(columns) - len(short)
    enough = max(FIELDS_OF_A_HEADER - unknown, 1)
    named = np.zeros(table.rows.stop - table.rows.start, dtype=np.int32)
    for column in short:
        names = _named(column)
        if names.any():
            named += names[column.codes[table.rows]]
    return np.flatnonzero((named >= enough) & (2 * (named + unknown) > cells_in_row)).tolist()


def _named(column: Column) -> np.ndarray:
    return np.array([_field(cell) is not None for cell in column.values])


def _field(cell: Cell) -> str | None:
    """The field that a cell names exactly. "Løst" and the like are headers, but statuses as well."""
    if not isinstance(cell, str) or len(cell) > LONGEST_HEADER:
        return None
    folded = fold(cell)
    return None if folded in LOOSE else synonyms().get(folded)


def _is_header(cells: list[Cell]) -> bool:
    """Nothing but texts, and most of them names of fields: a task may be of the type "Opgave"."""
    filled = [cell for cell in cells if not is_empty(cell)]
    named = [name for cell in filled if (name := _field(cell))]
    texts = all(isinstance(cell, str) and len(cell) <= LONGEST_HEADER for cell in filled)
    return texts and len(set(named)) >= FIELDS_OF_A_HEADER and len(named) * 2 > len(filled)


def _says_the_same(cell: Cell, header: str) -> bool:
    field = _field(cell)
    if field is None or fold(as_text(cell)) == fold(header):
        return True
    match = match_header(header)
    return match is not None and match.field == field
