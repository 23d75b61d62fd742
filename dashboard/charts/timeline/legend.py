"""What the timeline's colours, edges and shapes mean: the lights, and what has no light."""

import altair as alt

from dashboard.charts.base import GREY, LABELS, light_palette
from dashboard.charts.theme import legend_of
from dashboard.charts.timeline.colours import DASHES, PHASE_LINE_SHADES, PHASE_SHADES

ROLLOUT, VAGUE, MOVED, DAYS_OFF = "Udrulning", "Omtrentligt", "Oprindelig frist", "Fridage"
_NONE, _GREYS = ("transparent", "transparent"), (GREY, GREY)
_OFF = ("#dcdee1", "#33373d")
PALETTE = light_palette(
    (ROLLOUT, PHASE_SHADES, PHASE_LINE_SHADES, _GREYS),
    (VAGUE, _NONE, _GREYS, _GREYS),
    (MOVED, _NONE, _GREYS, _GREYS),
    (DAYS_OFF, _OFF, _OFF, _GREYS),
)
_SHAPES = alt.Scale(
    domain=list(PALETTE.labels), range=["circle" if label == MOVED else "square" for label in PALETTE.labels]
)
_EDGES = alt.Scale(
    domain=list(PALETTE.labels), range=[DASHES if label == VAGUE else [1, 0] for label in PALETTE.labels]
)


def legend_for(lights: tuple[str, ...]) -> alt.Legend:
    """`lights`: the labels of those that are drawn."""
    labels = [label for label in PALETTE.labels if label in lights or label not in LABELS]
    return legend_of(labels, symbolSize=110, columnPadding=10)


def legend(base: alt.Chart, shown: alt.Legend) -> alt.Chart:
    """A layer without a mark: Vega-Lite makes legends of scales alone, and one of those that say the same."""
    return (
        base.transform_filter("datum.kind === 'none'")
        .mark_point(filled=True)
        .encode(
            color=PALETTE.colour(shown),
            stroke=PALETTE.outline(shown),
            shape=alt.Shape("label:N", title=None, scale=_SHAPES, legend=shown),
            strokeDash=alt.StrokeDash("label:N", title=None, scale=_EDGES, legend=shown),
        )
    )
