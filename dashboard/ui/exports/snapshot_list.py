"""The parts of the page Data: the list of exports, which one is used, and deletion."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.domain.wording import counted
from dashboard.store import backup_files, deletion, retention, snapshots
from dashboard.store.connection import Store
from dashboard.ui import demo, session, state
from dashboard.ui.elements import tables
from dashboard.ui.exports import import_results


def answer(listed: pd.DataFrame) -> str:
    """The sentence that answers the page's title. `listed`: queries/data/snapshots.sql."""
    if listed.empty:
        return "Der er ingen eksport endnu. Træk en fil fra KLIK til feltet herunder."
    in_use = listed[listed["in_use"]]
    if in_use.empty:
        return "Ingen af eksporterne vises. Vælg en herunder, og tryk på Vis denne i stedet."
    newest = in_use.iloc[0]
    return (
        f"Tallene kommer fra {counted(len(in_use), 'eksport', 'eksporter')}. Den nyeste er pr. "
        f"{newest['as_of']:%d.%m.%Y} med {counted(newest['tasks'], 'opgave', 'opgaver')}. "
        "Herunder står, hvad der blev læst, og hvad der blev afvist."
    )


def table_of_snapshots(listed: pd.DataFrame) -> None:
    shown = listed[["as_of", "municipality", "file_name", "tasks", "imported_at", "in_use"]]
    shown = shown.assign(in_use=shown["in_use"].map({True: "Ja", False: "Nej, en anden er valgt"}))
    tables.table(shown, "Eksporter med dato, kommune, fil og antal opgaver")


def choose_snapshot(listed: pd.DataFrame) -> pd.Series:
    """The export that is looked at: the newest one, until the user picks another."""
    by_id = {row["snapshot_id"]: row for row in listed.to_dict("records")}
    # Set here, since a widget's value can't be changed once it is drawn.
    if loaded_now := state.SNAPSHOT_TO_CHOOSE.take():
        state.CHOSEN_SNAPSHOT.write(loaded_now)
    if state.CHOSEN_SNAPSHOT.read() not in by_id:
        state.CHOSEN_SNAPSHOT.write(next(iter(by_id)))

    def name(snapshot_id: str) -> str:
        row = by_id[snapshot_id]
        municipality = row["municipality"] or "kommune ikke angivet"
        # Several readings of one file differ by nothing else.
        loaded = row["imported_at"].tz_localize("UTC").to_pydatetime().astimezone()
        hidden = "" if row["in_use"] else f" · vises ikke, indlæst {loaded:%d.%m.%Y %H:%M}"
        return f"{row['as_of']:%d.%m.%Y} · {municipality} · {row['file_name']}{hidden}"

    picked = st.selectbox("Se en eksport", list(by_id), format_func=name, key=state.CHOSEN_SNAPSHOT.key)
    return pd.Series(by_id[picked])


def use_or_delete(snapshot: pd.Series) -> None:
    if not snapshot["in_use"] and st.button("Vis denne i stedet", icon=":material/history:"):
        snapshots.use(session.store(), snapshot["snapshot_id"])
        st.rerun()
    with st.popover("Slet denne eksport", icon=":material/delete:"):
        st.text(
            f"{snapshot['file_name']} pr. {snapshot['as_of']:%d.%m.%Y} med "
            f"{counted(snapshot['tasks'], 'opgave', 'opgaver')}: eksporten, dens fil og navnene i den "
            "slettes, også fra sikkerhedskopierne. Det kan ikke fortrydes."
        )
        if st.button("Ja, slet eksporten", type="primary"):
            ids = snapshots.readings(session.store(), snapshot["snapshot_id"])
            done = deletion.delete(session.store(), ids)
            # To the user, what a file was read as before it was corrected is the same export.
            deleted(replace(done, snapshots=1, tasks=snapshot["tasks"]))


def storage(store: Store) -> None:
    """Where the database lies, how long it keeps an export, and whether the last backup failed."""
    st.code(store.path, language=None)
    if days := retention.keep_days():
        st.text(f"Eksporter slettes af sig selv, når de er {counted(days, 'dag', 'dage')} gamle.")
    elif retention.setting():
        st.warning("KLIK_KEEP_DAYS er ikke et helt antal dage, så intet slettes af sig selv.")
    if store.instance.retention_failed:
        st.warning(
            "Eksporter, der er for gamle, kunne ikke slettes. Se efter, om disken er fuld, og start igen."
        )
    if store.instance.backup_failed:
        st.warning(
            "Den seneste indlæsning er gemt, men sikkerhedskopien af den kunne ikke laves. "
            "Se efter, om disken er fuld."
        )


def delete_everything(listed: pd.DataFrame) -> None:
    if (done := state.DELETED.take()) is not None:
        st.text(_what_was_deleted(done))
    has_backups = not session.keeps_nothing() and backup_files.all_of(session.store().path)
    if demo.is_on() or (listed.empty and not has_backups):
        return
    with st.popover("Slet alt", icon=":material/delete_forever:"):
        st.text(
            "Alle eksporter, programmappen, huskede kolonner og sikkerhedskopier slettes. "
            "Det kan ikke fortrydes."
        )
        if st.button("Ja, slet alt", type="primary"):
            done = deletion.delete_everything(session.store())
            deleted(replace(done, snapshots=len(listed), tasks=listed["tasks"].sum()))


def deleted(done: deletion.Deleted) -> None:
    """Draw the page anew, where it says what was deleted."""
    state.forget_filters()
    state.DELETED.write(done)
    import_results.forget()
    st.rerun()


def _what_was_deleted(done: deletion.Deleted) -> str:
    sentences = (
        f"Slettet: {counted(done.snapshots, 'eksport', 'eksporter')} med "
        f"{counted(done.tasks, 'opgave', 'opgaver')}."
    )
    if done.backups_rewritten:
        copies = counted(done.backups_rewritten, "sikkerhedskopi", "sikkerhedskopier")
        sentences += f" {copies} er skrevet om uden dem."
    if done.backups_dropped:
        sentences += f" {counted(done.backups_dropped, 'sikkerhedskopi', 'sikkerhedskopier')} er slettet."
    return sentences
