"""Whose data a session works with, where each municipality has its own database: chosen at first."""

import streamlit as st

from dashboard.domain import municipalities
from dashboard.domain.filters import MUNICIPALITY_CODE_KEY
from dashboard.domain.problems import StoreUnavailable
from dashboard.store import databases
from dashboard.ui import current_login, demo, entry, state
from dashboard.ui.elements import problem_box


def name() -> str:
    """The official name: of the login's, else of the chosen one; "" where all share one database.

    Raises LoginEnded.
    """
    if not databases.is_folder(databases.configured()):
        return ""
    return current_login.municipality() or state.MUNICIPALITY.read()


def in_url() -> dict[str, str]:
    """What the address says of it: its code, so that a link opens the same."""
    return {MUNICIPALITY_CODE_KEY: municipalities.codes()[name()]} if name() else {}


def stop_without_one() -> None:
    """Where one must be chosen first, ask for it. Else keep it in the address, which the menu's lack."""
    if demo.is_on() or not databases.is_folder(databases.configured()):
        return
    in_address = municipalities.identified(st.query_params.get(MUNICIPALITY_CODE_KEY, "")) or ""
    if not name():
        state.MUNICIPALITY.write(in_address)
    elif in_address not in ("", name()):
        if current_login.municipality():
            _say_whose_it_is(in_address)
        else:
            _ask_before_going_to(in_address)
        st.stop()
    if not name():
        _ask()
        st.stop()
    if changed := {key: code for key, code in in_url().items() if st.query_params.get(key) != code}:
        st.query_params.update(changed)  # each setting of it is a message to the browser


def way_to_another() -> None:
    """Below the menu, where it takes no room from the pages."""
    if not demo.is_on() and name() and not current_login.municipality():
        st.sidebar.text(name())
        st.sidebar.button("Skift kommune", on_click=_leave, type="tertiary", icon=":material/swap_horiz:")


def _ask() -> None:
    st.title("Hvilken kommune arbejder du for?", anchor=False)
    try:
        existing = databases.with_database(databases.configured())
    except StoreUnavailable as problem:
        problem_box.show(problem)
        return
    others = [each for each in municipalities.real_names() if each not in existing]
    first = " De kommuner, der allerede har en, står først." if existing else ""
    st.text(f"Hver kommune har sin egen database, og du ser kun den valgtes opgaver.{first}")
    st.selectbox(
        "Kommune",
        [*existing, *others],
        index=None,
        placeholder="Skriv eller vælg",
        key=state.MUNICIPALITY_PICKED.key,
        on_change=_take_picked,
        width=420,
    )
    demo.offer(has_own_data=bool(existing))


def _ask_before_going_to(other: str) -> None:
    """A screen in between: the browser forgets only what isn't drawn, such as the files in a drop zone."""
    st.title(f"Vil du gå til {other}?", anchor=False)
    st.text(f"Du arbejder nu for {name()}. Det, du ikke har gemt, er væk, når du skifter.")
    with st.container(horizontal=True):
        st.button(f"Gå til {other}", type="primary", on_click=_choose, args=(other,))
        st.button(f"Bliv i {name()}", on_click=st.query_params.update, args=(in_url(),))


def _say_whose_it_is(other: str) -> None:
    st.title(f"Linket er til {other}", anchor=False)
    st.text(f"Du er logget ind for {name()} og ser kun dens opgaver.")
    st.button(f"Gå til {name()}", type="primary", on_click=_leave)


def _take_picked() -> None:
    if picked := state.MUNICIPALITY_PICKED.read():
        _choose(picked)


def _choose(municipality: str) -> None:
    """All that the session holds is of the one before: filters, rows that are not saved, files."""
    entry.forget_all()
    state.MUNICIPALITY.write(municipality)


def _leave() -> None:
    entry.forget_all()
    st.query_params.clear()
