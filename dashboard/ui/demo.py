"""The sample data: whether a session shows them, and the way in and out."""

import streamlit as st

from dashboard.domain.filters import DEMO_KEY
from dashboard.store import databases
from dashboard.store.files import MEMORY
from dashboard.ui import set_aside, short_lived, state

IN_URL = {DEMO_KEY: "1"}


def is_on() -> bool:
    """Whether this session shows the sample data. It stands in the URL, so that a link opens the same."""
    if _is_in_url():
        state.IN_DEMO.write(True)
    return state.IN_DEMO.read()


def start(has_own_data: bool = False) -> None:
    """Show the sample data. Data of one's own stay as they are beside them, and what is not saved waits."""
    state.forget_filters()
    set_aside.set_aside_own()
    state.HAS_OWN_DATA.write(has_own_data)
    state.IN_DEMO.write(True)


def leave() -> None:
    """Back to one's own data, or to the first screen where there are none."""
    state.forget_filters()
    set_aside.bring_back_own()
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
        has_own = state.HAS_OWN_DATA.read()
        st.sidebar.button(
            "Tilbage til jeres egne data" if has_own else "Forlad eksempeldata",
            on_click=leave,
            type="secondary" if has_own else "tertiary",
        )


def offer(has_own_data: bool) -> None:
    """A way to the sample data, beside what one has loaded."""
    st.button(
        "Se eksempeldata",
        on_click=start,
        args=(has_own_data,),
        type="tertiary",
        icon=":material/science:",
        help="Eksempeldata vises for sig. Jeres egne data ændres ikke, og I kommer tilbage med ét klik.",
    )


def say_what_is_shown() -> None:
    """On pages without filters: that this is sample data, or that nothing of it will last; else nothing."""
    if is_on():
        st.badge("Eksempeldata, alt er opdigtet", icon=":material/science:", color="violet")
    elif databases.configured() == MEMORY:
        st.caption(
            "Data bliver kun i denne session. Genindlæser du siden, skal filen uploades igen. "
            "Det skal den også, når forbindelsen har været væk lidt."
        )
