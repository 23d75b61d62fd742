"""Tables as every page shows them: Danish headings, lights as pills, rows that lead on."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard.domain.labels import LABELS
from dashboard.domain.lights import BY_CODE, LABEL
from dashboard.domain.link_sources import LINK_SOURCES
from dashboard.domain.wording import number
from dashboard.ui import navigation, page_theme, state

LIGHT_COLUMNS = ("light", "shown_light", "computed_light", "worst_light")
WRAPPED = 66
"""Pixels of a row whose text wraps, into three lines at the most: below 64, Streamlit cuts it instead."""
WRAPPED_TWICE = 88  # into four lines
LOW = 35  # pixels of a row, and about those of the headings
WIDTHS = {
    "title": 300,
    "reason": 300,
    "deviation_in_words": 410,
    "project": 104,
    "theme": 190,
    "days_to_due": 92,
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
# Where text wraps.
NARROW = {"project": 112, "title": 250, "reason": 250, "executor": 122, "responsible": 122}


def light_column(label: str, pinned: bool = False) -> Any:
    """A pill with glyph and word: Streamlit colours only the values of a list column."""
    return st.column_config.MultiselectColumn(
        label, options=list(LABEL.values()), color=page_theme.pill_colours(), pinned=pinned, width=95
    )


def _columns(rows: pd.DataFrame, own_widths: dict[str, int] | None = None) -> dict[str, Any]:
    widths = WIDTHS | (own_widths or {})
    columns: dict[str, Any] = {"task_key": None}  # resolved by, never shown
    for position, name in enumerate(rows.columns.drop("task_key", errors="ignore")):
        label = LABELS[name]
        if name in LIGHT_COLUMNS:
            columns[name] = light_column(label, pinned=position == 0)
        elif pd.api.types.is_datetime64_any_dtype(rows[name]):
            width = widths.get(name, 96)
            columns[name] = st.column_config.DateColumn(label, format="DD.MM.YYYY", width=width)
        elif name in ("components", "interfaces", "projects"):
            columns[name] = st.column_config.ListColumn(label, width=185)
        elif pd.api.types.is_numeric_dtype(rows[name]):
            columns[name] = st.column_config.NumberColumn(label, width=widths.get(name, 80))
        else:
            columns[name] = st.column_config.TextColumn(label, width=widths.get(name, 150))
    return columns


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    lights: dict[str, list] = {
        name: [[LABEL[code]] if code in BY_CODE else [] for code in rows[name]]
        for name in LIGHT_COLUMNS
        if name in rows
    }
    if "linked_by" in rows:
        lights["linked_by"] = [
            LINK_SOURCES[code].word if code in LINK_SOURCES else None for code in rows["linked_by"]
        ]
    return rows.assign(**lights)


def table(
    rows: pd.DataFrame,
    alt_text: str,
    height: int | Literal["auto", "content"] = "auto",
    row_height: int | None = None,
    widths: dict[str, int] | None = None,
) -> None:
    """The rows under Danish headings, lights as glyph and word, dates as dd.mm.yyyy.

    `row_height`: pixels of a row in which long text goes on in a further line, as WRAPPED; else it is cut.
    `widths`: pixels of columns, where they differ from WIDTHS.
    """
    if rows.empty:  # Streamlit's own word for it is English
        st.text("Der er ingenting at vise.")
        return
    st.dataframe(
        _shown(rows),
        column_config=_columns(rows, widths),
        hide_index=True,
        height=height,
        row_height=row_height,
        alt=alt_text,
        placeholder="–",
    )


def task_table(rows: pd.DataFrame, name: str, alt_text: str, height: int, wraps: bool = False) -> None:
    """A table of tasks whose rows open the drawer: by the page's last line, in the run that follows.

    `wraps`: long text goes on in a further line, and no column lies out of sight; else rows are low.
    """
    open_task = state.OPENED_TASK.write
    leading_table(rows, "task_key", name, alt_text, open_task, height, WRAPPED if wraps else None)


def leading_table(
    rows: pd.DataFrame,
    key_column: str,
    name: str,
    alt_text: str,
    on_pick: Callable[[str], None],
    height: int,
    row_height: int | None = None,
    own_columns: Mapping[str, Any] | None = None,
) -> None:
    """A table whose rows lead on: by a click in the left edge, or by arrow keys and Shift+Space.

    `on_pick` gets the row's value of `key_column`. `row_height`: pixels, for text that goes on in further
    lines, as WRAPPED; else rows are low. `own_columns`: Streamlit's columns, in place of those by the labels.

    Streamlit remembers a chosen row by its position. So the key follows the rows on show, which drops the
    choice when they change, and a choice is turned into its key by the very rows that were shown.
    """
    fits = (height - LOW) // (row_height or LOW)
    keys = list(rows[key_column])
    shown = state.table_of_rows(name, state.fingerprint(repr(keys)))

    def picked() -> None:
        if positions := state.selected_rows(shown):
            on_pick(keys[positions[0]])
            # Let go of at once, so that the same row opens again. Later, when the drawer is closed and the
            # table has the focus back, this would leave its arrow keys dead.
            state.unselect_rows(shown)

    st.dataframe(
        _shown(rows),
        column_config=_columns(rows, NARROW if row_height else None) | dict(own_columns or {}),
        hide_index=True,
        height=height if len(rows) > fits else "content",  # few are shown whole, without empty rows beneath
        row_height=row_height,
        alt=alt_text,
        key=shown.key,
        on_select=picked,
        selection_mode="single-row",
        placeholder="–",
    )


def page_number(count: int, rows: int) -> int:
    """Which page of the table is shown, from 1; nothing is drawn when one page holds all."""
    pages = max(1, -(-count // rows))
    return st.pagination(pages, key=state.page_of_table(pages).key) if pages > 1 else 1


HOW_TO_CHOOSE = (
    "Klik i feltet yderst til venstre i en række, eller vælg den med piletasterne og Skift+Mellemrum,"
)
HOW_TO_OPEN = f"{HOW_TO_CHOOSE} for at se, hvem du skal ringe til."


def how_to_open(shown: int, count: int, view: str = "") -> None:
    """How many rows there are, how one is opened, and, with a `view`, the way to the rest of them."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"Viser {number(shown)} af {number(count)}. {HOW_TO_OPEN}", width="content")
        if view and shown < count:
            st.button(
                f"Vis alle {number(count)}",
                key=f"all_{view}",
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=navigation.go_to_chosen,
                args=({"view": view},),
            )
