"""The files that the rules of the house are about, and what the rules read from them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DASHBOARD = ROOT / "dashboard"
TESTS = ROOT / "tests"
QUERIES = sorted((ROOT / "queries").glob("*/*.sql"))
MACROS = sorted((ROOT / "queries").glob("macros/*/*.sql"))


def texts(folder: Path, pattern: str = "*.py") -> dict[str, str]:
    """The files in a folder and below, by their path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob(pattern))
    }


SOURCES = texts(DASHBOARD)
TEST_SOURCES = texts(TESTS, "test_*.py")


def question(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def code_of(sql: str) -> str:
    """A query without its comments."""
    return re.sub(r"--.*", "", sql)


def header_of(sql: str) -> dict[str, str]:
    """The parts of a query's header: "Used by" to "app_pages/tasks.py", on one line."""
    [comment] = re.findall(r"\A(?:--.*\n)+", sql) or [""]
    parts = re.findall(r"^-- ([A-Z][a-z ]+):(.*\n(?:--  +.*\n)*)", comment, re.MULTILINE)
    return {name: re.sub(r"\s*\n(?:--)?\s*", " ", text).strip() for name, text in parts}
