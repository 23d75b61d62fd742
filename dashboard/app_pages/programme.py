"""Hvad ved vi, som KLIK ikke ved?"""

import streamlit as st

from dashboard.ui import first_run, programme_editor, programme_parts, session

st.title("Hvad ved vi, som KLIK ikke ved?")
store = session.store()
counts = store.ask("programme/counts")
st.text(programme_parts.answer(counts))
with st.container(horizontal=True, vertical_alignment="center"):
    programme_parts.take_away(counts)
    first_run.say_what_is_shown()
programme_parts.drop_zone()
programme_parts.outcome()
programme_parts.conflicts()

st.subheader("Skriv i programmappen")
subject = programme_editor.choose_subject()
programme_editor.draw(subject)
programme_parts.doubts(store)
programme_parts.history(store, subject)
programme_parts.delete(counts)
