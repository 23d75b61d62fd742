"""The order in which a whole column writes its dates. One cell alone can't tell: it is read day first."""

import re
from datetime import date

from dashboard.domain.danish import one_line, quoted
from dashboard.ingest.sandbox.workbook import Cell

_FIGURES = re.compile(r"(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{4}|\d{2})(?!\d)(.*)", re.DOTALL)
_CLOCK = re.compile(r"[\s,t]*(?:kl\.?\s*)?(?:\d{1,2}[:.]\d{2}.*)?", re.IGNORECASE | re.DOTALL)
# Tasks have dates within these years: a day outside them was written in another order.
_LIKELY_YEARS = range(2008, 2046)
_MOST_YEARS = 15  # from the first to the last year of one list


def _figures(cell: Cell) -> tuple[int, int, str] | None:
    match = _FIGURES.fullmatch(one_line(cell)) if isinstance(cell, str) else None
    return (int(match[1]), int(match[2]), match[3]) if match and _CLOCK.fullmatch(match[4]) else None


def month_first(cells: list[Cell]) -> str:
    """A Danish warning for a column where some dates make sense with the month first only; "" mostly."""
    examples = [
        cell
        for cell in cells
        if (figures := _figures(cell))
        and 1 <= figures[0] <= 12 < figures[1] <= 31
        and not _is_year_first(*figures)
    ]
    if not examples:
        return ""
    return (
        f"Nogle datoer, for eksempel {quoted(examples[0])}, giver kun mening med måneden først. "
        "Vi læser altid dagen først, så de andre datoer i kolonnen kan være læst forkert."
    )


def is_year_first(cells: list[Cell]) -> bool:
    """Whether a column of two figures each, such as 26-03-01, has the year first.

    At least one date must be likely in that order alone, and none day first alone.
    """
    dates = [figures for cell in cells if (figures := _figures(cell))]
    years = [first for first, _, last in dates if len(last) == 2]
    if len(years) < len(dates) or not years or max(years) - min(years) > _MOST_YEARS:
        return False
    orders = [(_is_year_first(*figures), _is_day_first(*figures)) for figures in dates]
    return all(by_year for by_year, _ in orders) and any(not by_day for _, by_day in orders)


def year_first(cell: Cell) -> Cell:
    """26-03-01 as 2026-03-01."""
    figures = _figures(cell)
    return f"20{figures[0]:02}-{figures[1]:02}-{figures[2]}" if figures else cell


def about_year_first(cells: list[Cell]) -> str:
    example, figures = next((cell, figures) for cell in cells if (figures := _figures(cell)))
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
