"""Hvad ved vi, som KLIK ikke ved?"""

import streamlit as st

from dashboard.ui import onboarding, session
from dashboard.ui.programme import editor, summary

st.title("Hvad ved vi, som KLIK ikke ved?")
store = session.store()
counts = store.ask("programme/counts")
st.text(summary.answer(counts))
with st.container(horizontal=True, vertical_alignment="center"):
    summary.take_away(counts)
    onboarding.say_what_is_shown()
summary.drop_zone()
summary.outcome()
summary.conflicts()

st.subheader("Skriv i programmappen")
subject = editor.choose_subject()
editor.draw(subject)
summary.doubts(store)
summary.history(store, subject)
summary.delete(counts)
