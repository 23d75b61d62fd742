"""Who did what, on the page Data, for administrators: what the audit log of their municipality holds."""

import pandas as pd
import streamlit as st

from dashboard.domain.recorded_acts import IN_DANISH
from dashboard.domain.wording import counted, number
from dashboard.login import audit_log
from dashboard.ui import current_login, demo, session

SHOWN = 2_000  # lines


def draw() -> None:
    """Nothing where no login is asked for, or nothing is kept."""
    login = current_login.login()
    if login is None or session.keeps_nothing() or demo.is_on():
        return
    st.header("Hvem har gjort hvad?")
    entries = current_login.audit_of(login.municipality).entries()
    st.text(
        f"{counted(len(entries), 'linje', 'linjer')} om, hvem der har set, indlæst, skrevet, hentet "
        f"og slettet. De slettes efter {counted(audit_log.keep_days(), 'dag', 'dage')}."
    )
    if len(entries) > SHOWN:
        st.text(f"De {number(SHOWN)} nyeste vises.")
    st.dataframe(in_words(entries.head(SHOWN)), hide_index=True, alt="Tid, hvem og hvad, det nyeste først")


def in_words(entries: pd.DataFrame) -> pd.DataFrame:
    """`entries`: of AuditLog.entries."""
    moments = [moment.astimezone() for moment in entries["at"].dt.to_pydatetime()]
    acts = [IN_DANISH.get(act, act) for act in entries["act"]]
    return pd.DataFrame(
        {
            "Tid": [f"{moment:%d.%m.%Y kl. %H.%M}" for moment in moments],
            "Hvem": entries["who"],
            "Hvad": [f"{act} {what}".strip() for act, what in zip(acts, entries["what"], strict=True)],
        }
    )
