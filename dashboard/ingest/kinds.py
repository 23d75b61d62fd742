"""What a file is by its content, whatever it is called, and what a user is told of those we don't read."""

import re

from dashboard.domain.problems import UnreadableFile
from dashboard.ingest.kinds_text import text_of

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
)
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
    _refuse_other_kinds(content)
    head = text_of(content[:LOOKED_AT], cut=True).lstrip("\ufeff \r\n\t").encode()
    if head.startswith(b"<"):
        return _markup(head)
    if b"\0" in head or not _is_text(head):
        raise UnreadableFile("Filen er ikke et regneark: indholdet kan ikke genkendes.", AS_EXCEL)
    return "csv"


def _refuse_other_kinds(content: bytes) -> None:
    for mark, name in OTHER_KINDS:
        if content.startswith(mark):
            raise UnreadableFile(f"Filen er ikke et regneark, men {name}.", EXPORT_AGAIN)


def _markup(head: bytes) -> str:
    if SPREADSHEET_XML in head:
        return "xml"
    if HTML.search(head):
        return "html"
    raise UnreadableFile("Filen er XML og ikke et regneark, vi kan læse.", AS_EXCEL)


def _is_text(head: bytes) -> bool:
    """Text has hardly any control characters."""
    return sum(byte < 9 or 13 < byte < 32 for byte in head) <= len(head) // 200


def is_encrypted_ole(content: bytes) -> bool:
    """A workbook with a password is an OLE2 file whose directory names a stream EncryptedPackage."""
    return "EncryptedPackage".encode("utf-16-le") in content


def is_old_excel(content: bytes) -> bool:
    return any(name.encode("utf-16-le") in content for name in ("Workbook", "Book"))
