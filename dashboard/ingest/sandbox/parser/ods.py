"""In the child: the content.xml of an .ods, scanned with expressions: hidden rows, merged cells and fills."""

import re
import zipfile

from .sheet_facts import LAST_ROW, Refused, SheetFacts, is_ink
from .zip_parts import LONGEST_ROW, plain, small_part

LARGEST_LIGHT = 1000  # cells of one fill that are written as one; more than these are a sheet's background
ROW_STARTS = (b"<table:table-row", b"<table:table ")
TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^<>]*)>")
STYLE = re.compile(rb"<style:style(?=\s)([^<>]*)>((?:(?!</?style:style[\s>]).)*)", re.S)
FILL = re.compile(rb'fo:background-color="#([0-9A-Fa-f]{6})"')
INK = re.compile(rb'fo:color="#([0-9A-Fa-f]{6})"')
NUMBER = rb'\btable:%s="(\d{1,7})"'
COLUMNS_REPEATED, ROWS_REPEATED, COLUMNS_SPANNED, ROWS_SPANNED = (
    re.compile(NUMBER % name)
    for name in (
        b"number-columns-repeated",
        b"number-rows-repeated",
        b"number-columns-spanned",
        b"number-rows-spanned",
    )
)
NAME = re.compile(rb'\btable:name="([^"<>]*)"')
STYLE_NAME = re.compile(rb'\bstyle:name="([^"<>]*)"')
USED_STYLE = re.compile(rb'\btable:style-name="([^"<>]*)"')
HIDDEN = re.compile(rb'\btable:visibility="(?:collapse|filter)"')


def scanners(archive: zipfile.ZipFile, limits: dict[str, int]) -> dict[str, "ContentScanner"]:
    if b":encryption-data" in small_part(archive, "meta-inf/manifest.xml"):
        raise Refused("encrypted")
    return {"content.xml": ContentScanner()}


def sheet_facts(
    archive: zipfile.ZipFile, scanners: dict[str, "ContentScanner"], limits: dict[str, int]
) -> dict[str, SheetFacts]:
    scanner = scanners["content.xml"]
    if scanner.largest > limits["cells"]:
        raise Refused("cells")
    return scanner.sheets


class ContentScanner:
    """All the sheets, one after another; before them stand the styles of their cells."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self.largest = 0  # cells of the largest sheet, from its first cell to its last
        self._rest = b""
        self._colours: dict[bytes, str] | None = None
        self._inks: dict[bytes, str] = {}
        self._facts = SheetFacts()
        self._row = self._next_row = self._column = self._width = 0

    def feed(self, piece: bytes) -> None:
        data = self._rest + piece
        start = max(map(data.rfind, ROW_STARTS))
        if start > 0:
            self._read(data[:start])
        self._rest = data[max(start, 0) :]
        if len(self._rest) > LONGEST_ROW:
            raise Refused("row")

    def end(self) -> None:
        self._read(self._rest)

    def _read(self, data: bytes) -> None:
        if self._colours is None:
            self._read_styles(data)
        for kind, attributes in TAG.findall(data):
            if kind == b"table":
                self._begin_sheet(attributes)
            elif kind == b"table-row":
                self._begin_row(attributes)
            else:
                self._read_cell(attributes)

    def _read_styles(self, data: bytes) -> None:
        self._colours = {}
        for attributes, body in STYLE.findall(data):
            name, fill, ink = STYLE_NAME.search(attributes), FILL.search(body), INK.search(body)
            if name and fill:
                self._colours[name[1]] = fill[1].decode().upper()
            if name and ink and is_ink(ink[1].decode()):
                self._inks[name[1]] = ink[1].decode().upper()

    def _begin_sheet(self, attributes: bytes) -> None:
        name = NAME.search(attributes)
        self._facts = SheetFacts()
        self._row = self._next_row = self._width = 0
        if name:
            self.sheets[plain(name[1])] = self._facts

    def _begin_row(self, attributes: bytes) -> None:
        """Rows are counted from 1; a row may stand for many."""
        self._row = self._next_row or 1
        self._next_row = min(self._row + number(ROWS_REPEATED, attributes), LAST_ROW + 1)
        self._column = 0
        if HIDDEN.search(attributes):
            self._facts.hidden_rows += range(self._row, self._next_row)

    def _read_cell(self, attributes: bytes) -> None:
        repeated = number(COLUMNS_REPEATED, attributes) if b"repeated" in attributes else 1
        if b"spanned" in attributes:
            rows, columns = (number(name, attributes) for name in (ROWS_SPANNED, COLUMNS_SPANNED))
            self._facts.merged.append(
                (self._row, self._column, self._row + rows - 1, self._column + columns - 1)
            )
        if (self._colours or self._inks) and (style := USED_STYLE.search(attributes)):
            self._colour(self._facts.fills, (self._colours or {}).get(style[1]), repeated)
            self._colour(self._facts.inks, self._inks.get(style[1]), repeated)
        self._column += repeated
        if b"office:value" in attributes:
            self._width = max(self._width, self._column)
            self.largest = max(self.largest, self._width * (self._next_row - 1))

    def _colour(self, colours: dict[int, dict[int, str]], colour: str | None, repeated: int) -> None:
        if colour is None or repeated * (self._next_row - self._row) > LARGEST_LIGHT:
            return
        for column in range(self._column, self._column + repeated):
            colours.setdefault(column, {}).update(dict.fromkeys(range(self._row, self._next_row), colour))


def number(name: re.Pattern, attributes: bytes) -> int:
    match = name.search(attributes)
    return max(int(match[1]), 1) if match else 1
