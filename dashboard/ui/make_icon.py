"""Draws icon.png, the page icon: square, triangle and diamond, so that shape tells the lights apart too.

Run `python -m dashboard.ui.make_icon` after a change; the picture is kept beside this file.
"""

import struct
import zlib
from pathlib import Path

SIZE = 64
RED, YELLOW, GREEN, CLEAR = b"\x8f\x14\x10\xff", b"\xff\xcc\x33\xff", b"\x0a\x7d\x5c\xff", b"\x00\x00\x00\x00"


def colour(x: int, y: int) -> bytes:
    """The colour of a point: red square top left, yellow triangle top right, green diamond below."""
    if 4 <= x < 29 and 4 <= y < 29:
        return RED
    if 4 <= y < 30 and abs(x - 47) <= (y - 3) / 2:
        return YELLOW
    if abs(x - 32) + abs(y - 47) <= 15:
        return GREEN
    return CLEAR


def png() -> bytes:
    """The picture as a PNG file: header, one compressed block of rows, end."""
    rows = b"".join(b"\x00" + b"".join(colour(x, y) for x in range(SIZE)) for y in range(SIZE))
    header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


if __name__ == "__main__":
    Path(__file__).with_name("icon.png").write_bytes(png())
