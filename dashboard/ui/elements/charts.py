"""A chart with its heading, and the same figures as a table for whoever would rather read them."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from dashboard.charts.base import PICK, Chart
from dashboard.ui import state
from dashboard.ui.elements import tables

BY_WORST_LIGHT = "Farven er opgavens værste lys: det værste af KLIKs og det beregnede."


def chart_or_table(
    heading: str,
    chart: Chart,
    rows: pd.DataFrame | Mapping[str, pd.DataFrame],
    name: str,
    alt_text: str,
    on_pick: Callable[[dict], None] | None,
    caption: str = BY_WORST_LIGHT,
) -> None:
    """A chart by worst light, or its figures as a table; a click in it hands the picked values on.

    `rows`: the figures, or several tables of them by their headings. `on_pick`: None where a click leads
    nowhere. `caption`: how to read the chart.
    """

    def picked() -> None:
        if on_pick and (marks := state.clicked_marks(name, PICK)):
            on_pick(marks[0])

    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(heading, width="content")
        as_table = st.toggle("Vis som tabel", key=state.shown_as_table(name).key, persist_state="session")
    if caption:
        st.caption(caption)
    if as_table:
        for title, figures in rows.items() if isinstance(rows, Mapping) else [("", rows)]:
            if title:
                st.markdown(f"**{title}**")
            tables.table(figures, f"{title}. {alt_text}" if title else alt_text)
    else:
        st.vega_lite_chart(
            chart.rows,
            chart.spec,
            key=state.chart(name).key,
            on_select=picked if on_pick else "ignore",
            selection_mode=PICK if on_pick else None,
            alt=alt_text,
        )
