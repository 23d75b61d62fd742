"""How far ahead the timeline looks, its lanes, and the filter choices that its marks stand for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from dateutil.relativedelta import relativedelta

NOBODY = "Ingen ansvarlig eller udfører"
"""The lane of tasks without a person: queries/macros/tasks/persons_or_nobody.sql has the same words."""
OVERDUE = "overdue"  # where a mark else has the first day of its week or month
WEEKLY_MONTHS = 8  # up to so many months there is room for a mark a week; beyond, it is one a month
CHRISTMAS = "inden jul"
CHRISTMAS_IS_NEAR, A_MONTH = (10, 45), 31  # days
MONTHS_AT_RISK = 8  # how far ahead a vacant role is looked for: programledere look 6-8 months ahead
DAYS_AT_RISK = 30 * MONTHS_AT_RISK
WEEKS_AHEAD = 30  # of deadlines, wherever they are counted by week: seven months
BEFORE = 0.05  # the part of the time ahead that is drawn before the as-of date, for what is overdue


@dataclass(frozen=True)
class Soon:
    """What a sentence means by soon: how many days, and the words for their last."""

    days: int
    words: str


def soon(as_of: date) -> Soon:
    """A month ahead; before Christmas until then, which is how Danes count in the autumn."""
    until_christmas = (date(as_of.year, 12, 24) - as_of).days
    if CHRISTMAS_IS_NEAR[0] <= until_christmas <= CHRISTMAS_IS_NEAR[1]:
        return Soon(until_christmas, CHRISTMAS)
    last = as_of + timedelta(A_MONTH)
    return Soon(A_MONTH, f"senest {last:%d.%m.%Y}")


@dataclass(frozen=True)
class Lanes:
    """What the timeline has a row for each of.

    `code`: as in queries/macros/tasks/tasks_in_lanes.sql. `personal`: never in a URL.
    """

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
    """The choices of due dates that leave what a mark counts: `begins` as charts/timeline/marks.py has it."""
    if not begins:
        return {}
    if begins == OVERDUE:
        return {"due_to": span.as_of - timedelta(1)}
    first = date.fromisoformat(begins)
    length = relativedelta(weeks=1) if span.step == "week" else relativedelta(months=1)
    last = min(first + length, span.until) - timedelta(1)
    return {"due_from": max(first, span.as_of), "due_to": last}


def phase_in_words(phase: Mapping) -> str:
    """ "Pilot: Tre pilotkommuner"; the one of them that is written where the other isn't."""
    parts = [str(phase[field]) for field in ("phase", "name") if not pd.isna(phase[field])]
    if len(parts) == 2 and parts[1].casefold().startswith(parts[0].casefold()):
        return parts[1]  # "Bølge 2", not "Bølge: Bølge 2"
    return ": ".join(parts) or "Fase"
