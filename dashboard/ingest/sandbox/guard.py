"""The guard: bytes only, before any parser opens the file.

What passes here is opened in the child, never in the server.
"""

import io
import re
import zipfile

from dashboard.domain.problems import TooLarge, UnreadableFile
from dashboard.ingest.sandbox.file_kinds import AS_EXCEL, EXPORT_AGAIN, kind_of, kind_of_ole
from dashboard.limits import ENTRIES, FILE_MB, MB, PART_MB, UNPACKED_MB, Limit

READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
LIST_BYTES = 1 << 16  # of the list of parts that is looked at
SHEETS = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.spreadsheetml|ms-excel)\.\w[\w.]*main\+xml"
)
DIRECTORY_ENTRY = b"PK\x01\x02"
LOCAL_HEADER_BYTES = 30
CHANCE = 10  # times that the four bytes of DIRECTORY_ENTRY may turn up in packed data
DAMAGED = "Filen er beskadiget eller ikke hentet helt ned."
PASSWORD = "Filen er beskyttet med adgangskode."
NO_PASSWORD = (
    "Åbn den i Excel, fjern adgangskoden under Filer > Oplysninger > Beskyt projektmappe, gem, og prøv igen."
)
SPLIT = "Eksportér færre projekter ad gangen fra KLIK, og indlæs filerne hver for sig."


def inspect(content: bytes) -> str:
    """The kind of the file: xlsx, ods, xls, csv, html or xml.

    Raises UnreadableFile or TooLarge, in Danish, for what no parser may open.
    """
    if len(content) > FILE_MB.value * MB:
        raise too_large(FILE_MB)
    kind = kind_of(content)
    if kind == "zip":
        return _inspect_zip(content)
    return _inspect_ole(content) if kind == "ole" else kind


def too_large(limit: Limit) -> TooLarge:
    return TooLarge(limit.message_text(), f"{SPLIT} Grænsen kan hæves med {limit.setting}.")


def _inspect_ole(content: bytes) -> str:
    kind = kind_of_ole(content)
    if kind == "encrypted":
        raise UnreadableFile(PASSWORD, NO_PASSWORD)
    if kind == "document":
        raise UnreadableFile("Filen er et ældre Office-dokument og ikke et regneark.", EXPORT_AGAIN)
    if kind != "xls":
        raise UnreadableFile("Filen er beskadiget, eller den er ikke et regneark.", EXPORT_AGAIN)
    return kind


def _inspect_zip(content: bytes) -> str:
    # A directory of a million entries would take its time and memory before it can be counted.
    if content.count(DIRECTORY_ENTRY) > ENTRIES.value + CHANCE:
        raise too_large(ENTRIES)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries, directory = archive.infolist(), archive.start_dir
    except Exception as error:  # a damaged directory makes zipfile raise nearly anything
        raise UnreadableFile(DAMAGED, EXPORT_AGAIN) from error
    _check_sizes(entries)
    _check_entries(entries, directory)
    return _kind_of_zip({_folded(entry): entry for entry in entries}, content)


def _folded(entry: zipfile.ZipInfo) -> str:
    """As readers tell two parts apart: some heed case and slashes, others don't."""
    return entry.filename.replace("\\", "/").lstrip("/").lower()


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ENTRIES.value:
        raise too_large(ENTRIES)
    if any(entry.file_size > PART_MB.value * MB for entry in entries):
        raise too_large(PART_MB)
    if sum(entry.file_size for entry in entries) > UNPACKED_MB.value * MB:
        raise too_large(UNPACKED_MB)


def _check_entries(entries: list[zipfile.ZipInfo], directory: int) -> None:
    """Two readers may see two files in an archive whose entries repeat or overlap: such a file is refused."""
    if len({_folded(entry) for entry in entries}) < len(entries):
        raise UnreadableFile("Filen har den samme del to gange, og kan derfor læses på to måder.", AS_EXCEL)
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise UnreadableFile(PASSWORD, NO_PASSWORD)
    if any(entry.compress_type not in READABLE for entry in entries):
        raise UnreadableFile("Filen er pakket på en måde, som Excel ikke bruger.", AS_EXCEL)
    extents = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    ends = [start + LOCAL_HEADER_BYTES + packed for start, packed in extents]
    starts = [start for start, _ in extents[1:]] + [directory]
    if any(end > start for end, start in zip(ends, starts, strict=True)):
        raise UnreadableFile("Filens dele ligger oven i hinanden.", AS_EXCEL)


def _kind_of_zip(names: dict[str, zipfile.ZipInfo], content: bytes) -> str:
    if "xl/workbook.xml" in names or _is_workbook_elsewhere(names, content):
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise UnreadableFile("Filen er en binær Excel-fil (.xlsb), som vi ikke kan læse.", AS_EXCEL)
    if "content.xml" in names and "mimetype" in names:
        return _kind_of_document(content)
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise UnreadableFile("Filen er et Word- eller PowerPoint-dokument og ikke et regneark.", EXPORT_AGAIN)
    raise UnreadableFile(
        "Filen er en pakket mappe (zip) og ikke et regneark.", "Pak den ud, og indlæs regnearket."
    )


def _is_workbook_elsewhere(names: dict[str, zipfile.ZipInfo], content: bytes) -> bool:
    """Whether the archive's own list names a workbook, which some writers call otherwise than Excel."""
    if "_rels/.rels" not in names or (entry := names.get("[content_types].xml")) is None:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(entry) as part:
            return SHEETS.search(part.read(LIST_BYTES)) is not None
    except Exception:  # a damaged entry makes zipfile raise nearly anything
        return False


def _kind_of_document(content: bytes) -> str:
    """OpenDocument keeps its kind as the first part, unpacked."""
    if b"opendocument.spreadsheet" in content[:200]:
        return "ods"
    raise UnreadableFile("Filen er et OpenDocument-dokument og ikke et regneark.", EXPORT_AGAIN)
