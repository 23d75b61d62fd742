"""The checklist of the it-miljø on the page Systemer: read here, written on Programmappe."""

import streamlit as st

from dashboard.domain.filters import TaskFilter
from dashboard.sentences import systems as sentences
from dashboard.ui import filter_bar, navigation, session
from dashboard.ui.elements import tables

_WIDTHS = {"requirement": 330, "check_state": 95, "check_owner": 125, "check_due": 125, "note": 130}  # pixels


def draw_checks(chosen: TaskFilter) -> None:
    """How far the check is as of the day, and the way to where it is written."""
    st.header("Er it-miljøet klar til SAPA, KSD og KY?")
    # A requirement has a project, and neither støttesystem nor snitflade.
    filter_bar.say_which_work("projects", "municipalities", where="i tjeklisten")
    is_filtered = bool(chosen.projects or chosen.municipalities)
    st.text(sentences.of_checks(session.ask("systems/checks", chosen).iloc[0], is_filtered))
    checks = session.ask("systems/check_list", chosen)
    if not checks.empty:
        tables.table(checks, "Kravene til it-miljøet, de manglende først", widths=_WIDTHS)
    if session.may_write():
        st.button(
            "Ret tjeklisten på Programmappe",
            key="edit_checks",
            icon=":material/arrow_forward:",
            on_click=navigation.go_to_subject,
            args=("checks",),
        )
