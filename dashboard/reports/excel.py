"""A table as an Excel workbook: lights coloured and named, the filter and the as-of date in the sheet.

Text stays text: XlsxWriter makes formulas of "=..." and links of "http:..." unless these options are off.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.danish import format_date
from dashboard.domain.labels import LABELS
from dashboard.domain.lights import BY_CODE, LABEL, LIGHTS
from dashboard.domain.wording import counted
from dashboard.reports.temporary_folder import temporary_folder

TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# Cells are written row by row, into a file, and forgotten: 200,000 tasks would else fill the memory.
ROW_BY_ROW = {"constant_memory": True}
LONGEST = 32_767  # characters in a cell, by Excel's own limit
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LIGHT_COLUMNS = ("shown_light", "computed_light", "worst_light", "light")
WIDTHS = {"title": 60, "description": 60, "reason": 50, "deviation_in_words": 50, "comment": 40, "link": 30}
WIDTHS |= {"interface": 50, "used_by": 60, "activity": 40, "audience": 50, "from_kombit": 30, "our_roles": 40}
LONGEST_TAB = 31  # characters, by Excel's own limit
_NOT_IN_TAB = re.compile(r"[\[\]:*?/\\\n\r\t\U00010000-\U0010ffff]")  # the last count as two
TASKS, ROWS = ("opgave", "opgaver"), ("række", "rækker")
NORMAL_WIDTH, DATE_WIDTH, LIGHT_WIDTH = 18, 12, 14


@dataclass(frozen=True)
class _Formats:
    heading: Format
    about: Format
    header: Format
    text: Format
    day: Format
    lights: dict[str, Format]  # by code


@dataclass(frozen=True)
class Sheet:
    """`name`: on its tab, cut and counted where Excel won't have it. `lines`: above the table."""

    name: str
    heading: str
    lines: Sequence[str]
    rows: pd.DataFrame


def workbook(
    rows: pd.DataFrame,
    heading: str,
    filter_lines: Sequence[str],
    as_of: date,
    municipality: str,
    unit: tuple[str, str] = TASKS,
) -> bytes:
    """One sheet: what it shows and from when, the filter line by line, and the table with its own header row.

    `rows`: columns are names in labels.LABELS; lists become "a, b", light codes "■ Rød". `unit`: what one
    row is, and several.
    """
    title, *lines = _about(counted(len(rows), *unit), heading, filter_lines, as_of, municipality)
    return sheets_of([Sheet(heading, title, lines, rows)], heading, as_of)


def sheets_of(sheets: Sequence[Sheet], title: str, as_of: date) -> bytes:
    """A workbook of several sheets, each as `workbook` has it. `title`: the file's own."""
    file = io.BytesIO()
    with (
        temporary_folder() as folder,
        xlsxwriter.Workbook(file, TEXT_ONLY | ROW_BY_ROW | {"tmpdir": folder}) as book,
    ):
        book.set_properties({"title": title, "comments": f"Opgjort pr. {format_date(as_of)}"})
        formats = _formats(book)
        for each, name in zip(sheets, _tab_names(sheets), strict=True):
            sheet = book.add_worksheet(name)
            _set_widths(sheet, each.rows)
            top = _write_about(sheet, formats, [each.heading, *each.lines])
            _write_table(sheet, formats, each.rows, top)
            _prepare_print(sheet, each.rows, top, title, as_of)
    return file.getvalue()


def _tab_names(sheets: Sequence[Sheet]) -> list[str]:
    """Names that Excel takes: some characters, long ones, "History" and equal ones it refuses."""
    names: list[str] = []
    taken = {"", "history", "historik"}
    for sheet in sheets:
        bare = _NOT_IN_TAB.sub(" ", plain(sheet.name)).strip(" '")[:LONGEST_TAB].strip(" '")
        name, number = bare, 1
        while name.casefold() in taken:
            number += 1
            behind = f" ({number})"
            name = bare[: LONGEST_TAB - len(behind)] + behind
        taken.add(name.casefold())
        names.append(name)
    return names


def _formats(book: xlsxwriter.Workbook) -> _Formats:
    body = {"valign": "top", "text_wrap": True}
    return _Formats(
        heading=book.add_format({"bold": True, "font_size": 14}),
        about=book.add_format({"valign": "top"}),
        header=book.add_format({"bold": True, "bottom": 1, "bg_color": "#e8ecf2", "text_wrap": True}),
        text=book.add_format(body),
        day=book.add_format(body | {"num_format": "dd-mm-yyyy", "align": "left"}),
        lights={
            light.code: book.add_format(
                body | {"bg_color": light.text, "font_color": light.on_text, "bold": True, "border": 1}
            )
            for light in LIGHTS
        },
    )


def _about(
    count: str, heading: str, filter_lines: Sequence[str], as_of: date, municipality: str
) -> list[str]:
    title = f"{heading} – {municipality}" if municipality else heading
    counted_on = f"Opgjort pr. {format_date(as_of)}. {count}."
    return [title, counted_on, *(filter_lines or ["Filtre: ingen, alle opgaver er med"])]


def _write_about(sheet: Worksheet, formats: _Formats, lines: list[str]) -> int:
    """Returns the row of the table's header, 0-based, with one blank row before it."""
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, plain(line), formats.about if row else formats.heading)
    return len(lines) + 1


def _set_widths(sheet: Worksheet, rows: pd.DataFrame) -> None:
    for column, name in enumerate(rows):
        width = LIGHT_WIDTH if name in LIGHT_COLUMNS else WIDTHS.get(name, NORMAL_WIDTH)
        is_day = pd.api.types.is_datetime64_any_dtype(rows[name])
        sheet.set_column(column, column, DATE_WIDTH if is_day else width)


def _write_table(sheet: Worksheet, formats: _Formats, rows: pd.DataFrame, top: int) -> None:
    for column, name in enumerate(rows):
        sheet.write_string(top, column, LABELS.get(name, name), formats.header)
    columns = [rows[name].astype(object).where(rows[name].notna(), None).tolist() for name in rows]
    in_lights = [name in LIGHT_COLUMNS for name in rows]
    for row, cells in enumerate(zip(*columns, strict=True), top + 1):
        for column, (cell, is_light) in enumerate(zip(cells, in_lights, strict=True)):
            _write_cell(sheet, formats, row, column, cell, is_light)


def _write_cell(
    sheet: Worksheet, formats: _Formats, row: int, column: int, cell: Any, is_light: bool
) -> None:
    if is_light and cell in BY_CODE:
        sheet.write_string(row, column, LABEL[cell], formats.lights[cell])
    elif isinstance(cell, pd.Timestamp):
        # Excel knows no days before 1900, and none after 9999.
        sheet.write_datetime(row, column, cell.to_pydatetime(), formats.day)
    elif isinstance(cell, bool):
        sheet.write_string(row, column, "Ja" if cell else "Nej", formats.text)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, formats.text)
    elif cell is not None:
        shown = cell if isinstance(cell, str) else ", ".join(map(str, cell))
        sheet.write_string(row, column, plain(shown), formats.text)


def plain(text: str) -> str:
    """What a cell can hold: Excel repairs a file with control characters, and drops what is too long."""
    allowed = NOT_IN_XML.sub("", text)
    return allowed if len(allowed) <= LONGEST else allowed[: LONGEST - 1] + "…"


def _prepare_print(sheet: Worksheet, rows: pd.DataFrame, top: int, heading: str, as_of: date) -> None:
    sheet.freeze_panes(top + 1, 0)
    if len(rows.columns):
        sheet.autofilter(top, 0, top + len(rows), len(rows.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    # & begins a code in a footer.
    sheet.set_footer(f"&L{heading.replace('&', '&&')}&CPr. {format_date(as_of)}&RSide &P af &N")
