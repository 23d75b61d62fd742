"""Which støttesystemer and snitflader a task is about: from its columns, else SF numbers, else terms.

An export repeats itself, so each distinct text is looked at once.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import pandas as pd

from dashboard.domain import catalogue
from dashboard.domain.danish import fold, one_line
from dashboard.domain.interface_numbers import find_numbers

_NOTHING = frozenset(map(fold, ("", "-", "ingen", "nej", "n/a", "ikke relevant", "ikke angivet", "ukendt")))
_ENDING = r"(?:['’]?(?:e?[nr]s?|e?r?nes?|ets?|s|e))?"
_WRITTEN = {"æ": "(?:æ|ae)", "ø": "(?:ø|oe)", "å": "(?:å|aa)", " ": r"[\s\-]+", "-": r"[\s\-]?"}


Names = tuple[tuple[str, ...], tuple[str, ...]]
"""Components and interfaces."""


class Link(NamedTuple):
    """What a task is about, and where that was read."""

    components: tuple[str, ...] = ()
    interfaces: tuple[str, ...] = ()
    by: str | None = None  # column, number, term


def link(tasks: pd.DataFrame) -> pd.DataFrame:
    """The tasks with components, interfaces (lists of names and numbers) and linked_by."""
    titles, descriptions = _texts(tasks, "title"), _texts(tasks, "description")
    # Caches for this export only: the texts of one are no use to the next.
    named, described = cache(_named), cache(terms_in)
    first = map(named, _names(tasks, "interface"), _names(tasks, "component"), _numbers(tasks))
    links = [
        it if it.by else _by_terms(terms_in_title(title) or described(description))
        for it, title, description in zip(first, titles, descriptions, strict=True)
    ]
    return tasks.assign(
        components=pd.Series([list(it.components) for it in links], tasks.index, object),
        interfaces=pd.Series([list(it.interfaces) for it in links], tasks.index, object),
        linked_by=pd.Series([it.by for it in links], tasks.index, object),
    )


def _texts(tasks: pd.DataFrame, name: str) -> list[str]:
    if name not in tasks:
        return [""] * len(tasks)
    return tasks[name].astype(object).where(tasks[name].notna(), "").tolist()


def _of_each(texts: list[str], read: Callable[[str], tuple]) -> list:
    """What each text says, read once a distinct text."""
    values = {text: read(text) for text in set(texts)}
    return [values[text] for text in texts]


def _names(tasks: pd.DataFrame, kind: str) -> list[Names]:
    """What the column of components, or of interfaces, names."""
    return _of_each(_texts(tasks, kind), lambda cell: _names_by_kind(cell, kind))


def _numbers(tasks: pd.DataFrame) -> list[tuple[str, ...]]:
    """The SF numbers in each task's texts."""
    titles, descriptions, comments = (
        _of_each(_texts(tasks, name), lambda text: tuple(find_numbers(text)))
        for name in ("title", "description", "comment")
    )
    # A comment may mention what another task is about, so that the task's own words go first.
    texts = zip(titles, descriptions, comments, strict=True)
    return [title + description or comment for title, description, comment in texts]


def _named(interface: Names, component: Names, numbers: tuple[str, ...]) -> Link:
    """By what its columns name, else by the numbers in its texts. Tasks differ little in these."""
    by_column = _from_columns(interface, component, numbers)
    if by_column.components or by_column.interfaces:
        return by_column
    return _with_components((), numbers, "number") if numbers else Link()


def _by_terms(names: list[str]) -> Link:
    return Link(tuple(names), (), "term") if names else Link()


def _from_columns(first: Names, second: Names, numbers: tuple[str, ...]) -> Link:
    """What two columns name, by _names_by_kind. If only components, SF numbers in the text add to them."""
    components, interfaces = first[0] + second[0], first[1] + second[1]
    if not interfaces:
        interfaces = tuple(number for number in numbers if catalogue.component_of(number) in components)
    return _with_components(components, interfaces, "column")


def _with_components(components: tuple[str, ...], interfaces: tuple[str, ...], by: str) -> Link:
    """An interface brings its component."""
    brought = filter(None, map(catalogue.component_of, interfaces))
    return Link(tuple(dict.fromkeys((*components, *brought))), tuple(dict.fromkeys(interfaces)), by)


def _names_by_kind(cell: str, unknown_is: str) -> Names:
    """Components and interfaces that a cell of names names; unknown names stay as they are."""
    components: list[str] = []
    interfaces: list[str] = []
    for kind, name in _names_in(cell, prefer=unknown_is):
        (components if (kind or unknown_is) == "component" else interfaces).append(name)
    return tuple(components), tuple(interfaces)


def _names_in(cell: str, prefer: str) -> list[tuple[str | None, str]]:
    """(kind, name) of each name in a cell; kind None where the catalogue lacks it."""
    names: list[tuple[str | None, str]] = []
    for part in re.split(r"[;\n|]", cell):
        if fold(part) in _NOTHING:
            continue
        numbers = find_numbers(part) or _bare_numbers(part)
        names += [("interface", number) for number in numbers]
        if not numbers and (entry := _in_catalogue(part, prefer)):
            names.append(entry)
            continue
        pieces = [] if numbers and _in_catalogue(part, prefer) else re.split(r"[,/]|\s\+\s", part)
        others = [(_in_catalogue(piece, prefer), piece) for piece in pieces if not find_numbers(piece)]
        # Beside a number, unknown words are its title: "SF0787 DUPLA (årsopgørelse, kontroloplysninger)".
        names += [
            entry or (None, one_line(piece))
            for entry, piece in others
            if fold(piece) not in _NOTHING and (entry or not numbers)
        ]
    return names


def _bare_numbers(part: str) -> list[str]:
    """In a column of names, four figures that the catalogue knows are a number: "1511"."""
    numbers = [f"SF{digits}" for digits in re.findall(r"(?<![\w.])\d{4}(?![\w.])", part)]
    return [number for number in numbers if number in catalogue.interface_by_number()]


def _in_catalogue(name: str, prefer: str) -> tuple[str, str] | None:
    """A name may be that of a component and of its interface ("Klassifikation"): the column decides."""
    component, number = catalogue.component_named(name), catalogue.interface_named(name)
    if number and (prefer == "interface" or not component):
        return "interface", number
    return ("component", component) if component else None


def terms_in(text: str) -> list[str]:
    """Components that the words of a text mean, in the order they stand."""
    composed = _composed(text)
    lower = composed.lower()
    if not any(map(_opens_term.__getitem__, lower.split())):
        return []
    matches = [(fold(match[1]), match) for match in _term_pattern().finditer(lower)]
    # Terms in capitals count in capitals only: "LOS" is a register, "los" is not.
    meant = [
        _component_of_term()[term]
        for term, match in matches
        if term not in _capital_terms() or composed[match.start(1) : match.end(1)].isupper()
    ]
    return list(dict.fromkeys(meant))


def terms_in_title(title: str) -> list[str]:
    """As terms_in, and words that prose is full of ("Organisation") as names: with a capital, not first."""
    terms, composed = terms_in(title), _composed(title)
    named = [name for term, name in _title_terms() if term in composed and _is_name(term, composed)]
    return list(dict.fromkeys((*terms, *named))) if named else terms


def _is_name(term: str, text: str) -> bool:
    return re.search(rf"(?<=\w )(?<![.:!?] ){re.escape(term)}(?!\w)", text) is not None


class _OpensTerm(dict):
    """Whether a word may open a term. Texts are many and words are few: most texts pass by in no time."""

    def __missing__(self, word: str) -> bool:
        if len(self) > 200_000:
            self.clear()
        return self.setdefault(word, _first_word_pattern().search(word) is not None)


_opens_term = _OpensTerm()


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@cache
def _term_pattern() -> re.Pattern:
    """One alternation of all terms, longest first, each with the endings that Danish gives a noun."""
    longest_first = sorted(_terms(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(_written, longest_first))}){_ENDING}(?!\w)")


@cache
def _first_word_pattern() -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_written(re.split('[ -]', term)[0]) for term in _terms())})")


def _written(term: str) -> str:
    """A pattern for a term, also without æ, ø and å."""
    return "".join(_WRITTEN.get(letter, re.escape(letter)) for letter in term.lower())


def _terms() -> list[str]:
    return [term for component in catalogue.components() for term in component.terms]


@cache
def _title_terms() -> list[tuple[str, str]]:
    return [(term, component.name) for component in catalogue.components() for term in component.title_terms]


@cache
def _component_of_term() -> dict[str, str]:
    return {fold(term): component.name for component in catalogue.components() for term in component.terms}


@cache
def _capital_terms() -> frozenset[str]:
    return frozenset(fold(term) for term in _terms() if term.isupper())
