"""The timeline: a lane a project (or støttesystem, or person) with phases, deadlines and tasks in time."""

import math
from datetime import timedelta
from functools import lru_cache

import altair as alt

from dashboard.charts.bars import FILLS, LABELS, NEW_LINE, PICK, RANK, Chart
from dashboard.charts.locale import spec_of
from dashboard.charts.timeline import marks
from dashboard.charts.timeline.marks import DAY, Parts, at
from dashboard.domain.horizon import Span

ROW = 25  # pixels a band
NAMES = (90, 270)  # pixels for the names of lanes and tasks: at least, and at most
LETTER = 7.5  # pixels of a letter of theirs
STRIP = 62  # pixels between the names and the time: how each lane stands
# A rectangle as wide as a point is large, since a point keeps its size in pixels when one zooms.
PILL_WIDTH = 22
PILL = "M-1,-0.62H1V0.62H-1Z"
# Of no light, on a light and on a dark page.
PHASE, SURE, PHASE_LINE, PHASE_INK, MILESTONE_INK = "#e7defa", "#cdbaf2", "#7a4fb5", "#2f1b57", "#8967c7"
GREY, AS_OF = "#80868f", "#2f7fd6"
*SHOWN, UNKNOWN = (LABELS[RANK[code]] for code in ("red", "yellow", "green", "grey", "unknown"))
DASHES = [4, 3]
MONTH_NAMES, WEEK_NUMBERS = -29, -9  # pixels from the top of the time
# The mouse's wheel scrolls the page. A drag that begins on a mark would end as a click on it.
ZOOM_BY = "wheel![event.ctrlKey]"
DRAG_BY = "[pointerdown[!datum || !datum.lane], window:pointerup] > window:pointermove!"


def timeline(parts: Parts, span: Span) -> Chart:
    """Lanes in the order of their rows, unfolded where `parts.tasks` has tasks of them.

    A click picks `lane`, `begins` (the first day of the week or month as "2026-11-23", or OVERDUE; "" where
    the whole lane or one task is meant) and `task_key` ("" where no one task is meant).
    """
    drawn = marks.marks(parts, span)
    names = marks.row_names(parts, span)
    has_unknown = bool((drawn["label"] == UNKNOWN).any())
    template = _spec(span, (*SHOWN, *[UNKNOWN] * has_unknown), _room(names))
    first, *others = template["layer"]
    banded = {**first["encoding"], "y": {**first["encoding"]["y"], "scale": {"domain": names}}}
    return Chart({**template, "layer": [{**first, "encoding": banded}, *others]}, drawn)


def _room(names: list[str]) -> int:
    """In steps, so that few charts are built anew."""
    longest = max((len(name.split(NEW_LINE)[0]) for name in names), default=0)
    least, most = NAMES
    return min(most, max(least, 30 * math.ceil(LETTER * longest / 30)))


@lru_cache(maxsize=32)
def _spec(span: Span, labels: tuple[str, ...], room: int) -> dict:
    """`labels`: of the legend; `room`: pixels for names. Few of each, since building takes Altair 50 ms."""
    base = alt.Chart().encode(x=alt.X("x:Q", title=" "), y=alt.Y("row:N", title=None))
    domain = [at(span.since), at(span.until)]
    scaled = base.encode(
        x=alt.X("x:Q", scale=alt.Scale(domain=domain, nice=False, zero=False), title=" ", axis=_axis(span)),
        y=alt.Y("row:N", title=None, axis=_lane_axis(room)),
    )
    light = _light(labels)
    layers = [
        # One layer has scales and axes; Vega-Lite warns where two say the same of one scale.
        _of_kind(scaled, "none").mark_point(),
        _of_kind(base, "as_of")
        .mark_text(
            text="uge" if span.step == "week" else "måned",
            color=GREY,
            align="right",
            dx=-6,
            clip=False,
            tooltip=None,
        )
        .encode(x=alt.value(0), y=alt.value(WEEK_NUMBERS)),
        *_behind(base, room),
        *_of_phases(base),
        *_of_tasks(base, light),
        _pills(base, light, span),
        _words(_of_kind(base, "deadline"), 10),
        *_of_lanes(base, light),
        _of_kind(base, "as_of")
        .mark_rule(color=AS_OF, strokeWidth=2, clip=True)
        .encode(y=alt.value(0), y2=alt.value("height"), tooltip=_tips(name="Dag")),
    ]
    return spec_of(alt.layer(*layers).properties(height=alt.Step(ROW)))


def _lane_axis(room: int) -> alt.Axis:
    return alt.Axis(
        labelExpr=r"split(datum.label, '\n')[0]",
        labelFontWeight=alt.condition(r"indexof(datum.label, '\n') < 0", alt.value(700), alt.value(400)),
        labelLimit=room,
        minExtent=room + STRIP,
        offset=STRIP,
        grid=False,
    )


def _axis(span: Span) -> alt.Axis:
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


def _of_kind(base: alt.Chart, kind: str) -> alt.Chart:
    return base.transform_filter(f"datum.kind === '{kind}'")


def _time(field: str) -> alt.X:
    return alt.X(f"{field}:Q", title=" ")


def _tips(**titles: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{field}:N", title=title) for field, title in titles.items()]


def _behind(base: alt.Chart, room: int) -> list[alt.Chart]:
    """Lines between lanes and months, and grey days off with their names below."""
    month = _of_kind(base, "month")
    # What lies above the time would not be cut at its edges when one drags.
    is_seen = "inrange(scale('x', datum.x), [-1, width - 20]) ? 1 : 0"
    off = _of_kind(base, "off")
    height = alt.value("height")
    whole = {"y": alt.value(0), "y2": height}
    return [
        _of_kind(base, "lane")
        .mark_rule(color=GREY, opacity=0.35, tooltip=None, clip=False)
        .encode(
            x=alt.value(-room - STRIP), x2=alt.value("width"), y=alt.Y("row:N", title=None, bandPosition=0)
        ),
        month.mark_rule(color=GREY, opacity=0.2, clip=True, tooltip=None).encode(**whole),
        month.mark_text(
            color=GREY, fontSize=12, align="left", dx=3, clip=False, tooltip=None, opacity=alt.expr(is_seen)
        ).encode(y=alt.value(MONTH_NAMES), text="text:N"),
        off.mark_rect(color=GREY, opacity=0.2, clip=True).encode(
            x2="x2:Q", **whole, tooltip=_tips(name="Fri", when="Dage")
        ),
        off.mark_text(color=GREY, fontSize=11, baseline="top", dy=4, tooltip=None, clip=False).encode(
            x=_time("sure"), y=height, text="text:N"
        ),
        _of_kind(base, "as_of")
        .mark_text(color=AS_OF, fontSize=11, fontWeight=600, baseline="top", dy=4, tooltip=None, clip=False)
        .encode(y=height, text="text:N"),
        _of_kind(base, "past")
        .mark_rect(color=GREY, opacity=0.35, clip=True)
        .encode(x2="x2:Q", **whole, tooltip=_tips(name="Tid")),
    ]


def _of_phases(base: alt.Chart) -> list[alt.Chart]:
    phase, milestone = _of_kind(base, "phase"), _of_kind(base, "milestone")
    # Where a name stands is worked out by the mark; an encoding of x would go before it.
    unplaced = alt.Chart().encode(y=base.encoding.y)
    tips = _tips(name="Projekt", note="Fase", when="Hvornår")
    dashed = alt.condition("datum.is_vague", alt.value(DASHES), alt.value([1, 0]))
    bar = {"height": 17, "cornerRadius": 3, "stroke": PHASE_LINE, "strokeWidth": 1, "clip": True}
    # A name that begins before the time that is shown moves in with it, and is cut at the bar's end.
    seen = "max(scale('x', datum.x), 0)"
    diamond = {"shape": "diamond", "size": 150, "stroke": PHASE_LINE, "strokeWidth": 1.5, "clip": True}
    return [
        phase.mark_bar(**bar, color=PHASE).encode(x2="x2:Q", strokeDash=dashed, tooltip=tips),
        phase.transform_filter("datum.sure2 > datum.sure")
        .mark_bar(height=15, color=SURE, clip=True)
        .encode(x=_time("sure"), x2="sure2:Q", tooltip=tips),
        _of_kind(unplaced, "phase")
        .mark_text(
            align="left",
            fontSize=11,
            color=PHASE_INK,
            clip=True,
            x=alt.expr(f"{seen} + 5"),
            limit=alt.expr(f"max(scale('x', datum.x2) - {seen} - 8, 1)"),
        )
        .encode(text="text:N", tooltip=tips),
        milestone.transform_filter("datum.is_vague")
        .mark_bar(**bar, color=PHASE, strokeDash=DASHES)
        .encode(x2="x2:Q", tooltip=tips),
        milestone.mark_point(**diamond, fillOpacity=1).encode(
            x=_time("sure"),
            fill=alt.condition("datum.is_vague", alt.value(PHASE), alt.value(PHASE_LINE)),
            tooltip=tips,
        ),
        _of_kind(unplaced, "milestone")
        .mark_text(
            align=alt.expr("datum.name_first ? 'right' : 'left'"),
            fontSize=11,
            color=MILESTONE_INK,
            clip=True,
            x=alt.expr("datum.name_first ? scale('x', datum.x) - 10 : scale('x', datum.x2) + 10"),
        )
        .encode(text="text:N", tooltip=tips),
    ]


def _light(labels: tuple[str, ...]) -> alt.Color:
    """The same wherever a mark has a light's colour: it is one scale with one legend."""
    legend = alt.Legend(orient="top", values=labels, symbolType="square")
    return alt.Color("label:N", title=None, scale=FILLS, legend=legend)


def _of_tasks(base: alt.Chart, light: alt.Color) -> list[alt.Chart]:
    """From start to deadline; a faint ring where the deadline first was; dashed where it is a period."""
    task = _of_kind(base, "task")
    moved = task.transform_filter("isValid(datum.sure2)")
    tips = _tips(
        name="Opgave", label="Værste lys", when="Frist", slip="Flyttet", before="Først kendte frist",
        who="Personer", note="Hvorfor",
    )  # fmt: skip
    due = task.encode(x=_time("x2"), tooltip=tips)
    outline = alt.Stroke("outline:N", scale=None)
    return [
        task.transform_filter("isValid(datum.x)")
        .mark_bar(height=5, color=GREY, opacity=0.45, clip=True, cursor="pointer")
        .encode(x2="x2:Q", tooltip=tips),
        task.transform_filter("isValid(datum.sure)")
        .mark_bar(height=17, color=GREY, fillOpacity=0.15, stroke=GREY, strokeDash=DASHES, clip=True)
        .encode(x=_time("sure"), x2="x2:Q", tooltip=tips),
        moved.mark_rule(color=GREY, strokeDash=[2, 2], strokeWidth=1.5, clip=True).encode(
            x=_time("sure2"), x2="x2:Q", tooltip=tips
        ),
        moved.mark_point(size=70, color=GREY, clip=True, filled=False).encode(x=_time("sure2"), tooltip=tips),
        due.mark_point(shape="square", size=260, filled=True, opacity=1, clip=True, cursor="pointer").encode(
            color=light,
            stroke=outline,
            strokeDash=alt.condition("datum.is_vague", alt.value([2, 2]), alt.value([1, 0])),
        ),
        due.mark_text(fontSize=10, clip=True, cursor="pointer").encode(
            text="glyph:N", color=alt.Color("ink:N", scale=None)
        ),
    ]


def _pills(base: alt.Chart, light: alt.Color, span: Span) -> alt.Chart:
    """A mark a week or month with the worst light of what is due in it; what is clicked and dragged."""
    pick = alt.selection_point(name=PICK, fields=["lane", "begins", "task_key"])
    zoom = alt.selection_interval(
        name="zoom", bind="scales", encodings=["x"], zoom=ZOOM_BY, translate=DRAG_BY, clear="dblclick"
    )
    period = "Uge" if span.step == "week" else "Måned"
    return (
        _of_kind(base, "deadline")
        .mark_point(
            shape=PILL, size=PILL_WIDTH**2, filled=True, opacity=1, strokeWidth=1, clip=True, cursor="pointer"
        )
        .encode(
            color=light,
            stroke=alt.Stroke("outline:N", scale=None),
            tooltip=_tips(
                name="Række", when=period, label="Værste lys", count="Åbne frister", of_which="Heraf"
            ),
        )
        .add_params(pick, zoom)
    )


def _of_lanes(base: alt.Chart, light: alt.Color) -> list[alt.Chart]:
    """How each lane stands, between its name and the time."""
    lane = _of_kind(base, "lane").encode(x=alt.value(-STRIP / 2))
    tips = _tips(
        name="Række", label="Værste lys", count="Åbne opgaver", before="Heraf overskredet",
        when="Næste frist", slip="Flyttede frister",
    )  # fmt: skip
    shape = lane.mark_point(
        shape=PILL.replace("0.62", "0.34"),
        size=54**2,
        filled=True,
        opacity=1,
        strokeWidth=1,
        clip=False,
        cursor="pointer",
    ).encode(
        color=light,
        stroke=alt.Stroke("outline:N", scale=None),
        tooltip=tips,
    )
    return [shape, _words(lane, 12).encode(tooltip=tips)]


def _words(base: alt.Chart, size: int) -> alt.Chart:
    return base.mark_text(fontSize=size, clip=size < 12, tooltip=None, cursor="pointer").encode(
        text="text:N", color=alt.Color("ink:N", scale=None)
    )
