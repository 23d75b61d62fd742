"""What is chosen in the filters as chips, each of which one click or Enter takes away."""

from collections.abc import Sequence
from itertools import accumulate

import streamlit as st

from dashboard.domain.catalogue import label_of
from dashboard.domain.filters import Kind, Part
from dashboard.ui import state
from dashboard.ui.elements.literal import literal

LONGEST = 20  # letters of a value
# Pixels: the line's room at a width of 1280, and what a letter, a chip's edges and the rest's button take.
ROOM, LETTER, EDGES, REST = 405, 6.4, 34, 75


def draw(parts: Sequence[Part]) -> None:
    """`parts`: as domain.filters.parts gives them. Those that find no room wait behind a button."""
    if not parts:
        st.space("stretch")  # the count stays at the right
        return
    fitting = _fitting(parts)
    with st.container(horizontal=True, wrap=False, gap="xsmall", key="chips"):
        for part in parts[:fitting]:
            _chip(part)
        if rest := parts[fitting:]:
            with st.popover(f"{len(rest)} til"):
                for part in rest:
                    _chip(part)


def _fitting(parts: Sequence[Part]) -> int:
    ends = list(accumulate(len(_label(part)) * LETTER + EDGES for part in parts))
    if ends[-1] <= ROOM:
        return len(parts)
    return max(1, sum(end <= ROOM - REST for end in ends))


def _chip(part: Part) -> None:
    one, without = part.filter, part.without
    whole = label_of(part.word) if one.kind is Kind.INTERFACES else part.word
    st.button(
        f"{_short_label(part)}: {literal(_cut(part.word))} ✕",
        key=f"chip_{one.field}_{state.fingerprint(part.word)}",
        help=f"Fjern {one.label}: {literal(whole)}",
        on_click=state.choose,
        kwargs={one.field: without},
    )


def _label(part: Part) -> str:
    return f"{_short_label(part)}: {_cut(part.word)} ✕"


def _short_label(part: Part) -> str:
    return part.filter.short_label or part.filter.label


def _cut(word: str) -> str:
    return word if len(word) <= LONGEST else f"{word[: LONGEST - 1].rstrip()}…"
