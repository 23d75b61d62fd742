"""Stacked bars of tasks by light. Each part has its light's colour and its shape: never colour alone."""

from datetime import date, timedelta

import altair as alt
import pandas as pd

from dashboard.charts.danish import in_danish
from dashboard.domain.lights import BY_CODE, LABEL, LIGHTS

FILLS = alt.Scale(domain=list(LABEL.values()), range=[light.fill for light in LIGHTS])
PICK = "pick"
"""The name of each chart's selection: what a click chose, by the fields that each function names."""


def lights_by_project(counts: pd.DataFrame) -> alt.LayerChart:
    """One bar a project, in the order of the rows, split by light, with its next deadline beside its name.

    `counts`: the columns of queries/overview/lights_by_project.sql. A click picks `project`.
    """
    shown = _with_lights(counts)
    shown["deadline"] = counts["next_deadline"].dt.strftime("%d.%m.%Y").fillna("ingen")
    shown["name"] = counts["project"] + counts["next_deadline"].dt.strftime(" · %d.%m.%Y").fillna(" · –")
    y = alt.Y(
        "name:N",
        title="Projekt · næste frist",
        sort=list(shown["name"].unique()),
        axis=alt.Axis(labelLimit=230, titleAngle=0, titleAlign="left", titleAnchor="start", titleY=-8),
    )
    length = alt.X("tasks:Q", title="Opgaver", stack="zero", axis=alt.Axis(tickMinStep=1, format="d"))
    tooltip = [
        alt.Tooltip("project:N", title="Projekt"),
        alt.Tooltip("label:N", title="Lys"),
        alt.Tooltip("tasks:Q", title="Opgaver", format=",d"),
        alt.Tooltip("deadline:N", title="Næste frist"),
    ]
    base = alt.Chart(shown).encode(y=y, order="rank:Q")
    bars = _bars(shown, base, length, tooltip, ["project"])
    middle = alt.X("tasks:Q", stack="zero", bandPosition=0.5)
    return in_danish((bars + _glyphs(base.encode(x=middle))).properties(height=alt.Step(26)))


def deadlines_by_week(counts: pd.DataFrame, first: date, weeks: int) -> alt.LayerChart:
    """One column an ISO week, also those without a deadline, split by light.

    `counts`: the columns of queries/overview/deadlines_by_week.sql. `first`: a day in the first week of
    `weeks`. A click picks `week`, as "2026-48".
    """
    shown = _with_lights(counts)
    shown["week"] = [week_key(day.date()) for day in counts["week_start"]]
    shown["monday"] = counts["week_start"].dt.strftime("%d.%m.%Y")
    domain = [week_key(first + timedelta(weeks=step)) for step in range(weeks)]
    x = alt.X(
        "week:O",
        title="Uge",
        scale=alt.Scale(domain=domain),
        axis=alt.Axis(labelAngle=0, labelExpr="split(datum.value, '-')[1]", labelOverlap=True),
    )
    height = alt.Y("tasks:Q", title="Opgaver", stack="zero", axis=alt.Axis(tickMinStep=1, format="d"))
    tooltip = [
        alt.Tooltip("week_label:N", title="Uge"),
        alt.Tooltip("monday:N", title="Fra mandag"),
        alt.Tooltip("label:N", title="Lys"),
        alt.Tooltip("tasks:Q", title="Frister", format=",d"),
    ]
    base = alt.Chart(shown).encode(x=x, order="rank:Q")
    bars = _bars(shown, base, height, tooltip, ["week"])
    middle = alt.Y("tasks:Q", stack="zero", bandPosition=0.5)
    return in_danish((bars + _glyphs(base.encode(y=middle))).properties(height=240))


def week_key(day: date) -> str:
    """The ISO week of a day as "2026-48": unlike the number alone, it is the same week only once."""
    year, week, _ = day.isocalendar()
    return f"{year}-{week:02}"


def _with_lights(counts: pd.DataFrame) -> pd.DataFrame:
    return counts.assign(
        label=counts["light"].map(LABEL),
        rank=counts["light"].map(list(LABEL).index),
        glyph=[BY_CODE[code].chart_glyph for code in counts["light"]],
        ink=[BY_CODE[code].on_fill for code in counts["light"]],
        outline=[BY_CODE[code].outline for code in counts["light"]],
    )


def _bars(shown: pd.DataFrame, base: alt.Chart, length, tooltip: list, picked: list[str]) -> alt.Chart:
    channel = "x" if isinstance(length, alt.X) else "y"
    pick = alt.selection_point(name=PICK, fields=picked)
    here = [label for label in LABEL.values() if label in set(shown["label"])]
    return (
        base.mark_bar(strokeWidth=1, cursor="pointer")
        .encode(
            **{channel: length},
            color=alt.Color(
                "label:N",
                title=None,
                scale=FILLS,
                legend=alt.Legend(orient="top", values=here, symbolType="square"),
            ),
            stroke=alt.Stroke("outline:N", scale=None),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.4)),
            tooltip=tooltip,
        )
        .add_params(pick)
    )


def _glyphs(base: alt.Chart) -> alt.Chart:
    return base.mark_text(fontSize=11, tooltip=None).encode(
        text="glyph:N", color=alt.Color("ink:N", scale=None)
    )
