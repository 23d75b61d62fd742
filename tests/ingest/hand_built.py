"""Files of every kind, built in bytes by a few lines: a list of two tasks, if nothing else is asked for.

Big ones are packed from one block that is repeated, so that building them takes neither time nor memory.
"""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import P

CANARY = "Kanariefugl Hemmeligsen"
MB = 1 << 20
HEADERS = ("Opgave", "Status", "Deadline", "Ansvarlig")
TASKS = [
    HEADERS,
    ("Match ydelser", "I gang", "31-12-2018", CANARY),
    ("Opret roller", "Ny", "31-12-2018", CANARY),
]

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONS = f'<Relationships xmlns="{PACKAGE}/relationships">%s</Relationships>'
RELATION = f'<Relationship Id="%s" Type="{OFFICE}/%s" Target="%s"/>'
SHEET = "xl/worksheets/sheet1.xml"


@dataclass(frozen=True)
class Part:
    """An entry of a zip file, packed already. The directory may be made to lie."""

    packed: bytes
    size: int
    crc: int
    method: int = zipfile.ZIP_DEFLATED
    flags: int = 0


def part(content: bytes | str) -> Part:
    return of_pieces([content.encode() if isinstance(content, str) else content])


def of_pieces(pieces: Iterable[bytes]) -> Part:
    """What is too big to be held as a whole, packed piece by piece."""
    packer, packed, size, crc = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS), b"", 0, 0
    for piece in pieces:
        packed, size, crc = packed + packer.compress(piece), size + len(piece), zlib.crc32(piece, crc)
    return Part(packed + packer.flush(), size, crc)


def repeated(head: bytes, block: bytes, times: int, tail: bytes = b"", crc: bool = True) -> Part:
    """head, the block so many times, tail. A full flush makes each packed block stand alone.

    crc: False for what is never unpacked, since the sum of a gigabyte takes its time.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    pieces = [packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH) for piece in (head, block)]
    end = packer.compress(tail) + packer.flush()
    total = zlib.crc32(head)
    for _ in range(times if crc else 0):
        total = zlib.crc32(block, total)
    size = len(head) + len(block) * times + len(tail)
    return Part(pieces[0] + pieces[1] * times + end, size, zlib.crc32(tail, total))


def zip_of(parts: Iterable[tuple[str, Part]], same_offset: bool = False) -> bytes:
    """A zip file by hand: names may repeat, and entries may share one offset."""
    parts, body, directory = list(parts), b"", b""
    for name, one in parts:
        about = struct.pack(
            "<HHHHHIIIHH", 20, one.flags | 0x800, one.method, 0, 0x21, one.crc, len(one.packed), one.size,
            len(name.encode()), 0,
        )  # fmt: skip
        offset = 0 if same_offset else len(body)
        body += b"PK\3\4" + about + name.encode() + one.packed
        directory += b"PK\1\2" + struct.pack("<H", 20) + about + bytes(10) + struct.pack("<I", offset)
        directory += name.encode()
    end = struct.pack("<HHHHIIH", 0, 0, len(parts), len(parts), len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


def rows_xml(rows: Iterable[Iterable[object]], first: int = 1) -> str:
    return "".join(row_xml(number, row) for number, row in enumerate(rows, first))


def row_xml(number: int, row: Iterable[object]) -> str:
    cells = "".join(cell_xml(column, number, value) for column, value in enumerate(row))
    return f'<row r="{number}">{cells}</row>'


def cell_xml(column: int, row: int, value: object) -> str:
    name = f"{openpyxl.utils.get_column_letter(column + 1)}{row}"
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{name}"/>' if value is None else f'<c r="{name}"><v>{value}</v></c>'


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    return f"<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def workbook_parts(sheet: str | Part | None = None, **more: str | Part) -> dict[str, Part]:
    """The parts of an .xlsx with one sheet, the list of tasks if nothing else is asked for.

    more: parts by name, in place of ours or beside them.
    """
    sheets = '<sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets>'
    relations = RELATION % ("rId1", "worksheet", "worksheets/sheet1.xml")
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": RELATIONS % (RELATION % ("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": RELATIONS % relations,
        SHEET: sheet_xml(rows_xml(TASKS)) if sheet is None else sheet,
        **more,
    }
    return {name: content if isinstance(content, Part) else part(content) for name, content in parts.items()}


def xlsx(sheet: str | Part | None = None, **more: str | Part) -> bytes:
    return zip_of(workbook_parts(sheet, **more).items())


def tasks_and(rows: str, **about: str) -> bytes:
    """The list of tasks, with more rows below it."""
    return xlsx(sheet_xml(rows_xml(TASKS) + rows, **about))


def big_sheet(row: bytes, times: int, tail: bytes = b"", crc: bool = True) -> bytes:
    """A sheet that begins as the list of tasks and goes on with one row, again and again."""
    head = sheet_xml(rows_xml(TASKS)).partition("</sheetData>")[0].encode()
    each = max(MB // len(row), 1)
    return xlsx(repeated(head, row * each, times // each, tail + b"</sheetData></worksheet>", crc))


def shared(*texts: str) -> str:
    return f"<sst {MAIN}>{''.join(f'<si><t>{text}</t></si>' for text in texts)}</sst>"


def ole2(streams: dict[str, bytes]) -> bytes:
    """An OLE2 file: header, one sector of the table, one of the directory, then the streams."""
    size, table, entries, body = 512, [0xFFFFFFFD, 0xFFFFFFFE], [], b""
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")
        count = -(-len(content) // size)
        entries.append((name, 2, len(table), len(content)))
        table += [*range(len(table) + 1, len(table) + count), 0xFFFFFFFE]
        body += content.ljust(count * size, b"\0")
    directory = b"".join(
        ole2_entry(*entry, child) for child, entry in enumerate([("Root Entry", 5, 0xFFFFFFFE, 0), *entries])
    )
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    header += bytes(10) + struct.pack("<5I", 1, 1, 0, 4096, 0xFFFFFFFE)
    header += struct.pack("<4I", 0, 0xFFFFFFFE, 0, 0) + b"\xff" * 432
    fat = struct.pack(f"<{len(table)}I", *table).ljust(size, b"\xff")
    return header + fat + directory.ljust(size, b"\0") + body


def ole2_entry(name: str, kind: int, first: int, size: int, number: int) -> bytes:
    text = f"{name}\0".encode("utf-16-le")
    nobody, child = 0xFFFFFFFF, 1 if number == 0 else 0xFFFFFFFF
    entry = text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text), kind, 1, nobody, nobody, child)
    return entry.ljust(116, b"\0") + struct.pack("<III", first, size, 0)


def old_xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ark1")
    for row, cells in enumerate(TASKS):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls_with_password() -> bytes:
    """The second record becomes FILEPASS, by which Excel tells that the rest is encrypted."""
    content = bytearray(old_xls())
    second = content.index(struct.pack("<HH", 0x809, 16)) + 20
    content[second : second + 2] = struct.pack("<H", 0x2F)
    return bytes(content)


def ods(rows: Iterable[TableRow] = (), tasks: Iterable[tuple] = TASKS) -> bytes:
    document, table = OpenDocumentSpreadsheet(), Table(name="Ark1")
    for cells in tasks:
        table.addElement(ods_row(*map(ods_cell, cells)))
    for row in rows:
        table.addElement(row)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def ods_row(*cells: TableCell, **about) -> TableRow:
    row = TableRow(**about)
    for cell in cells:
        row.addElement(cell)
    return row


def ods_cell(text: str = "", **about) -> TableCell:
    cell = TableCell(**({"valuetype": "string"} if text else {}) | about)
    if text:
        cell.addElement(P(text=text))
    return cell


def ods_with_password() -> bytes:
    """As LibreOffice writes it: the content is encrypted, and the manifest says how."""
    manifest = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    stored = Part(kind, len(kind), zlib.crc32(kind), zipfile.ZIP_STORED)
    content = part(random.Random(1).randbytes(2000))
    return zip_of([("mimetype", stored), ("content.xml", content), ("META-INF/manifest.xml", part(manifest))])


def odt() -> bytes:
    document = OpenDocumentText()
    document.text.addElement(P(text=CANARY))
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def csv(mark: str = ";") -> bytes:
    return "\r\n".join(mark.join(row) for row in TASKS).encode()


def html(rows: Iterable[Iterable[str]] = TASKS) -> bytes:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><table>{table}</table></body></html>".encode()


def spreadsheetml(rows: Iterable[Iterable[str]] = TASKS, declaration: str = "") -> bytes:
    cell = '<Cell><Data ss:Type="String">%s</Data></Cell>'
    table = "".join(f"<Row>{''.join(cell % text for text in row)}</Row>" for row in rows)
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    sheet = f'<Worksheet ss:Name="Ark1"><Table>{table}</Table></Worksheet>'
    head = f'<?xml version="1.0"?>{declaration}<?mso-application progid="Excel.Sheet"?>'
    return f'{head}<Workbook xmlns="{name}" xmlns:ss="{name}">{sheet}</Workbook>'.encode()
