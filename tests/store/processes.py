"""Child processes for the tests of the store."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def child(what: str, database_file: Path) -> Iterator[subprocess.Popen]:
    """A process that runs tests/store/children.py: `what`. Gone when this ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.children", what, str(database_file)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


SEND = (
    "import sys; from dashboard.store import handover;"
    "handover.send(sys.argv[1], sys.argv[2], sys.stdin.buffer.read(), {'municipality': sys.argv[2]}, 60);"
    "print('sent', flush=True)"
)


@contextmanager
def sender(database_file: Path, name: str, content: bytes) -> Iterator[subprocess.Popen]:
    """A process that hands a file over and says "sent" when that is answered. Gone when this ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", SEND, str(database_file), name],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with process:
        try:
            process.stdin.write(content)
            process.stdin.close()
            yield process
        finally:
            process.kill()
