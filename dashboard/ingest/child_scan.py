"""In the child: the XML of a zip file as bytes, in bounded pieces, before a parser meets it.

It refuses what a parser would choke on, and notes what the parser does not tell: hidden rows, error cells, formulas
without a stored value, and cells with a fill.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field

import child_fills

PIECE = 1 << 20
LONGEST_TAIL = 64 << 20  # a single row that is longer is no table
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", re.I)
MODIFIED = re.compile(rb"<dcterms:modified[^>]*>(\d{4}-\d\d-\d\d)")


class Refused(Exception):
    """The file is not read further. `code` is known to child.py."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass
class SheetScan:
    hidden_rows: list[int] = field(default_factory=list)  # 1-based
    errors: list[tuple[int, int, str]] = field(default_factory=list)  # 1-based row, 0-based column, "#N/A"
    empty_formulas: list[tuple[int, int]] = field(default_factory=list)
    fills: dict[int, dict[int, str]] = field(default_factory=dict)  # column -> 1-based row -> "RRGGBB"


@dataclass
class Scan:
    sheets: dict[str, SheetScan] = field(default_factory=dict)  # by sheet name
    modified: str | None = None


def scan_zip(content: bytes, kind: str, limits: dict[str, int]) -> Scan:
    """Every XML part is read once, in pieces; the archive's directory may lie, so real bytes are counted."""
    found = Scan()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = sheet_parts(archive) if kind == "xlsx" else {}
        colours = child_fills.colours_of_styles(archive) if kind == "xlsx" else {}
        total = 0
        for entry in archive.infolist():
            if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
                continue
            name = sheets.get(part_name(entry.filename))
            scanner = SheetScanner(colours) if name is not None else TextScanner(limits["text_kb"] * 1024)
            total += read_part(archive, entry, scanner, limits)
            if total > limits["unpacked_mb"] << 20:
                raise Refused("part")
            if name is not None:
                found.sheets[name] = scanner.found
            elif part_name(entry.filename) == "docprops/core.xml" and (day := MODIFIED.search(scanner.head)):
                found.modified = day[1].decode()
    return found


def part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def read_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, scanner, limits: dict[str, int]) -> int:
    """Hand a part to its scanner piece by piece; returns its true length in bytes."""
    length, tail = 0, b""
    with archive.open(entry) as part:
        while piece := part.read(PIECE):
            if not length:
                check_encoding(piece)
            length += len(piece)
            if length > limits["part_mb"] << 20 or len(tail) > LONGEST_TAIL:
                raise Refused("part")
            data = tail + piece
            if DECLARATION.search(data):
                raise Refused("markup")
            tail = scanner.feed(data)
    scanner.end(tail)
    return length


def check_encoding(head: bytes) -> None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:64]:
        raise Refused("encoding")
    declared = ENCODING.search(head[:200])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        raise Refused("encoding")


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Part name of each worksheet to the sheet's name. Read with expressions: no parser has been let in yet."""
    import html

    parts = {part_name(name): name for name in archive.namelist()}
    workbook, links = (
        archive.read(parts[name]) if name in parts else b""
        for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    )
    targets = {
        attribute(tag, b"Id"): attribute(tag, b"Target")
        for tag in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", links)
    }
    found = {}
    for tag in re.findall(rb"<(?:\w+:)?sheet\b[^>]*>", workbook):
        target = targets.get(attribute(tag, rb"(?:\w+:)?id"), "")
        path = target.lstrip("/") if target.startswith(("/", "xl/")) else f"xl/{target}"
        found[part_name(path)] = html.unescape(attribute(tag, b"name"))
    return found


def attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb"\s*=\s*[\"']([^\"']*)", tag)
    return found[1].decode("utf-8", "replace") if found else ""


class TextScanner:
    """Any part but a sheet: texts that are too long to be a cell's, such as one that is used by thousands of cells."""

    def __init__(self, longest: int):
        self.head = b""
        self._too_long = re.compile(rb"[^<>]{%d,}" % longest)
        self._longest = longest

    def feed(self, data: bytes) -> bytes:
        self.head = self.head or data[:4096]
        if self._too_long.search(data):
            raise Refused("text")
        place = data.rfind(b"<")
        return data[place:] if place >= 0 else data

    def end(self, tail: bytes) -> None:
        pass


class SheetScanner:
    """A worksheet, a whole number of rows at a time."""

    def __init__(self, colours: dict[int, str]):
        self.found = SheetScan()
        self._colours = colours
        self._patterns: dict[str, re.Pattern] = {}

    def feed(self, data: bytes) -> bytes:
        if not self._patterns:
            self._patterns = patterns(data, self._colours)
        place = data.rfind(self._patterns["row_end"].pattern)
        if place < 0:
            return data
        self._rows(data[:place])
        return data[place:]

    def end(self, tail: bytes) -> None:
        if self._patterns:
            self._rows(tail)

    def _rows(self, data: bytes) -> None:
        match = self._patterns
        if match["outside"].search(data):
            raise Refused("reference")
        if b"hidden" in data:
            self.found.hidden_rows += [int(row) for row in match["hidden"].findall(data) if row]
        if b't="e"' in data:
            self.found.errors += [
                (int(row), column(name), word.decode("ascii", "replace"))
                for name, row, word in match["error"].findall(data)
            ]
        if match["formula_start"].pattern in data:
            self.found.empty_formulas += [
                (int(row), column(name)) for name, row in match["empty_formula"].findall(data)
            ]
        if self._colours:
            for name, row, style in match["fill"].findall(data):
                self.found.fills.setdefault(column(name), {})[int(row)] = self._colours[int(style)]


def patterns(head: bytes, colours: dict[int, str]) -> dict[str, re.Pattern]:
    """Compiled for this sheet: some writers put a prefix before every name (<x:row>)."""
    prefixed = re.search(rb"<(\w+:)?worksheet\b", head)
    x = prefixed[1] if prefixed and prefixed[1] else b""
    cell = rb"<" + x + rb'c r="([A-Z]{1,3})(\d{1,7})"'
    styles = b"|".join(b"%d" % style for style in colours) or b"-"
    nothing = rb"(?:<" + x + rb"v\s*/>|<" + x + rb"v></" + x + rb"v>)?"
    return {
        "row_end": re.compile(b"</" + x + b"row>"),
        "formula_start": re.compile(b"<" + x + b"f"),
        "outside": re.compile(rb"<" + x + rb'c r="(?:[A-Z]{4}|X(?:F[E-Z]|[G-Z][A-Z])|[YZ][A-Z]{2})'),
        "hidden": re.compile(rb"<" + x + rb'row (?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,7})"'),
        "error": re.compile(cell + rb'(?=[^>]*\bt="e")[^>]*>.*?<' + x + rb"v>(#[^<]{1,20})<", re.S),
        "empty_formula": re.compile(
            cell
            + rb"[^>]*>\s*<"
            + x
            + rb"f\b(?:[^>]*/>|[^>]*>[^<]*</"
            + x
            + rb"f>)\s*"
            + nothing
            + rb"\s*</"
            + x
            + rb"c>"
        ),
        "fill": re.compile(cell + rb'[^>]*?\bs="(' + styles + rb')"'),
    }


def column(letters: bytes) -> int:
    """A is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
