"""What stands first on every page: its question as the title, and the sentence that answers it."""

import streamlit as st

from dashboard.ui import state


def draw() -> None:
    """Make room for it above the filters. Called once, by the menu; the page itself fills it."""
    state.PAGE_HEAD.write(st.container(gap="xxsmall", key="page_head"))


def title(question: str) -> None:
    with _room():
        st.title(question, anchor=False)


def answer(sentence: str, *more: str) -> None:
    """The sentence that answers the question, and what adds to it. They may name what a file names."""
    with _room():
        with st.container(key="answer"):
            st.text(sentence)
        if text := " ".join(filter(None, more)):
            st.text(text)


def _room() -> st.delta_generator.DeltaGenerator:
    room = state.PAGE_HEAD.read()
    return room if room is not None else st.container()
