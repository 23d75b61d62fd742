"""The one filter that every page shares."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

WARNING_DAYS = 14
"""Days before its end date when a task that nobody has begun turns yellow: our rule, KLIK's is not public."""


@dataclass(frozen=True)
class View:
    """A ready choice of tasks. Its rule stands in queries/macros/tasks/chosen_tasks.sql under the same code."""

    code: str
    label: str
    help: str


VIEWS = (
    View("", "Alle opgaver", "Alle opgaver, som filtrene giver"),
    View("needs_action", "Kræver handling", "Røde og gule, i KLIK eller efter frist, status og bemanding"),
    View("red", "Røde", "Røde i KLIK, eller røde efter frist og status"),
    View(
        "programme",
        "Programlederens",
        "Opgaver på fælleskommunal infrastruktur, på tværs af forvaltninger, eller som giver nye "
        "driftsopgaver (vores forslag)",
    ),
    View("due_soon", f"Forfalder inden {WARNING_DAYS} dage", "Åbne opgaver med frist i varselsperioden"),
    View("no_executor", "Uden udfører", "Åbne opgaver, der er begyndt, uden at en udfører er sat på"),
    View("no_responsible", "Uden ansvarlig", "Åbne opgaver, der er begyndt, uden at en ansvarlig er sat på"),
    View(
        "watermelon",
        "Vandmeloner",
        "KLIK viser et bedre lys, end frist, status og bemanding giver: fx grøn udenpå, rød eller gul indeni",
    ),
    View(
        "programme_tasks", "Programopgaver", "Opgaver, der er stillet til programmet og ikke til et projekt"
    ),
    View("unlinked", "Uden projekt eller snitflade", "Opgaver, som vi ikke kan knytte til begge dele"),
    View("open", "Åbne", "Opgaver, som hverken er fuldført eller meldt ikke aktuelle"),
)


@dataclass(frozen=True)
class TaskFilter:
    """What the user has chosen. Empty means "all"; `as_of` is the day everything is judged from."""

    as_of: date
    warning_days: int = WARNING_DAYS
    municipalities: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    interfaces: tuple[str, ...] = ()
    lights: tuple[str, ...] = ()
    computed_lights: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    without_responsible: bool = False
    without_executor: bool = False
    due_from: date | None = None
    due_to: date | None = None
    text: str = ""
    view: str = ""

    def as_parameter(self) -> dict:
        """The struct that queries know as $filter: lists for tuples, since DuckDB binds those."""
        return {
            name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()
        }


def open_in_week(monday: date, as_of: date) -> dict:
    """The choices that leave what a week's bar counts: the open tasks due in it, from the as-of date on."""
    return {"view": "open", "due_from": max(monday, as_of), "due_to": monday + timedelta(days=6)}
