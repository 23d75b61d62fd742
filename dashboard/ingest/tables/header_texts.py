"""The texts of a row that may be a header: its own, those above it in a header of two rows, no values."""

from dashboard.ingest.columns.profile import as_text, is_empty
from dashboard.ingest.sandbox.workbook import Column, Sheet
from dashboard.ingest.tables.headers import match_header

ROWS_BELOW = 3  # that a header's texts are compared with


def without_values(sheet: Sheet, position: int, texts: list[str]) -> list[str]:
    """The texts but those that stand below as well: what the next rows repeat is a value, such as a type."""
    for below in range(position + 1, min(position + 1 + ROWS_BELOW, sheet.row_count)):
        if all(_text(column, below) == text for column, text in zip(sheet.columns, texts, strict=True)):
            continue  # the whole header again
        texts = [
            "" if text and match_header(text) and _text(column, below) == text else text
            for column, text in zip(sheet.columns, texts, strict=True)
        ]
    return texts


def header_texts(sheet: Sheet, position: int) -> list[str]:
    """A row's texts; where a cell is empty, the text merged or written above it in a header of two rows."""
    own = [_text(column, position) for column in sheet.columns]
    row = position + sheet.first_row
    for top, left, bottom, right in sheet.merged:
        if (
            left == right
            and top < row <= bottom
            and left < len(own)
            and not own[left]
            and top >= sheet.first_row
        ):
            own[left] = _text(sheet.columns[left], top - sheet.first_row)
    if position and (named := sum(match_header(text) is not None for text in own)):
        above = [_text(column, position - 1) for column in sheet.columns]
        more = [text for text, mine in zip(above, own, strict=True) if not mine and match_header(text)]
        if more and named + len(more) > 1 and sum(match_header(text) is not None for text in above) > 1:
            own = [
                mine or (text if match_header(text) else "") for text, mine in zip(above, own, strict=True)
            ]
    return own


def _text(column: Column, position: int) -> str:
    cell = column[position]
    return "" if is_empty(cell) else as_text(cell)
