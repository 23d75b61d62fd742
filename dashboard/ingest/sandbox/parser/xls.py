"""In the child: an old .xls, by xlrd: its cells, hidden rows, merged cells and fills.

Measured on 65,000 rows × 20 columns (23 MB): 4.4 s of processor time and 134 MB, of a child's 20 s and 1 GB.
Calamine, which gives neither hidden rows nor fills, with a reader of our own beside it: 2.2 s and 277 MB.
"""

import codecs
import re
import sys
from datetime import time, timedelta
from itertools import islice

import xlrd

from .answer import Answer, ColumnCodes
from .sheet_facts import Refused, SheetFacts, is_ink

BLOCK = 250  # rows at a time, as in cells.py
NOTHING = bytes((xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK))
MILLISECONDS_A_DAY = 86_400_000
SOLID = 1
LENGTH = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)  # in the format of a length of time, not "[Magenta]"
ENCRYPTED = "Workbook is encrypted"  # xlrd's own words; it has no class for them
# Of texts in workbooks from before Excel 97. Loaded now: no file can be opened under the child's limits.
for encoding in ("cp437", "cp850", "cp1250", "cp1252", "mac_roman"):
    codecs.lookup(encoding)


def read(kind: str, content: bytes, limits: dict[str, int]) -> tuple[dict, list[ColumnCodes]]:
    """All worksheets, each let go of before the next is read."""
    try:
        book = xlrd.open_workbook(
            file_contents=content,
            logfile=sys.stderr,
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
            ignore_workbook_corruption=True,
        )
    except xlrd.XLRDError as error:
        raise Refused("encrypted" if str(error) == ENCRYPTED else "damaged") from None
    answer, styles = Answer(limits), Styles(book)
    answer.from_1904 = styles.from_1904
    for number in range(book.nsheets):
        add_sheet(answer, book.sheet_by_index(number), styles)
        book.unload_sheet(number)
    return answer.description(), answer.columns


class Styles:
    """What a cell's style, its number in the workbook's list, says of it."""

    def __init__(self, book: xlrd.Book):
        self.from_1904 = bool(book.datemode)
        self.colours = {}  # of styles with a solid fill, as "RRGGBB"
        self.inks = {}  # the same of styles with a coloured font
        self._moments: dict[tuple[float, bool], object] = {}
        self._lengths = set()  # styles of lengths of time
        for number, style in enumerate(book.xf_list):
            fill, form = style.background, book.format_map.get(style.format_key)
            colour = book.colour_map.get(fill.pattern_colour_index)
            if fill.fill_pattern == SOLID and colour:
                self.colours[number] = bytes(colour).hex().upper()
            ink = font_colour(book, style.font_index)
            if is_ink(ink):
                self.inks[number] = ink
            if form and LENGTH.search(form.format_str):
                self._lengths.add(number)

    def moment(self, days: float, style: int) -> object:
        """A day, a moment, a time of day or a length of time; the number itself where the calendar ends."""
        key = days, style in self._lengths
        if key not in self._moments:
            self._moments[key] = self._read_moment(*key)
        return self._moments[key]

    def _read_moment(self, days: float, is_length: bool) -> object:
        try:
            if is_length:
                return timedelta(milliseconds=round(days * MILLISECONDS_A_DAY))
            moment = xlrd.xldate_as_datetime(days, self.from_1904)
        except (OverflowError, ValueError):
            return days
        if days < 1:
            return moment.time()
        return moment if moment.time() != time(0) else moment.date()


def font_colour(book: xlrd.Book, number: int) -> str | None:
    """None for the automatic one."""
    fonts = book.font_list
    colour = book.colour_map.get(fonts[number].colour_index) if 0 <= number < len(fonts) else None
    return bytes(colour).hex().upper() if colour else None


def add_sheet(answer: Answer, sheet: xlrd.sheet.Sheet, styles: Styles) -> None:
    rows, width = extent(sheet)
    answer.count(rows, width)
    columns = [ColumnCodes() for _ in range(width)]
    cells = (row_of(sheet, row, width, styles) for row in range(rows))
    while block := list(islice(cells, BLOCK)):
        for column, values in zip(columns, zip(*block, strict=True), strict=True):
            column.add(values)
    answer.add(sheet.name, sheet.visibility == 0, columns, facts_of(sheet, rows, styles))


def extent(sheet: xlrd.sheet.Sheet) -> tuple[int, int]:
    """Rows and columns to the last value: xlrd counts cells that have a format only as well."""
    widths = [len(sheet.row_types(row).tobytes().rstrip(NOTHING)) for row in range(sheet.nrows)]
    return max((row for row, width in enumerate(widths, 1) if width), default=0), max(widths, default=0)


def row_of(sheet: xlrd.sheet.Sheet, row: int, width: int, styles: Styles) -> list:
    """The cells of a row, as ColumnCodes takes them."""
    cells, kinds = sheet.row_values(row, 0, width), sheet.row_types(row, 0, width)
    for column, kind in enumerate(kinds):
        if kind == xlrd.XL_CELL_DATE:
            cells[column] = styles.moment(cells[column], sheet.cell_xf_index(row, column))
        elif kind == xlrd.XL_CELL_BOOLEAN:
            cells[column] = bool(cells[column])
        elif kind == xlrd.XL_CELL_ERROR:
            cells[column] = ("error", xlrd.error_text_from_code.get(cells[column], "#N/A"))
    return cells + [""] * (width - len(cells))


def facts_of(sheet: xlrd.sheet.Sheet, rows: int, styles: Styles) -> SheetFacts:
    facts = SheetFacts()
    facts.hidden_rows = sorted(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
    facts.merged = [(top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells]
    if styles.colours or styles.inks:
        for row in range(rows):
            for column, kind in enumerate(sheet.row_types(row)):
                # The style of a cell that is not in the file would be its row's or its column's.
                if not kind:
                    continue
                style = sheet.cell_xf_index(row, column)
                if colour := styles.colours.get(style):
                    facts.fills.setdefault(column, {})[row + 1] = colour
                if ink := styles.inks.get(style):
                    facts.inks.setdefault(column, {})[row + 1] = ink
    return facts
