"""The sections of the page Ændringer, and the ways to it: a figure a kind of change, each with its tasks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts import changes as charts
from dashboard.charts.base import with_picks
from dashboard.domain.change_kinds import DEADLINE_KINDS, GONE, KINDS, REASSIGNED
from dashboard.domain.filters import BY_FIELD, TaskFilter
from dashboard.domain.wording import number
from dashboard.sentences import alt_texts
from dashboard.sentences import changes as sentences
from dashboard.ui import filter_bar, navigation, page_head, session, state
from dashboard.ui.elements import tables
from dashboard.ui.elements.charts import chart_or_table

ROWS = 200
DAY = "%d.%m.%Y"
SHOWN = ["title", "project", "before", "after", "task_key"]
HEEDED = ("municipalities", "projects", "components", "interfaces", "themes", "persons", "lacks")

Shown = str | tuple[str, str]
"""The tasks that are listed: a code of KINDS, or the lights of a cell of the matrix, "" for none."""


def draw_since(counts: Mapping, day_before: date) -> None:
    """On another page: the figures, which lead here. `counts`: overview/changes.sql."""
    with st.container(key="only_on_screen_since"):
        st.header(f"Siden {day_before:{DAY}}")
        happened = [kind for kind in KINDS if counts.get(kind.code)]
        if not happened:
            st.text("Ingen ændringer.")
            return
        tables.leading_table(
            pd.DataFrame(
                {
                    "task_key": [kind.code for kind in happened],
                    "tasks": [counts[kind.code] for kind in happened],
                    "change_kind": [kind.verb(counts[kind.code]) for kind in happened],
                }
            ),
            "task_key",
            "since",
            "Ændringer siden den forrige eksport, og hvor mange opgaver de gælder",
            navigation.go_to_changes,
            height=None,
            widths={"tasks": 80, "change_kind": 225},
            sorts=False,
        )


def choose_earlier(chosen: TaskFilter, line: DeltaGenerator) -> TaskFilter:
    """The same filter on the day of the export to compare with; stops the page where there is none."""
    days = [f"{day:{DAY}}" for day in session.earlier_days(chosen)]
    if not days:
        st.info(
            "Der er ingen tidligere eksport at sammenligne med. Indlæs den næste eksport på siden Data, "
            "så viser siden, hvad der er ændret."
        )
        st.stop()
    before = session.previous(chosen)
    usual = f"{before.as_of:{DAY}}" if before else days[0]
    with line:
        st.text(f"Sammenlign {chosen.as_of:{DAY}} med", width="content")
        picked = st.selectbox(
            "Sammenlign med eksporten fra",
            days,
            index=days.index(usual),
            key=state.SINCE.key,
            bind="query-params",
            label_visibility="collapsed",
            width=140,
        )
    return replace(chosen, as_of=datetime.strptime(picked or usual, DAY).date())


def stop_without_pairs(chosen: TaskFilter, counts: Mapping) -> None:
    """Stop the page where no task can be compared: the filter leaves none, or the two lists share none."""
    if not counts["other_lists"] or not session.ask("tasks/count", chosen)["chosen"].iloc[0]:
        filter_bar.stop_where_nothing_is_left()
    page_head.answer(sentences.other_lists(counts["other_lists"]))
    draw_all_exports(chosen)
    st.stop()


def draw_matrix(moves: pd.DataFrame, then: date, now: date, line: DeltaGenerator) -> None:
    """From which light to which; a cell lists its tasks. `moves`: queries/changes/light_moves.sql."""
    picks = moves[["from_light", "to_light"]].fillna("").to_dict("records")
    chart_or_table(
        "Fra lys til lys",
        charts.light_moves(moves, then, now),
        with_picks(sentences.moves_in_words(moves), picks),
        "light_moves",
        alt_texts.light_moves(moves),
        on_pick=_show_cell,
        line=line,
    )


def _show_cell(picked: Mapping[str, Any]) -> None:
    state.SHOWN_CHANGE.write((picked["from_light"], picked["to_light"]))


def shown(counts: Mapping, moves: pd.DataFrame) -> Shown:
    """What was chosen last, where it has tasks; else the first kind that has, or the first cell."""
    wanted = state.SHOWN_CHANGE.read()
    cells = list(zip(moves["from_light"].fillna(""), moves["to_light"].fillna(""), strict=True))
    happened = [kind.code for kind in KINDS if counts[kind.code]]
    has_tasks: list[Shown] = [*happened, *cells]
    return wanted if wanted in has_tasks else has_tasks[0]


def is_of_gone(listed: Shown) -> bool:
    """Whether the tasks are in the earlier export only."""
    return listed == GONE if isinstance(listed, str) else listed[1] == ""


def draw_tasks(
    listed: Shown, counts: Mapping, moves: pd.DataFrame, chosen: TaskFilter, previous: TaskFilter
) -> None:
    """The figures, and the tasks behind the one that is chosen.

    `counts`: overview/changes.sql. `moves`: changes/light_moves.sql.
    """
    _choose_kind(counts, listed)
    if isinstance(listed, str):
        tasks = session.ask("changes/changed_tasks", chosen, previous=previous, kind=listed, rows=ROWS)
        count = int(counts[listed])
        sentence = sentences.of_kind(listed, count, previous.as_of)
    else:
        lights = dict(zip(("from_light", "to_light"), (code or None for code in listed), strict=True))
        tasks = session.ask("changes/tasks_of_move", chosen, previous=previous, rows=ROWS, **lights)
        cells = moves.fillna("").set_index(["from_light", "to_light"])
        count = int(cells.loc[listed, "tasks"])
        sentence = sentences.of_move(*listed, count, previous.as_of)
    st.text(sentence)
    light = ["worst_light"] if listed == REASSIGNED else []
    columns = [*light, *SHOWN, *(["days", "times"] if listed in DEADLINE_KINDS else [])]
    tables.task_table(
        sentences.in_words(tasks)[columns],
        "changed",
        "Opgaver, der er ændret mellem de to eksporter",
        height=380,
        beneath={"title": "project"},
        widths={"title": 230, "before": 98, "after": 98, "days": 86, "times": 86},
        foot=tables.how_to_open(min(count, ROWS), count),
    )


def draw_all_exports(chosen: TaskFilter) -> None:
    """How the lights have been in every export, and how often deadlines were moved."""
    lights, moved = session.ask_together(chosen, "changes/burn_up", "changes/moved_deadlines")
    through = sentences.through_exports(lights, moved)
    if lights["as_of"].nunique() < 2:
        st.text(through)
        return
    heeded = sentences.heeded([BY_FIELD[field].label for field in HEEDED])
    st.text(f"{through} {heeded}")
    burn_up, moves = st.columns(2, gap="medium")
    with burn_up:
        chart_or_table(
            "Opgaverne i hver eksport",
            charts.burn_up(lights),
            sentences.burn_up_in_words(lights),
            "burn_up",
            alt_texts.burn_up(lights),
            on_pick=None,
            caption="Værste lys på eksportens egen dag. Nye opgaver gør bunken højere.",
        )
    with moves:
        chart_or_table(
            "Flyttede frister",
            charts.moved_deadlines(moved),
            moved,
            "moved_deadlines",
            alt_texts.moved_deadlines(moved),
            on_pick=None,
            caption="Frister, der er en anden dag end i eksporten før.",
        )


def _choose_kind(counts: Mapping, listed: Shown) -> None:
    """The kinds of change that have happened, each with its figure. A cell of the matrix is none of them."""
    happened = {
        kind.code: f"{number(count)} {kind.verb(count)}" for kind in KINDS if (count := counts.get(kind.code))
    }
    state.CHANGE_KIND.write(listed if listed in happened else None)
    st.pills(
        "Hvad er ændret",
        list(happened),
        format_func=happened.__getitem__,
        key=state.CHANGE_KIND.key,
        label_visibility="collapsed",
        wrap=True,
        on_change=_show_kind,
    )


def _show_kind() -> None:
    """A second click on the kind that is listed would choose none: it stays."""
    if kind := state.CHANGE_KIND.read():
        state.SHOWN_CHANGE.write(kind)
