"""One cell to a date, as Danes write it: day first, weeks as their Friday, vague ones as a period."""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dashboard.domain.danish import MONTHS, clean, format_date, one_line, quoted
from dashboard.ingest.sandbox.workbook import Cell

FIRST_YEAR, LAST_YEAR = 1990, 2099  # outside are placeholders: 01-01-1900, 31-12-9999
EXCEL_DAY_0 = date(1899, 12, 30)
DAYS_TO_1904 = 1462
DENMARK = "Europe/Copenhagen"

_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_OF = {
    word: number
    for names in (MONTHS, _ENGLISH)
    for number, name in enumerate(names, 1)
    for word in (name, name[:3], name[:4])
} | {"sept": 9}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>\d{4}|['’]?\d{2})"
_CLOCK = r"(?:[\s,t]*(?:kl\.?\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?\s*)?"
_WEEKDAY = (
    r"^(?:man|tirs|tir|ons|tors|tor|fre|lør|søn|mon|tue|wed|thu|fri|sat|sun)(?:dag|\.)?"
    r"(?:\s+|,\s*)(?:d\.\s*|den\s+)?"
)
_LEAD_IN = re.compile(r"^(?:(?:senest|deadline|frist|den)\b|d\.|pr\.)\s*(?:d\.|den\b)?\s*[:]?\s*")
_ABOUT = re.compile(r"^(?:inden|før|ca\.?|cirka|omkring|forventet)\s+(?:d\.\s*|den\s+)?")

_DAY_MONTH_YEAR = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\s*[-./]\s*|\s+)(?P<month>\d{{1,2}})(?:\s*[-./]\s*|\s+){_YEAR}{_CLOCK}"
)
_ISO = re.compile(
    r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})"
    r"(?:[t\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?\s*(?:z|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_NAMED_MONTH = re.compile(rf"(?P<day>\d{{1,2}})[.\-\s]*{_MONTH}[\s,\-]*{_YEAR}{_CLOCK}")
_ENGLISH_DAY = re.compile(rf"{_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s*(?P<year>\d{{4}})")
_WEEK = re.compile(r"(?:uge|week|u|w)\.?\s*(?P<week>\d{1,2})(?:[\s,/\-]+|\s+i\s+|\s*\()(?P<year>\d{4})\)?")
_YEAR_WEEK = re.compile(
    r"(?P<year>\d{4})[\s,/\-]*(?:uge|week|u|w)\.?\s*(?P<week>\d{1,2})(?:-(?P<weekday>[1-7]))?"
)
_DAY_MONTH = re.compile(
    rf"\d{{1,2}}\s*[-./]\s*\d{{1,2}}\.?|\d{{1,2}}\.?\s*{_MONTH}|(?:uge|week|u|w)\.?\s*\d{{1,2}}"
)

_PARTS = {
    "primo": 1, "start": 1, "starten af": 1, "begyndelsen af": 1, "først i": 1, "medio": 2, "midt": 2,
    "midt i": 2, "midten af": 2, "ultimo": 3, "slut": 3, "slutningen af": 3, "sidst i": 3, "udgangen af": 4,
}  # fmt: skip
_PART = "(?P<part>" + "|".join(sorted(_PARTS, key=len, reverse=True)) + r")\.?"
_PART_OF_MONTH = re.compile(rf"{_PART}\s+{_MONTH}[\s,\-]*{_YEAR}")
_PART_OF_YEAR = re.compile(rf"{_PART}\s+(?P<year>\d{{4}})")
_QUARTER = re.compile(
    r"(?:q|k)\s*(?P<a>[1-4])[\s,\-/]*(?P<year_a>\d{4})|(?P<b>[1-4])\.?\s*(?:kvartal|kvt\.?|q)[\s,]*(?P<year_b>\d{4})"
    r"|(?P<year_c>\d{4})[\s,\-/]*q(?P<c>[1-4])"
)
_HALF = re.compile(r"(?:h(?P<a>[12])|(?P<b>[12])\.?\s*halvår)[\s,\-]*(?P<year>\d{4})")
_SEASON = re.compile(r"(?P<season>forår|sommer|efterår)(?:et|en)?\s*(?P<year>\d{4})")
_SEASONS = {"forår": (3, 5), "sommer": (6, 8), "efterår": (9, 11)}
_MONTH_YEAR = re.compile(
    rf"(?:{_MONTH}[\s,\-]*|(?P<number>\d{{1,2}})[-/.])(?P<year>\d{{4}})"
    rf"|{_MONTH.replace('month', 'name')}[\s\-]*['’]?(?P<short>\d{{2}})"
)
_ISO_MONTH = re.compile(r"(?P<year>\d{4})-(?P<number>\d{2})")
_MONTHS_YEAR = re.compile(
    rf"{_MONTH}\s*(?:-|–|/|og|til)\s*{_MONTH.replace('month', 'last')}\s*(?P<year>\d{{4}})"
)
_BARE_YEAR = re.compile(r"\d{4}")
_FROM_TO = re.compile(r"(.+?)(?:\s+(?:-|–|til)\s+|\s*–\s*)(.+)")


@dataclass(frozen=True)
class ParsedDate:
    """The day or period of a cell. `text` has the cell's words where it is a period; `problem` is Danish."""

    first: date | None = None
    last: date | None = None
    text: str | None = None
    problem: str | None = None
    friday: bool = False  # a week: due and begun on its Friday, the period is Monday to Friday


class _NoSuchDay(ValueError):
    """The text is written as a date, but the calendar has no such day."""


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
    text = one_line(written).casefold()
    text = re.sub(_WEEKDAY, "", text)
    text = _LEAD_IN.sub("", text)
    if about := _ABOUT.match(text):
        parsed = _parse_plain(text[about.end() :], written)
        return parsed if parsed.problem else ParsedDate(parsed.first, parsed.last, one_line(written))
    return _parse_plain(text, written)


def _parse_plain(text: str, written: str) -> ParsedDate:
    text = text.strip(" .,;") if not text.startswith("'") else text
    try:
        if day := _one_day(text):
            return _within_years(day, written)
        if week := _week(text):
            return _parsed_week(week, written)
        if period := _period(text) or _from_to(text):
            return _parsed_period(*period, written)
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
        return date(_year(match["year"]), int(match["month"]), int(match["day"]))
    if match := _ISO.fullmatch(text):
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        return _danish_midnight(text) or day
    if match := _COMPACT.fullmatch(text):
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _NAMED_MONTH.fullmatch(text) or _ENGLISH_DAY.fullmatch(text):
        return date(_year(match["year"]), _MONTH_OF[match["month"]], int(match["day"]))
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
    match = _YEAR_WEEK.fullmatch(text) or _WEEK.fullmatch(text)
    if not match:
        return None
    weekday = match.groupdict().get("weekday")
    day = date.fromisocalendar(int(match["year"]), int(match["week"]), int(weekday or 5))
    return day, weekday is None


def _period(text: str) -> tuple[date, date] | None:
    """First and last day of a vague date; None where the text is none."""
    if match := _PART_OF_MONTH.fullmatch(text):
        return _part_of_month(match["part"], _year(match["year"]), _MONTH_OF[match["month"]])
    if match := _PART_OF_YEAR.fullmatch(text):
        months = {1: (1, 1), 2: (6, 7), 3: (12, 12), 4: (12, 12)}[_PARTS[match["part"]]]
        return _months(int(match["year"]), *months)
    if match := _QUARTER.fullmatch(text):
        quarter = int(match["a"] or match["b"] or match["c"])
        year = int(match["year_a"] or match["year_b"] or match["year_c"])
        return _months(year, quarter * 3 - 2, quarter * 3)
    if match := _HALF.fullmatch(text):
        half = int(match["a"] or match["b"])
        return _months(int(match["year"]), half * 6 - 5, half * 6)
    if match := _SEASON.fullmatch(text):
        return _months(int(match["year"]), *_SEASONS[match["season"]])
    if match := _MONTHS_YEAR.fullmatch(text):
        return _months(int(match["year"]), _MONTH_OF[match["month"]], _MONTH_OF[match["last"]])
    return _whole_month_or_year(text)


def _whole_month_or_year(text: str) -> tuple[date, date] | None:
    if match := _ISO_MONTH.fullmatch(text):
        return _months(int(match["year"]), int(match["number"]), int(match["number"]))
    if match := _MONTH_YEAR.fullmatch(text):
        name = match["month"] or match["name"]
        month = _MONTH_OF[name] if name else int(match["number"])
        return _months(_year(match["year"] or match["short"]), month, month)
    if _BARE_YEAR.fullmatch(text):
        return _months(int(text), 1, 12)
    return None


def _from_to(text: str) -> tuple[date, date] | None:
    """Two whole dates with "til" or a dash between."""
    match = _FROM_TO.fullmatch(text)
    first, last = [_one_day(part.strip()) for part in match.groups()] if match else (None, None)
    return (first, last) if first and last and first <= last else None


def _part_of_month(part: str, year: int, month: int) -> tuple[date, date]:
    last = calendar.monthrange(year, month)[1]
    first_day, last_day = {1: (1, 10), 2: (11, 20), 3: (21, last), 4: (last, last)}[_PARTS[part]]
    return date(year, month, first_day), date(year, month, last_day)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    if not (1 <= first <= last <= 12 and 1 <= year <= 9999):
        raise _NoSuchDay
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _year(written: str) -> int:
    """Two figures: 18 is 2018, 95 is 1995."""
    digits = written.lstrip("'’")
    number = int(digits)
    return number if len(digits) == 4 else number + (2000 if number < 70 else 1900)


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
