"""A person's open tasks month by month, beside what the others have."""

from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import SLATE, Chart
from dashboard.charts.locale import spec_of

_OTHERS, _AROUND_OTHERS = "#8a3ffc", "#ffffff"  # the light edge parts the line from the column beneath it


def beside_others(loads: pd.DataFrame, person: str) -> pd.DataFrame:
    """One row a month: month, open_tasks (the person's), others_tasks (the middle of the others').

    `loads`: queries/roles/load.sql.
    """
    own = loads[loads["person"] == person].set_index("month")["open_tasks"]
    middle = loads[loads["person"] != person].groupby("month")["open_tasks"].median()
    months = sorted(set(loads["month"]))
    return pd.DataFrame(
        {
            "month": [f"{month:%m.%Y}" for month in months],
            "open_tasks": [int(own.get(month, 0)) for month in months],
            "others_tasks": [float(middle.get(month, 0)) for month in months],
        }
    )


def months(rows: pd.DataFrame) -> Chart:
    """Columns for the person, a line across each for the others. `rows`: as beside_others."""
    return Chart(_months(tuple(rows["month"])), rows)


@lru_cache
def _months(order: tuple[str, ...]) -> dict:
    base = alt.Chart().encode(
        x=alt.X("month:N", title=None, sort=order, axis=alt.Axis(labelAngle=0)),
        tooltip=[
            alt.Tooltip("month:N", title="Måned"),
            alt.Tooltip("open_tasks:Q", title="Åbne opgaver", format=",d"),
            alt.Tooltip("others_tasks:Q", title="Medianen for de andre", format=",.1f"),
        ],
    )
    axis = alt.Axis(tickMinStep=1, format="d")
    own = base.mark_bar(color=SLATE).encode(y=alt.Y("open_tasks:Q", title="Åbne opgaver", axis=axis))
    others = base.mark_tick(color=_OTHERS, thickness=5, stroke=_AROUND_OTHERS, strokeWidth=1).encode(
        y="others_tasks:Q"
    )
    return spec_of((own + others).properties(height=200))
