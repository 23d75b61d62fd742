"""What has changed between exports: the matrix of lights, the lights of each export, the moved deadlines."""

from datetime import date
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.base import (
    LABELS,
    NEW_LINE,
    RANK,
    TWO_LINES,
    Chart,
    click_on,
    light_palette,
    with_domains,
)
from dashboard.charts.locale import spec_of
from dashboard.charts.theme import INK_SHADES, MUTED_SHADES, by_size
from dashboard.domain.change_kinds import MOVE_OF_CODE
from dashboard.domain.lights import BY_CODE
from dashboard.domain.wording import number

NEW, GONE = "+ Ny", "− Væk"
"""The row of tasks that the earlier export lacks, and the column of those that the later one lacks."""
_UNCHANGED = "= Uændret"
_CLEAR = ("transparent", "transparent")
_FAINT = ("#c3c8d0", "#4a4f57")
_PALETTE = light_palette(
    (GONE, _CLEAR, MUTED_SHADES, INK_SHADES),
    (_UNCHANGED, _CLEAR, _FAINT, MUTED_SHADES),
)
_ROW = 34  # pixels


def light_moves(moves: pd.DataFrame, then: date, now: date) -> Chart:
    """A row for each light in the earlier export, a column for each in the later one, with their tasks.

    A cell has the colour of the light that it came to; what is unchanged is faint. `moves`: the columns of
    queries/changes/light_moves.sql, at least one row. A click picks `from_light` and `to_light`, "" for none.
    """
    before, after = totals(moves, "from_light"), totals(moves, "to_light")
    cells = moves.assign(**{name: moves[name].fillna("") for name in ("from_light", "to_light")})
    shown = cells.assign(
        was=[_heading(code, NEW) for code in cells["from_light"]],
        now=[_heading(code, GONE) for code in cells["to_light"]],
        row=cells["from_light"].map(before),
        column=cells["to_light"].map(after),
        label=[_label(cell.kind, cell.to_light) for cell in cells.itertuples()],
        text=[f"{MOVE_OF_CODE[cell.kind].glyph} {number(cell.tasks)}" for cell in cells.itertuples()],
        move=[MOVE_OF_CODE[kind].word for kind in cells["kind"]],
    )
    rows, columns = _in_order(before), _in_order(after)
    spec = _matrix(f"{then:%d.%m.%Y}", f"{now:%d.%m.%Y}")
    return Chart(with_domains(spec, columns, rows), shown)


def totals(moves: pd.DataFrame, side: str) -> dict[str, str]:
    """The heading of each light on one side of the matrix, with how many tasks it had. `side`: a column."""
    tasks = moves["tasks"].groupby(moves[side].fillna("")).sum()
    none = NEW if side == "from_light" else GONE
    return {code: f"{_heading(code, none)}{NEW_LINE}{number(count)}" for code, count in tasks.items()}


def _heading(code: str, none: str) -> str:
    return LABELS[RANK[code]] if code else none


def _in_order(headings: dict[str, str]) -> list[str]:
    """Worst light first; what was there in one export only stands last."""
    return [headings[code] for code in (*BY_CODE, "") if code in headings]


def _label(kind: str, to_light: str) -> str:
    if kind == "unchanged":
        return _UNCHANGED
    return LABELS[RANK[to_light]] if to_light else GONE


@lru_cache
def _matrix(then: str, now: str) -> dict:
    axis: dict[str, Any] = {"labelAngle": 0, "ticks": False} | TWO_LINES
    base = alt.Chart().encode(
        x=alt.X(
            "column:N",
            title=f"Lys i eksporten {now}",
            axis=alt.Axis(orient="top", **axis | {"labelOffset": 0, "labelLineHeight": by_size(14)}),
        ),
        y=alt.Y("row:N", title=f"Lys i eksporten {then}", axis=alt.Axis(**axis)),
        tooltip=[
            alt.Tooltip("was:N", title=then),
            alt.Tooltip("now:N", title=now),
            alt.Tooltip("tasks:Q", title="Opgaver", format=",d"),
            alt.Tooltip("move:N", title="Ændring"),
        ],
    )
    cells = (
        base.mark_rect(cornerRadius=2, strokeWidth=1, cursor="pointer")
        .encode(color=_PALETTE.colour(None), stroke=_PALETTE.outline(None))
        .add_params(click_on("from_light", "to_light"))
    )
    texts = base.mark_text(fill=_PALETTE.ink(), cursor="pointer").encode(text="text:N")
    return spec_of((cells + texts).properties(height=alt.Step(_ROW)))
