"""Who writes, and when it was written."""

import pandas as pd
import streamlit as st

from dashboard.ui import state

UNKNOWN = "ukendt"  # who wrote, where nobody said


def ask_for_initials() -> str:
    """The initials of whoever edits, asked for once a session; empty until they are given."""
    initials = st.text_input(
        "Dine initialer",
        key=state.INITIALS.key,
        max_chars=20,
        persist_state="session",
        width=160,
        help="De gemmes med det, du ændrer, så andre kan se, hvem der har gjort det.",
    )
    return (initials or "").strip()


def initials() -> str:
    """Those given earlier in the session, else empty."""
    return (state.INITIALS.read() or "").strip()


def lacks_initials(given: str, pressed: bool) -> bool:
    """Whether to ask for the initials: from the press of a button on, until they are there."""
    lacks = not given and (pressed or state.ASKS_FOR_INITIALS.read())
    state.ASKS_FOR_INITIALS.write(lacks)
    return lacks


def on_the_clock(moment: pd.Timestamp) -> str:
    """A moment in UTC on the clock of this machine."""
    return f"{pd.Timestamp(moment).tz_localize('UTC').to_pydatetime().astimezone():%d.%m.%Y kl. %H.%M}"
