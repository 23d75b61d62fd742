"""What we make of the programmappe's words: days, catalogue names and numbers; and what we can't use.

What people wrote is kept as they wrote it; what is made of it stands beside it, for queries to read.
"""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.domain import catalogue, project_names
from dashboard.domain.danish import fold, quoted
from dashboard.domain.interface_numbers import find_numbers
from dashboard.domain.programme_schema import (
    BY_NAME,
    CHOICE,
    COMPONENT,
    COMPONENTS,
    DATE,
    INTERFACE,
    INTERFACES,
    PROJECT,
    SYSTEM,
    Column,
)
from dashboard.ingest.read_programme import Doubt, FolderRow
from dashboard.ingest.values.dates import parse_date_text

SEPARATOR = ";"  # between the values of a cell that holds several


def known(subject: str, content: Mapping) -> dict:
    """What we make of a row's words: days, catalogue names and numbers, by column; see DERIVED."""
    if subject not in BY_NAME:
        return {}
    made = {}
    for column in BY_NAME[subject].columns:
        if text := content.get(column.name):
            made |= _of_cell(column, text)
    return made


def doubts_of(rows: Sequence[FolderRow], projects: Sequence[str]) -> list[Doubt]:
    """The words that we could make nothing of, each with its place. projects: as KLIK's tasks have them."""
    full_names = {
        row.content["project"]: row.content["full_name"]
        for row in rows
        if row.subject == "projects" and {"project", "full_name"} <= row.content.keys()
    }
    written = {row.content.get(name, "") for row in rows for name in ("project", "replaced_by")}
    matched = project_names.matched(written, projects, full_names)
    found = [
        Doubt(row.sheet, row.row, column.label, said)
        for row in rows
        if row.subject in BY_NAME
        for column in BY_NAME[row.subject].columns
        if (text := row.content.get(column.name))
        if (said := _doubt(column, text, matched, bool(projects)))
    ]
    return found + [
        Doubt(
            row.sheet, row.row, BY_NAME[row.subject].by_name["ends"].label, "Den slutter, før den begynder."
        )
        for row in rows
        if row.subject in BY_NAME and _ends_before_it_begins(known(row.subject, row.content))
    ]


def _ends_before_it_begins(made: Mapping) -> bool:
    return made.get("ends_last", "9999") < made.get("starts_first", "")


def _doubt(column: Column, text: str, matched: Mapping[str, str], has_projects: bool) -> str:
    if column.kind == DATE:
        return parse_date_text(text).problem or ""
    if column.kind == CHOICE and fold(text) not in map(fold, column.choices):
        return f"{quoted(text)} er ikke en af valgmulighederne: {', '.join(column.choices)}."
    if column.kind == PROJECT and has_projects and text not in matched:
        return f"Projektet {quoted(text)} findes ikke i KLIK-eksporten. Skriv navnet, som KLIK har det."
    if column.kind in (COMPONENT, COMPONENTS, INTERFACE, INTERFACES):
        unknown = [name for name in parts_of(text) if not _of_name(column, name)]
        if (
            unknown
            and column.kind in (INTERFACE, INTERFACES)
            and all(map(catalogue.component_named, unknown))
        ):
            return f"{' og '.join(map(quoted, unknown))} er et støttesystem. Skriv snitfladens nummer."
        return f"Vi kender ikke {' og '.join(map(quoted, unknown))} fra kataloget." if unknown else ""
    return ""


def parts_of(text: str) -> list[str]:
    """The values of a cell that may hold several, with semicolons or line breaks between."""
    return [part.strip() for part in text.replace("\n", SEPARATOR).split(SEPARATOR) if part.strip()]


def joined(values: Iterable[str]) -> str:
    """The cell that holds these values: what parts_of reads."""
    return f"{SEPARATOR} ".join(values)


def _of_cell(column: Column, text: str) -> dict:
    name = column.name
    if column.kind == DATE:
        read = parse_date_text(text)
        return {f"{name}_first": str(read.first), f"{name}_last": str(read.last)} if read.first else {}
    if column.kind == SYSTEM:
        return {name: fold(text)}  # what two spellings of a system have in common
    if column.kind == CHOICE:
        chosen = [choice for choice in column.choices if fold(choice) == fold(text)]
        return {name: chosen[0]} if chosen else {}
    if column.kind in (COMPONENT, INTERFACE):
        found = _of_name(column, text)
        return {name: found[0]} if found else {}
    if column.kind in (COMPONENTS, INTERFACES):
        return {name: [found for part in parts_of(text) for found in _of_part(column, part)]}
    return {}


def _of_part(column: Column, text: str) -> list[str]:
    return _of_name(column, text) or ([text] if column.keeps_unknown else [])


def _of_name(column: Column, text: str) -> list[str]:
    """The catalogue's names of støttesystemer, or numbers of snitflader, that the words mean."""
    if column.kind in (COMPONENT, COMPONENTS):
        named = catalogue.component_named(text)
        return [named] if named else []
    named = catalogue.interface_named(text)
    return find_numbers(text) or ([named] if named else [])
