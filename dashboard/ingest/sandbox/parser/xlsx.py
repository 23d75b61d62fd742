"""In the child: an .xlsx worksheet's XML, scanned for hidden rows, errors, formulas, fills and extent.

The expressions know a cell as Excel writes it, `<c r="A1" s="1"`. A sheet by another writer is brought into
that form first.
"""

import posixpath
import re
import zipfile
from functools import cache

from . import cell_fills
from .part_names import RELATION
from .sheet_facts import LAST_COLUMN, LAST_ROW, Refused, SheetFacts
from .zip_parts import LONGEST_ROW, attribute, part_name, pieces, small_part

LARGEST_THEME = 1 << 20  # a hundred times Excel's own: it is searched for each of its twelve colours
CELL = rb'<c r="([A-Z]{1,3})(\d{1,7})"'
ROW = re.compile(rb'<row r="(\d{1,10})')
FILLED_CELL = re.compile(CELL + rb"[^<>]*(?<!/)>(?:(?!</?c[ >]).)*?<(?:v|t|t [^<>]*)>[^<]", re.S)
HIDDEN = re.compile(rb'<row r="(\d{1,7})"[^<>]*\shidden="(?:1|true)"')
ERROR = re.compile(CELL + rb'[^<>]* t="e"[^<>]*(?<!/)>(?:(?!</c>).)*?<v>\s*(#[^<]{1,20})', re.S)
EMPTY_FORMULA = re.compile(
    CELL + rb"([^<>]*)>\s*<f\b(?:[^<>]*/>|[^<>]*>[^<]*</f>)\s*(<v\s*/>|<v>\s*</v>)?\s*</c>"
)
STYLED_CELL = re.compile(CELL + rb'(?: t="\w+")? s="(\d{1,7})"')


def scanners(archive: zipfile.ZipFile, limits: dict[str, int]) -> dict[str, "SheetScanner"]:
    """A scanner for each worksheet, by its part's name."""
    colours, inks = cell_fills.colours_of_styles(
        small_part(archive, "xl/styles.xml"), small_part(archive, "xl/theme/theme1.xml", LARGEST_THEME)
    )
    return {part: SheetScanner(name, colours, inks) for part, name in sheet_parts(archive).items()}


def sheet_facts(
    archive: zipfile.ZipFile, scanners: dict[str, "SheetScanner"], limits: dict[str, int]
) -> dict[str, SheetFacts]:
    """The facts of each sheet, by its name. Refuses a sheet whose cells lie too far apart."""
    for entry in archive.infolist():
        scanner = scanners.get(part_name(entry.filename))
        if scanner and scanner.rows * scanner.columns > limits["cells"]:
            # Cells that have a format only, such as whole coloured rows, cost nothing: look closer.
            closer = ExtentScanner()
            for piece in pieces(archive, entry, limits):
                closer.feed(piece)
            closer.end()
            if closer.rows * closer.columns > limits["cells"]:
                raise Refused("cells")
    return {scanner.name: scanner.facts for scanner in scanners.values()}


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Part name of each sheet to the sheet's name. With expressions: no parser has been let in yet."""
    links = {
        attribute(tag, b"Id"): attribute(tag, b"Target")
        for tag in RELATION.findall(small_part(archive, "xl/_rels/workbook.xml.rels"))
    }
    parts = {}
    for tag in re.findall(rb"<(?:\w+:)?sheet\b[^<>]*>", small_part(archive, "xl/workbook.xml")):
        target = links.get(attribute(tag, rb"(?:\w+:)?id"), "").replace("\\", "/")
        path = target if target.startswith(("/", "xl/")) else f"xl/{target}"
        parts[part_name(posixpath.normpath(path))] = attribute(tag, b"name")
    if len(set(parts.values())) < len(parts):
        raise Refused("damaged")  # two sheets of one name: the parser would give the first of them twice
    return parts


def counts_from_1904(archive: zipfile.ZipFile) -> bool:
    """Whether the workbook's days are counted from 1904, as Excel for Mac once did."""
    tag = re.search(rb"<(?:\w+:)?workbookPr\b[^<>]*>", small_part(archive, "xl/workbook.xml"))
    return tag is not None and attribute(tag[0], b"date1904").strip().lower() in ("1", "true", "on")


class RowFeeder:
    """Takes a worksheet in pieces, and hands on whole rows in Excel's own form."""

    def __init__(self) -> None:
        self._rest = b""
        self._prefix: bytes | None = None  # that some writers put before every name
        self._tidier: Tidier | None = None
        self._over = False

    def feed(self, piece: bytes) -> None:
        if self._over:
            return
        data = self._rest + piece
        if self._prefix is None:
            prefix = re.search(rb"<(\w+:)worksheet\b", data[:4096])
            self._prefix = prefix[1] if prefix else b""
        end = data.find(b"</" + self._prefix + b"sheetData>", max(len(self._rest) - 50, 0))
        if end >= 0:
            self._over, self._rest = True, data[:end]
            return
        start = data.rfind(b"<" + self._prefix + b"row")
        if start > 0:
            self._hand_on(data[:start])
        self._rest = data[max(start, 0) :]
        if len(self._rest) > LONGEST_ROW:
            raise Refused("row")

    def end(self) -> None:
        self._hand_on(self._rest)
        self._rest = b""

    def _hand_on(self, data: bytes) -> None:
        if self._prefix:
            data = data.replace(b"<" + self._prefix, b"<").replace(b"</" + self._prefix, b"</")
        if b"<row" not in data:
            return
        if self._tidier is None:
            self._tidier = Tidier(data)
        self.rows_read(self._tidier.tidied(data) if self._tidier.is_needed else data)

    def rows_read(self, data: bytes) -> None:
        raise NotImplementedError


class SheetScanner(RowFeeder):
    """What calamine doesn't give of one worksheet, and how far its cells reach, empty ones included."""

    def __init__(self, name: str, colours: dict[bytes, str], inks: dict[bytes, str]):
        super().__init__()
        self.name = name
        self.facts = SheetFacts()
        self.rows = self.columns = 0
        self._colours = colours
        self._inks = inks

    def rows_read(self, data: bytes) -> None:
        self._extent(data)
        facts = self.facts
        if b'hidden="' in data:
            facts.hidden_rows += map(int, HIDDEN.findall(data))
        if b't="e"' in data:
            facts.errors += [
                (int(row), column(name), code.decode("ascii", "replace").strip())
                for name, row, code in ERROR.findall(data)
            ]
        if b"<f" in data:
            facts.empty_formulas += [
                (int(row), column(name))
                for name, row, attributes, value in EMPTY_FORMULA.findall(data)
                if not (value and b't="str"' in attributes)  # an empty text is a value
            ]
        if self._colours or self._inks:
            self._fills(data)

    def _extent(self, data: bytes) -> None:
        rows, columns = {int(row) for row in ROW.findall(data)}, set()
        for letters, row in far_cells(min(self.columns, 26)).findall(data):
            columns.add(letters)
            if len(row) > 6:
                rows.add(int(row))
        self.rows = max({self.rows, *rows})
        self.columns = max({self.columns, *(column(letters) + 1 for letters in columns)})
        if self.rows > LAST_ROW or self.columns > LAST_COLUMN:
            raise Refused("reference")

    def _fills(self, data: bytes) -> None:
        colours, fills, inks = self._colours, self.facts.fills, self._inks
        for name, row, style in STYLED_CELL.findall(data):
            if style in colours:
                fills.setdefault(column(name), {})[int(row)] = colours[style]
            if style in inks:
                self.facts.inks.setdefault(column(name), {})[int(row)] = inks[style]


@cache
def far_cells(columns: int) -> re.Pattern:
    """Cells to the right of the first columns, or so far down that the sheet may have ended."""
    near = rb'(?![A-%c]\d{1,6}")' % (ord("@") + columns) if columns else b""
    return re.compile(rb'<c r="' + near + rb"([A-Z]+)(\d{1,10})")


class ExtentScanner(RowFeeder):
    """How far the cells that hold something reach: a closer and slower look."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = self.columns = 0

    def rows_read(self, data: bytes) -> None:
        cells = FILLED_CELL.findall(data)
        self.rows = max({self.rows, *(int(row) for _, row in cells)})
        self.columns = max({self.columns, *(column(name) + 1 for name, _ in cells)})


def column(letters: bytes) -> int:
    """A is 0."""
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number - 1


def letters(number: int) -> bytes:
    """0 is A."""
    name = b""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = b"%c" % (letter + 65) + name
    return name


class Tidier:
    """Brings rows and cells into the form that Excel writes: double quotes, `r` first, then `s`.

    `r` may be left out: a row or cell without it follows the one before.
    """

    TAG = re.compile(rb"<(row|c)(?=[\s/>])([^<>]*)>")
    # Possessive, or a name of 100,000 letters would be tried from each of them.
    ATTRIBUTE = re.compile(rb"""(?<![\w:])([\w:]++)\s*+=\s*+(?:"([^"<>]*)"|'([^'<>]*)')""")
    OTHER_ORDER = re.compile(rb'<c r="[^"]*" (?!t="\w+" s=|s=)[^<>]*\bs=')

    def __init__(self, data: bytes):
        """data: the first rows; a writer has one form."""
        self._row, self._column = 0, -1
        usual = data.count(b'<row r="') + data.count(b'<c r="') == len(self.TAG.findall(data))
        self.is_needed = not usual or bool(self.OTHER_ORDER.search(data))

    def tidied(self, data: bytes) -> bytes:
        return self.TAG.sub(self._tag, data)

    def _tag(self, match: re.Match) -> bytes:
        kind, rest = match.groups()
        if b"=" not in rest:  # a short way: there may be millions
            number = self._row_number({}) if kind == b"row" else self._cell_name({})
            return b'<%s r="%s"%s>' % (kind, number, rest[-1:] if rest.endswith(b"/") else b"")
        given = {name: one or other for name, one, other in self.ATTRIBUTE.findall(rest)}
        given[b"r"] = self._row_number(given) if kind == b"row" else self._cell_name(given)
        order = sorted(given, key=lambda name: (name != b"r", name != b"s"))
        attributes = b"".join(b' %s="%s"' % (name, given[name]) for name in order)
        return b"<" + kind + attributes + (b"/>" if rest.endswith(b"/") else b">")

    def _row_number(self, given: dict[bytes, bytes]) -> bytes:
        number = given.get(b"r", b"")
        self._row = int(number) if number.isdigit() and len(number) < 10 else self._row + 1
        self._column = -1
        return b"%d" % self._row

    def _cell_name(self, given: dict[bytes, bytes]) -> bytes:
        name = given.get(b"r", b"")
        self._column = column(name.rstrip(b"0123456789")) if name else self._column + 1
        if self._column < -1:
            raise Refused("reference")  # no letters: counting on from there would never end
        return name or letters(self._column) + b"%d" % self._row
