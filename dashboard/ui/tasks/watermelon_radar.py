"""Vandmelon-radaren: KLIK's light beside the evidence, on Opgaver and in the drawer. It overrides nothing."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.domain.culture import THRESHOLDS
from dashboard.domain.filters import WARNING_DAYS, TaskFilter
from dashboard.sentences import watermelons as sentences
from dashboard.ui import session
from dashboard.ui.elements import tables

VIEW = "watermelon"
LEAST_SIGNS = 2
SIGNS = {
    "still_days": THRESHOLDS["still_days"],
    "soon_days": WARNING_DAYS,
    "horizon_days": THRESHOLDS["horizon_days"],
}
SHOWN = ["light", "title", "project", "because", "task_key"]


def draw_signs(task: pd.Series, chosen: TaskFilter) -> None:
    """What speaks against KLIK's light of one task. `task`: the row of queries/tasks/details.sql."""
    # A task that KLIK shows as yellow or red, most of those that are opened, costs nothing.
    if task["light"] not in ("green", "grey") and not isinstance(task["deviation_in_words"], str):
        return
    for row in session.ask("tasks/signs", chosen, task_key=task["task_key"], **SIGNS).itertuples():
        if words := sentences.of_task(row.light, row.is_watermelon, list(row.because)):
            st.text(words)


def with_signs(tasks: pd.DataFrame, chosen: TaskFilter) -> pd.DataFrame:
    """In the view of watermelons every sign is the reason. `tasks`: of queries/tasks/page_of_tasks.sql."""
    if chosen.view != VIEW:
        return tasks
    signs = _ask(chosen, "watermelons").set_index("task_key")["because"]
    return tasks.assign(reason=tasks["task_key"].map(signs))


def widths(chosen: TaskFilter) -> dict[str, int]:
    """Room for every sign."""
    return {"reason": 520, "title": 250} if chosen.view == VIEW else {}


def draw_suspects(chosen: TaskFilter) -> None:
    """Beneath the watermelons: the others that KLIK shows as green or grey, with several signs against it."""
    if chosen.view != VIEW:
        return
    st.subheader("Flere, der kan være på vej")
    suspects = _ask(replace(chosen, view=""), "suspects")
    st.text(sentences.of_suspects(len(suspects), LEAST_SIGNS))
    if not suspects.empty:
        tables.task_table(
            suspects[SHOWN],
            "suspects",
            "Grønne og grå opgaver med flere tegn på, at de står værre",
            height=400,
            beneath={"title": "project"},
            widths={"title": 300, "because": 640},
        )


def _ask(chosen: TaskFilter, kind: str) -> pd.DataFrame:
    return sentences.in_words(
        session.ask("tasks/watermelons", chosen, kind=kind, least_signs=LEAST_SIGNS, **SIGNS)
    )
