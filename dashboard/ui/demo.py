"""The sample data: whether a session shows them, and the way in and out."""

import streamlit as st

from dashboard.domain.filters import DEMO_KEY
from dashboard.store.connection import default_path
from dashboard.store.files import MEMORY
from dashboard.ui import short_lived, state

IN_URL = {DEMO_KEY: "1"}


def is_on() -> bool:
    """Whether this session shows the sample data. It stands in the URL, so that a link opens the same."""
    if _is_in_url():
        state.IN_DEMO.write(True)
    return state.IN_DEMO.read()


def start() -> None:
    state.forget_filters()
    state.IN_DEMO.write(True)


def leave() -> None:
    state.forget_filters()
    state.IN_DEMO.write(False)
    if store := state.DEMO_STORE.take():
        short_lived.forget(store)
    st.query_params.clear()


def keep_in_url() -> None:
    if not _is_in_url():  # each setting of it is a message to the browser
        st.query_params.update(IN_URL)


def _is_in_url() -> bool:
    return all(st.query_params.get(key) == value for key, value in IN_URL.items())


def way_out() -> None:
    """Below the menu, where it takes no room from the pages."""
    if is_on():
        st.sidebar.button("Forlad eksempeldata", on_click=leave, type="tertiary")


def say_what_is_shown() -> None:
    """On pages without filters: that this is sample data, or that nothing of it will last; else nothing."""
    if is_on():
        st.badge("Eksempeldata, alt er opdigtet", icon=":material/science:", color="violet")
    elif default_path() == MEMORY:
        st.caption(
            "Data bliver kun i denne session. Genindlæser du siden, skal filen uploades igen. "
            "Det skal den også, når forbindelsen har været væk lidt."
        )
