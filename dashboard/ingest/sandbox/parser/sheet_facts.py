"""In the child: what a sheet has beside its cells, and why a file is read no further.

No dataclasses here: importing them takes longer than reading a small file.
"""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class Refused(Exception):
    """The file is read no further. `code` is one of those that process.py has a sentence for."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


class SheetFacts:
    """What a sheet has beside its values. Rows are 1-based, columns 0-based."""

    def __init__(self) -> None:
        self.hidden_rows: list[int] = []
        self.errors: list[tuple[int, int, str]] = []  # row, column, "#N/A"
        self.empty_formulas: list[tuple[int, int]] = []
        self.merged: list[tuple[int, int, int, int]] = []  # top, left, bottom, right
        self.fills: dict[int, dict[int, str]] = {}  # column -> row -> "RRGGBB"
        self.inks: dict[
            int, dict[int, str]
        ] = {}  # the same of the fonts; black, white and the theme's are left out


def is_ink(colour: str | None) -> bool:
    """Whether a font's colour may be a light: neither black nor white, nor near them."""
    parts = [int(colour[start : start + 2], 16) for start in (0, 2, 4)] if colour else []
    return bool(parts) and max(parts) > 0x48 and min(parts) < 0xE8


class Grid:
    """A sheet that came as rows of cells; row and column 0 are the sheet's first."""

    def __init__(self, name: str, rows: list[list]):
        self.name = name
        self.rows = rows
        self.visible = True
        self.facts = SheetFacts()


class Scan:
    """The facts of the sheets, by their names; the ISO day of the last change; whether day 0 is in 1904."""

    def __init__(self, sheets: dict[str, SheetFacts], modified: str | None = None, from_1904: bool = False):
        self.sheets = sheets
        self.modified = modified
        self.from_1904 = from_1904
