"""Is it the same list? The question on the page Data, with its two answers."""

import streamlit as st

from dashboard.sentences import other_list
from dashboard.store import list_answers
from dashboard.ui import session


def draw() -> None:
    """For each export in which hardly a task is known from the one before, until it is answered."""
    for other in session.other_lists():
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.badge("Se efter", icon=":material/help:", color="yellow")
                st.text(other_list.question(other), width="stretch")
            files = other["content_hash"], other["previous_hash"]
            key = f"list_{other['snapshot_id']}"
            with st.container(horizontal=True, vertical_alignment="center"):
                st.button(
                    "Ja, det er den samme liste",
                    key=f"{key}_same",
                    on_click=_answer,
                    args=(*files, True),
                    help="Opgaverne tælles som nye og udgåede.",
                )
                st.button(
                    "Nej, det er en anden liste",
                    key=f"{key}_other",
                    on_click=_answer,
                    args=(*files, False),
                    help="De to eksporter sammenlignes ikke.",
                )
                st.caption("Indtil du svarer, viser Overblik ikke, hvad der er nyt og udgået siden sidst.")


def _answer(content_hash: str, previous_hash: str, is_same: bool) -> None:
    list_answers.answer(session.store(), content_hash, previous_hash, is_same)
