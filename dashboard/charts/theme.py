"""What a chart takes from the page that it is drawn on: dark or light, and how large words have to be.

The browser works it out, from the chart's own ground and from the window: so a chart changes with the theme
at once, and the server needs not know it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

PARAMS = [
    {"name": "is_dark", "expr": "luminance(background) < 0.2"},
    # Of the width nothing is used: with it in, moving to another screen is seen.
    {"name": "font_size", "expr": "windowSize()[0] + 0 * width >= 1800 ? 16 : 12"},
]
LARGEST = 16  # pixels of a letter's height: what rows must have room for
FONT_SIZE = alt.expr("font_size")
LETTER = 0.55  # of the font's size: how wide a letter or a figure is


def themed(light: str, dark: str) -> alt.ExprRef:
    """One colour on a light page, another on a dark one: "#rrggbb" each."""
    return alt.expr(f"is_dark ? '{dark}' : '{light}'")


def by_size(pixels: float) -> alt.ExprRef:
    """Pixels at the normal size of words, and as much more where they are large."""
    return alt.expr(f"{pixels} * font_size / 12")


# Words on the page itself; and of less weight, such as months. 4.5:1 each.
INK_SHADES, MUTED_SHADES = ("#1f2937", "#f3f4f6"), ("#4a4f57", "#b9c0ca")
INK, MUTED = themed(*INK_SHADES), themed(*MUTED_SHADES)
GROUND = alt.expr("background")  # the colour of the page itself: Vega's own name of it


Pair = tuple[str, str]
"""A colour on a light page, and on a dark one."""


@dataclass(frozen=True)
class Palette:
    """The colours of what `label` names, in the legend's order. They go by `label`: rows hold no colour."""

    labels: tuple[str, ...]
    fills: tuple[Pair, ...]
    outlines: tuple[Pair, ...]
    inks: tuple[Pair, ...]  # of glyphs and figures on the fills

    def colour(self, legend: alt.Legend | None) -> alt.Color:
        return alt.Color("label:N", title=None, scale=self._scale(self.fills), legend=legend)

    def outline(self, legend: alt.Legend | None) -> alt.Stroke:
        """With the legend of the fill, its squares have both."""
        return alt.Stroke("label:N", title=None, scale=self._scale(self.outlines), legend=legend)

    def ink(self) -> alt.ExprRef:
        """For a mark of text. No scale: Vega-Lite warns where one has a legend and another hasn't."""
        light, dark = (
            dict(zip(self.labels, (pair[theme] for pair in self.inks), strict=True)) for theme in (0, 1)
        )
        return alt.expr(f"is_dark ? {dark}[datum.label] : {light}[datum.label]")

    def glyphs(self, base: alt.Chart, axis: str, count: str) -> alt.Chart:
        """The shape in each part of stacked bars that has room. `axis`: that of `count`, "x" or "y"."""
        room = f"abs(scale('{axis}', datum.{count}) - scale('{axis}', 0))"
        opacity = alt.expr(f"{room} < font_size ? 0 : 1")
        position = {"x": alt.X, "y": alt.Y}[axis](f"{count}:Q", stack="zero", bandPosition=0.5)
        marks = base.mark_text(opacity=opacity, fill=self.ink(), tooltip=None)
        return marks.encode(**{axis: position}, text="glyph:N")

    def _scale(self, pairs: tuple[Pair, ...]) -> alt.Scale:
        return alt.Scale(domain=[*self.labels], range=[themed(*pair) for pair in pairs])


def legend_of(labels: Sequence[str], **own: Any) -> alt.Legend:
    """These labels, each with its colours. Layers and channels that have the same one share it."""
    return alt.Legend(
        orient="top", values=list(labels), symbolType="square", symbolStrokeWidth=1, symbolOpacity=1, **own
    )
