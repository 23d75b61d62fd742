"""Kan jeg stole på tallene?"""

import streamlit as st

from dashboard.domain.wording import counted
from dashboard.store import snapshots
from dashboard.ui import audit, demo, onboarding, page_head, session, state
from dashboard.ui.exports import (
    backup_exports,
    deletion_dialogs,
    import_questions,
    import_results,
    list_questions,
    restore,
    snapshot_details,
    snapshot_list,
    upload,
)
from dashboard.ui.programme import summary

page_head.title("Kan jeg stole på tallene?")
listed = snapshots.listing(session.store()).query("not corrected")
page_head.answer(snapshot_list.answer(listed))
if demo.is_on():
    with st.container(horizontal=True, vertical_alignment="center"):
        demo.say_what_is_shown()
else:
    files, samples = st.columns([5, 1], vertical_alignment="bottom")
    with files:
        upload.zone("data_upload")
    with samples:
        demo.offer(not listed.empty)
    import_results.draw()
    summary.outcome()
    if session.may_write():
        list_questions.draw()
        import_questions.draw()
deletion_dialogs.what_went()

if not listed.empty:
    st.header(counted(len(listed), "eksport", "eksporter"))
    snapshot_list.table_of_snapshots(listed)
    chosen = snapshot_list.chosen_snapshot(listed)
    st.subheader("Den valgte eksport")
    snapshot_details.show(chosen)
    snapshot_details.correction(chosen)
    if state.SNAPSHOT_TO_DELETE.take() == chosen["snapshot_id"]:
        deletion_dialogs.one_export(chosen)

st.header("Hvor ligger dine data?")
st.text(onboarding.where_data_goes())
if not session.keeps_nothing():
    snapshot_list.storage(session.store())
    if session.may_administer():
        restore.choose(session.store())
    if session.may_write():
        backup_exports.draw(session.store())
if session.may_administer():
    deletion_dialogs.offer_everything(listed)
    audit.draw()
