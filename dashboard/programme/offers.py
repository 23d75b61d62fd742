"""What the exports can fill in of an empty programmappe: the projects, systems and persons that they name."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboard.domain.catalogue import components
from dashboard.domain.danish import fold, sort_key
from dashboard.domain.persons import Person, key_of, read_person
from dashboard.programme.written_persons import PROJECTS, REGISTER
from dashboard.store import register
from dashboard.store.connection import Store

SYSTEMS = "systems"
SUBJECTS = (PROJECTS, SYSTEMS, REGISTER)


def offered_rows(store: Store, subjects: Iterable[str] = SUBJECTS) -> dict[str, list[dict[str, str]]]:
    """The contents of rows by subject, of those subjects that the exports have something to say about."""
    makers = {PROJECTS: _projects, SYSTEMS: _systems, REGISTER: _persons}
    rows = {subject: makers[subject](store) for subject in subjects if subject in makers}
    return {subject: contents for subject, contents in rows.items() if contents}


def filled_in(store: Store, rows_of: Mapping[str, list[dict]]) -> dict[str, list[dict]]:
    """The rows with those that are offered, which have no ids. rows_of: as register.rows_by_subject."""
    empty = [subject for subject in SUBJECTS if not rows_of.get(subject)]
    offered = {
        subject: [{"row_id": "", "version_id": "", "content": content} for content in contents]
        for subject, contents in offered_rows(store, empty).items()
    }
    return {**rows_of, **offered}


def _projects(store: Store) -> list[dict[str, str]]:
    return [{"project": name} for name in sorted(register.project_names(store), key=sort_key)]


def _systems(store: Store) -> list[dict[str, str]]:
    """One row a system, by the spelling that is used most; neither the catalogue's nor projects."""
    named = store.ask("programme/systems_in_exports", known=[each.name for each in components()])
    projects = {fold(name) for name in register.project_names(store)}
    rows: dict[str, dict[str, str]] = {}
    for row in named.itertuples():
        if (mark := fold(row.system)) and mark not in projects:
            rows.setdefault(mark, _filled(row.system, row.interfaces))
    return sorted(rows.values(), key=lambda row: sort_key(row["system"]))


def _filled(system: str, interfaces: Iterable[str]) -> dict[str, str]:
    numbers = "; ".join(interfaces)
    return {"system": system, "interfaces": numbers} if numbers else {"system": system}


def _persons(store: Store) -> list[dict[str, str]]:
    written = store.ask("programme/persons_in_exports")
    return persons_named(dict(zip(written["person"], written["tasks"].astype(int), strict=True)))


@dataclass
class _Spellings:
    """How one person is written, and how often."""

    names: Counter[str] = field(default_factory=Counter)
    initials: Counter[str] = field(default_factory=Counter)
    mails: Counter[str] = field(default_factory=Counter)

    def add(self, person: Person, times: int) -> None:
        for texts, text in (
            (self.names, person.name),
            (self.initials, person.initials),
            (self.mails, person.mail),
        ):
            if text:
                texts[text] += times

    def row(self) -> dict[str, str]:
        columns = {"name": self.names, "initials": self.initials, "mail": self.mails}
        return {name: _most_used(texts) for name, texts in columns.items() if texts}


def persons_named(times: Mapping[str, int]) -> list[dict[str, str]]:
    """Rows of *Personer*: one for each person, by the spelling that is used most.

    times: how often each spelling is used. Initials and a mail alone are whoever's name has them behind it,
    if it is just one; else nobody's: none is merged by guess, and a row needs a name.
    """
    read = [(read_person(text), count) for text, count in times.items()]
    people: dict[str, _Spellings] = {}
    for person, count in read:
        if person.name:
            people.setdefault(key_of(person.name), _Spellings()).add(person, count)
    owners: dict[str, set[str]] = {}
    for key, spellings in people.items():
        for mark in (*spellings.initials, *spellings.mails):
            owners.setdefault(fold(mark), set()).add(key)
    for person, count in read:
        if not person.name:
            mark = fold(person.initials or person.mail)
            named = owners.get(mark, set())
            if len(named) == 1:
                people[next(iter(named))].add(person, count)
    # Whose name nobody knows can't be a row: the page Roller lists them until somebody writes who they are.
    rows = [spellings.row() for spellings in people.values()]
    return sorted(rows, key=lambda row: sort_key(row["name"]))


def _most_used(texts: Counter[str]) -> str:
    """Of those used as often, one with capitals."""
    return min(texts, key=lambda text: (-texts[text], text))
