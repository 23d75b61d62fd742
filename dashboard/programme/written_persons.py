"""The persons whom the programmappe names, now or in an earlier version, with all that is known of each.

Two rows of *Personer* with the same name are two persons unless initials and mail agree, too; a name
elsewhere that could mean either means nobody.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.domain import persons
from dashboard.domain.danish import fold, sort_key
from dashboard.domain.person_traces import DELETED_PERSON, Traces, names_in
from dashboard.domain.persons import Person, key_of
from dashboard.domain.programme_columns import PERSON
from dashboard.domain.programme_schema import BY_NAME
from dashboard.store.connection import Store

REGISTER, STAFFING, PROJECTS = "persons", "staffing", "projects"
# Columns that hold one person, though what is written there is interpreted as any text.
_NAMED = {PROJECTS: ("leader",), "systems": ("owner",), "checks": ("owner",)}
MAY_BE_A_UNIT = ("owner",)
_FULL_NAME = re.compile(r"[A-ZÆØÅ][\w.'’-]*(?: [A-ZÆØÅ][\w.'’-]*)+")
PERSON_COLUMNS = {
    name: (*_NAMED.get(name, ()), *(column.name for column in subject.columns if column.kind == PERSON))
    for name, subject in BY_NAME.items()
}


@dataclass(frozen=True)
class Version:
    """A version of a row. owner: whose it is; content: empty where the row was removed."""

    version_id: str
    row_id: str
    subject: str
    owner: str
    content: Mapping[str, Any]


@dataclass(frozen=True)
class WrittenPerson:
    """A person whom the programmappe names."""

    owner: str  # whose person it is; "" where the rows don't say
    spellings: frozenset[Person]  # as *Personer* has had them; the bare name where they aren't there
    row_ids: frozenset[str]  # of *Personer*
    traces: Traces
    unit: str = ""

    @property
    def name(self) -> str:
        """A spelling with capitals, where there is one."""
        return min(self.traces.names or self.traces.initials or self.traces.mails or {""})

    @property
    def label(self) -> str:
        """What tells the person from the others."""
        rest = [*sorted(self.traces.initials), self.unit, *sorted(self.traces.mails)]
        return " · ".join(dict.fromkeys(filter(None, [self.name, *rest])))

    def has(self, version: Version) -> bool:
        """Whether a version of a row of *Personer* is this person's."""
        written = person_of(version.content)
        return any(
            _is_same(written, own) or (version.row_id in self.row_ids and _agree(written, own))
            for own in self.spellings
        )


def versions_of(store: Store) -> list[Version]:
    """All that the session may see."""
    return [
        Version(row.version_id, row.row_id, row.subject, row.owner, json.loads(row.content))
        for row in store.ask("programme/versions").itertuples()
    ]


def written_persons(versions: Sequence[Version]) -> list[WrittenPerson]:
    """Everybody whom they name, in Danish order. versions: oldest first."""
    listed = _of_register(versions)
    unlisted: dict[tuple[str, str], set[str]] = {}
    for owner in {version.owner for version in versions}:
        texts = {name for version in versions if version.owner == owner for name in _names_in(version)}
        register = [one for each in listed if _may_share(each.owner, owner) for one in each.spellings]
        known = {key for person in register for key in _keys(person)}
        for text in texts:
            if (
                key_of(text)
                and not {key_of(text), fold(text)} & known
                and not persons.matched([text], register)
            ):
                unlisted.setdefault((owner, key_of(text)), set()).add(text)
    others = [
        WrittenPerson(
            owner, frozenset(Person(name) for name in names), frozenset(), Traces(names=frozenset(names))
        )
        for (owner, _), names in unlisted.items()
    ]
    return sorted([*listed, *others], key=_order)


def texts_meaning(person: WrittenPerson, others: Iterable[Person], texts: Iterable[str]) -> frozenset[str]:
    """Those of the texts that name this person, and nobody else could be meant."""
    texts, others = set(texts), set(others)
    return frozenset().union(
        *(
            {text for text, meant in persons.matched(texts, [own, *others]).items() if meant == own}
            for own in person.spellings - others
        )
    )


def rows_shared_with(person: WrittenPerson, versions: Iterable[Version]) -> list[Version]:
    """The rows that may name the person: a municipality's own, and those that say none."""
    return [version for version in versions if _may_share(person.owner, version.owner)]


def namesakes(person: WrittenPerson, versions: Iterable[Version]) -> set[Person]:
    """The others on *Personer*."""
    return {
        person_of(version.content)
        for version in versions
        if version.subject == REGISTER and version.content and not person.has(version)
    }


def with_reach(person: WrittenPerson, versions: Sequence[Version]) -> WrittenPerson:
    """With the phones and mails that stand beside the name where the person leads a project."""
    shared = rows_shared_with(person, versions)
    led = [version.content for version in shared if version.subject == PROJECTS]
    leaders = [content["leader"] for content in led if content.get("leader")]
    meant = texts_meaning(person, namesakes(person, shared), leaders)
    own = [content for content in led if content.get("leader") in meant]
    reached = Traces(
        mails=frozenset(content["leader_mail"] for content in own if content.get("leader_mail")),
        phones=frozenset(content["leader_phone"] for content in own if content.get("leader_phone")),
    )
    return replace(person, traces=person.traces.union([reached]))


def person_of(content: Mapping[str, Any]) -> Person:
    return Person(*(content.get(name, "") for name in ("name", "initials", "mail")))


def traces_of(content: Mapping[str, Any]) -> Traces:
    """What a row of *Personer* says."""
    kinds = ("name", "initials", "mail", "phone")
    return Traces(*(frozenset(filter(None, [content.get(kind, "")])) for kind in kinds))


def _of_register(versions: Sequence[Version]) -> list[WrittenPerson]:
    rows: dict[str, list[Version]] = {}
    for version in versions:
        if version.subject == REGISTER and version.content:
            rows.setdefault(version.row_id, []).append(version)
    merged: dict[tuple, WrittenPerson] = {}
    for row_id, of_row in rows.items():
        newest = person_of(of_row[-1].content)
        same = [version for version in of_row if _agree(person_of(version.content), newest)] or of_row[-1:]
        one = WrittenPerson(
            of_row[-1].owner,
            frozenset(person_of(version.content) for version in same),
            frozenset([row_id]),
            Traces().union(traces_of(version.content) for version in same),
            of_row[-1].content.get("unit", ""),
        )
        key = (one.owner, key_of(newest.name), fold(newest.initials), fold(newest.mail))
        merged[key] = _joined(merged[key], one) if key in merged else one
    return list(merged.values())


def _joined(one: WrittenPerson, other: WrittenPerson) -> WrittenPerson:
    return replace(
        other,
        spellings=one.spellings | other.spellings,
        row_ids=one.row_ids | other.row_ids,
        traces=one.traces.union([other.traces]),
    )


def _names_in(version: Version) -> Iterator[str]:
    """Who is named outside *Personer*. An owner may be a unit: "Jobcenteret" is nobody."""
    for column in PERSON_COLUMNS.get(version.subject, ()) if version.subject != REGISTER else ():
        for name in names_in(version.content.get(column, "")):
            if name != DELETED_PERSON and (column not in MAY_BE_A_UNIT or _FULL_NAME.fullmatch(name)):
                yield name


def _may_share(owner: str, other: str) -> bool:
    return owner == other or not owner or not other


def _keys(person: Person) -> set[str]:
    return {key_of(person.name), fold(person.initials), fold(person.mail)} - {""}


def _is_same(one: Person, other: Person) -> bool:
    return (
        key_of(one.name) == key_of(other.name)
        and fold(one.initials) == fold(other.initials)
        and fold(one.mail) == fold(other.mail)
    )


def _agree(one: Person, other: Person) -> bool:
    """Whether two versions of one row are of the same person: a row may have been written over."""
    return bool(_keys(one) & _keys(other))


def _order(person: WrittenPerson) -> tuple:
    return sort_key(person.label)
