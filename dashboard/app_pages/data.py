"""Kan jeg stole på tallene?"""

import streamlit as st

from dashboard.domain.wording import counted
from dashboard.store import snapshots
from dashboard.ui import (
    data_parts,
    first_run,
    outcomes,
    programme_parts,
    questions,
    restore,
    session,
    snapshot_view,
    upload,
)

st.title("Kan jeg stole på tallene?")
listed = snapshots.listing(session.store()).query("not corrected")
st.text(data_parts.answer(listed))
if session.in_demo():
    with st.container(horizontal=True, vertical_alignment="center"):
        first_run.say_what_is_shown()
else:
    upload.zone("data_upload")
    outcomes.draw()
    programme_parts.outcome()
    questions.draw()

if not listed.empty:
    st.subheader(counted(len(listed), "eksport", "eksporter"))
    data_parts.table_of_snapshots(listed)
    chosen = data_parts.choose_snapshot(listed)
    snapshot_view.show(chosen)
    with st.container(horizontal=True):
        to_be_corrected = snapshot_view.asks_for_correction(chosen)
        data_parts.use_or_delete(chosen)
    if to_be_corrected:
        snapshot_view.correction(chosen)

st.subheader("Hvor ligger dine data?")
st.text(first_run.where_data_goes())
if not session.keeps_nothing():
    data_parts.place(session.store())
    restore.choose(session.store())
data_parts.delete_everything(listed)
