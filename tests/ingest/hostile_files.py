"""Hostile and odd files, and what must become of each."""

import random
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from tests.ingest.hand_built import (
    CANARY,
    MAIN,
    MB,
    OFFICE,
    RELATION,
    RELATIONS,
    SHEET,
    TASKS,
    big_sheet,
    csv,
    html,
    ods,
    ods_cell,
    ods_row,
    ods_with_password,
    odt,
    of_pieces,
    old_xls,
    ole2,
    part,
    repeated,
    row_xml,
    rows_xml,
    shared,
    sheet_xml,
    spreadsheetml,
    tasks_and,
    workbook_parts,
    xls_with_password,
    xlsx,
    zip_of,
)

NAME = CANARY.encode()
STRINGS, LINKS = "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"
THEME = "xl/theme/theme1.xml"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DECLARATIONS = {
    "billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>',
    "external entity": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "external dtd": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "small letters": "<!doctype x>",
}


@dataclass(frozen=True)
class Odd:
    """A file, and what becomes of it: words that the Danish message must have, or "" where it loads."""

    what: str
    ending: str
    build: Callable[[], bytes]
    says: str = ""

    @property
    def file_name(self) -> str:
        """With the canary, which no log may have."""
        return f"{CANARY}, {self.what}{self.ending}"


def kinds() -> list[Odd]:
    """By content, whatever they are called."""
    png, pdf, xml = b"\x89PNG\r\n\x1a\n" + NAME, b"%PDF-1.7\n" + NAME, b"<opgaver>" + NAME + b"</opgaver>"
    about_books = b"Text" + "Workbook\0Book\0".encode("utf-16-le")
    budget = [["Konto", "Navn", "Januar", "I alt"], [100, "Løn", 1, 1], [200, CANARY, 2, 2]]
    return [
        Odd("image", ".xlsx", lambda: png, "billede (PNG)"),
        Odd("pdf", ".xlsx", lambda: pdf, "en PDF"),
        Odd("nothing", ".xlsx", lambda: b"", "Filen er tom"),
        Odd("zeros", ".xlsx", lambda: bytes(5000), "Filen er tom"),
        Odd("noise", ".xlsx", lambda: noise(5000), "kan ikke genkendes"),
        Odd("web page in one file", ".xls", lambda: b"MIME-Version: 1.0\n" + html(), "MHTML"),
        Odd("other xml", ".xml", lambda: xml, "Filen er XML"),
        Odd("password", ".xlsx", lambda: ole2({"EncryptedPackage": NAME}), "adgangskode"),
        Odd("old xls with password", ".xls", xls_with_password, "adgangskode"),
        Odd("ods with password", ".ods", ods_with_password, "adgangskode"),
        Odd("zip entry with password", ".xlsx", lambda: entry_marked_as(flags=1), "adgangskode"),
        Odd("old word document", ".xls", lambda: ole2({"WordDocument": about_books}), "ældre Office"),
        Odd("word document", ".xlsx", docx, "Word"),
        Odd("text document", ".ods", odt, "OpenDocument-dokument"),
        Odd("zip", ".xlsx", lambda: zip_of([("a.txt", part(NAME))]), "pakket mappe"),
        Odd("binary workbook", ".xlsb", lambda: zip_of([("xl/workbook.bin", part(NAME))]), "xlsb"),
        Odd("web page without a table", ".xls", lambda: b"<html><p>Log ind, " + NAME, "webside uden"),
        Odd("web page of another table", ".xls", lambda: html(budget[:1] * 3), "ingen liste over opgaver"),
        Odd("budget", ".xlsx", lambda: xlsx(sheet_xml(rows_xml(budget))), "ingen liste over opgaver"),
        Odd("empty sheet", ".xlsx", lambda: xlsx(sheet_xml("")), "ingen liste over opgaver"),
        Odd("prose", ".txt", lambda: b"Hej " + NAME + b"\n\nTak for sidst.\n", "ingen liste over opgaver"),
        Odd("html called xls", ".xls", html),
        Odd("excel's xml called xls", ".xls", spreadsheetml),
        Odd("csv called xlsx", ".xlsx", csv),
        Odd("xls called xlsx", ".xlsx", old_xls),
        Odd("ods called xlsx", ".xlsx", ods),
    ]  # fmt: skip


def zips() -> list[Odd]:
    """The archive around the sheets."""
    good, sheet, ours = xlsx(), part(sheet_xml(rows_xml(TASKS))), workbook_parts().items()
    twice, capitals = [*ours, (SHEET, sheet)], [*ours, (SHEET.upper().replace("/", "\\"), sheet)]
    many = [*ours, *((f"docProps/{number}.xml", part("<a/>")) for number in range(595))]
    backslashes = [(name.replace("/", "\\"), one) for name, one in ours]
    return [
        Odd("cut off", ".xlsx", lambda: good[: len(good) * 6 // 10], "beskadiget"),
        Odd("damaged sheet", ".xlsx", lambda: damaged(big_sheet(b"<row/>", 9000), SHEET), "beskadiget"),
        Odd("damaged directory", ".xlsx", lambda: damaged(good, "PK\1\2"), "beskadiget"),
        Odd("same part twice", ".xlsx", lambda: zip_of(twice), "den samme del to gange"),
        Odd("same part in capitals", ".xlsx", lambda: zip_of(capitals), "den samme del to gange"),
        Odd("overlapping entries", ".xlsx", lambda: zip_of(ours, same_offset=True), "oven i hinanden"),
        Odd("600 entries", ".xlsx", lambda: zip_of(many), "mere end 500 dele"),
        Odd("200,000 entries", ".xlsx", lambda: good + b"PK\1\2" * 200_000, "mere end 500 dele"),
        Odd("packed with lzma", ".xlsx", lambda: entry_marked_as(method=zipfile.ZIP_LZMA), "pakket på"),
        Odd("lying directory", ".xlsx", lying, "beskadiget"),
        Odd("backslashes", ".xlsx", lambda: zip_of(backslashes)),
        Odd("path out of the archive", ".xlsx", lambda: xlsx(**{"../../op.xml": "<a/>"})),
    ]  # fmt: skip


def bombs() -> list[Odd]:
    """Small files that grow."""
    row, cells = b'<row r="4"><c r="A4"><v>1</v></c></row>', b'<c r="A4"><v>1</v></c>' * 40_000
    cell, text = b'<row r="4"><c r="A4" t="inlineStr"><is><t>', b"a" * MB
    tasks = sheet_xml(rows_xml(TASKS)).partition("</sheetData>")[0].encode()
    texts = repeated(f"<sst {MAIN}>".encode(), b"<si><t>a</t></si>" * (MB // 17), 1100, crc=False)
    half = repeated(b"<a>", b"<b/>" * (MB // 4), 300, b"</a>", crc=False)
    page, spans = html(), b"<table>" + b"<td colspan=1000>" * 10**5
    endless = ods_row(ods_cell("a", numbercolumnsrepeated=1000), numberrowsrepeated=1_000_000)
    return [
        Odd("a gigabyte of rows", ".xlsx", lambda: big_sheet(row, 30_000_000, crc=False), "mere end 400 MB"),
        Odd("a gigabyte in a cell", ".xlsx", lambda: xlsx(repeated(cell, text, 1024, crc=False)), "400 MB"),
        Odd("a gigabyte of texts", ".xlsx", lambda: xlsx(**{STRINGS: texts}), "mere end 400 MB"),
        Odd("two big parts", ".xlsx", lambda: xlsx(**{"a.xml": half, "b.xml": half}), "mere end 500 MB"),
        Odd("300 MB in a cell", ".xlsx", lambda: xlsx(repeated(tasks + cell, text, 300)), "mere end 128 KB"),
        Odd("300 MB in a row", ".xlsx", lambda: xlsx(repeated(tasks + b"<row>", cells, 340)), "for lang"),
        Odd("a text of 1 MB in 12,000 cells", ".xlsx", lambda: texts_used("a" * MB), "mere end 128 KB"),
        Odd("a text of 127 KB in 12,000 cells", ".xlsx", lambda: texts_used("a" * 130_000), "hukommelse"),
        Odd("texts of 200 MB, no two alike", ".xlsx", different_texts, "mere end 160 MB"),
        Odd("a file of 41 MB", ".csv", lambda: csv() + b"a;b\n" * 10_600_000, "større end 40 MB"),
        Odd("a line of 30 MB", ".csv", lambda: csv() + text * 30, "mere end 128 KB"),
        Odd("10 million separators", ".csv", lambda: csv() + b";" * 10 * MB, "5.000.000 celler"),
        Odd("cells that span all", ".xls", lambda: page + spans, "5.000.000 celler"),
        Odd("tables in each other", ".xls", lambda: page + b"<table><td>" * 20_000, "4.000 kolonner"),
        Odd("tags without an end", ".xls", lambda: b"<html>" + b"<table" * 10**6, "webside uden en tabel"),
        Odd("comments without an end", ".xls", lambda: b"<html>" + b"<!--" * 10**6, "webside uden en tabel"),
        Odd("rows repeated a million times", ".ods", lambda: ods([endless]), "5.000.000 celler"),
        Odd("8 million empty rows", ".xlsx", lambda: xlsx(repeated(tasks, b"<row/>" * MB, 8)), "uden for"),
        Odd("a theme of tags without an end", ".xlsx", lambda: xlsx(**{THEME: b"<a>" + b"<b" * 25 * MB})),
        Odd("40 MB of one row", ".xlsx", lambda: big_sheet(row, 1_000_000)),
    ]  # fmt: skip


def declarations() -> list[Odd]:
    """XML that is more than elements."""
    parts = ("xl/workbook.xml", SHEET, STRINGS, "[Content_Types].xml", "xl/styles.xml")
    declared_in_parts = [
        Odd(f"{what} in {name.rpartition('/')[2]}", ".xlsx", partial(declared, name, text), "DOCTYPE")
        for name, (what, text) in zip(parts, DECLARATIONS.items(), strict=True)
    ]
    laughs, plain = DECLARATIONS["billion laughs"], sheet_xml(rows_xml(TASKS))
    latin = f'<?xml version="1.0" encoding="ISO-8859-1"?>{plain}'
    return [
        *declared_in_parts,
        Odd("declaration between pieces", ".xlsx", declared_between_pieces, "DOCTYPE"),
        Odd("billion laughs in excel's xml", ".xls", lambda: spreadsheetml(declaration=laughs), "DOCTYPE"),
        Odd("utf-16", ".xlsx", lambda: xlsx(part(plain.encode("utf-16"))), "UTF-8"),
        Odd("utf-16 without a mark", ".xlsx", lambda: xlsx(part(plain.encode("utf-16-le"))), "UTF-8"),
        Odd("said to be latin-1", ".xlsx", lambda: xlsx(latin), "UTF-8"),
    ]  # fmt: skip


def sheets() -> list[Odd]:
    """Cells where none should be, and sheets that don't add up."""
    value, nothing = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', '<c r="XFD1048576" s="0"/>'
    wide = row_xml(4, [1] * 16_384)
    deep = "<a>" * 200_000 + "</a>" * 200_000
    areas = "".join(f'<mergeCell ref="A{row}:A200000"/>' for row in range(4, 20_004))
    areas = f"<mergeCells>{areas}</mergeCells>"
    last = row_xml(200_000, ("Sidste opgave", "Ny", "31-12-2018", CANARY))
    no_text = '<row r="4"><c r="A4" t="s"><v>7</v></c></row>'
    no_number = '<row r="4"><c r="B4"><v>NaN</v></c><c r="C4"><v>1e400</v></c></row>'
    in_order = [row_xml(number, row) for number, row in enumerate(TASKS, 1)]
    odd_order = sheet_xml(in_order[2] + in_order[0] + in_order[1])
    broken = sheet_xml(rows_xml(TASKS))[:-40]
    return [
        Odd("value in the last cell", ".xlsx", lambda: tasks_and(value), "5.000.000 celler"),
        *(
            Odd(f"cell {reference}", ".xlsx", partial(value_at, reference), "uden for arket")
            for reference in ("XFE4", "A1048577", "AAAA4", "A99999999999")
        ),
        Odd("16,384 columns", ".xlsx", lambda: tasks_and(wide), "4.000 kolonner"),
        Odd("no such text", ".xlsx", lambda: tasks_and(no_text), "beskadiget"),
        Odd("no such sheet", ".xlsx", lambda: xlsx(**{LINKS: RELATIONS % ""}), "beskadiget"),
        Odd("two sheets of one name", ".xlsx", two_of_one_name, "beskadiget"),
        Odd("sheet that breaks off", ".xlsx", lambda: xlsx(broken), "beskadiget"),
        Odd("xls that breaks off", ".xls", lambda: old_xls()[:3000], "beskadiget"),
        Odd("xls of noise", ".xls", lambda: ole2({"Workbook": noise(9000)}), "beskadiget"),
        Odd("format in the last cell", ".xlsx", lambda: tasks_and(f'<row r="1048576">{nothing}</row>')),
        Odd("a million formatted rows", ".xlsx", lambda: big_sheet(b'<row r="4" s="1" ht="15"/>', 1_048_576)),
        Odd("200,000 elements in each other", ".xlsx", lambda: tasks_and("", after=deep)),
        Odd(
            "more rows than a sheet has in excel's xml",
            ".xls",
            lambda: spreadsheetml().replace(b"<Row>", b'<Row ss:Span="1048576"/>' * 2 + b"<Row>", 1),
            "uden for",
        ),
        Odd("as many in excel's xml", ".xls", lambda: spreadsheetml([*TASKS, [deep]])),
        Odd("wrong dimension", ".xlsx", lambda: tasks_and("", before='<dimension ref="A1"/>')),
        Odd("huge dimension", ".xlsx", lambda: tasks_and("", before='<dimension ref="A1:XFD1048576"/>')),
        Odd("rows out of order", ".xlsx", lambda: xlsx(odd_order)),
        Odd("merged across each other", ".xlsx", lambda: tasks_and(last, after=areas)),
        Odd("no such number", ".xlsx", lambda: tasks_and(no_number)),
    ]  # fmt: skip


def noise(length: int) -> bytes:
    return random.Random(1).randbytes(length) + NAME


def docx() -> bytes:
    return zip_of([("[Content_Types].xml", part("<Types/>")), ("word/document.xml", part(NAME))])


def entry_marked_as(flags: int = 0, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The sheet's entry as if it were encrypted, or packed in another way."""
    sheet = part(sheet_xml(rows_xml(TASKS)))
    return zip_of((workbook_parts() | {SHEET: replace(sheet, flags=flags, method=method)}).items())


def lying() -> bytes:
    """The directory says two kilobytes, and there is a gigabyte."""
    block = b'<row r="4"><c r="A4"><v>1</v></c></row>' * (MB // 39)
    bomb = repeated(b"<worksheet><sheetData>", block, 1024, crc=False)
    return zip_of((workbook_parts() | {SHEET: replace(bomb, size=2000)}).items())


def damaged(content: bytes, mark: str) -> bytes:
    """The bytes from the mark on are others."""
    at = content.index(mark.encode())
    return content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 40]) + content[at + 40 :]


def texts_used(text: str) -> bytes:
    """One text, and 12,000 cells that use it."""
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(4, 12_004))
    return xlsx(sheet_xml(rows_xml(TASKS) + rows), **{STRINGS: shared(text)})


def different_texts() -> bytes:
    """Texts that are nearly too long, of 200 MB, and no two alike."""
    numbers = range(1750)
    texts = (b"<si><t>%d%s</t></si>" % (number, b"x" * 120_000) for number in numbers)
    strings = of_pieces(chain([f"<sst {MAIN}>".encode()], texts, [b"</sst>"]))
    rows = "".join(f'<row r="{n + 4}"><c r="A{n + 4}" t="s"><v>{n}</v></c></row>' for n in numbers)
    return xlsx(sheet_xml(rows_xml(TASKS) + rows), **{STRINGS: strings})


def declared(name: str, declaration: str) -> bytes:
    """The declaration in front of one part of a workbook that is fine otherwise."""
    parts = workbook_parts(**{STRINGS: shared(CANARY), "xl/styles.xml": f"<styleSheet {MAIN}/>"})
    content = zlib.decompress(parts[name].packed, -zlib.MAX_WBITS).decode()
    return zip_of((parts | {name: part(f'<?xml version="1.0"?>{declaration}{content}')}).items())


def declared_between_pieces() -> bytes:
    """A declaration that begins at the end of one piece of a megabyte, and ends in the next."""
    head = "<worksheet>" + "<!---->" * ((MB - 20) // 7)
    return xlsx(head.ljust(MB - 5) + '<!DOCTYPE x SYSTEM "y"><sheetData/></worksheet>')


def value_at(reference: str) -> bytes:
    return tasks_and(f'<row r="4"><c r="{reference}"><v>1</v></c></row>')


def two_of_one_name() -> bytes:
    both = "".join(f'<sheet name="A" sheetId="{n}" r:id="rId{n}"/>' for n in (1, 2))
    links = "".join(RELATION % (f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in (1, 2))
    book = f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{both}</sheets></workbook>'
    second = {"xl/worksheets/sheet2.xml": sheet_xml(rows_xml(TASKS))}
    return xlsx(**{"xl/workbook.xml": book, LINKS: RELATIONS % links}, **second)


BOMBS = bombs()
OTHERS = [*kinds(), *zips(), *declarations(), *sheets()]
ALL = [*BOMBS, *OTHERS]
REFUSED = [odd for odd in ALL if odd.says]
LOADED = [odd for odd in ALL if not odd.says]
