"""Kan jeg stole på tallene?"""

import streamlit as st

from dashboard.domain.wording import counted
from dashboard.store import snapshots
from dashboard.ui import demo, onboarding, session
from dashboard.ui.exports import (
    backup_exports,
    import_questions,
    import_results,
    list_questions,
    restore,
    snapshot_details,
    snapshot_list,
    upload,
)
from dashboard.ui.programme import summary

st.title("Kan jeg stole på tallene?")
listed = snapshots.listing(session.store()).query("not corrected")
st.text(snapshot_list.answer(listed))
if demo.is_on():
    with st.container(horizontal=True, vertical_alignment="center"):
        demo.say_what_is_shown()
else:
    upload.zone("data_upload")
    import_results.draw()
    summary.outcome()
    list_questions.draw()
    import_questions.draw()

if not listed.empty:
    st.subheader(counted(len(listed), "eksport", "eksporter"))
    snapshot_list.table_of_snapshots(listed)
    chosen = snapshot_list.choose_snapshot(listed)
    snapshot_details.show(chosen)
    with st.container(horizontal=True):
        to_be_corrected = snapshot_details.asks_for_correction(chosen)
        snapshot_list.use_or_delete(chosen)
    if to_be_corrected:
        snapshot_details.correction(chosen)

st.subheader("Hvor ligger dine data?")
st.text(onboarding.where_data_goes())
if not session.keeps_nothing():
    snapshot_list.storage(session.store())
    restore.choose(session.store())
    backup_exports.draw(session.store())
snapshot_list.delete_everything(listed)
