"""The programmappe as a workbook: one sheet a subject, to be filled in and loaded again.

Text stays text, as in excel.py. A day is written as a day only where that reads back as the same words.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import count

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.catalogue import components, interfaces
from dashboard.domain.danish import sort_key
from dashboard.domain.programme_columns import (
    CHOICE,
    COMPONENT,
    DATE,
    INTERFACE,
    LONG,
    PERSON,
    PROJECT,
    ROLE,
    Column,
    Subject,
)
from dashboard.domain.programme_schema import (
    EXTRA,
    GUIDE_SHEET,
    INTERPRETED,
    LISTS_SHEET,
    LONGEST_SHEET_NAME,
    OTHER_SHEET,
    ROW_ID_HEADER,
    SUBJECTS,
)
from dashboard.domain.roles import roles
from dashboard.reports.excel import TEXT_ONLY, plain

IN_MEMORY = {"in_memory": True}  # without temporary files: a programmappe is small
TOP = 3  # rows above the first row of data: what the sheet is for, a line of help a column, the headers
ROWS_WITH_CHOICES = 1000
LONGEST_LIST = 255  # characters
WIDTHS = {LONG: 44, DATE: 20, PROJECT: 18}
NORMAL_WIDTH, ID_WIDTH = 24, 4
NOT_ON_THE_LIST = "Det står ikke på listen. Det må du gerne skrive alligevel."
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
FIRST_YEAR = 1901  # Excel's days begin in 1900, and its first ones are not the calendar's
DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")
GUIDE = (
    "Her skriver I det, som KLIK ikke ved: projekter, udrulning, snitflader, aktiviteter og systemer.",
    "En tom celle er i orden. Datoer må være vage: uge 43 2027, ultimo november 2027, Q4 2027.",
    "Læg filen ind på siden Programmappe. Det, der står i appen i forvejen, overskrives ikke uden et ord.",
    "Kolonnen Række-id er appens egen. Den siger, hvilken række det er; nye rækker har ikke noget dér.",
)


def workbook(rows_of: Mapping[str, Sequence[Mapping]], projects: Sequence[str] = ()) -> bytes:
    """The whole programmappe; with no rows it is the template.

    rows_of: subject to its rows, each with row_id, version_id and content (store/register.py: newest).
    projects: KLIK's, for the drop-downs.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, TEXT_ONLY | IN_MEMORY) as book:
        book.set_properties({"title": "Programmappe"})
        formats = _formats(book)
        _write_guide(book.add_worksheet(GUIDE_SHEET), formats)
        lists = book.add_worksheet(LISTS_SHEET)
        choices = _write_lists(lists, projects, rows_of)
        lists.hide()
        for subject in SUBJECTS:
            rows = rows_of.get(subject.name, ())
            if rows or not subject.hidden:
                _write_subject(book.add_worksheet(subject.label), formats, subject, rows, choices)
        _write_other_sheets(book, rows_of.get(OTHER_SHEET, ()))
    return file.getvalue()


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    body = {"valign": "top", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 13}),
        "help": book.add_format(body | {"italic": True, "font_color": "#4b5563"}),
        "header": book.add_format({"bold": True, "bottom": 1, "bg_color": "#e8ecf2", "text_wrap": True}),
        "text": book.add_format(body | {"num_format": "@"}),  # as text, or Excel makes a date of "7/6"
        "day": book.add_format(body | {"num_format": "dd.mm.yyyy", "align": "left"}),
        "id": book.add_format({"font_color": "#9ca3af", "num_format": "@"}),
    }


def _write_guide(sheet: Worksheet, formats: Mapping[str, Format]) -> None:
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, "Programmappe", formats["title"])
    for row, line in enumerate(GUIDE, 2):
        sheet.write_string(row, 0, line, formats["text"])


def _write_lists(
    sheet: Worksheet, projects: Sequence[str], rows_of: Mapping[str, Sequence[Mapping]]
) -> dict[str, str]:
    """The values of drop-downs that are too long for a cell's own; returns kind or label to its cells."""
    values = {
        PROJECT: list(projects),
        COMPONENT: [component.name for component in components()],
        INTERFACE: [interface.label for interface in interfaces()],
        ROLE: list(dict.fromkeys([*(role.name for role in roles()), *_own_roles(rows_of)])),
        PERSON: list(
            dict.fromkeys(name for row in rows_of.get("persons", ()) if (name := row["content"].get("name")))
        ),
    }
    columns = [column for subject in SUBJECTS for column in subject.columns]
    values |= {column.label: list(column.choices) for column in columns if _needs_cells(column.choices)}
    cells = {}
    for column, (kind, names) in enumerate(values.items()):
        for row, name in enumerate(names):
            sheet.write_string(row, column, plain(name))
        if names:
            letter = chr(ord("A") + column)
            cells[kind] = f"={LISTS_SHEET}!${letter}$1:${letter}${len(names)}"
    return cells


def _own_roles(rows_of: Mapping[str, Sequence[Mapping]]) -> list[str]:
    """The roles that the rows name, as the gallery names those that it has."""
    contents = [row["content"] for rows in rows_of.values() for row in rows]
    named = (each.get(INTERPRETED, {}).get("role") or each.get("role") for each in contents)
    return sorted({name for name in named if name}, key=sort_key)


def _needs_cells(choices: Sequence[str]) -> bool:
    """Excel's own list in a cell takes 255 characters, with commas between the values."""
    return len(",".join(choices)) > LONGEST_LIST or any("," in choice for choice in choices)


def _write_subject(
    sheet: Worksheet,
    formats: Mapping[str, Format],
    subject: Subject,
    rows: Sequence[Mapping],
    choices: Mapping[str, str],
) -> None:
    sheet.write_string(0, 0, subject.help, formats["title"])
    for index, column in enumerate(subject.columns):
        sheet.set_column(index, index, WIDTHS.get(column.kind, NORMAL_WIDTH))
        sheet.write_string(1, index, column.help, formats["help"])
        sheet.write_string(2, index, column.label, formats["header"])
        _offer_choices(sheet, index, column, choices)
    unknown = list(dict.fromkeys(header for row in rows for header in row["content"].get(EXTRA, {})))
    for index, header in enumerate(unknown, len(subject.columns)):
        sheet.write_string(2, index, plain(header), formats["header"])
    last = len(subject.columns) + len(unknown)
    sheet.write_string(2, last, ROW_ID_HEADER, formats["id"])
    sheet.set_column(last, last, ID_WIDTH, None, {"hidden": True})
    sheet.set_row(1, 48)
    sheet.freeze_panes(TOP, 1)
    for number, row in enumerate(rows, TOP):
        values = [row["content"].get(column.name, "") for column in subject.columns]
        values += [row["content"].get(EXTRA, {}).get(header, "") for header in unknown]
        kinds = [column.kind for column in subject.columns] + [""] * len(unknown)
        for index, (value, kind) in enumerate(zip(values, kinds, strict=True)):
            _write_value(sheet, formats, number, index, value, kind)
        if row["row_id"]:
            sheet.write_string(number, last, f"{row['row_id']}/{row['version_id']}", formats["id"])


def _write_value(
    sheet: Worksheet, formats: Mapping[str, Format], row: int, index: int, value: str, kind: str
) -> None:
    if not value:
        return
    if kind == DATE and (day := DAY.fullmatch(value)) and int(day[3]) >= FIRST_YEAR:
        year, month, date_of_month = (int(part) for part in reversed(day.groups()))
        try:
            sheet.write_datetime(row, index, datetime(year, month, date_of_month), formats["day"])
            return
        except ValueError:
            pass  # no such day: it stays the words that it is
    sheet.write_string(row, index, plain(value), formats["text"])


def _offer_choices(sheet: Worksheet, index: int, column: Column, choices: Mapping[str, str]) -> None:
    """A drop-down that helps and doesn't hinder: other words than its own may be written."""
    own_list = list(column.choices) if column.kind == CHOICE else None
    if column.kind == PERSON and column.name == "name":  # of *Personer* itself, which makes the list
        return
    source = choices.get(column.label if own_list else column.kind, own_list)
    if source:
        sheet.data_validation(
            TOP, index, TOP + ROWS_WITH_CHOICES, index,
            {"validate": "list", "source": source, "error_type": "information",
             "error_title": column.label, "error_message": NOT_ON_THE_LIST},
        )  # fmt: skip


def _write_other_sheets(book: xlsxwriter.Workbook, rows: Sequence[Mapping]) -> None:
    """The user's own sheets, as they were."""
    for row in rows:
        taken = [sheet.name for sheet in book.worksheets()]
        sheet = book.add_worksheet(free_name(row["content"]["sheet"], taken))
        for number, cells in enumerate(row["content"]["cells"]):
            for index, cell in enumerate(cells):
                if cell:
                    sheet.write_string(number, index, plain(cell))


def free_name(name: str, taken: Sequence[str]) -> str:
    """A name that Excel takes for a sheet: at most 31 characters, none of []:*?/\\, and no other sheet's."""
    legal = NOT_IN_A_NAME.sub(" ", name).strip("' ") or "Ark"
    names = (legal[: LONGEST_SHEET_NAME - len(end)] + end for end in _endings())
    return next(each for each in names if each.casefold() not in {other.casefold() for other in taken})


def _endings() -> Iterator[str]:
    yield ""
    yield from (f" ({number})" for number in count(2))
