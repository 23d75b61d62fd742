"""Periods that a text gives in place of a day: "ultimo november 2018", "Q4 18", "efteråret 2018"."""

import calendar
import re
from datetime import date

from dashboard.domain.danish import MONTHS

_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_OF = {
    word: number
    for names in (MONTHS, _ENGLISH)
    for number, name in enumerate(names, 1)
    for word in (name, name[:3], name[:4])
} | {"sept": 9, "mai": 5, "märz": 3, "dezember": 12, "dez": 12, "desember": 12, "des": 12}
MONTH = "(?P<month>" + "|".join(sorted(MONTH_OF, key=len, reverse=True)) + r")\.?"
YEAR = r"(?P<year>\d{4}|['’]?\d{2})"
_PARTS = {
    "primo": 1, "start": 1, "starten af": 1, "begyndelsen af": 1, "først i": 1, "medio": 2, "midt": 2,
    "midt i": 2, "midten af": 2, "ultimo": 3, "slut": 3, "slutningen af": 3, "sidst i": 3, "udgangen af": 4,
    "prim": 1, "med": 2, "ult": 3,
}  # fmt: skip
_PART = "(?P<part>" + "|".join(sorted(_PARTS, key=len, reverse=True)) + r")\.?"
_PART_OF_MONTH = re.compile(rf"{_PART}\s+{MONTH}[\s,\-]*{YEAR}")
_PART_OF_YEAR = re.compile(rf"{_PART}\s+(?P<year>\d{{4}})")
_QUARTER = re.compile(
    r"(?:q|k|kv\.?|kvartal)\s*(?P<a>[1-4])(?:[\s,\-/]*|\s+i\s+)(?P<year_a>\d{4}|(?<=\D)['’]?\d{2})"
    r"|(?P<b>[1-4])\.?\s*(?:kvartal|kvt\.?|kv\.?|q)(?:[\s,\-/]*|\s+i\s+)(?P<year_b>\d{4}|['’]?\d{2})"
    r"|(?P<year_c>\d{4})[\s,\-/]*(?:q|k)(?P<c>[1-4])|(?P<year_d>\d{4})[\s,\-/]*(?P<d>[1-4])\.\s*kvartal"
)
_HALF = re.compile(
    r"(?:h(?P<a>[12])(?!\d)|(?P<b>[12])\.?\s*halvår)(?:[\s,\-/]*|\s+i\s+)(?P<year>\d{4}|(?<=\D)['’]?\d{2})"
)
_SEASON = re.compile(r"(?P<season>forår|sommer|efterår)(?:et|en)?\s*(?P<year>\d{4}|['’]\d{2}|(?<=\s)\d{2})")
_SEASONS = {"forår": (3, 5), "sommer": (6, 8), "efterår": (9, 11)}
_MONTH_YEAR = re.compile(
    rf"(?:{MONTH}[\s,\-]*|(?P<number>\d{{1,2}})[-/.])(?P<year>\d{{4}})"
    rf"|{MONTH.replace('month', 'name')}[\s\-]*['’]?(?P<short>\d{{2}})"
)
_ISO_MONTH = re.compile(r"(?P<year>\d{4})-(?P<number>\d{2})")
_MONTHS_YEAR = re.compile(
    rf"{MONTH}\s*(?:-|–|/|og|til)\s*{MONTH.replace('month', 'last')}\s*(?P<year>\d{{4}})"
)
_BARE_YEAR = re.compile(r"\d{4}")


class NoSuchDay(ValueError):
    """The text is written as a date, but the calendar has no such day."""


def period(text: str) -> tuple[date, date] | None:
    """First and last day of a vague date; None where the text is none."""
    if match := _PART_OF_MONTH.fullmatch(text):
        return _part_of_month(match["part"], year_of(match["year"]), MONTH_OF[match["month"]])
    if match := _PART_OF_YEAR.fullmatch(text):
        months = {1: (1, 1), 2: (6, 7), 3: (12, 12), 4: (12, 12)}[_PARTS[match["part"]]]
        return _months(int(match["year"]), *months)
    if match := _QUARTER.fullmatch(text):
        quarter = int(match["a"] or match["b"] or match["c"] or match["d"])
        year = match["year_a"] or match["year_b"] or match["year_c"] or match["year_d"]
        return _months(year_of(year), quarter * 3 - 2, quarter * 3)
    if match := _HALF.fullmatch(text):
        half = int(match["a"] or match["b"])
        return _months(year_of(match["year"]), half * 6 - 5, half * 6)
    if match := _SEASON.fullmatch(text):
        return _months(year_of(match["year"]), *_SEASONS[match["season"]])
    if match := _MONTHS_YEAR.fullmatch(text):
        return _months(int(match["year"]), MONTH_OF[match["month"]], MONTH_OF[match["last"]])
    return _whole_month_or_year(text)


def _whole_month_or_year(text: str) -> tuple[date, date] | None:
    if match := _ISO_MONTH.fullmatch(text):
        return _months(int(match["year"]), int(match["number"]), int(match["number"]))
    if match := _MONTH_YEAR.fullmatch(text):
        name = match["month"] or match["name"]
        month = MONTH_OF[name] if name else int(match["number"])
        return _months(year_of(match["year"] or match["short"]), month, month)
    if _BARE_YEAR.fullmatch(text):
        return _months(int(text), 1, 12)
    return None


def _part_of_month(part: str, year: int, month: int) -> tuple[date, date]:
    last = calendar.monthrange(year, month)[1]
    first_day, last_day = {1: (1, 10), 2: (11, 20), 3: (21, last), 4: (last, last)}[_PARTS[part]]
    return date(year, month, first_day), date(year, month, last_day)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    if not (1 <= first <= last <= 12 and 1 <= year <= 9999):
        raise NoSuchDay
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def year_of(written: str) -> int:
    """Two figures: 18 is 2018, 95 is 1995."""
    digits = written.lstrip("'’")
    number = int(digits)
    return number if len(digits) == 4 else number + (2000 if number < 70 else 1900)
