"""Danish as text: folding for comparison, months, dates, numbers, sorting and names of persons."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "ß": "ss"})
_NOT_A_WORD = re.compile(r"[^a-z0-9%#]+")
_LIKE_CPR = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")
_BRACKETS_AT_END = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>)\s*$")
# After z come æ, ø and å. These three follow z in code points, and do not occur in names.
_SORTED_LETTERS = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


def clean(text: str) -> str:
    """Without invisible characters, in composed Unicode, non-breaking spaces as spaces. Line breaks stay."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):  # nearly all texts
        return text.strip()
    composed = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")
    visible = "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) not in ("Cf", "Cc"))
    return visible.strip()


def one_line(text: str) -> str:
    """Cleaned, and with one space wherever there is white space."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):  # nearly all texts
        return text.strip()
    return " ".join(clean(text.replace("\r", " ").replace("\n", " ").replace("\t", " ")).split())


@lru_cache(maxsize=20_000)
def fold_words(text: str) -> str:
    """Lower-case words of a-z, 0-9, % and # with one space between: what two spellings have in common."""
    composed = unicodedata.normalize("NFKC", clean(text.replace("\n", " ").replace("\t", " ")))
    letters = composed.casefold().translate(_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))
    return _NOT_A_WORD.sub(" ", plain).strip()


def fold(text: str) -> str:
    """As fold_words, without spaces: "Opgave-ID", "opgave id" and "OpgaveID" are one."""
    return fold_words(text).replace(" ", "")


def folded_set(words: str) -> frozenset[str]:
    """Words and phrases between commas, folded: for comparing with."""
    return frozenset(fold(word) for word in words.split(","))


def format_date(day: date | None) -> str:
    return "" if day is None else f"{day:%d.%m.%Y}"


def format_number(number: float, decimals: int = 0) -> str:
    """1.234,5: thousands by point, decimals by comma."""
    return f"{number:,.{decimals}f}".replace(",", "\u00a0").replace(".", ",").replace("\u00a0", ".")


def sort_key(text: str) -> tuple:
    """Danish order, å last and aa as å; numbers by size, so that MI 2 comes before MI 10."""
    letters = unicodedata.normalize("NFC", text).casefold().replace("aa", "å").translate(_SORTED_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))
    parts = re.split(r"(\d+)", plain)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


LONGEST_NAME = 300  # characters: no name is longer, and a text that is would take long to look through


def person_name(text: str) -> str:
    """The name without initials or unit in brackets: "Mette  Hansen (MEH)" is "Mette Hansen"."""
    name = one_line(text)
    if len(name) > LONGEST_NAME:
        return name
    if name.startswith("[") and name.endswith("]") and name.count("[") == 1:  # as ClickUp lists persons
        name = name[1:-1].strip() or name
    while (shorter := _BRACKETS_AT_END.sub("", name)) != name and shorter:
        name = shorter
    return name


def quoted(text: object, longest: int = 40) -> str:
    """A value for a message, in Danish quotation marks, cut where it is long, and without CPR numbers."""
    line = _LIKE_CPR.sub("······-····", one_line(str(text)))
    return f"»{line if len(line) <= longest else line[: longest - 1] + '…'}«"
