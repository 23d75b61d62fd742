"""The one filter that every page shares: its value, TaskFilter, and each of its parts, FILTERS.

A new filter is one entry in FILTERS, its field in TaskFilter, and one line in
queries/macros/tasks/chosen_tasks.sql.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from dataclasses import field as dataclass_field
from datetime import date, timedelta
from enum import Enum, auto
from typing import Any

from dashboard.domain.labels import LABELS
from dashboard.domain.lights import CODE_OF_WORD

WARNING_DAYS = 14
"""Days before its end date when a task that nobody has begun turns yellow: our rule, KLIK's is not public."""


@dataclass(frozen=True)
class View:
    """A ready choice of tasks. Its rule, under the same code: queries/macros/tasks/chosen_tasks.sql."""

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
    View("due_soon", f"Frist inden for {WARNING_DAYS} dage", "Åbne opgaver med frist i varselsperioden"),
    View("no_executor", "Uden udfører", "Åbne opgaver, der er begyndt, uden at en udfører er sat på"),
    View("no_responsible", "Uden ansvarlig", "Åbne opgaver, der er begyndt, uden at en ansvarlig er sat på"),
    View(
        "watermelon",
        "Ser bedre ud, end de er",
        "Vandmeloner: KLIK viser et bedre lys, end frist, status og bemanding giver; grøn udenpå, rød indeni",
    ),
    View(
        "programme_tasks", "Programopgaver", "Opgaver, der er stillet til programmet og ikke til et projekt"
    ),
    View(
        "unlinked",
        "Uden projekt eller snitflade",
        "Opgaver, som ikke kan knyttes til både et projekt og en snitflade",
    ),
    View("open", "Åbne", "Opgaver, som hverken er fuldført eller meldt ikke aktuelle"),
    View("open_red", "Åbne røde", "Røde opgaver, som hverken er fuldført eller meldt ikke aktuelle"),
)


@dataclass(frozen=True)
class TaskFilter:
    """What the user has chosen. Empty means "all"; `as_of` is the day everything is evaluated from."""

    as_of: date
    warning_days: int = WARNING_DAYS
    municipalities: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    interfaces: tuple[str, ...] = ()
    lights: tuple[str, ...] = ()
    computed_lights: tuple[str, ...] = ()
    worst_lights: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    due_from: date | None = None
    due_to: date | None = None
    text: str = ""
    view: str = ""

    def as_parameter(self) -> dict:
        """The struct that queries know as $filter: lists for tuples, since DuckDB binds those."""
        return {
            name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()
        }


class Kind(Enum):
    """What can be chosen in a filter."""

    NAMES = auto()  # any of the names that the exports hold
    INTERFACES = auto()  # as NAMES; shown with their titles, which are no part of the value
    WORDS = auto()  # any of our own words
    VIEW = auto()  # one of our own words
    DAY = auto()
    TEXT = auto()


@dataclass(frozen=True)
class Filter:
    """One part of TaskFilter, as the user meets it.

    `label`: Danish, on the widget and in words. `key`: its name in the URL, and the key of its widget.
    `names`: which of them, as queries/tasks/choices.sql has it. `nothing`: what its widget says while nothing
    is chosen. `is_personal`: stays out of the URL, since links travel. `codes`: of our own words.
    `short_label`: on a chip, where `label` is too long.
    """

    field: str
    label: str
    key: str
    kind: Kind
    names: str = ""
    nothing: str = ""
    is_personal: bool = False
    short_label: str = ""
    codes: Mapping[str, str] = dataclass_field(default_factory=dict, hash=False)

    @property
    def empty(self) -> tuple | str | None:
        """The field's value when nothing is chosen."""
        return {Kind.DAY: None, Kind.TEXT: "", Kind.VIEW: ""}.get(self.kind, ())

    @property
    def takes_several(self) -> bool:
        return self.kind in (Kind.NAMES, Kind.INTERFACES, Kind.WORDS)

    def from_widget(self, chosen: Any) -> Any:
        """The field's value, of what its widget holds: a list of words, a word, a day, a text or None."""
        if self.kind is Kind.WORDS:
            return tuple(self.codes[word] for word in chosen)
        if self.kind is Kind.VIEW:
            return self.codes[chosen] if chosen else ""
        if self.takes_several:
            return tuple(chosen)
        return chosen or self.empty

    def to_widget(self, value: Any) -> Any:
        """The inverse of from_widget: what the widget is to hold."""
        if self.kind is Kind.WORDS:
            word_of = {code: word for word, code in self.codes.items()}
            return [word_of[code] for code in value]
        if self.kind is Kind.VIEW:
            return next((word for word, code in self.codes.items() if code == value), None)
        return list(value) if self.takes_several else value


LACKS = {"Ingen ansvarlig": "responsible", "Ingen udfører": "executor"}
VIEW_OF_CODE = {view.code: view for view in VIEWS}
VIEW_CODES = {view.label: view.code for view in VIEWS if view.code}

# In the order of the panel, of the chips, and in which a download lists them.
# fmt: off
FILTERS = (
    Filter("municipalities", "Kommune", "kommune", Kind.NAMES, "municipality", "Alle kommuner"),
    Filter("projects", "Projekt", "projekt", Kind.NAMES, "project", "Alle projekter"),
    Filter("components", "Støttesystem", "system", Kind.NAMES, "component", "Alle"),
    Filter("interfaces", "Snitflade", "snitflade", Kind.INTERFACES, "interface", "Alle"),
    Filter("lights", LABELS["shown_light"], "lys", Kind.WORDS, nothing="Alle lys", codes=CODE_OF_WORD),
    Filter("computed_lights", LABELS["computed_light"], "beregnet", Kind.WORDS, nothing="Alle lys",
           codes=CODE_OF_WORD),
    Filter("worst_lights", LABELS["worst_light"], "vaerste", Kind.WORDS, nothing="Alle lys",
           codes=CODE_OF_WORD),
    Filter("themes", "Tema", "tema", Kind.NAMES, "theme", "Alle temaer"),
    Filter("persons", "Ansvarlig eller udfører", "person", Kind.NAMES, "person", "Alle personer",
           is_personal=True, short_label="Person"),
    Filter("lacks", "Mangler", "mangler", Kind.WORDS, nothing="Vis alle", is_personal=True,
           codes=LACKS),
    Filter("due_from", "Frist fra", "fra", Kind.DAY),
    Filter("due_to", "Frist til", "til", Kind.DAY),
    Filter("text", "Søgning", "tekst", Kind.TEXT, nothing="Titel, navn, tekst", is_personal=True),
    Filter("view", "Visning", "visning", Kind.VIEW, codes=VIEW_CODES),
)
# fmt: on
AS_OF = Filter("as_of", "Opgørelsesdato", "dato", Kind.DAY)
"""Not among FILTERS, since it is never empty: the newest export's date, unless another is chosen."""
BY_FIELD = {each.field: each for each in (*FILTERS, AS_OF)}
BY_KEY = {each.key: each for each in BY_FIELD.values()}

# What a page's address may hold beside filters: whether the sample data are shown, and single pages' choices.
DEMO_KEY, SUBJECT_KEY, ORDER_KEY, LANES_KEY = "demo", "emne", "sortering", "raekke"
HORIZON_KEY, WEEKS_KEY, COMPONENT_KEY, SECTION_KEY = "horisont", "uger_efter", "stoettesystem", "afsnit"
CULTURE_PROJECT_KEY, SLIDE_KEY, AUDIENCE_KEY, SINCE_KEY = "kulturprojekt", "slide", "modtager", "siden"
MUNICIPALITY_CODE_KEY = "kommunekode"
COMPARED_BY_KEY, MEASURE_KEY = "sammenlign", "maal"
PAGE_KEYS = {DEMO_KEY, SUBJECT_KEY, ORDER_KEY, LANES_KEY, HORIZON_KEY, WEEKS_KEY, COMPONENT_KEY}
PAGE_KEYS |= {SECTION_KEY, CULTURE_PROJECT_KEY, SLIDE_KEY, AUDIENCE_KEY, SINCE_KEY, MUNICIPALITY_CODE_KEY}
PAGE_KEYS |= {COMPARED_BY_KEY, MEASURE_KEY}


def open_in_week(monday: date, as_of: date) -> dict:
    """The choices that leave what a week's bar counts: the open tasks due in it, from the as-of date on."""
    return {"view": "open", "due_from": max(monday, as_of), "due_to": monday + timedelta(days=6)}


@dataclass(frozen=True)
class Part:
    """One value of a filter: what it says, and what the filter holds without it."""

    filter: Filter
    word: str
    without: Any


def parts(chosen: Mapping[str, Any]) -> list[Part]:
    """Each chosen value by itself, in the order of FILTERS. `chosen`: values by field, of those set."""
    return [part for one in FILTERS if one.field in chosen for part in _parts(one, chosen[one.field])]


def _parts(one: Filter, value: Any) -> list[Part]:
    if not one.takes_several:
        return [Part(one, _words(one, value)[0], one.empty)]
    words = zip(value, _words(one, value), strict=True)
    return [Part(one, word, tuple(each for each in value if each != removed)) for removed, word in words]


def as_words(chosen: TaskFilter) -> list[str]:
    """What is chosen as Danish lines: "Projekt: SAPA, KSD"."""
    values = [(each, getattr(chosen, each.field)) for each in FILTERS]
    return [
        f"{each.label}: {', '.join(_words(each, value))}" for each, value in values if value != each.empty
    ]


def _words(one: Filter, value: Any) -> list[str]:
    if one.kind is Kind.DAY:
        return [f"{value:%d.%m.%Y}"]
    if one.kind is Kind.TEXT:
        return [value]
    if one.kind is Kind.VIEW:
        return [one.to_widget(value)]
    # "Mangler: ansvarlig" rather than "Mangler: Ingen ansvarlig".
    return [word.removeprefix("Ingen ") for word in one.to_widget(value)]
