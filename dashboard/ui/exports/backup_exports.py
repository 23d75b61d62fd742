"""Exports that are in backups only: since a restore, or since another file took the database's place."""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.domain.wording import counted
from dashboard.store import backup_contents, deletion
from dashboard.store.connection import Store
from dashboard.ui.elements import tables
from dashboard.ui.exports import snapshot_list

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
    picked = st.selectbox(
        "Eksport i sikkerhedskopierne", range(len(rows)), format_func=lambda row: _name(rows[row])
    )
    with st.popover("Slet den fra sikkerhedskopierne", icon=":material/delete:"):
        st.text("Eksporten, dens fil og navnene i den slettes fra alle kopier. Det kan ikke fortrydes.")
        if st.button("Ja, slet fra sikkerhedskopierne", type="primary"):
            done = deletion.delete(store, rows[picked]["ids"])
            snapshot_list.deleted(replace(done, snapshots=1, tasks=int(rows[picked]["tasks"])))


def _name(row: dict[str, Any]) -> str:
    municipality = row["municipality"] or "kommune ikke angivet"
    return f"{row['as_of']:%d.%m.%Y} · {municipality} · {row['file_name']}"
