"""One cell to a date, as Danes write it: day first, weeks as their Friday, vague ones as a period."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dashboard.domain.danish import MONTHS, clean, format_date, one_line, quoted
from dashboard.ingest.sandbox.workbook import Cell
from dashboard.ingest.values.periods import MONTH, MONTH_OF, YEAR, period, year_of

FIRST_YEAR, LAST_YEAR = 1990, 2099  # outside are placeholders: 01-01-1900, 31-12-9999
EXCEL_DAY_0 = date(1899, 12, 30)
DAYS_TO_1904 = 1462
DENMARK = "Europe/Copenhagen"

_TIME = r"\d{1,2}(?:[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?|\s*[ap]m)"
_ZONE = r"(?:\s*(?:gmt|utc|cet|cest))?(?:\s*[+-]\d{2}:?\d{2})?"
_CLOCK = rf"(?:[\s,t]*(?:(?:kl\.?\s*|at\s+)?{_TIME}{_ZONE}\s*(?:\([a-z ]+\))?|kl\.?\s*\d{{1,2}}))?"
# A task system's own short form, such as "ma 05-02-18", stands before figures only.
_WEEKDAY = re.compile(
    r"^(?:(?:man|tirs|tir|ons|tors|tor|fre|lør|søn)(?:dag|\.)?|(?:ma|ti|on|to|fr|lø|sø)\.?(?=,?\s*\d)"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|\.)?)(?:\s+|,\s*)(?:d\.\s*|den\s+)?"
)
_WEEKDAYS = {
    letters: day
    for names in ("ma ti on to fr lø sø", "mo tu we th fr sa su")
    for day, letters in enumerate(names.split())
}
_WEEKDAY_BEHIND = re.compile(r"\s*\((?:man|tirs|ons|tors|fre|lør|søn)dag\)$")
_HYPHENS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-") | dict.fromkeys("\u2044\u2215", "/")
)
_DASHES = re.compile(r"(?<=\d)[–—](?=\d{1,2}[–—]\d)|(?<=\d[–—]\d)[–—](?=\d)|(?<=\d[–—]\d\d)[–—](?=\d)")
_LEAD_IN = re.compile(
    r"^(?:(?:senest|deadline|frist|den)\b|d\.|pr\.)\s*(?:d\.|den\b)?\s*[:]?\s*(?:i\s+(?=uge))?"
    r"|^(?:i|(?:i\s+)?(?:slut|slutningen af|udgangen af))\s+(?=uge)"
)
_ABOUT = re.compile(r"^(?:inden|før|ca\.?|cirka|omkring|forventet)\s+(?:d\.\s*|den\s+)?")

_DAY_MONTH_YEAR = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\s*[-./]\s*|\s+)(?P<month>\d{{1,2}})(?:\s*[-./]\s*|\s+){YEAR}{_CLOCK}"
)
_ISO = re.compile(
    r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})"
    r"(?:[t\s,]+(?:kl\.?\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?\s*(?:z|utc|[ap]\.?m\.?|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_NAMED_MONTH = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[.\-/\s]*(?:of\s+)?{MONTH}[\s,\-/]*{YEAR}{_CLOCK}"
)
_ENGLISH_DAY = re.compile(
    rf"{MONTH}[\s\-/]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[,\s\-/]+(?P<year>\d{{4}}){_CLOCK}"
)
# As java.util.Date writes it: "Tue Jun 12 14:00:00 CEST 2018".
_CLOCK_BEFORE_YEAR = re.compile(
    rf"{MONTH}\s+(?P<day>\d{{1,2}})\s+\d{{1,2}}:\d{{2}}:\d{{2}}\s+(?:[a-z]{{1,5}}\s+)?(?P<year>\d{{4}})"
)
_WEEK_WORD = r"(?:uge|week|wk|kw|u|w)(?:\s?nr)?[.:]?\s*"
_WEEK = re.compile(
    rf"(?:{_WEEK_WORD}(?P<week>\d{{1,2}})|(?P<nth>\d{{1,2}})\.\s*uge)(?:[\s,/\-]+|\s+i\s+|\s*\()(?P<year>\d{{4}})\)?"
)
_WEEK_SHORT = re.compile(
    rf"{_WEEK_WORD}(?P<week>\d{{1,2}})(?:\s*/\s*|\s+(?:i\s+)?|\s*\()(?P<mark>['’]?)(?P<year>\d{{2}})\)?"
)
_WEEK_ALONE = re.compile(rf"{_WEEK_WORD}(?P<week>\d{{1,2}})|(?P<nth>\d{{1,2}})\.\s*uge")
_YEAR_WEEK = re.compile(
    rf"(?:(?P<year>\d{{4}})[\s,/\-]*{_WEEK_WORD}|(?P<short>\d{{2}})-w)(?P<week>\d{{1,2}})(?:-(?P<weekday>[1-7]))?"
)
_DAY_MONTH = re.compile(
    rf"\d{{1,2}}\s*[-./]\s*\d{{1,2}}\.?|\d{{1,2}}\.?\s*{MONTH}|{_WEEK_WORD}\d{{1,2}}|\d{{1,2}}\.\s*uge"
)
_FROM_TO = re.compile(r"(.+?)(?:\s+(?:-|–|til)\s+|\s*–\s*)(.+)")


@dataclass(frozen=True)
class ParsedDate:
    """The day or period of a cell. `text` has the cell's words where it is a period; `problem` is Danish."""

    first: date | None = None
    last: date | None = None
    text: str | None = None
    problem: str | None = None
    friday: bool = False  # a week: due and begun on its Friday, the period is Monday to Friday


def parse_date(cell: Cell, from_1904: bool = False) -> ParsedDate:
    """The day or period of a filled cell, or its problem. Never guesses a year, nor month first.

    from_1904: how the workbook counts the days of plain numbers.
    """
    if isinstance(cell, bool | time):
        return ParsedDate(problem=f"{quoted(cell)} er ikke en dato")
    if isinstance(cell, datetime):
        return _within_years(cell.date(), cell)
    if isinstance(cell, date):
        return _within_years(cell, cell)
    if isinstance(cell, int | float):
        return _parse_number(cell, from_1904)
    if from_1904 and re.fullmatch(r"\d{5}", text := one_line(str(cell))):
        return _parse_number(int(text), from_1904)
    return parse_date_text(str(cell))


def _parse_number(number: int | float, from_1904: bool = False) -> ParsedDate:
    """An Excel serial, a year, or a date written without marks."""
    if number == int(number) and FIRST_YEAR <= number <= LAST_YEAR:
        return parse_date_text(str(int(number)))
    if number == int(number) and 19_000_101 <= number <= 20_991_231:
        return parse_date_text(str(int(number)))
    if from_1904 and 0 < number < 2_957_004:
        number += DAYS_TO_1904
    if 0 < number < 2_958_466:  # up to 31-12-9999
        return _within_years(EXCEL_DAY_0 + timedelta(days=int(number)), number)
    return ParsedDate(problem=f"{quoted(number)} er ikke en dato")


@lru_cache(maxsize=50_000)
def parse_date_text(written: str) -> ParsedDate:
    text = _LEAD_IN.sub("", without_weekday(written))
    if about := _ABOUT.match(text):
        parsed = _parse_plain(text[about.end() :], written)
        return parsed if parsed.problem else ParsedDate(parsed.first, parsed.last, one_line(written))
    return _parse_plain(text, written)


def without_weekday(written: str) -> str:
    """A date's text in small letters, its hyphens as - and without a weekday around it."""
    text = _DASHES.sub("-", one_line(written).casefold().translate(_HYPHENS))
    return _WEEKDAY_BEHIND.sub("", _WEEKDAY.sub("", text))


def weekday_of(written: str) -> int | None:
    """The weekday before a date, 0 for Monday; None where there is none."""
    match = _WEEKDAY.match(one_line(written).casefold())
    return _WEEKDAYS[match.group()[:2]] if match else None


def _parse_plain(text: str, written: str) -> ParsedDate:
    text = text.strip(" .,;") if not text.startswith("'") else text
    try:
        if day := _one_day(text):
            return _within_years(day, written)
        if may_be_two_weeks(text):
            return ParsedDate(problem=f"{quoted(written)} kan være to uger eller en uge og et år")
        if week := _week(text):
            return _parsed_week(week, written)
        if span := period(text) or _from_to(text):
            return _parsed_period(*span, written)
    except ValueError:
        return ParsedDate(problem=f"Datoen {quoted(written)} findes ikke (dag læses før måned)")
    if re.fullmatch(r"\d{5}", text):
        return _parse_number(int(text))
    if _DAY_MONTH.fullmatch(text):
        return ParsedDate(problem=f"Datoen {quoted(written)} har intet årstal, og vi gætter det ikke")
    return ParsedDate(problem=f"{quoted(written)} kunne ikke læses som en dato")


def _one_day(text: str) -> date | None:
    """A single day, its month in figures or by name. ValueError where the calendar has no such day."""
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        return date(year_of(match["year"]), int(match["month"]), int(match["day"]))
    if match := _ISO.fullmatch(text):
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        return _danish_midnight(text) or day
    if match := _COMPACT.fullmatch(text):
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := (
        _NAMED_MONTH.fullmatch(text) or _ENGLISH_DAY.fullmatch(text) or _CLOCK_BEFORE_YEAR.fullmatch(text)
    ):
        return date(year_of(match["year"]), MONTH_OF[match["month"]], int(match["day"]))
    return None


def _danish_midnight(text: str) -> date | None:
    """A system that stores days in UTC writes 31 December as 2018-12-30T23:00Z, when it begins here."""
    try:
        moment = datetime.fromisoformat(text.upper().replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        return None
    if moment.tzinfo is None or moment.utcoffset() != timedelta(0):
        return None
    local = moment.astimezone(UTC).astimezone(ZoneInfo(DENMARK))
    return local.date() if local.time() == time(0) else None


def _week(text: str) -> tuple[date, bool] | None:
    """The Friday of an ISO week, or the very day of 2018-W23-2, and whether it was a whole week."""
    match = _YEAR_WEEK.fullmatch(text) or _WEEK.fullmatch(text) or _WEEK_SHORT.fullmatch(text)
    if not match:
        return None
    parts = match.groupdict()
    year, week = parts["year"] or parts["short"], parts["week"] or parts["nth"]
    day = date.fromisocalendar(year_of(year), int(week), int(parts.get("weekday") or 5))
    return day, not parts.get("weekday")


def may_be_two_weeks(text: str) -> bool:
    """ "uge 23/24", where nothing tells the year 2024 from the week after 23: its column may."""
    week = short_week(text)
    return week is not None and week[2] and 1 <= week[1] - week[0] <= 2


def short_week(text: str) -> tuple[int, int, bool] | None:
    """The two numbers of "uge 23/18", and whether the second is no year for certain: "uge 23 '18" is."""
    match = _WEEK_SHORT.fullmatch(one_line(text).casefold())
    return (int(match["week"]), int(match["year"].lstrip("0") or 0), not match["mark"]) if match else None


def week_without_year(text: str) -> int | None:
    """The number of "uge 45"; None where the text is something else, or has a year."""
    match = _WEEK_ALONE.fullmatch(one_line(text).casefold().strip(" .,;"))
    return int(match["week"] or match["nth"]) if match else None


def _from_to(text: str) -> tuple[date, date] | None:
    """Two whole dates with "til" or a dash between."""
    match = _FROM_TO.fullmatch(text)
    first, last = [_one_day(part.strip()) for part in match.groups()] if match else (None, None)
    return (first, last) if first and last and first <= last else None


def _within_years(day: date, written: object) -> ParsedDate:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        shown = format_date(day) if isinstance(written, date) else clean(str(written))
        return ParsedDate(problem=f"Datoen {quoted(shown)} ligner en pladsholder (år {day.year})")
    return ParsedDate(day, day)


def _parsed_week(week: tuple[date, bool], written: str) -> ParsedDate:
    friday, whole = week
    checked = _within_years(friday, written)
    if checked.problem or not whole:
        return checked
    return ParsedDate(friday - timedelta(days=4), friday, one_line(written), friday=True)


def _parsed_period(first: date, last: date, written: str) -> ParsedDate:
    checked = _within_years(first, written)
    return checked if checked.problem else ParsedDate(first, last, one_line(written))


_IN_TEXT = re.compile(
    r"(?<!\d)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s?[-./]\s?\d{1,2}(?:\s?[-./]\s?|\s)\d{4}|\d{1,2}[-./]\d{1,2}[-./]\d{2}"
    rf"|(?:19|20)\d{{2}}[01]\d[0-3]\d|[0-3]\d[01]\d(?:19|20)\d{{2}}|\d{{1,2}}\.?\s*(?:{'|'.join(MONTHS)})\s*\d{{4}})(?!\d)"
)


def days_in(text: str) -> list[date]:
    """The whole dates written somewhere in a text, in order: for titles and file names."""
    days = []
    for match in _IN_TEXT.finditer(re.sub(r"(?<=\d)_(?=\d)", "-", text.casefold()).replace("_", " ")):
        written = match.group()
        if re.fullmatch(r"[0-3]\d[01]\d(?:19|20)\d{2}", written) and not _COMPACT.fullmatch(written):
            written = f"{written[:2]}-{written[2:4]}-{written[4:]}"
        parsed = parse_date_text(written)
        if parsed.first and not parsed.text:
            days.append(parsed.first)
    return days
