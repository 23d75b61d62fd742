"""Hvilken snitflade rammer flere projekter?"""

import streamlit as st

from dashboard.domain.catalogue import numbers_of
from dashboard.sentences import interfaces as sentences
from dashboard.ui import filter_bar, interfaces, onboarding, page_head, session
from dashboard.ui.tasks import drawer

page_head.title("Hvilken snitflade rammer flere projekter?")
onboarding.require_tasks()
chosen = filter_bar.chosen()
numbers = numbers_of(chosen.components)
cells = session.ask("interfaces/matrix", chosen, numbers=numbers)
has_folder = not session.store().ask("interfaces/programme_counts").empty
if not cells.empty:
    page_head.answer(sentences.headline(cells))

section, line = interfaces.choose_section()
if section == interfaces.MATRIX:
    interfaces.draw_matrix(cells, chosen, numbers, has_folder, line)
else:
    activities = session.ask("interfaces/activities", chosen)
    if section == interfaces.COMPONENT:
        interfaces.draw_component(cells, activities, chosen)
    elif has_folder:
        interfaces.draw_activities(activities, chosen)
    else:
        st.info(interfaces.NO_FOLDER)
drawer.show_opened(chosen)
