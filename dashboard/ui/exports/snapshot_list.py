"""The table of exports on the page Data, with what can be done to each of them."""

import json

import pandas as pd
import streamlit as st

from dashboard.domain.wording import counted
from dashboard.ingest.tables.classify_rows import TOTAL
from dashboard.store import retention, snapshots
from dashboard.store.connection import Store
from dashboard.ui import session, state
from dashboard.ui.elements import tables

HEIGHT = 340  # pixels before the table scrolls
CORRECT, USE, DELETE = "Ret kolonner", "Vis denne i stedet", "Slet"
COLUMNS = ["as_of", "municipality", "file_name", "tasks", "rejected_rows", "remarks", "in_use"]
WIDTHS = {
    "as_of": 112, "municipality": 170, "file_name": 205, "tasks": 90, "rejected_rows": 80, "remarks": 125,
    "in_use": 80,
}  # fmt: skip


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
        f"{_doubts(in_use)}"
    )


def _doubts(in_use: pd.DataFrame) -> str:
    """Whether every row of what is shown was read, and without a remark."""
    counts = [_rejected_and_remarks(receipt) for receipt in in_use["receipt"]]
    rejected, remarks = (sum(each) for each in zip(*counts, strict=True))
    if not rejected and not remarks:
        return "Alle rækker er læst, ingen er afvist, og vi har ingen bemærkninger."
    parts = [
        f"{counted(rejected, 'række', 'rækker')} er afvist" if rejected else "ingen rækker er afvist",
        f"der er {counted(remarks, 'bemærkning', 'bemærkninger')}"
        if remarks
        else "der er ingen bemærkninger",
    ]
    sentence = f"{', og '.join(parts)}: se dem herunder."
    return sentence[0].upper() + sentence[1:]


def _rejected_and_remarks(receipt: str) -> tuple[int, int]:
    """How many rows were rejected, sums not counted, and how many remarks there are."""
    read = json.loads(receipt)
    return sum(row["reason"] != TOTAL for row in read["rejected"]), len(read["warnings"])


def table_of_snapshots(listed: pd.DataFrame) -> None:
    """A row leads to its accounting, by mouse or keyboard; its actions stand in the last column, too."""
    counts = [_rejected_and_remarks(receipt) for receipt in listed["receipt"]]
    shown = listed.assign(
        rejected_rows=[rejected for rejected, _ in counts],
        remarks=[remarks for _, remarks in counts],
        in_use=listed["in_use"].map({True: "Ja", False: "Nej"}),
    )
    tables.leading_table(
        shown[[*COLUMNS, "snapshot_id"]],
        "snapshot_id",
        "exports",
        "Eksporter med dato, kommune, fil, opgaver og afviste rækker, og om de vises",
        state.CHOSEN_SNAPSHOT.write,
        height=HEIGHT,
        widths=WIDTHS,
        actions=tables.Actions([_actions(in_use) for in_use in listed["in_use"]], act)
        if session.may_write()
        else None,
    )


def _actions(in_use: bool) -> list[str]:
    return [CORRECT, *([] if in_use else [USE]), DELETE]


def act(snapshot_id: str, action: str) -> None:
    """Do to an export what was chosen, or have the page ask about it."""
    state.CHOSEN_SNAPSHOT.write(snapshot_id)
    state.CORRECTED_SNAPSHOT.forget()
    if action == CORRECT:
        state.CORRECTED_SNAPSHOT.write(snapshot_id)
    elif action == USE:
        snapshots.use(session.store(), snapshot_id)
    elif action == DELETE:
        state.SNAPSHOT_TO_DELETE.write(snapshot_id)


def chosen_snapshot(listed: pd.DataFrame) -> pd.Series:
    """The export that is looked at: the newest one, until the user picks another."""
    if loaded_now := state.SNAPSHOT_TO_CHOOSE.take():
        state.CHOSEN_SNAPSHOT.write(loaded_now)
    matching = listed[listed["snapshot_id"] == state.CHOSEN_SNAPSHOT.read()]
    return listed.iloc[0] if matching.empty else matching.iloc[0]


def storage(store: Store) -> None:
    """Where the database lies, how long it keeps an export, and whether the last backup failed."""
    if session.may_administer():
        st.code(store.instance.location, language=None)
    if days := retention.keep_days():
        st.text(f"Eksporter slettes automatisk, når de er {counted(days, 'dag', 'dage')} gamle.")
    elif retention.setting():
        st.warning("KLIK_KEEP_DAYS er ikke et helt antal dage, så intet slettes automatisk.")
    if store.instance.retention_failed:
        st.warning(
            "Eksporter, der er for gamle, kunne ikke slettes. Se efter, om disken er fuld, og start igen."
        )
    if store.instance.is_erasure_pending:
        st.warning(
            "Det, der er slettet eller gendannet, er det alle steder på siderne, men de gamle filer er ikke "
            "ryddet op endnu. Det sker ved den næste ændring, eller i nat."
        )
    if store.instance.backup_failed:
        st.warning(
            "Den seneste indlæsning er gemt, men sikkerhedskopien af den kunne ikke laves. "
            "Se efter, om disken er fuld."
        )
