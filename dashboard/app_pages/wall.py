"""Hvor står kommunerne tilsammen?"""

import streamlit as st

from dashboard.domain.aggregates import merged
from dashboard.sentences import wall as sentences
from dashboard.ui import page_head, wall

page_head.title("Hvor står kommunerne tilsammen?")
picture = st.container()  # above the files: it is what the room looks at
shown = wall.drop_zone()
cells = merged(shown)
page_head.answer(sentences.headline(shown, cells), sentences.still_missing(shown))
if not cells.empty:
    with picture:
        wall.draw_together(cells)
    wall.draw_municipalities(shown)
wall.draw_own()
