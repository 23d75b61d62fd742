"""Tables as every page shows them: Danish headings, lights as pills, rows that lead on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from numbers import Number
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.domain.labels import LABELS
from dashboard.domain.lights import LABEL
from dashboard.domain.link_sources import LINK_SOURCES
from dashboard.domain.wording import number
from dashboard.ui import navigation, page_theme, state
from dashboard.ui.elements import row_list
from dashboard.ui.elements.row_list import Column, Pill, Rows

LIGHT_COLUMNS = ("light", "shown_light", "computed_light", "worst_light")
HIDDEN = ("task_key", "snapshot_id")  # resolved by, never shown
LIGHT_BAR = "light_bar"  # a column of a list each: how many tasks of each light, worst first
LINK_WORDS = {code: source.word for code, source in LINK_SOURCES.items()}
WIDTHS = {
    "title": 300,
    "reason": 300,
    "deviation_in_words": 410,
    "project": 128,
    "theme": 190,
    "days_to_due": 122,
    "executor": 125,
    "responsible": 125,
    "status": 103,
    "warning": 235,
    "system": 190,
    "expires": 125,
    "notice_by": 115,
    "contract": 100,
    "supplier": 110,
    "red": 70,
    "yellow": 62,
    "open_tasks": 100,
    "slip_days": 100,
    "next_deadline": 100,
    "project_due": 130,
    "ready_by": 112,
    "next_phase": 135,
    "pilot": 155,
    "rollout": 155,
    "published_tasks": 215,
    "interface": 320,
    "used_by": 480,
    "when_used": 130,
    "linked_by": 105,
    "activity": 218,
    "audience": 255,
    "from_kombit": 120,
    "place": 118,
    "held_on": 105,
    "hours": 92,
    "our_roles": 175,
    "tasks_at_risk": 112,
    "vacant_from": 84,
    "roles": 300,
    "phone": 105,
    "busiest": 115,
    "because": 420,
    "what": 300,
    "habit": 150,
}


@dataclass(frozen=True)
class Actions:
    """What can be done to a row beside opening it: words for each row, and what gets its key and the word."""

    words: Sequence[Sequence[str]]
    on_pick: Callable[[str, str], None]
    width: int = 300


@dataclass(frozen=True)
class Foot:
    """What stands beneath rows. `rest`: words of the way to the rows that are not shown; `on_rest`: it."""

    text: str
    rest: str = ""
    on_rest: Callable[[], None] | None = None


def table(
    rows: pd.DataFrame,
    alt_text: str,
    height: int | None = 400,
    widths: Mapping[str, int] | None = None,
    pills: Mapping[str, Mapping[str, Pill]] | None = None,
    sorts: bool = True,
    foot: str = "",
) -> None:
    """The rows under Danish headings, lights as glyph and word, dates as dd.mm.yyyy.

    `height`: pixels from which on the rows scroll; None: all are shown. `widths`: of columns, where they
    differ from WIDTHS. `pills`: the colours of each word, by column. `sorts`: as `leading_table`.
    """
    if rows.empty:
        st.text("Der er ingenting at vise.")
        return
    drawn = _rows(rows, alt_text, height, widths or {}, pills or {}, {})
    row_list.draw(replace(drawn, sorts=sorts, foot=foot))


def task_table(
    rows: pd.DataFrame,
    name: str,
    alt_text: str,
    height: int | None,
    beneath: Mapping[str, str] | None = None,
    sorts: bool = True,
    widths: Mapping[str, int] | None = None,
    foot: Foot | None = None,
) -> None:
    """A table of tasks whose rows open the drawer: by the page's last line, in the run that follows."""
    keys = tuple(rows["task_key"])

    def open_task(task_key: str) -> None:
        state.TASKS_AROUND.write(keys)
        state.OPENED_TASK.write(task_key)
        state.TASK_IN_DRAWER.write(task_key)

    leading_table(
        rows,
        "task_key",
        name,
        alt_text,
        open_task,
        height,
        widths,
        beneath=beneath,
        sorts=sorts,
        current=state.TASK_IN_DRAWER.read(),
        foot=foot,
    )


def leading_table(
    rows: pd.DataFrame,
    key_column: str,
    name: str,
    alt_text: str,
    on_pick: Callable[[str], None],
    height: int | None,
    widths: Mapping[str, int] | None = None,
    pills: Mapping[str, Mapping[str, Pill]] | None = None,
    beneath: Mapping[str, str] | None = None,
    sorts: bool = True,
    current: str = "",
    actions: Actions | None = None,
    foot: Foot | None = None,
) -> None:
    """A table whose rows lead on, by a click anywhere in one or by Enter; `on_pick` gets its `key_column`.

    `height`, `widths`, `pills`: as `table`. `beneath`: columns that stand small beneath another, by that one.
    `sorts`: whether a click on a heading sorts, which is for tables that hold all of their rows.
    `current`: the key of the row that was opened last. `actions`: of each row.

    The browser says which row by its position, so the key follows the rows on show: a click that comes after
    they have changed opens nothing instead of another row.
    """
    if rows.empty:
        st.text("Der er ingenting at vise.")
        return
    keys = list(rows[key_column])
    shown = state.table_of_rows(name, state.fingerprint(repr(keys)))

    def picked() -> None:
        position = state.opened_row(shown)
        if position is not None and position < len(keys):
            on_pick(keys[position])

    def acted() -> None:
        if actions and (pick := state.acted_row(shown)) and pick[0] < len(keys):
            actions.on_pick(keys[pick[0]], pick[1])

    drawn = _rows(rows, alt_text, height, widths or {}, pills or {}, beneath or {}, key_column)
    if actions:
        drawn = _with_actions(drawn, actions)
    at = keys.index(current) if current in keys else None
    foot = foot or Foot("")
    drawn = replace(drawn, sorts=sorts, leads=True, current=at, foot=foot.text, rest=foot.rest)
    row_list.draw(drawn, shown.key, picked, acted if actions else None, foot.on_rest)


def _with_actions(drawn: Rows, actions: Actions) -> Rows:
    column = Column("Handling", "actions", actions.width)
    rows = [[*row, list(words)] for row, words in zip(drawn.rows, actions.words, strict=True)]
    return replace(drawn, columns=[*drawn.columns, column], rows=rows)


def _rows(
    rows: pd.DataFrame,
    alt_text: str,
    height: int | None,
    widths: Mapping[str, int],
    pills: Mapping[str, Mapping[str, Pill]],
    beneath: Mapping[str, str],
    key_column: str = "",
) -> Rows:
    hidden = {*HIDDEN, *beneath.values()}
    names = [name for name in rows.columns if name not in hidden]
    columns = [_column(rows[name], WIDTHS | dict(widths), dict(pills.get(name, {}))) for name in names]
    values = [_values(rows[name]) for name in names]
    for above, small in beneath.items():
        at = names.index(above)
        values[at] = [list(pair) for pair in zip(values[at], _values(rows[small]), strict=True)]
    texts = [at for at, column in enumerate(columns) if column.kind == "text"]
    names_row = next((name for name in ("title", key_column) if name in names), None)
    label = names.index(names_row) if names_row else next(iter(texts), 0)
    return Rows(columns, [list(row) for row in zip(*values, strict=True)], alt_text, label, height)


# Who has no name on what should have one; elsewhere an empty cell is a dash.
NOBODY = dict.fromkeys(("executor", "responsible", "call", "leader"), "ubesat")


def _column(values: pd.Series, widths: Mapping[str, int], pills: dict[str, Pill]) -> Column:
    name = values.name
    label = LABELS[name]
    if name in LIGHT_COLUMNS:
        return Column(label, "pill", widths.get(name, 92), page_theme.light_pills())
    if name == LIGHT_BAR:
        return Column(label, "bar", widths.get(name, 190), page_theme.light_pills())
    if name == "sentence":
        return Column(label, "sentence")
    if pills:
        return Column(label, "pill", widths.get(name, 150), pills)
    if pd.api.types.is_datetime64_any_dtype(values):
        return Column(label, "date", widths.get(name, 104))
    if pd.api.types.is_bool_dtype(values):
        return Column(label, width=widths.get(name, 80))
    if pd.api.types.is_numeric_dtype(values):
        return Column(label, "number", widths.get(name, 80))
    return Column(label, width=widths.get(name, 150), empty=NOBODY.get(str(name), "–"))


def _values(values: pd.Series) -> list[Any]:
    """As row_list.Rows has them."""
    if values.name in LIGHT_COLUMNS:
        return [LABEL.get(code) for code in values]
    if values.name == LIGHT_BAR:
        return [list(map(int, counts)) for counts in values]
    if values.name == "linked_by":
        return [LINK_WORDS.get(code) for code in values]
    if pd.api.types.is_datetime64_any_dtype(values):
        return [None if pd.isna(day) else day.date().isoformat() for day in values]
    return [_value(value) for value in values]


def _value(value: Any) -> Any:
    if isinstance(value, Sequence | np.ndarray) and not isinstance(value, str):
        return ", ".join(map(str, value)) or None
    if pd.isna(value):
        return None
    if isinstance(value, bool | np.bool_):
        return "Ja" if value else "Nej"
    if isinstance(value, Number):
        return value.item() if isinstance(value, np.generic) else value
    return str(value)


def page_number(count: int, rows: int) -> int:
    """Which page of the table is shown, from 1; nothing is drawn when one page holds all."""
    pages = max(1, -(-count // rows))
    return st.pagination(pages, key=state.page_of_table(pages).key) if pages > 1 else 1


HOW_TO_OPEN = "Klik på en række for at se, hvem du skal ringe til."


def how_to_open(shown: int, count: int, view: str = "") -> Foot:
    """How many rows there are, how one is opened, and, with a `view`, the way to the rest of them."""
    text = f"Viser {number(shown)} af {number(count)}. {HOW_TO_OPEN}"
    if not view or shown == count:
        return Foot(text)
    return Foot(text, f"Vis alle {number(count)}", lambda: navigation.go_to_chosen({"view": view}))
