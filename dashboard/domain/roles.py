"""The gallery of roles: who a project, a component and a task of Adgangsstyring needs, from reference/.

Roles and groups are KOMBIT's of 2018 ("Velkommen til KOMBIT") and of today (kombit.dk/indhold/rollegalleri).
What a row calls "Forslag" is ours, as is which role goes with which theme.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from dashboard.domain.danish import fold, folded_set, one_line
from dashboard.domain.reference import listed, rows
from dashboard.domain.statuses import NOBODY

ROLE_GROUPS = ("Organisatoriske", "Projekt/program", "Tekniske")
# The boxes of the slide, in its order.
THEMES = (
    "Ud af OLD og ind i NEW",
    "IT-miljø og IT-infrastruktur",
    "IT-sikkerhed og aftaler",
    "Projektledelse og -styring",
    "Organisering og arbejdsgange",
    "Viden og færdigheder",
    "Gevinster og værdier",
)
PROJECT_ROLES = ("Projektejer", "Projektleder")  # every project with open tasks needs them: our own rule
RESPONSIBILITIES = ("ansvarlig", "udfører", "bidrager", "orienteres")

_BETWEEN_CELLS = re.compile(r"[;,|\r\n]")
_BETWEEN_NAMES = re.compile(r"\s*/\s*|\s+og\s+", re.IGNORECASE)  # also within a name: "Træner/instruktør"
_PART = re.compile(r" \((?:STS|SP)\)$")  # of the infrastructure, behind a role's name
_LONGEST_NAME = 60  # characters: what is longer is a sentence
_NO_ROLE = NOBODY | folded_set("alle, alle roller, diverse, andre, flere, na, ikke relevant, rolle")
_LONGEST_RUN = 2  # parts of a name that one of _BETWEEN_NAMES holds together


@dataclass(frozen=True)
class Role:
    name: str  # in the singular
    role_group: str
    aliases: tuple[str, ...]
    themes: tuple[str, ...]
    responsibility: str
    tasks: str
    competences: str
    text_source: str  # of the three texts; source is that of the role
    source: str
    checked: date


@dataclass(frozen=True)
class ComponentRole:
    component: str  # the name of one; "" where the row is about an interface
    interface: str  # its number, where that interface alone needs the role; else ""
    role: str
    why: str
    source: str
    checked: date


@dataclass(frozen=True)
class RoleTask:
    component: str
    task: str
    role: str
    responsibility: str
    source: str
    checked: date


@cache
def roles() -> tuple[Role, ...]:
    texts = ("name", "role_group", "responsibility", "tasks", "competences", "text_source", "source")
    return tuple(
        Role(
            **{key: row[key] for key in texts},
            aliases=listed(row["aliases"]),
            themes=listed(row["themes"]),
            checked=date.fromisoformat(row["checked"]),
        )
        for row in rows("roles")
    )


@cache
def component_roles() -> tuple[ComponentRole, ...]:
    texts = ("component", "interface", "role", "why", "source")
    return tuple(
        ComponentRole(**{key: row[key] for key in texts}, checked=date.fromisoformat(row["checked"]))
        for row in rows("component_roles")
    )


@cache
def role_tasks() -> tuple[RoleTask, ...]:
    texts = ("component", "task", "role", "responsibility", "source")
    return tuple(
        RoleTask(**{key: row[key] for key in texts}, checked=date.fromisoformat(row["checked"]))
        for row in rows("role_tasks")
    )


def names_of(role: Role) -> Iterator[str]:
    """What a role is called: one or several of them, with and without the part of the infrastructure."""
    yield role.name
    yield from role.aliases
    if part := _PART.search(role.name):
        yield from (f"{alias}{part[0]}" for alias in role.aliases)


def role_named(text: str) -> str | None:
    """The gallery's name of a role called by any of its names; None for one we don't know."""
    return _role_of_name().get(fold(text))


@cache
def _role_of_name() -> dict[str, str]:
    return {fold(name): role.name for role in roles() for name in names_of(role)}


def roles_in(text: str, own: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """The roles that a cell names, in its order, each once; what is no role is left out.

    own: the municipality's own roles, folded name to name.
    """
    named = (role for part in _BETWEEN_CELLS.split(text) for role in _roles_in_part(part, own))
    return list(dict.fromkeys(named))


def unknown_roles_in(text: str, own: Mapping[str, str]) -> list[str]:
    """What a cell names as roles and nobody knows: the municipality's own, once it stands in the column."""
    parts = (one_line(part) for part in _BETWEEN_CELLS.split(text))
    return [
        part
        for part in parts
        if len(part) <= _LONGEST_NAME
        and any(letter.isalpha() for letter in part)
        and fold(part) not in _NO_ROLE
        and not roles_in(part, own)
    ]


def _roles_in_part(part: str, own: Mapping[str, str]) -> Iterator[str]:
    """Longest name first: "It-/digitaliseringschef/Tekniker" are two, "Superbruger/Tekniker" too."""
    between = list(_BETWEEN_NAMES.finditer(part))
    starts = [0, *(match.end() for match in between)]
    ends = [*(match.start() for match in between), len(part)]
    at = 0
    while at < len(starts):
        for last in range(min(at + _LONGEST_RUN, len(ends)) - 1, at - 1, -1):
            name = part[starts[at] : ends[last]]
            if role := own.get(fold(name)) or role_named(name):
                yield role
                at = last
                break
        at += 1
