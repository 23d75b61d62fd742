"""Hvad ved vi, som KLIK ikke ved?"""

import streamlit as st

from dashboard.ui import demo, page_head, session
from dashboard.ui.programme import conflicts, delete_person, delete_programme, editor, history, summary

page_head.title("Hvad ved vi, som KLIK ikke ved?")
counts = session.store().ask("programme/counts")
page_head.answer(*summary.answer(counts))
with st.container(horizontal=True, vertical_alignment="center"):
    demo.say_what_is_shown()
summary.outcome()
conflicts.draw()
subject = editor.choose_subject()
editor.draw(subject)

st.header("Programmappen i Excel")
out, back = st.columns([1, 2], vertical_alignment="bottom")
with out:
    summary.take_away(counts)
if session.may_write():
    with back:
        summary.drop_zone()
summary.doubts()
history.draw(subject)
delete_person.what_was_deleted()
with st.container(horizontal=True):
    if session.may_write():
        delete_person.offer(not counts.empty)
    if session.may_administer():
        delete_programme.offer(counts)
