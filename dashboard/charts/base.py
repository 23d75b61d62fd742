"""What the charts share: Chart, what a click gives, and how lights are drawn. Never by colour alone."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.theme import ON_SLIDE, Pair, Palette, by_size
from dashboard.domain.lights import BY_CODE, LIGHTS

# With the shapes that stand in the marks, so that the legend explains them.
LABELS = [f"{light.chart_glyph} {light.word}" for light in LIGHTS]
RANK = {light.code: rank for rank, light in enumerate(LIGHTS)}
# No light's colours: of days off and other background, seen on a light page and on a dark one; and of
# what has no light, such as a deadline that moved.
GREY, SLATE = "#80868f", "#5b6b8c"
NEW_LINE = "\n"  # in a label on an axis: what follows the lines that are shown tells equal labels apart
FIRST_LINE = r"split(datum.label, '\n')[0]"
TWO_LINES: dict[str, Any] = {
    "labelExpr": r"slice(split(datum.label, '\n'), 0, 2)",
    "labelLimit": by_size(240),
    "labelOffset": by_size(-6),
    "labelLineHeight": by_size(13),
    "labelOverlap": False,
}
GLYPH_WIDTH, DIGIT_WIDTH, SLASH_WIDTH = 0.85, 0.52, 0.38  # of the font's size
PICK = "pick"
"""The name of each chart's selection: what a click chose, by the fields that each function names."""
LEADS_TO = "leads_to"
"""The column of a chart's figures that holds what a click on their mark picks, as a dictionary."""


def light_palette(*others: tuple[str, Pair, Pair, Pair]) -> Palette:
    """Those of the lights, and of what else a chart has in its legend: label, fill, outline and ink."""
    labels, fills, outlines, inks = zip(*others, strict=True) if others else ((), (), (), ())
    return Palette(
        (*LABELS, *labels),
        (*((light.light.fill, light.dark.fill) for light in LIGHTS), *fills),
        (*((light.light.outline, light.dark.outline) for light in LIGHTS), *outlines),
        (*((light.light.on_fill, light.dark.on_fill) for light in LIGHTS), *inks),
    )


def with_picks(rows: pd.DataFrame, picks: list[dict]) -> pd.DataFrame:
    """A chart's figures, each with what a click on its mark picks."""
    return rows.assign(**{LEADS_TO: picks})


@dataclass(frozen=True)
class Chart:
    """A Vega-Lite spec without data, and its rows.

    Building a spec takes Altair 40 ms, so specs are cached, and must not be changed.
    """

    spec: dict
    rows: pd.DataFrame

    def with_rows(self) -> dict:
        """The spec for st.vega_lite_chart.

        Rows beside it would come after a first drawing without any, and Vega warns of scales without a value.
        """
        return {**self.spec, **self._size(), "data": {"name": "rows"}, "datasets": {"rows": self.rows}}

    def on_slide(self, height: int) -> dict:
        """As with_rows, of one height in pixels, with words that a room can read."""
        params = [ON_SLIDE if each["name"] == ON_SLIDE["name"] else each for each in self.spec["params"]]
        return {**self.with_rows(), "height": height, "params": params}

    def _size(self) -> dict:
        """The height of all rows, where each has its own: of a height by the row, Vega warns in Streamlit."""
        height = self.spec.get("height")
        if not isinstance(height, dict):
            return {}
        ys = (layer["encoding"].get("y", {}) for layer in self.spec.get("layer", [self.spec]))
        y = next(y for y in ys if "field" in y)  # days off have none: they are as high as all rows
        bands = y.get("scale", {}).get("domain") or self.rows[y["field"]].dropna().unique()
        return {
            "height": height["step"] * max(1, len(bands)),
            "autosize": {"type": "fit-x", "contains": "padding"},
        }


LIGHT_PALETTE = light_palette()


def with_lights(counts: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """These columns, and how `worst_light` is drawn: label, rank and glyph."""
    lights = [BY_CODE[code] for code in counts["worst_light"]]
    return counts[columns].assign(
        label=[LABELS[RANK[light.code]] for light in lights],
        rank=counts["worst_light"].map(RANK),
        glyph=[light.chart_glyph for light in lights],
    )


def figure_of(tasks: int, red: int) -> str:
    """What a box of several tasks says: how many of them are red, "12/18"; or just how many, if none is."""
    return f"{red}/{tasks}" if red else str(tasks)


def width_of(glyph: str, figure: str) -> float:
    """How wide a box's words are, in sizes of their letters."""
    slashes = figure.count("/")
    return GLYPH_WIDTH * len(glyph) + DIGIT_WIDTH * (len(figure) - slashes) + SLASH_WIDTH * slashes


def labels_in(rows: pd.DataFrame) -> tuple[str, ...]:
    """The legend's labels of the lights that the rows have, worst first."""
    shown = set(rows["label"])
    return tuple(label for label in LABELS if label in shown)


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
