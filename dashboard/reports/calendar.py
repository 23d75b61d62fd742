"""Activities and deadlines as a calendar file (.ics, RFC 5545) that Outlook and other calendars take.

Times stand in UTC, which each calendar shows in its owner's own time, so that the file needs no time zones.
"""

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pandas as pd

from dashboard.domain.labels import LABELS
from dashboard.domain.lights import LABEL

if TYPE_CHECKING:
    from icalendar import Event

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
ROUGHLY = " (ca.)"
NAMELESS = "Aktivitet"  # where the programmappe has only its day
DEADLINE = "Frist: "
_DEADLINE_DESCRIBED = ("project", "worst_light", "reason", "responsible", "executor", "task_id")
_DESCRIBED = ("audience", "from_kombit", "our_roles", "component", "held_on", "hours", "link")
_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?"
_HOURS = re.compile(rf"(?:kl\.?\s*)?{_CLOCK}(?:\s*(?:-|–|til)\s*(?:kl\.?\s*)?{_CLOCK})?", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")  # all but line breaks


def calendar(activities: pd.DataFrame, name: str, deadlines: pd.DataFrame | None = None) -> bytes:
    """An event for each activity that has a day, and a whole day for each deadline. `name`: the calendar's.

    `activities`: the columns of queries/interfaces/activities.sql. A day with hours becomes an appointment
    in Danish time; a day without, a whole day; a period of vague words, whole days that take up nobody's time
    and say "(ca.)". The event keeps its identity from file to file, so that a calendar replaces it.
    `deadlines`: as_deadlines.
    """
    from icalendar import Calendar, vText  # takes a while to import, and few ask for the file

    file = Calendar(
        {"VERSION": "2.0", "PRODID": "-//KLIK-overblik//Aktiviteter//DA", "CALSCALE": "GREGORIAN"}
    )
    file.add("X-WR-CALNAME", vText(_plain(name)))  # of an X- property it doesn't know that it is text
    for row in activities[activities["starts_first"].notna()].to_dict("records"):
        file.add_component(_event(_filled(row)))
    for row in deadlines.to_dict("records") if deadlines is not None else ():
        file.add_component(_deadline(_filled(row)))
    return file.to_ical()


def as_deadlines(open_tasks: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The tasks due on the as-of date or later, the nearest first. `open_tasks`: report/open_tasks.sql."""
    ahead = open_tasks[open_tasks["days_to_due"] >= 0].sort_values("due_date", kind="stable")
    return ahead.assign(as_of=pd.Timestamp(as_of))


def hours(text: str) -> tuple[time, time | None] | None:
    """When it begins and ends, of "10.00-11.00", "kl. 10–12" or "9:30"; None for what says something else."""
    match = _HOURS.fullmatch(text.strip())
    if not match:
        return None
    try:
        begins = time(int(match[1]), int(match[2] or 0))
        ends = time(int(match[3]), int(match[4] or 0)) if match[3] else None
    except ValueError:
        return None
    return begins, ends if ends and ends > begins else None


def _event(row: dict) -> "Event":
    from icalendar import Event

    first, last = row["starts_first"].date(), row["starts_last"].date()
    clock = hours(row.get("hours", "")) if first == last else None
    begins, ends = _at_hours(first, *clock) if clock else _whole_days(first, last)
    event = Event()
    event.add("UID", f"{row['row_id']}@klik-overblik")
    # Without a METHOD it is when the activity was last changed, not when the file was made.
    event.add("DTSTAMP", row["changed_at"].to_pydatetime().replace(tzinfo=UTC))
    event.add("DTSTART", begins)
    if ends:
        event.add("DTEND", ends)
    event.add("SUMMARY", _plain(row.get("activity", NAMELESS)) + ("" if first == last else ROUGHLY))
    if "place" in row:
        event.add("LOCATION", _plain(row["place"]))
    event.add("DESCRIPTION", _plain(_description(row)))
    if first != last:
        event.add("TRANSP", "TRANSPARENT")
    return event


def _deadline(row: dict) -> "Event":
    from icalendar import Event

    begins, ends = _whole_days(row["due_date"].date(), row["due_date"].date())
    event = Event()
    # The key names the municipality and the project: only what tells one from another leaves.
    event.add("UID", f"{hashlib.sha256(row['task_key'].encode()).hexdigest()[:32]}@klik-overblik")
    event.add("DTSTAMP", row["as_of"].to_pydatetime().replace(tzinfo=UTC))
    event.add("DTSTART", begins)
    event.add("DTEND", ends)
    event.add("SUMMARY", DEADLINE + _plain(row["title"]))
    described = row | {"worst_light": LABEL[row["worst_light"]]}
    event.add("DESCRIPTION", _plain(_description(described, _DEADLINE_DESCRIBED)))
    event.add("TRANSP", "TRANSPARENT")
    return event


def _at_hours(day: date, begins: time, ends: time | None) -> tuple[datetime, datetime | None]:
    return _moment(day, begins), _moment(day, ends) if ends else None


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, COPENHAGEN).astimezone(UTC)


def _whole_days(first: date, last: date) -> tuple[date, date]:
    return first, last + timedelta(days=1)  # the end is the day after the last


def _description(row: dict, names: Sequence[str] = _DESCRIBED) -> str:
    return "\n".join(f"{LABELS[name]}: {row[name]}" for name in names if name in row)


def _filled(row: dict) -> dict:
    return {key: value for key, value in row.items() if not _is_empty(value)}


def _plain(text: str) -> str:
    """Without the control characters that a text property may not hold, and with one kind of line break."""
    return _CONTROLS.sub(" ", text).replace("\r", "")


def _is_empty(value: object) -> bool:
    return value is None or value is pd.NaT or value == "" or (isinstance(value, float) and pd.isna(value))
