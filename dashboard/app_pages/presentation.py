"""Det samme for et helt lokale: ét spørgsmål ad gangen."""

import streamlit as st

from dashboard.ui import filter_bar, onboarding, presentation

onboarding.require_tasks()
with st.container(key="presentation"):
    presentation.draw(filter_bar.chosen())
