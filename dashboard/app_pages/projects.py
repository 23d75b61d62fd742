"""Hvordan står det til i hvert projekt, og hvornår er det vores tur?"""

import streamlit as st

from dashboard.sentences import projects as sentences
from dashboard.ui import filter_bar, onboarding, page_head, session
from dashboard.ui.elements import downloads
from dashboard.ui.projects import draw_list, show_opened

SHOWN = [
    "worst_light", "project", "red", "next_deadline", "ready_by", "next_phase", "pilot", "rollout",
    "published_tasks", "slip_days", "leader", "phone", "yellow", "open_tasks", "vacant", "shared_tasks",
    "postponed",
]  # fmt: skip

page_head.title("Hvordan står det til i hvert projekt, og hvornår er det vores tur?")
onboarding.require_tasks()
chosen = filter_bar.chosen()
projects = session.ask("projects/across_projects", chosen)
if projects.empty:
    filter_bar.stop_where_nothing_is_left()
page_head.answer(
    sentences.headline(projects),
    sentences.next_ready_or_due(projects, chosen.as_of),
    sentences.of_our_pilots(projects, session.municipalities()),
)

draw_list(projects)
with st.container(horizontal=True, vertical_alignment="center"):
    st.caption("Klik på et projekt for at se pilot, udrulning, projektleder og opgaver.", width="content")
    name = "Overblik på tværs af projekterne"
    downloads.excel_button(
        "Hent som Excel",
        "projects/across_projects",
        chosen,
        name,
        "projects_xlsx",
        shape=lambda all_columns: all_columns[SHOWN],
    )
if projects[["pilot", "rollout", "ready_by", "leader"]].isna().all(axis=None):
    st.text(
        "Pilot, udrulning og projektledere står ikke i KLIK. Skriv dem på siden Programmappe, så står de her."
    )
if slipped := sentences.of_slips(projects):
    st.text(slipped)
show_opened(projects)
