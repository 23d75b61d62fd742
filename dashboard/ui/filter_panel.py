"""The panel that opens from "+ Filter": every filter's widget, drawn only while it is open.

What is chosen is kept by the session (ui/state.py); the widgets are filled from there and write there.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.domain.catalogue import label_of
from dashboard.domain.filters import AS_OF, BY_FIELD, FILTERS, Filter, Kind
from dashboard.ui import session, state

ONLY_WHERE_THERE_ARE_SEVERAL = {"municipalities"}
WIDTH, COLUMNS = 720, 3  # pixels


@st.fragment
def draw() -> None:
    """Opening it draws the panel alone; a choice in it draws the page anew."""
    if state.CHOSEN_IN_PANEL.take():
        st.rerun()
    panel = st.popover(r"\+ Filter", key=state.FILTERS_OPEN.key, on_change="rerun")
    if panel.open:
        with panel, st.container(width=WIDTH):
            names = session.choices(
                state.filter_value(AS_OF) or session.newest_day(),
                state.filter_value(BY_FIELD["municipalities"]),
            )
            _widgets([one for one in FILTERS if _is_offered(one, names)], names)


def _is_offered(one: Filter, names: Mapping[str, list[str]]) -> bool:
    if one.kind is Kind.VIEW:
        return False
    return one.field not in ONLY_WHERE_THERE_ARE_SEVERAL or len(names[one.names]) > 1


def _widgets(filters: list[Filter], names: Mapping[str, list[str]]) -> None:
    """Row by row, as the keyboard meets them."""
    for start in range(0, len(filters), COLUMNS):
        in_row = filters[start : start + COLUMNS]
        for column, one in zip(st.columns(COLUMNS), in_row, strict=False):
            with column:
                _widget(one, names.get(one.names, []) if one.names else list(one.codes))


def _widget(one: Filter, options: list[str]) -> None:
    shown = one.to_widget(state.filter_value(one))
    state.seed_widget(one, shown)
    common: dict[str, Any] = {"key": one.key, "on_change": _choose, "args": (one,)}
    if one.kind is Kind.DAY:
        st.date_input(one.label, None, format="DD.MM.YYYY", **common)
    elif one.kind is Kind.TEXT:
        st.text_input(one.label, placeholder=one.nothing, **common)
    else:
        st.multiselect(
            one.label,
            # What is chosen stays an option on a day without it: the count says that nothing fits.
            options + [value for value in shown if value not in options],
            placeholder=one.nothing,
            format_func=label_of if one.kind is Kind.INTERFACES else str,
            # Otherwise the first in the list is "choose all that match", and Enter chooses them all.
            select_all=False,
            **common,
        )


def _choose(one: Filter) -> None:
    state.choose(**{one.field: one.from_widget(state.widget_of(one).read())})
    state.CHOSEN_IN_PANEL.write(True)
