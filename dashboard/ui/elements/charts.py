"""A chart with its heading, and the same figures as a table for whoever would rather read them."""

import json
from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts.base import LEADS_TO, PICK, Chart
from dashboard.ui import state
from dashboard.ui.elements import tables

BY_WORST_LIGHT = "Farven er opgavens værste lys: det værste af KLIKs og det beregnede."
TO_TASKS = "Klik på en række for at se opgaverne bag den."
_HIGHEST = 430  # pixels of a table


def chart_or_table(
    heading: str,
    chart: Chart,
    rows: pd.DataFrame | Mapping[str, pd.DataFrame],
    name: str,
    alt_text: str,
    on_pick: Callable[[dict], None] | None,
    caption: str = BY_WORST_LIGHT,
    line: DeltaGenerator | None = None,
) -> None:
    """A chart by worst light, or its figures as a table; a mark or a row of them hands what it picks on.

    `rows`: the figures, or several tables of them by their headings; their column LEADS_TO is what each row
    picks, as a click on its mark does. `on_pick`: None where both lead nowhere. `caption`: how to read the
    chart. `line`: a container that the switch stands in, where the page has one instead of a heading.
    """

    def picked() -> None:
        if on_pick and (marks := state.clicked_marks(name, PICK)):
            on_pick(marks[0])

    with line or st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        if line is None:
            st.header(heading, width="content", help=caption or None)
        as_table = st.toggle("Vis som tabel", key=state.shown_as_table(name).key, persist_state="session")
    if isinstance(rows, pd.DataFrame) and rows.empty:
        tables.table(rows, alt_text)  # which says so; of scales without a value, Vega warns
        return
    if not as_table:
        st.vega_lite_chart(
            spec=chart.with_rows(),
            key=state.chart(name).key,
            on_select=picked if on_pick else "ignore",
            selection_mode=PICK if on_pick else None,
            alt=alt_text,
        )
        return
    for title, figures in rows.items() if isinstance(rows, Mapping) else [("", rows)]:
        if title:  # a heading of the chart's own stands above it, or the page's title
            (st.subheader if line is None else st.header)(title)
        _figures(
            figures,
            f"{name}_{title}" if title else name,
            f"{title}. {alt_text}" if title else alt_text,
            on_pick,
        )


def _figures(rows: pd.DataFrame, name: str, alt_text: str, on_pick: Callable[[dict], None] | None) -> None:
    """A table of a chart's figures. What a row picks is its key, and not shown."""
    if LEADS_TO not in rows or rows.empty:
        tables.table(rows, alt_text)
        return
    picks = [json.dumps(pick, default=int, ensure_ascii=False) for pick in rows[LEADS_TO]]
    tables.leading_table(
        rows.drop(columns=LEADS_TO).assign(task_key=picks),
        "task_key",
        f"{name}_figures",
        alt_text,
        lambda pick: on_pick(json.loads(pick)) if on_pick else None,
        height=_HIGHEST,
    )
    st.caption(TO_TASKS)
