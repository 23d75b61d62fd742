"""What the exports name, in a table without rows: shown at once, and written once the user saves it."""

import streamlit as st

from dashboard.programme import offers
from dashboard.store import register
from dashboard.ui import session, state


def refresh(subject: str) -> None:
    """Have the offered rows in the table, as the exports are now, until they are written in or declined.

    Call it before the table's rows are read.
    """
    if is_written_in(subject):
        return
    offered = {name: rows for name, rows in state.OFFERED_ROWS.read().items() if name != subject}
    # What was written and put aside would be offered twice.
    has_others = subject in state.DECLINED_OFFERS.read() or subject in state.UNSAVED_CHANGES.read()
    if not has_others and not register.newest(session.store(), subject):
        offered |= offers.offered_rows(session.store(), [subject])
    state.OFFERED_ROWS.write(offered)


def is_written_in(subject: str) -> bool:
    return any((state.programme_table(subject).read() or {}).values())


def is_untouched(subject: str) -> bool:
    """Whether the table holds what is offered, and nothing else: nobody minds that it is left."""
    return subject in state.OFFERED_ROWS.read() and not is_written_in(subject)


def say(subject: str) -> None:
    """That the rows are an offer; where it was declined, the way back to it."""
    if subject in state.OFFERED_ROWS.read():
        st.caption("Rækkerne er et forslag fra eksporten. Ret dem, slet dem, der ikke skal med, og gem.")
    elif subject in state.DECLINED_OFFERS.read() and not register.newest(session.store(), subject):
        st.button(
            "Hent forslaget fra eksporten igen",
            on_click=_take_back,
            args=(subject,),
            icon=":material/playlist_add:",
        )


def drop(subject: str) -> None:
    offered = state.OFFERED_ROWS.read()
    state.OFFERED_ROWS.write({name: rows for name, rows in offered.items() if name != subject})


def decline(subject: str) -> None:
    if subject in state.OFFERED_ROWS.read():
        state.DECLINED_OFFERS.write(state.DECLINED_OFFERS.read() | {subject})
    drop(subject)


def _take_back(subject: str) -> None:
    state.DECLINED_OFFERS.write(state.DECLINED_OFFERS.read() - {subject})
    state.draw_anew()
