"""Whose data a session works with, where each municipality has its own database: chosen at first."""

import streamlit as st

from dashboard.domain import municipalities
from dashboard.domain.filters import MUNICIPALITY_CODE_KEY
from dashboard.store import databases
from dashboard.ui import demo, entry, state


def name() -> str:
    """The chosen one's official name, "" where none is, or where all share one database.

    It stands in the URL as its code, so that a link opens the same.
    """
    if not databases.is_folder(databases.default()):
        return ""
    if code := st.query_params.get(MUNICIPALITY_CODE_KEY):
        _choose(municipalities.identified(code) or "")
    return state.MUNICIPALITY.read()


def in_url() -> dict[str, str]:
    """What the address says of it."""
    chosen = name()
    return {MUNICIPALITY_CODE_KEY: municipalities.codes()[chosen]} if chosen else {}


def stop_without_one() -> None:
    """Where one must be chosen first, ask for it. Else keep it in the address, which the menu's lack."""
    if demo.is_on() or not databases.is_folder(databases.default()):
        return
    if not name():
        _ask()
        st.stop()
    if in_address := {key: code for key, code in in_url().items() if st.query_params.get(key) != code}:
        st.query_params.update(in_address)  # each setting of it is a message to the browser


def way_to_another() -> None:
    """Below the menu, where it takes no room from the pages."""
    if not demo.is_on() and name():
        st.sidebar.text(name())
        st.sidebar.button("Skift kommune", on_click=_leave, type="tertiary", icon=":material/swap_horiz:")


def _ask() -> None:
    with_data = databases.those_with_data(databases.default())
    others = [each for each in municipalities.names() if each not in with_data]
    st.title("Hvilken kommune arbejder du for?", anchor=False)
    first = " De kommuner, der har data, står først." if with_data else ""
    st.text(f"Hver kommune har sin egen database, og du ser kun den valgtes opgaver.{first}")
    st.selectbox(
        "Kommune",
        [*with_data, *others],
        index=None,
        placeholder="Skriv eller vælg",
        key=state.MUNICIPALITY_PICKED.key,
        on_change=_take_picked,
        width=420,
    )
    demo.offer(has_own_data=bool(with_data))


def _take_picked() -> None:
    if picked := state.MUNICIPALITY_PICKED.read():
        _choose(picked)


def _choose(municipality: str) -> None:
    if municipality != state.MUNICIPALITY.read():
        # All that the session holds is of the one before: filters, rows that are not saved, files.
        entry.forget_all()
        state.MUNICIPALITY.write(municipality)


def _leave() -> None:
    entry.forget_all()
    st.query_params.clear()
