"""What is drawn on the timeline, kind by kind: phases, tasks, and how lanes and their weeks stand."""

from typing import Any

import altair as alt

from dashboard.charts.base import GREY, click_on
from dashboard.charts.theme import FONT_SIZE, MUTED, by_size
from dashboard.charts.timeline.colours import (
    AS_OF,
    DASHES,
    MILESTONE_INK,
    PHASE,
    PHASE_INK,
    PHASE_LINE,
    SURE,
)
from dashboard.charts.timeline.legend import PALETTE
from dashboard.charts.timeline.marks import PICKED
from dashboard.domain.horizon import Span

STRIP = 66  # pixels between the names and the time, at the normal size of words: how each lane stands
HEIGHT = 18  # pixels of a box
# A box is a point, which keeps its size in pixels when one zooms: `size` is the square of its width, and its
# shape is drawn from -1 to 1.
_SHAPE = "'M-1,-' + {0} + 'H1V' + {0} + 'H-1Z'"
# How wide a week's box may be: what there is between its neighbours, when one has zoomed, too.
_ROOM = "abs(scale('x', datum.room) - scale('x', 0))"
_SMALL = 10  # pixels of a letter's height: so far words shrink, but not where they are to be large
_LETTERS = f"(font_size > 12 ? font_size : clamp({_ROOM} / datum.letters, {_SMALL}, font_size))"
_WIDTH = f"clamp({_ROOM} - 1, 9, datum.letters * font_size + 8)"
MONTH_NAMES, WEEK_NUMBERS = -29, -9  # pixels from the top of the time
# The mouse's wheel scrolls the page. A drag that begins on a mark would end as a click on it.
ZOOM_BY = "wheel![event.ctrlKey]"
DRAG_BY = "[pointerdown[!datum || !datum.lane], window:pointerup] > window:pointermove!"


def of_kind(base: alt.Chart, kind: str) -> alt.Chart:
    return base.transform_filter(f"datum.kind === '{kind}'")


def time_of(field: str) -> alt.X:
    return alt.X(f"{field}:Q", title=" ")


def tooltips(**titles: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{field}:N", title=title) for field, title in titles.items()]


def background(base: alt.Chart, room: int) -> list[alt.Chart]:
    """Lines between lanes and months, and grey days off with their names below."""
    month = of_kind(base, "month")
    # What lies above the time would not be cut at its edges when one drags.
    is_seen = "inrange(scale('x', datum.x), [-1, width - 20]) ? 1 : 0"
    off = of_kind(base, "off")
    height = alt.value("height")
    whole = {"y": alt.value(0), "y2": height}
    return [
        of_kind(base, "lane")
        .mark_rule(color=GREY, opacity=0.35, tooltip=None, clip=False)
        .encode(
            x=alt.value(by_size(-room - STRIP)),
            x2=alt.value("width"),
            y=alt.Y("row:N", title=None, bandPosition=0),
        ),
        month.mark_rule(color=GREY, opacity=0.2, clip=True, tooltip=None).encode(**whole),
        month.mark_text(
            color=MUTED, align="left", dx=3, clip=False, tooltip=None, opacity=alt.expr(is_seen)
        ).encode(y=alt.value(MONTH_NAMES), text="text:N"),
        off.mark_rect(color=GREY, opacity=0.2, clip=True).encode(
            x2="x2:Q", **whole, tooltip=tooltips(name="Fri", when="Dage")
        ),
        off.mark_text(color=MUTED, baseline="top", dy=4, tooltip=None, clip=False).encode(
            x=time_of("sure"), y=height, text="text:N"
        ),
        of_kind(base, "as_of")
        .mark_text(color=AS_OF, fontWeight=600, baseline="top", dy=4, tooltip=None, clip=False)
        .encode(y=height, text="text:N"),
        of_kind(base, "past")
        .mark_rect(color=GREY, opacity=0.35, clip=True)
        .encode(x2="x2:Q", **whole, tooltip=tooltips(name="Tid")),
    ]


def as_of(base: alt.Chart) -> alt.Chart:
    return (
        of_kind(base, "as_of")
        .mark_rule(color=AS_OF, strokeWidth=2, clip=True)
        .encode(y=alt.value(0), y2=alt.value("height"), tooltip=tooltips(name="Dag"))
    )


def unit_of_time(base: alt.Chart, span: Span) -> alt.Chart:
    """What the axis counts, in words at its left end."""
    return (
        of_kind(base, "as_of")
        .mark_text(
            text="uge" if span.step == "week" else "måned",
            color=MUTED,
            align="right",
            dx=-6,
            clip=False,
            tooltip=None,
        )
        .encode(x=alt.value(0), y=alt.value(WEEK_NUMBERS))
    )


def phases(base: alt.Chart) -> list[alt.Chart]:
    phase, milestone = of_kind(base, "phase"), of_kind(base, "milestone")
    # Where a name stands is worked out by the mark; an encoding of x would go before it.
    unplaced = alt.Chart().encode(y=base.encoding.y)
    tips = tooltips(name="Projekt", note="Fase", when="Hvornår")
    dashed = alt.condition("datum.is_vague", alt.value(DASHES), alt.value([1, 0]))
    bar: dict[str, Any] = {
        "height": 17,
        "cornerRadius": 3,
        "stroke": PHASE_LINE,
        "strokeWidth": 1,
        "clip": True,
    }
    # A name that begins before the time that is shown moves in with it, and is cut at the bar's end.
    seen = "max(scale('x', datum.x), 0)"
    diamond: dict[str, Any] = {
        "shape": "diamond",
        "size": 150,
        "stroke": PHASE_LINE,
        "strokeWidth": 1.5,
        "clip": True,
    }
    return [
        phase.mark_bar(**bar, color=PHASE).encode(x2="x2:Q", strokeDash=dashed, tooltip=tips),
        phase.transform_filter("datum.sure2 > datum.sure")
        .mark_bar(height=15, color=SURE, clip=True)
        .encode(x=time_of("sure"), x2="sure2:Q", tooltip=tips),
        of_kind(unplaced, "phase")
        .mark_text(
            align="left",
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
            x=time_of("sure"),
            fill=alt.condition("datum.is_vague", alt.value(PHASE), alt.value(PHASE_LINE)),
            tooltip=tips,
        ),
        of_kind(unplaced, "milestone")
        .mark_text(
            align=alt.expr("datum.name_first ? 'right' : 'left'"),
            color=MILESTONE_INK,
            clip=True,
            x=alt.expr("datum.name_first ? scale('x', datum.x) - 10 : scale('x', datum.x2) + 10"),
        )
        .encode(text="text:N", tooltip=tips),
    ]


def tasks(base: alt.Chart, shown: alt.Legend) -> list[alt.Chart]:
    """From start to deadline; a faint ring where the deadline first was; dashed where it is a period."""
    task = of_kind(base, "task")
    moved = task.transform_filter("isValid(datum.sure2)")
    tips = tooltips(
        name="Opgave", label="Værste lys", when="Frist", slip="Flyttet", before="Først kendte frist",
        who="Personer", note="Hvorfor",
    )  # fmt: skip
    due = task.encode(x=time_of("x2"), tooltip=tips)
    return [
        task.transform_filter("isValid(datum.x)")
        .mark_bar(height=5, color=GREY, opacity=0.45, clip=True, cursor="pointer")
        .encode(x2="x2:Q", tooltip=tips),
        task.transform_filter("isValid(datum.sure)")
        .mark_bar(height=17, color=GREY, fillOpacity=0.15, stroke=GREY, strokeDash=DASHES, clip=True)
        .encode(x=time_of("sure"), x2="x2:Q", tooltip=tips),
        moved.mark_rule(color=GREY, strokeDash=[2, 2], strokeWidth=1.5, clip=True).encode(
            x=time_of("sure2"), x2="x2:Q", tooltip=tips
        ),
        moved.mark_point(size=70, color=GREY, clip=True, filled=False).encode(
            x=time_of("sure2"), tooltip=tips
        ),
        due.mark_point(shape="square", size=260, filled=True, opacity=1, clip=True, cursor="pointer").encode(
            color=PALETTE.colour(shown),
            stroke=PALETTE.outline(shown),
        ),
        due.mark_text(fill=PALETTE.ink(), clip=True, cursor="pointer").encode(text="glyph:N"),
    ]


def deadlines(base: alt.Chart, shown: alt.Legend, span: Span) -> list[alt.Chart]:
    """A box a week or month with the worst light of what is due in it; what is clicked and dragged."""
    picked = click_on(*PICKED)
    zoom = alt.selection_interval(
        name="zoom", bind="scales", encodings=["x"], zoom=ZOOM_BY, translate=DRAG_BY, clear="dblclick"
    )
    deadline = of_kind(base, "deadline")
    period = "Uge" if span.step == "week" else "Måned"
    tips = tooltips(name="Række", when=period, label="Værste lys", count="Åbne frister", of_which="Heraf")
    boxes = _boxes(deadline, _WIDTH).encode(
        color=PALETTE.colour(shown), stroke=PALETTE.outline(shown), tooltip=tips
    )
    # Where there is no room for "12/18", how many are red is left; then the shape alone.
    fits = f"{_ROOM} >= datum.letters * {_LETTERS} ? datum.text"
    fits_short = f"{_ROOM} >= (length(datum.short) * 0.52 + 0.33) * {_LETTERS} ? datum.short"
    words = deadline.mark_text(
        text=alt.expr(f"{fits} : {fits_short} : datum.glyph"),
        fontSize=alt.expr(_LETTERS),
        fill=PALETTE.ink(),
        clip=True,
        tooltip=None,
        cursor="pointer",
    )
    return [boxes.add_params(picked, zoom), words]


def _boxes(base: alt.Chart, width: str, clip: bool = True) -> alt.Chart:
    """`width`: pixels, as an expression of Vega's."""
    return base.mark_point(
        shape=alt.expr(_SHAPE.format(f"({HEIGHT} / ({width}))")),
        size=alt.expr(f"pow({width}, 2)"),
        filled=True,
        opacity=1,
        strokeWidth=1,
        clip=clip,
        cursor="pointer",
    )


def lane_states(base: alt.Chart, shown: alt.Legend) -> list[alt.Chart]:
    """How each lane stands, between its name and the time."""
    lane = of_kind(base, "lane").encode(x=alt.value(by_size(-STRIP / 2)))
    tips = tooltips(
        name="Række", label="Værste lys", count="Åbne opgaver", of_which="Heraf røde",
        before="Heraf overskredet", when="Næste frist", slip="Flyttede frister",
    )  # fmt: skip
    boxes = _boxes(lane, f"{STRIP - 8} * font_size / 12", clip=False)
    words = lane.mark_text(fill=PALETTE.ink(), fontSize=FONT_SIZE, clip=False, cursor="pointer")
    return [
        boxes.encode(color=PALETTE.colour(shown), stroke=PALETTE.outline(shown), tooltip=tips),
        words.encode(text="text:N", tooltip=tips),
    ]
