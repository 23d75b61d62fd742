"""What speaks against a column's colours being lights: stripes, bars of a plan, a colour a project."""

import re
from collections.abc import Iterable

import numpy as np

from dashboard.domain.danish import fold_words

STRIPES = "farverne skifter fra række til række som striber"
BARS = "farverne står under datoer eller uger eller uden overskrift, som i en tidsplan"
ELSEWHERE = "de står i en kolonne, der handler om noget andet"
GROUPS = "farverne følger grupperne af rækker"
SEVERAL = "flere kolonner har hver sine farver"
LONGEST_PERIOD = 4  # rows after which stripes begin anew
FEWEST_ROWS = 6  # fewer may look like stripes by chance
FEWEST_MEASURED = 8  # rows: fewer may stand in order of their colours by chance
CHANGING = 0.85  # of neighbours, in stripes of two colours that a group or a filter breaks now and then
FEWEST_AGREEING = 3  # rows, beyond the first of each value, whose colour another column gives
PURE, LARGE = 0.95, 20  # in a large list a few cells may be coloured otherwise

_MONTH = (
    "jan(?:uary?)?|feb(?:ruary?)?|mar(?:ts|ch)?|apr(?:il)?|maj|may|june?|juni|july?|juli|aug(?:ust)?"
    "|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?"
)
_DAY = (
    "ma|ti|on|to|fr|loe|soe|man|tir|tirs|ons|tor|tors|fre|loer|soen"
    "|(?:man|tirs|ons|tors|fre|loer|soen)dag|mon|tue|wed|thu|fri|sat|sun"
)
_UNIT = "u|uge|uger|w|wk|week|q|k|kv|kvt|kvartal|h|halvaar|m|md|mdr|maaned|month|d|dag|day|sprint|aar|year"
_PERIOD = re.compile(
    rf"(?:(?:{_UNIT}) ?)?\d{{1,4}}(?: (?:\d{{1,4}}|{_UNIT}|{_MONTH}|i))*"
    rf"|(?:\d{{1,2}} )?(?:{_MONTH})(?: ?\d{{1,4}})*"
    rf"|(?:{_DAY})(?: \d{{1,2}})*(?: (?:{_MONTH}))?(?: \d{{2,4}})?"
)


def is_period(header: str) -> bool:
    """A day, a week, a month or a number, as the columns of a plan are headed."""
    return bool(_PERIOD.fullmatch(fold_words(header)))


def is_striped(colours: np.ndarray) -> bool:
    """Whether the rows' colours come in turn. colours: a number a row, the same for the same colour."""
    rows = len(colours)
    if rows < FEWEST_ROWS:
        return False
    changes = (colours[1:] != colours[:-1]).mean()
    if len(np.unique(colours)) == 2 and changes >= CHANGING:
        return True
    return any(
        changes > 0 and bool((colours[period:] == colours[:-period]).all())
        for period in range(2, LONGEST_PERIOD + 1)
        if rows >= 3 * period
    )


def follows(colours: np.ndarray, values: np.ndarray) -> bool:
    """Whether each value has a colour of its own, or each run of one value has.

    values: a number a row, 0 for an empty cell. A value that stands in one row says nothing.
    """
    filled = values != 0
    if filled.sum() < 0.8 * len(values):
        return False
    colours, values = colours[filled], values[filled]
    return _by_value(colours, values) or _by_run(colours, values)


def _by_value(colours: np.ndarray, values: np.ndarray) -> bool:
    _, group = np.unique(values, return_inverse=True)
    counts = np.zeros((group.max(initial=-1) + 1, int(colours.max(initial=0)) + 1), dtype=np.int64)
    np.add.at(counts, (group, colours), 1)
    counts = counts[counts.sum(axis=1) > 1]
    rows = int(counts.sum())
    if rows - len(counts) < FEWEST_AGREEING or len(np.unique(counts.argmax(axis=1))) < 2:
        return False
    return counts.max(axis=1).sum() >= (PURE if rows >= LARGE else 1) * rows


def _by_run(colours: np.ndarray, values: np.ndarray) -> bool:
    """Blocks: the colour changes where the value does, and nowhere else."""
    change, new_value = colours[1:] != colours[:-1], values[1:] != values[:-1]
    blocks = int(new_value.sum()) + 1
    return blocks > 2 and len(values) - blocks >= FEWEST_AGREEING and bool((change == new_value).all())


def follows_size(colours: np.ndarray, numbers: np.ndarray) -> bool:
    """Whether each colour has a range of the numbers, as on a scale of colours.

    numbers: a float a row, nan where there is none. Numbers that only count the rows say nothing.
    """
    filled = ~np.isnan(numbers)
    if filled.sum() < max(FEWEST_MEASURED, 0.8 * len(numbers)):
        return False
    numbers, colours = numbers[filled], colours[filled]
    steps = np.diff(numbers)
    if (steps >= 0).all() or (steps <= 0).all():
        return False
    in_order = colours[np.argsort(numbers, kind="stable")]
    ranges = int((in_order[1:] != in_order[:-1]).sum()) + 1
    return 1 < ranges == len(np.unique(colours))


def filled_down(values: np.ndarray) -> np.ndarray:
    """Each empty cell as the filled one above it."""
    last = np.maximum.accumulate(np.where(values != 0, np.arange(len(values)), 0))
    return values[last]


def differ(columns: Iterable[np.ndarray]) -> bool:
    """Whether the columns are not all coloured alike."""
    return len({column.tobytes() for column in columns}) > 1
