"""A matrix of cells by light: each has its light's colour, its shape and a figure, never colour alone."""

import textwrap
from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import (
    FIRST_LINE,
    LABELS,
    NEW_LINE,
    RANK,
    Chart,
    click_on,
    figure_of,
    light_palette,
    with_domains,
)
from dashboard.charts.locale import spec_of
from dashboard.charts.theme import by_size, legend_of, themed
from dashboard.domain.catalogue import label_of
from dashboard.domain.lights import BY_CODE

ALL_PROJECTS = "Røde projekter"
"""The heading of the first column, whose cells count the projects where the snitflade is red."""
NO_TASK = "– Ingen opgave endnu"
_NO_TASK_GLYPH = NO_TASK[0]
_NO_TASK_INKS = ("#5f6875", "#9aa3b0")  # 4.5:1 on a light page and on a dark one
_GAP = " "  # an empty column between the first one and the projects
_PALETTE = light_palette((NO_TASK, ("transparent", "transparent"), _NO_TASK_INKS, _NO_TASK_INKS))
_ROW = 25  # pixels
# Characters of a snitflade's name that there is room for, and the pixels that they take.
_ROOMY, _CROWDED = (52, 305), (33, 200)
_MANY_PROJECTS = 18


def interfaces_by_project(cells: pd.DataFrame) -> Chart:
    """One row a snitflade, in the order of the rows; one column a project, the worst first, after one of all.

    A cell says how many of its tasks are red, "2/5". `cells`: the columns of queries/interfaces/matrix.sql. A
    click picks `interface`, `project` ("" in the column of all), `tasks` (0: none is published) and `red`.
    """
    in_all = cells["project"].isna()
    projects = _projects_in_order(cells)
    crowded = len(projects) > _MANY_PROJECTS
    longest, room = _CROWDED if crowded else _ROOMY
    names = {it: _row_label(it, longest) for it in cells["interface"].unique()}
    shown = _with_lights(cells).assign(
        # What follows the first line isn't shown, and tells names apart that are cut alike.
        row=cells["interface"].map(names) + NEW_LINE + cells["interface"],
        name=[label_of(it) for it in cells["interface"]],
        column=cells["project"].where(~in_all, ALL_PROJECTS),
        project=cells["project"].where(~in_all, ""),
        project_name=cells["project"].where(~in_all, "Alle projekter"),
        when_used=cells["when_used"].where(cells["when_used"].notna(), "–"),
    )
    labels = tuple(label for label in (*LABELS, NO_TASK) if label in set(shown["label"]))
    spec = with_domains(
        _matrix(labels, room, -90 if crowded else -45),
        [ALL_PROJECTS, _GAP, *projects],
        [f"{name}{NEW_LINE}{it}" for it, name in names.items()],
    )
    return Chart(spec, shown)


def picks(cells: pd.DataFrame) -> list[dict]:
    """What a click on each of these cells picks."""
    projects = cells["project"].where(cells["project"].notna(), "")
    return cells[["interface", "tasks", "red"]].assign(project=projects).to_dict("records")


def _projects_in_order(cells: pd.DataFrame) -> list[str]:
    """Most red first, then most yellow, then as they come: each row of `cells` has only some of them."""
    of_projects = cells[cells["project"].notna()]
    totals = of_projects.groupby("project", sort=False)[["red", "yellow"]].sum()
    return totals.sort_values(["red", "yellow"], ascending=False, kind="stable").index.tolist()


def _row_label(interface: str, longest: int) -> str:
    """The number is never cut; the title is, between words, and stands whole in the tooltip."""
    label = label_of(interface)
    return textwrap.shorten(label, longest, placeholder=" …") if " " in label else label


def _with_lights(cells: pd.DataFrame) -> pd.DataFrame:
    codes = [code if code in BY_CODE else None for code in cells["worst_light"]]
    figures = [
        figure_of(cell.tasks, cell.red) if pd.isna(cell.red_projects) else str(cell.red_projects)
        for cell in cells.itertuples()
    ]
    marks = [BY_CODE[code].chart_glyph if code else _NO_TASK_GLYPH for code in codes]
    return cells[["interface", "tasks", "red", "yellow"]].assign(
        label=[LABELS[RANK[code]] if code else NO_TASK for code in codes],
        text=[
            f"{mark} {figure}" if code else mark
            for mark, figure, code in zip(marks, figures, codes, strict=True)
        ],
    )


@lru_cache
def _matrix(labels: tuple[str, ...], room: int, angle: int) -> dict:
    base = alt.Chart().encode(
        x=alt.X(
            "column:N",
            title=None,
            axis=alt.Axis(
                orient="top", labelAngle=angle, labelOverlap=False, labelLimit=by_size(150), ticks=False
            ),
        ),
        y=alt.Y(
            "row:N", title=None, axis=alt.Axis(labelLimit=by_size(room), ticks=False, labelExpr=FIRST_LINE)
        ),
        tooltip=_tooltip(),
    )
    cells = (
        base.transform_filter("datum.tasks > 0")
        .mark_rect(cornerRadius=2, strokeWidth=1, cursor="pointer")
        .encode(
            color=_PALETTE.colour(legend_of(labels)),
            stroke=_PALETTE.outline(legend_of(labels)),
        )
        .add_params(click_on("interface", "project", "tasks", "red"))
    )
    planned = base.transform_filter("datum.tasks == 0").mark_rect(
        cornerRadius=2, strokeWidth=1, strokeDash=[3, 2], stroke=themed(*_NO_TASK_INKS), fill="transparent"
    )
    texts = base.mark_text(fill=_PALETTE.ink(), cursor="pointer").encode(text="text:N")
    return spec_of((cells + planned + texts).properties(height=alt.Step(_ROW)))


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title="Snitflade"),
        alt.Tooltip("project_name:N", title="Projekt"),
        alt.Tooltip("label:N", title="Værste lys"),
        alt.Tooltip("tasks:Q", title="Opgaver", format=",d"),
        alt.Tooltip("red:Q", title="Heraf røde", format=",d"),
        alt.Tooltip("yellow:Q", title="Heraf gule", format=",d"),
        alt.Tooltip("when_used:N", title="År eller tilstand"),
    ]
