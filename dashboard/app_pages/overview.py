"""Hvad kræver handling nu, og hvem skal jeg tale med?"""

import streamlit as st

from dashboard.charts import bars
from dashboard.domain import briefing
from dashboard.ui import first_run, light_cards, parts, session, task_drawer
from dashboard.ui.filter_bar import filter_bar

WEEKS, ROWS = 30, 50

st.title("Hvad kræver handling nu, og hvem skal jeg tale med?")
first_run.require_tasks()
chosen = filter_bar()
previous = session.previous(chosen)
counts = session.ask("overview/counts_by_light", chosen)
before = session.ask("overview/counts_by_light", previous) if previous else None
facts = session.ask("overview/briefing", chosen).iloc[0]
if not facts["tasks"]:
    parts.nothing_left()
urgent = session.ask("overview/needs_action", chosen, rows=ROWS)
weeks = session.ask("overview/deadlines_by_week", chosen, weeks=WEEKS)
shared = session.ask("overview/red_across_projects", chosen)
red_before = session.ask("overview/briefing", previous).iloc[0]["red"] if previous else None

st.subheader(briefing.headline(facts, red_before, previous and previous.as_of))
light_cards.draw(counts, before, f"{previous.as_of:%d.%m.}" if previous else "")

told, acted = st.columns([1, 2], gap="medium")
with told, st.container(border=True):
    st.subheader("Kort fortalt")
    totals = weeks.groupby(["week_start", "week_label"], as_index=False)["tasks"].sum()
    for sentence in briefing.sentences(facts, shared.to_dict("records"), totals.to_dict("records")):
        st.text(sentence)
    for row in shared.head(3).to_dict("records"):
        light_cards.way_to_shared(row)
with acted:
    st.subheader("Kræver handling")
    parts.task_table(
        urgent,
        "urgent",
        "Opgaver, der kræver handling, den mest presserende først",
        task_drawer.open_task,
        height=420,
    )
    parts.how_to_open(len(urgent), facts["needs_action"])

by_project, by_week = st.columns(2, gap="medium")
with by_project:
    projects = session.ask("overview/lights_by_project", chosen)
    st.subheader("Projekterne, det værste først")
    parts.chart_or_table(
        bars.lights_by_project(projects),
        projects,
        "projects",
        "Antal opgaver pr. projekt, fordelt på lys",
        on_pick=session.go_to_project,
    )
with by_week:
    st.subheader("Frister pr. uge forude")
    parts.chart_or_table(
        bars.deadlines_by_week(weeks),
        weeks,
        "weeks",
        "Antal åbne opgaver med frist i hver uge, fordelt på lys",
        on_pick=session.go_to_week,
    )
task_drawer.show_opened(chosen)
