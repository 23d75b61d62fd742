"""What stands on every printed page, and on no screen: whose tasks, from which day, and by which filter."""

import streamlit as st

from dashboard.domain.filters import TaskFilter, as_words
from dashboard.sentences import frame
from dashboard.ui import session


def draw(chosen: TaskFilter) -> None:
    with st.container(key="print_head"):
        st.text(frame.on_paper(session.municipality(), chosen.as_of, as_words(chosen)))
