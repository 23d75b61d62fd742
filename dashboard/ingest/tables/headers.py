"""A header's text to the field it names: exactly, without filler words, or with a slip of the pen."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA, Indel

from dashboard.domain.danish import fold, fold_words, folded_set, one_line
from dashboard.domain.fields import FIELDS

# Headers that resemble ours, and mean something else.
OTHER_MEANINGS = folded_set(
    "Oprettet af, Ændret af, Opdateret af, Publiceret af, Afsluttet af, Løst af, Fuldført af, Projektleder, "
    "Projektejer, Projekt-id, Projektnr, Projektnummer, Statusdato, Systemejer, Antal, Antal opgaver, "
    "Kommunenr, Kommunekode, Kommunenummer, Statustekst, Ansvarlig mail, Ansvarlig e-mail, "
    "Ansvarlig telefon, Startet af, Link til projekt, Titel på bilag, Assignee email, Owner email, "
    "Created by, Updated by, Modified by, Closed by, Completed by, Parent task, Project key, Project id, "
    "Project manager, Issue id, Subtasks"
)
EXPORT_DATE = folded_set(
    "Opgørelsesdato, Eksportdato, Udtræksdato, Dato for udtræk, Udtrukket, Udtræk, Eksporteret, "
    "Rapportdato, Statusdato, Trukket den, Data pr, Opgjort pr, Eksporttidspunkt"
)
_FILLERS = frozenset(
    fold_words("klik kigo opgavens opgaven opgaver kommunens i på for den til nuværende aktuel").split()
)
_UNIT = re.compile(r"\s*[(\[].*?[)\]]\s*|\s*\*+\s*$")
_CLOSE = 0.89  # of letters in common: "Anvarlig" is Ansvarlig; "Statusdato" is not Startdato
_SHORTEST = 6  # letters below which a slip of the pen makes another word


@dataclass(frozen=True)
class HeaderMatch:
    field: str
    certainty: str  # exact or fuzzy
    rank: int  # 0 is best


@cache
def synonyms() -> dict[str, str]:
    """Folded header to field name."""
    return {fold(header): field.name for field in FIELDS for header in field.headers if fold(header)}


def fingerprint(headers: list[str]) -> str:
    """The mark of a header row, the same whatever its case, spaces and punctuation."""
    return hashlib.sha256("|".join(fold(header) for header in headers).encode()).hexdigest()


@lru_cache(maxsize=5_000)
def match_header(text: str) -> HeaderMatch | None:
    """The field that a header names, if any."""
    folded, fields = fold(text), synonyms()
    if not folded or folded in OTHER_MEANINGS or len(text) > 80:
        return None
    if folded in fields:
        return HeaderMatch(fields[folded], "exact", 0)
    without_unit = _UNIT.sub(" ", text)
    if fold(without_unit) in fields:
        return HeaderMatch(fields[fold(without_unit)], "exact", 1)
    if fold_words(without_unit).endswith(" af"):  # who did it, not when
        return None
    if (name := _among_parts(without_unit)) is not None:
        return HeaderMatch(name, "fuzzy", 2)
    essential = "".join(word for word in fold_words(without_unit).split() if word not in _FILLERS)
    if essential in fields and essential not in OTHER_MEANINGS:
        return HeaderMatch(fields[essential], "fuzzy", 2)
    if (close := _closest(folded)) is not None:
        return HeaderMatch(close, "fuzzy", 3)
    return None


def _among_parts(text: str) -> str | None:
    """ "Slutdato/deadline" is due_date; "Ansvarlig/udfører" is the first of the two."""
    parts = [fold(part) for part in re.split(r"/|\s&\s|\sog\s|\seller\s", text)]
    named = [synonyms().get(part) for part in parts]
    return named[0] if len(named) > 1 and all(named) else None


def _closest(folded: str) -> str | None:
    """The synonym that is at most two slips away; none where two fields are as close."""
    if len(folded) < _SHORTEST or any(character.isdigit() for character in folded):
        return None
    near: dict[str, float] = {}
    for synonym, name in synonyms().items():
        allowed = 1 if len(synonym) < 9 else 2
        if len(synonym) >= _SHORTEST and OSA.distance(folded, synonym) <= allowed:
            likeness = max(
                Indel.normalized_similarity(folded, synonym),
                1 - OSA.distance(folded, synonym) / len(synonym),
            )
            near[name] = max(likeness, near.get(name, 0))
    best = [name for name, likeness in near.items() if likeness >= _CLOSE and likeness == max(near.values())]
    return best[0] if len(best) == 1 else None


def column_letter(index: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(65 + rest) + letters
        index -= 1
    return letters


def unique_headers(texts: list[str]) -> list[str]:
    """Headers as shown: those without text, or the same as another, get their column's letter."""
    lines = [one_line(text) for text in texts]
    times = Counter(map(fold, lines))
    letters = [column_letter(index) for index in range(len(lines))]
    named_by_letter = {f"Kolonne {letter}" for letter, line in zip(letters, lines, strict=True) if not line}
    return [
        f"Kolonne {letter}"
        if not line
        else f"{line} (kolonne {letter})"
        if times[fold(line)] > 1 or line in named_by_letter
        else line
        for letter, line in zip(letters, lines, strict=True)
    ]
