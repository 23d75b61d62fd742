"""Hvordan står det til i hvert projekt, og hvornår er det vores tur?"""

import streamlit as st

from dashboard.charts import bars
from dashboard.charts.base import with_picks
from dashboard.sentences import alt_texts
from dashboard.sentences import projects as sentences
from dashboard.ui import filter_bar, navigation, onboarding, session
from dashboard.ui.elements import downloads, tables
from dashboard.ui.elements.charts import chart_or_table

SHOWN = [
    "worst_light", "project", "red", "next_deadline", "ready_by", "next_phase", "pilot", "rollout",
    "published_tasks", "slip_days", "leader", "yellow", "open_tasks", "vacant", "shared_tasks", "postponed",
]  # fmt: skip

st.title("Hvordan står det til i hvert projekt, og hvornår er det vores tur?")
onboarding.require_tasks()
chosen = filter_bar.chosen()
projects = session.ask("projects/across_projects", chosen)
if projects.empty:
    filter_bar.stop_where_nothing_is_left()
ours = sentences.of_our_pilots(projects, session.municipalities())
st.text(f"{sentences.headline(projects)} {ours}".strip())

st.subheader("Overblik på tværs af projekterne")
tables.leading_table(
    projects[SHOWN],
    "project",
    "projects",
    "Projekterne med lys, næste frist, udskydelse, pilot og udrulning, det værste først",
    lambda project: navigation.go_to_project({"project": project}),
    height=600,
    row_height=tables.WRAPPED_TWICE,
)
with st.container(horizontal=True, vertical_alignment="center"):
    st.caption(f"{tables.HOW_TO_CHOOSE} for at se projektets opgaver.", width="content")
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
    slips = projects.loc[projects["postponed"] > 0, ["project", "postponed", "slip_days"]]
    chart_or_table(
        "Frister, der er flyttet til senere",
        bars.slips_by_project(slips),
        with_picks(slips, slips[["project"]].to_dict("records")),
        "slips",
        alt_texts.slips(slips),
        on_pick=navigation.go_to_project,
        caption="",
    )
