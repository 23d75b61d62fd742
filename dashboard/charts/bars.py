"""Bars of tasks by light, and a grid of weeks: each part has its light's colour and its shape."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import (
    GREY,
    LIGHT_PALETTE,
    NEW_LINE,
    TWO_LINES,
    Chart,
    click_on,
    faded_unless,
    figure_of,
    labels_in,
    width_of,
    with_lights,
)
from dashboard.charts.locale import spec_of
from dashboard.charts.theme import by_size, legend_of


def lights_by_project(counts: pd.DataFrame) -> Chart:
    """One bar a project, in the order of the rows, split by worst light, with its next deadline beside it.

    `counts`: the columns of queries/overview/lights_by_project.sql. A click picks `project`.
    """
    deadline = counts["next_deadline"].dt.strftime("%d.%m.%Y")
    shown = with_lights(counts, ["project", "tasks"]).assign(
        deadline=deadline.fillna("ingen"), name=counts["project"] + NEW_LINE + deadline.fillna("ingen frist")
    )
    return Chart(_project_bars(labels_in(shown)), shown)


def deadlines_by_week(
    counts: pd.DataFrame, first: date, weeks: int, off: Mapping[str, str] | None = None
) -> Chart:
    """One column an ISO week, also those without a deadline, split by the tasks' worst light.

    `counts`: the columns of queries/overview/deadlines_by_week.sql. `first`: a day in the first week of
    `weeks`. `off`: week key to the days off in it, which are shaded. A click picks `week`, as "2026-48".
    """
    off = off or {}
    shown = with_lights(counts, ["week_label", "tasks"]).assign(
        week=[week_key(day.date()) for day in counts["week_start"]],
        monday=counts["week_start"].dt.strftime("%d.%m.%Y"),
    )
    shown["off"] = [off.get(week, "nej") for week in shown["week"]]
    spec = _week_columns(week_keys(first, weeks), labels_in(shown), bool(off))
    return Chart(spec, pd.concat([shown, off_rows(off)], ignore_index=True) if off else shown)


def deadlines_by_component(counts: pd.DataFrame, first: date, weeks: int, off: Mapping[str, str]) -> Chart:
    """A row a støttesystem, a cell an ISO week: how many of those due are red, in the worst light's colour.

    `counts`: the columns of queries/timeline/deadlines_by_component.sql. `off`: as of deadlines_by_week. A
    click picks `week`, `component` and `red`.
    """
    shown = with_lights(counts, ["week_label", "component", "tasks", "red"]).assign(
        week=[week_key(day.date()) for day in counts["week_start"]],
        monday=counts["week_start"].dt.strftime("%d.%m.%Y"),
    )
    figures = [figure_of(row.tasks, row.red) for row in shown.itertuples()]
    shown["text"] = shown["glyph"] + figures
    shown["short"] = [f"{row.glyph}{row.red or row.tasks}" for row in shown.itertuples()]
    shown["letters"] = [width_of("■", figure) for figure in figures]
    shown["off"] = [off.get(week, "nej") for week in shown["week"]]
    spec = _week_cells(week_keys(first, weeks), labels_in(shown), bool(off))
    # Days off stand in the first row; without a component, the axis would get one more row for them.
    shades = off_rows(off).assign(component=shown["component"].iloc[0] if len(shown) else "")
    return Chart(spec, pd.concat([shown, shades], ignore_index=True) if off else shown)


def off_rows(off: Mapping[str, str]) -> pd.DataFrame:
    """Weeks with days off in them, as rows among those of the deadlines: they alone have `days_off`."""
    return pd.DataFrame({"week": list(off), "days_off": list(off.values())})


def week_keys(first: date, weeks: int) -> tuple[str, ...]:
    return tuple(week_key(first + timedelta(weeks=step)) for step in range(weeks))


def picks_of_weeks(counts: pd.DataFrame) -> list[dict]:
    """What a click on the mark of each row picks: in deadlines_by_week, and in deadlines_by_component."""
    fields = [field for field in ("component", "red") if field in counts]
    weeks = [{"week": week_key(day.date())} for day in counts["week_start"]]
    return [week | pick for week, pick in zip(weeks, counts[fields].to_dict("records"), strict=True)]


def week_key(day: date) -> str:
    """The ISO week of a day as "2026-48": unlike the number alone, it is the same week only once."""
    year, week, _ = day.isocalendar()
    return f"{year}-{week:02}"


@lru_cache
def _project_bars(labels: tuple[str, ...]) -> dict:
    y = alt.Y(
        "name:N",
        title="Projekt · næste frist",
        sort=None,  # as the rows come
        axis=alt.Axis(**TWO_LINES, titleAngle=0, titleAlign="left", titleAnchor="start", titleY=-8),
    )
    length = alt.X("tasks:Q", title="Opgaver", stack="zero", axis=alt.Axis(tickMinStep=1, format="d"))
    tooltip = [
        alt.Tooltip("project:N", title="Projekt"),
        alt.Tooltip("label:N", title="Værste lys"),
        alt.Tooltip("tasks:Q", title="Opgaver", format=",d"),
        alt.Tooltip("deadline:N", title="Næste frist"),
    ]
    base = alt.Chart().encode(y=y, order="rank:Q")
    bars = _bars(base.encode(x=length), labels, tooltip, ["project"])
    glyphs = LIGHT_PALETTE.glyphs(base, "x", "tasks")
    return spec_of((bars + glyphs).properties(height=alt.Step(38)))


@lru_cache
def _week_columns(keys: tuple[str, ...], labels: tuple[str, ...], has_off: bool) -> dict:
    height = alt.Y("tasks:Q", title="Opgaver", stack="zero", axis=alt.Axis(tickMinStep=1, format="d"))
    base = alt.Chart().encode(x=_week_axis(keys), order="rank:Q")
    deadlines = _deadlines_of(base, has_off)
    bars = _bars(deadlines.encode(y=height), labels, _week_tips(has_off), ["week"])
    glyphs = LIGHT_PALETTE.glyphs(deadlines, "y", "tasks")
    return spec_of(alt.layer(*_shades(base, has_off), bars, glyphs).properties(height=240))


@lru_cache
def _week_cells(keys: tuple[str, ...], labels: tuple[str, ...], has_off: bool) -> dict:
    base = alt.Chart().encode(x=_week_axis(keys))
    axis = alt.Axis(labelLimit=by_size(195), minExtent=by_size(195), grid=False)
    deadlines = _deadlines_of(base, has_off).encode(y=alt.Y("component:N", title=None, sort=None, axis=axis))
    tips = [alt.Tooltip("component:N", title="Støttesystem"), *_week_tips(has_off)]
    cells = _bars(deadlines, labels, tips, ["week", "component", "red"], is_cell=True)
    # Where a week is too narrow for all of it, the first figure is left: of red cells how many are red.
    fits = "bandwidth('x') >= datum.letters * min(font_size, 13)"
    words = deadlines.mark_text(
        text=alt.expr(f"{fits} ? datum.text : datum.short"),
        fontSize=alt.expr("clamp(bandwidth('x') / 2.1, 9, font_size)"),
        fill=LIGHT_PALETTE.ink(),
        tooltip=None,
    )
    chart = alt.layer(*_shades(base, has_off), cells, words).properties(height=alt.Step(26))
    return spec_of(chart)


def _week_axis(keys: tuple[str, ...]) -> alt.X:
    return alt.X(
        "week:O",
        title="Uge",
        scale=alt.Scale(domain=keys),
        axis=alt.Axis(labelAngle=0, labelExpr="split(datum.value, '-')[1]", labelOverlap=True),
    )


def _week_tips(has_off: bool) -> list[alt.Tooltip]:
    tips = [
        alt.Tooltip("week_label:N", title="Uge"),
        alt.Tooltip("monday:N", title="Fra mandag"),
        alt.Tooltip("label:N", title="Værste lys"),
        alt.Tooltip("tasks:Q", title="Frister", format=",d"),
    ]
    return [*tips, alt.Tooltip("off:N", title="Fridage")] if has_off else tips


def _deadlines_of(base: alt.Chart, has_off: bool) -> alt.Chart:
    return base.transform_filter("!isValid(datum.days_off)") if has_off else base


def _shades(base: alt.Chart, has_off: bool) -> list[alt.Chart]:
    """Weeks with days off, grey behind the rest."""
    if not has_off:
        return []
    tips = [alt.Tooltip("week:O", title="Uge"), alt.Tooltip("days_off:N", title="Fridage")]
    shades = base.transform_filter("isValid(datum.days_off)").mark_rect(color=GREY, opacity=0.2)
    return [shades.encode(y=alt.value(0), y2=alt.value("height"), tooltip=tips)]


def _bars(
    base: alt.Chart, labels: tuple[str, ...], tooltip: list, picked_fields: list[str], is_cell: bool = False
) -> alt.Chart:
    picked = click_on(*picked_fields)
    return (
        (base.mark_rect if is_cell else base.mark_bar)(strokeWidth=1, cursor="pointer")
        .encode(
            color=LIGHT_PALETTE.colour(legend_of(labels)),
            stroke=LIGHT_PALETTE.outline(legend_of(labels)),
            opacity=faded_unless(picked),
            tooltip=tooltip,
        )
        .add_params(picked)
    )
