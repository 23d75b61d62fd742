"""What has changed between exports: the matrix of lights, the lights of each export, the moved deadlines."""

from datetime import date
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.base import (
    LABELS,
    LIGHT_PALETTE,
    NEW_LINE,
    RANK,
    SLATE,
    TWO_LINES,
    Chart,
    click_on,
    labels_in,
    light_palette,
    with_domains,
)
from dashboard.charts.locale import spec_of
from dashboard.charts.theme import INK, INK_SHADES, MUTED_SHADES, by_size, legend_of
from dashboard.domain.change_kinds import DEADLINE_KINDS, MOVE_OF_CODE
from dashboard.domain.lights import BY_CODE
from dashboard.domain.wording import number

NEW, GONE = "+ Ny", "− Udgået"
"""The row of tasks that the earlier export lacks, and the column of those that the later one lacks."""
_UNCHANGED = "= Uændret"
_CLEAR = ("transparent", "transparent")
_FAINT = ("#c3c8d0", "#4a4f57")
_PALETTE = light_palette(
    (GONE, _CLEAR, MUTED_SHADES, INK_SHADES),
    (_UNCHANGED, _CLEAR, _FAINT, MUTED_SHADES),
)
_ROW = 34  # pixels
_FROM_BELOW = ("done", "grey", "green", "unknown", "yellow", "red")
_WAYS = ("→ Senere", "← Tidligere")  # in the order of DEADLINE_KINDS


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
            title=f"Lys pr. {now}",
            axis=alt.Axis(orient="top", **axis | {"labelOffset": 0, "labelLineHeight": by_size(14)}),
        ),
        y=alt.Y("row:N", title=f"Lys pr. {then}", axis=alt.Axis(**axis)),
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


def burn_up(counts: pd.DataFrame) -> Chart:
    """The tasks of each export by light, on top of each other, what is done at the bottom.

    `counts`: the columns of queries/changes/burn_up.sql, of two exports or more.
    """
    # An area needs a value on each day: a light that no task has has none.
    wide = counts.pivot(index="as_of", columns="light", values="tasks").fillna(0)
    shown = wide.melt(ignore_index=False, value_name="tasks").reset_index()
    lights = [BY_CODE[code] for code in shown["light"]]
    shown = shown.assign(
        day=shown["as_of"].dt.strftime("%Y-%m-%dT00:00:00"),
        exported=shown["as_of"].dt.strftime("%d.%m.%Y"),
        label=[LABELS[RANK[light.code]] for light in lights],
        step=[_FROM_BELOW.index(light.code) for light in lights],
        glyph=[light.chart_glyph for light in lights],
    )
    days = sorted(set(shown["day"]))
    spec = _areas(labels_in(shown), tuple(days))
    columns = ["day", "exported", "label", "step", "glyph", "tasks"]
    return Chart(spec, shown[columns].astype({"tasks": int}))


def moved_deadlines(moved: pd.DataFrame) -> Chart:
    """Two bars an export: the deadlines that are later than in the export before, and those that are earlier.

    `moved`: the columns of queries/changes/moved_deadlines.sql.
    """
    rows = moved.assign(exported=moved["as_of"].dt.strftime("%d.%m.%Y"))
    parts = [
        rows[["exported"]].assign(label=label, deadlines=rows[name], rank=rank)
        for rank, (name, label) in enumerate(zip(DEADLINE_KINDS, _WAYS, strict=True))
    ]
    shown = pd.concat(parts, ignore_index=True)
    shown["text"] = [
        f"{row.label[0]} {number(row.deadlines)}" if row.deadlines else "" for row in shown.itertuples()
    ]
    return Chart(_bars_of_moves(), shown)


@lru_cache
def _areas(labels: tuple[str, ...], days: tuple[str, ...]) -> dict:
    base = alt.Chart().encode(
        x=alt.X(
            "day:T",
            title="Eksport",
            axis=alt.Axis(format="%d.%m.%Y", values=[*days], labelAngle=0, labelOverlap=True, grid=False),
        ),
        y=alt.Y("tasks:Q", title="Opgaver", stack="zero", axis=alt.Axis(format=",d")),
        order=alt.Order("step:Q"),
        tooltip=[
            alt.Tooltip("exported:N", title="Eksport"),
            alt.Tooltip("label:N", title="Værste lys"),
            alt.Tooltip("tasks:Q", title="Opgaver", format=",d"),
        ],
    )
    areas = base.mark_area(line=False, strokeWidth=1).encode(
        color=LIGHT_PALETTE.colour(legend_of(labels)), stroke=LIGHT_PALETTE.outline(legend_of(labels))
    )
    # What one points at: an area itself has no place in time.
    points = base.mark_bar(width=10, opacity=0.001)
    glyphs = LIGHT_PALETTE.glyphs(base, "y", "tasks")
    return spec_of((areas + points + glyphs).properties(height=260))


@lru_cache
def _bars_of_moves() -> dict:
    base = alt.Chart().encode(
        x=alt.X("exported:O", title="Eksport", sort=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        xOffset=alt.XOffset("label:N", scale=alt.Scale(domain=[*_WAYS])),
        y=alt.Y("deadlines:Q", title="Flyttede frister", axis=alt.Axis(format=",d", tickMinStep=1)),
        tooltip=[
            alt.Tooltip("exported:N", title="Eksport"),
            alt.Tooltip("label:N", title="Flyttet"),
            alt.Tooltip("deadlines:Q", title="Frister", format=",d"),
        ],
    )
    colour = alt.Color(
        "label:N",
        title=None,
        scale=alt.Scale(domain=[*_WAYS], range=[SLATE, "#0f8a9c"]),
        legend=legend_of(_WAYS),
    )
    bars = base.mark_bar().encode(color=colour)
    texts = base.mark_text(dy=-7, fill=INK).encode(text="text:N")
    return spec_of((bars + texts).properties(height=260))
