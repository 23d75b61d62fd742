"""The words for status, light and yes/no that an export may use, and what each means.

KLIK's own list of statuses is not public, except "fuldført". The rest are the words that public texts and
Danish and English task lists use. They are folded (domain/danish.py) before they are compared, so write them
as Danish is written.
"""

import re

from dashboard.domain.danish import fold_words

_STATUS = {
    "not_started": (
        "ikke startet, ikke påbegyndt, ikke begyndt, ikke i gang, ikke igangsat, ikke sat i gang, ny, nyt, "
        "åben, åbnet, oprettet, publiceret, planlagt, ikke endnu, mangler, udestår, to do, todo, "
        "not started, new, open, "
        # "Not done" doesn't say whether anyone has begun, so we take it that nobody has.
        "ikke fuldført, ikke løst, ikke færdig, ikke afsluttet, ikke gennemført, ikke udført, nej, falsk, "
        "false"
    ),
    "in_progress": (
        "i gang, igang, igangværende, påbegyndt, startet, er startet, igangsat, sat i gang, under udførelse, "
        "under arbejde, delvist løst, delvist udført, delvis, næsten færdig, aktiv, genåbnet, forsinket, "
        "under behandling, in progress, started, ongoing, active, working on it, doing, "
        "work in progress"
    ),
    "done": (
        "fuldført, fuldførte, løst, gennemført, afsluttet, færdig, færdigt, færdiggjort, færdigmeldt, "
        "lukket, udført, klaret, er løst, closed complete, "
        "er fuldført, ok, ja, sand, true, done, completed, complete, closed, finished, resolved"
    ),
    "waiting": (
        "afventer, afventende, venter, på hold, on hold, sat på hold, på pause, pauset, parkeret, afvent, "
        "waiting, blocked, blokeret, pending, udskudt, stuck"
    ),
    "impossible": (
        "kan ikke løses, kan ikke nås, kan ikke gennemføres, kan ikke udføres, umulig, umuligt, nås ikke"
    ),
    "not_relevant": (
        "ikke relevant, ikke aktuel, ikke aktuelt, bortfaldet, bortfalder, annulleret, udgået, udgår, "
        "aflyst, fravalgt, slettet, irrelevant, cancelled, canceled, not relevant, not applicable"
    ),
}
_LIGHTS = {
    "red": "rød, rødt, røde, red",
    "yellow": "gul, gult, gule, yellow, amber, orange",
    "green": "grøn, grønt, grønne, green",
    "grey": "grå, gråt, grå, grey, gray",
}
_YES = "ja, j, x, true, sand, yes, y, 1, obligatorisk, ✓, ✔, skal"
_NO = "nej, n, false, falsk, no, 0, valgfri, frivillig, ikke obligatorisk, kan"


def _folded(words: str) -> list[str]:
    return [fold_words(word) for word in words.split(",") if fold_words(word)]


STATUS_OF_WORDS = {word: code for code, words in _STATUS.items() for word in _folded(words)}
LIGHT_OF_WORD = {word: code for code, words in _LIGHTS.items() for word in _folded(words)}
YES, NO = frozenset(_folded(_YES)), frozenset(_folded(_NO))
# Words that other registers use too: weak evidence that the rows are tasks.
COMMON_STATUS_WORDS = frozenset(
    _folded(
        "ny, åben, lukket, aktiv, ja, nej, ok, oprettet, open, closed, active, sand, falsk, true, false, "
        "doing"
    )
)
# Ticks have no letters to fold. A column of lights may read them otherwise: ingest/values/light_signs.py.
TICKS = frozenset("✓✔☑✅")
_SHARE = re.compile(r"\b(?!100)\d{1,2} ?%|\b\d+ af \d+\b")  # "Færdig 50 %", "Løst (3 af 5)"
# Behind "Løst" these take it back. Alone, they say that nobody has done it.
_TAKEN_BACK = frozenset(_folded("nej, ikke, ej, no, not, næsten, delvis, delvist, mangler"))
_WAITS = frozenset(("afventer", "afventende", "venter", "waiting"))  # whatever it is that they wait for
_NOT_DONE = frozenset(_folded("nej, no, ikke, ej, ikke endnu"))
# Written where a person should stand: nobody is named.
NOBODY = frozenset(
    _folded(
        "ingen, ikke angivet, ikke tildelt, ukendt, vakant, ubesat, tbd, tba, mangler, ikke valgt, "
        "ingen valgt, ikke udpeget, ej udpeget, ikke udpeget endnu, ikke besat, ikke fordelt, ingen udpeget, "
        "ingen tildelt, ingen ansvarlig, n/a, i/t, unassigned, not assigned, none, nobody, no one, vacant, "
        "unknown, null"
    )
)
# Of nothing but these, and at least one of the first: "Mangler ansvarlig", "No one assigned".
_NO_ONE = frozenset(_folded("ingen, ikke, ej, mangler, uden, no, not, none, nobody, afventer"))
_ABOUT_NO_ONE = _NO_ONE | frozenset(
    _folded(
        "endnu, pt, p, t, valgt, udpeget, tildelt, fordelt, besat, afklaret, angivet, aftalt, sat, navn, "
        "navngivet, person, ansvarlig, ansvarlige, udfører, ejer, behandler, medarbejder, udpegning, "
        "afklaring, er, one, assigned, assignee, owner, yet, selected, set, decided"
    )
)


def is_tick(text: str) -> bool:
    """A tick and nothing else, as a letter or as an emoji."""
    return text.strip().rstrip("\ufe0e\ufe0f") in TICKS


def status_of(text: str) -> str | None:
    """The code of a status in words; None where we don't know them. "3. Løst (12-06)" is done."""
    if "?" in text:  # whoever asks doesn't know
        return None
    if is_tick(text):
        return "done"
    words = fold_words(text)
    if words in STATUS_OF_WORDS:
        return STATUS_OF_WORDS[words]
    parts = words.split()
    while parts and parts[0].isdecimal():  # numbered statuses: "1 - Ikke startet"
        parts = parts[1:]
    for count in range(min(len(parts), 4), 0, -1):
        if code := STATUS_OF_WORDS.get(" ".join(parts[:count])):
            if code == "waiting" and parts[0] in _WAITS:  # "Afventer svar fra leverandøren"
                return code
            return _unless_taken_back(code, parts[count:]) if _is_aside(text, parts, count) else None
    return None


def _unless_taken_back(code: str, rest: list[str]) -> str | None:
    """ "Løst: nej" is not done, and of "Løst - ikke testet" nobody can tell."""
    other = any(STATUS_OF_WORDS.get(word, "done") != "done" for word in rest)
    if code != "done" or not (other or _TAKEN_BACK & set(rest) or _SHARE.search(" ".join(rest))):
        return code
    return "not_started" if " ".join(rest) in _NOT_DONE else None


def _is_aside(text: str, parts: list[str], count: int) -> bool:
    """Whether the rest is a date, a number or set apart: "Løst (MEH)", but not "Løst af andre"."""
    rest = parts[count:]
    if not rest or any(character.isdigit() for character in rest[0]):
        return True
    before_mark = text
    for mark in "(,;:–—-/[":
        before_mark = before_mark.split(mark)[0]
    status = " ".join(parts[:count])
    return fold_words(before_mark).endswith(status)


def is_nobody(text: str) -> bool:
    """Whether a text that stands where a person should says that there is none."""
    words = fold_words(text)
    parts = frozenset(words.split())
    return words in NOBODY or (bool(parts & _NO_ONE) and parts <= _ABOUT_NO_ONE)
