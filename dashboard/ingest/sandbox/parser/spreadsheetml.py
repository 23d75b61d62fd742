"""In the child: Excel's XML of 2003, which some portals still write and call .xls."""

import re
from datetime import datetime
from xml.etree.ElementTree import Element, XMLPullParser

from .sheet_facts import LAST_COLUMN, LAST_ROW, Grid, Refused, SheetFacts, is_ink

PIECE = 1 << 20
S = "{urn:schemas-microsoft-com:office:spreadsheet}"
VISIBLE = (
    "{urn:schemas-microsoft-com:office:excel}WorksheetOptions/{urn:schemas-microsoft-com:office:excel}Visible"
)
DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.I)


def xml_grids(text: str, limits: dict[str, int]) -> list[Grid]:
    if "<!" in text and DECLARATION.search(text):
        raise Refused("markup")
    book = Book(limits["cells"])
    parser: XMLPullParser = XMLPullParser(("start", "end"))
    for start in range(0, len(text), PIECE):
        parser.feed(text[start : start + PIECE])
        for event, element in parser.read_events():  # type: ignore[misc]  # as above
            book.read(event, element)  # type: ignore[arg-type]  # only other events have no element
    parser.close()
    return book.grids


class Book:
    """Takes elements as they begin and end; what is read is forgotten."""

    def __init__(self, cells: int):
        self.grids: list[Grid] = []
        self._colours: dict[str, str] = {}
        self._inks: dict[str, str] = {}
        self._cells_left = cells

    def read(self, event: str, element: Element) -> None:
        if element.tag == f"{S}Worksheet":
            self._read_sheet(event, element)
        elif event == "end" and element.tag == f"{S}Row" and self.grids:
            self._read_row(element)
            element.clear()
        elif event == "end" and element.tag == f"{S}Style":
            self._read_style(element)

    def _read_sheet(self, event: str, element: Element) -> None:
        if event == "start":
            self.grids.append(Grid(element.get(f"{S}Name") or "Ark", []))
        else:
            visible = element.findtext(VISIBLE, "SheetVisible")
            self.grids[-1].visible = visible == "SheetVisible"
            element.clear()

    def _read_style(self, element: Element) -> None:
        name, interior = element.get(f"{S}ID", ""), element.find(f"{S}Interior")
        if (
            interior is not None
            and interior.get(f"{S}Pattern") == "Solid"
            and (colour := colour_of(interior))
        ):
            self._colours[name] = colour
        if is_ink(ink := colour_of(element.find(f"{S}Font"))):
            self._inks[name] = ink

    def _read_row(self, element: Element) -> None:
        """A row may name its number, and stand for some more that look alike."""
        grid = self.grids[-1]
        grid.rows += [[]] * (number(element, "Index", LAST_ROW) - 1 - len(grid.rows))
        if element.get(f"{S}Hidden") == "1":
            grid.facts.hidden_rows.append(len(grid.rows) + 1)
        cells: list = []
        for cell in element.iterfind(f"{S}Cell"):
            self._read_cell(cell, cells, len(grid.rows) + 1, grid.facts)
        self._cells_left -= len(cells)
        if self._cells_left < 0:
            raise Refused("cells")
        grid.rows += [cells] + [[]] * number(element, "Span", LAST_ROW)
        if len(grid.rows) > LAST_ROW:
            raise Refused("reference")

    def _read_cell(self, cell: Element, cells: list, row: int, facts: SheetFacts) -> None:
        cells += [""] * (number(cell, "Index", LAST_COLUMN) - 1 - len(cells))
        down, across = number(cell, "MergeDown", LAST_ROW), number(cell, "MergeAcross", LAST_COLUMN)
        if down or across:
            facts.merged.append((row, len(cells), row + down, len(cells) + across))
        style = cell.get(f"{S}StyleID", "")
        if colour := self._colours.get(style):
            facts.fills.setdefault(len(cells), {})[row] = colour
        if ink := self._inks.get(style):
            facts.inks.setdefault(len(cells), {})[row] = ink
        cells += [value_of(cell.find(f"{S}Data"))] + [""] * across


def colour_of(element: Element | None) -> str:
    colour = "" if element is None else element.get(f"{S}Color", "").lstrip("#").upper()
    return colour if re.fullmatch(r"[0-9A-F]{6}", colour) else ""


def number(element: Element, name: str, most: int) -> int:
    given = element.get(f"{S}{name}", "")
    return min(int(given), most) if given.isdecimal() and len(given) < 10 else 0


def value_of(data: Element | None) -> object:
    if data is None:
        return ""
    text = "".join(data.itertext())
    kind = data.get(f"{S}Type") if text else ""
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            moment = datetime.fromisoformat(text)
            return moment if moment.time() != datetime.min.time() else moment.date()
    except ValueError:
        return text
    if kind == "Boolean":
        return text.strip() == "1"
    return ("error", text.strip()) if kind == "Error" else text
