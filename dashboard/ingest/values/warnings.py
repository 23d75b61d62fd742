"""What a user must know about cells that could not be taken as they stand."""

import re
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.domain.danish import format_number, quoted
from dashboard.ingest.columns.profile import as_text
from dashboard.ingest.sandbox.workbook import Cell, Column
from dashboard.ingest.tables.classify_rows import ClassifiedRows
from dashboard.ingest.tables.find_tables import Table
from dashboard.ingest.values.parse import ParsedColumn, error_of

MOST_ROWS = 200  # warnings a column, before they are counted instead
_TEN_DIGITS = re.compile(r"\d{6}-?\d{4}")  # a quick look, for whole columns
_CPR = re.compile(r"(?<![\d-])(\d{2})(\d{2})(\d{2})(-?)\d{4}(?![\d-])")


@dataclass(frozen=True)
class ImportWarning:
    """row is a 1-based sheet row, None where the whole column or file is meant."""

    row: int | None
    column: str | None
    message: str
    sheet: str = ""


def warnings_of(
    table: Table, columns: list[Column], task_rows: np.ndarray, parsed: dict[str, ParsedColumn]
) -> list[ImportWarning]:
    """Problems row by row, unknown words once each, in the order of columns. task_rows: positions."""
    fields = {guess.column: parsed[name] for name, guess in table.mapping.guesses.items() if name in parsed}
    warnings = []
    for index, header in enumerate(table.mapping.headers):
        codes = columns[index].codes[task_rows]
        column = fields.get(index) or _errors_alone(columns[index])
        if column.column_warning:
            warnings.append(ImportWarning(None, header, column.column_warning, table.sheet.name))
        warnings += _per_row(table, header, codes, task_rows, column.problems)
        warnings += _per_value(table, header, codes, task_rows, column.remarks)
    return warnings


def about_groups(table: Table, filled: dict[str, int]) -> list[ImportWarning]:
    """The columns whose value stands in a group's first row only. filled: field to tasks below it."""
    return [
        ImportWarning(
            None,
            table.mapping.guesses[name].header,
            f"Feltet står kun i gruppens første række og gælder også de tomme under den "
            f"({format_number(count)} {'række' if count == 1 else 'rækker'}).",
            table.sheet.name,
        )
        for name, count in filled.items()
    ]


def unlike_orders(table: Table, parsed: dict[str, ParsedColumn]) -> list[ImportWarning]:
    """Columns read day first beside one that has the month first, where their dates could be either."""
    of_field = table.mapping.guesses
    month_first = [of_field[name].header for name, it in parsed.items() if it.order.month_first]
    if not month_first:
        return []
    message = (
        f"Datoerne er læst med dagen først. I kolonnen {quoted(month_first[0])} står måneden først, "
        "og her kan begge dele passe: se efter."
    )
    return [
        ImportWarning(None, of_field[name].header, message, table.sheet.name)
        for name, it in parsed.items()
        if it.order.either_way
    ]


def weeks_without_year(
    columns: list[Column], table: Table, task_rows: np.ndarray, parsed: dict[str, ParsedColumn]
) -> tuple[int, str]:
    """How many cells of the tasks are weeks read with the export's year, and the first of them."""
    count, example = 0, ""
    for name, it in parsed.items():
        column = columns[table.mapping.guesses[name].column]
        count += int(np.isin(column.codes[task_rows], it.year_assumed).sum())
        example = example or (as_text(column.values[it.year_assumed[0]]) if it.year_assumed else "")
    return count, example


def _errors_alone(column: Column) -> ParsedColumn:
    problems = {position: text for position, cell in enumerate(column.values) if (text := error_of(cell))}
    return ParsedColumn([], problems=problems)


def _per_row(
    table: Table, header: str, codes: np.ndarray, task_rows: np.ndarray, problems: dict[int, str]
) -> list[ImportWarning]:
    if not problems:
        return []
    hits = np.flatnonzero(np.isin(codes, list(problems)))
    warnings = [
        ImportWarning(
            int(task_rows[hit]) + table.sheet.first_row, header, problems[int(codes[hit])], table.sheet.name
        )
        for hit in hits[:MOST_ROWS]
    ]
    if len(hits) > MOST_ROWS:
        message = f"Yderligere {format_number(len(hits) - MOST_ROWS)} celler i kolonnen kunne ikke læses"
        warnings.append(ImportWarning(None, header, message, table.sheet.name))
    return warnings


def _per_value(
    table: Table, header: str, codes: np.ndarray, task_rows: np.ndarray, remarks: dict[int, str]
) -> list[ImportWarning]:
    """One warning a distinct value, at its first row, with the number of rows."""
    warnings = []
    counts = np.bincount(codes, minlength=max(remarks, default=0) + 1)
    used = [position for position in remarks if counts[position]]
    for position in used[:MOST_ROWS]:
        first = int(np.flatnonzero(codes == position)[0])
        rows = f" ({format_number(int(counts[position]))} rækker)" if counts[position] > 1 else ""
        message = f"{remarks[position]}{rows}."
        warnings.append(
            ImportWarning(int(task_rows[first]) + table.sheet.first_row, header, message, table.sheet.name)
        )
    if len(used) > MOST_ROWS:
        message = f"Yderligere {format_number(len(used) - MOST_ROWS)} værdier i kolonnen er ikke kendt"
        warnings.append(ImportWarning(None, header, message, table.sheet.name))
    return warnings


def missing_formulas(table: Table, classified: ClassifiedRows) -> list[ImportWarning]:
    """Formulas whose value the file doesn't hold: it was written by a program that doesn't calculate."""
    first = table.header_row + 1
    rows = {*(classified.tasks + first).tolist(), *(row for row, _ in classified.rejected)}
    missing = [(row, column) for row, column in table.sheet.formulas_without_value if row in rows]
    message = (
        "Cellen har en formel uden gemt værdi og er læst som tom. "
        "Åbn filen i Excel, gem den, og indlæs den igen."
    )
    warnings = [
        ImportWarning(row, table.mapping.headers[column], message, table.sheet.name)
        for row, column in missing[:MOST_ROWS]
        if column < len(table.mapping.headers)
    ]
    if len(missing) > MOST_ROWS:
        more = f"Yderligere {format_number(len(missing) - MOST_ROWS)} formler har ingen gemt værdi"
        warnings.append(ImportWarning(None, None, more, table.sheet.name))
    return warnings


def cpr_warnings(table: Table, columns: list[Column]) -> list[ImportWarning]:
    """One warning a column that holds what looks like CPR numbers; never the number itself."""
    warnings = []
    for header, column in zip(table.mapping.headers, columns, strict=True):
        if not _TEN_DIGITS.search("\n".join(map(_as_cpr_text, column.values))):  # nearly all columns
            continue
        suspects = [position for position, cell in enumerate(column.values) if looks_like_cpr(cell)]
        if not suspects:
            continue
        count = int(np.isin(column.codes[table.rows], suspects).sum())
        if count:
            cells = "1 celle" if count == 1 else f"{format_number(count)} celler"
            message = f"{cells} ligner et CPR-nummer. Fjern dem i KLIK, hvis de er det."
            warnings.append(ImportWarning(None, header, message, table.sheet.name))
    return warnings


def looks_like_cpr(cell: Cell) -> bool:
    """Six digits of a day, and four: without a dash only as a text or cell of its own."""
    return any(_is_day(match[1], match[2]) or bool(match[4]) for match in _CPR.finditer(_as_cpr_text(cell)))


def _as_cpr_text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    if type(cell) is int and 0 <= cell < 10**8:  # too short, as nearly all numbers are
        return ""
    text = "" if isinstance(cell, bool | date) or cell is None else as_text(cell)
    return "0" + text if len(text) == 9 else text  # Excel drops the first 0 of a number


def _is_day(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12
