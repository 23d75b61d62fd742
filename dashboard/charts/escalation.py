"""KOMBIT's flow of eskalation in its four lanes, with where a case stands and where it has been."""

import textwrap
from collections.abc import Collection
from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import GREY, NEW_LINE, SLATE, Chart
from dashboard.charts.locale import spec_of
from dashboard.charts.theme import FONT_SIZE, by_size
from dashboard.domain.escalation import LANES, STAGE_OF_CODE, STAGES, Stage

HERE, BEEN = "▶", "✓"  # in the box of where the case stands, and of where it has been
LINE = 15  # characters that fit in a box
LINE_HEIGHT = 13  # pixels
HALF_WIDTH, HALF_HEIGHT = 0.45, 0.34  # of a box, in steps and in lanes
LANE_HEIGHT = 84  # pixels
DARK, PALE = "#1f2937", "#eef1f6"

# Each line between two boxes by its corners, as (step, lane): it ends at the edge of its box.
_BETWEEN, _BELOW = 0.5, 2.5  # lanes in which there are no boxes
_COLUMN = {stage.code: position for position, stage in enumerate(STAGES)}
_LANE = {lane: position for position, lane in enumerate(LANES)}


def flow(stage: str, visited: Collection[str]) -> Chart:
    """The flow of a case. `stage`: the code of where it stands. `visited`: of where it has been."""
    boxes = [_box(each, stage, visited) for each in STAGES]
    words = [line for box in boxes for line in _words(box)]
    return Chart(_drawing(), pd.DataFrame([*boxes, *words, *_lines()]))


def _box(stage: Stage, current: str, visited: Collection[str]) -> dict:
    is_here, has_been = stage.code == current, stage.code in visited
    mark = f"{HERE} Her står sagen" if is_here else BEEN if has_been else ""
    words = textwrap.wrap(stage.label, LINE, break_long_words=False)
    column, lane = _COLUMN[stage.code], _LANE[stage.lane]
    return {
        "kind": "box",
        "x": column - HALF_WIDTH,
        "x2": column + HALF_WIDTH,
        "y": lane - HALF_HEIGHT,
        "y2": lane + HALF_HEIGHT,
        "middle": column,
        "lane": lane,
        "text": NEW_LINE.join([mark, *words] if mark else words),
        "fill": DARK if is_here else PALE,
        "ink": "#ffffff" if is_here else DARK,
        "edge": DARK if is_here or has_been else GREY,
        "width": 3 if is_here else 2 if has_been else 1,
    }


def _words(box: dict) -> list[dict]:
    """The lines of a box's text, around its middle: Vega would hang them from it."""
    lines = box["text"].split(NEW_LINE)
    above = (len(lines) - 1) / 2
    return [
        {
            "kind": "words",
            "middle": box["middle"],
            "lane": box["lane"] + (number - above) * LINE_HEIGHT / LANE_HEIGHT,
            "text": line,
            "ink": box["ink"],
        }
        for number, line in enumerate(lines)
    ]


@lru_cache
def _lines() -> list[dict]:
    lines = []
    for number, corners in enumerate(_corners()):
        lines += [
            {"kind": "line", "line": number, "order": order, "middle": x, "lane": y}
            for order, (x, y) in enumerate(corners)
        ]
        (before_x, before_y), (x, y) = corners[-2:]
        way = "right" if before_y == y and before_x < x else "down" if before_y < y else "up"
        lines.append({"kind": way, "middle": x, "lane": y})
    return lines


def _corners() -> list[list[tuple[float, float]]]:
    """The way of each step that moves a case, but for »opgaven er løst«, which leads from all of them."""
    ways = [
        ("observed", "instructed"),
        ("observed", "assessed"),
        ("instructed", "passed_on"),
        ("passed_on", "assessed"),
        ("assessed", "instructed_leader"),
        ("instructed_leader", "leader_informed"),
        ("leader_informed", "plan"),
        ("plan", "execution"),
        ("execution", "check"),
    ]
    corners = [_bent(_middle(begin), _middle(end)) for begin, end in ways]
    (asked_x, asked_y), (check_x, check_y) = _middle("assessed"), _middle("check")
    (plan_x, plan_y), (closed_x, closed_y) = _middle("plan"), _middle("closed")
    right = closed_x + HALF_WIDTH / 2
    return [
        *corners,
        [(asked_x, asked_y), (asked_x, _BELOW), (right, _BELOW), (right, closed_y + HALF_HEIGHT)],
        [(check_x, check_y), (closed_x, check_y), (closed_x, closed_y - HALF_HEIGHT)],
        [(check_x, check_y), (check_x, _BETWEEN), (plan_x, _BETWEEN), (plan_x, plan_y - HALF_HEIGHT)],
    ]


def _middle(code: str) -> tuple[int, int]:
    return _COLUMN[code], _LANE[STAGE_OF_CODE[code].lane]


def _bent(begin: tuple[int, int], end: tuple[int, int]) -> list[tuple[float, float]]:
    """First into the lane, then along it."""
    return [begin, (begin[0], end[1]), (end[0] - HALF_WIDTH, end[1])]


@lru_cache
def _drawing() -> dict:
    across = alt.Scale(domain=[-0.5, len(STAGES) - 0.5], nice=False, zero=False)
    down = alt.Scale(domain=[-0.5, len(LANES) - 0.5], nice=False, zero=False, reverse=True)
    lanes = alt.Axis(
        values=list(range(len(LANES))),
        labelExpr=f"{list(LANES)}[datum.value]",
        labelLimit=by_size(110),
        title=None,
        domain=False,
        grid=False,
        ticks=False,
    )
    x = alt.X("middle:Q", scale=across, axis=None)
    y = alt.Y("lane:Q", scale=down, axis=lanes)
    base = alt.Chart().mark_point()
    lines = (
        base.mark_line(color=SLATE, strokeWidth=1.5, tooltip=None)
        .encode(x=x, y=y, detail="line:N", order="order:Q")
        .transform_filter("datum.kind == 'line'")
    )
    arrows = [
        base.mark_point(shape=f"triangle-{way}", filled=True, color=SLATE, opacity=1, size=60, tooltip=None)
        .encode(x=x, y=y)
        .transform_filter(f"datum.kind == '{way}'")
        for way in ("right", "up", "down")
    ]
    boxes = (
        base.mark_rect(cornerRadius=4, opacity=1, tooltip=None)
        .encode(
            x=alt.X("x:Q", scale=across, axis=None),
            x2="x2:Q",
            y=alt.Y("y:Q", scale=down, axis=lanes),
            y2="y2:Q",
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
            strokeWidth=alt.StrokeWidth("width:Q", scale=None),
        )
        .transform_filter("datum.kind == 'box'")
    )
    words = (
        base.mark_text(baseline="middle", fontSize=FONT_SIZE, tooltip=None)
        .encode(x=x, y=y, text="text:N", color=alt.Color("ink:N", scale=None))
        .transform_filter("datum.kind == 'words'")
    )
    return spec_of(alt.layer(lines, *arrows, boxes, words).properties(height=len(LANES) * LANE_HEIGHT))
