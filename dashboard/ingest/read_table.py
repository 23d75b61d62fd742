"""A table's cells to tasks: each distinct value is parsed once, and spread over its rows."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from dashboard.domain.fields import BY_NAME
from dashboard.domain.lights import LIGHTS
from dashboard.domain.wording import counted
from dashboard.ingest.columns.light_columns import has_lights
from dashboard.ingest.columns.light_fills import lights_of_fills
from dashboard.ingest.sandbox.workbook import Column
from dashboard.ingest.tables.classify_rows import ClassifiedRows
from dashboard.ingest.tables.find_tables import Table
from dashboard.ingest.tables.merged import columns_with_merged
from dashboard.ingest.values.extra_columns import extra_json
from dashboard.ingest.values.light_signs import letters_in, light_code, number_code
from dashboard.ingest.values.parse import ParsedColumn, parser_for, share_values
from dashboard.ingest.values.warnings import ImportWarning, cpr_warnings, missing_formulas, warnings_of

DATE_FIELDS = ("published_date", "start_date", "due_date", "completed_date", "updated_date")


@dataclass(frozen=True)
class TableReading:
    """What became of every row of one table. `tasks` lacks keys and links."""

    table: Table
    tasks: pd.DataFrame
    rows: ClassifiedRows
    warnings: list[ImportWarning] = field(default_factory=list)


def read_table(table: Table, light_codes: dict[str, str], rows: ClassifiedRows) -> TableReading:
    """Read the tasks among the rows. light_codes: what codes mean, where file or user explains them."""
    columns = columns_with_merged(table)
    task_rows = rows.tasks + table.rows.start
    parsed = _parse_fields(table, columns, task_rows, light_codes)
    tasks = _frame(table, parsed, columns, task_rows)
    of_colours = _told_of_colours(table, parsed, columns, task_rows, tasks["light"])
    tasks["extra"] = extra_json(table, columns, task_rows, parsed)
    warnings = (
        of_colours
        + warnings_of(table, columns, task_rows, parsed)
        + missing_formulas(table, rows)
        + cpr_warnings(table, columns)
    )
    return TableReading(table, tasks, rows, warnings)


def _parse_fields(
    table: Table, columns: list[Column], task_rows: np.ndarray, light_codes: dict
) -> dict[str, ParsedColumn]:
    """Each mapped field's distinct values; only those that a task uses are parsed."""
    parsed = {}
    for name, guess in table.mapping.guesses.items():
        if name == "light" and not _reads_text(table):
            continue
        column = columns[guess.column]
        used = np.bincount(column.codes[task_rows], minlength=len(column.values)) > 0
        cells = [cell if is_used else None for cell, is_used in zip(column.values, used, strict=True)]
        options: dict[str, Any] = {"codes": light_codes} if name == "light" else {}
        if name in DATE_FIELDS:
            options = {"from_1904": table.sheet.from_1904}
        parsed[name] = parser_for(name)(cells, **options)
    guesses = table.mapping.guesses
    if {"light", "status"} <= parsed.keys() and guesses["light"].column == guesses["status"].column:
        share_values(parsed["light"], parsed["status"])
    return parsed


def _reads_text(table: Table) -> bool:
    """Not where the colours of another field's cells are the lights, as a user may say of them."""
    guess, others = table.mapping.guesses["light"], dict(table.mapping.guesses)
    del others["light"]
    wordless = not has_lights(table.mapping.profiles[guess.column]) and guess.column in table.sheet.fills
    shared = any(other.column == guess.column for other in others.values())
    return guess.certainty != "fill" and not (wordless and shared)


def _frame(
    table: Table, parsed: dict[str, ParsedColumn], columns: list[Column], task_rows: np.ndarray
) -> pd.DataFrame:
    """One row a task, with every column of the task table that a cell can fill."""
    row_numbers = (task_rows + table.sheet.first_row).astype("int32")
    spread = {name: _spread(name, table, parsed, columns, task_rows) for name in (*BY_NAME,)}
    tasks = pd.DataFrame({"sheet": table.sheet.name, "row_number": row_numbers})
    tasks["sheet"] = tasks["sheet"].astype("str")
    for name, values in spread.items():
        tasks[name] = values
    due = parsed.get("due_date")
    codes = {name: columns[table.mapping.guesses[name].column].codes[task_rows] for name in parsed}
    tasks["due_date_from"] = _dates(due.first, codes["due_date"]) if due else _no_dates(len(task_rows))
    tasks["due_date_text"] = _texts(due.text, codes["due_date"]) if due else _no_texts(len(task_rows))
    status = parsed.get("status")
    tasks["status_code"] = _texts(status.codes, codes["status"]) if status else _no_texts(len(task_rows))
    if "task_id" not in parsed:
        tasks["task_id"] = tasks["title"].str.extract(r"^\(([A-ZÆØÅ]{1,5}[ -]?\d{1,3})\)", expand=False)
    return tasks


def _spread(
    name: str, table: Table, parsed: dict[str, ParsedColumn], columns: list[Column], task_rows: np.ndarray
) -> Any:
    """One field's values, a row a task."""
    guess = table.mapping.guesses.get(name)
    if name == "light":
        return _lights(table, parsed, columns, task_rows)
    if guess is None:
        empty = {"date": _no_dates, "flag": _no_flags}.get(BY_NAME[name].kind, _no_texts)
        return empty(len(task_rows))
    values, codes = parsed[name].values, columns[guess.column].codes[task_rows]
    if name in DATE_FIELDS:
        return _dates(values, codes)
    if BY_NAME[name].kind == "flag":
        return pd.array([None if value is None else bool(value) for value in values], dtype="boolean").take(
            codes
        )
    return _texts(values, codes)


def _lights(
    table: Table, parsed: dict[str, ParsedColumn], columns: list[Column], task_rows: np.ndarray
) -> Any:
    """The light in text; where the cell has none, the one of its colour. Of shapes the colour goes first."""
    guess = table.mapping.guesses.get("light")
    if guess is None:
        return _no_texts(len(task_rows))
    texts, colours = _lights_in_text(guess.column, parsed, columns, task_rows), _colours(table, task_rows)
    if table.mapping.profiles[guess.column].is_of_shapes:
        lights = np.where(pd.isna(colours), texts, colours)
        if {*lights[~pd.isna(lights)]} <= {"done"}:  # ticks alone: what they say of a task is anyone's guess
            return _no_texts(len(task_rows))
        return pd.array(lights, dtype="str")
    return pd.array(np.where(pd.isna(texts), colours, texts), dtype="str")


def _lights_in_text(
    column: int, parsed: dict[str, ParsedColumn], columns: list[Column], task_rows: np.ndarray
) -> np.ndarray:
    if "light" not in parsed:
        return np.full(len(task_rows), None, dtype=object)
    return np.array(parsed["light"].values, dtype=object)[columns[column].codes[task_rows]]


def _colours(table: Table, task_rows: np.ndarray) -> np.ndarray:
    """A light a row, by the colour of the cell."""
    fills = table.sheet.fills.get(table.mapping.guesses["light"].column)
    if fills is None or table.mapping.refused_colours:
        return np.full(len(task_rows), None, dtype=object)
    return np.array(lights_of_fills(fills), dtype=object)[fills.codes[task_rows]]


def _told_of_colours(
    table: Table,
    parsed: dict[str, ParsedColumn],
    columns: list[Column],
    task_rows: np.ndarray,
    lights: pd.Series,
) -> list[ImportWarning]:
    """Lights that no text says are always told. Shapes whose colour is read are no unknown words."""
    guess = table.mapping.guesses.get("light")
    if guess is None:
        return []
    of_shapes = table.mapping.profiles[guess.column].is_of_shapes
    silent = pd.isna(_lights_in_text(guess.column, parsed, columns, task_rows))
    by_colour = lights[
        (silent | of_shapes) & ~pd.isna(_colours(table, task_rows)) & lights.notna().to_numpy()
    ]
    if of_shapes and len(by_colour) and "light" in parsed:
        parsed["light"].remarks.clear()
        parsed["light"].details.clear()
    if by_colour.empty:
        return []
    counts = by_colour.value_counts()
    each = [
        counted(int(counts[light.code]), light.word.lower(), light.plural)
        for light in LIGHTS
        if light.code in counts
    ]
    text = "Lyset er læst af cellens farve alene, for ingen tekst siger det: "
    return [ImportWarning(None, guess.header, f"{text}{', '.join(each)}.", table.sheet.name)]


def _texts(values: list, codes: np.ndarray) -> Any:
    return pd.array(values, dtype="str").take(codes)


def _dates(values: list, codes: np.ndarray) -> Any:
    return np.array(values, dtype="datetime64[D]")[codes].astype("datetime64[s]")


def _no_texts(count: int) -> Any:
    return pd.array([None] * count, dtype="str")


def _no_dates(count: int) -> Any:
    return np.full(count, "NaT", dtype="datetime64[s]")


def _no_flags(count: int) -> Any:
    return pd.array([None] * count, dtype="boolean")


def unread_light_codes(table: Table, tasks: pd.DataFrame, explained: dict[str, str]) -> list[str]:
    """The numbers and letters that stand where lights should, and that nobody has explained."""
    guess = table.mapping.guesses.get("light")
    if guess is None or not _reads_text(table) or _is_of_coloured_shapes(table, tasks):
        return []
    letters = letters_in(table.sheet.columns[guess.column].values)
    codes = [
        code
        for code in light_codes(table, guess.column)
        if code not in explained and code not in map(str.upper, letters)
    ]
    if tasks["light"].notna().any():  # then the numbers are explained too, as "3" by "3 - Rød" beside it
        return [code for code in codes if code.isalpha()]
    return codes


def _is_of_coloured_shapes(table: Table, tasks: pd.DataFrame) -> bool:
    profile = table.mapping.profiles[table.mapping.guesses["light"].column]
    return profile.is_of_shapes and bool(tasks["light"].notna().any())


def light_codes(table: Table, column: int) -> list[str]:
    """The numbers and letters in a column that may stand for lights; numbers only where they are its rule."""
    cells = table.sheet.columns[column].values
    read = light_code if table.mapping.profiles[column].share("small_number") < 0.6 else number_code
    codes = {code for cell in cells[1:] if (code := read(cell))}
    return sorted(code for code in codes if code.isalpha() or read is number_code)
