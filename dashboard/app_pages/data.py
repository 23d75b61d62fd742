"""Kan jeg stole på tallene?"""

import streamlit as st

from dashboard.domain.wording import counted
from dashboard.store import snapshots
from dashboard.ui import data_parts, first_run, session, snapshot_view, upload

st.title("Kan jeg stole på tallene?")
listed = snapshots.listing(session.store())
st.text(data_parts.answer(listed))
if session.in_demo():
    first_run.say_what_is_shown()
else:
    upload.zone("data_upload")
    data_parts.outcomes()

if not listed.empty:
    st.subheader(counted(len(listed), "eksport", "eksporter"))
    data_parts.table_of_snapshots(listed)
    chosen = data_parts.choose_snapshot(listed)
    data_parts.use_or_delete(chosen)
    snapshot_view.show(chosen)

st.subheader("Hvor ligger dine data?")
st.text(first_run.where_data_goes())
data_parts.place_and_delete_everything(listed)
