"""What a municipality lets the others on the service see: how many tasks its groups have, by light, no more.

Names are those of støttesystemer in the catalogue, and of projects. A project's name is what its export says,
and could hold anything: it is shown to others only once three municipalities have it, and until then only the
server reads it (queries/macros/comparison/groups_of_several.sql).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from dashboard.domain.catalogue import components

FORMAT, VERSION = "klik-overblik-delte-tal", 1
COMPONENT, PROJECT = "component", "project"
LONGEST_NAME = 100  # letters
_KEYS = {"format", "version", "municipality", "as_of", "state", "groups"}
_MOST_TASKS = 1_000_000


@dataclass(frozen=True)
class Group:
    """A støttesystem or a project, and how many tasks it has; `grey` to `red` by their worst light."""

    kind: str  # COMPONENT or PROJECT
    name: str
    tasks: int
    grey: int
    green: int
    yellow: int
    red: int
    overdue: int
    moved: int | None  # tasks with another deadline than in the export before; None: there is none before


COLUMNS = tuple(field.name for field in fields(Group))


@dataclass(frozen=True)
class SharedFigures:
    """Of one municipality."""

    municipality: str  # its code
    as_of: date | None  # None: nothing is loaded
    state: str  # another text where the figures may be others: they are worked out anew then
    groups: tuple[Group, ...]


class BadFigures(ValueError):
    """A file doesn't hold what a municipality shares, or holds more."""


def to_bytes(shared: SharedFigures) -> bytes:
    """JSON in UTF-8, a line a group."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "municipality": shared.municipality,
        "as_of": shared.as_of.isoformat() if shared.as_of else None,
        "state": shared.state,
    }
    lines = [f"  {json.dumps(key)}: {_text(value)}," for key, value in head.items()]
    groups = [f"    {_text([getattr(group, name) for name in COLUMNS])}" for group in shared.groups]
    return "\n".join(["{", *lines, '  "groups": [', ",\n".join(groups), "  ]", "}", ""]).encode()


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def from_bytes(content: bytes) -> SharedFigures:
    """What to_bytes wrote. Nothing in it is believed. Raises BadFigures."""
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        raise BadFigures("no JSON") from None
    if not isinstance(read, dict) or set(read) != _KEYS:
        raise BadFigures("other fields")
    if (read["format"], read["version"]) != (FORMAT, VERSION):
        raise BadFigures("another format")
    if not isinstance(read["municipality"], str) or not isinstance(read["state"], str):
        raise BadFigures("not whose they are")
    return SharedFigures(
        read["municipality"], _day(read["as_of"]), read["state"], _groups(read["groups"], _listed())
    )


def _listed() -> frozenset[str]:
    return frozenset(it.name for it in components())


def _day(value: Any) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadFigures("no day") from None


def _groups(value: Any, listed: frozenset[str]) -> tuple[Group, ...]:
    if not isinstance(value, list):
        raise BadFigures("no groups")
    groups = tuple(_group(each, listed) for each in value)
    if len({(group.kind, group.name) for group in groups}) != len(groups):
        raise BadFigures("a group twice")
    return groups


def _group(value: Any, listed: frozenset[str]) -> Group:
    if not isinstance(value, list) or len(value) != len(COLUMNS):
        raise BadFigures("no group")
    kind, name, *counts = value
    if not (isinstance(name, str) and 0 < len(name) <= LONGEST_NAME and name.isprintable()):
        raise BadFigures("no name")
    if kind != PROJECT and not (kind == COMPONENT and name in listed):
        raise BadFigures("no støttesystem and no project")
    if counts[-1] is None:
        _refuse_counts(counts[:-1])
    else:
        _refuse_counts(counts)
    return Group(kind, name, *counts)


def _refuse_counts(counts: Sequence[Any]) -> None:
    """All tasks, those of each light, and parts of them."""
    if not all(type(count) is int and 0 <= count <= _MOST_TASKS for count in counts):  # True is an int, too
        raise BadFigures("no count")
    tasks, *parts = counts
    if not tasks or max(parts) > tasks or sum(parts[:4]) > tasks:
        raise BadFigures("parts that are more than all")
