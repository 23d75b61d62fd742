"""From a figure to the tasks behind it: what buttons, rows and marks of charts lead to."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.domain import horizon
from dashboard.domain.filters import AS_OF, BY_FIELD, FILTERS, LACKS, open_in_week
from dashboard.domain.horizon import Lanes, Span
from dashboard.domain.programme_schema import BY_NAME as SUBJECTS
from dashboard.ui import address, chosen_municipality, demo, session, state

TASKS_PAGE = "app_pages/tasks.py"
FRONT_PAGE = "app_pages/overview.py"
PROGRAMME_PAGE = "app_pages/programme.py"
CHANGES_PAGE = "app_pages/changes.py"


def go_to_tasks(**choices: Any) -> None:
    """For callbacks: the tasks that these fields of TaskFilter leave, within what is chosen already.

    The navigation takes us there, in the run that follows.
    """
    # A ready view chosen on the page before would hide some of the tasks that the figure counts.
    state.choose(**{"view": ""} | choices)
    state.PAGE_ASKED_FOR.write(TASKS_PAGE)


def go_to_subject(name: str) -> None:
    """For callbacks: to where a subject of the programmappe is written. `name`: its own in the schema."""
    state.SUBJECT.write(SUBJECTS[name].label)
    state.PAGE_ASKED_FOR.write(PROGRAMME_PAGE)


def go_to_changes(kind: str) -> None:
    """For callbacks: to what has changed since the export before. `kind`: of domain/change_kinds.KINDS."""
    state.SINCE.forget()
    state.SHOWN_CHANGE.write(kind)
    state.PAGE_ASKED_FOR.write(CHANGES_PAGE)


def go_where_asked() -> None:
    """Call it once the navigation knows its pages."""
    if page := state.PAGE_ASKED_FOR.take():
        _go_to(page)


def go_to_front() -> None:
    """To Overblik, with what is chosen."""
    _go_to(FRONT_PAGE)


def _go_to(page: str | StreamlitPage) -> None:
    """With the filters in the address at once, so that the browser's back leads to the page we left."""
    whose = demo.IN_URL if demo.is_on() else chosen_municipality.in_url()
    st.switch_page(page, query_params={**address.query(has_views=page == TASKS_PAGE), **whose})


def go_to_chosen(choices: Mapping[str, Any]) -> None:
    """As go_to_tasks, with the due dates within those that are chosen already: for sentences and weeks."""
    narrowed = dict(choices)
    if "due_from" in choices:
        earliest = state.filter_value(BY_FIELD["due_from"]) or date.min
        narrowed["due_from"] = max(choices["due_from"], earliest)
    if "due_to" in choices:
        latest = state.filter_value(BY_FIELD["due_to"]) or date.max
        narrowed["due_to"] = min(choices["due_to"], latest)
    go_to_tasks(**narrowed)


def go_to_project(picked: Mapping[str, Any]) -> None:
    """A mark of no project leads nowhere."""
    if picked.get("project"):
        go_to_tasks(projects=(picked["project"],))


def go_to_interface(picked: Mapping[str, Any]) -> None:
    """`picked`: what a click in charts.matrix chose: its red tasks, or all where none is red.

    Where no task is published there is nowhere to go.
    """
    if picked["tasks"]:
        project = {"projects": (picked["project"],)} if picked["project"] else {}
        go_to_tasks(view="red" if picked["red"] else "", interfaces=(picked["interface"],), **project)


def go_to_week(picked: Mapping[str, Any], view: str = "open") -> None:
    """`picked["week"]`: as charts.bars.week_key writes it."""
    monday = datetime.strptime(f"{picked['week']}-1", "%G-%V-%u").date()
    go_to_chosen(open_in_week(monday, state.filter_value(AS_OF) or session.newest_day()) | {"view": view})


def key_of_week(monday: date) -> str:
    """What go_to_due_week is given; a week that is null is that of the overdue tasks."""
    return horizon.OVERDUE if pd.isna(monday) else f"{monday:%G-%V}"


def go_to_due_week(key: str) -> None:
    """The open tasks due in a week, or those that are overdue. `key`: as key_of_week makes it."""
    if key == horizon.OVERDUE:
        as_of = state.filter_value(AS_OF) or session.newest_day()
        go_to_chosen({"view": "open", "due_to": as_of - timedelta(1)})
    else:
        go_to_week({"week": key})


def go_to_mark(lanes: Lanes, span: Span, picked: Mapping[str, Any]) -> None:
    """The open tasks behind a mark of the timeline: of a red one, those that are. One task opens its drawer.

    `picked`: as charts.timeline.lanes says; a mark of no lane, such as a holiday, leads nowhere.
    """
    if not picked.get("lane"):
        return
    if picked["lane"] == horizon.NOBODY:
        in_lane = {"lacks": tuple(LACKS.values())}
    else:
        in_lane = {one.field: (picked["lane"],) for one in FILTERS if one.names == lanes.code}
    if picked.get("task_key"):
        state.TASKS_AROUND.write(())
        state.OPENED_TASK.write(picked["task_key"])
    go_to_chosen(
        {"view": "open_red" if picked.get("red") else "open"}
        | in_lane
        | horizon.days_of(picked["begins"] or "", span)
    )


def go_to_cell(picked: Mapping[str, Any]) -> None:
    """`picked`: `week` as go_to_week has it, `component` and `red`: of a red cell, the tasks that are."""
    if picked.get("component"):
        state.choose(components=(picked["component"],))
        go_to_week(picked, "open_red" if picked.get("red") else "open")
