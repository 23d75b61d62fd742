"""Who writes, and when it was written."""

import pandas as pd
import streamlit as st

from dashboard.ui import current_login, state
from dashboard.ui.entry import Entry

UNKNOWN = "ukendt"  # who wrote, where nobody said


def ask_for_initials() -> str:
    """The initials of whoever edits, asked for once a session; empty until they are given.

    Where somebody is logged in, it is the login's name, and nothing is asked.
    """
    if current_login.who():
        return current_login.who()
    initials = st.text_input(
        "Dine initialer",
        key=state.INITIALS.key,
        max_chars=20,
        persist_state="session",
        width=160,
        help="De gemmes med det, du ændrer, så andre kan se, hvem der har gjort det.",
    )
    return (initials or "").strip()


def ask_for_initials_at(field: Entry[str]) -> None:
    """As ask_for_initials, where one run draws several forms: under the form's own key."""
    if current_login.who():
        return
    st.text_input(
        "Dine initialer",
        initials(),
        key=field.key,
        max_chars=20,
        width=160,
        help="De gemmes med det, du skriver, så andre kan se, hvem der har gjort det.",
    )


def initials_at(field: Entry[str]) -> str:
    """What is written in that form; kept for the rest of the session. For callbacks."""
    given = current_login.who() or (field.read() or "").strip()
    if given:
        state.INITIALS.write(given)
    return given


def initials() -> str:
    """The login's name, or those given earlier in the session, else empty."""
    return current_login.who() or (state.INITIALS.read() or "").strip()


def lacks_initials(given: str, pressed: bool) -> bool:
    """Whether to ask for the initials: from the press of a button on, until they are there."""
    lacks = not given and (pressed or state.ASKS_FOR_INITIALS.read())
    state.ASKS_FOR_INITIALS.write(lacks)
    return lacks


def on_the_clock(moment: pd.Timestamp) -> str:
    """A moment in UTC on the clock of this machine."""
    return f"{pd.Timestamp(moment).tz_localize('UTC').to_pydatetime().astimezone():%d.%m.%Y kl. %H.%M}"
