"""Which column's fill colours are lights: one whose cells differ, not banding or a marked cell."""

import numpy as np

from dashboard.ingest.sandbox.workbook import Column, Sheet
from dashboard.ingest.values.light_signs import light_of_fill

SIGNALS = frozenset(("red", "yellow", "green"))


def lights_of_fills(fills: Column) -> list[str | None]:
    """A light for each distinct fill."""
    return [light_of_fill(fill if isinstance(fill, str) else None) for fill in fills.values]


def light_column_of_fills(
    sheet: Sheet, rows: slice, preferred: list[int], task_rows: int, silent: list[int]
) -> int | None:
    """The column whose fills are the lights, or None. `preferred` wins among columns that are as good.

    silent: columns whose header says light, without one in text: there a single colour is enough.
    """
    best, best_order = None, None
    for column, fills in sheet.fills.items():
        counts = _counts(fills, rows)
        coloured = sum(counts.values())
        empty = column >= len(sheet.columns) or not _has_text(sheet.columns[column], rows)
        least = 1 if column in silent else 0.3 * max(task_rows, 1)
        enough = len(counts) >= 2 or column in silent or empty
        if not counts.keys() & SIGNALS or not enough or coloured < least:
            continue
        position = preferred.index(column) if column in preferred else len(preferred)
        order = (column not in silent, -len(counts.keys() & SIGNALS), -coloured, not empty, position, column)
        if column < len(sheet.columns) and (best_order is None or order < best_order):
            best, best_order = column, order
    return best


def _counts(fills: Column, rows: slice) -> dict[str, int]:
    """Rows by light."""
    per_fill = np.bincount(fills.codes[rows], minlength=len(fills.values))
    counts: dict[str, int] = {}
    for light, count in zip(lights_of_fills(fills), per_fill, strict=True):
        if light and count:
            counts[light] = counts.get(light, 0) + int(count)
    return counts


def _has_text(column: Column, rows: slice) -> bool:
    return bool(column.codes[rows].any())
