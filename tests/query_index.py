"""`python -m tests.query_index` writes queries/README.md from the headers of the queries."""

import re
from pathlib import Path

from dashboard.store import query_headers

QUERIES = Path(__file__).parents[1] / "queries"
FILE = QUERIES / "README.md"
HEAD = """# The questions

Made from the headers of the files by `python -m tests.query_index`. Each file is one question, asked as
`store.ask("page/question", parameter=...)`, and from a shell as `python -m dashboard ask page/question
parameter=value`; values come in as bound parameters only. A header gives each parameter's kind, and the value
that its page sets as its default. The shared macros hold what several questions build on.

| question | asks | used by |
|---|---|---|
"""


def index() -> str:
    """The text of queries/README.md."""
    questions = sorted(QUERIES.glob("*/*.sql"))
    macros = sorted(QUERIES.glob("macros/*/*.sql"))
    rows = [
        f"| `{path.parent.name}/{path.stem}` | {part(path, 'Question')} | {part(path, 'Used by')} |"
        for path in questions
    ]
    shared = [f"| `macros/{path.parent.name}/{path.stem}` | {first_sentence(path)} |" for path in macros]
    return HEAD + "\n".join(rows) + "\n\n| macro | holds |\n|---|---|\n" + "\n".join(shared) + "\n"


def part(path: Path, name: str) -> str:
    """A part of a query's header; its lines as one."""
    return query_headers.parts_of(path.read_text(encoding="utf-8"))[name].replace("  ", " ")


def first_sentence(path: Path) -> str:
    comment = re.match(r"(?:-- .*\n)+", path.read_text(encoding="utf-8"))[0]
    text = " ".join(line.removeprefix("-- ") for line in comment.splitlines())
    return re.match(r".+?[.](?= |$)", text)[0]


if __name__ == "__main__":
    FILE.write_text(index(), encoding="utf-8", newline="\n")
