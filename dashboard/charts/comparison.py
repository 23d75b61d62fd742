"""One municipality among the others: a row a group, with its own share, the middle one, and the spread."""

from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import NEW_LINE, TWO_LINES, Chart
from dashboard.charts.locale import spec_of
from dashboard.charts.theme import GROUND, INK, by_size, themed
from dashboard.domain.comparison import whole_percent

OWN, MIDDLE, REACH = "Jeres", "Median", "Fra laveste til højeste"
SHAPES = {
    OWN: "diamond",
    MIDDLE: "M-0.12,-1L0.12,-1L0.12,1L-0.12,1Z",  # an upright line
    REACH: "M-1,-0.35L1,-0.35L1,0.35L-1,0.35Z",  # a bar
}
_REACH = themed("#c3cad6", "#4a5363")  # background: the marks on it are told by their shape
_END = themed("#5b6b8c", "#9aa3b0")
_OWN = themed("#0b4f5c", "#63d3e6")
_ROW = 40  # pixels


def spread(rows: pd.DataFrame) -> Chart:
    """In the order of the rows. No tasks of others lie behind it, so it leads nowhere.

    `rows`: those of domain/comparison.py, of_measure, that are not hidden.
    """
    shown = pd.DataFrame(
        {
            "name": rows["name"] + NEW_LINE + rows["municipalities"].map("{} kommuner".format),
            "group": rows["name"],
            "municipalities": rows["municipalities"],
            **{each: rows[each].round(1) for each in ("own", "lowest", "middle", "highest")},
            "figure": rows["own"].map(lambda own: "" if pd.isna(own) else f"{OWN} {whole_percent(own)} %"),
        }
    )
    return Chart(_drawing(), shown.astype(object).where(shown.notna(), None))


@lru_cache
def _drawing() -> dict:
    y = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(**TWO_LINES))
    axis = alt.Axis(orient="top", labelExpr="datum.label + ' %'", tickMinStep=1, tickCount=8, format="d")
    tooltip = [
        alt.Tooltip("group:N", title="Navn"),
        alt.Tooltip("own:Q", title="Jeres (%)"),
        alt.Tooltip("middle:Q", title="Median (%)"),
        alt.Tooltip("lowest:Q", title="Laveste (%)"),
        alt.Tooltip("highest:Q", title="Højeste (%)"),
        alt.Tooltip("municipalities:Q", title="Kommuner"),
    ]
    base = alt.Chart().encode(y=y, tooltip=tooltip)
    x = alt.X("lowest:Q", title=None, axis=axis, scale=alt.Scale(zero=True))
    reach = base.mark_bar(height=10, cornerRadius=2, fill=_REACH).encode(x=x, x2="highest:Q")
    # The bar has no length where all are equal.
    ends = [
        base.mark_tick(size=10, thickness=2, color=_END).encode(x=f"{end}:Q") for end in ("lowest", "highest")
    ]
    middle = _mark(base.mark_point(size=500, filled=True, color=INK, opacity=1), "middle", MIDDLE)
    own = _mark(base.mark_point(size=170, filled=True, color=_OWN, stroke=GROUND, opacity=1), "own", OWN)
    words = (
        base.mark_text(
            align="left", dx=by_size(-6), dy=by_size(-14), fontWeight="bold", fill=INK, tooltip=None
        )
        .encode(x="own:Q", text="figure:N")
        .transform_filter("isValid(datum.own)")
    )
    return spec_of(alt.layer(reach, *ends, middle, own, words).properties(height=alt.Step(_ROW)))


def _mark(mark: alt.Chart, column: str, label: str) -> alt.Chart:
    """A mark whose shape the legend explains, beside those of the others."""
    shape = alt.Shape(
        "what:N",
        title=None,
        scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())),
        legend=alt.Legend(orient="top", symbolSize=220, symbolFillColor=INK, symbolStrokeColor=INK),
    )
    shown = mark.encode(x=f"{column}:Q", shape=shape).transform_calculate(what=f"'{label}'")
    return shown.transform_filter(f"isValid(datum.{column})")
