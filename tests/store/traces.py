"""Where a name can still be found: in every byte below a folder, in every spelling that a file has it in."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
PART = b"PK\x03\x04"  # begins each part of a zip file, wherever that lies in another file
HEADER_BYTES, NAME_AT, EXTRA_AT = 30, 26, 28


def files_with(name: str, *folders: Path) -> set[str]:
    """The files that hold the name, by their own names."""
    every = {file for folder in folders for file in folder.rglob("*") if file.is_file()}
    return {file.name for file in every if is_in(name, file.read_bytes())}


def is_in(name: str, content: bytes) -> bool:
    spelled = [name.encode(encoding) for encoding in ENCODINGS]
    return any(one in part for part in (content, *unpacked_parts(content)) for one in spelled)


def unpacked_parts(content: bytes) -> Iterator[bytes]:
    """What can be unpacked of each part of a zip, whole or cut."""
    at = content.find(PART)
    while at >= 0:
        name = int.from_bytes(content[at + NAME_AT : at + EXTRA_AT], "little")
        extra = int.from_bytes(content[at + EXTRA_AT : at + HEADER_BYTES], "little")
        packed = content[at + HEADER_BYTES + name + extra :][:1_000_000]
        with suppress(zlib.error):
            yield zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed)
        at = content.find(PART, at + 1)
