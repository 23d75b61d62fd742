"""What a file says of itself: the day it was exported, and its municipality."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

import numpy as np

from dashboard.domain.danish import fold, fold_words, folded_set, one_line
from dashboard.domain.municipalities import bare
from dashboard.ingest.columns.profile import is_empty
from dashboard.ingest.sandbox.workbook import Cell, Workbook
from dashboard.ingest.tables.find_tables import Table
from dashboard.ingest.tables.headers import EXPORT_DATE
from dashboard.ingest.values.dates import days_in, parse_date

_EXPORT_WORDS = re.compile(
    r"\b(?:udtraek|udtrukket|eksport\w*|export\w*|traekket|trukket|pr|per|opgjort|opgoerelsesdato|genereret|udskrevet|status|dato"
    r"|rapport\w*|opdateret|data|dannet|oprettet|hentet)\b"
)
LONGEST_TITLE = 500  # characters of a title row that are looked at: the search is slow in endless words
_NAMED = re.compile(
    r"\b([A-ZÆØÅ][a-zæøåé]+(?:-[A-ZÆØÅ][a-zæøåé]+)*) ([Kk]ommune|KOMMUNE|[Rr]egionskommune)\b"
)
_IN_FILE_NAME = re.compile(r"\b([a-zæøåé]{3,}(?:-[a-zæøåé]{3,})?)[ -](kommune|regionskommune)\b")
_NO_NAMES = folded_set(
    "alle, hver, egen, din, min, den, vores, en, jeres, anden, i, for, til, fra, af, klik, kombit"
)
_LABEL = re.compile(r"\s*(?:kommune|kommunenavn|organisation|myndighed)\s*[:=]\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True)
class ExportDay:
    day: date | None
    source: str  # title, column, file_name, properties; "" where the file doesn't say


def export_day(workbook: Workbook, tables: list[Table], file_name: str) -> ExportDay:
    """From the title rows, a column, the file's name or the workbook's properties, in that order."""
    if day := next((day for table in tables if (day := _day_in_titles(table))), None):
        return ExportDay(day, "title")
    if day := next((day for table in tables if (day := _day_in_column(table))), None):
        return ExportDay(day, "column")
    if days := days_in(PurePath(file_name).stem):
        return ExportDay(days[-1], "file_name")
    return ExportDay(workbook.modified, "properties") if workbook.modified else ExportDay(None, "")


def title_cells(table: Table) -> list[list[Cell]]:
    """The filled cells of each row above the header."""
    above = range(max(0, table.header_row - table.sheet.first_row))
    rows = [[column[row] for column in table.sheet.columns] for row in above]
    return [[cell for cell in row if not is_empty(cell)] for row in rows]


def _day_in_titles(table: Table) -> date | None:
    """A date beside a word for export; else the only date that the title rows hold."""
    labelled, others = [], set()
    for cells in title_cells(table):
        for label, days in _labelled_days(cells):
            others |= set(days)
            if len(set(days)) == 1 and _EXPORT_WORDS.search(label):
                labelled.append((_strength(label), days[0]))
    if labelled:
        return max(labelled, key=lambda strength_and_day: strength_and_day[0])[1]
    return others.pop() if len(others) == 1 else None


def _labelled_days(cells: list[Cell]) -> list[tuple[str, list[date]]]:
    """Each part of a row that holds dates, with its words; a cell of a date alone has the words before it."""
    labelled, before = [], ""
    for cell in cells:
        parts = re.split(r"[,;|\n]", cell) if isinstance(cell, str) else [cell]
        for part in parts:
            words = fold_words(part) if isinstance(part, str) else ""
            alone = not re.search(r"[a-z]", words)
            if days := _days_of(part):
                labelled.append((before if alone else words, days))
            before = before if alone else words
    return labelled


def _strength(label: str) -> int:
    return 2 if re.search(r"\b(?:udtraek|udtrukket|eksport|export|opgjort|pr\b)", label) else 1


def _days_of(cell: Cell) -> list[date]:
    if isinstance(cell, str):
        return days_in(cell)
    parsed = parse_date(cell) if isinstance(cell, date) else None
    return [parsed.first] if parsed and parsed.first else []


def _day_in_column(table: Table) -> date | None:
    """The one date of a column whose header says that it is the export's."""
    for text, column in zip(table.texts, table.sheet.columns, strict=True):
        if fold(text) not in EXPORT_DATE:
            continue
        used = np.flatnonzero(np.bincount(column.codes[table.rows], minlength=len(column.values)))
        cells = [column.values[code] for code in used if not is_empty(column.values[code])]
        days = {parse_date(cell, table.sheet.from_1904).first for cell in cells}
        if len(days) == 1 and None not in days:
            return days.pop()
    return None


def municipality_of_file(tables: list[Table], file_name: str) -> str | None:
    """As the title rows, the sheet's name or the file's name call it: "Vesthimmerlands Kommune"."""
    for table in tables:
        for cells in title_cells(table):
            if name := _named_in(cells):
                return name
    texts = [table.sheet.name for table in tables]
    return next((name for text in texts if (name := _named_in([text]))), None) or _in_file_name(file_name)


def _named_in(cells: list[Cell]) -> str | None:
    texts = [one_line(cell[:LONGEST_TITLE]) for cell in cells if isinstance(cell, str)]
    for position, text in enumerate(texts):
        for match in _NAMED.finditer(text):
            if fold(match[1]) not in _NO_NAMES:
                return f"{match[1]} {match[2].capitalize()}"
        if label := _LABEL.fullmatch(text):
            return label[1] or (texts[position + 1] if position + 1 < len(texts) else None)
        if fold(text) == "kommune" and position + 1 < len(texts) and len(texts) == 2:
            return texts[position + 1]
    return None


def _in_file_name(file_name: str) -> str | None:
    stem = one_line(PurePath(file_name).stem.replace("_", " "))
    if name := _named_in([stem]):
        return name
    match = _IN_FILE_NAME.search(stem.casefold())
    if not match or fold(match[1]) in _NO_NAMES:
        return None
    return "-".join(part.capitalize() for part in match[1].split("-")) + f" {match[2].capitalize()}"


def one_spelling(names: list[str]) -> dict[str, str]:
    """Each spelling to the commonest of the same name: "Aarhus", "Århus Kommune" and "aarhus" are one."""
    counts = Counter(names)
    groups: dict[str, list[str]] = {}
    for name in counts:
        groups.setdefault(bare(name), []).append(name)
    return {
        name: max(spellings, key=lambda spelling: (counts[spelling], spelling))
        for spellings in groups.values()
        for name in spellings
    }


def stored_spelling(names: list[str], stored: list[str]) -> dict[str, str]:
    """Each name as it is spelled in the store; a new name stays as it is."""
    spellings = {bare(name): name for name in stored}
    return {name: spellings.get(bare(name), name) for name in names}
