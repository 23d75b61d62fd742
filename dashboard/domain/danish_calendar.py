"""The days and weeks when Danes are off: what makes a deadline harder to meet than it looks.

Worked out here rather than by the package `holidays`: its newest version (0.109) requires dateutil below 3,
while we run on 4; it has none of the long breaks, summer and Christmas, that matter most; and grundlovsdag,
juleaften and nytårsaften are "optional" in it, together with 1 May, which we don't count. What is left for it
is a table, and Easter, which dateutil knows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import pandas as pd
from dateutil.easter import easter

from dashboard.domain.wording import listed

LAST_PRAYER_DAY = 2023  # the last year when store bededag was one
FROM_EASTER = {
    -3: "skærtorsdag",
    -2: "langfredag",
    0: "påskedag",
    1: "2. påskedag",
    39: "Kristi himmelfartsdag",
    49: "pinsedag",
    50: "2. pinsedag",
}
FIXED = {
    (1, 1): "nytårsdag",
    (6, 5): "grundlovsdag",
    (12, 24): "juleaften",
    (12, 25): "juledag",
    (12, 26): "2. juledag",
    (12, 31): "nytårsaften",
}
# Industriferien: the three weeks when most are away. Schools are closed for longer, but work goes on.
SUMMER_WEEKS = (28, 30)
SUMMER, CHRISTMAS = "sommerferie (uge 28-30)", "jul og nytår"


@dataclass(frozen=True)
class Break:
    """Days off in a row, first and last of them included."""

    first: date
    last: date
    name: str


@lru_cache(maxsize=64)
def holidays(year: int) -> dict[date, str]:
    """Public holidays, and the days that are as good as: day to name, in the order of the days."""
    sunday = easter(year)
    names = {sunday + timedelta(days): name for days, name in FROM_EASTER.items()}
    names |= {date(year, month, day): name for (month, day), name in FIXED.items()}
    if year <= LAST_PRAYER_DAY:
        names[sunday + timedelta(26)] = "store bededag"
    return dict(sorted(names.items()))


def breaks(first: date, last: date) -> list[Break]:
    """Summer, Christmas, and each other holiday by itself, that touch the days from `first` to `last`."""
    all_breaks = [
        one for year in range(first.year - 1, last.year + 2) for one in (*_short_weeks(year), *_single(year))
    ]
    return sorted(
        (one for one in all_breaks if one.first <= last and one.last >= first),
        key=lambda one: (one.first, one.last),
    )


def off_in_week(monday: date) -> str:
    """What makes the week short, in words: "påskedag, 2. påskedag"; "" where nothing does.

    Days at the weekend are left out, since nobody misses them.
    """
    days = [monday + timedelta(step) for step in range(5)]
    named = [holidays(day.year)[day] for day in days if day in holidays(day.year)]
    long_ones = [one.name for one in breaks(days[0], days[-1]) if one.name in (SUMMER, CHRISTMAS)]
    return ", ".join(long_ones or named)


def weeks_off(monday: date, weeks: int) -> dict[str, str]:
    """The short weeks among `weeks` from `monday` on: "2026-53" to "jul og nytår"."""
    mondays = [monday + timedelta(weeks=step) for step in range(weeks)]
    return {f"{day:%G-%V}": off for day in mondays if (off := off_in_week(day))}


def with_days_off(weeks: pd.DataFrame) -> pd.DataFrame:
    """`weeks`, with `days_off` beside `week_start`: the words of off_in_week."""
    return weeks.assign(days_off=[off_in_week(day.date()) for day in weeks["week_start"]])


def in_words(off: Mapping[str, str]) -> str:
    """The short weeks of weeks_off by their numbers: "uge 52, 53 og 12"; "ingen uge" where there are none."""
    numbers = [str(int(week.split("-")[1])) for week in off]
    return f"uge {listed(numbers, at_most=len(numbers))}" if numbers else "ingen uge"


def _short_weeks(year: int) -> Iterator[Break]:
    first, last = SUMMER_WEEKS
    yield Break(date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, 7), SUMMER)
    yield Break(date(year, 12, 24), date(year + 1, 1, 1), CHRISTMAS)


def _single(year: int) -> Iterator[Break]:
    for day, name in holidays(year).items():
        if not (day >= date(year, 12, 24) or day == date(year, 1, 1)):
            yield Break(day, day, name)
