"""The timeline's ground: months, days off, the as-of date and what lies past the time that was asked about.

Times are milliseconds since 1970 in UTC, so that a day is the same day in every browser.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd
from dateutil.relativedelta import relativedelta

from dashboard.domain.danish import MONTHS
from dashboard.domain.danish_calendar import breaks
from dashboard.domain.horizon import Span

DAY = 86_400_000.0  # milliseconds
MONTH_NAME = 0.09  # of the time that is drawn: room for the name of a month
AS_OF_NAME = 0.13  # of the time that is drawn: room for the as-of date and the name of days off beside it
LONG_BREAK = 5  # days from which on there is room for a name below it


def at(day: date | pd.Timestamp) -> float:
    """When a day begins, in milliseconds."""
    return pd.Timestamp(day).value / 1e6


def days_off(span: Span) -> Iterator[dict]:
    """The days off, and what lies past the time that was asked about."""
    for off in breaks(span.since, span.until - timedelta(1)):
        days = (off.last - off.first).days + 1
        middle = (at(max(off.first, span.since)) + at(min(off.last, span.until)) + DAY) / 2
        is_free = abs(middle - at(span.as_of)) > (at(span.until) - at(span.since)) * AS_OF_NAME
        yield {
            "kind": "off",
            "x": at(off.first),
            "x2": at(off.last) + DAY,
            "sure": middle,  # its name
            "text": off.name.split(" (")[0] if days >= LONG_BREAK and is_free else "",
            "name": off.name,
            "when": _from_to(off.first, off.last),
        }
    yield {
        "kind": "as_of",
        "x": at(span.as_of),
        "text": f"{span.as_of:%d.%m.%Y}",
        "name": f"Opgørelsesdato {span.as_of:%d.%m.%Y}",
    }
    yield {
        "kind": "past",
        "x": at(span.until),
        "x2": at(span.until) + 20 * 365 * DAY,
        "name": "Uden for de valgte måneder",
    }


def months(span: Span) -> Iterator[dict]:
    """Where each month begins: with its name where a mark is a week, else with the year where one begins."""
    least = (span.until - span.since) * MONTH_NAME
    for first in span.months_begun:
        begins, ends = max(first, span.since), first + relativedelta(months=1)
        if span.step == "week":
            text = MONTHS[first.month - 1] if ends - begins > least else ""
            text += f" {first.year}" if text and first.month == 1 else ""
        else:
            text = str(first.year) if first.month == 1 else ""
        yield {"kind": "month", "x": at(begins), "text": text}


def _from_to(first: date, last: date) -> str:
    return f"{first:%d.%m.%Y}" if first == last else f"{first:%d.%m.%Y} - {last:%d.%m.%Y}"
