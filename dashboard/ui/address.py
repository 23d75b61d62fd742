"""The filters in the address of a page: all that are set but the personal ones, since links travel."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.domain.filter_query import read_query
from dashboard.domain.filters import BY_FIELD, BY_KEY, Filter, Kind
from dashboard.domain.problems import BadFilter
from dashboard.ui import state

VIEW = BY_FIELD["view"]
IN_ADDRESS = [one for one in BY_KEY.values() if not one.is_personal]


def adopt(page: str, has_filters: bool) -> None:
    """Choose what the address says, where it is one that the user came with: a link, or the browser's back.

    At all other times the filters go before it: the menu leads to bare addresses, and what the browser sends
    with a quick click may be older than what is chosen. `page`: its path.
    """
    if state.ADDRESS_READ.read() and not (has_filters and _is_back_or_forward()):
        return
    state.ADDRESS_READ.write(True)
    queried = {one.key: st.query_params.get_all(one.key) for one in IN_ADDRESS}
    personal = state.PERSONAL_BY_ADDRESS.read().get(_address(page, queried), {})
    state.CHOSEN.write({})
    state.choose(**personal, **_read(queried))


def write(page: str, has_views: bool) -> None:
    """Let the address say what is chosen. Where nothing has changed, nothing is sent to the browser."""
    wanted = query(has_views)
    # Streamlit leaves out a key without values.
    if changed := {key: texts for key, texts in wanted.items() if st.query_params.get_all(key) != texts}:
        st.query_params.update(changed)
    personal = {field: value for field, value in state.CHOSEN.read().items() if BY_FIELD[field].is_personal}
    by_address = state.PERSONAL_BY_ADDRESS.read()
    state.PERSONAL_BY_ADDRESS.write({**by_address, _address(page, wanted): personal})


def query(has_views: bool) -> dict[str, list[str]]:
    """What is chosen, as the address of a page has it: by key, none where nothing is."""
    return {
        one.key: [] if one is VIEW and not has_views else _texts(one, state.filter_value(one))
        for one in IN_ADDRESS
    }


def _is_back_or_forward() -> bool:
    """Only Streamlit's own context tells such an address from one that the menu led to."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _read(queried: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The values by field. What a filter can't have, it does not get: the rest of the link still holds."""
    values = {}
    for key, texts in queried.items():
        with suppress(BadFilter):
            field = BY_KEY[key].field
            if any(text.strip() for text in texts):
                values[field] = getattr(read_query({key: texts}, date.min), field)
    return values


def _texts(one: Filter, value: Any) -> list[str]:
    if value == one.empty:
        return []
    shown = one.to_widget(value)
    return [value.isoformat()] if one.kind is Kind.DAY else list(shown) if one.takes_several else [shown]


def _address(page: str, queried: Mapping[str, Sequence[str]]) -> str:
    return f"{page}?{urlencode(sorted(queried.items()), doseq=True)}"
