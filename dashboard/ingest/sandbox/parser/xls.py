"""In the child: an old .xls, record by record: what the parser does not tell of its sheets.

The stream of records lies in sectors of an OLE2 file ([MS-CFB]); the records are those of [MS-XLS].
"""

import struct
from array import array
from collections.abc import Iterator

from .cell_fills import INDEXED
from .sheet_facts import Found, Refused, Scan

NO_SECTOR = 0xFFFFFFFA  # from here on, numbers are marks
MINI_SECTOR, SMALLEST_BIG_STREAM = 64, 4096
BOF, EOF, BOUNDSHEET, FILEPASS, PALETTE, XF = 0x809, 0x0A, 0x85, 0x2F, 0x92, 0xE0
DATEMODE = 0x22
ROW, BOOLERR, FORMULA, MULRK, MULBLANK = 0x208, 0x205, 0x06, 0xBD, 0xBE
ONE_CELL = {0x201, 0x203, 0x204, BOOLERR, 0x27E, 0xFD, 0xD6, FORMULA}  # blank, number, text ...
BIFF8 = 0x600
HIDDEN, SOLID, IS_ERROR = 0x20, 1, 2
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def scan_xls(content: bytes) -> Scan:
    """Hidden rows, cells with errors, and fills. What can't be followed is left out: the parser judges it."""
    book = Book()
    try:
        for place, kind, data in records(workbook_stream(content)):
            book.read(place, kind, data)
    except (struct.error, IndexError, ValueError):
        pass
    return Scan(book.sheets, from_1904=book.from_1904)


class Sectors:
    """An OLE2 file's chains of sectors."""

    def __init__(self, content: bytes):
        self._content = content
        (shift,) = struct.unpack_from("<H", content, 30)
        self._size = 1 << min(shift, 12)
        self.first_directory, _, _, self.first_mini, _, further, count = struct.unpack_from(
            "<7I", content, 48
        )
        numbers = array("I", content[76:512])
        for _ in range(min(count, len(content) // self._size)):
            more = array("I", self.sector(further))
            numbers += more[:-1]
            further = more[-1]
        self.table = array("I", b"".join(self.sector(number) for number in numbers if number < NO_SECTOR))

    def sector(self, number: int) -> bytes:
        return self._content[(number + 1) * self._size : (number + 2) * self._size]

    def stream(self, first: int) -> bytes:
        return b"".join(map(self.sector, follow(self.table, first)))


def follow(table: array, number: int) -> Iterator[int]:
    """The sectors of one chain; a chain in a circle ends where it could have no more."""
    for _ in range(len(table)):
        if number >= NO_SECTOR:
            return
        yield number
        number = table[number]


def workbook_stream(content: bytes) -> bytes:
    """The stream Workbook, or Book as it was called before Excel 97; b"" where there is none."""
    sectors = Sectors(content)
    directory = sectors.stream(sectors.first_directory)
    entries = [directory[place : place + 128] for place in range(0, len(directory), 128)]
    for entry in entries:
        if entry[:64].decode("utf-16-le", "replace").partition("\0")[0].casefold() in ("workbook", "book"):
            first, size = struct.unpack_from("<II", entry, 116)
            if size >= SMALLEST_BIG_STREAM:
                return sectors.stream(first)[:size]
            return small_stream(sectors, entries[0], first)[:size]
    return b""


def small_stream(sectors: Sectors, root: bytes, first: int) -> bytes:
    """Small streams lie in small sectors, inside the stream of the root."""
    small = sectors.stream(struct.unpack_from("<I", root, 116)[0])
    table = array("I", sectors.stream(sectors.first_mini))
    return b"".join(
        small[number * MINI_SECTOR : (number + 1) * MINI_SECTOR] for number in follow(table, first)
    )


def records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Place, kind and content of each record."""
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if not kind:
            return  # the stream's last sector is filled up with zeros
        yield place, kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


class Book:
    """What the records say. First come those common to all sheets, then one sheet after another."""

    def __init__(self):
        self.sheets: dict[str, Found] = {}
        self.from_1904 = False
        self._at: dict[int, str] = {}  # where a sheet's records begin, and its name
        self._found: Found | None = None
        self._is_8 = True
        self._palette = list(INDEXED)
        self._formats: list[int | None] = []  # each format's number of a colour, if its fill is solid

    def read(self, place: int, kind: int, data: bytes) -> None:
        if kind == BOF and place in self._at:
            self._found = self.sheets.setdefault(self._at[place], Found())
        elif self._found is None:
            self._read_common(kind, data)
        elif kind == ROW:
            if data[12] & HIDDEN:
                self._found.hidden_rows.append(struct.unpack_from("<H", data)[0] + 1)
        elif kind in ONE_CELL:
            self._read_cell(kind, data)
        elif kind in (MULRK, MULBLANK):
            self._read_cells(data, 6 if kind == MULRK else 2)

    def _read_common(self, kind: int, data: bytes) -> None:
        if kind == FILEPASS:
            raise Refused("encrypted")
        if kind == BOF:
            self._is_8 = struct.unpack_from("<H", data)[0] == BIFF8
        elif kind == BOUNDSHEET:
            self._at[struct.unpack_from("<I", data)[0]] = self._sheet_name(data[6:])
        elif kind == DATEMODE:
            self.from_1904 = struct.unpack_from("<H", data)[0] == 1
        elif kind == PALETTE:
            colours = [data[place : place + 3].hex().upper() for place in range(2, len(data) - 2, 4)]
            self._palette[: len(colours)] = colours
        elif kind == XF and self._is_8:
            borders, colours = struct.unpack_from("<IH", data, 14)
            self._formats.append(colours & 0x7F if borders >> 26 == SOLID else None)

    def _sheet_name(self, data: bytes) -> str:
        length = data[0]
        if not self._is_8:
            return data[1 : 1 + length].decode("cp1252", "replace")
        wide = data[1] & 1
        return data[2 : 2 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")

    def _read_cell(self, kind: int, data: bytes) -> None:
        row, column, style = struct.unpack_from("<3H", data)
        self._colour(row, column, style)
        error = None
        if kind == BOOLERR and data[7]:
            error = data[6]
        elif kind == FORMULA and data[12:14] == b"\xff\xff" and data[6] == IS_ERROR:
            error = data[8]
        if error is not None:
            self._found.errors.append((row + 1, column, ERRORS.get(error, "#N/A")))

    def _read_cells(self, data: bytes, step: int) -> None:
        row, column = struct.unpack_from("<2H", data)
        for number, place in enumerate(range(4, len(data) - 2, step)):
            self._colour(row, column + number, struct.unpack_from("<H", data, place)[0])

    def _colour(self, row: int, column: int, style: int) -> None:
        number = self._formats[style] if style < len(self._formats) else None
        if number is not None and 8 <= number < 64:
            self._found.fills.setdefault(column, {})[row + 1] = self._palette[number - 8]
