"""Backups: which there are, what a restore would change, and the restore itself."""

from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.domain.problems import StoreUnavailable
from dashboard.domain.scope import EVERYONE, AccessLevel
from dashboard.domain.wording import number
from dashboard.store import backup_files, backups
from dashboard.store.connection import Store
from dashboard.store.errors import DamagedStore
from dashboard.ui import current_login, session, state
from dashboard.ui.elements import problem_box

# What a user knows of; the other tables follow along.
TABLES = {
    "snapshot": "Eksporter",
    "task": "Opgaver i alt",
    "register_version": "Programmappens rækker, gamle og nye",
    "remembered_mapping": "Huskede kolonner",
}


def when(backup: Path) -> str:
    """The moment of a backup on the clock of this machine."""
    return f"{backup_files.moment_of(backup).astimezone():%d.%m.%Y kl. %H.%M}"


def choose(store: Store) -> None:
    """For the page Data: pick a backup, see the difference, and confirm."""
    newest_first = backup_files.all_of(store.path)[::-1]
    with st.expander(f"Sikkerhedskopier ({len(newest_first)})"):
        st.text(
            "Der tages en kopi efter hver indlæsning: "
            f"de {backups.NEWEST} nyeste gemmes, og én for hver af de seneste {backups.DAYS} dage og "
            f"{backups.MONTHS} måneder."
        )
        if newest_first:
            picked = st.selectbox("Sikkerhedskopi", newest_first, format_func=when, width=300)
            _offer(picked, store)


def stop_without_store() -> None:
    """Where the database can't be opened: say why, and offer the newest backup that can."""
    try:
        session.store()
        return
    except StoreUnavailable as error:
        problem = error
    problem_box.show(backups.advised(session.path(), problem))
    may_restore = current_login.as_logged_in(EVERYONE).level >= AccessLevel.ADMINISTRATOR
    is_damaged = isinstance(problem, DamagedStore)
    backup = backups.newest(session.path()) if is_damaged and may_restore else None
    if backup:
        st.text(f"Den nyeste brugbare sikkerhedskopi er fra {when(backup)}.")
        _offer(backup, None)
    st.stop()


def _offer(backup: Path, store: Store | None) -> None:
    path = store.path if store else session.path()
    try:
        rows = backups.compare(path, backup, store)
    except StoreUnavailable as problem:
        problem_box.show(problem)
        return
    st.dataframe(
        pd.DataFrame(
            [(label, _count(rows.now, name), _count(rows.then, name)) for name, label in TABLES.items()],
            columns=["Indhold", "Nu", "I kopien"],
        ),
        hide_index=True,
        width=420,
        alt="Hvad databasen har nu, og hvad kopien har",
    )
    st.text("De nuværende data gemmes selv som en sikkerhedskopi, så det kan fortrydes.")
    if st.button("Gendan fra kopien", icon=":material/settings_backup_restore:"):
        backups.restore(path, backup, store, current_login.as_logged_in(EVERYONE))
        state.forget_filters()
        st.rerun()


def _count(rows: dict[str, int] | None, table: str) -> str:
    return "kan ikke læses" if rows is None else number(rows.get(table, 0))
