"""One card a light: how many, how that has changed, and the way to the tasks behind each number."""

from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard.domain.lights import BY_CODE
from dashboard.domain.wording import number
from dashboard.sentences import overview
from dashboard.ui import navigation
from dashboard.ui.elements.badges import light_badge

GOOD_WHEN: dict[str, Literal["normal", "inverse"]] = {
    "red": "inverse",
    "yellow": "inverse",
    "unknown": "inverse",
    "done": "normal",
}


def draw(counts: pd.DataFrame, before: pd.DataFrame | None, since: str) -> None:
    """`counts`, `before`: queries/overview/counts_by_light.sql, at the as-of date and the export before."""
    ours = overview.are_ours(counts)
    for position, (column, row) in enumerate(zip(st.columns(6), counts.itertuples(), strict=True)):
        change = None if before is None else row.shown - int(before["shown"].iloc[position])
        with column, st.container(border=True, gap="xxsmall"):
            _figure(row.light, row.shown, change, since, overview.whose_light(row.shown, row.from_klik, ours))
            _ways(row.light, row.shown, row.computed, ours)


def _figure(code: str, shown: int, change: int | None, since: str, whose: str) -> None:
    light = BY_CODE[code]
    # Without the day where nothing has changed: six cards leave no room for so long a text.
    delta = None if change is None else f"{change:+d} siden {since}" if change else "uændret"
    st.metric(
        light_badge(code),
        number(shown),
        delta=delta,
        delta_color=GOOD_WHEN.get(code, "off") if change else "off",
        delta_arrow="auto" if change else "off",
        help=f"{light.meaning}. {whose}",
    )


def _ways(code: str, shown: int, computed: int, ours: bool) -> None:
    """Where the lights are ours, both figures would be one."""
    word = BY_CODE[code].word
    with st.container(horizontal=True, gap="small"):
        if not ours:
            shown_in = f"Opgaver, som KLIK viser som {word.lower()}"
            _way_to("Vis", shown, f"shown_{code}", shown_in, lights=(code,))
        _way_to(
            f"Beregnet: {number(computed)}",
            computed,
            f"computed_{code}",
            f"Opgaver, som er {word.lower()} efter frist, status og bemanding",
            computed_lights=(code,),
        )


def _way_to(label: str, count: int, key: str, help_text: str, **choices: Any) -> None:
    st.button(
        label,
        key=key,
        help=help_text,
        type="tertiary",
        disabled=not count,
        on_click=navigation.go_to_tasks,
        kwargs=choices,
    )
