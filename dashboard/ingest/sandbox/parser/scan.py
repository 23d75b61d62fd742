"""In the child: a zip file's XML is scanned for what calamine doesn't give, and for what would harm it."""

import io
import re
import zipfile
from datetime import date

from . import ods, xlsx
from .sheet_facts import Refused, Scan
from .zip_parts import part_name, pieces, small_part

XML_NAMES = (".xml", ".rels", ".vml")
MODIFIED = re.compile(rb"<(?:dcterms:modified|dc:date)\b[^<>]*>(\d{4}-\d\d-\d\d)")


def scan_zip(content: bytes, kind: str, limits: dict[str, int]) -> Scan:
    """Every XML part is read once, in pieces; the archive's directory may lie, so real bytes are counted."""
    of_kind = xlsx if kind == "xlsx" else ods
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        scanners = of_kind.scanners(archive, limits)
        total = 0
        for entry in archive.infolist():
            scanner = scanners.get(part_name(entry.filename))
            if scanner is None and not is_xml(archive, entry):
                continue
            for piece in pieces(archive, entry, limits):
                total += len(piece)
                if scanner:
                    scanner.feed(piece)
            if total > limits["unpacked_mb"] << 20:
                raise Refused("unpacked")
            if scanner:
                scanner.end()
        facts = of_kind.sheet_facts(archive, scanners, limits)
        return Scan(facts, modified(archive), kind == "xlsx" and xlsx.counts_from_1904(archive))


def is_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    if entry.filename.lower().endswith(XML_NAMES):
        return True
    with archive.open(entry) as part:
        return part.read(64).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def modified(archive: zipfile.ZipFile) -> str | None:
    """The day of the last change, from the properties of xlsx and ods."""
    match = MODIFIED.search(small_part(archive, "docprops/core.xml") or small_part(archive, "meta.xml"))
    try:
        return date.fromisoformat(match[1].decode()).isoformat() if match else None
    except ValueError:
        return None
