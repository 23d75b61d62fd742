"""Contracts on a line of time: until when they run, when to give notice, and when the project is ready."""

from datetime import date
from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import NEW_LINE, TWO_LINES, Chart, click_on
from dashboard.charts.locale import spec_of
from dashboard.charts.theme import GROUND, INK, Palette, legend_of
from dashboard.domain.contract_warnings import BY_CODE, NO_WARNING, word_of

PAST, AHEAD = 1, 5  # years that are drawn
GLYPHS = ("!!", "!", "–")
KINDS = tuple(map(" ".join, zip(GLYPHS, ("Udløber for tidligt", "Se efter", NO_WARNING), strict=True)))
# No light's colours: a contract is no task. One hue, and the gravest is furthest from the page in lightness.
PALETTE = Palette(
    KINDS,
    (("#0b4f5c", "#63d3e6"), ("#6fb3c0", "#287b8c"), ("#dbe5e8", "#39454a")),
    (("#0b4f5c", "#63d3e6"), ("#2a7482", "#63a9b8"), ("#5b6b8c", "#8a98a0")),
    (("#ffffff", "#000000"), ("#000000", "#ffffff"), ("#000000", "#ffffff")),
)
# The shapes say what they are in the legend.
MARKS = {"Opsiges senest": "triangle-down", "Projektet er klar": "diamond"}


def contract_lines(contracts: pd.DataFrame, as_of: date) -> Chart:
    """One line a contract from the as-of date to its end, with its notice date and when the project is ready.

    `contracts`: those of queries/systems/contracts.sql with an end. A vague end is pale from its first day.
    A click picks `project`.
    """
    day = pd.Timestamp(as_of)
    row_ids = contracts.index.astype("str")
    shown = pd.DataFrame(
        {
            # What follows the second line isn't shown, and tells equal names apart.
            "name": contracts["system"] + NEW_LINE + contracts["contract"].fillna("") + NEW_LINE + row_ids,
            "contract": (contracts["system"] + " " + contracts["contract"].fillna("")).str.strip(),
            "project": contracts["project"].fillna(""),
            "label": [KINDS[_kind(code)] for code in contracts["warning"]],
            "glyph": [GLYPHS[_kind(code)] for code in contracts["warning"]],
            "warning": [word_of(code) for code in contracts["warning"]],
            "begins": day.strftime("%Y-%m-%d"),
            "sure": _drawn(contracts["ends_first"], day),
            "until": _drawn(contracts["ends_last"], day),
            "expires": contracts["expires"],
            "notice": _drawn(contracts["notice_last"], day),
            "due": _drawn(contracts["project_due"], day),
            "notice_day": contracts["notice_last"].dt.strftime("%d.%m.%Y").fillna("–"),
            "due_day": contracts["project_due"].dt.strftime("%d.%m.%Y").fillna("–"),
        }
    )
    return Chart(_drawing(), shown.astype(object).where(shown.notna(), None))


def _drawn(days: pd.Series, as_of: pd.Timestamp) -> pd.Series:
    """As ISO text, at the edge where far away: one contract until 2099 would squeeze all others."""
    near = days.clip(lower=as_of - pd.DateOffset(years=PAST), upper=as_of + pd.DateOffset(years=AHEAD))
    return near.dt.strftime("%Y-%m-%d")


def _kind(code: object) -> int:
    """Its place among KINDS."""
    if code not in BY_CODE:
        return 2
    return 0 if BY_CODE[code].grave else 1


@lru_cache
def _drawing() -> dict:
    picked = click_on("project")
    y = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(**TWO_LINES))
    time = alt.X("begins:T", title=None, axis=alt.Axis(format="%b %Y", labelAngle=0, labelOverlap=True))
    tooltip = [
        alt.Tooltip("contract:N", title="Kontrakt"),
        alt.Tooltip("expires:N", title="Udløber"),
        alt.Tooltip("notice_day:N", title="Opsiges senest"),
        alt.Tooltip("project:N", title="Afløses af"),
        alt.Tooltip("due_day:N", title="Projektet er klar"),
        alt.Tooltip("warning:N", title="Advarsel"),
    ]
    legend = legend_of(KINDS)
    base = alt.Chart().encode(y=y)
    bars = base.mark_bar(height=16, strokeWidth=1, cursor="pointer").encode(
        color=PALETTE.colour(legend), stroke=PALETTE.outline(legend), tooltip=tooltip
    )
    sure = bars.encode(x=time, x2="sure:T").add_params(picked)
    vague = bars.encode(x="sure:T", x2="until:T", opacity=alt.value(0.45))
    glyphs = base.mark_text(align="left", dx=5, fontWeight="bold", fill=PALETTE.ink(), tooltip=None).encode(
        x=time, text="glyph:N"
    )
    marks = (_mark(base, *mark) for mark in zip(("notice", "due"), MARKS, strict=True))
    return spec_of(alt.layer(sure, vague, glyphs, *marks).properties(height=alt.Step(34)))


def _mark(base: alt.Chart, column: str, label: str) -> alt.Chart:
    return (
        base.mark_point(size=120, filled=True, color=INK, stroke=GROUND, opacity=1, tooltip=None)
        .encode(
            x=f"{column}:T",
            shape=alt.Shape(
                "what:N",
                title=None,
                scale=alt.Scale(domain=list(MARKS), range=list(MARKS.values())),
                legend=alt.Legend(orient="top", symbolSize=120, symbolFillColor=INK, symbolStrokeColor=INK),
            ),
        )
        .transform_calculate(what=f"'{label}'")
        .transform_filter(f"isValid(datum.{column})")
    )
