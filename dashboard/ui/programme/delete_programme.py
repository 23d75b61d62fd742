"""Slet programmappen: what goes and what stays, and the choice."""

import pandas as pd
import streamlit as st

from dashboard.sentences import deleted_programme
from dashboard.store import backup_contents, deletion
from dashboard.ui import demo, session, state
from dashboard.ui.elements import confirm_deletion
from dashboard.ui.programme.row_words import LABELS

LINKS = "link_corrections"


def offer(counts: pd.DataFrame) -> None:
    """The button; not in the sample data, which are everybody's. `counts`: queries/programme/counts.sql."""
    if demo.is_on() or (counts.empty and not backup_contents.holds_programme(session.store())):
        return
    if st.button(":red[Slet programmappen]", icon=":material/delete:"):
        _dialog(dict(zip(counts["subject"], counts["rows"].astype(int), strict=True)))


@st.dialog("Slet programmappen?")
def _dialog(rows: dict[str, int]) -> None:
    store, links = session.store(), rows.get(LINKS, 0)
    backups = sum(bool(each.programme_rows) for each in backup_contents.of_each(store))
    labelled = {label: rows[name] for name, label in LABELS.items() if rows.get(name) and name != LINKS}
    confirm_deletion.what_goes(deleted_programme.what_goes(labelled, backups))
    st.text(deleted_programme.what_stays(links))
    # Those that were undone again are of no use to anybody.
    with_links = st.checkbox(deleted_programme.LINKS_TOO) if links else True
    if confirm_deletion.confirmed("Ja, slet programmappen"):
        deletion.delete_programme(store, with_links)
        state.PROGRAMME_OUTCOME.forget()
        state.CONFLICTS.forget()
        st.rerun()
