"""Exports that are in backups only: since a restore, or since another file took the database's place."""

from typing import Any

import streamlit as st

from dashboard.domain.wording import counted
from dashboard.store import backup_contents
from dashboard.store.connection import Store
from dashboard.ui.elements import tables
from dashboard.ui.exports import deletion_dialogs

COLUMNS = ["as_of", "municipality", "file_name", "tasks", "imported_at"]


def draw(store: Store) -> None:
    """For the page Data: which they are, and a way to delete each."""
    listed = backup_contents.only_in_backups(store)
    if listed.empty:
        return
    st.text(
        f"{counted(len(listed), 'eksport', 'eksporter')} findes kun i sikkerhedskopierne. "
        "Hent en kopi tilbage for at se dem, eller slet dem her."
    )
    tables.table(listed[COLUMNS], "Eksporter, der kun findes i sikkerhedskopierne")
    rows = listed.to_dict("records")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        picked = st.selectbox(
            "Eksport i sikkerhedskopierne",
            range(len(rows)),
            format_func=lambda row: _name(rows[row]),
            width=520,
        )
        if st.button(":red[Slet den fra sikkerhedskopierne]", icon=":material/delete:"):
            deletion_dialogs.one_in_backups(rows[picked])


def _name(row: dict[str, Any]) -> str:
    municipality = row["municipality"] or "kommune ikke angivet"
    return f"{row['as_of']:%d.%m.%Y} · {municipality} · {row['file_name']}"
