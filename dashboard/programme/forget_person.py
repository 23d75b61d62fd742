"""A person taken out of the programmappe: of every version of every row, and of the backups.

Rows of *Personer* and *Bemanding* go; a log says "slettet person"; other columns are emptied, and in free
text the name is replaced. KLIK's own tasks name the person until their export is deleted.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.domain.catalogue import components
from dashboard.domain.danish import fold
from dashboard.domain.person_traces import DELETED_PERSON, Eraser, Traces, names_in
from dashboard.domain.persons import Person, key_of
from dashboard.domain.programme_columns import LONG, MAIL, PERSON, PHONE, SYSTEM, TEXT
from dashboard.domain.programme_schema import BY_NAME, EXTRA, INTERPRETED, as_written
from dashboard.programme import written_persons
from dashboard.programme.interpret import interpret_row
from dashboard.programme.written_persons import (
    PERSON_COLUMNS,
    PROJECTS,
    REGISTER,
    STAFFING,
    Version,
    WrittenPerson,
)
from dashboard.store import deletion, register
from dashboard.store.connection import Store
from dashboard.store.deleted_rows import Rewritten
from dashboard.store.snapshots import as_json, new_id

DELETED_AUTHOR = "slettet"
LOGS = ("contacts", "escalations")  # what happened stays, and that somebody did it
KEYS = ("task_key", "municipality", "case_id")  # what joins a row to others: altered, it would be lost
FREE_KINDS = (TEXT, LONG, PERSON, SYSTEM)


@dataclass(frozen=True)
class Traced:
    """Where a deletion leaves the person's name."""

    tasks: int  # of KLIK's own
    exports: int  # that they are in
    has_namesake: bool  # another on *Personer* has the same name: it stays where either may be meant


@dataclass(frozen=True)
class Forgotten:
    """What a deletion of a person took, and how many tasks in how many exports still name the person."""

    rows: int
    backups_rewritten: int
    backups_dropped: int
    tasks: int
    exports: int


def forget(store: Store, person: WrittenPerson) -> Forgotten:
    """Raises StoreUnavailable."""
    versions = written_persons.versions_of(store)
    person = written_persons.with_reach(person, versions)
    rewriting = _Rewriting(store, person, versions)
    deleted = deletion.rewrite_register(store, rewriting)
    traced_then = traced(store, person, versions)
    return Forgotten(
        rewriting.rows,
        deleted.backups_rewritten,
        deleted.backups_dropped,
        traced_then.tasks,
        traced_then.exports,
    )


def traced(store: Store, person: WrittenPerson, versions: Sequence[Version]) -> Traced:
    """What a deletion of the person leaves. versions: all that the session may see."""
    others = written_persons.namesakes(person, written_persons.rows_shared_with(person, versions))
    own = _own_names(person, others)
    written = store.ask("programme/names_in_tasks")["person"]
    names = written_persons.texts_meaning(person, others, written)
    words = {name.lower() for name in own if " " in name}
    [counts] = store.ask("programme/tasks_naming", names=sorted(names), words=sorted(words)).to_dict(
        "records"
    )
    return Traced(int(counts["tasks"]), int(counts["exports"]), own != person.traces.names)


def _own_names(person: WrittenPerson, others: Iterable[Person]) -> frozenset[str]:
    taken = {key_of(other.name) for other in others}
    return frozenset(name for name in person.traces.names if key_of(name) not in taken)


class _Rewriting:
    """What becomes of the versions in one file after the other: the backups, and at last the database."""

    def __init__(self, store: Store, person: WrittenPerson, versions: Sequence[Version]) -> None:
        self.person = person
        self.scope = store.session.municipalities
        self.live = written_persons.rows_shared_with(person, versions)
        # A version's owner is not in a file without macros: what says none is whose the store says now.
        written = store.ask("programme/versions")
        unnamed = written.loc[written["municipality"] == "", "owner"]
        self.owner_of_unnamed = unnamed.iloc[0] if len(unnamed) else ""
        projects = register.project_names(store)
        self.words = frozenset(fold(name) for name in (*projects, *(each.name for each in components())))
        self.names_in_tasks = store.ask("programme/names_in_tasks")["person"].tolist()
        self.rows = 0  # that changed in the file looked into last

    def __call__(self, versions: list[dict[str, Any]]) -> Rewritten:
        touched = {row["version_id"]: row for row in versions if self._is_ours(row)}
        read = [self._read(row) for row in touched.values()]
        read = written_persons.rows_shared_with(self.person, read)
        erasing = self._erasing(read, [row["changed_by"] for row in touched.values()])
        gone = erasing.whole_rows(read)
        instead = [
            new
            for version in read
            if version.version_id not in gone
            if (new := erasing.written_anew(touched[version.version_id], version))
        ]
        anew = {row["version_id"] for row in instead}
        self.rows = len({touched[version_id]["row_id"] for version_id in (*gone, *anew)})
        return Rewritten(tuple(gone | anew), tuple(row | {"version_id": new_id()} for row in instead))

    def _is_ours(self, row: Mapping[str, Any]) -> bool:
        return self.scope is None or self._owner(row) in self.scope

    def _owner(self, row: Mapping[str, Any]) -> str:
        return row.get("municipality") or self.owner_of_unnamed

    def _read(self, row: Mapping[str, Any]) -> Version:
        content = {} if row["removed"] else json.loads(row["content"])
        return Version(row["version_id"], row["row_id"], row["subject"], self._owner(row), content)

    def _erasing(self, versions: Sequence[Version], authors: Sequence[str]) -> "_Erasing":
        every = [*self.live, *versions]
        others = written_persons.namesakes(self.person, every)
        fields = [
            text
            for version in every
            for column in PERSON_COLUMNS.get(version.subject, ())
            if (text := version.content.get(column))
        ]
        meant = written_persons.texts_meaning(self.person, others, (*fields, *authors))
        keys = {key_of(name) for name in self.person.traces.names}
        named = {name for text in (*fields, *self.names_in_tasks) for name in names_in(text)} - meant
        of_others = [
            written_persons.traces_of(version.content)
            for version in every
            if version.subject == REGISTER and version.content and not self.person.has(version)
        ]
        of_others.append(Traces(names=frozenset(name for name in named if key_of(name) not in keys)))
        names_only = Eraser(self.person.traces, Traces().union(of_others))
        of_others += [
            Traces(
                mails=frozenset(filter(None, [content.get("leader_mail")])),
                phones=frozenset(filter(None, [content.get("leader_phone")])),
            )
            for version in every
            if version.subject == PROJECTS
            and (leader := (content := version.content).get("leader"))
            and leader not in meant
            and names_only.without(leader) == leader
        ]
        return _Erasing(self.person, meant, Eraser(self.person.traces, Traces().union(of_others), self.words))


@dataclass(frozen=True)
class _Erasing:
    """In one file. meant: what its columns of persons say where this person is meant."""

    person: WrittenPerson
    meant: frozenset[str]
    eraser: Eraser

    def whole_rows(self, versions: Sequence[Version]) -> set[str]:
        """The versions of *Personer* and *Bemanding* that go.

        A row whose newest words are the person's goes whole: an older version must not come to life again.
        """
        rows: dict[str, list[Version]] = {}
        for version in versions:
            if version.subject in (REGISTER, STAFFING):
                rows.setdefault(version.row_id, []).append(version)
        gone: set[str] = set()
        for of_row in rows.values():
            written = [version for version in of_row if version.content]
            own = [version for version in written if self._is_own(version)]
            gone |= {each.version_id for each in (of_row if own and written[-1] is own[-1] else own)}
        return gone

    def _is_own(self, version: Version) -> bool:
        if version.subject == REGISTER:
            return self.person.has(version)
        return version.content.get("person") in self.meant

    def written_anew(self, row: Mapping[str, Any], version: Version) -> dict[str, Any] | None:
        """The version without the person; None where it doesn't name the person."""
        before = as_written(version.content)
        content = self._without(version.subject, before)
        author = DELETED_AUTHOR if row["changed_by"] in self.meant else self.eraser.without(row["changed_by"])
        about = {"changed_by": author, "origin": self.eraser.without(row["origin"])}
        if content == before:
            if all(row[name] == text for name, text in about.items()):
                return None
            return {**row, **about}
        if interpreted := interpret_row(version.subject, content):
            content = content | {INTERPRETED: interpreted}
        return {**row, **about, "content": as_json(content)}

    def _without(self, subject: str, content: Mapping[str, Any]) -> dict[str, Any]:
        cells = {name: self._cell(subject, name, value) for name, value in content.items()}
        if subject == PROJECTS and content.get("leader") in self.meant:
            cells |= {"leader": "", "leader_phone": "", "leader_mail": ""}
        return {name: value for name, value in cells.items() if value or value == content.get(name)}

    def _cell(self, subject: str, name: str, value: Any) -> Any:
        column = BY_NAME[subject].by_name.get(name) if subject in BY_NAME else None
        if column is None or name in KEYS:
            return value if name in KEYS else self._outside_columns(name, value)
        if value in self.meant and name in PERSON_COLUMNS[subject]:
            return DELETED_PERSON if subject in LOGS else ""
        if (column.kind == PHONE and self.eraser.is_phone(value)) or (
            column.kind == MAIL and self.eraser.is_mail(value)
        ):
            return ""
        text = self.eraser.without(value, free=column.kind in FREE_KINDS)
        return value if text == value else text.strip()

    def _outside_columns(self, name: str, value: Any) -> Any:
        """The user's own columns, and own sheets."""
        if name == EXTRA:
            return {self.eraser.without(header): self.eraser.without(text) for header, text in value.items()}
        if isinstance(value, list):
            return [[self.eraser.without(cell) for cell in row] for row in value]
        return self.eraser.without(value) if isinstance(value, str) else value
