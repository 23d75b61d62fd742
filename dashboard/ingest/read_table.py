"""A table's cells to tasks: each distinct value is parsed once, and spread over its rows."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from dashboard.domain.fields import BY_NAME
from dashboard.ingest.read_lights import lights_of, reads_text, told_of_colours
from dashboard.ingest.sandbox.workbook import Column
from dashboard.ingest.tables.classify_rows import ClassifiedRows
from dashboard.ingest.tables.find_tables import Table
from dashboard.ingest.tables.groups import filled_down, named_by_headings
from dashboard.ingest.tables.merged import columns_with_merged
from dashboard.ingest.values.extra_columns import extra_json, with_group
from dashboard.ingest.values.parse import ParsedColumn, parser_for, share_values
from dashboard.ingest.values.warnings import (
    ImportWarning,
    about_groups,
    cpr_warnings,
    missing_formulas,
    unlike_orders,
    warnings_of,
    weeks_without_year,
)

DATE_FIELDS = ("published_date", "start_date", "due_date", "completed_date", "updated_date")


@dataclass(frozen=True)
class TableReading:
    """What became of every row of one table. `tasks` lacks keys and links."""

    table: Table
    tasks: pd.DataFrame
    rows: ClassifiedRows
    warnings: list[ImportWarning] = field(default_factory=list)
    weeks_without_year: tuple[int, str] = (0, "")  # cells read with the export's year, and one of them
    by_heading: list[str] = field(default_factory=list)  # fields that a group's heading gave a value


def read_table(
    table: Table, light_codes: dict[str, str], rows: ClassifiedRows, year: int | None = None
) -> TableReading:
    """Read the tasks among the rows. light_codes: what codes mean, where file or user explains them.

    year: the export's, for weeks that have none.
    """
    columns, filled = filled_down(table, columns_with_merged(table), rows.tasks, rows.totals)
    task_rows = rows.tasks + table.rows.start
    parsed = _parse_fields(table, columns, task_rows, light_codes, year)
    tasks = _frame(table, parsed, columns, task_rows)
    of_colours = told_of_colours(table, parsed, columns, task_rows, tasks["light"])
    tasks["extra"] = extra_json(table, columns, task_rows, parsed)
    by_heading = _add_groups(tasks, named_by_headings(table, rows.headings, rows.tasks))
    warnings = (
        of_colours
        + warnings_of(table, columns, task_rows, parsed)
        + missing_formulas(table, rows)
        + cpr_warnings(table, columns)
        + unlike_orders(table, parsed)
        + about_groups(table, filled)
    )
    weeks = weeks_without_year(columns, table, task_rows, parsed)
    return TableReading(table, tasks, rows, warnings, weeks, by_heading)


def _add_groups(tasks: pd.DataFrame, named: dict[str, list[str | None]]) -> list[str]:
    """Fill the fields that a heading names, where they are empty; the fields that have got a value so."""
    fields = []
    for name, values in named.items():
        if name == "group":
            tasks["extra"] = with_group(tasks["extra"].tolist(), values)
            continue
        empty = tasks[name].isna()
        tasks[name] = tasks[name].where(~empty, pd.Series(_of_texts(values), index=tasks.index)).astype("str")
        fields += [name] if tasks.loc[empty, name].notna().any() else []
    return fields


def _parse_fields(
    table: Table, columns: list[Column], task_rows: np.ndarray, light_codes: dict, year: int | None
) -> dict[str, ParsedColumn]:
    """Each mapped field's distinct values; only those that a task uses are parsed."""
    parsed = {}
    for name, guess in table.mapping.guesses.items():
        if name == "light" and not reads_text(table):
            continue
        column = columns[guess.column]
        used = np.bincount(column.codes[task_rows], minlength=len(column.values)) > 0
        cells = [cell if is_used else None for cell, is_used in zip(column.values, used, strict=True)]
        options: dict[str, Any] = {"codes": light_codes} if name == "light" else {}
        if name in DATE_FIELDS:
            options = {"from_1904": table.sheet.from_1904, "year": year}
        parsed[name] = parser_for(name)(cells, **options)
    guesses = table.mapping.guesses
    if {"light", "status"} <= parsed.keys() and guesses["light"].column == guesses["status"].column:
        share_values(parsed["light"], parsed["status"])
    return parsed


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
        return lights_of(table, parsed, columns, task_rows)
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


def _texts(values: list, codes: np.ndarray) -> Any:
    return pd.array(values, dtype="str").take(codes)


def _dates(values: list, codes: np.ndarray) -> Any:
    return np.array(values, dtype="datetime64[D]")[codes].astype("datetime64[s]")


def _of_texts(values: list) -> Any:
    return pd.array(values, dtype="str")


def _no_texts(count: int) -> Any:
    return pd.array([None] * count, dtype="str")


def _no_dates(count: int) -> Any:
    return np.full(count, "NaT", dtype="datetime64[s]")


def _no_flags(count: int) -> Any:
    return pd.array([None] * count, dtype="boolean")
