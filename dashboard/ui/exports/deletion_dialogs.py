"""Deletion on the page Data: of one export, of one that is in backups only, and of everything."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.sentences import deleted_export
from dashboard.store import backup_contents, backup_files, deletion, snapshots
from dashboard.ui import demo, session, state
from dashboard.ui.elements import confirm_deletion
from dashboard.ui.exports import import_results


@st.dialog("Slet eksporten?")
def one_export(export: Mapping[str, Any]) -> None:
    """`export`: a row of queries/data/snapshots.sql."""
    store = session.store()
    ids = snapshots.readings(store, export["snapshot_id"])
    persons = store.ask("data/persons_in_export", ids=ids)
    confirm_deletion.what_goes(
        deleted_export.what_goes(
            export["file_name"],
            export["as_of"],
            export["tasks"],
            persons["person"].tolist(),
            int(persons["is_elsewhere"].sum()),
            _backups_with(ids),
        )
    )
    if confirm_deletion.confirmed("Ja, slet eksporten"):
        # To the user, what a file was read as before it was corrected is the same export.
        _deleted(replace(deletion.delete(store, ids), snapshots=1, tasks=export["tasks"]))


@st.dialog("Slet eksporten fra sikkerhedskopierne?")
def one_in_backups(export: Mapping[str, Any]) -> None:
    """`export`: a row of store.backup_contents.only_in_backups."""
    ids, tasks = export["ids"], int(export["tasks"])
    confirm_deletion.what_goes(
        deleted_export.what_goes(export["file_name"], export["as_of"], tasks, [], 0, _backups_with(ids))
    )
    if confirm_deletion.confirmed("Ja, slet fra sikkerhedskopierne"):
        _deleted(replace(deletion.delete(session.store(), ids), snapshots=1, tasks=tasks))


def offer_everything(listed: pd.DataFrame) -> None:
    """The button; not in the sample data, which are everybody's. `listed`: as `everything`."""
    has_backups = not session.keeps_nothing() and backup_files.all_of(session.store().path)
    if demo.is_on() or (listed.empty and not has_backups):
        return
    if st.button(":red[Slet alt]", icon=":material/delete_forever:"):
        everything(listed)


@st.dialog("Slet alt?")
def everything(listed: pd.DataFrame) -> None:
    """`listed`: queries/data/snapshots.sql, without those that were corrected since."""
    store = session.store()
    rows = int(store.ask("programme/counts")["rows"].sum())
    backups = 0 if session.keeps_nothing() else len(backup_files.all_of(store.path))
    exports, tasks = len(listed), int(listed["tasks"].sum())
    confirm_deletion.what_goes(deleted_export.what_goes_with_all(exports, tasks, rows, backups))
    if confirm_deletion.confirmed("Ja, slet alt"):
        _deleted(replace(deletion.delete_everything(store), snapshots=exports, tasks=tasks))


def _backups_with(ids: list[str]) -> int:
    return sum(
        each.exports["snapshot_id"].isin(ids).any() for each in backup_contents.of_each(session.store())
    )


def _deleted(done: deletion.Deleted) -> None:
    """Draw the page anew, where it says what was deleted."""
    state.forget_filters()
    state.DELETED.write(done)
    import_results.forget()
    st.rerun()


def what_went() -> None:
    """What was deleted just now."""
    if (done := state.DELETED.take()) is not None:
        st.text(
            deleted_export.what_went(done.snapshots, done.tasks, done.backups_rewritten, done.backups_dropped)
        )
