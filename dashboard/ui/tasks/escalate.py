"""Eskalér a task from its drawer, or lead on the case that it has."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.domain.danish import format_date
from dashboard.domain.filters import TaskFilter
from dashboard.domain.problems import Problem
from dashboard.programme import escalation
from dashboard.programme.escalation import Task
from dashboard.ui import session, state
from dashboard.ui.tasks import case_steps


def draw(task: pd.Series, chosen: TaskFilter) -> None:
    """The form, folded, or where the case stands. `task`: the row of queries/tasks/details.sql."""
    about_task = case_steps.cases(chosen, task_key=task["task_key"])
    is_unfolded = state.UNFOLDED_ESCALATION.read() == task["task_key"]
    case_steps.show_news()
    if about_task and about_task[0]["is_open"]:
        _lead_on(about_task[0], chosen, is_unfolded)
        return
    if about_task:
        st.text(f"En eskalation om opgaven blev afsluttet den {format_date(about_task[0]['last_step_on'])}.")
        with st.expander("Tekst, der er klar til at sende", expanded=is_unfolded):
            log = session.ask("escalation/log", chosen, case_id=about_task[0]["case_id"])
            case_steps.draw_message(about_task[0], log, chosen)
    if not session.may_write():
        return
    with st.expander("Eskalér", expanded=is_unfolded and not about_task):
        _form(task, chosen)


def _lead_on(case: dict, chosen: TaskFilter, is_unfolded: bool) -> None:
    st.text(f"Opgaven er eskaleret. {case_steps.where_it_stands(case)}")
    if session.may_write():
        with st.expander("Før eskalationen videre", expanded=is_unfolded):
            case_steps.draw(case, chosen)
    with st.expander("Tekst, der er klar til at sende", expanded=is_unfolded):
        log = session.ask("escalation/log", chosen, case_id=case["case_id"])
        case_steps.draw_message(case, log, chosen)


def _form(task: pd.Series, chosen: TaskFilter) -> None:
    version = state.fingerprint(task["task_key"])
    today = case_steps.day_of(chosen)
    case_steps.note_and_date(version, "Hvorfor", today, note=task["reason"])
    municipality = task["snapshot_municipality"]
    about = Task(
        municipality,
        task["task_key"].removeprefix(f"{municipality}|"),
        task["title"],
        task["project"] if isinstance(task["project"], str) else "",
    )
    st.button(
        "Opret eskalation",
        type="primary",
        icon=":material/trending_up:",
        on_click=_open,
        args=(about, task["task_key"], version, today),
    )


def _open(task: Task, task_key: str, version: str, today: date) -> None:
    state.UNFOLDED_ESCALATION.write(task_key)
    why, next_date, who = case_steps.written(version)
    if not who:
        state.CASE_NEWS.write(case_steps.NO_INITIALS)
        return
    try:
        escalation.open_case(session.store(), task, why, who, next_date, today)
    except Problem as problem:
        state.CASE_NEWS.write(problem)
    else:
        state.CASE_NEWS.write("Eskalationen er oprettet. Den står også på siden Eskalation.")
