"""Støttesystemer by light for several municipalities: a cell has its light's colour, shape and figure."""

from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import LABELS, RANK, Chart, light_palette, with_domains
from dashboard.charts.locale import spec_of
from dashboard.charts.theme import by_size
from dashboard.domain.aggregates import FEWEST
from dashboard.domain.lights import BY_CODE

HIDDEN = f"under {FEWEST}"
"""What stands instead of a figure of fewer municipalities than that, or of one that would give it away."""
_INKS = ("#5f6875", "#9aa3b0")  # 4.5:1 on a light page and on a dark one
_PALETTE = light_palette((HIDDEN, ("transparent", "transparent"), _INKS, _INKS))
_ROW = 32  # pixels


def lights_by_component(cells: pd.DataFrame) -> Chart:
    """A row a støttesystem, a column a light, the worst first. No tasks lie behind it, so it leads nowhere.

    `cells`: domain/aggregates.py, merged.
    """
    is_hidden = cells["tasks"].isna()
    tasks = cells["tasks"].fillna(0).astype(int)
    columns = pd.Series([LABELS[RANK[code]] for code in cells["light"]], index=cells.index)
    figures = tasks.astype("string").where(~is_hidden, HIDDEN)
    glyphs = cells["light"].map(lambda code: f"{BY_CODE[code].chart_glyph} ").where(tasks > 0, "")
    shown = cells[["component"]].assign(
        column=columns,
        label=columns.where(tasks > 0, HIDDEN),
        tasks=tasks,
        municipalities=cells["municipalities"].astype("string").fillna(HIDDEN),
        figure=figures,
        text=(glyphs + figures).where(is_hidden | (tasks > 0), "–"),
    )
    return Chart(with_domains(_cells(), LABELS, list(dict.fromkeys(shown["component"]))), shown)


@lru_cache
def _cells() -> dict:
    base = alt.Chart().encode(
        x=alt.X("column:N", title=None, axis=alt.Axis(orient="top", labelAngle=0, ticks=False)),
        y=alt.Y("component:N", title=None, axis=alt.Axis(labelLimit=by_size(260), ticks=False)),
        tooltip=[
            alt.Tooltip("component:N", title="Støttesystem"),
            alt.Tooltip("column:N", title="Værste lys"),
            alt.Tooltip("figure:N", title="Opgaver"),
            alt.Tooltip("municipalities:N", title="Kommuner"),
        ],
    )
    some = base.transform_filter("datum.tasks > 0").mark_rect(cornerRadius=2, strokeWidth=1)
    boxes = some.encode(color=_PALETTE.colour(None), stroke=_PALETTE.outline(None))
    texts = base.mark_text(fill=_PALETTE.ink()).encode(text="text:N")
    return spec_of((boxes + texts).properties(height=alt.Step(_ROW)))
