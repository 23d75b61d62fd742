"""What earlier projects say of a task that is grey or green: in its drawer, and as warnings on Overblik."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.domain.filters import TaskFilter
from dashboard.sentences import memory as sentences
from dashboard.ui import session, state
from dashboard.ui.elements import tables

SHOWN = ["title", "project", "lasted", "delayed", "seen", "missing", "task_key"]
WARNED = ["worst_light", "title", "project", "advice", "memory", "executor", "task_key"]
COMING = ("grey", "green")
MOST_WARNINGS = 5


def draw(task: pd.Series, chosen: TaskFilter) -> None:
    """How its sisters went, each with its own drawer. `task`: the row of queries/tasks/details.sql."""
    if task["shown_light"] not in COMING or not task["is_open"]:
        return
    memory = session.ask("memory/of_task", chosen, task_key=task["task_key"])
    if memory.empty:
        st.text(sentences.NONE)
        return
    st.text(sentences.experience(memory.iloc[0], chosen.as_of))
    # Asked for once it is unfolded: the drawer is not to wait for it.
    behind = st.expander("Opgaverne bag tallet", key=state.SISTERS_OPEN.key, on_change="rerun")
    if behind.open:
        with behind:
            _draw_sisters(task["task_key"], chosen)


def _draw_sisters(task_key: str, chosen: TaskFilter) -> None:
    sisters = session.ask("memory/sisters", chosen, task_key=task_key)
    tables.leading_table(
        sentences.sisters_in_words(sisters).assign(task_key=sisters["sister_key"])[SHOWN],
        "task_key",
        "sisters",
        "Afsluttede søsteropgaver i andre projekter, den længste først",
        _open_among((task_key, *sisters["sister_key"])),
        height=300,
        beneath={"title": "project"},
        widths={"title": 260, "lasted": 100, "delayed": 95, "seen": 130, "missing": 130},
    )


def _open_among(keys: tuple[str, ...]) -> Callable[[str], None]:
    """Within the drawer, with the way back: the task itself is the first of them."""

    def open_task(task_key: str) -> None:
        state.TASKS_AROUND.write(keys)
        state.TASK_IN_DRAWER.write(task_key)

    return open_task


def draw_warnings(warnings: pd.DataFrame, as_of: date) -> None:
    """The few tasks that have the least time by how long their sisters took; nothing where there are none.

    `warnings`: queries/memory/warnings.sql, of at most MOST_WARNINGS.
    """
    if warnings.empty:
        return
    st.subheader("Mindre tid end sidst")
    st.text(sentences.of_warnings(len(warnings), warnings["warnings"].iloc[0]))
    tables.task_table(
        sentences.in_words(warnings, as_of)[WARNED],
        "warnings",
        "Grå og grønne opgaver med mindre tid, end deres søsteropgaver tog",
        height=None,
        beneath={"title": "project", "advice": "memory"},
        sorts=False,
        widths={"title": 215, "advice": 490, "executor": 125},
    )
