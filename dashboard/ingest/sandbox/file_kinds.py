"""What a file is by its content, whatever it is called, and what to tell a user of those we don't read."""

import re
from pathlib import PurePath

from dashboard.domain.problems import UnreadableFile
from dashboard.ingest.sandbox.parser.encodings import text_of

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE2_ENTRY = 128  # bytes; every name in an OLE2 file's directory begins at a multiple of it
OLE2_STREAMS = {
    "encrypted": ("EncryptedPackage",),
    "xls": ("Workbook", "Book"),
    "document": ("WordDocument", "PowerPoint Document"),
}
ZIP = b"PK\x03\x04"
AS_EXCEL = "Åbn filen i Excel, gem den som Excel-projektmappe (.xlsx), og prøv igen."
EXPORT_AGAIN = "Eksportér opgaverne fra KLIK til Excel igen, og brug den nye fil."
OTHER_KINDS = (
    (b"\x89PNG", "et billede (PNG)"),
    (b"\xff\xd8\xff", "et billede (JPEG)"),
    (b"GIF8", "et billede (GIF)"),
    (b"BM", "et billede (BMP)"),
    (b"%PDF", "en PDF"),
    (b"{\\rtf", "et tekstdokument (RTF)"),
    (b"7z\xbc\xaf", "en pakket mappe (7z)"),
    (b"Rar!", "en pakket mappe (RAR)"),
    (b"\x1f\x8b", "en pakket fil (gzip)"),
    (b"MZ", "et program"),
    (b"\x7fELF", "et program"),
    (b"SQLite format 3", "en database"),
    (b"MIME-Version:", "en webside i én fil (MHTML)"),
)
# Kind: what we call it, and the endings that its name may have.
NAMES = {
    "xlsx": ("en Excel-projektmappe", (".xlsx", ".xlsm", ".xltx", ".xltm")),
    "xls": ("en Excel 97-fil", (".xls", ".xlt")),
    "ods": ("et OpenDocument-regneark", (".ods", ".ots")),
    "csv": ("tekst (csv)", (".csv", ".txt", ".tsv")),
    "html": ("en HTML-tabel", (".html", ".htm")),
    "xml": ("XML (Excel 2003)", (".xml",)),
}
HTML = re.compile(rb"<\s*(!doctype\s+html|html|head|body|table|meta)\b", re.I)
SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
LOOKED_AT = 4096


def kind_of(content: bytes) -> str:
    """zip, ole, csv, html or xml.

    Raises UnreadableFile for an empty file, and for what is no table at all.
    """
    if not content.strip(b"\0 \r\n\t"):
        raise UnreadableFile("Filen er tom.", EXPORT_AGAIN)
    if content.startswith(ZIP):
        return "zip"
    if content.startswith(OLE2):
        return "ole"
    head = text_of(content[:LOOKED_AT], cut=True).lstrip("\ufeff \r\n\t").encode()
    _refuse_other_kinds(content, _is_text(head))
    if head.startswith(b"<"):
        return _markup(head)
    if not _is_text(head):
        raise UnreadableFile("Filen er ikke et regneark: indholdet kan ikke genkendes.", AS_EXCEL)
    return "csv"


def _refuse_other_kinds(content: bytes, is_text: bool) -> None:
    """Two letters, such as BM, are no mark of a kind where the rest is text: they may begin a heading."""
    for mark, name in OTHER_KINDS:
        if content.startswith(mark) and (len(mark) > 2 or not is_text):
            raise UnreadableFile(f"Filen er ikke et regneark, men {name}.", EXPORT_AGAIN)


def _markup(head: bytes) -> str:
    if SPREADSHEET_XML in head:
        return "xml"
    if HTML.search(head):
        return "html"
    raise UnreadableFile("Filen er XML og ikke et regneark, vi kan læse.", AS_EXCEL)


def _is_text(head: bytes) -> bool:
    """Text has no zeros, and hardly any control characters."""
    return b"\0" not in head and sum(byte < 9 or 13 < byte < 32 for byte in head) <= len(head) // 200


def kind_of_ole(content: bytes) -> str:
    """encrypted (a workbook with a password), xls, document, or "" where the directory tells none of them."""
    for kind, streams in OLE2_STREAMS.items():
        if any(_has_stream(content, name) for name in streams):
            return kind
    return ""


def _has_stream(content: bytes, name: str) -> bool:
    """Whether the directory names the stream: the same word in a text begins where no entry can."""
    entry, position = f"{name}\0".encode("utf-16-le"), -1
    while (position := content.find(entry, position + 1)) >= 0:
        if position % OLE2_ENTRY == 0:
            return True
    return False


def notes_on_name(kind: str, name: str) -> list[str]:
    """What to say of a file whose name promises another kind."""
    called, endings = NAMES[kind]
    ending = PurePath(name).suffix.lower()
    if ending in endings:
        return []
    return [f"Filen hedder {ending or 'ikke noget efter punktum'}, men er {called}. Den er læst som det."]
