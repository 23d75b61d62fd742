"""Sentences with the way to the tasks that each of them counts."""

import streamlit as st

from dashboard.sentences.sentence import Sentence
from dashboard.ui import navigation


def draw(sentences: list[Sentence]) -> None:
    """A sentence may name a project of the file's, hence st.text."""
    for position, sentence in enumerate(sentences):
        with st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False):
            if sentence.choices is not None:
                st.button(
                    "Vis",
                    key=f"sentence_{position}",
                    help="Vis opgaverne bag sætningen",
                    type="tertiary",
                    icon=":material/arrow_forward:",
                    on_click=navigation.go_to_chosen,
                    args=(sentence.choices,),
                )
            st.text(sentence.text, width="stretch")
