"""The habits of KLIK-kultur over the exports: a line each, told apart by shape, too."""

from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import SLATE, Chart
from dashboard.charts.locale import spec_of
from dashboard.charts.theme import by_size
from dashboard.domain.culture import BY_CODE, HABITS, percent

# No light's colours, 3:1 on a light page and on a dark one.
_COLOURS = [SLATE, "#8f63b8", "#0f8a9c", "#c2418a"]
_SHAPES = ["circle", "square", "triangle-up", "diamond"]
_LABELS = [habit.label for habit in HABITS]


def habit_lines(trend: pd.DataFrame) -> Chart:
    """One line a habit, its share at each export, the last one in figures.

    `trend`: day, habit (code), tasks and kept, the oldest day first.
    """
    shares = [percent(row.kept, row.tasks) for row in trend.itertuples()]
    shown = trend[["tasks", "kept"]].assign(
        day=trend["day"].dt.strftime("%d.%m.%Y"),
        label=[BY_CODE[code].label for code in trend["habit"]],
        share=shares,
        text=[f"{share} %" for share in shares],
        is_last=(trend["day"] == trend["day"].max()).to_list(),
    )
    return Chart(_lines(), shown)


@lru_cache
def _lines() -> dict:
    legend = alt.Legend(orient="top", values=_LABELS, symbolSize=90, labelLimit=by_size(240))
    base = alt.Chart().encode(
        x=alt.X("day:O", title="Eksport", sort=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y(
            "share:Q", title="Holder vanen (%)", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(format="d")
        ),
        color=alt.Color(
            "label:N", title=None, scale=alt.Scale(domain=_LABELS, range=_COLOURS), legend=legend
        ),
        tooltip=[
            alt.Tooltip("label:N", title="Vane"),
            alt.Tooltip("day:N", title="Eksport"),
            alt.Tooltip("text:N", title="Holder vanen"),
            alt.Tooltip("kept:Q", title="Opgaver, der holder den", format=",d"),
            alt.Tooltip("tasks:Q", title="Opgaver i alt", format=",d"),
        ],
    )
    lines = base.mark_line(strokeWidth=2)
    points = base.mark_point(size=90, filled=True, opacity=1).encode(
        shape=alt.Shape("label:N", title=None, scale=alt.Scale(domain=_LABELS, range=_SHAPES), legend=legend)
    )
    figures = (
        base.transform_filter("datum.is_last")
        .mark_text(align="left", dx=9, fontWeight="bold")
        .encode(text="text:N")
    )
    return spec_of((lines + points + figures).properties(height=300))
