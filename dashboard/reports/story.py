"""One frozen Story: what every report says, whatever its form, from the screen's questions and sentences.

What stands here is clean for any file: without characters that XML refuses, and, where it is to be without
names, without the persons of any column, the comments, and the names within other texts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pandas as pd

from dashboard.domain.catalogue import components
from dashboard.domain.component_uses import by_component
from dashboard.domain.danish import format_date
from dashboard.domain.horizon import MONTHS_AT_RISK, WEEKS_AHEAD, Soon
from dashboard.domain.lights import BY_CODE, LABEL, LIGHTS
from dashboard.domain.wording import number
from dashboard.reports.excel import LIGHT_COLUMNS, plain
from dashboard.sentences import overview, roles
from dashboard.sentences import projects as project_sentences
from dashboard.sentences import report as sentences
from dashboard.sentences import systems as system_sentences

PERSONAL = {"responsible", "executor", "call", "leader", "phone", "mail", "coming", "from_kombit"}
"""Columns that hold persons."""
COMMENTS = {"comment", "what", "follow_up", "aside_note"}
"""Columns in which people write about each other."""
OPEN_LIGHTS = tuple(light for light in LIGHTS if light.code != "done")
"""Of a bar: what is completed needs nobody, and would make all bars alike."""
_CODES = {*LIGHT_COLUMNS, "kind", "task_key", "row_id"}

Clean = Callable[[str], str]


@dataclass(frozen=True)
class About:
    """Whose tasks, from which day and by which filter, in words; and whether persons are named."""

    municipality: str
    as_of: date
    filters: tuple[str, ...]
    with_names: bool

    @property
    def line(self) -> str:
        return sentences.about(self.municipality, self.as_of, self.filters, self.with_names)


@dataclass(frozen=True)
class Answers:
    """The answers to the questions that a Story is made of, by their names in queries/.

    The facts, `changes` and `roles` are single rows; what is None has no export before to be about.
    """

    facts: Mapping[str, Any]  # overview/briefing
    counts: pd.DataFrame  # overview/counts_by_light
    shared: pd.DataFrame  # overview/red_across_projects
    weeks: pd.DataFrame  # overview/deadlines_by_week
    urgent: pd.DataFrame  # overview/needs_action
    projects: pd.DataFrame  # projects/across_projects
    roles: Mapping[str, Any]  # roles/headline
    vacant: pd.DataFrame  # roles/vacant_roles
    uses: pd.DataFrame  # systems/use_of_components
    soon: Soon
    day_before: date | None = None
    counts_before: pd.DataFrame | None = None
    changes: Mapping[str, Any] | None = None  # overview/changes


@dataclass(frozen=True)
class Figure:
    code: str
    label: str
    count: int


@dataclass(frozen=True, eq=False)
class Table:
    """`rows`: columns are names in domain/labels.py. `all_rows`: how many there are, shown or not."""

    heading: str
    answer: str  # what it shows, in a sentence
    rows: pd.DataFrame
    all_rows: int

    def first(self, rows: int) -> "Table":
        return replace(self, rows=self.rows.head(rows))

    @property
    def cut(self) -> str:
        """ "22 af 62 vist"; empty where all are."""
        return sentences.shown(len(self.rows), self.all_rows)


@dataclass(frozen=True, eq=False)
class Story:
    about: About
    subject: str  # of a mail
    headline: str
    sentences: tuple[str, ...]
    figures: tuple[Figure, ...]
    lights: Table
    projects: Table
    urgent: Table
    vacant: Table
    weeks: Table  # overview/deadlines_by_week
    strategy: Table  # systems/use_of_components, by støttesystem; no row where no system is written

    @property
    def tables(self) -> tuple[Table, ...]:
        """Of every form that has tables."""
        return self.lights, self.projects, self.urgent, self.vacant


def make(answers: Answers, about: About, clean: Clean) -> Story:
    """`clean`: what `cleaning` gives, with what takes names out, where the report is to be without."""
    facts, hide = answers.facts, not about.with_names
    urgent = answers.urgent.assign(aside_note=None) if hide else answers.urgent
    urgent = urgent.assign(why_first=[overview.why_first(task) for task in urgent.to_dict("records")])
    shared, projects, urgent, vacant = (
        cleaned(rows, clean, about.with_names)
        for rows in (answers.shared, answers.projects, urgent, answers.vacant)
    )
    return Story(
        about=replace(
            about, municipality=clean(about.municipality), filters=tuple(map(clean, about.filters))
        ),
        subject=sentences.subject(facts, about.as_of),
        headline=sentences.headline(facts, answers.counts_before, answers.day_before),
        sentences=_sentences(answers, shared, about.as_of),
        figures=_figures(answers),
        lights=_lights(answers),
        projects=_projects(projects),
        urgent=_table(
            "Kræver handling, det vigtigste først",
            overview.needs_action(facts, by_light=True),
            urgent,
            _URGENT,
            facts["needs_action"],
        ),
        vacant=_vacant(answers, vacant),
        weeks=_weeks(answers.weeks),
        strategy=_strategy(answers.uses, clean, about.with_names),
    )


_URGENT = ["worst_light", "title", "project", "reason", "why_first", "call"]
_VACANT = ["role", "projects", "tasks_at_risk", "first_due", "coming"]
_VACANT_HEADING = "Ubesatte roller"
_WEEKS = ["week_start", "week_label", "worst_light", "tasks"]
_STRATEGY_HEADING = "Strategisk brug af de fælles støttesystemer"
_STRATEGY = ["component", "worth", "in_use_by", "planned_for", "possible_for", "gains"]
_PROJECTS = [
    "project", "red", "yellow", "green", "grey", "unknown", "light_bar", "next_deadline", "leader",
]  # fmt: skip


def cleaning(omit: Clean = str) -> Clean:
    """What makes a text fit for any file. `omit`: takes the names out of it."""
    return lambda text: plain(omit(plain(text)))


def cleaned(rows: pd.DataFrame, clean: Clean, with_names: bool) -> pd.DataFrame:
    """The rows with clean texts; without names, without the columns of persons and comments."""
    shown = rows if with_names else rows.drop(columns=list((PERSONAL | COMMENTS) & set(rows)))
    texts = [name for name in shown if shown[name].dtype.kind not in "biufM" and name not in _CODES]
    return shown.assign(**{name: [_clean_cell(cell, clean) for cell in shown[name]] for name in texts})


def _clean_cell(cell: Any, clean: Clean) -> Any:
    if isinstance(cell, str):
        return clean(cell)
    if hasattr(cell, "tolist") and not isinstance(cell, datetime):
        cell = cell.tolist()
    return [_clean_cell(each, clean) for each in cell] if isinstance(cell, list) else cell


def _sentences(answers: Answers, shared: pd.DataFrame, as_of: date) -> tuple[str, ...]:
    changed = (
        overview.since(answers.changes, answers.day_before) if answers.changes and answers.day_before else ""
    )
    if not answers.facts["tasks"]:
        return ()
    of_tasks = overview.sentences(answers.facts, shared, answers.weeks, as_of, changed)
    whose = overview.whose_lights(answers.counts)
    return tuple(filter(None, [whose, *(sentence.text for sentence in of_tasks), _of_roles(answers)]))


def _of_roles(answers: Answers) -> str:
    return roles.headline(answers.roles, answers.soon, MONTHS_AT_RISK)


def _figures(answers: Answers) -> tuple[Figure, ...]:
    worst = answers.counts.set_index("light")["worst"]
    of_tasks = (
        Figure("red", "Røde opgaver", int(answers.facts["red"])),
        Figure("yellow", "Gule opgaver", int(worst["yellow"])),
        Figure("overdue", "Over fristen", int(answers.facts["overdue"])),
    )
    if not _is_staffed(answers):
        return of_tasks
    return (*of_tasks, Figure("vacant", _VACANT_HEADING, int(answers.roles["vacant"])))


def _is_staffed(answers: Answers) -> bool:
    """Else nobody has written who fills the roles, and none of them is known to be vacant."""
    return bool(answers.roles["staffed"])


def _vacant(answers: Answers, vacant: pd.DataFrame) -> Table:
    rows = vacant if _is_staffed(answers) else vacant.head(0)
    return _table(_VACANT_HEADING, _of_roles(answers), rows, _VACANT)


def _lights(answers: Answers) -> Table:
    rows = overview.light_rows(answers.counts, answers.counts_before)
    answer = overview.in_lights(answers.counts) if len(rows) else sentences.NOTHING_LEFT
    return _table("Opgaver efter værste lys", answer, rows, list(rows))


def _projects(projects: pd.DataFrame) -> Table:
    with_tasks = projects[projects["has_tasks"]]
    bars = with_tasks.assign(done=0)[[light.code for light in LIGHTS]].to_numpy().tolist()
    rows = with_tasks.assign(light_bar=pd.Series(bars, index=with_tasks.index, dtype=object))
    names = [name for name in _PROJECTS if name != "unknown" or rows["unknown"].any()]
    answer = sentences.NOTHING_LEFT if rows.empty else project_sentences.headline(projects)
    return _table("Projekterne og deres opgaver, uden de fuldførte", answer, rows, names)


def _weeks(weeks: pd.DataFrame) -> Table:
    return _table("Åbne frister pr. uge", sentences.deadlines(weeks, WEEKS_AHEAD), weeks, _WEEKS)


def _strategy(uses: pd.DataFrame, clean: Clean, with_names: bool) -> Table:
    if uses.empty:
        return _table(_STRATEGY_HEADING, system_sentences.NO_USES, uses, ())
    worth = {component.name: component.worth for component in components()}
    rows = by_component(uses)
    rows = rows.assign(worth=[worth.get(name) for name in rows["component"]])
    shown = cleaned(rows, clean, with_names)
    return _table(_STRATEGY_HEADING, system_sentences.of_uses(uses), shown, _STRATEGY)


def _table(
    heading: str, answer: str, rows: pd.DataFrame, names: Sequence[str], all_rows: int | None = None
) -> Table:
    """`names`: the columns; one in which nothing stands is left out. `all_rows`: where there are more."""
    filled = [name for name in names if name in rows and (rows.empty or rows[name].map(_is_filled).any())]
    return Table(heading, answer, rows[filled], len(rows) if all_rows is None else int(all_rows))


def _is_filled(cell: Any) -> bool:
    return bool(cell) if isinstance(cell, list | str) else bool(pd.notna(cell))


def in_words(name: str, cell: Any) -> str:
    """A cell as a reader meets it: lights as glyph and word, days and numbers as Danes write them."""
    if isinstance(cell, list):
        return ", ".join(map(str, cell))
    if cell is None or cell is pd.NaT or (isinstance(cell, float) and pd.isna(cell)):
        return ""
    if name in LIGHT_COLUMNS and cell in BY_CODE:
        return LABEL[cell]
    if isinstance(cell, date):  # a Timestamp, too
        return format_date(cell)
    return cell if isinstance(cell, str) else number(cell)
