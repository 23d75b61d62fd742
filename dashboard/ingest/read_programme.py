"""The programmappe's workbook: from the cells of a file to rows of text by subject, and what is doubtful.

Nothing is left out: a column that we don't know stays with its row, and an unknown sheet stays whole.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from dashboard import limits
from dashboard.domain.danish import clean, fold, format_date, one_line, quoted
from dashboard.domain.problems import NoProgramme, TooLarge
from dashboard.domain.programme_columns import Column, Subject
from dashboard.domain.programme_schema import (
    BY_NAME,
    EXTRA,
    GUIDE_SHEET,
    LISTS_SHEET,
    LONGEST_SHEET_NAME,
    LONGEST_TEXT,
    OTHER_SHEET,
    ROW_ID,
    SUBJECTS,
    column_of_header,
    subject_of_sheet,
)
from dashboard.ingest.sandbox.workbook import Cell, CellError, Sheet, Workbook
from dashboard.ingest.tables.headers import unique_headers

HEADER_WITHIN = 20  # rows from the top
MIN_SHARE_OF_HEADERS = 0.6  # that are ours, for a sheet under another name to be one of the programmappe's
MIN_HEADERS = 3  # of ours, for the same
OWN_SHEET = " (eget)"  # ends the name of a user's sheet that is called as one of ours
MIN_SHEETS = 2  # with names that only a programmappe has, for a file to be one


@dataclass(frozen=True)
class Doubt:
    """What a user should look at. row: 1-based, 0 where the whole sheet is meant; column: "" for all."""

    sheet: str
    row: int
    column: str
    text: str


@dataclass(frozen=True)
class ProgrammeRow:
    """content: column name to text as written; unknown columns under EXTRA, by their header.

    columns, headers: our names, and all headers, of the columns that the sheet has. None: a whole sheet.
    """

    subject: str
    row_id: str  # "" where the file has none
    version: str  # of the row when the workbook was made; "" where the file has none
    content: dict
    sheet: str
    row: int  # 1-based
    columns: frozenset[str] | None = None
    headers: frozenset[str] = frozenset()

    def over(self, before: dict) -> dict:
        """The row with this written over it: a column that the sheet hasn't got says what it said."""
        if self.columns is None:
            return self.content
        ours = {*self.columns, EXTRA}
        others = {name: text for name, text in before.items() if name not in ours}
        own = {header: text for header, text in before.get(EXTRA, {}).items() if header not in self.headers}
        own |= self.content.get(EXTRA, {})
        filled = {name: text for name, text in self.content.items() if name != EXTRA}
        return others | filled | ({EXTRA: own} if own else {})


@dataclass(frozen=True)
class ProgrammeWorkbook:
    rows: list[ProgrammeRow]
    doubts: list[Doubt]
    subjects: list[str]  # those that the file has a sheet for


def is_programme(workbook: Workbook) -> bool:
    """Whether the file is a programmappe rather than an export: by the names of its sheets."""
    subjects = {subject_of_sheet().get(fold(sheet.name)) for sheet in workbook.sheets} - {None}
    return len(subjects) >= MIN_SHEETS


def read_programme(workbook: Workbook) -> ProgrammeWorkbook:
    """All rows of a programmappe.

    Raises NoProgramme where no sheet is one of its own, TooLarge where there are too many rows.
    """
    own = {GUIDE_SHEET, LISTS_SHEET}
    tables = [(sheet, _table_of(sheet)) for sheet in workbook.sheets if sheet.name not in own]
    if not any(table for _, table in tables):
        raise NoProgramme(
            "Ingen af filens ark er et af programmappens.",
            "Er det en eksport fra KLIK, så læg den på siden Data. Ellers hent skabelonen her på siden, og "
            "skriv i den. Arkene skal hedde som i skabelonen.",
        )
    if sum(sheet.filled_rows for sheet, _ in tables) > limits.PROGRAMME_ROWS.value:
        raise TooLarge(
            limits.PROGRAMME_ROWS.message_text(), "Del den op, eller fjern det, der ikke skal med."
        )
    rows, doubts = [], []
    for sheet, table in tables:
        if table is None:
            rows += _whole_sheet(sheet)
            doubts += _doubts_of_unknown_sheet(sheet)
            continue
        doubts += _doubts_of_columns(table)
        for offset in range(table.top + 1, sheet.row_count):
            row = _row(table, offset)
            rows += [row] if row else []
            doubts += _doubts_of_row(table, offset) if row else []
    subjects = list(dict.fromkeys(table.subject.name for _, table in tables if table))
    return ProgrammeWorkbook(rows, doubts + _doubts_of_missing_sheets(subjects), subjects)


@dataclass(frozen=True)
class _Table:
    """A sheet of the programmappe. top: the offset of its header row; columns: index to our column's name."""

    sheet: Sheet
    subject: Subject
    top: int
    columns: dict[int, str]

    @property
    def row_of_headers(self) -> int:
        return self.sheet.first_row + self.top

    @cached_property
    def headers(self) -> list[str]:
        return unique_headers([one_line(_text(column[self.top])) for column in self.sheet.columns])


def _table_of(sheet: Sheet) -> _Table | None:
    """By the sheet's name; under another name by its headers, where it has all that a row needs."""
    named = subject_of_sheet().get(fold(sheet.name))
    tables = [
        _Table(sheet, BY_NAME[name], offset, _columns(sheet, offset, column_of_header(name)))
        for name in ([named] if named else BY_NAME)
        for offset in range(min(HEADER_WITHIN, sheet.row_count))
    ]
    if not named:
        tables = [table for table in tables if _is_surely_ours(table)]
    best = max(tables, key=lambda table: len(table.columns), default=None)
    return best if best and best.columns else None


def _is_surely_ours(table: _Table) -> bool:
    """An export of KLIK's, or any other list, may have a few headers as ours."""
    filled = sum(column[table.top] is not None for column in table.sheet.columns)
    is_whole = set(table.subject.needed) <= set(table.columns.values())
    return is_whole and len(table.columns) >= max(MIN_HEADERS, filled * MIN_SHARE_OF_HEADERS)


def _columns(sheet: Sheet, offset: int, names: dict[str, str]) -> dict[int, str]:
    """The first column with each name, by its index. names: of columns, by folded header."""
    columns: dict[int, str] = {}
    for index, column in enumerate(sheet.columns):
        name = names.get(fold(_text(column[offset])))
        if name and name not in columns.values():
            columns[index] = name
    return columns


def _doubts_of_columns(table: _Table) -> list[Doubt]:
    """The columns of ours that the sheet has no header for, and what it has in their place."""
    if table.subject.hidden:
        return []
    unknown = [
        name
        for index, name in enumerate(table.headers)
        if name and index not in table.columns and table.sheet.columns[index][table.top] is not None
    ]
    missing = [column for column in table.subject.columns if column.name not in table.columns.values()]
    of_missing = [
        Doubt(table.sheet.name, 0, column.label, _missing_message(column, table)) for column in missing
    ]
    message = "Kolonnen kender vi ikke. Den er gemt, som den er, og kommer med, når du henter mappen."
    return of_missing + [Doubt(table.sheet.name, table.row_of_headers, name, message) for name in unknown]


def _missing_message(column: Column, table: _Table) -> str:
    message = f"Kolonnen {quoted(column.label)} mangler."
    return f"{message} Uden den kan rækkerne ikke bruges." if column.name in table.subject.needed else message


def _row(table: _Table, offset: int) -> ProgrammeRow | None:
    """A row of the table, or None for an empty one."""
    values = _values(table, offset)
    row_id, _, version = values.pop(ROW_ID, "").partition("/")
    cells = [_text(column[offset]) for column in table.sheet.columns]
    extra = {
        table.headers[index]: cell for index, cell in enumerate(cells) if cell and index not in table.columns
    }
    if not values and not extra:
        return None
    return ProgrammeRow(
        table.subject.name,
        row_id,
        version,
        values | ({EXTRA: extra} if extra else {}),
        table.sheet.name,
        table.sheet.first_row + offset,
        frozenset(table.columns.values()),
        frozenset(table.headers),
    )


def _values(table: _Table, offset: int) -> dict[str, str]:
    """The row's filled cells by our columns' names, the row's id among them."""
    cells = {name: _text(table.sheet.columns[index][offset]) for index, name in table.columns.items()}
    return {name: text for name, text in cells.items() if text}


def _doubts_of_row(table: _Table, offset: int) -> list[Doubt]:
    """Cells with an error, a formula without a value or too long a text; and empty ones that are needed."""
    sheet, subject, values = table.sheet, table.subject, _values(table, offset)
    number = sheet.first_row + offset
    values.pop(ROW_ID, None)
    messages = [
        (name, f"Cellen har fejlen {values[name]}.")
        for index, name in table.columns.items()
        if name in values and isinstance(sheet.columns[index][offset], CellError)
    ]
    formulas = {column for row, column in sheet.formulas_without_value if row == number}
    messages += [
        (name, "Cellen har en formel uden værdi. Åbn filen i Excel, gem den, og læg den ind igen.")
        for index, name in table.columns.items()
        if index in formulas
    ]
    messages += [
        (name, f"Teksten er skåret af efter {LONGEST_TEXT} tegn: mere kan en celle i Excel ikke rumme.")
        for name, text in values.items()
        if len(text) > LONGEST_TEXT
    ]
    messages += [
        (name, "Cellen er tom, og uden den kan rækken ikke bruges.")
        for name in subject.needed
        if name in table.columns.values() and name not in values
    ]
    return [Doubt(sheet.name, number, subject.by_name[name].label, text) for name, text in messages]


def _doubts_of_missing_sheets(subjects: list[str]) -> list[Doubt]:
    missing = [each for each in SUBJECTS if each.name not in subjects and not each.hidden]
    message = "Arket mangler i filen. Det, der stod i programmappen i forvejen, er beholdt."
    return [Doubt(each.label, 0, "", message) for each in missing]


def _whole_sheet(sheet: Sheet) -> list[ProgrammeRow]:
    """A sheet that we don't know, all of it, so that the workbook comes back with it."""
    cells = [[_text(column[offset]) for column in sheet.columns] for offset in range(sheet.row_count)]
    if not any(any(row) for row in cells):
        return []
    content = {"sheet": _own_name(sheet.name), "cells": cells}
    return [ProgrammeRow(OTHER_SHEET, "", "", content, sheet.name, sheet.first_row)]


def _own_name(name: str) -> str:
    """A name that the workbook can give the sheet when it comes back: short enough, and none of ours."""
    name = name.strip()
    is_ours = fold(name) in {*subject_of_sheet(), fold(GUIDE_SHEET), fold(LISTS_SHEET)}
    end = OWN_SHEET if is_ours else ""
    return name[: LONGEST_SHEET_NAME - len(end)] + end


def _doubts_of_unknown_sheet(sheet: Sheet) -> list[Doubt]:
    if not sheet.row_count:
        return []
    message = (
        "Arket er ikke et af programmappens. Det er gemt, som det er, og kommer med, når du henter mappen."
    )
    return [Doubt(sheet.name, 0, "", message)]


def _text(cell: Cell) -> str:
    """A cell as a Dane would write it: days as dd.mm.yyyy, whole numbers without decimals."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Ja" if cell else "Nej"
    if isinstance(cell, CellError):
        return cell.code
    if isinstance(cell, datetime):
        return format_date(cell.date()) if cell.time() == time(0) else f"{cell:%d.%m.%Y %H.%M}"
    if isinstance(cell, date):
        return format_date(cell)
    if isinstance(cell, time):
        return f"{cell:%H.%M}"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    return clean(str(cell))
