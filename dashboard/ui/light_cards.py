"""One card a light: how many, how that has changed, and the way to the tasks behind each number."""

import pandas as pd
import streamlit as st

from dashboard.domain.lights import BY_CODE
from dashboard.domain.wording import number
from dashboard.ui import session

GOOD_WHEN = {"red": "inverse", "yellow": "inverse", "unknown": "inverse", "done": "normal"}


def draw(counts: pd.DataFrame, before: pd.DataFrame | None, since: str) -> None:
    """`counts`, `before`: queries/overview/counts_by_light.sql on the as-of date, and at the export before."""
    for position, (column, row) in enumerate(zip(st.columns(6), counts.itertuples(), strict=True)):
        change = None if before is None else row.shown - int(before["shown"].iloc[position])
        with column, st.container(border=True, gap="xxsmall"):
            _card(row.light, row.shown, row.computed, change, since)


def _card(code: str, shown: int, computed: int, change: int | None, since: str) -> None:
    light = BY_CODE[code]
    st.metric(
        f"{light.glyph} {light.word}",
        number(shown),
        delta=None if change is None else f"{change:+d} siden {since}",
        delta_color=GOOD_WHEN.get(code, "off") if change else "off",
        help=f"{light.meaning}. Tallet er KLIKs lys. En opgave uden lys i eksporten tæller med sit beregnede lys.",
    )
    with st.container(horizontal=True, gap="small"):
        _way_to("Vis", f"shown_{code}", f"Opgaver, som KLIK viser som {light.word.lower()}", lys=[light.word])
        _way_to(
            f"Beregnet: {number(computed)}", f"computed_{code}",
            f"Opgaver, som er {light.word.lower()} efter frist, status og bemanding", beregnet=[light.word],
        )  # fmt: skip


def _way_to(label: str, key: str, help_text: str, **choices) -> None:
    st.button(label, key=key, help=help_text, type="tertiary", on_click=session.go_to_tasks, kwargs=choices)
