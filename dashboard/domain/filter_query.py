"""A TaskFilter out of the query of a URL, or what is typed in a shell: "projekt=KSD&lys=Rød"."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qs

from dashboard.domain.danish import fold_words, quoted
from dashboard.domain.filters import AS_OF, BY_KEY, PAGE_KEYS, Filter, Kind, TaskFilter
from dashboard.domain.problems import BadFilter
from dashboard.domain.wording import listed

YEARS = range(1950, 2151)  # of a day that is typed or linked to: weeks are counted ahead of it, and behind
DAY_FORMATS = ("%Y-%m-%d", "%d.%m.%Y")  # as the URL has it, and as Danes write it


def read_query(query: str | Mapping[str, Sequence[str]], newest: date) -> TaskFilter:
    """The filter that a query stands for. Blank values count as nothing chosen.

    `query`: "projekt=KSD&lys=Rød", percent-encoded or not, or the values of each key. `newest`: the as-of
    date unless the query has one. What else a page's address holds (PAGE_KEYS) is no filter, and passed over.

    Raises:
        BadFilter: an unknown key, or a value that its filter can't have. Names are not looked up.
    """
    values = parse_qs(query, keep_blank_values=True) if isinstance(query, str) else query
    chosen: dict[str, Any] = {AS_OF.field: newest}
    for key, texts in values.items():
        if key in PAGE_KEYS:
            continue
        if key not in BY_KEY:
            keys = listed(list(BY_KEY), at_most=len(BY_KEY))
            raise BadFilter(f"Der er intet filter, der hedder {quoted(key)}.", f"Filtrene hedder {keys}.")
        if filled := [_storable(text) for text in texts if text.strip()]:
            chosen[BY_KEY[key].field] = _value(BY_KEY[key], filled)
    return TaskFilter(**chosen)


def _storable(text: str) -> str:
    """Half a surrogate pair is no text: neither SQL nor a file takes it."""
    return text.encode(errors="replace").decode()


def _value(one: Filter, texts: list[str]) -> Any:
    if not one.takes_several and len(texts) > 1:
        raise BadFilter(f"Filteret {one.key} kan kun have én værdi.", "Skriv det én gang.")
    if one.kind in (Kind.WORDS, Kind.VIEW):
        codes = tuple(_code(one, text) for text in texts)
        return codes if one.takes_several else codes[0]
    if one.kind is Kind.DAY:
        return _day(one, texts[0])
    return tuple(texts) if one.takes_several else texts[0]


def _code(one: Filter, text: str) -> str:
    for word, code in one.codes.items():
        if fold_words(word) == fold_words(text):
            return code
    words = listed([quoted(word) for word in one.codes], at_most=len(one.codes))
    raise BadFilter(f"Filteret {one.key} kan ikke være {quoted(text)}.", f"Det kan være {words}.")


def _day(one: Filter, text: str) -> date:
    try:
        return read_day(text)
    except ValueError:
        raise BadFilter(
            f"Filteret {one.key} er en dato, og {quoted(text)} er ingen.",
            f"Skriv den fx 2026-12-14 eller 14.12.2026, fra {YEARS[0]} til {YEARS[-1]}.",
        ) from None


def read_day(text: str) -> date:
    """A day of YEARS as 2026-12-14 or 14.12.2026. Raises ValueError."""
    for form in DAY_FORMATS:
        with suppress(ValueError):
            day = datetime.strptime(text.strip(), form).date()
            if day.year in YEARS:
                return day
    raise ValueError("no day")
