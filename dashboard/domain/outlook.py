"""What is ahead: how far one looks, the lanes of the timeline, and the Danish sentences about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from dateutil.relativedelta import relativedelta

from dashboard.domain.danish import MONTHS
from dashboard.domain.danish_calendar import CHRISTMAS, SUMMER, breaks
from dashboard.domain.wording import counted, listed, number

NOBODY = "Ingen ansvarlig eller udfører"
"""The lane of tasks without a person: queries/shared/persons_or_nobody.sql has the same words."""
DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
OVERDUE = "overdue"  # in place of the first day of a mark's week or month
WEEKLY_MONTHS = 8  # up to so many months a mark a week has room; beyond, it is one a month
BEFORE = 0.05  # the part of the time ahead that is drawn before the as-of date, for what is overdue


@dataclass(frozen=True)
class Lanes:
    """What the timeline has rows of. code: of queries/shared/tasks_in_lanes.sql. personal: never in a URL."""

    code: str
    label: str
    many: str
    personal: bool = False


LANES = (
    Lanes("project", "Projekt", "projekter"),
    Lanes("component", "Støttesystem", "støttesystemer"),
    Lanes("person", "Ansvarlig eller udfører", "personer", personal=True),
)
LANES_OF_LABEL = {lanes.label: lanes for lanes in LANES}
HORIZONS = {f"{months} måneder": months for months in (3, 6, 8, 12, 24)}
HORIZON = "8 måneder"


@dataclass(frozen=True)
class Span:
    """The time that is drawn: from `since` to the day before `until`, both Mondays."""

    as_of: date
    months: int

    @property
    def monday(self) -> date:
        return self.as_of - timedelta(self.as_of.weekday())

    @property
    def until(self) -> date:
        last = self.as_of + relativedelta(months=self.months)
        return last + timedelta(7 - last.weekday())

    @property
    def since(self) -> date:
        return self.as_of - timedelta(max(6, round((self.until - self.as_of).days * BEFORE)))

    @property
    def weeks(self) -> int:
        return (self.until - self.monday).days // 7

    @property
    def months_begun(self) -> list[date]:
        """The first day of each month that is drawn, also of the one that has begun by then."""
        first = self.since.replace(day=1)
        days = [first + relativedelta(months=step) for step in range(self.months + 3)]
        return [day for day in days if day < self.until]

    @property
    def step(self) -> str:
        """What a mark stands for: a week or a month."""
        return "week" if self.months <= WEEKLY_MONTHS else "month"


def days_of(begins: str, span: Span) -> dict:
    """The choices of due dates that leave what a mark counts: `begins` as charts/timeline_rows.py has it."""
    if not begins:
        return {}
    if begins == OVERDUE:
        return {"due_to": span.as_of - timedelta(1)}
    first = date.fromisoformat(begins)
    length = relativedelta(weeks=1) if span.step == "week" else relativedelta(months=1)
    last = min(first + length, span.until) - timedelta(1)
    return {"due_from": max(first, span.as_of), "due_to": last}


def headline(facts: Mapping, span: Span) -> str:
    """The sentence that answers the page's title. `facts`: the row of queries/timeline/outlook.sql."""
    if not facts["open_tasks"]:
        return "Ingen af opgaverne er åbne."
    ahead = counted(facts["ahead"], "åben opgave", "åbne opgaver") if facts["ahead"] else "Ingen åbne opgaver"
    where = f" i {counted(facts['projects'], 'projekt', 'projekter')}" if facts["projects"] > 1 else ""
    but = "og" if facts["ahead"] else "men"
    late = f", {but} {number(facts['overdue'])} har overskredet den" if facts["overdue"] else ""
    return f"{ahead} har frist{where} de næste {number(span.months)} måneder{late}."


def crowding(crowded: pd.DataFrame) -> str:
    """The busiest weeks in words. `crowded`: queries/timeline/crowded_weeks.sql."""
    if crowded.empty:
        return ""
    first, *rest = crowded.to_dict("records")
    alone = not rest or rest[0]["tasks"] < first["tasks"]
    which = "travlest" if alone else "en af de travleste"
    said = f"Uge {_week(first['week_start'])} er {which} med {counted(first['tasks'], 'frist', 'frister')}"
    if first["day_tasks"] > 1:
        every = "alle" if first["day_tasks"] == first["tasks"] else f"heraf {number(first['day_tasks'])}"
        said += f", {every} {day_in_words(first['busiest_day'])}"
    if rest and alone:
        others = [f"uge {_week(one['week_start'])} ({number(one['tasks'])})" for one in rest]
        said += f". Derefter {listed(others)}"
    return f"{said}."


def in_breaks(weeks: pd.DataFrame, span: Span) -> str:
    """How many deadlines lie in Christmas and summer. `weeks`: queries/overview/deadlines_by_week.sql."""
    told = []
    for off in breaks(span.as_of, span.until - timedelta(1)):
        if off.name not in (SUMMER, CHRISTMAS):
            continue
        monday = off.first - timedelta(off.first.weekday())
        mondays = weeks["week_start"].dt.date
        count = int(weeks.loc[(mondays >= monday) & (mondays <= off.last), "tasks"].sum())
        if count:
            name = "sommerferien" if off.name == SUMMER else "jul og nytår"
            numbers = f"uge {_week(off.first)}-{_week(off.last)}"
            told.append(f"{number(count)} i {numbers} ({name})")
    return f"Frister i ferier: {listed(told)}." if told else ""


def next_phase(phases: pd.DataFrame, as_of: date) -> str:
    """What begins next in the rollout. `phases`: queries/timeline/phases.sql. Holds words from the file."""
    ahead = phases[phases["starts_first"].dt.date >= as_of] if len(phases) else phases
    if ahead.empty:
        return ""
    first = ahead.sort_values(["starts_first", "project"], kind="stable").iloc[0]
    return f"Næste i udrulningen: {first['project']}, {phase_in_words(first)} ({first['starts']})."


def phase_in_words(phase: Mapping) -> str:
    """ "Pilot: Tre pilotkommuner"; the one of them that is written where the other isn't."""
    said = [str(phase[part]) for part in ("phase", "name") if not pd.isna(phase[part])]
    if len(said) == 2 and said[1].casefold().startswith(said[0].casefold()):
        return said[1]  # "Bølge 2", not "Bølge: Bølge 2"
    return ": ".join(said) or "Fase"


def how_to_read(span: Span) -> str:
    """What the marks mean, and how one moves in the chart."""
    period = "uge" if span.step == "week" else "måned"
    return (
        f"Tallet er åbne frister pr. {period}; de overskredne står før den blå streg. Lilla er udrulning, "
        "stiplet er omtrentligt, en ring er en flyttet frists første dag, og gråt er fridage. "
        "Klik for at se opgaverne. Træk for at flytte; Ctrl og rul for at zoome."
    )


def left_out(
    facts: Mapping, lanes: pd.DataFrame, tasks: pd.DataFrame, phases: pd.DataFrame, kind: Lanes, span: Span
) -> list[str]:
    """What the timeline doesn't show, or counts twice: sentences of our own words and figures.

    `facts`, `lanes`, `tasks`, `phases`: outlook.sql, lanes.sql, tasks_in_lanes.sql and phases.sql.
    """
    said = [not_drawn(facts, span)]
    if len(lanes) and (every := lanes["all_lanes"].iloc[0]) > len(lanes):
        said.append(
            f"Viser {number(len(lanes))} af {number(every)} {kind.many}: dem med flest røde og gule opgaver."
        )
    drawn, of_all = len(tasks), int(tasks.drop_duplicates("lane")["lane_tasks"].sum())
    if drawn < of_all:
        said.append(f"Foldet ud er de {number(drawn)} tidligste frister af {number(of_all)}.")
    if kind.code != "project" and len(lanes):
        said.append(f"En opgave med flere {kind.many} står i hver af deres rækker.")
    if kind.code != "project":
        said.append("Udrulningens faser vises, når der er én række pr. projekt.")
    elif phases.empty:
        said.append(
            "Her er ingen faser at vise: siden Programmappe tilføjer pilot, bølger, big bang og milepæle."
        )
    return [one for one in said if one]


def not_drawn(facts: Mapping, span: Span) -> str:
    """The open tasks without a place in the time. `facts`: the row of queries/timeline/outlook.sql."""
    undated, later = facts["undated"], facts["later"]
    left = [
        counted(undated, "åben opgave uden frist", "åbne opgaver uden frist") if undated else "",
        f"{counted(later, 'åben opgave', 'åbne opgaver')} med frist {span.until:%d.%m.%Y} eller senere"
        if later
        else "",
    ]
    return f"Ikke tegnet: {listed(left)}." if any(left) else ""


def day_in_words(day: date) -> str:
    """ "fredag den 18. december"."""
    return f"{DAYS[day.weekday()]} den {day.day}. {MONTHS[day.month - 1]}"


def _week(day: date) -> int:
    return day.isocalendar()[1]
