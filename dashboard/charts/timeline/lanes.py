"""The timeline: a lane a project (or støttesystem, or person) with phases, deadlines and tasks in time."""

import math
from datetime import timedelta
from functools import lru_cache

import altair as alt

from dashboard.charts.base import FIRST_LINE, LABELS, NEW_LINE, RANK, Chart
from dashboard.charts.locale import spec_of
from dashboard.charts.theme import by_size
from dashboard.charts.timeline import layers, legend, marks
from dashboard.charts.timeline.background import DAY, at
from dashboard.charts.timeline.layers import STRIP
from dashboard.charts.timeline.marks import TimelineRows
from dashboard.domain.horizon import Span

ROW = 24  # pixels a band
NAMES = (
    90,
    240,
)  # pixels for the names of lanes and tasks at the normal size of words: at least, and at most
LETTER = 6.8  # pixels of a letter of theirs
*SHOWN, UNKNOWN = (LABELS[RANK[code]] for code in ("red", "yellow", "green", "grey", "unknown"))


def timeline(rows: TimelineRows, span: Span) -> Chart:
    """Lanes in the order of their rows, unfolded where `rows.tasks` has tasks of them.

    A box of several tasks says how many of them are red, "12/18". A click picks `lane`, `begins` (the first
    day of the week or month as "2026-11-23", or OVERDUE; "" where the whole lane or one task is meant),
    `task_key` ("" where no one task is meant) and `red` (how many are, of several tasks).
    """
    shown = marks.marks(rows, span)
    names = marks.row_names(rows, span)
    has_unknown = bool((shown["label"] == UNKNOWN).any())
    template = _spec(span, (*SHOWN, *[UNKNOWN] * has_unknown), _room(names))
    first, *others = template["layer"]
    banded = {**first["encoding"], "y": {**first["encoding"]["y"], "scale": {"domain": names}}}
    return Chart({**template, "layer": [{**first, "encoding": banded}, *others]}, shown)


def _room(names: list[str]) -> int:
    """Pixels for the names, in steps, so that few charts are built anew."""
    longest = max((len(name.split(NEW_LINE)[0]) for name in names), default=0)
    least, most = NAMES
    return min(most, max(least, 30 * math.ceil(LETTER * longest / 30)))


@lru_cache(maxsize=32)
def _spec(span: Span, labels: tuple[str, ...], room: int) -> dict:
    """`labels`: of lights; `room`: pixels for names. Few of each, since building takes Altair 50 ms."""
    base = alt.Chart().encode(x=alt.X("x:Q", title=" "), y=alt.Y("row:N", title=None))
    domain = [at(span.since), at(span.until)]
    scaled = base.encode(
        x=alt.X(
            "x:Q", scale=alt.Scale(domain=domain, nice=False, zero=False), title=" ", axis=_time_axis(span)
        ),
        y=alt.Y("row:N", title=None, axis=_lane_axis(room)),
    )
    shown = legend.legend_for(labels)
    drawn = [
        # One layer has scales and axes; Vega-Lite warns where two say the same of one scale.
        layers.of_kind(scaled, "none").mark_point(),
        layers.unit_of_time(base, span),
        *layers.background(base, room),
        *layers.phases(base),
        *layers.tasks(base, shown),
        *layers.deadlines(base, shown, span),
        *layers.lane_states(base, shown),
        layers.as_of(base),
        legend.legend(base, shown),
    ]
    return spec_of(alt.layer(*drawn).properties(height=alt.Step(ROW)))


def _lane_axis(room: int) -> alt.Axis:
    return alt.Axis(
        labelExpr=FIRST_LINE,
        labelFontWeight=alt.condition(r"indexof(datum.label, '\n') < 0", alt.value(700), alt.value(400)),
        labelLimit=by_size(room),
        minExtent=by_size(room + STRIP),
        offset=by_size(STRIP),
        grid=False,
    )


def _time_axis(span: Span) -> alt.Axis:
    """The numbers of the weeks, each in the middle of its own; or the months."""
    if span.step == "week":
        values = [at(span.monday + timedelta(weeks=week)) + 3.5 * DAY for week in range(span.weeks)]
    else:
        values = [at(first) + 14.5 * DAY for first in span.months_begun if first + timedelta(14) > span.since]
    return alt.Axis(
        orient="top",
        values=values,
        labelExpr=f"utcFormat(datum.value, '{'%-V' if span.step == 'week' else '%b'}')",
        labelAlign="center",
        labelPadding=4,
        labelFlush=False,
        grid=False,
        titlePadding=6,  # above the title, which is empty, a layer names months or years
    )
