"""What a column holds, by its most common values: dates, lights, statuses, persons or text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

import numpy as np

from dashboard.domain.danish import fold_words, format_date, one_line
from dashboard.domain.statuses import COMMON_STATUS_WORDS, LIGHT_OF_WORD, NO, YES, is_tick, status_of
from dashboard.ingest.sandbox.workbook import Cell, CellError, Column
from dashboard.ingest.values.dates import parse_date_text
from dashboard.ingest.values.light_signs import (
    SYMBOLS,
    is_glyph,
    is_shape,
    is_sign,
    letters_in,
    light_of_text,
    shape,
)

SAMPLE, SMALLEST_SAMPLE = 200, 20
MOST_SAMPLED = 20_000  # values of a whole sheet
LEGEND_ROWS = 0.5  # of the rows that the fullest column has: more may be few tasks with sums below
EMPTY_MARKS = frozenset(("", "-", "–", "—", "--", ".", "n/a", "(tom)", "(blank)"))
_PERSON = re.compile(
    r"[A-ZÆØÅÉÖÄÜ][\w'’]*\.?(?:-[A-ZÆØÅÉ]\w+)?"
    r"(?:,? (?:(?:von|van|de|af) )?[A-ZÆØÅÉÖÄÜ][\w'’]*\.?(?:-[A-ZÆØÅÉ]\w+)?){1,3}"
    r"(?: [(\[<].*)?|\S+@\S+\.\w+"
)
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*(?:%|pct\.?|procent)")


@dataclass(frozen=True)
class ColumnProfile:
    """Shares of the filled cells, 0 to 1, taken over the most common values."""

    filled: int = 0
    distinct: int = 0
    words: float = 0.0  # mean number of words in a text
    shares: dict[str, float] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    lights: frozenset[str] = frozenset()  # those that the words and the emojis name
    letters: frozenset[str] = frozenset()  # those of the texts that are one letter, small
    shapes: int = 0  # how many different shapes stand alone in a cell
    signs: int = 0  # those of them that are our own glyphs or ticks
    is_legend: bool = False  # whether it explains the lights, beside the tasks, and is none of theirs

    def share(self, kind: str) -> float:
        return self.shares.get(kind, 0.0)

    @property
    def lights_alone(self) -> float:
        """Lights in words, in letters that are R, A and G, and in our own glyphs.

        A column of one shape says nothing, and words for what is done are lights where two lights stand
        beside them; so are ticks, also beside our other glyphs.
        """
        if self.is_legend:
            return 0.0
        glyphs = self.share("glyph") if self.signs > 1 else 0.0
        letters = self.share("letter") if self.letters >= {"r", "a"} or self.letters >= {"r", "y"} else 0.0
        several = len(self.lights) > 1
        ticks = self.share("tick") if glyphs or several else 0.0
        return self.share("light_alone") + letters + glyphs + ticks + self.share("done") * several

    @property
    def is_of_shapes(self) -> bool:
        """Whether the cells hold shapes and nothing else, so that their colour may be what they say."""
        return self.share("shape") > 0.95 and self.shapes < 3


def without_legends(profiles: list[ColumnProfile]) -> tuple[ColumnProfile, ...]:
    """The same, those marked that hold some lights once each beside many more rows."""
    rows = max((profile.filled for profile in profiles), default=0)
    return tuple(
        replace(profile, is_legend=True)
        if len(profile.lights) > 1 and profile.filled == profile.distinct <= LEGEND_ROWS * rows
        else profile
        for profile in profiles
    )


def is_empty(cell: Cell) -> bool:
    """Nothing, blanks, or a mark that stands for nothing, such as a dash."""
    if cell is None:
        return True
    return (
        isinstance(cell, str)
        and len(cell) < 12
        and not cell.isalnum()
        and one_line(cell).casefold() in EMPTY_MARKS
    )


def as_text(cell: Cell) -> str:
    """A cell as a person would read it on the sheet: 123.0 is 123, a date is dd.mm.yyyy."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "Ja" if cell else "Nej"
    if isinstance(cell, date):
        return format_date(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
    return cell.code if isinstance(cell, CellError) else str(cell)


def sample_size(columns: int) -> int:
    """Values looked at in each column: fewer in a sheet of hundreds of columns, which would take long."""
    return min(SAMPLE, max(SMALLEST_SAMPLE, MOST_SAMPLED // max(columns, 1)))


def profile_of(column: Column, rows: slice, sample: int = SAMPLE) -> ColumnProfile:
    counts = np.bincount(column.codes[rows], minlength=len(column.values))
    used = [code for code in np.flatnonzero(counts).tolist() if code and not is_empty(column.values[code])]
    if not used:
        return ColumnProfile()
    by_count = np.argsort(-counts[used], kind="stable")[:sample]
    common = [used[at] for at in by_count.tolist()]
    cells = [column.values[code] for code in common]
    weights = counts[common]
    total = int(weights.sum())
    shares = {
        kind: sum(int(weight) for cell, weight in zip(cells, weights, strict=True) if test(cell)) / total
        for kind, test in _TESTS.items()
    }
    texts = [as_text(cell) for cell in cells]
    words = sum(text.count(" ") + 1 for text in texts) / len(texts)
    in_order = [one_line(as_text(column.values[code])) for code in used[:3]]
    meanings = letters_in(cells)
    letters = frozenset(text.casefold() for text in texts if len(text) == 1 and text.casefold() in meanings)
    of_letters = sum(
        int(weight) for text, weight in zip(texts, weights, strict=True) if text.casefold() in letters
    )
    return ColumnProfile(
        filled=int(counts[used].sum()),
        distinct=len(used),
        words=words,
        shares=shares | {"letter": of_letters / total},
        examples=tuple(in_order),
        lights=frozenset(str(light_of_text(cell)) for cell in cells if _is_light_alone(cell)),
        letters=letters,
        shapes=len({shape(cell) for cell in cells if is_shape(cell)}),
        signs=len({shape(cell) for cell in cells if is_sign(cell)}),
    )


def _is_date(cell: Cell) -> bool:
    """A date, or a text written as one, though it may lack its year. Plain numbers are none here."""
    if isinstance(cell, str):
        parsed = parse_date_text(cell)
        return not cell.strip().isdecimal() and (
            parsed.first is not None or "kunne ikke læses" not in str(parsed.problem)
        )
    return isinstance(cell, date)


def _is_serial(cell: Cell) -> bool:
    """A number that a date column may hold: an Excel day from 1990 on, or yyyymmdd."""
    number = number_of(cell)
    return number is not None and (32_874 <= number <= 73_050 or 19_900_101 <= number <= 20_991_231)


def number_of(cell: Cell) -> float | None:
    """A number, also as text with a Danish comma; None for anything else."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    if isinstance(cell, str) and cell.strip().replace(",", "").replace(".", "").isdecimal():
        return float(cell.strip().replace(".", "").replace(",", "."))
    return None


def _is_small_number(cell: Cell) -> bool:
    number = number_of(cell)
    return number is not None and 0 <= number <= 4 and number == int(number)


def _is_percent(cell: Cell) -> bool:
    if isinstance(cell, str):
        return bool(_PERCENT.fullmatch(one_line(cell).casefold()))
    return isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell <= 100


def _is_flag(cell: Cell) -> bool:
    return isinstance(cell, bool) or (isinstance(cell, str) and fold_words(cell) in YES | NO)


def _is_status(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) < 60 and status_of(cell) is not None


def _is_telling_status(cell: Cell) -> bool:
    if not isinstance(cell, str) or not _is_status(cell):
        return False
    return not is_tick(cell) and fold_words(cell) not in COMMON_STATUS_WORDS


def _is_light(cell: Cell) -> bool:
    return isinstance(cell, str) and light_of_text(cell) not in (None, "done")


def _is_light_alone(cell: Cell) -> bool:
    """A light and little else: "Gul – handling kræves", but not a title that mentions a colour."""
    return _is_light(cell) and fold_words(cell).count(" ") < 3


@lru_cache(maxsize=20_000)
def _is_person_text(text: str) -> bool:
    return bool(_PERSON.fullmatch(one_line(text)))


def _is_person(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) < 80 and _is_person_text(cell)


def _is_light_word(cell: Cell) -> bool:
    """A light and nothing else."""
    return isinstance(cell, str) and (fold_words(cell) in LIGHT_OF_WORD or one_line(cell) in SYMBOLS)


def _is_done(cell: Cell) -> bool:
    return _is_status(cell) and light_of_text(cell) == "done" and not is_tick(str(cell))


def _is_open_status(cell: Cell) -> bool:
    """A status in words, beside a light or not, that isn't the end of a task."""
    return _is_status(cell) and status_of(str(cell)) != "done"


_RACI = re.compile(r"[RACIS](?: ?[/,+&] ?[RACIS])*", re.IGNORECASE)


_TESTS: dict[str, Callable[[Cell], bool]] = {
    "date": _is_date,
    "serial": _is_serial,
    "number": lambda cell: number_of(cell) is not None,
    "small_number": _is_small_number,
    "percent": _is_percent,
    "flag": _is_flag,
    "status": _is_status,
    "telling_status": _is_telling_status,
    "light": _is_light,
    "light_alone": _is_light_alone,
    "glyph": is_glyph,
    "tick": lambda cell: isinstance(cell, str) and is_tick(cell),
    "light_word": _is_light_word,
    "done": _is_done,
    "open_status": _is_open_status,
    "shape": is_shape,
    "raci": lambda cell: isinstance(cell, str) and bool(_RACI.fullmatch(one_line(cell))),
    "informed": lambda cell: isinstance(cell, str) and one_line(cell).upper() in ("C", "I"),
    "person": _is_person,
    "task_code": lambda cell: (
        isinstance(cell, str) and bool(re.match(r"\s*\([A-ZÆØÅ]{1,5}[ -]?\d{1,3}\)", cell))
    ),
}
