"""Hvilken snitflade rammer flere projekter?"""

import streamlit as st

from dashboard.domain.catalogue import numbers_of
from dashboard.sentences import interfaces as sentences
from dashboard.ui import filter_bar, interfaces, onboarding, page_head, session
from dashboard.ui.elements import sentence_list
from dashboard.ui.tasks import drawer

page_head.title("Hvilken snitflade rammer flere projekter?")
onboarding.require_tasks()
chosen = filter_bar.chosen()
numbers = numbers_of(chosen.components)
cells = session.ask("interfaces/matrix", chosen, numbers=numbers)
shared = session.ask("overview/red_across_projects", chosen)
has_folder = not session.store().ask("interfaces/programme_counts").empty

if cells.empty:
    interfaces.without_cells(chosen)
else:
    page_head.answer(sentences.headline(cells))
    sentence_list.draw(sentences.in_projects(shared))
    interfaces.draw_matrix(cells, chosen, numbers)
if has_folder:
    interfaces.draw_missing(cells, chosen, numbers)
else:
    st.info(interfaces.NO_FOLDER)

st.header("Ét støttesystem ad gangen")
component = interfaces.choose_component(cells, chosen)
activities = session.ask("interfaces/activities", chosen)
if component:
    interfaces.draw_component(component, activities, chosen)
else:
    st.text("Hverken opgaverne eller programmappen nævner et støttesystem.")
if has_folder:
    interfaces.draw_activities(activities, chosen)
drawer.show_opened(chosen)
