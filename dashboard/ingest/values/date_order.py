"""What a whole column tells of its dates, and one cell can't: which figure is the month, the year, the week.

One cell alone is read day first. A column of which some dates make sense month first only, and none day first
only, has the month first; so has one whose weekdays say so.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.domain.danish import one_line, quoted
from dashboard.ingest.sandbox.workbook import Cell
from dashboard.ingest.values.dates import may_be_two_weeks, short_week, weekday_of, without_weekday

_FIGURES = re.compile(r"(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{4}|\d{2})(?!\d)(.*)", re.DOTALL)
_CLOCK = re.compile(r"[\s,t]*(?:kl\.?\s*)?(?:\d{1,2}(?:[:.]\d{2}.*|\s*[ap]m))?", re.DOTALL)
# Tasks have dates within these years: a day outside them was written in another order.
_LIKELY_YEARS = range(2008, 2046)
_MOST_YEARS = 15  # from the first to the last year of one list

_Figures = tuple[int, int, str]


@dataclass(frozen=True)
class DateOrder:
    """How the cells of a column are to be written before they are read day first."""

    rewritten: Callable[[Cell], Cell] = lambda cell: cell
    warning: str = ""  # Danish; about the column
    month_first: bool = False
    either_way: bool = False  # figures that could have the day or the month first


def date_order(cells: list[Cell]) -> DateOrder:
    """The order that a column's dates are written in. cells: its distinct values."""
    dates = {cell: figures for cell in cells if isinstance(cell, str) and (figures := _figures(cell))}
    if _is_year_first_in(list(dates.values())):
        return DateOrder(_year_first, _about_year_first(dates))
    month_only = [cell for cell, it in dates.items() if it[0] <= 12 < it[1] <= 31]
    day_only = [cell for cell, it in dates.items() if it[0] > 12]
    if month_only and not day_only:
        return DateOrder(_day_first, _about_month_first(month_only[0], cells), month_first=True)
    if month_only:
        return DateOrder(warning=_about_both(month_only[0]))
    if not day_only and (by_weekday := _month_first_by_weekday(dates)):
        return DateOrder(_day_first, _about_month_first(by_weekday, cells), month_first=True)
    if _have_years_behind_weeks(cells):
        return DateOrder(_whole_year)
    return DateOrder(either_way=bool(dates) and not day_only)


def _figures(cell: str) -> _Figures | None:
    match = _FIGURES.fullmatch(without_weekday(cell))
    return (int(match[1]), int(match[2]), match[3]) if match and _CLOCK.fullmatch(match[4]) else None


def _month_first_by_weekday(dates: dict[str, _Figures]) -> str:
    """A date whose weekday fits the month first, where all do and none fits the day first; else ""."""
    named = [(cell, weekday_of(cell), figures) for cell, figures in dates.items()]
    named = [it for it in named if it[1] is not None]
    month_first = all(
        _weekday(first, second, year) == day != _weekday(second, first, year)
        for _, day, (first, second, year) in named
    )
    return named[0][0] if len(named) > 1 and month_first else ""


def _weekday(month: int, day: int, year: str) -> int | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day).weekday()
    except ValueError:
        return None


def _day_first(cell: Cell) -> Cell:
    """3/15/2018 5:30 PM as 15-3-2018; what is no date in figures as it is."""
    figures = _figures(cell) if isinstance(cell, str) else None
    return f"{figures[1]}-{figures[0]}-{figures[2]}" if figures else cell


def _about_month_first(example: Cell, cells: list[Cell]) -> str:
    message = (
        f"Datoerne er læst med måneden først, for {quoted(example)} giver kun mening sådan, "
        "og ingen af dem kun med dagen først."
    )
    if any(isinstance(cell, date) and cell.day <= 12 for cell in cells):
        message += (
            " Andre celler er allerede datoer i Excel, og Excel kan have byttet om på dag og måned i dem: "
            "se efter."
        )
    return message


def _about_both(example: Cell) -> str:
    return (
        f"Nogle datoer, for eksempel {quoted(example)}, giver kun mening med måneden først. Andre giver kun "
        "mening med dagen først, og sådan er alle læst: nogle kan være læst forkert."
    )


def _is_year_first_in(dates: list[_Figures]) -> bool:
    """Whether a column of two figures each, such as 26-03-01, has the year first.

    At least one date must be likely in that order alone, and none day first alone.
    """
    years = [first for first, _, last in dates if len(last) == 2]
    if len(years) < len(dates) or not years or max(years) - min(years) > _MOST_YEARS:
        return False
    orders = [(_is_year_first(*figures), _is_day_first(*figures)) for figures in dates]
    return all(by_year for by_year, _ in orders) and any(not by_day for _, by_day in orders)


def _year_first(cell: Cell) -> Cell:
    """26-03-01 as 2026-03-01."""
    figures = _figures(cell) if isinstance(cell, str) else None
    return f"20{figures[0]:02}-{figures[1]:02}-{figures[2]}" if figures else cell


def _about_year_first(dates: dict[str, _Figures]) -> str:
    example, figures = next(iter(dates.items()))
    return f"Datoerne er læst med årstallet først: {quoted(example)} er år {2000 + figures[0]}."


def _is_year_first(first: int, month: int, last: str) -> bool:
    return len(last) == 2 and _is_likely(2000 + first, month, int(last))


def _is_day_first(first: int, month: int, last: str) -> bool:
    year = int(last)
    return _is_likely(year if len(last) == 4 else 2000 + year, month, first)


def _is_likely(year: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day).year in _LIKELY_YEARS
    except ValueError:
        return False


def _have_years_behind_weeks(cells: list[Cell]) -> bool:
    """Whether the 24 of "uge 23/24" is a year: others of the column have it and can mean nothing else."""
    weeks = [week for cell in cells if isinstance(cell, str) and (week := short_week(cell))]
    years = {year for _, year, _ in weeks}
    if not weeks or max(years) - min(years) > 2 or 2000 + min(years) not in _LIKELY_YEARS:
        return False
    certain = {year for week, year, may_be_week in weeks if not may_be_week or not 1 <= year - week <= 2}
    return bool(certain) and years <= {year + step for year in certain for step in (-1, 0, 1)}


def _whole_year(cell: Cell) -> Cell:
    """uge 23/24 as uge 23 2024."""
    if isinstance(cell, str) and may_be_two_weeks(one_line(cell).casefold()) and (week := short_week(cell)):
        return f"uge {week[0]} {2000 + week[1]}"
    return cell
