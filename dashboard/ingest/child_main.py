"""What runs in the child: scan the parts, read the cells, answer on standard output.

It starts for every file, so it imports the standard library, one parser, and nothing that pulls in more. It is started
as a file, in Python's isolated mode: the folder of this file is on the path for its two neighbours, and no more.

The answer: eight bytes of length, a JSON object of that length, then the codes of all columns as little-endian int32.
"""

import json
import sys
from array import array
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def limit_ourselves(megabytes: int, seconds: int) -> None:
    """Memory, processor time, and no writing of files. Windows has no such limits: there the server watches us."""
    try:
        import resource
    except ImportError:
        return
    size = megabytes * 1024 * 1024
    for what, most in (
        (resource.RLIMIT_AS, size),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue  # macOS knows RLIMIT_AS but sets none: the server watches us there as well


def read(kind: str, content: bytes, limits: dict[str, int]) -> tuple[dict, list[array]]:
    """The answer's object and codes. Raises child_cells.Refused with a code that the server turns into Danish."""
    import child_cells
    import child_scan

    scan = child_scan.scan_zip(content, kind, limits) if kind in ("xlsx", "ods") else child_scan.Scan()
    if kind in ("csv", "html", "xml"):
        import child_text

        grids = child_text.grids(kind, content)
        return child_cells.from_grids(grids, limits)
    return child_cells.from_workbook(content, scan, limits)


def main() -> None:
    kind, *numbers = sys.argv[1:]
    names = ("megabytes", "seconds", "cells", "text_kb", "part_mb", "unpacked_mb")
    limits = dict(zip(names, map(int, numbers), strict=True))
    limit_ourselves(limits["megabytes"], limits["seconds"])
    content = sys.stdin.buffer.read()
    try:
        told, codes = read(kind, content, limits)
    except MemoryError:
        told, codes = {"problem": "memory"}, []
    except Exception as error:
        # A parser's own words may hold a cell's, and mean nothing to a user: only the code goes back.
        told, codes = {"problem": getattr(error, "code", "damaged")}, []
    head = json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()
    out = sys.stdout.buffer
    out.write(len(head).to_bytes(8, "big"))
    out.write(head)
    for column in codes:
        if sys.byteorder == "big":
            column.byteswap()
        out.write(column.tobytes())
    out.flush()


if __name__ == "__main__":
    main()
