"""In the child: the tables of an HTML page, by expressions: the standard parser is far too slow."""

import html
import re

from .html_colours import Colours, colours_in, colours_of_classes
from .sheet_facts import Grid, Refused, SheetFacts, is_ink

TAG = re.compile(r"<(/?)(table|tr|td|th|br|p|div|li)(?=[\s/>])([^<>]*)>", re.I)
OTHER_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
SILENT = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"), ("<xml", "</xml"))
SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*(\d{1,6})", re.I)
BLANKS = re.compile(r"[ \t\r\n\f]+")
MOST_SPANNED = {"col": 1000, "row": 65_534}  # as browsers have it


def html_grids(text: str, limits: dict[str, int]) -> list[Grid]:
    """A grid for each table; one inside another's cell is a table of its own."""
    classes = colours_of_classes(text)
    for opening, closing in SILENT:
        text = without(text, opening, closing)
    page, end = Page(limits["cells"], classes), 0
    for tag in TAG.finditer(text):
        if page.is_in_cell:
            page.write(text[end : tag.start()])
        page.read_tag(bool(tag[1]), tag[2].lower(), tag[3])
        end = tag.end()
    if page.is_in_cell:
        page.write(text[end:])
    page.close()
    grids = [table.grid(number) for number, table in enumerate(page.tables, 1) if any(table.rows)]
    if not grids:
        raise Refused("no_table")
    return grids


def without(text: str, opening: str, closing: str) -> str:
    """Without what stands between the two marks."""
    folded, pieces, end = text.lower(), [], 0
    if len(folded) != len(text):  # İ alone is longer in small letters
        folded = text
    while (start := folded.find(opening, end)) >= 0:
        pieces.append(text[end:start])
        end = folded.find(closing, start)
        end = folded.find(">", end) if end >= 0 else end
        end = end + 1 if end >= 0 else len(text)
    return "".join([*pieces, text[end:]])


class Table:
    """Rows of texts, as they are filled from left to right."""

    def __init__(self, classes: dict[str, Colours]) -> None:
        self.rows: list[list[str]] = []
        self.facts = SheetFacts()
        self._classes = classes
        self._row_fill = ""
        self._tags: list[str] = []  # that may say the colours of the cell that is open
        self._covered: dict[int, int] = {}  # column to the last row that a cell above it spans
        self._spans = (1, 1)
        self.text: list[str] | None = None  # of the cell that is open

    def begin_row(self, attributes: str) -> None:
        self.end_cell()
        self.rows.append([])
        self._row_fill = colours_in(attributes, self._classes)[0]

    def begin_cell(self, attributes: str) -> None:
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        spans = {kind.lower(): int(count) for kind, count in SPAN.findall(attributes)}
        rows, columns = (max(min(spans.get(it, 1), MOST_SPANNED[it]), 1) for it in ("row", "col"))
        self._spans = rows, columns
        self.text, self._tags = [], [attributes]

    def read_block(self, attributes: str) -> None:
        """A tag within the open cell."""
        self._tags.append(attributes)

    def end_cell(self) -> int:
        """Returns how many cells were added."""
        if self.text is None:
            return 0
        row, before = self.rows[-1], len(self.rows[-1])
        while self._covered.get(len(row), 0) >= len(self.rows):
            row.append("")
        rows, columns = self._spans
        if rows > 1 or columns > 1:
            area = (len(self.rows), len(row), len(self.rows) + rows - 1, len(row) + columns - 1)
            self.facts.merged.append(area)
            self._covered.update(dict.fromkeys(range(area[1], area[3] + 1), area[2]))
        self._colour(len(row), "".join(self.text))
        row += [shown(self.text)] + [""] * (columns - 1)
        self.text = None
        return len(row) - before

    def _colour(self, column: int, text: str) -> None:
        """The cell's own colours, those of the tags in it, or the row's. text: with its tags."""
        tags = self._tags + (OTHER_TAG.findall(text) if "<" in text else [])
        fill = ink = ""
        for tag in filter(None, tags):
            own_fill, own_ink = colours_in(tag, self._classes)
            fill, ink = own_fill or fill, own_ink or ink
        if fill := fill or self._row_fill:
            self.facts.fills.setdefault(column, {})[len(self.rows)] = fill
        if is_ink(ink):
            self.facts.inks.setdefault(column, {})[len(self.rows)] = ink

    def grid(self, number: int) -> Grid:
        grid = Grid(f"Tabel {number}", self.rows)
        grid.facts = self.facts
        return grid


def shown(parts: list[str]) -> str:
    """A cell's text as a browser shows it: blanks in a row are one, entities are letters."""
    lines = "".join(parts)
    if "<" in lines:
        lines = OTHER_TAG.sub("", lines)
    lines = BLANKS.sub(" ", lines).replace("\0", "\n")
    return html.unescape(lines).strip()


class Page:
    """The tables of a page, and which of them is being written."""

    def __init__(self, cells: int, classes: dict[str, Colours]):
        self.tables: list[Table] = []
        self._classes = classes
        self._open: list[Table] = []
        self._cells_left = cells

    @property
    def is_in_cell(self) -> bool:
        return bool(self._open) and self._open[-1].text is not None

    def write(self, text: str) -> None:
        if (cell := self._open[-1].text) is not None:
            cell.append(text)

    def read_tag(self, ends: bool, name: str, attributes: str) -> None:
        if name == "table":
            self._read_table(ends)
        elif self._open and name in ("tr", "td", "th"):
            table = self._open[-1]
            self._count(table.end_cell())
            if not ends:
                table.begin_row(attributes) if name == "tr" else table.begin_cell(attributes)
        elif self.is_in_cell and not (ends and name == "br"):
            self.write("\0")  # a new line, which blanks in the source are not
            if attributes and not ends:
                self._open[-1].read_block(attributes)

    def close(self) -> None:
        """Tables that the page breaks off in."""
        while self._open:
            self._read_table(ends=True)

    def _read_table(self, ends: bool) -> None:
        if not ends:
            self._open.append(Table(self._classes))
            self.tables.append(self._open[-1])
        elif self._open:
            self._count(self._open.pop().end_cell())

    def _count(self, cells: int) -> None:
        self._cells_left -= cells
        if self._cells_left < 0:
            raise Refused("cells")
