"""A problem on screen: what went wrong, and what to do."""

import streamlit as st

from dashboard.domain.problems import Problem


def show(problem: Problem, about: str = "") -> None:
    """As text: its words may come from a file, so they never go through Markdown. `about`: a file's name."""
    with st.container(border=True):
        st.badge("Det lykkedes ikke", icon=":material/error:", color="red")
        if about:
            st.text(about)
        st.text(problem.title)
        st.text(problem.next_step)
