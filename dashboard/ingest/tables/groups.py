"""Rows that head a group of tasks, and the project or phase that stands there for all rows below.

A heading is a row of one text alone. That is little to go by, since a task may be no more than its title: so
something else must speak for it, its words, what stands next to it, or the order of the whole list.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dashboard.domain.danish import one_line
from dashboard.ingest.columns.profile import is_empty
from dashboard.ingest.sandbox.workbook import Column
from dashboard.ingest.tables.find_tables import Table

LONGEST = 80  # characters of a heading
ROWS_A_GROUP = 2  # at least, on average
CELLS_OF_A_TASK = 3
# What a group may be of: these stand once, in the heading or in the group's first row.
FILLED_DOWN = ("project", "phase", "theme", "component", "municipality")
_NAME = r"[\s:.\-–]+(?P<name>(?:\d|[IVX]+\b|[A-ZÆØÅ]).*)"
_PROJECT = re.compile(rf"(?:[Dd]el)?(?:[Pp]rojekt(?:et)?|PROJEKT|[Pp]roject|[Pp]rogram|[Ll]øsning){_NAME}")
_PHASE = re.compile(rf"(?:[Ff]ase|FASE|[Ee]tape|[Pp]hase|[Ss]tage|[Ss]print){_NAME}")
_OTHER = re.compile(rf"(?:[Ss]por|[Tt]ema|[Aa]rbejdspakke|[Ll]everance|[Gg]ruppe|[Bb]ølge){_NAME}")
_WORDS_OF_A_NAME = 8
_COUNT = re.compile(r"\s*[(\[]\s*\d+[^()\[\]]*[)\]]\s*$")  # "BBR (3 opgaver)"
_COUNT_ALONE = re.compile(
    r"\s*\(?\d+ (?:opgaver?|aktivitet(?:er)?|elementer|tasks?|items?|issues?|stk\.?)\)?\s*", re.IGNORECASE
)
_SHORT_NAME = re.compile(r"[A-ZÆØÅ]{2,6}\d?(?:\s*[-–:(].*)?")  # "KSD", "KSD – Sygedagpenge"


@dataclass(frozen=True)
class Heading:
    position: int  # from the first row below the header; -1 for one above the header
    column: int
    text: str


def heading_rows(
    table: Table, own: np.ndarray, repeated: Iterable[int], no_tasks: Iterable[int], end: int
) -> list[Heading]:
    """The headings among the first `end` rows. own: a row a column, whether each of its cells is filled.

    repeated: positions of headers that stand again; no_tasks: of totals, notes and the like.
    """
    cells = own[:, :end].sum(axis=0)
    lone = _lone_texts(table, own[:, :end], cells)
    again, others = set(repeated), set(no_tasks)
    order = [position for position in np.flatnonzero(cells).tolist() if position not in others]
    before_header = {at for at, following in pairwise(order) if following in again}
    order = [position for position in order if position not in again]
    counted = _with_counts(table, own[:, :end], cells)
    lone = {at: it for at, it in (lone | counted).items() if at not in others}
    positions = {
        at for at in lone if at in before_header | counted.keys() or _is_left_of_title(table, lone[at])
    }
    positions |= {at for at in lone if _kind(lone[at].text)} & set(_before_tasks(order, lone, cells))
    if not positions & set(lone):
        positions |= _by_order([at for at in order if at in lone or cells[at] > 1], lone, cells)
    headings = [lone[at] for at in sorted(positions)]
    first = _above_header(table) if positions & before_header else None
    return [first, *headings] if first else headings


def _lone_texts(table: Table, own: np.ndarray, cells: np.ndarray) -> dict[int, Heading]:
    """Rows of one text in the title's column or to its left."""
    title = table.mapping.guesses["title"].column
    lone = {}
    for position in np.flatnonzero(cells == 1).tolist():
        column = int(np.flatnonzero(own[:, position])[0])
        cell = table.sheet.columns[column][table.rows.start + position]
        if column <= title and isinstance(cell, str) and len(cell) <= LONGEST:
            lone[position] = Heading(position, column, one_line(cell))
    return lone


def _with_counts(table: Table, own: np.ndarray, cells: np.ndarray) -> dict[int, Heading]:
    """Rows of a text and the number of what it heads: "Aula | 3 opgaver"."""
    counted = {}
    for position in np.flatnonzero(cells == 2).tolist():
        column, beside = np.flatnonzero(own[:, position]).tolist()
        text, count = (table.sheet.columns[at][table.rows.start + position] for at in (column, beside))
        if isinstance(text, str) and isinstance(count, str) and _COUNT_ALONE.fullmatch(count):
            counted[position] = Heading(position, column, one_line(text))
    return counted


def _is_left_of_title(table: Table, heading: Heading) -> bool:
    """In a column beside the titles: no task, whatever it says."""
    return heading.column < table.mapping.guesses["title"].column


def _kind(text: str) -> str:
    """The field that a heading's own words name: project, phase; "group" for other groups, "" for none."""
    if len(text.split()) > _WORDS_OF_A_NAME:
        return ""
    for kind, pattern in (("project", _PROJECT), ("phase", _PHASE), ("group", _OTHER)):
        if pattern.fullmatch(text):
            return kind
    return ""


def _before_tasks(order: list[int], lone: dict[int, Heading], cells: np.ndarray) -> Iterable[int]:
    """The rows that a full row follows, at once or after other lone ones."""
    follows = False
    for position in reversed(order):
        follows = position in lone and follows if position in lone else bool(cells[position] > 1)
        if follows and position in lone:
            yield position


def _by_order(order: list[int], lone: dict[int, Heading], cells: np.ndarray) -> set[int]:
    """Headings by the order of the list alone: it begins with one, and each heads full rows.

    All must agree, or it is a list in which some tasks are only a title yet.
    """
    heads = [at for at in order if at in lone]
    full = [at for at in order if at not in lone]
    if len(heads) < 2 or order[0] not in lone or order[-1] in lone or len(full) < ROWS_A_GROUP * len(heads):
        return set()
    if any(at in lone and following in lone for at, following in pairwise(order)):
        return set()
    rich = sum(bool(cells[at] >= CELLS_OF_A_TASK) for at in full)
    return set(heads) if rich >= 0.9 * len(full) else set()


def _above_header(table: Table) -> Heading | None:
    """The lone text in the row above the header: the first group of a list whose header stands over each."""
    row = table.header_row - table.sheet.first_row - 1
    if row < 0:
        return None
    filled = [column for column, it in enumerate(table.sheet.columns) if not is_empty(it[row])]
    cell = table.sheet.columns[filled[0]][row] if len(filled) == 1 else None
    return Heading(-1, filled[0], one_line(cell)) if isinstance(cell, str) else None


def named_by_headings(
    table: Table, headings: list[Heading], tasks: np.ndarray
) -> dict[str, list[str | None]]:
    """What the headings say of each task: field to a value a task. Field "group": a heading of neither."""
    kinds = _kinds(table, headings)
    named: dict[str, list[str | None]] = {kind: [None] * len(tasks) for kind in set(kinds)}
    at, holds = 0, dict.fromkeys(named)
    for index, position in enumerate(tasks.tolist()):
        while at < len(headings) and headings[at].position < position:
            if kinds[at] == "project":  # a new project begins with no phase
                holds = dict.fromkeys(named)
            holds[kinds[at]] = _name(kinds[at], headings[at].text)
            at += 1
        for kind, value in holds.items():
            named[kind][index] = value
    return named


def _kinds(table: Table, headings: list[Heading]) -> list[str]:
    """A field for each heading: that of its column, or of its words; short names are of projects."""
    fields = {guess.column: name for name, guess in table.mapping.guesses.items() if name in FILLED_DOWN}
    short = sum(bool(_SHORT_NAME.fullmatch(heading.text)) for heading in headings)
    rest = "project" if 2 * short > len(headings) else "group"
    return [fields.get(it.column) or _kind(it.text) or rest for it in headings]


def _name(kind: str, text: str) -> str:
    """The project in "Projekt BBR (3 opgaver)"; a phase keeps its words."""
    text = _COUNT.sub("", text)
    match = _PROJECT.fullmatch(text) if kind == "project" else None
    return (match["name"] if match else text).strip().rstrip(":").rstrip()


def filled_down(
    table: Table, columns: list[Column], tasks: np.ndarray, breaks: Iterable[int]
) -> tuple[list[Column], dict[str, int]]:
    """The columns, those of groups filled down; and how many tasks of each field got a value so.

    breaks: positions of totals, which end a group.
    """
    columns, counts = list(columns), {}
    for name in FILLED_DOWN:
        guess = table.mapping.guesses.get(name)
        codes = columns[guess.column].codes[tasks + table.rows.start] if guess else np.zeros(0, dtype=int)
        if guess is None or not _stands_once_a_group(columns[guess.column], codes):
            continue
        column = Column(columns[guess.column].values, columns[guess.column].codes.copy())
        counts[name] = _fill(column, tasks, set(breaks), table.rows.start)
        columns[guess.column] = column
    return columns, counts


def _stands_once_a_group(column: Column, codes: np.ndarray) -> bool:
    """Whether each value stands once, the first of all rows has one, and most rows have none."""
    counts = np.bincount(codes, minlength=len(column.values))
    filled = [code for code in np.flatnonzero(counts) if not is_empty(column.values[code])]
    if len(filled) < 2 or counts[filled].max() > 1 or is_empty(column.values[codes[0]]):
        return False
    return len(codes) >= ROWS_A_GROUP * len(filled)


def _fill(column: Column, tasks: np.ndarray, breaks: set[int], start: int) -> int:
    held, count = 0, 0
    for position in sorted({*tasks.tolist(), *breaks}):
        if position in breaks:
            held = 0
        elif not is_empty(column[start + position]):
            held = int(column.codes[start + position])
        elif held:
            column.codes[start + position] = held
            count += 1
    return count
