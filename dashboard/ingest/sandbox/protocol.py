"""From the child's answer to a workbook. A file may have taken over the child, so nothing is trusted."""

import json
from collections.abc import Callable
from datetime import date, datetime, time
from typing import BinaryIO

import numpy as np

from dashboard.ingest.sandbox.workbook import Cell, CellError, Column, Sheet, Workbook
from dashboard.limits import MB

MOST_FRAME_BYTES = 256 * MB
TAGS: dict[str, Callable[[str], Cell]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "error": CellError,
}
_ASK = "Se efter, om æ, ø og å er rigtige."
NOTES = {
    "mac_roman": f"Filens bogstaver er kodet som på en ældre Mac (Mac Roman), og er læst sådan. {_ASK}",
    "cp865": f"Filens bogstaver er kodet som i et gammelt DOS-program (cp865), og er læst sådan. {_ASK}",
    "mixed": f"Filens bogstaver er kodet på to måder (UTF-8 og Windows), og begge er læst. {_ASK}",
    "unknown": "Vi kender ikke filens tegnsæt, så æ, ø og å kan være forkerte. Gem filen igen som UTF-8.",
}


class NoAnswer(Exception):
    """The answer broke off, or makes no sense."""


class ReportedProblem(Exception):
    """The child's own code for why it read no further."""

    def __init__(self, code: str):
        super().__init__()
        self.code = code


def workbook(stream: BinaryIO, kind: str, notes: list[str]) -> Workbook:
    """Read the answer to its end. Raises NoAnswer or ReportedProblem."""
    try:
        description = json.loads(_frame(stream))
        if "problem" in description:
            raise ReportedProblem(str(description["problem"]))
        from_1904 = bool(description.get("from_1904"))
        notes = notes + [NOTES[code] for code in description.get("notes", []) if code in NOTES]
        sheets = [_sheet(stream, sheet, from_1904) for sheet in description["sheets"]]
        modified = date.fromisoformat(description["modified"]) if description["modified"] else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NoAnswer from error
    return Workbook(kind, sheets, modified, notes)


def _frame(stream: BinaryIO) -> bytes:
    length = int.from_bytes(_exactly(stream, 8), "big")
    if length > MOST_FRAME_BYTES:
        raise NoAnswer
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise NoAnswer
    return content


def _sheet(stream: BinaryIO, description: dict, from_1904: bool) -> Sheet:
    rows = int(description["rows"])
    return Sheet(
        name=str(description["name"]),
        visible=bool(description["visible"]),
        first_row=1,
        columns=[_column(stream, rows) for _ in range(int(description["columns"]))],
        fills={int(column): _column(stream, rows) for column in description["fills"]},
        hidden_rows=[int(row) for row in description["hidden_rows"]],
        merged=[
            (int(top), int(left), int(bottom), int(right))
            for top, left, bottom, right in description["merged"]
        ],
        formulas_without_value=[(int(row), int(column)) for row, column in description["empty_formulas"]],
        from_1904=from_1904,
    )


def _column(stream: BinaryIO, rows: int) -> Column:
    cells = [_cell(value) for value in json.loads(_frame(stream))]
    codes = np.frombuffer(_frame(stream), dtype="<i4")
    if len(codes) != rows or not cells or cells[0] is not None:
        raise NoAnswer
    if rows and not 0 <= codes.min() <= codes.max() < len(cells):
        raise NoAnswer
    return Column(cells, codes)


def _cell(value: object) -> Cell:
    if isinstance(value, list):
        tag, text = value
        return TAGS[tag](text)
    if value is None or isinstance(value, str | int | float):
        return value
    raise NoAnswer
