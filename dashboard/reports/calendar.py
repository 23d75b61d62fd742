"""Activities as a calendar file (.ics, RFC 5545) that Outlook and other calendars take.

Written by hand: of the standard, these few kinds of line are all that we need. Times are told in UTC, which
each calendar shows in its owner's own time, so that the file needs no table of summer times.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pandas as pd

from dashboard.domain.fields import LABELS

LINE = 75  # octets, by RFC 5545: longer lines go on in the next, after a space
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
ROUGHLY = " (ca.)"
NAMELESS = "Aktivitet"  # where the programmappe has only its day
_TOLD = ("audience", "from_kombit", "our_roles", "component", "held_on", "hours", "link")
_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?"
_HOURS = re.compile(rf"(?:kl\.?\s*)?{_CLOCK}(?:\s*(?:-|–|til)\s*(?:kl\.?\s*)?{_CLOCK})?", re.IGNORECASE)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_CONTROLS = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")


def calendar(activities: pd.DataFrame, name: str) -> bytes:
    """The activities that have a day, one event each. `name`: of the calendar.

    `activities`: the columns of queries/interfaces/activities.sql. A day with hours becomes an appointment
    in Danish time; a day without, a whole day; a period of vague words, whole days that take up nobody's time
    and say "(ca.)". The event keeps its identity from file to file, so that a calendar replaces it.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//KLIK-overblik//Aktiviteter//DA",
        "CALSCALE:GREGORIAN",
    ]
    lines.append(_text("X-WR-CALNAME", name))
    for row in activities[activities["starts_first"].notna()].to_dict("records"):
        lines += _event({key: value for key, value in row.items() if not _is_empty(value)})
    lines.append("END:VCALENDAR")
    return "".join(folded + "\r\n" for line in lines for folded in _folded(line)).encode()


def hours(text: str) -> tuple[time, time | None] | None:
    """When it begins and ends, of "10.00-11.00", "kl. 10–12" or "9:30"; None for what says something else."""
    found = _HOURS.fullmatch(text.strip())
    if not found:
        return None
    try:
        begins = time(int(found[1]), int(found[2] or 0))
        ends = time(int(found[3]), int(found[4] or 0)) if found[3] else None
    except ValueError:
        return None
    return begins, ends if ends and ends > begins else None


def _event(row: dict) -> Iterator[str]:
    first, last = row["starts_first"].date(), row["starts_last"].date()
    at = hours(row.get("hours", "")) if first == last else None
    yield "BEGIN:VEVENT"
    yield f"UID:{row['row_id']}@klik-overblik"
    # Without a METHOD it is when the activity was last changed, which no clock need tell.
    yield f"DTSTAMP:{_moment(row['changed_at'].to_pydatetime().replace(tzinfo=UTC))}"
    yield from _at(first, *at) if at else _whole_days(first, last)
    yield _text("SUMMARY", row.get("activity", NAMELESS) + (ROUGHLY if first != last else ""))
    if "place" in row:
        yield _text("LOCATION", row["place"])
    yield _text("DESCRIPTION", _description(row))
    if first != last:
        yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _at(day: date, begins: time, ends: time | None) -> Iterator[str]:
    for name, clock in (("DTSTART", begins), ("DTEND", ends)):
        if clock:
            yield f"{name}:{_moment(datetime.combine(day, clock, COPENHAGEN))}"


def _whole_days(first: date, last: date) -> Iterator[str]:
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"  # the day after the last


def _description(row: dict) -> str:
    return "\n".join(f"{LABELS[name]}: {row[name]}" for name in _TOLD if name in row)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(name: str, value: str) -> str:
    return f"{name}:{_CONTROLS.sub(' ', value).translate(_ESCAPES)}"


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, cut between characters."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece


def _is_empty(value: object) -> bool:
    return value is None or value is pd.NaT or value == "" or (isinstance(value, float) and pd.isna(value))
