"""Child processes for the tests of the store."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def child(what: str, place: Path) -> Iterator[subprocess.Popen]:
    """A process that runs tests/store/children.py: `what`. Gone when this ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.children", what, str(place)],
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
