"""What the user sees when a page can't be shown: a Problem's own words, or a fault's code."""

import streamlit as st

from dashboard.counters import FAULTS
from dashboard.domain.problems import Problem
from dashboard.server.safe_logging import fault_code
from dashboard.store import backups
from dashboard.store.errors import DamagedStore


def show_error(exception: Exception) -> bool:
    """As st.App's `on_script_error`. True: Streamlit shows nothing of its own."""
    if isinstance(exception, Problem):
        if isinstance(exception, DamagedStore):
            # Imported where it is used: its caches want a server that runs, or Streamlit warns of them.
            from dashboard.ui import session

            exception = backups.advised(session.path(), exception)
        st.error("**Det kan ikke lade sig gøre.**", icon=":material/error:")
        st.text(f"{exception.title}\n{exception.next_step}")
        return True
    FAULTS.add()
    st.error(
        f"**Siden kunne ikke vises.** Fejlkode **{fault_code(exception)}**. "
        "Indlæs siden igen (F5). Sker det igen, så send fejlkoden til den, der driver KLIK-overblik.",
        icon=":material/error:",
    )
    return True
