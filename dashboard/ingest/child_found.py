"""In the child: what is found in a file beside its cells, and the word for a file that is read no further."""

from dataclasses import dataclass, field

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class Refused(Exception):
    """The file is not read further. `code` is known to child.py."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass
class Found:
    """What a parser does not tell of a sheet. Rows are 1-based, columns 0-based."""

    hidden_rows: list[int] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)  # row, column, "#N/A"
    empty_formulas: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # top, left, bottom, right
    fills: dict[int, dict[int, str]] = field(default_factory=dict)  # column -> row -> "RRGGBB"


@dataclass
class Grid:
    """A sheet that came as rows of cells; row and column 0 are the sheet's first."""

    name: str
    rows: list[list]
    visible: bool = True
    found: Found = field(default_factory=Found)


@dataclass
class Scan:
    sheets: dict[str, Found] = field(default_factory=dict)  # by sheet name
    modified: str | None = None  # ISO
