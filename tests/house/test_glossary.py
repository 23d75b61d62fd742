"""GLOSSARY.md: every name in it is used, and every Danish word in the code's English is in it."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.house.tree import MACROS, QUERIES, ROOT, SOURCES

GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
ROWS = [row.split("|")[1:4] for row in re.findall(r"^\| (?!---).+\|$", GLOSSARY, re.MULTILINE)]
SQL = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in QUERIES + MACROS}
CODE = "\n".join([*SOURCES.values(), *SQL.values()])
IN_QUOTES = re.compile(r'"[^"]*"|»[^«]*«|\'[^\']*\'|`[^`]*`')
DANISH = re.compile(r"\b[A-Za-zæøåÆØÅ-]*[æøåÆØÅ][a-zæøåÆØÅ-]*\b")


def unused_names(rows: list[list[str]], code: str) -> list[str]:
    """The names in the second column that no code has."""
    names = [name for _, names, _ in rows for name in re.findall(r"`([\w.]+)`", names)]
    return [name for name in names if not re.search(rf"\b{re.escape(name)}", code)]


def english(path: str, source: str) -> Iterator[str]:
    """The comments and docstrings of a file; a page's own docstring is its Danish title."""
    if path.endswith(".sql"):
        yield from re.findall(r"--(.*)", source)
        return
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    yield from (token.string for token in tokens if token.type == tokenize.COMMENT)
    for node in ast.walk(ast.parse(source)):
        is_page = isinstance(node, ast.Module) and path.startswith("app_pages/")
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and not is_page:
            yield ast.get_docstring(node) or ""


def danish_words(files: dict[str, str]) -> set[str]:
    """The Danish words that stand in English text, by their letters, in lower case."""
    texts = (IN_QUOTES.sub("", text) for path, source in files.items() for text in english(path, source))
    return {word.lower() for text in texts for word in DANISH.findall(text) if len(word) > 1}


def unexplained(words: set[str], glossary: str) -> list[str]:
    return sorted(word for word in words if not re.search(rf"\b{word}\b", glossary.lower()))


def test_every_name_in_the_glossary_is_used():
    assert len(ROWS) > 40
    assert unused_names(ROWS, CODE) == []


def test_every_danish_word_in_the_code_is_in_the_glossary():
    words = danish_words(SOURCES | SQL)
    assert len(words) > 5
    assert unexplained(words, GLOSSARY) == []


def test_the_rules_find_what_they_look_for():
    assert unused_names([["x", "`no_such_name` `task`", "y"]], "class Task: task = 1") == ["no_such_name"]
    words = danish_words(
        {"a.py": '"""About »en støj« and a bøvl."""\n# rød\n', "b.sql": "-- grød\nselect 'ø'"}
    )
    assert words == {"bøvl", "rød", "grød"}
    assert unexplained(words, "| bøvl | rød |") == ["grød"]
