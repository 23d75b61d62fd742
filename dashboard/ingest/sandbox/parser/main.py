"""What runs in the child: read a file from standard input, answer with its cells on standard output.

It starts for every file, so it imports the standard library, one parser, and nothing that pulls in more.
Python runs it isolated and without site-packages: the first argument is the folder of the parser. All imports
come before the limits, since no file can be opened under them.

The answer is a row of frames, eight bytes of length and then the content: a JSON object that describes the
sheets, and for each column the JSON list of its distinct values and its codes as little-endian int32.
"""

import codecs
import gc
import json
import os
import sys
from collections.abc import Callable, Iterable

CODECS = (
    "cp437",
    "cp865",
    "cp1252",
    "mac_roman",
    "utf-16",
    "utf-16-le",
    "utf-8-sig",
)  # of names in zip files, and of texts


def main(library: str, kind: str, limits_json: str) -> None:
    """library: the parser's folder. limits_json: numbers by the names in process.py."""
    limits = json.loads(limits_json)
    sys.path += [library, __file__.rpartition(os.sep)[0].rpartition(os.sep)[0]]
    read = reader(kind)
    from parser.sheet_facts import Refused

    for name in CODECS:
        codecs.lookup(name)
    gc.disable()  # a life of seconds, and cells by the million
    limit_ourselves(limits["child_mb"], limits["child_seconds"])
    try:
        description, columns = read(kind, sys.stdin.buffer.read(), limits)
    except Refused as error:
        description, columns = {"problem": error.code}, []
    except MemoryError:
        description, columns = {"problem": "memory"}, []
    except BaseException:  # a panic of the parser is no Exception
        # A parser's own message may quote a cell, and means nothing to a user: it doesn't go back.
        description, columns = {"problem": "damaged"}, []
    answer(description, columns)
    os._exit(0)  # without tidying up millions of cells


def reader(kind: str) -> Callable[[str, bytes, dict[str, int]], tuple[dict, list]]:
    """The function that reads this kind: (kind, content, limits) to the sheets' description and columns."""
    if kind in ("csv", "html", "xml"):
        from parser import text_tables

        return text_tables.read
    if kind == "xls":
        from parser import xls

        return xls.read
    from parser import cells

    return cells.read


def limit_ourselves(megabytes: int, seconds: int) -> None:
    """Memory, processor time, no writing, no further files or connections.

    Windows has no such limits: there the server watches us.
    """
    try:
        import resource
    except ImportError:
        return
    size = megabytes << 20
    for what, soft, hard in (
        (resource.RLIMIT_AS, size, size),
        (resource.RLIMIT_CPU, seconds, seconds + 1),  # the first is a signal that tells of the time
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NOFILE, 3, 3),
    ):
        try:
            resource.setrlimit(what, (soft, hard))
        except (ValueError, OSError):
            continue  # macOS knows RLIMIT_AS but sets none: the server watches us there as well


def answer(description: dict, columns: Iterable) -> None:
    frame(as_bytes(description))
    for column in columns:
        frame(as_bytes(column.values))
        if sys.byteorder == "big":
            column.codes.byteswap()
        frame(column.codes.tobytes())
    sys.stdout.buffer.flush()


def frame(content: bytes) -> None:
    sys.stdout.buffer.write(len(content).to_bytes(8, "big"))
    sys.stdout.buffer.write(content)


def as_bytes(value: dict | list) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


if __name__ == "__main__":
    main(*sys.argv[1:])
