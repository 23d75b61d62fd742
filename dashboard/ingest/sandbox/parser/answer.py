"""In the child: columns as distinct values and codes, and the answer that they go back in."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice

from .sheet_facts import Refused, SheetFacts

BYTES_A_VALUE = 60  # what Python takes for a value, beside its text
ERROR_WORDS = re.compile(
    r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!|I/T|REFERENCE!|NAVN\?|VÆRDI!|DIVISION/0!"
    r"|NUL!|OVERLØB!|BEREGN!)|Err:5\d\d"
)


class ColumnCodes:
    """A column as distinct values and codes. Code 0 is the empty cell."""

    def __init__(self) -> None:
        self.codes = array("i")
        self._code_of: dict = {"": 0}

    def add(self, cells: Sequence) -> None:
        code_of = self._code_of
        if 1 in code_of or 0 in code_of:
            # True equals 1.0 in Python, and would share its code.
            cells = [apart_from_numbers(cell) for cell in cells]
        codes: list = list(map(code_of.get, cells))
        if None in codes:
            for position, code in enumerate(codes):
                if code is None:
                    cell = apart_from_numbers(cells[position])
                    codes[position] = code_of.setdefault(cell, len(code_of))
        self.codes.extend(codes)

    def put(self, position: int, value: object) -> None:
        if 0 <= position < len(self.codes):
            self.codes[position] = self._code_of.setdefault(value, len(self._code_of))

    def pad(self, rows: int) -> None:
        self.codes.frombytes(bytes(self.codes.itemsize * (rows - len(self.codes))))

    def signs(self) -> set[int]:
        """The codes of texts that are one character, where most filled cells are such."""
        one = {code for value, code in self._code_of.items() if type(value) is str and is_sign(value)}
        counts = Counter(self.codes) if one else {}
        filled = len(self.codes) - counts.get(0, 0)
        return one if one and 2 * sum(counts.get(code, 0) for code in one) >= filled else set()

    @property
    def values(self) -> list:
        return [None, *map(as_json, islice(self._code_of, 1, None))]

    def lengths(self) -> list[int]:
        """Of each distinct value, as text."""
        return [len(value) if type(value) is str else 0 for value in self._code_of]


def is_sign(text: str) -> bool:
    """One character, "●" or the letter by which Wingdings has it; or a sign drawn some times over: "●●●"."""
    if not 0 < len(text) < 5:
        return False
    sign = text.strip().rstrip("\ufe0e\ufe0f")
    return (len(sign) == 1 and not sign.isdecimal()) or (len(set(sign)) == 1 and not sign.isalnum())


def apart_from_numbers(cell: object) -> object:
    return ("bool", cell) if cell is True or cell is False else cell


def as_json(value: object) -> object:
    """What JSON can hold: dates, times and errors as a tag and a text. Whole numbers lose their .0."""
    if isinstance(value, str):
        return ["error", value] if value[:1] in "#E" and ERROR_WORDS.fullmatch(value) else value
    if isinstance(value, tuple):
        return value[1] if value[0] == "bool" else list(value)
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return None
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, timedelta):
        return hours(value)
    for kind, tag in ((datetime, "datetime"), (date, "date"), (time, "time")):
        if isinstance(value, kind):
            return [tag, value.isoformat()]
    return value if isinstance(value, int) else str(value)


def hours(value: timedelta) -> str:
    """A length of time as a sheet shows it: 30:15:00."""
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


class Answer:
    """What goes back to the server: a description of the sheets, and their columns in its order."""

    def __init__(self, limits: dict[str, int]):
        self.columns: list[ColumnCodes] = []
        self.modified: str | None = None
        self.notes: list[str] = []  # codes that protocol.py has a sentence for
        self.from_1904 = False
        self._sheets: list[dict] = []
        self._cells_left = limits["cells"]
        self._columns_left = limits["columns"]
        self._bytes_left = limits["answer_mb"] << 20
        self._longest_text = limits["text_kb"] << 10

    def count(self, rows: int, columns: int) -> None:
        """To be called before a sheet's cells are gathered. Raises Refused."""
        self._cells_left -= rows * columns
        self._columns_left -= columns
        if self._cells_left < 0:
            raise Refused("cells")
        if self._columns_left < 0:
            raise Refused("columns")

    def add(self, name: str, visible: bool, columns: list[ColumnCodes], facts: SheetFacts) -> None:
        """A sheet: its columns go first, then the columns of its fills."""
        rows = len(columns[0].codes) if columns else 0
        for row, column, code in facts.errors:
            if column < len(columns):
                columns[column].put(row - 1, ("error", code))
        for column, colours in facts.inks.items():
            if column < len(columns) and (signs := columns[column].signs()):
                # A shape has the colour of its font, whatever the cell's fill is.
                codes, coloured = columns[column].codes, facts.fills.setdefault(column, {})
                coloured |= {
                    row: colour
                    for row, colour in colours.items()
                    if row <= len(codes) and codes[row - 1] in signs
                }
        fills = {
            column: fill_codes(colours, rows)
            for column, colours in sorted(facts.fills.items())
            if column < len(columns)
        }
        self._sheets.append(
            {
                "name": name,
                "visible": visible,
                "rows": rows,
                "columns": len(columns),
                "fills": list(fills),
                "merged": disjoint(facts.merged, rows),
                "hidden_rows": [row for row in facts.hidden_rows if row <= rows],
                "empty_formulas": [cell for cell in facts.empty_formulas if cell[0] <= rows],
            }
        )
        self.columns += [*columns, *fills.values()]
        self._weigh(columns)

    def _weigh(self, columns: list[ColumnCodes]) -> None:
        """The server holds every distinct value in its memory."""
        for column in columns:
            lengths = column.lengths()
            if max(lengths) > self._longest_text:
                raise Refused("text")
            self._bytes_left -= sum(lengths) + BYTES_A_VALUE * len(lengths)
        if self._bytes_left < 0:
            raise Refused("texts")

    def description(self) -> dict:
        return {
            "sheets": self._sheets,
            "modified": self.modified,
            "from_1904": self.from_1904,
            "notes": self.notes,
        }


def disjoint(merged: Iterable[tuple[int, int, int, int]], rows: int) -> list[tuple[int, int, int, int]]:
    """Merged areas within the rows. Those that begin inside another of the same column are left out.

    Excel makes no such areas, and thousands of them would each be filled from top to bottom.
    """
    areas: list[tuple[int, int, int, int]] = []
    for area in sorted(merged, key=lambda area: (area[1], area[0])):
        top, left, bottom, right = area
        inside = areas and areas[-1][1] == left and top <= areas[-1][2]
        if top <= rows and not inside:
            areas.append((top, left, min(bottom, rows), right))
    return areas


def fill_codes(colours: dict[int, str], rows: int) -> ColumnCodes:
    column = ColumnCodes()
    column.add([colours.get(row, "") for row in range(1, rows + 1)])
    return column
