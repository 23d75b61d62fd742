"""What the sample exports are about, from the lists in source/: invented persons, projects and tasks."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SOURCE = Path(__file__).parent / "source"
PHASES = ("Forberedelse", "Klargøring", "Idriftsættelse", "Ibrugtagning")
PHASES_END = (0.24, 0.65, 0.87)


@dataclass(frozen=True)
class Project:
    name: str
    subject: str
    users: str
    unit: str
    old_system: str
    first_due: date
    last_due: date
    leader: str
    expert: str
    leaves_out: tuple[str, ...]  # keys of templates that the project has no use for; "everything": all


@dataclass(frozen=True)
class Template:
    """A task that most projects have. {p}, {subject}, {users}, {unit}, {old}: the project's own words."""

    key: str
    position: float  # when in the project it falls due: 0 first, 1 last
    theme: str
    role: str
    title: str
    description: str
    component: str
    interface: str


def phase_at(position: float) -> str:
    return PHASES[sum(position >= end for end in PHASES_END)]


def rows(name: str) -> list[dict[str, str]]:
    with (SOURCE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def projects() -> dict[str, Project]:
    by_name = {}
    for row in rows("projects"):
        days = {name: date.fromisoformat(row[name]) for name in ("first_due", "last_due")}
        by_name[row["name"]] = Project(**row | days | {"leaves_out": tuple(row["leaves_out"].split(" | "))})
    return by_name


def templates() -> list[Template]:
    return [Template(**row | {"position": float(row["position"])}) for row in rows("templates")]


def theme_of_role() -> dict[str, str]:
    """The theme of a task that isn't made from a template: that of its role's last template."""
    return {template.role: template.theme for template in templates()}


def initials() -> dict[str, str]:
    return {row["name"]: row["initials"] for row in rows("persons")}


def staff() -> dict[str, str]:
    """Who carries out the tasks of a role, in all projects alike."""
    return {role: row["name"] for row in rows("persons") for role in row["executes"].split(" | ") if role}
