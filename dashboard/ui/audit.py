"""Who did what, on the page Data, for administrators: what the audit log of their municipality holds."""

import pandas as pd
import streamlit as st

from dashboard import logins
from dashboard.domain.acts import ACT_IN_DANISH
from dashboard.domain.wording import counted, number
from dashboard.login import audit_log
from dashboard.ui import current_login, demo
from dashboard.ui.elements import author

SHOWN = 2_000  # lines


def draw() -> None:
    """Nothing where no login is asked for."""
    login = current_login.login()
    if login is None or demo.is_on():
        return
    st.header("Hvem har gjort hvad?")
    entries = logins.audit_log(login.municipality).newest(SHOWN)
    newest = f" De {number(SHOWN)} nyeste vises." if len(entries) == SHOWN else ""
    st.text(
        "Hvem der er logget ind og ud, og hvad de har set, indlæst, rettet, hentet og slettet. "
        f"Det gemmes i {counted(audit_log.keep_days(), 'dag', 'dage')}.{newest}"
    )
    st.dataframe(
        in_words(entries),
        hide_index=True,
        alt="Tid, hvem og hvad, det nyeste først",
        column_config={"Tid": {"width": 170}, "Hvem": {"width": 250}},
    )


def in_words(entries: pd.DataFrame) -> pd.DataFrame:
    """`entries`: of AuditLog.newest."""
    acts = [ACT_IN_DANISH.get(act, act) for act in entries["act"]]
    return pd.DataFrame(
        {
            "Tid": [author.on_the_clock(moment.tz_localize(None)) for moment in entries["at"]],
            "Hvem": entries["who"],
            "Hvad": [f"{act} {what}".strip() for act, what in zip(acts, entries["what"], strict=True)],
        }
    )
