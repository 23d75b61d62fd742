"""Hvad har ændret sig mellem to eksporter?"""

import streamlit as st

from dashboard.sentences import changes as sentences
from dashboard.ui import changes, filter_bar, onboarding, page_head, session
from dashboard.ui.elements import downloads
from dashboard.ui.tasks import drawer

page_head.title("Hvad har ændret sig mellem to eksporter?")
onboarding.require_tasks()
chosen = filter_bar.chosen()
line = st.container(horizontal=True, vertical_alignment="center", gap="small", key="only_on_screen_compared")
previous = changes.choose_earlier(chosen, line)
moves, changed = session.ask_together(
    chosen, ("changes/light_moves", {"previous": previous}), ("overview/changes", {"previous": previous})
)
counts = changed.iloc[0]
if moves.empty:
    changes.stop_without_pairs(chosen, counts)
page_head.answer(
    sentences.headline(counts, previous.as_of),
    sentences.red_in_all(moves),
    sentences.other_lists(counts["other_lists"]),
)
listed = changes.shown(counts, moves)
matrix, tasks = st.columns([5, 6], gap="medium")
with matrix:
    changes.draw_matrix(moves, previous.as_of, chosen.as_of, line)
    st.caption(sentences.how_to_read())
    downloads.excel_button(
        "Hent ændringerne",
        "changes/changed_tasks",
        chosen,
        "Ændringer",
        "changes_xlsx",
        shape=sentences.for_download,
        previous=previous,
        kind="all",
        rows=None,
    )
with tasks:
    changes.draw_tasks(listed, counts, moves, chosen, previous)
changes.draw_all_exports(chosen)
drawer.show_opened(previous if changes.is_of_gone(listed) else chosen)
