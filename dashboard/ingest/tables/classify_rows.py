"""Every row below the header is a task, rejected with its reason, or blank. None is lost."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from dashboard.domain.danish import fold, fold_words, one_line
from dashboard.domain.statuses import LIGHT_OF_WORD
from dashboard.ingest.columns.profile import as_text, is_empty
from dashboard.ingest.sandbox.workbook import Cell, CellError, Column
from dashboard.ingest.tables.find_tables import Table
from dashboard.ingest.tables.groups import Heading, heading_rows
from dashboard.ingest.tables.next_table import headers_below
from dashboard.ingest.values.dates import parse_date_text
from dashboard.ingest.values.light_signs import light_of_text

NO_TITLE = "Rækken har ingen opgavetitel"
REPEATED_HEADER = "Rækken gentager overskrifterne"
TOTAL = "Ser ud som en sumrække"
SECTION = "Ser ud som en mellemrubrik på tværs af kolonnerne"
HEADING = "Ser ud som en mellemrubrik over de næste rækker"
NOTE = "Ser ud som en note under tabellen"
LEGEND = "Ser ud som en forklaring af farverne"
NUMBERS = "Rækken har kun tal og ingen opgavetitel"
EMPTY_FORMULA = "Opgavetitlen er en formel uden gemt værdi"
# Rows that lists have beside their tasks: named to the user, but nothing to look into.
AROUND_TASKS = frozenset((REPEATED_HEADER, TOTAL, SECTION, HEADING, NOTE, LEGEND))

_TOTAL = re.compile(
    r"(?:i ?alt|total(?:t|er)?|hovedtotal|sub ?total|delsum|sum(?: i alt)?|samlet(?: antal| sum)?"
    r"|\d+ (?:opgaver|raekker)(?: i ?alt)?"
    r"|antal(?: opgaver| raekker)?(?: i alt)?|gennemsnit|grand total|average|count"
    r"|samlet [a-z]*(?:forbrug|tid|timetal)|summe|gesamt)"
    r"(?: [\d ]+)?(?: opgaver| raekker| stk| items| tasks| timer)?"
)
_GROUPS_TOTAL = re.compile(
    r"(?:sub ?|del|hoved)?(?:total|sum)(?: for)? .+|i alt .+|.+ (?:total|i alt|sum)|samlet .+"
)
_PART_OF_TOTAL = re.compile(r"(?:heraf|deraf|hvoraf) .+")  # below a total, beside a figure
# Most titles need no closer look.
_LIKE_TOTAL = re.compile(
    r"[\W_]*(?:i\W*alt|total|hovedtotal|sub|delsum|sum|samlet|\d|antal|gennemsnit|grand|average|count|gesamt|heraf|deraf|hvoraf)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\s*(?:\*|note\b|noter\b|kilde\b|bemærk\b|forklaring|signatur|farveforklaring|udtr[æu]k|eksporteret|genereret|udskrevet"
    r"|filtre|anvendte filtre|side \d)",
    re.IGNORECASE,
)
_COLOUR = "(?:rød|gul|grøn|grå|blå|hvid)t?"
_LEGEND = re.compile(
    rf"\s*{_COLOUR}\s*(?:[=:–]|- |betyder )|\s*\d{{1,2}}\s*[=:–-]\s*{_COLOUR}\b", re.IGNORECASE
)
# Of a total these may be filled by counting; a row that has one of them in words is a task.
_WORDS = ("status", "responsible", "executor")
# These prove a task too, unless the title itself is a total's word: a total may have its latest date.
_PROOF = (*_WORDS, "due_date", "completed_date", "start_date")


@dataclass(frozen=True)
class ClassifiedRows:
    """Positions count from the first row below the header; sheet rows are 1-based."""

    tasks: np.ndarray  # positions of the tasks
    rejected: list[tuple[int, str]]  # sheet row, Danish reason
    blank: int  # blank rows between others
    hidden: int  # tasks in rows that are hidden or filtered away
    headings: list[Heading] = field(default_factory=list)  # of groups, from top to bottom
    totals: list[int] = field(default_factory=list)  # positions


def classify_rows(table: Table, columns: list[Column]) -> ClassifiedRows:
    """columns: as columns_with_merged gives them; whether a row is blank depends on its own cells alone."""
    start = table.rows.start
    own = [_filled(column, table.rows) for column in table.sheet.columns]
    cells_in_row = np.sum(own, axis=0) if own else np.zeros(0, dtype=int)
    title = columns[table.mapping.guesses["title"].column]
    has_title = _filled(title, table.rows)
    unread = _titles_without_value(table)
    is_filled = (cells_in_row > 0) | unread
    doubtful = is_filled & (~has_title | (cells_in_row <= 3) | _odd_titles(table, title))
    filled = np.flatnonzero(is_filled)
    below = headers_below(table, cells_in_row)
    end = len(is_filled) if below.next_table is None else below.next_table
    last_table_row = _last_full_row(cells_in_row[:end], has_title[:end])
    sections = _section_rows(table)
    rejected: dict[int, str] = dict.fromkeys(sorted(below.repeated), REPEATED_HEADER)
    merged_texts = []
    for position in np.flatnonzero(doubtful[:end]).tolist():
        row = _Row(table, columns, start + position, int(cells_in_row[position]), position > last_table_row)
        reason = SECTION if start + position in sections else row.why_no_task()
        if reason == SECTION:
            merged_texts.append(Heading(position, *row.first_text()))
        if unread[position] and not has_title[position]:
            reason = EMPTY_FORMULA
        if reason:
            rejected.setdefault(position, reason)
    again = {position for position, reason in rejected.items() if reason == REPEATED_HEADER}
    around = {position for position, reason in rejected.items() if reason != NO_TITLE} - again
    lone = heading_rows(table, np.array(own), again, around, end)
    rejected |= {heading.position: HEADING for heading in lone if heading.position >= 0}
    if end < len(is_filled):
        reason = below.reason(start + table.sheet.first_row)
        rejected |= dict.fromkeys(filled[filled >= end].tolist(), reason)
    tasks = np.array([position for position in filled.tolist() if position not in rejected], dtype=np.int64)
    blank = int((~is_filled[: filled[-1] + 1]).sum()) if len(filled) else 0
    first = start + table.sheet.first_row
    hidden = int(np.isin(tasks + first, table.sheet.hidden_rows).sum())
    reasons = [(first + position, reason) for position, reason in rejected.items()]
    headings = sorted([*lone, *merged_texts], key=lambda heading: heading.position)
    totals = [position for position, reason in rejected.items() if reason == TOTAL]
    return ClassifiedRows(tasks, reasons, blank, hidden, headings, totals)


def _filled(column: Column, rows: slice) -> np.ndarray:
    return np.array([not is_empty(cell) for cell in column.values])[column.codes[rows]]


def _titles_without_value(table: Table) -> np.ndarray:
    """Rows whose title is a formula that nobody has calculated: not blank, though the cell is empty."""
    unread = np.zeros(table.rows.stop - table.rows.start, dtype=bool)
    title, first = table.mapping.guesses["title"].column, table.header_row + 1
    for row, column in table.sheet.formulas_without_value:
        if column == title and 0 <= row - first < len(unread):
            unread[row - first] = True
    return unread


def _odd_titles(table: Table, title: Column) -> np.ndarray:
    """Rows whose title is an error, a total's word, or the header's own."""
    header = fold(text := table.texts[table.mapping.guesses["title"].column])
    longest = len(text) + 5
    odd = [
        isinstance(cell, CellError)
        or (
            isinstance(cell, str)
            and len(cell) < 60
            and (_may_be_total(cell) or (header and len(cell) <= longest and fold(cell) == header))
        )
        for cell in title.values
    ]
    return np.array(odd, dtype=bool)[title.codes[table.rows]]


def _may_be_total(text: str) -> bool:
    return bool(_LIKE_TOTAL.match(text)) and (
        is_total(text) or bool(_PART_OF_TOTAL.fullmatch(fold_words(text)))
    )


def is_total(text: str) -> bool:
    """ "I alt", "Total: 12 opgaver"; not "Total gennemgang af roller"."""
    return bool(_LIKE_TOTAL.match(text)) and bool(_TOTAL.fullmatch(fold_words(text)))


def _last_full_row(cells_in_row: np.ndarray, has_title: np.ndarray) -> int:
    """The position of the last row that is surely of the table: a title and something beside it."""
    full = np.flatnonzero(has_title & (cells_in_row >= 2))
    if not len(full):
        return len(cells_in_row)
    # Notes and a legend stand below a blank row: go back over blocks that hold no row of three cells.
    rich = np.flatnonzero(has_title & (cells_in_row >= 3))
    last = int(rich[-1]) if len(rich) else int(full[-1])
    blank_after = np.flatnonzero(cells_in_row[last:] == 0)
    return last + int(blank_after[0]) if len(blank_after) else len(cells_in_row)


def _section_rows(table: Table) -> set[int]:
    """Positions in the sheet of rows that one cell spans from side to side, the title's column included."""
    title = table.mapping.guesses["title"].column
    return {
        top - table.sheet.first_row
        for top, left, bottom, right in table.sheet.merged
        if top == bottom and top > table.header_row and right - left >= 2 and left <= title <= right
    }


class _Row:
    """One row that may be no task."""

    def __init__(self, table: Table, columns: list[Column], at: int, own_cells: int, below_table: bool):
        self.guesses = table.mapping.guesses
        self.header_texts = table.texts
        self.cells: list[Cell] = [column[at] for column in columns]
        self.own_cells = own_cells
        self.below_table = below_table

    def why_no_task(self) -> str:
        """The reason in Danish; "" for a task."""
        title = self.cells[self.guesses["title"].column]
        filled = [cell for cell in self.cells if not is_empty(cell)]
        if self._repeats_header():
            return REPEATED_HEADER
        if isinstance(title, CellError):
            return f"Opgavetitlen er fejlen {title.code}"
        if self._is_total(title, filled) or self._is_groups_total(title, filled):
            return TOTAL
        if self.below_table and (reason := self._below(title, filled)):
            return reason
        if is_empty(title) or not as_text(title).strip():
            return self._of_numbers() if all(_is_number(cell) for cell in filled) else self._untitled(filled)
        if isinstance(title, str) and self.own_cells == 1:
            if _LEGEND.match(title):
                return LEGEND
            if _NOTE.match(title):
                return NOTE
        if _is_number(title) and all(_is_number(cell) for cell in filled):
            return NUMBERS
        return ""

    def _of_numbers(self) -> str:
        """Numbers that no field of a task holds are sums, such as hours."""
        in_a_field = any(not is_empty(self.cells[guess.column]) for guess in self.guesses.values())
        return NUMBERS if in_a_field else TOTAL

    def first_text(self) -> tuple[int, str]:
        """The first text and its column: what a merged row says."""
        texts = ((at, one_line(cell)) for at, cell in enumerate(self.cells) if isinstance(cell, str))
        return next(texts, (0, ""))

    def _repeats_header(self) -> bool:
        texts = [as_text(cell) for cell in self.cells]
        same = sum(
            0 < len(text) <= 2 * len(header) + 5 and fold(text) == fold(header) != ""
            for text, header in zip(texts, self.header_texts, strict=True)
        )
        return same >= 2 and same * 2 >= sum(fold(text) != "" for text in texts)

    def _is_total(self, title: Cell, filled: list[Cell]) -> bool:
        first = next((cell for cell in filled if isinstance(cell, str)), None)
        beside = [cell for cell in filled if cell is not title]
        if isinstance(title, str) and _PART_OF_TOTAL.fullmatch(fold_words(title)):
            return bool(beside) and all(map(_is_number, beside))
        if is_empty(title) or (isinstance(title, str) and is_total(title)):
            word = first if is_empty(title) else title
            return isinstance(word, str) and is_total(word) and not self._has_proof(_WORDS, _is_figure)
        return first is not None and is_total(first) and not self._has_proof()

    def _is_groups_total(self, title: Cell, filled: list[Cell]) -> bool:
        """ "Total BBR" beside counts alone, where no title stands."""
        texts = [cell for cell in filled if isinstance(cell, str) and not _is_figure(cell)]
        return is_empty(title) and len(texts) == 1 and bool(_GROUPS_TOTAL.fullmatch(fold_words(texts[0])))

    def _has_proof(
        self, names: tuple[str, ...] = _PROOF, is_nothing: Callable[[Cell], bool] | None = None
    ) -> bool:
        """Whether the row holds what only a task has: a person, a date, a status in words."""
        is_nothing = is_nothing or _is_number
        proof = [self.cells[self.guesses[name].column] for name in names if name in self.guesses]
        return any(
            not is_empty(cell) and not is_nothing(cell) and not is_total(as_text(cell)) for cell in proof
        )

    def _below(self, title: Cell, filled: list[Cell]) -> str:
        """Rows after a blank one below the last full row of the table."""
        texts = [cell for cell in filled if isinstance(cell, str)]
        coloured = bool(texts) and light_of_text(texts[0]) is not None and len(texts[0]) < 60
        # "Rød | Forsinket": what stands behind a colour alone explains it.
        explained = coloured and fold_words(texts[0]) in LIGHT_OF_WORD
        only_task = self._has_proof(("due_date",) if explained else ("due_date", "responsible"))
        if coloured and len(filled) <= 2 and len(self.guesses) > 2 and not only_task:
            return LEGEND
        if self.own_cells == 1 and len(self.guesses) > 1:
            return NOTE
        return ""

    def _untitled(self, filled: list[Cell]) -> str:
        texts = [cell for cell in filled if isinstance(cell, str)]
        if self.own_cells <= 2 and texts and _NOTE.match(texts[0]):
            return NOTE
        return NO_TITLE


def _is_figure(cell: Cell) -> bool:
    """A number, a share or a date, also as text."""
    if isinstance(cell, str):
        return not re.search(r"[^\W\d_]", cell) or parse_date_text(cell).first is not None
    return True


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return False
    return isinstance(cell, int | float) or (
        isinstance(cell, str) and cell.strip().replace(".", "").isdecimal()
    )
