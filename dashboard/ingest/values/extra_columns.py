"""Columns without a field, and text that a field's value doesn't hold, kept with the task as JSON."""

import json

import numpy as np

from dashboard.ingest.columns.profile import as_text, is_empty
from dashboard.ingest.sandbox.workbook import Column
from dashboard.ingest.tables.find_tables import Table
from dashboard.ingest.values.parse import ParsedColumn


def extra_json(
    table: Table, columns: list[Column], task_rows: np.ndarray, parsed: dict[str, ParsedColumn]
) -> list[str]:
    """A JSON object a task: header to text. Each distinct value is written once."""
    field_of_column = {guess.column: name for name, guess in table.mapping.guesses.items() if name in parsed}
    parts = []
    for index, (header, column) in enumerate(zip(table.mapping.headers, columns, strict=True)):
        name = field_of_column.get(index)
        pieces = _pieces(header, column, parsed[name].details if name else None)
        if any(pieces):
            parts.append(np.array(pieces, dtype=object)[column.codes[task_rows]])
    if not parts:
        return ["{}"] * len(task_rows)
    return ["{" + ", ".join(filter(None, pieces)) + "}" for pieces in zip(*parts, strict=True)]


GROUP = "Mellemrubrik"


def with_group(extra: list[str], headings: list[str | None]) -> list[str]:
    """The objects, each with the heading that its task stands under."""
    return [
        json.dumps({GROUP: heading} | json.loads(one), ensure_ascii=False) if heading else one
        for one, heading in zip(extra, headings, strict=True)
    ]


def _pieces(header: str, column: Column, only: dict[int, str] | None) -> list[str]:
    """A distinct value's part of the object; "" for what is empty. only: for a column that has a field."""
    key = json.dumps(header, ensure_ascii=False)
    if only is None:
        texts = ["" if is_empty(cell) else as_text(cell) for cell in column.values]
    else:
        texts = [only.get(position, "") for position in range(len(column.values))]
    return [f"{key}: {json.dumps(text, ensure_ascii=False)}" if text else "" for text in texts]
