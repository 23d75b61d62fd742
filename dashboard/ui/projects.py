"""The sections of the page Projekter: a row a project, and what stands behind it."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.domain.labels import LABELS
from dashboard.domain.lights import LABEL, LIGHTS
from dashboard.sentences import projects as sentences
from dashboard.ui import navigation, state
from dashboard.ui.elements import tables
from dashboard.ui.elements.badges import BADGE_COLOURS
from dashboard.ui.tasks import call_list

IN_LIST = [
    "worst_light", "project", "light_bar", "next_deadline", "next_phase", "leader", "phone", "slip_days",
]  # fmt: skip
TEXTS = ("full_name", "ready_by", "next_phase", "pilot", "rollout_form", "rollout", "published_tasks")


def draw_list(projects: pd.DataFrame) -> None:
    """`projects`: queries/projects/across_projects.sql."""
    counts = projects[[light.code for light in LIGHTS]].to_numpy().tolist()
    tables.leading_table(
        projects.assign(light_bar=counts)[IN_LIST],
        "project",
        "projects",
        "Projekterne med lys, næste frist, næste fase, projektleder og flyttede frister, det værste først",
        state.OPENED_PROJECT.write,
        height=None,
        beneath={"leader": "phone"},
        widths={"next_phase": 210},
    )


def show_opened(projects: pd.DataFrame) -> None:
    """Open what stands behind a row, if it was picked just now. Call it last on the page."""
    project = state.OPENED_PROJECT.take()
    of_project = projects[projects["project"] == project]
    if not of_project.empty:
        _drawer(of_project.iloc[0].to_dict())


@st.dialog("Projektet", position="right", width="medium")
def _drawer(project: Mapping) -> None:
    with st.container(border=True, gap="xsmall"):
        st.text(project["project"])
        if isinstance(project["worst_light"], str):
            st.badge(LABEL[project["worst_light"]], color=BADGE_COLOURS[project["worst_light"]])
        st.text(sentences.of_project(project))
    st.button(
        sentences.way_to_tasks(project),
        type="primary",
        disabled=not sentences.tasks_of(project),
        on_click=navigation.go_to_project,
        args=(project,),
    )
    if state.PAGE_ASKED_FOR.is_written:
        st.rerun()  # a click in a dialog runs nothing but it
    if isinstance(project["leader"], str):
        words, phone, mail = sentences.leader_line(project)
        call_list.draw_line(words, phone, f"mailto:{mail}", is_first=False)
    else:
        st.text("Projektleder: ubesat. Skriv navnet på siden Programmappe.")
    _texts(project)


def _texts(project: Mapping) -> None:
    """What the programmappe says of it, in full."""
    texts = [(LABELS[name], project[name]) for name in TEXTS if isinstance(project[name], str)]
    if not texts:
        st.text("Pilot, udrulning og faser står ikke i KLIK. Skriv dem på siden Programmappe.")
    for label, text in texts:
        st.text(f"{label}: {text}")
