"""How tasks have stood through all exports: derived from them, in memory alone, and made anew where untrue.

queries/macros/history/task_state.sql holds it, beside the evaluated tasks. A newer export is added to what
there is, and costs no more than itself. From the first that is not the one that the states were
made of (one came late, was deleted or corrected) they are made anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import duckdb

from dashboard.folders import QUERIES
from dashboard.store import macros, queries

QUESTIONS = tuple(f"history_cache/{file.stem}" for file in sorted((QUERIES / "history_cache").glob("*.sql")))
TABLES = ("task_state", "state_export", "state_generation", "state_run")
NEW_STATES = ("history_cache/find_runs", "history_cache/close_states", "history_cache/open_states")
AT_A_TIME = 8  # exports: many more would not fit in memory, fewer take as long as all of them


@dataclass(frozen=True)
class Export:
    """An export as the states are made of it."""

    snapshot_id: str
    as_of: date
    warning_days: int


@dataclass
class Exports:
    """Those of a municipality, oldest first: on show, and that the states are made of."""

    shown: list[Export] = field(default_factory=list)
    made: list[Export] = field(default_factory=list)


def is_read_by(question: str) -> bool:
    """Whether a question reads the states."""
    return any(macros.reads(question, table) for table in TABLES)


def is_current(cursor: duckdb.DuckDBPyConnection, generation: str, warning_days: int) -> bool:
    values = {"generation": generation, "warning_days": warning_days}
    [(current,)] = queries.run(cursor, "history_cache/is_current", values).fetchall()
    return current


def bring_up_to_date(cursor: duckdb.DuckDBPyConnection, generation: str, warning_days: int) -> None:
    """Make what is missing or untrue of the states. On a cursor that sees all municipalities."""
    if is_current(cursor, generation, warning_days):
        return
    for municipality, exports in _exports(cursor, warning_days).items():
        _follow(cursor, municipality, exports)
    remembered = {"generation": generation, "warning_days": warning_days}
    queries.run(cursor, "history_cache/remember_generation", remembered)


def _exports(cursor: duckdb.DuckDBPyConnection, warning_days: int) -> dict[str, Exports]:
    by_municipality: dict[str, Exports] = {}
    rows = queries.run(cursor, "history_cache/exports").fetchall()
    for municipality, is_made, snapshot_id, as_of, made_by in rows:
        exports = by_municipality.setdefault(municipality, Exports())
        of_kind = exports.made if is_made else exports.shown
        of_kind.append(Export(snapshot_id, as_of, made_by if is_made else warning_days))
    return by_municipality


def _follow(cursor: duckdb.DuckDBPyConnection, municipality: str, exports: Exports) -> None:
    """From the first export that differs on."""
    pairs = zip(exports.shown, exports.made, strict=False)
    same = next((at for at, (shown, made) in enumerate(pairs) if shown != made), None)
    if same is None:
        same = min(len(exports.shown), len(exports.made))
    if same < len(exports.made):
        stays: dict[str, Any] = {"municipality": municipality, "last": same}
        queries.run(cursor, "history_cache/cut_states", stays)
        queries.run(cursor, "history_cache/cut_exports", stays)
    for batch in _batched(exports.shown[same:], AT_A_TIME):
        _take(cursor, municipality, same + 1, batch)
        same += len(batch)


def _take(cursor: duckdb.DuckDBPyConnection, municipality: str, first: int, batch: Sequence[Export]) -> None:
    """Some exports that follow those that the states are made of."""
    remembered = {
        "municipality": municipality,
        "first": first,
        "ids": [export.snapshot_id for export in batch],
        "days": [export.as_of for export in batch],
        "warning_days": batch[0].warning_days,
    }
    queries.run(cursor, "history_cache/remember_exports", remembered)
    numbers = {"municipality": municipality, "first": first, "last": first + len(batch) - 1}
    for step in NEW_STATES:
        queries.run(cursor, step, numbers)
    queries.run(cursor, "history_cache/forget_runs")


def _batched(exports: Sequence[Export], size: int) -> Iterator[Sequence[Export]]:
    for start in range(0, len(exports), size):
        yield exports[start : start + size]
