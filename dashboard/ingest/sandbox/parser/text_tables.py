"""In the child: tables that are text. csv, HTML tables that portals name .xls, and Excel's XML of 2003."""

import csv
import io
import re
from itertools import islice

from .answer import Answer, ColumnCodes
from .csv_text import csv_rows
from .encodings import decoded
from .html_tables import html_grids
from .sheet_facts import Grid
from .spreadsheetml import xml_grids

DELIMITERS = ";,\t|"
LINES_LOOKED_AT, LETTERS_LOOKED_AT = 50, 10_000
SEPARATOR = re.compile(r"sep=(.)\r?\n")  # a line for Excel that some programs write above the table


def read(kind: str, content: bytes, limits: dict[str, int]) -> tuple[dict, list[ColumnCodes]]:
    grids = {"csv": csv_grids, "html": html_grids, "xml": xml_grids}[kind]
    answer = Answer(limits)
    text, note = decoded(content)
    answer.notes += [note] * bool(note)
    for grid in grids(text, limits):
        width = max(map(len, grid.rows), default=0)
        answer.count(len(grid.rows), width)
        columns = [ColumnCodes() for _ in range(width)]
        for position, column in enumerate(columns):
            column.add([row[position] if position < len(row) else "" for row in grid.rows])
        answer.add(grid.name, grid.visible, columns, grid.facts)
    return answer.description(), answer.columns


def csv_grids(text: str, limits: dict[str, int]) -> list[Grid]:
    csv.field_size_limit(len(text) + 1)
    separator = SEPARATOR.match(text)
    rows = csv_rows(text, separator[1] if separator else delimiter(text))
    return [Grid("csv", [[], *rows[1:]] if separator else rows)]


def delimiter(text: str) -> str:
    """The one that gives the most rows of one width: csv.Sniffer is misled by commas in Danish sentences."""
    lines = islice(io.StringIO(text, newline=""), LINES_LOOKED_AT)
    head = "".join(line[:LETTERS_LOOKED_AT].rstrip("\r\n") + "\n" for line in lines)
    return max(DELIMITERS, key=lambda mark: agreement(head, mark))


def agreement(head: str, mark: str) -> tuple[int, int]:
    widths = [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=mark) if row]
    commonest = max(set(widths), key=widths.count) if widths else 0
    return (widths.count(commonest) if commonest > 1 else 0), commonest
