"""A file in which we find no list of tasks: the user points at its columns."""

from collections.abc import Callable

import streamlit as st

from dashboard.domain.danish import quoted
from dashboard.domain.fields import BY_NAME, KEY_FIELDS
from dashboard.domain.problems import Problem
from dashboard.imports import correct, load
from dashboard.imports.opened import OpenedExport, open_unrecognised
from dashboard.ui import session, state
from dashboard.ui.elements import problem_box
from dashboard.ui.exports import column_form


def offer(name: str, content: bytes, key: str, on_loaded: Callable[[str, bytes, load.Loaded], None]) -> None:
    """A button, and then a form for the columns that matter. on_loaded: what to do with what came of it."""
    asks = state.asks_for_mapping(key)
    if st.button("Det er en opgaveliste: peg på kolonnerne", key=key, icon=":material/table_edit:"):
        asks.write(True)
    if not asks.read():
        return
    try:
        opened = _opened(name, content)
        if choices := _form(opened, key):
            loaded = correct.load_as_mapped(session.store(), opened, choices)
            asks.write(False)
            on_loaded(name, content, loaded)
            st.rerun()
    except Problem as problem:
        problem_box.show(problem)


@st.cache_resource(scope="session", max_entries=2, show_spinner=False)
def _opened(name: str, content: bytes) -> OpenedExport:
    return open_unrecognised(name, content)


def _form(opened: OpenedExport, key: str) -> correct.Choices | None:
    """The user's choices, once they are given."""
    table = opened.tables[0]
    with st.form(f"{key}_form"):
        st.text(
            f"Overskrifterne er taget fra række {table.header_row} i arket {quoted(table.sheet.name)}. "
            "Vælg den kolonne, der har opgavernes titler, og de andre, som filen har. Svarene huskes."
        )
        fields = [BY_NAME[name] for name in (*KEY_FIELDS, "light")]
        columns = column_form.columns(opened, table.mapping.columns, fields, key)
        if st.form_submit_button("Gem og læs filen", type="primary"):
            return correct.Choices(dict.fromkeys(KEY_FIELDS) | columns, {})
    return None
