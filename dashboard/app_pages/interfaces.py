"""Hvilken snitflade rammer flere projekter?"""

import streamlit as st

from dashboard.domain import interface_words
from dashboard.domain.catalogue import numbers_of
from dashboard.ui import filter_bar, first_run, interface_parts, parts, session, task_drawer

st.title("Hvilken snitflade rammer flere projekter?")
first_run.require_tasks()
chosen = filter_bar.chosen()
numbers = numbers_of(chosen.components)
cells = session.ask("interfaces/matrix", chosen, numbers=numbers)
shared = session.ask("overview/red_across_projects", chosen)
has_folder = not session.store().ask("interfaces/told").empty

if cells.empty:
    interface_parts.without_cells(chosen)
else:
    st.subheader(interface_words.headline(cells))
    parts.sentences(interface_words.in_projects(shared))
    interface_parts.draw_matrix(cells, chosen, numbers)
if has_folder:
    interface_parts.draw_missing(cells, chosen, numbers)
else:
    st.info(interface_parts.NO_FOLDER)

st.header("Ét støttesystem ad gangen")
component = interface_parts.choose_component(cells, chosen)
activities = session.ask("interfaces/activities", chosen)
if component:
    interface_parts.draw_component(component, activities, chosen)
else:
    st.text("Hverken opgaverne eller programmappen nævner et støttesystem.")
if has_folder:
    interface_parts.draw_activities(activities, chosen)
task_drawer.show_opened(chosen)
