"""In the child: tables that are text. csv, HTML tables that portals name .xls, and Excel's XML of 2003."""

import csv
import io
import re
from itertools import islice

from child_answer import Answer, ColumnCodes
from child_found import Grid
from child_html import html_grids
from child_spreadsheetml import xml_grids
from kinds_text import text_of

DELIMITERS = ";,\t|"
LINES_LOOKED_AT, LETTERS_LOOKED_AT = 50, 10_000
TOLD = re.compile(r"sep=(.)\r?\n")  # a line for Excel that some programs write above the table


def read(kind: str, content: bytes, limits: dict[str, int]) -> tuple[dict, list[ColumnCodes]]:
    grids = {"csv": csv_grids, "html": html_grids, "xml": xml_grids}[kind]
    answer = Answer(limits)
    for grid in grids(text_of(content), limits):
        width = max(map(len, grid.rows), default=0)
        answer.count(len(grid.rows), width)
        columns = [ColumnCodes() for _ in range(width)]
        for place, column in enumerate(columns):
            column.add([row[place] if place < len(row) else "" for row in grid.rows])
        answer.add(grid.name, grid.visible, columns, grid.found)
    return answer.told(), answer.columns


def csv_grids(text: str, limits: dict[str, int]) -> list[Grid]:
    csv.field_size_limit(len(text) + 1)
    told = TOLD.match(text)
    rows = csv_rows(text, told[1] if told else delimiter(text))
    return [Grid("csv", [[], *rows[1:]] if told else rows)]


def delimiter(text: str) -> str:
    """The one that gives the most rows of one width: csv.Sniffer is misled by commas in Danish sentences."""
    lines = islice(io.StringIO(text, newline=""), LINES_LOOKED_AT)
    head = "".join(line[:LETTERS_LOOKED_AT].rstrip("\r\n") + "\n" for line in lines)
    return max(DELIMITERS, key=lambda mark: agreement(head, mark))


def agreement(head: str, mark: str) -> tuple[int, int]:
    widths = [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=mark) if row]
    commonest = max(set(widths), key=widths.count) if widths else 0
    return (widths.count(commonest) if commonest > 1 else 0), commonest


def csv_rows(text: str, mark: str) -> list[list[str]]:
    """Rows of cells. Where quotes don't match, a quote must not swallow the rows below it."""
    rows = None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        if text.count('"') % 2 == 0:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    if rows is not None and not holds_rows_in_cells(rows, mark):
        return rows
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark, quoting=csv.QUOTE_NONE)
    return [[unquoted(cell) for cell in row] for row in lines]


def holds_rows_in_cells(rows: list[list[str]], mark: str) -> bool:
    """Whether a cell has line breaks and as many delimiters as a row: rows between two lone quotes."""
    marks = max(map(len, rows), default=0) - 1
    return marks > 1 and any("\n" in cell and cell.count(mark) >= marks for row in rows for cell in row)


def unquoted(cell: str) -> str:
    within = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if within else cell
