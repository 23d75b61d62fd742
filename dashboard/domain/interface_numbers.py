"""SF numbers: read from any text, however they are written, in the form of the catalogue.

The grammar is SF + four digits + perhaps a letter + perhaps two digits + perhaps a version: SF1590_B_03_V3.
In the wild stand "SF 1590_B", "sf1590a", "1590_B_1" and "IP1590_B_03_V3" (IP: its name before it went live).
The version is left off: a task is about the interface, whichever version.
"""

import re

_SUFFIX = (
    # "_B" or "B", or a capital that stands alone: "SF1590 B". A small s is a genitive: "SF1511s token".
    r"(?:(?:[_\-]?(?!V\d|s\b)(?P<letter>[A-Z]))(?:[_\-]?(?P<part>\d{1,2}))?(?![A-Z0-9ÆØÅ])"
    r"|\ (?P<alone>(?-i:[A-H]))(?:_(?P<alone_part>\d{1,2}))?(?![\w.]))?"
)
_NUMBER = re.compile(
    r"(?<![A-Z0-9ÆØÅ])"
    r"(?:(?:SF(?:[\s\-]?(?:nr\.?|nummer))?[\-_]?|IP_?)(?P<number>\d{4})"
    # With a space, a year may follow the name of a party.
    r"|SF(?:[\s\-]?(?:nr\.?|nummer))?\s(?!(?:19|20)\d\d)(?P<spaced>\d{4})"
    # Without SF, only a letter after an underscore tells it from a year, an amount or a telephone number.
    r"|(?!(?:19|20)\d\d)(?P<bare>\d{4})(?=_[A-Z](?![A-ZÆØÅ])))"
    r"(?!\d)" + _SUFFIX,
    re.IGNORECASE,
)


def find_numbers(text: str | None) -> list[str]:
    """The SF numbers in a text in the catalogue's form, each once, in the order they stand."""
    lower = (text or "").lower()
    if not ("sf" in lower or "ip" in lower or "_" in lower):  # most texts, at a tenth of the time
        return []
    return list(dict.fromkeys(_normal(match) for match in _NUMBER.finditer(text or "")))


def base_number(number: str) -> str:
    """The family of a number: SF1590 of SF1590_B_03."""
    return number[:6]


def _normal(match: re.Match) -> str:
    digits = match["number"] or match["spaced"] or match["bare"]
    letter, part = match["letter"] or match["alone"], match["part"] or match["alone_part"]
    return f"SF{digits}" + (f"_{letter.upper()}" if letter else "") + (f"_{int(part):02}" if part else "")
