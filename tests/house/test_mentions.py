"""A file that a comment, a docstring or a page of documentation names is there."""

import re
from pathlib import Path

from tests.house.tree import ROOT

NAMED = re.compile(r"(?<![\w/.*<{$-])((?:[a-z_]+/)+[\w-]+\.(?:py|sql|csv|json|js|css|toml))\b")
BASES = ("", "dashboard", "queries", "tests", "tests/browser", "dashboard/ingest", "dashboard/ingest/sandbox")
READ = (
    "dashboard/**/*.py",
    "queries/**/*.sql",
    "tests/**/*.py",
    "sample_data/*.py",
    "*.md",
    "*.toml",
    "tests/**/*.md",
)
# An address on the server, and a pattern for names.
NO_FILES = {"klik/danish.js", "migrations/NNN_what.sql"}


def named_but_gone(text: str, files: set[str]) -> list[str]:
    """The paths in a text that are the end of no file's path."""
    return [
        path
        for path in NAMED.findall(text)
        if path not in NO_FILES and not any(f"{base}/{path}".lstrip("/") in files for base in BASES)
    ]


def files_of_the_tree() -> set[str]:
    ignored = {".git", ".venv", "__pycache__", "build", "dist"}
    return {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.*")
        if not ignored & set(path.relative_to(ROOT).parts)
    }


def test_every_file_that_is_named_is_there():
    files = files_of_the_tree()
    gone = {
        f"{path.relative_to(ROOT).as_posix()}: {name}"
        for pattern in READ
        for path in ROOT.glob(pattern)
        if path.parent != Path(__file__).parent  # the house's own tests make up names
        for name in named_but_gone(path.read_text(encoding="utf-8"), files)
    }
    assert sorted(gone) == []


def test_a_file_that_is_gone_is_found():
    files = {"dashboard/store/files.py", "queries/tasks/count.sql"}
    assert named_but_gone("see store/files.py and tasks/count.sql", files) == []
    assert named_but_gone("see store/gate.py", files) == ["store/gate.py"]
