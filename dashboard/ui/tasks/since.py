"""What has happened since the export before: a figure a kind of change, each with its tasks behind it."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from dashboard.domain.change_kinds import KINDS, Kind
from dashboard.domain.filters import TaskFilter
from dashboard.domain.wording import number
from dashboard.sentences import changes as sentences
from dashboard.ui import session, state
from dashboard.ui.elements import tables

SHOWN = ["worst_light", "title", "project", "before", "after", "task_key"]


def draw(counts: Mapping, day_before: date) -> None:
    """`counts`: the row of queries/overview/changes.sql, against the export of `day_before`."""
    happened = [kind for kind in KINDS if counts.get(kind.code)]
    with st.container(key="only_on_screen_since"):
        st.header(f"Siden {day_before:%d.%m.%Y}")
        if not happened:
            st.text("Ingen ændringer.")
        _ways(happened, counts)


def _ways(happened: Sequence[Kind], counts: Mapping) -> None:
    with st.container(horizontal=True, gap="small"):
        for kind in happened:
            st.button(
                f"{number(counts[kind.code])} {kind.one if counts[kind.code] == 1 else kind.many}",
                key=f"changed_{kind.code}",
                on_click=state.OPENED_CHANGE.write,
                args=(kind.code,),
            )


def show_opened(chosen: TaskFilter, previous: TaskFilter | None) -> None:
    """Open the list of a kind of change, if it was asked for just now. Call it before the drawer's."""
    kind = state.OPENED_CHANGE.take()
    if kind is not None and previous is not None:
        _list(kind, chosen, previous)


@st.dialog("Siden sidst", width="large")
def _list(kind: str, chosen: TaskFilter, previous: TaskFilter) -> None:
    changed = session.ask("changes/changed_tasks", chosen, previous=previous, kind=kind)
    st.text(sentences.of_kind(kind, len(changed), previous.as_of))
    tables.task_table(
        sentences.in_words(changed)[SHOWN],
        "changed",
        "Opgaver, der er ændret siden eksporten før",
        height=440,
        beneath={"title": "project"},
    )
    if state.OPENED_TASK.is_written:
        st.rerun()  # only one dialog can be open, and a row in this one runs nothing but it
