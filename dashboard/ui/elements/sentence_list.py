"""Sentences, each a row that leads to the tasks it counts."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.sentences.sentence import Sentence
from dashboard.ui import navigation
from dashboard.ui.elements import tables


def draw(sentences: Sequence[Sentence], name: str) -> None:
    """`name`: of the list, on its page. A sentence may name a project of the file's, hence st.text."""
    for sentence in sentences:
        if sentence.choices is None:
            st.text(sentence.text)
    choices = {sentence.text: sentence.choices for sentence in sentences if sentence.choices is not None}
    if choices:
        tables.leading_table(
            pd.DataFrame({"sentence": list(choices)}),
            "sentence",
            name,
            "Sætninger, der fører til de opgaver, de tæller",
            lambda text: navigation.go_to_chosen(choices[text]),
            height=None,
            sorts=False,
        )
