"""One card a light: how many, how that has changed, and the way to the tasks behind the number."""

import pandas as pd
import streamlit as st

from dashboard.domain.wording import counted, listed, number
from dashboard.domain.lights import BY_CODE
from dashboard.ui import session

GOOD_WHEN_FEWER = ("red", "yellow", "unknown")


def draw(counts: pd.DataFrame, before: pd.DataFrame | None, since: str) -> None:
    """`counts`, `before`: queries/overview/counts_by_light.sql on the as-of date, and at the export before."""
    with st.grid(6, gap="small"):
        for position, row in enumerate(counts.itertuples()):
            earlier = None if before is None else int(before["shown"].iloc[position])
            _card(row.light, row.shown, row.computed, earlier, since)


def _card(code: str, shown: int, computed: int, earlier: int | None, since: str) -> None:
    light = BY_CODE[code]
    with st.container(border=True, gap="xxsmall"):
        st.metric(
            f"{light.glyph} {light.word}",
            number(shown),
            delta=None if earlier is None else f"{shown - earlier:+d} siden {since}",
            delta_color="off"
            if earlier in (None, shown)
            else "inverse"
            if code in GOOD_WHEN_FEWER
            else "normal",
            help=f"{light.meaning}. Tallet er KLIK's lys; opgaver uden lys i eksporten tæller med deres beregnede.",
        )
        _way_to(f"Se {light.word.lower()} i KLIK", f"shown_{code}", lys=[light.word])
        _way_to(f"Beregnet: {number(computed)}", f"computed_{code}", beregnet=[light.word])


def _way_to(label: str, key: str, **choices) -> None:
    st.button(label, key=key, type="tertiary", on_click=session.go_to_tasks, kwargs=choices)


def way_to_shared(row: dict) -> None:
    """To the red tasks behind one row of queries/overview/red_across_projects.sql."""
    filter_key = "snitflade" if row["kind"] == "interface" else "system"
    st.text(
        f"{row['name']}: {counted(row['tasks'], 'rød opgave', 'røde opgaver')} i {listed(row['projects'])}"
    )
    st.button(
        "Vis opgaverne",
        key=f"shared_{row['kind']}_{row['name']}",
        icon=":material/arrow_forward:",
        on_click=session.go_to_tasks,
        kwargs={filter_key: [row["name"]], "visning": "Røde"},
    )
