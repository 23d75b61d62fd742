"""How roles are covered: a matrix role × project, and columns ahead. Each state has its glyph and word."""

from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import Chart, click_on, with_domains
from dashboard.charts.locale import spec_of
from dashboard.charts.theme import Palette, by_size, legend_of
from dashboard.domain.danish import sort_key
from dashboard.domain.role_states import BY_CODE, LABEL, PARTLY, ROLE_STATES, VACANT

_PALETTE = Palette(
    tuple(LABEL[state.code] for state in ROLE_STATES),
    tuple((state.light.fill, state.dark.fill) for state in ROLE_STATES),
    tuple((state.light.outline, state.dark.outline) for state in ROLE_STATES),
    tuple((state.light.on_fill, state.dark.on_fill) for state in ROLE_STATES),
)
_ROW = 26  # pixels
_MANY_PROJECTS = 18
_NOBODY = "ingen"


def roles_by_project(coverage: pd.DataFrame) -> Chart:
    """A row a role, in the order of the rows; a column a project, that with most gaps first; the cell is how
    the role is covered.

    `coverage`: queries/roles/coverage.sql. A click picks `role`, `project` and `glyph`.
    """
    shown = _with_states(coverage).assign(
        role=coverage["role"],
        project=coverage["project"],
        persons=[", ".join(names) or _NOBODY for names in coverage["persons"]],
        since=coverage["vacant_from"].dt.strftime("%d.%m.%Y").fillna("–"),
        because=[". ".join(reasons) for reasons in coverage["because"]],
        need=["Forslag" if each else "Bekræftet" for each in coverage["is_suggestion"]],
    )
    projects = _projects_in_order(coverage)
    drawing = _matrix(_labels_in(shown), -90 if len(projects) > _MANY_PROJECTS else -45)
    return Chart(with_domains(drawing, projects, list(dict.fromkeys(shown["role"]))), shown)


def picks(coverage: pd.DataFrame) -> list[dict]:
    """What a click on the cell of each of these rows picks."""
    glyphs = [BY_CODE[code].glyph for code in coverage["state"]]
    return coverage[["role", "project"]].assign(glyph=glyphs).to_dict("records")


def _projects_in_order(coverage: pd.DataFrame) -> list[str]:
    """Most vacant roles first, then most that are partly covered, then by name."""
    gaps = coverage["state"].eq(VACANT).groupby(coverage["project"]).sum()
    partly = coverage["state"].eq(PARTLY).groupby(coverage["project"]).sum()
    return sorted(gaps.index, key=lambda name: (-gaps[name], -partly[name], sort_key(name)))


def states_ahead(ahead: pd.DataFrame) -> Chart:
    """A column a day, split by state: how many roles of projects are covered, and how.

    `ahead`: day, state (code), roles (count).
    """
    shown = _with_states(ahead).assign(day=ahead["day"].dt.strftime("%d.%m.%Y"), roles=ahead["roles"])
    return Chart(_columns(_labels_in(shown), tuple(dict.fromkeys(shown["day"]))), shown)


def states_by(counts: pd.DataFrame, title: str) -> Chart:
    """A bar a theme or a group, split by state. `counts`: name, state (code), roles."""
    shown = _with_states(counts).assign(name=counts["name"], roles=counts["roles"])
    return Chart(_bars(_labels_in(shown), title), shown)


def _with_states(rows: pd.DataFrame) -> pd.DataFrame:
    states = [BY_CODE[code] for code in rows["state"]]
    rank = {state.code: number for number, state in enumerate(ROLE_STATES)}
    return pd.DataFrame(
        {
            "label": [LABEL[state.code] for state in states],
            "rank": [rank[state.code] for state in states],
            "glyph": [state.glyph for state in states],
        },
        index=rows.index,
    )


def _labels_in(rows: pd.DataFrame) -> tuple[str, ...]:
    shown = set(rows["label"])
    return tuple(LABEL[state.code] for state in ROLE_STATES if LABEL[state.code] in shown)


@lru_cache
def _matrix(labels: tuple[str, ...], angle: int) -> dict:
    base = alt.Chart().encode(
        x=alt.X(
            "project:N",
            title=None,
            axis=alt.Axis(
                orient="top", labelAngle=angle, labelOverlap=False, labelLimit=by_size(140), ticks=False
            ),
        ),
        y=alt.Y("role:N", title=None, axis=alt.Axis(labelLimit=by_size(225), ticks=False)),
        tooltip=[
            alt.Tooltip("role:N", title="Rolle"),
            alt.Tooltip("project:N", title="Projekt"),
            alt.Tooltip("label:N", title="Dækning"),
            alt.Tooltip("persons:N", title="Personer"),
            alt.Tooltip("since:N", title="Ubesat fra"),
            alt.Tooltip("because:N", title="Hvorfor"),
            alt.Tooltip("need:N", title="Behov"),
        ],
    )
    cells = (
        base.mark_rect(cornerRadius=2, strokeWidth=1, cursor="pointer")
        .encode(color=_PALETTE.colour(legend_of(labels)), stroke=_PALETTE.outline(legend_of(labels)))
        .add_params(click_on("role", "project", "glyph"))
    )
    glyphs = base.mark_text(fill=_PALETTE.ink(), cursor="pointer").encode(text="glyph:N")
    return spec_of((cells + glyphs).properties(height=alt.Step(_ROW)))


@lru_cache
def _columns(labels: tuple[str, ...], days: tuple[str, ...]) -> dict:
    base = alt.Chart().encode(
        x=alt.X("day:N", title=None, sort=days, axis=alt.Axis(labelAngle=0)), order="rank:Q"
    )
    bars = _stack(base, labels, "day").encode(
        y=alt.Y("roles:Q", title="Roller i projekter", stack="zero", axis=alt.Axis(tickMinStep=1, format="d"))
    )
    glyphs = _PALETTE.glyphs(base, "y", "roles")
    return spec_of((bars + glyphs).properties(height=220))


@lru_cache
def _bars(labels: tuple[str, ...], title: str) -> dict:
    base = alt.Chart().encode(
        y=alt.Y(
            "name:N", title=title, sort=None, axis=alt.Axis(labelLimit=by_size(200), titleAngle=0, titleY=-8)
        ),
        order="rank:Q",
    )
    bars = _stack(base, labels, "name").encode(
        x=alt.X("roles:Q", title="Roller i projekter", stack="zero", axis=alt.Axis(tickMinStep=1, format="d"))
    )
    glyphs = _PALETTE.glyphs(base, "x", "roles")
    return spec_of((bars + glyphs).properties(height=alt.Step(_ROW)))


def _stack(base: alt.Chart, labels: tuple[str, ...], field: str) -> alt.Chart:
    tooltip = [
        alt.Tooltip(f"{field}:N", title="Fra" if field == "day" else "Navn"),
        alt.Tooltip("label:N", title="Dækning"),
        alt.Tooltip("roles:Q", title="Roller i projekter", format=",d"),
    ]
    return base.mark_bar(strokeWidth=1).encode(
        color=_PALETTE.colour(legend_of(labels)), stroke=_PALETTE.outline(legend_of(labels)), tooltip=tooltip
    )
