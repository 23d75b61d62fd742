"""A peer of Overblik: the same content over the same store, as a quick Streamlit page is usually written.

Six cards, 50 rows, two charts and a filter on projects. Served as the dashboard is.
"""

import altair as alt
import streamlit as st

from dashboard.domain.filters import TaskFilter
from dashboard.store import databases
from dashboard.store.connection import Store, open_store

WEEKS, ROWS = 30, 50


@st.cache_resource
def opened() -> Store:
    return open_store(databases.configured())


store = opened()
newest = store.ask("data/exports_in_use")["as_of"].max().date()
names = store.ask("overview/lights_by_project", filter=TaskFilter(as_of=newest))["project"].unique()
st.title("Overblik")
projects = st.multiselect("Projekt", list(names))
chosen = TaskFilter(as_of=newest, projects=tuple(projects))

counts = store.ask("overview/counts_by_light", filter=chosen)
for column, light, tasks in zip(st.columns(6), counts["light"], counts["worst"], strict=True):
    column.metric(light, tasks)
st.dataframe(store.ask("overview/needs_action", filter=chosen, rows=ROWS, seen_on=newest))
by_project = store.ask("overview/lights_by_project", filter=chosen)
st.altair_chart(alt.Chart(by_project).mark_bar().encode(x="tasks", y="project", color="worst_light"))
weeks = store.ask("overview/deadlines_by_week", filter=chosen, weeks=WEEKS)
st.altair_chart(alt.Chart(weeks).mark_bar().encode(x="week_label", y="tasks", color="worst_light"))
