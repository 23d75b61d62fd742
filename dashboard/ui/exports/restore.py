"""Backups: which there are, what a restore would change, and the restore itself."""

from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.domain.problems import StoreUnavailable
from dashboard.domain.wording import number
from dashboard.store import backups
from dashboard.store.connection import Store, default_place
from dashboard.store.errors import DamagedStore
from dashboard.ui import session
from dashboard.ui.elements import parts

# What a user knows of; the other tables follow along.
TABLES = {
    "snapshot": "Eksporter",
    "task": "Opgaver i alt",
    "register_version": "Programmappens rækker, gamle og nye",
    "remembered_mapping": "Huskede kolonner",
}


def when(backup: Path) -> str:
    """The moment of a backup on the clock of this machine."""
    return f"{backups.moment_of(backup).astimezone():%d.%m.%Y kl. %H.%M}"


def choose(store: Store) -> None:
    """For the page Data: pick a backup, see the difference, and confirm."""
    kept = backups.all_of(store.place)[::-1]
    with st.expander(f"Sikkerhedskopier ({len(kept)})"):
        st.text(
            "Der tages en kopi efter hver indlæsning: "
            f"de {backups.NEWEST} nyeste gemmes, og én for hver af de seneste {backups.DAYS} dage og "
            f"{backups.MONTHS} måneder."
        )
        if kept:
            picked = st.selectbox("Sikkerhedskopi", kept, format_func=when, width=300)
            _offer(picked, store)


def stop_without_store() -> None:
    """Where the database can't be opened: say why, and offer the newest backup that can."""
    try:
        session.store()
        return
    except StoreUnavailable as found:
        problem = found
    parts.tell(problem)
    if isinstance(problem, DamagedStore) and problem.backup:
        st.text(f"Den nyeste brugbare sikkerhedskopi er fra {when(problem.backup)}.")
        _offer(problem.backup, None)
    st.stop()


def _offer(backup: Path, store: Store | None) -> None:
    place = store.place if store else default_place()
    try:
        found = backups.compare(place, backup, store)
    except StoreUnavailable as problem:
        parts.tell(problem)
        return
    st.dataframe(
        pd.DataFrame(
            [(label, _count(found.now, name), _count(found.then, name)) for name, label in TABLES.items()],
            columns=["Indhold", "Nu", "I kopien"],
        ),
        hide_index=True,
        width=420,
        alt="Hvad databasen har nu, og hvad kopien har",
    )
    st.text("Det, der er nu, bliver selv gemt som en sikkerhedskopi, så det kan fortrydes.")
    if st.button("Hent kopien tilbage", icon=":material/settings_backup_restore:"):
        backups.restore(place, backup, store)
        session.forget_choices()
        st.rerun()


def _count(rows: dict[str, int] | None, table: str) -> str:
    return "kan ikke læses" if rows is None else number(rows.get(table, 0))
