"""A light from what an export shows: a word, a word in a longer text, a symbol, a letter, or the fill."""

import colorsys
import re

from dashboard.domain.danish import fold_words, one_line
from dashboard.domain.lights import LIGHTS
from dashboard.domain.statuses import LIGHT_OF_WORD, is_tick, status_of
from dashboard.ingest.sandbox.workbook import Cell

SYMBOLS = {
    "🔴": "red", "🟥": "red", "❤": "red", "🟡": "yellow", "🟨": "yellow", "🟠": "yellow", "🟧": "yellow",
    "🟢": "green", "🟩": "green", "💚": "green", "⚪": "grey", "🔘": "grey", "⬜": "grey",
}  # fmt: skip
# What the dashboard itself writes for a light. Alone in a cell, and only in a column of lights.
GLYPHS = {glyph: light.code for light in LIGHTS for glyph in (light.glyph, light.chart_glyph)}
# Circles, squares, diamonds and faces in Wingdings, whose cells hold a letter.
_WINGDINGS = frozenset("lmnoqtu¡¤JKL")
_CODE = re.compile(r"\d{1,2}")
_LETTERS = re.compile(r"[A-ZÆØÅ]{1,2}")
_LEGEND = re.compile(r"^\s*(\d{1,2})\s*[=:\-–.)]?\s*\(?\s*([^\W\d_]+)\b.*$")

_DENIALS = set(fold_words("ikke ej ingen tidligere før var bør burde næsten mod snart").split())


def light_of_text(cell: Cell, letters: dict[str, str] | None = None) -> str | None:
    """The code of the one light that a cell names; None for none or several. letters: letters_in."""
    if not isinstance(cell, str):
        return None
    words = fold_words(cell)
    if words in LIGHT_OF_WORD:
        return LIGHT_OF_WORD[words]
    if letters and words in letters:
        return letters[words]
    named = {LIGHT_OF_WORD[word] for word in words.split() if word in LIGHT_OF_WORD}
    named |= {code for symbol, code in SYMBOLS.items() if symbol in cell}
    if len(named) == 1 and not _is_denied(words.split()):
        return named.pop()
    return "done" if not named and status_of(cell) == "done" else None


def is_glyph(cell: Cell) -> bool:
    """One of our own shapes for a light alone. Ticks are none here: most columns of ticks mean yes."""
    return isinstance(cell, str) and one_line(cell) in GLYPHS and cell.strip() != "?" and not is_tick(cell)


def shape(cell: Cell) -> str:
    """A cell's one character, also a sign drawn some times over, without what makes it an emoji; else ""."""
    text = one_line(cell).rstrip("\ufe0e\ufe0f") if isinstance(cell, str) and len(cell) < 5 else ""
    if len(text) > 1 and not text.isalnum() and len(set(text)) == 1:
        return text[0]
    return text if len(text) == 1 else ""


def is_shape(cell: Cell) -> bool:
    """One sign alone, that means nothing but by its colour or beside other signs: "●", or Wingdings' "l"."""
    sign = shape(cell)
    return (
        bool(sign)
        and sign not in SYMBOLS
        and sign not in "?-–—."
        and (sign in _WINGDINGS or not sign.isalnum())
    )


def light_of_glyph(cell: Cell, cells: list[Cell]) -> str | None:
    """The light of our own glyph, where the column has several: of one shape nobody can tell what it means.

    Beside our other shapes, each tick is the one for green.
    """
    if (
        not isinstance(cell, str)
        or one_line(cell) == "?"
        or len({shape(other) for other in cells if is_sign(other)}) < 2
    ):
        return None
    if is_tick(cell) and any(is_glyph(other) for other in cells):
        return GLYPHS["✓"]
    return GLYPHS.get(one_line(cell))


def is_sign(cell: Cell) -> bool:
    """One of our own shapes, or a tick."""
    return is_glyph(cell) or (isinstance(cell, str) and is_tick(cell))


def _is_denied(words: list[str]) -> bool:
    """Whether a light is named as what it is not: "er ikke rød", but not "rød, kan ikke løses"."""
    return any(
        word in LIGHT_OF_WORD and _DENIALS & set(words[max(0, position - 2) : position])
        for position, word in enumerate(words)
    )


def letters_in(cells: list[Cell]) -> dict[str, str]:
    """What single letters mean in this column. G alone may be grøn, gul or grå."""
    used = {fold_words(cell) for cell in cells if isinstance(cell, str)}
    if not used & {"r", "a", "y"}:
        return {}
    english = {"r": "red", "a": "yellow", "y": "yellow", "g": "green"}
    return english if used & {"a", "y"} else {"r": "red"}


def light_code(cell: Cell) -> str | None:
    """A light written as a number or as a letter or two: "2", "GR". File or user must explain it."""
    if isinstance(cell, str) and _LETTERS.fullmatch(sign := one_line(cell).upper()):
        return None if light_of_text(cell) else sign
    return number_code(cell)


def number_code(cell: Cell) -> str | None:
    """A light written as a small whole number, as text: "2"."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float) and cell == int(cell) and 0 <= cell <= 10:
        return str(int(cell))
    return one_line(cell) if isinstance(cell, str) and _CODE.fullmatch(one_line(cell)) else None


def legend_in(texts: list[str]) -> dict[str, str]:
    """Number codes that a file explains itself: "1 = Rød", "2: Gul", "3 - Grøn". Empty if two disagree."""
    meanings: dict[str, set[str]] = {}
    for text in texts:
        for part in re.split(r"[,;\n]|\((?=\s*\d)", text):
            if (match := _LEGEND.match(part)) and (code := light_of_text(match[2]) or _done(match[2])):
                meanings.setdefault(match[1], set()).add(code)
    if any(len(codes) > 1 for codes in meanings.values()) or len(meanings) < 2:
        return {}
    return {number: codes.pop() for number, codes in meanings.items()}


def _done(word: str) -> str | None:
    return "done" if status_of(word) == "done" else None


def light_of_fill(fill: str | None) -> str | None:
    """The nearest light to a fill RRGGBB, pale ones too; None for white, black, blue and violet."""
    if not fill:
        return None
    red, green, blue = (int(fill[-6:][start : start + 2], 16) / 255 for start in (0, 2, 4))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    degrees = hue * 360
    if saturation < 0.06:
        return "grey" if 0.25 < value < 0.93 else None
    if saturation < 0.15 and value < 0.85:
        return "grey"
    if degrees >= 335 or degrees <= 15:
        return "red"
    if degrees <= 69:
        return "yellow" if value > 0.6 else None  # dark orange is brown
    return "green" if degrees <= 170 else None
