"""A workbook without what programs put around its cells: ="000123", 3;#BBR, a row in one cell, Ã¸ for ø."""

import re
from collections.abc import Callable
from dataclasses import replace

from dashboard.domain.danish import format_number, quoted
from dashboard.ingest.sandbox.workbook import Cell, Column, Sheet, Workbook
from dashboard.ingest.wrappings import mojibake, one_column

_FORMULA = re.compile(
    r'\s*=\s*(?:T\()?"((?:[^"]|"")*)"\)?\s*', re.DOTALL
)  # keeps zeros when Excel opens a csv
_TEXT_MARK = re.compile(r"'(\d+)")  # the same in other programs
_ID = re.compile(r"-?\d+")
_KIND = re.compile(r"(?:string|float|datetime|boolean|number|text)", re.IGNORECASE)
_LOGIN = re.compile(r"i:0[^|]*\|(?:.*\|)?([^|]+)")  # i:0#.f|membership|mette@kommune.dk


def unwrapped(workbook: Workbook) -> Workbook:
    """The same cells as a person would have written them, with a note on what can't be seen to be so."""
    notes = list(workbook.notes)
    sheets = []
    for sheet in workbook.sheets:
        if parts := one_column.split(sheet):
            sheet, note = parts
            notes.append(note)
        sheets.append(_sheet(sheet))
    before = [text for sheet in workbook.sheets for text in _wrong_letters(sheet)]
    if before:
        notes.append(
            f"Æ, ø og å var kodet forkert og er rettet: {quoted(before[0])} er læst som "
            f"{quoted(mojibake.repaired(before[0]))}."
        )
    if lost := [text for sheet in sheets for text in _lost_letters(sheet)]:
        notes.append(
            f"Bogstaver er gået tabt, før filen kom til os, for eksempel i {quoted(lost[0])} "
            f"({format_number(len(lost))} forskellige tekster). Hent filen igen, gemt som Excel eller UTF-8."
        )
    return replace(workbook, sheets=sheets, notes=notes)


def _sheet(sheet: Sheet) -> Sheet:
    columns = [_column(column) for column in sheet.columns]
    return sheet if all(map(_same, columns, sheet.columns)) else replace(sheet, columns=columns)


def _same(one: Column, other: Column) -> bool:
    return one is other


def _column(column: Column) -> Column:
    """Most columns hold nothing of the kind, and one look at all their texts says so."""
    joined = _joined(column)
    wrapped = '="' in joined or "= " in joined or '=T("' in joined or "'" in joined or ";#" in joined
    if not wrapped and "|" not in joined and not mojibake.may_hold(joined):
        return column
    values = [_cell(cell) if isinstance(cell, str) else cell for cell in column.values]
    return column if values == column.values else Column(values, column.codes)


def _joined(column: Column) -> str:
    return "\0".join([cell for cell in column.values if isinstance(cell, str)])


def _cell(text: str) -> Cell:
    text = mojibake.repaired(text)
    if match := _FORMULA.fullmatch(text):
        text = match[1].replace('""', '"')
    elif match := _TEXT_MARK.fullmatch(text):
        text = match[1]
    if ";#" in text:
        text = _looked_up(text)
    login = _LOGIN.fullmatch(text) if text.startswith("i:0") else None
    return (login[1] if login else text) or None


def _looked_up(text: str) -> str:
    """The names in what SharePoint writes of a lookup: "3;#BBR", "Navn;#41", "1;#A;#2;#B", ";#A;#B;#"."""
    parts = [part for part in text.split(";#") if part]
    if parts and _KIND.fullmatch(parts[0]):
        return ";#".join(parts[1:])
    ids = [bool(_ID.fullmatch(part)) for part in parts]
    if len(parts) % 2 == 0 and (all(ids[::2]) or all(ids[1::2])):
        parts = parts[1::2] if all(ids[::2]) else parts[::2]
    elif not text.startswith(";#"):
        return text
    return "; ".join(part.split(",#")[0] for part in parts)


def _wrong_letters(sheet: Sheet) -> list[str]:
    return _texts(sheet, mojibake.may_hold, lambda text: mojibake.repaired(text) != text)


def _lost_letters(sheet: Sheet) -> list[str]:
    return _texts(sheet, lambda joined: "?" in joined or "\ufffd" in joined, mojibake.has_lost_letters)


def _texts(sheet: Sheet, may_hold: Callable[[str], bool], holds: Callable[[str], bool]) -> list[str]:
    columns = [column for column in sheet.columns if may_hold(_joined(column))]
    return [cell for column in columns for cell in column.values if isinstance(cell, str) and holds(cell)]
