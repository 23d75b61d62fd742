"""What a query's header says: the question, its parameters with kinds and defaults, and who asks it.

A parameter's line is `$name  what it is (kind, default value)`. The kind is text, number, day or texts, which
is a list, or the words to choose from: week|month. A filter says domain/filters.py: TaskFilter instead. The
default is the value that its page sets; without one it must be given.
"""

import re
from dataclasses import dataclass
from functools import cache

from dashboard.folders import QUERIES

PART = re.compile(r"^-- ([A-Z][a-z ]+):(.*\n(?:--  +.*\n)*)", re.MULTILINE)
PARAMETER = re.compile(r"\$(\w+)\s+((?:(?!\s\$\w+\s\s).)*)", re.DOTALL)
KIND = re.compile(r"\((text|number|day|texts|\w+(?:\|\w+)+)(?:, default ([^)]+))?\)")
FILTER = "domain/filters.py: TaskFilter"
NOTHING = "none"  # as a default: null, or an empty list


@dataclass(frozen=True)
class Parameter:
    name: str
    kind: str  # text, number, day, texts or filter, or words to choose from with | between
    default: str | None  # None: it must be given


@dataclass(frozen=True)
class Header:
    question: str  # what it asks, in English
    parameters: tuple[Parameter, ...]
    used_by: str


@cache
def header_of(question: str) -> Header:
    """The header of queries/<question>.sql. Raises FileNotFoundError."""
    parts = parts_of((QUERIES / f"{question}.sql").read_text(encoding="utf-8"))
    return Header(parts["Question"], tuple(_parameters(parts["Parameters"])), parts["Used by"])


def all_questions() -> list[str]:
    """The names of all questions, in order."""
    return sorted(f"{file.parent.name}/{file.stem}" for file in QUERIES.glob("*/*.sql"))


def parts_of(sql: str) -> dict[str, str]:
    """The parts of a header, such as "Used by" to "app_pages/tasks.py", each on one line."""
    [comment] = re.findall(r"\A(?:--.*\n)+", sql) or [""]
    return {name: re.sub(r"\s*\n--\s*(?=\S)", "  ", text).strip() for name, text in PART.findall(comment)}


def _parameters(text: str) -> list[Parameter]:
    parameters = []
    for name, description in PARAMETER.findall(text):
        kind = KIND.search(description)
        if kind:
            parameters.append(Parameter(name, kind[1], kind[2]))
        else:
            parameters.append(Parameter(name, "filter" if FILTER in description else "text", None))
    return parameters
