"""In the child: the parts of a zip file as bytes, in bounded pieces, before a parser meets them.

Every piece is checked for what a parser would choke on.
"""

import re
import sys
import zipfile
from collections.abc import Iterator

from .sheet_facts import Refused

PIECE = 1 << 20
SMALL = 16 << 20  # what is read of a part that is looked at as a whole
LONGEST_ROW = 8 << 20
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
LONGEST_DECLARATION = 10
ENCODING = re.compile(rb"<\?xml[^<>]*encoding\s*=\s*[\"']([^\"'<>]+)", re.I)
ATTRIBUTE = rb"\s%s\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')"
ENTITY = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
UTF_8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


def part_name(name: str) -> str:
    """As two parts are told apart: case and slashes don't count."""
    return name.replace("\\", "/").lstrip("/").lower()


def pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: dict[str, int]) -> Iterator[bytes]:
    """A part piece by piece, each checked for what no part may hold."""
    length, run, before = 0, 0, b""
    with archive.open(entry) as part:
        while piece := part.read(PIECE):
            if not length:
                check_encoding(piece)
            length += len(piece)
            if length > limits["part_mb"] << 20:
                raise Refused("part")
            if b"!" in piece or b"!" in before:
                check_declarations(before + piece)
            run = text_at_end(piece, run, limits["text_kb"] << 10)
            before = piece[-LONGEST_DECLARATION:]
            yield piece


def check_encoding(head: bytes) -> None:
    """Some parsers read UTF-16, and would then see what these expressions don't."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:64]:
        raise Refused("encoding")
    declared = ENCODING.search(head[:200])
    if declared and declared[1].lower() not in UTF_8:
        raise Refused("encoding")


def check_declarations(data: bytes) -> None:
    if b"<!" in data and DECLARATION.search(data):
        raise Refused("markup")


def text_at_end(piece: bytes, run: int, longest: int) -> int:
    """How many bytes the piece ends in without a tag. `run`: the same of the piece before.

    Refuses a text that is longer than any cell's: used by thousands of cells, it would fill the memory.
    """
    tag = piece.find(b"<")
    if run + (tag if tag >= 0 else len(piece)) > longest:
        raise Refused("text")
    if tag < 0:
        return run + len(piece)
    # From one tag to the last that is near enough: eight steps a piece, however many tags it has.
    while (further := piece.rfind(b"<", tag + 1, tag + longest + 2)) >= 0:
        tag = further
    if len(piece) - tag > longest + 1:
        raise Refused("text")
    return len(piece) - tag


def plain(value: bytes) -> str:
    """The text of an attribute. The module html knows all entities, and takes its time to learn them."""
    return ENTITY.sub(letter, value.decode("utf-8", "replace"))


def attribute(tag: bytes, name: bytes) -> str:
    """Of a tag's text; "" where it has none of the name, which is an expression."""
    match = re.search(ATTRIBUTE % name, tag)
    return plain(match[1] or match[2] or b"") if match else ""


def letter(entity: re.Match) -> str:
    decimal, hexadecimal, name = entity.groups()
    number = int(decimal or hexadecimal, 16 if hexadecimal else 10) if not name else 0
    return ENTITIES[name] if name else chr(number) if number <= sys.maxunicode else ""


def small_part(archive: zipfile.ZipFile, name: str, most: int = SMALL) -> bytes:
    """The beginning of a part that a sheet is understood by, in so many bytes; b"" where there is none."""
    for entry in archive.infolist():
        if part_name(entry.filename) == name:
            with archive.open(entry) as part:
                return part.read(most)
    return b""
