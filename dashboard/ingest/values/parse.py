"""The distinct values of a column, parsed as one field; problems and remarks where they make no sense."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from dashboard.domain.danish import clean, fold_words, one_line, person_name, quoted
from dashboard.domain.fields import BY_NAME
from dashboard.domain.statuses import NO, YES, is_nobody, status_of
from dashboard.ingest.columns.profile import as_text, is_empty
from dashboard.ingest.sandbox.workbook import Cell, CellError
from dashboard.ingest.values.date_order import DateOrder, date_order
from dashboard.ingest.values.dates import parse_date, week_without_year
from dashboard.ingest.values.light_signs import letters_in, light_code, light_of_glyph, light_of_text

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(%|pct\.?|procent)?")


@dataclass
class ParsedColumn:
    """Lists beside a column's distinct values; a position is an index into them."""

    values: list
    problems: dict[int, str] = field(default_factory=dict)  # position -> Danish; a warning a row
    remarks: dict[int, str] = field(default_factory=dict)  # position -> Danish; a warning a value
    details: dict[int, str] = field(default_factory=dict)  # position -> the cell's text, shown with the task
    first: list = field(default_factory=list)  # dates: where the period begins, None for a single day
    text: list = field(default_factory=list)  # dates: the words of a vague one
    codes: list = field(default_factory=list)  # statuses
    column_warning: str = ""  # Danish; about the column as a whole
    order: DateOrder = field(default_factory=DateOrder)  # dates: what the column tells of them
    year_assumed: list[int] = field(default_factory=list)  # dates: positions of weeks without a year


BEGINNINGS = ("published_date", "start_date")  # of a period, these are its first day; other dates its last


def parser_for(name: str) -> Callable[..., ParsedColumn]:
    """The function that parses a field's column: list of cells in, ParsedColumn out."""
    kind = BY_NAME[name].kind
    if kind == "date":
        return partial(parse_dates, begins=name in BEGINNINGS)
    return {
        "light": parse_lights,
        "status": parse_statuses,
        "person": parse_persons,
        "flag": parse_flags,
        "title": parse_titles,
    }.get(kind, parse_texts)


def error_of(cell: Cell) -> str:
    return f"Cellen har fejlen {cell.code} og er læst som tom" if isinstance(cell, CellError) else ""


def _filled(cells: list[Cell], parsed: ParsedColumn) -> Iterator[tuple[int, Cell]]:
    """The positions and cells worth parsing; cells with errors are noted on the way."""
    for position, cell in enumerate(cells):
        if isinstance(cell, CellError):
            parsed.problems[position] = error_of(cell)
        elif not is_empty(cell):
            yield position, cell


def parse_texts(cells: list[Cell]) -> ParsedColumn:
    parsed = ParsedColumn([None] * len(cells))
    for position, cell in _filled(cells, parsed):
        parsed.values[position] = clean(as_text(cell)) or None
    return parsed


def parse_titles(cells: list[Cell]) -> ParsedColumn:
    parsed = ParsedColumn([None] * len(cells))
    for position, cell in _filled(cells, parsed):
        parsed.values[position] = one_line(as_text(cell)) or None
    return parsed


def parse_dates(
    cells: list[Cell], begins: bool, from_1904: bool = False, year: int | None = None
) -> ParsedColumn:
    """`values` is the last day of a period (the first one where the date is when something `begins`).

    year: of weeks that have none.
    """
    parsed = ParsedColumn([None] * len(cells), first=[None] * len(cells), text=[None] * len(cells))
    parsed.order = date_order(cells)
    parsed.column_warning = parsed.order.warning
    for position, cell in _filled(cells, parsed):
        period = parse_date(parsed.order.rewritten(cell), from_1904)
        if year and isinstance(cell, str) and (week := week_without_year(cell)):
            period = parse_date(f"uge {week} {year}")
            if not period.problem:
                parsed.year_assumed.append(position)
        if period.problem:
            parsed.problems[position] = f"{period.problem}. Feltet er tomt; teksten står i opgavens detaljer."
            parsed.details[position] = as_text(cell)
            continue
        parsed.values[position] = period.first if begins and not period.friday else period.last
        if period.text:
            parsed.first[position], parsed.text[position] = period.first, one_line(as_text(cell))
    return parsed


def parse_lights(cells: list[Cell], codes: dict[str, str] | None = None) -> ParsedColumn:
    """codes: what numbers and letters mean. Without them a number is no light: 1 is red here, green there."""
    parsed = ParsedColumn([None] * len(cells))
    letters, codes = letters_in(cells), codes or _codes_in(cells)
    for position, cell in _filled(cells, parsed):
        light = (
            codes.get(light_code(cell) or "") or light_of_glyph(cell, cells) or light_of_text(cell, letters)
        )
        parsed.values[position] = light
        if light is None and fold_words(as_text(cell)) not in ("ukendt", "ingen", "hvid"):
            parsed.remarks[position] = f"{quoted(as_text(cell))} er ikke et lys, vi kender"
            parsed.details[position] = as_text(cell)
    return parsed


def _codes_in(cells: list[Cell]) -> dict[str, str]:
    """Numbers that the same column explains elsewhere: "3" beside "3 - Rød"."""
    meanings: dict[str, str] = {}
    for cell in cells:
        light = light_of_text(cell)
        number = fold_words(cell).split()[0] if light and fold_words(cell) else ""
        if light and number.isdecimal():
            meanings[str(int(number))] = light
    return meanings


def parse_statuses(cells: list[Cell]) -> ParsedColumn:
    """`values` is the status as the file has it, `codes` what it means."""
    parsed = ParsedColumn([None] * len(cells), codes=[None] * len(cells))
    numbers = [cell for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]
    whole = _whole(numbers)
    for position, cell in _filled(cells, parsed):
        parsed.values[position] = _status_text(cell, whole)
        parsed.codes[position] = _status_code(cell, whole)
        if parsed.codes[position] is None:
            parsed.remarks[position] = (
                f"Vi kender ikke statussen {quoted(as_text(cell))}; den vises, som den står"
            )
    return parsed


def share_values(lights: ParsedColumn, statuses: ParsedColumn) -> None:
    """Of one column that is both: what is a light is no status, and the other way round."""
    for position, light in enumerate(lights.values):
        if light and light != "done" and statuses.codes[position] is None:
            statuses.values[position] = None
            statuses.remarks.pop(position, None)
    lights.remarks, lights.details = statuses.remarks, statuses.details


def _whole(numbers: list[int | float]) -> int:
    """What "all of it" is in a column of shares: 1, or 100. Beside fractions, 1.1 is 110 %, not 1 %."""
    highest = max(numbers, default=0)
    fractions = any(0 < number < 1 for number in numbers)
    return 100 if highest > (2 if fractions else 1) else 1


def _status_text(cell: Cell, whole: int) -> str:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return one_line(as_text(cell))
    return f"{as_text(round(cell * 100 / whole, 1))} %"


def _status_code(cell: Cell, whole: int) -> str | None:
    if isinstance(cell, bool):
        return "done" if cell else "not_started"
    if isinstance(cell, int | float):
        return _progress(cell / whole)
    if match := _PERCENT.fullmatch(one_line(str(cell)).casefold()):
        figure = float(match[1].replace(",", "."))
        return _progress(figure / (100 if match[2] or figure > 1 else whole))
    return "done" if fold_words(str(cell)) == "x" else status_of(str(cell))


def _progress(share: float) -> str | None:
    if not 0 <= share <= 1:
        return None
    return "done" if share == 1 else "in_progress" if share else "not_started"


def parse_persons(cells: list[Cell]) -> ParsedColumn:
    parsed = ParsedColumn([None] * len(cells))
    for position, cell in _filled(cells, parsed):
        written = one_line(as_text(cell))
        name = person_name(written)
        if is_nobody(name.strip("()[]")) or not fold_words(name):
            parsed.remarks[position] = f"{quoted(written)} er læst som: ingen er valgt"
            parsed.details[position] = written
            continue
        parsed.values[position] = name
        if name != written:
            parsed.details[position] = written
    return parsed


def parse_flags(cells: list[Cell]) -> ParsedColumn:
    parsed = ParsedColumn([None] * len(cells))
    for position, cell in _filled(cells, parsed):
        words = fold_words(as_text(cell)) or one_line(as_text(cell))
        if words in YES or words in ("✓", "✔", "☑") or cell is True:
            parsed.values[position] = True
        elif words in NO or words in ("☐", "✗") or cell is False:
            parsed.values[position] = False
        else:
            parsed.remarks[position] = f"{quoted(as_text(cell))} er hverken ja eller nej"
            parsed.details[position] = as_text(cell)
    return parsed
