"""What was not saved, since somebody else changed the same row meanwhile: both versions, and the choice."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.domain.programme_schema import BY_NAME, OTHER_SHEET
from dashboard.programme import edits
from dashboard.store.register import Conflict
from dashboard.ui import session, state
from dashboard.ui.elements import author
from dashboard.ui.programme.row_words import rows_of_sheet


def remember(conflicts: Sequence[Conflict]) -> None:
    """Beside those that the user hasn't settled yet."""
    state.CONFLICTS.write([*state.CONFLICTS.read(), *conflicts])


def draw() -> None:
    for position, conflict in enumerate(state.CONFLICTS.read()):
        with st.container(border=True):
            st.badge("Ikke gemt", icon=":material/error:", color="red")
            did = "rettet" if conflict.theirs is not None else "fjernet"
            when = author.on_the_clock(conflict.changed_at)
            st.text(
                f"{conflict.changed_by} har {did} den samme række {when}, "
                "mens du skrev. Din ændring er ikke gemt."
            )
            st.dataframe(_side_by_side(conflict), hide_index=True, alt="Din ændring og den andens")
            with st.container(horizontal=True):
                st.button("Gem min i stedet", key=f"mine_{position}", on_click=_settle, args=(conflict, True))
                st.button(
                    "Behold den andens", key=f"theirs_{position}", on_click=_settle, args=(conflict, False)
                )


def _settle(conflict: Conflict, is_mine: bool) -> None:
    unsettled = [other for other in state.CONFLICTS.read() if other is not conflict]
    if is_mine:
        change = edits.instead_of_theirs(conflict)
        initials = author.initials() or author.UNKNOWN
        unsettled += edits.save(session.store(), [change], initials, session.today())
    state.CONFLICTS.write(unsettled)


def _side_by_side(conflict: Conflict) -> pd.DataFrame:
    mine, theirs = conflict.change.content or {}, conflict.theirs or {}
    if conflict.change.subject == OTHER_SHEET:
        rows = [(mine.get("sheet") or theirs.get("sheet"), rows_of_sheet(mine), rows_of_sheet(theirs))]
        return pd.DataFrame(rows, columns=["Ark", "Dit", "Den andens"])
    columns = BY_NAME[conflict.change.subject].columns
    differing = [each for each in columns if mine.get(each.name, "") != theirs.get(each.name, "")]
    shown = differing or [each for each in columns if mine.get(each.name) or theirs.get(each.name)]
    rows = [(each.label, mine.get(each.name, ""), theirs.get(each.name, "")) for each in shown]
    return pd.DataFrame(rows, columns=["Kolonne", "Din", "Den andens"])
