"""The municipality's own systems × støttesystemer: used, planned or possible, each with glyph and word."""

from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import Chart, click_on, with_domains
from dashboard.charts.locale import spec_of
from dashboard.charts.theme import Palette, by_size, legend_of
from dashboard.domain.component_uses import BY_CODE, COMPONENT_USES, LABEL, in_order
from dashboard.domain.danish import sort_key

_PALETTE = Palette(
    tuple(LABEL[use.code] for use in COMPONENT_USES),
    tuple((use.light.fill, use.dark.fill) for use in COMPONENT_USES),
    tuple((use.light.outline, use.dark.outline) for use in COMPONENT_USES),
    tuple((use.light.on_fill, use.dark.on_fill) for use in COMPONENT_USES),
)
_ROW = 26  # pixels


def components_by_system(uses: pd.DataFrame) -> Chart:
    """A row a system, a column a støttesystem, that which most use or plan first.

    `uses`: queries/systems/use_of_components.sql. A click picks `component`.
    """
    shown = pd.DataFrame(
        {
            "system": uses["system"],
            "component": uses["component"],
            "label": [LABEL[code] for code in uses["use"]],
            "glyph": [BY_CODE[code].glyph for code in uses["use"]],
            "project": uses["project"].fillna("–"),
            "when": uses["when_used"].fillna("–"),
            "gain": uses["gain"].fillna("–"),
        }
    )
    present = set(shown["label"])
    labels = tuple(LABEL[use.code] for use in COMPONENT_USES if LABEL[use.code] in present)
    systems = sorted(shown["system"].unique(), key=sort_key)
    return Chart(with_domains(_matrix(labels), in_order(uses), systems), shown)


def picks(uses: pd.DataFrame) -> list[dict]:
    """What a click on the cell of each of these rows picks."""
    return uses[["component"]].to_dict("records")


@lru_cache
def _matrix(labels: tuple[str, ...]) -> dict:
    base = alt.Chart().encode(
        x=alt.X(
            "component:N",
            title=None,
            axis=alt.Axis(
                orient="top", labelAngle=-45, labelOverlap=False, labelLimit=by_size(180), ticks=False
            ),
        ),
        y=alt.Y("system:N", title=None, axis=alt.Axis(labelLimit=by_size(225), ticks=False)),
        tooltip=[
            alt.Tooltip("system:N", title="System"),
            alt.Tooltip("component:N", title="Støttesystem"),
            alt.Tooltip("label:N", title="Brug"),
            alt.Tooltip("project:N", title="Projekt"),
            alt.Tooltip("when:N", title="Hvornår"),
            alt.Tooltip("gain:N", title="Gevinst"),
        ],
    )
    cells = (
        base.mark_rect(cornerRadius=2, strokeWidth=1, cursor="pointer")
        .encode(color=_PALETTE.colour(legend_of(labels)), stroke=_PALETTE.outline(legend_of(labels)))
        .add_params(click_on("component"))
    )
    glyphs = base.mark_text(fill=_PALETTE.ink(), cursor="pointer").encode(text="glyph:N")
    return spec_of((cells + glyphs).properties(height=alt.Step(_ROW)))
