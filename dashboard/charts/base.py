"""What the charts share: Chart, what a click gives, and how lights are drawn. Never by colour alone."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.domain.lights import BY_CODE, LIGHTS

# With the shapes that stand in the marks, so that the legend explains them.
LABELS = [f"{light.chart_glyph} {light.word}" for light in LIGHTS]
RANK = {light.code: rank for rank, light in enumerate(LIGHTS)}
FILLS = alt.Scale(domain=LABELS, range=[light.fill for light in LIGHTS])
# No light's colours: of days off and other background, seen on a light page and on a dark one; and of
# what has no light, such as a deadline that moved.
GREY, SLATE = "#80868f", "#5b6b8c"
NEW_LINE = "\n"  # in a label on an axis: what follows the lines that are shown tells equal labels apart
FIRST_LINE = r"split(datum.label, '\n')[0]"
TWO_LINES: dict[str, Any] = {
    "labelExpr": r"slice(split(datum.label, '\n'), 0, 2)",
    "labelLimit": 260,
    "labelOffset": -6,
}
PICK = "pick"
"""The name of each chart's selection: what a click chose, by the fields that each function names."""


@dataclass(frozen=True)
class Chart:
    """A Vega-Lite spec without data, and its rows: what st.vega_lite_chart takes.

    Building a spec takes Altair 40 ms, so specs are cached, and must not be changed.
    """

    spec: dict
    rows: pd.DataFrame


def with_lights(counts: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """These columns, and how `worst_light` is drawn: label, rank, glyph, ink (of the glyph) and outline."""
    lights = [BY_CODE[code] for code in counts["worst_light"]]
    return counts[columns].assign(
        label=[LABELS[RANK[light.code]] for light in lights],
        rank=counts["worst_light"].map(RANK),
        glyph=[light.chart_glyph for light in lights],
        ink=[light.on_fill for light in lights],
        outline=[light.outline for light in lights],
    )


def labels_in(rows: pd.DataFrame) -> tuple[str, ...]:
    """The legend's labels of the lights that the rows have, worst first."""
    shown = set(rows["label"])
    return tuple(label for label in LABELS if label in shown)


def light_colour(labels: tuple[str, ...], fills: alt.Scale = FILLS) -> alt.Color:
    """The colour of `label`, with a legend of the labels given. Layers that share it share one legend."""
    legend = alt.Legend(orient="top", values=labels, symbolType="square")
    return alt.Color("label:N", title=None, scale=fills, legend=legend)


def outline() -> alt.Stroke:
    return alt.Stroke("outline:N", scale=None)


def ink() -> alt.Color:
    return alt.Color("ink:N", scale=None)


def click_on(*fields: str) -> alt.Parameter:
    """A selection that gives these fields of what was clicked."""
    return alt.selection_point(name=PICK, fields=list(fields))


def faded_unless(picked: alt.Parameter) -> Any:
    """The opacity of marks: full for what was clicked, or for all where nothing was."""
    return alt.condition(picked, alt.value(1), alt.value(0.4))


def with_domains(spec: dict, columns: list[str], rows: list[str]) -> dict:
    """A matrix with its own rows and columns: to build it anew for each click would take 40 ms."""
    own = deepcopy(spec)
    for layer in own["layer"]:
        for axis, domain in (("x", columns), ("y", rows)):
            layer["encoding"][axis]["scale"] = {"domain": domain, "padding": 0.06}
    return own
