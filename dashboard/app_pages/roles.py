"""Hvilke ubesatte roller truer opgaver?"""

import streamlit as st

from dashboard.domain import horizon
from dashboard.sentences import roles as sentences
from dashboard.ui import filter_bar, onboarding, role_forms, roles, session
from dashboard.ui.tasks import drawer

st.title("Hvilke ubesatte roller truer opgaver?")
onboarding.require_tasks()
chosen = filter_bar.chosen()
soon = horizon.soon(chosen.as_of)
counts = session.ask("roles/headline", chosen, horizon_days=horizon.DAYS_AT_RISK, soon_days=soon.days).iloc[0]
st.header(sentences.headline(counts, soon, horizon.MONTHS_AT_RISK))
role_forms.show_news()

section = roles.choose_section()
if section == roles.VACANT_ROLES:
    roles.draw_vacant(chosen)
elif section == roles.COVERAGE:
    roles.draw_coverage(chosen)
elif section == roles.PERSONS:
    roles.draw_persons(chosen)
else:
    roles.draw_gallery(chosen)
drawer.show_opened(chosen)
