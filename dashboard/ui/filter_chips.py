"""What is chosen in the filters as chips, each of which one click or Enter takes away."""

from collections.abc import Sequence
from itertools import accumulate

import streamlit as st

from dashboard.domain.catalogue import label_of
from dashboard.domain.filters import Kind, Part
from dashboard.ui import state
from dashboard.ui.elements.literal import literal

# Letters: the line has room for so many at 1280 pixels. More wait behind a button of their own.
ROOM, LONGEST, AROUND = 62, 26, 5


def draw(parts: Sequence[Part]) -> None:
    """`parts`: as domain.filters.parts gives them."""
    lengths = accumulate(len(_words(part)) + AROUND for part in parts)
    fitting = max(1, sum(length <= ROOM for length in lengths))
    for part in parts[:fitting]:
        _chip(part)
    if rest := parts[fitting:]:
        with st.popover(f"{len(rest)} til"):
            for part in rest:
                _chip(part)


def _chip(part: Part) -> None:
    field, without = part.filter.field, part.without
    whole = label_of(part.word) if part.filter.kind is Kind.INTERFACES else part.word
    st.button(
        f"{part.filter.label}: {literal(_cut(part.word))} ✕",
        key=f"chip_{field}_{state.fingerprint(part.word)}",
        help=f"Fjern {part.filter.label}: {literal(whole)}",
        on_click=state.choose,
        kwargs={field: without},
    )


def _words(part: Part) -> str:
    return f"{part.filter.label}: {_cut(part.word)}"


def _cut(word: str) -> str:
    return word if len(word) <= LONGEST else f"{word[: LONGEST - 1].rstrip()}…"
