"""What we make of the programmappe's words: days, catalogue names and numbers; and what we can't use.

What people wrote stays as they wrote it; what is made of it stands beside it, for queries to read.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.domain import catalogue, escalation, persons, project_names
from dashboard.domain.danish import fold, quoted
from dashboard.domain.interface_numbers import find_numbers
from dashboard.domain.programme_columns import (
    CHOICE,
    COMPONENT,
    COMPONENTS,
    DATE,
    INTERFACE,
    INTERFACES,
    MAIL,
    PERSON,
    PHONE,
    PROJECT,
    ROLE,
    SHARE,
    SYSTEM,
    Column,
)
from dashboard.domain.programme_schema import BY_NAME, as_written
from dashboard.domain.roles import role_named
from dashboard.domain.shares import read_share, share_doubt
from dashboard.ingest.read_programme import Doubt, ProgrammeRow
from dashboard.ingest.values.dates import parse_date_text
from dashboard.store import register
from dashboard.store.connection import Store

CONTACT_DOUBTS = {MAIL: persons.mail_doubt, PHONE: persons.phone_doubt, SHARE: share_doubt}
SEPARATOR = ";"  # between the values of a cell that holds several


def interpret_row(subject: str, content: Mapping) -> dict:
    """What we make of a row's words, by column: what is stored under programme_schema.INTERPRETED."""
    if subject not in BY_NAME:
        return {}
    interpreted: dict[str, Any] = {}
    for column in BY_NAME[subject].columns:
        if text := content.get(column.name):
            interpreted |= _interpret_cell(column, text)
    return interpreted


def _interpret_cell(column: Column, text: str) -> dict:
    name = column.name
    if column.kind == DATE:
        read = parse_date_text(text)
        return {f"{name}_first": str(read.first), f"{name}_last": str(read.last)} if read.first else {}
    if column.kind == SYSTEM:
        return {name: fold(text)}  # what two spellings of a system have in common
    if column.kind == PERSON:
        return {name: persons.key_of(text)}
    if column.kind == ROLE:
        return {name: role_named(text) or text}  # a municipality may have roles of its own
    if column.kind == SHARE:
        share = read_share(text)
        return {} if share is None else {name: share}
    if column.kind == CHOICE:
        choices = [choice for choice in column.choices if fold(choice) == fold(text)]
        return {name: choices[0]} if choices else {}
    if column.kind in (COMPONENT, INTERFACE):
        names = _catalogue_names(column, text)
        return {name: names[0]} if names else {}
    if column.kind in (COMPONENTS, INTERFACES):
        return {name: [each for part in parts_of(text) for each in _names_of_part(column, part)]}
    return {}


def _names_of_part(column: Column, text: str) -> list[str]:
    return _catalogue_names(column, text) or ([text] if column.keeps_unknown else [])


def _catalogue_names(column: Column, text: str) -> list[str]:
    """The catalogue's names of støttesystemer, or numbers of snitflader, that the words mean."""
    if column.kind in (COMPONENT, COMPONENTS):
        name = catalogue.component_named(text)
        return [name] if name else []
    number = catalogue.interface_named(text)
    return find_numbers(text) or ([number] if number else [])


def parts_of(text: str) -> list[str]:
    """The values of a cell that may hold several, with semicolons or line breaks between."""
    return [part.strip() for part in text.replace("\n", SEPARATOR).split(SEPARATOR) if part.strip()]


def joined(values: Iterable[str]) -> str:
    """The cell that holds these values, as parts_of reads it."""
    return f"{SEPARATOR} ".join(values)


def doubts(store: Store) -> list[Doubt]:
    """What the programmappe says now that we can't use. A doubt's `sheet` is where its row came from."""
    rows = [
        ProgrammeRow(subject, row["row_id"], row["version_id"], as_written(row["content"]), row["origin"], 0)
        for subject, rows_of_subject in register.rows_by_subject(store).items()
        for row in rows_of_subject
    ]
    return doubts_of(rows, register.project_names(store))


def doubts_of(rows: Sequence[ProgrammeRow], projects: Sequence[str]) -> list[Doubt]:
    """The words that we could make nothing of, and where they stand. projects: as KLIK's tasks have them."""
    ours = [row for row in rows if row.subject in BY_NAME]
    matched = _matched_projects(rows, projects)
    of_cells = [
        Doubt(row.sheet, row.row, column.label, message)
        for row in ours
        for column in BY_NAME[row.subject].columns
        if (text := row.content.get(column.name))
        if (message := _doubt(column, text, matched, bool(projects)))
    ]
    of_periods = [
        Doubt(
            row.sheet, row.row, BY_NAME[row.subject].by_name["ends"].label, "Den slutter, før den begynder."
        )
        for row in ours
        if _ends_before_it_begins(interpret_row(row.subject, row.content))
    ]
    return of_cells + of_periods + _doubts_of_unknown_persons(ours) + _doubts_of_logs(ours)


def _doubts_of_logs(rows: Sequence[ProgrammeRow]) -> list[Doubt]:
    """The steps of eskalationer that the flow doesn't have where they stand: they don't move their case."""
    logs: dict[tuple[str, str], list[ProgrammeRow]] = {}
    for row in rows:
        if row.subject == "escalations" and row.content.get("case_id"):
            case = row.content.get("municipality", ""), row.content["case_id"]
            logs.setdefault(case, []).append(row)
    code_of_label = {fold(step.label): step.code for step in escalation.STEPS}
    label = BY_NAME["escalations"].by_name["step"].label
    message = "Trinnet findes ikke i forløbet derfra, hvor sagen står, så det flytter den ikke."
    doubts = []
    for log in logs.values():
        steps = [code_of_label.get(fold(row.content.get("step", "")), "") for row in log]
        _, rejected = escalation.replayed(steps)
        doubts += [Doubt(log[at].sheet, log[at].row, label, message) for at in rejected if steps[at]]
    return doubts


def _doubts_of_unknown_persons(rows: Sequence[ProgrammeRow]) -> list[Doubt]:
    """Who has a role and isn't on *Personer*, or could be two of those there; nobody where it is empty."""
    register_of_persons = [
        persons.Person(*(row.content.get(name, "") for name in ("name", "initials", "mail")))
        for row in rows
        if row.subject == "persons" and row.content.get("name")
    ]
    if not register_of_persons:
        return []
    staffing = [row for row in rows if row.subject == "staffing" and row.content.get("person")]
    matches = persons.matched({row.content["person"] for row in staffing}, register_of_persons)
    label = BY_NAME["staffing"].by_name["person"].label
    message = "{} er ikke én af dem på arket Personer, så vi kender hverken telefon eller mail."
    return [
        Doubt(row.sheet, row.row, label, message.format(quoted(row.content["person"])))
        for row in staffing
        if row.content["person"] not in matches
    ]


def _matched_projects(rows: Sequence[ProgrammeRow], projects: Sequence[str]) -> Mapping[str, str]:
    """The names of projects that the rows write, to KLIK's; those that mean none of KLIK's are left out."""
    full_names = {
        row.content["project"]: row.content["full_name"]
        for row in rows
        if row.subject == "projects" and {"project", "full_name"} <= row.content.keys()
    }
    written = {row.content.get(name, "") for row in rows for name in ("project", "replaced_by")}
    return project_names.matched(written, projects, full_names)


def _ends_before_it_begins(interpreted: Mapping) -> bool:
    return interpreted.get("ends_last", "9999") < interpreted.get("starts_first", "")


def _doubt(column: Column, text: str, matched: Mapping[str, str], has_projects: bool) -> str:
    if column.kind == DATE:
        return parse_date_text(text).problem or ""
    if column.kind == CHOICE and fold(text) not in map(fold, column.choices):
        return f"{quoted(text)} er ikke en af valgmulighederne: {', '.join(column.choices)}."
    if column.kind == PROJECT and has_projects and text not in matched:
        return f"Projektet {quoted(text)} findes ikke i KLIK-eksporten. Skriv navnet, som KLIK har det."
    if column.kind in (COMPONENT, COMPONENTS, INTERFACE, INTERFACES):
        return _catalogue_doubt(column, text)
    return CONTACT_DOUBTS[column.kind](text) if column.kind in CONTACT_DOUBTS else ""


def _catalogue_doubt(column: Column, text: str) -> str:
    unknown = [name for name in parts_of(text) if not _catalogue_names(column, name)]
    if not unknown:
        return ""
    words = " og ".join(map(quoted, unknown))
    if column.kind in (INTERFACE, INTERFACES) and all(map(catalogue.component_named, unknown)):
        return f"{words} er et støttesystem. Skriv snitfladens nummer."
    return f"Vi kender ikke {words} fra kataloget."
