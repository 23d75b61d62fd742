"""The filter bar that every page shares: domain/filters.FILTERS drawn, and a TaskFilter of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard.domain.catalogue import label_of
from dashboard.domain.filters import AS_OF, BY_FIELD, FILTERS, VIEWS, Filter, Kind, TaskFilter, as_words
from dashboard.domain.wording import counted, number
from dashboard.ui import demo, session, state

# Pixels, by field.
WIDTHS = {
    "projects": 172,
    "components": 172,
    "interfaces": 214,
    "text": 130,
    "municipalities": 200,
    "themes": 220,
    "persons": 200,
    "lacks": 200,
    "due_from": 142,
    "due_to": 142,
    "as_of": 140,
}
NORMAL_WIDTH = 150
ONLY_WHERE_THERE_ARE_SEVERAL = {"municipalities"}
VIEW = BY_FIELD["view"]


def draw() -> None:
    """Draw the filters, and say how many tasks they leave.

    Called once, by the menu, so that they are the same on all pages: Streamlit keeps a widget's value from
    page to page only where the entry script draws it.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = session.choices(_as_of(), state.filter_value(BY_FIELD["municipalities"]))
        for one in FILTERS:
            if not one.is_folded and one is not VIEW:
                _widget(one, names)
    # No popover: while it is closed its widgets are not in the browser, which then misses that a button has
    # set or reset them, and sends their old values with the next click.
    with st.expander("Flere filtre", icon=":material/tune:", type="compact"), st.container(horizontal=True):
        for one in FILTERS:
            if one.is_folded:
                _widget(one, names)
    _count_and_reset(chosen())


def ready_view() -> str:
    """Draw the ready views; returns the code of the chosen one. The count above then counts with it."""
    view = state.widget_of(VIEW)
    if not view.is_written:
        named = st.query_params.get(VIEW.key)
        view.write(named if named in VIEW.codes else None)
    label = st.pills(
        VIEW.label,
        list(VIEW.codes),
        key=VIEW.key,
        help="\n".join(f"- **{each.label}**: {each.help}" for each in VIEWS if each.code),
    )
    # Streamlit's own binding misses a view that a button on another page has set.
    _keep_in_url(VIEW, [label] if label else [])
    if not label:
        return ""
    code = VIEW.from_widget(label)
    _say_count(chosen(code))
    return code


def _as_of() -> date:
    """The opgørelsesdato: the newest export's date until the user moves it, never silently today."""
    newest = session.newest_day()
    picked_before, newest_before = state.widget_of(AS_OF), state.NEWEST_SEEN.read()
    if newest_before != newest:
        if picked_before.read() == newest_before:
            picked_before.forget()
        state.NEWEST_SEEN.write(newest)
    picked = st.date_input(
        AS_OF.label,
        newest,
        key=AS_OF.key,
        format="DD.MM.YYYY",
        bind="query-params",
        width=_width(AS_OF),
        help="Den dag, alt bedømmes fra. Den er eksportens dato, indtil du vælger en anden.",
    )
    return picked or newest


def _widget(one: Filter, names: Mapping[str, list[str]]) -> None:
    options = names.get(one.names, []) if one.names else list(one.codes)
    if one.field in ONLY_WHERE_THERE_ARE_SEVERAL and len(options) < 2:
        return
    if one.kind is Kind.DAY:
        st.date_input(one.label, None, format="DD.MM.YYYY", **_identity(one))
    elif one.kind is Kind.TEXT:
        st.text_input(one.short_label or one.label, placeholder=one.nothing, **_identity(one))
    elif one.kind is Kind.INTERFACES:
        _interfaces(one, options)
    else:
        _several(one, options)


def _identity(one: Filter) -> dict[str, Any]:
    where = {"persist_state": "session"} if one.is_personal else {"bind": "query-params"}
    return where | {"key": one.key, "width": _width(one)}


def _width(one: Filter) -> int:
    return WIDTHS.get(one.field, NORMAL_WIDTH)


def _several(one: Filter, options: list[str]) -> None:
    st.multiselect(one.label, _with_chosen(one, options), placeholder=one.nothing, **_identity(one))


def _with_chosen(one: Filter, options: list[str]) -> list[str]:
    """What is chosen stays an option on a day without it: the count says that nothing fits."""
    return options + [value for value in state.widget_of(one).read() if value not in options]


def _interfaces(one: Filter, numbers: list[str]) -> None:
    """By number and name; the number alone stands in the URL.

    Streamlit itself would bind the URL to what is shown, so that a new name in the catalogue broke old links.
    """
    widget = state.widget_of(one)
    if not widget.is_written:
        widget.write(st.query_params.get_all(one.key))
    st.multiselect(
        one.label,
        _with_chosen(one, numbers),
        key=one.key,
        placeholder=one.nothing,
        format_func=label_of,
        persist_state="session",
        width=_width(one),
    )
    _keep_in_url(one, widget.read())


def _keep_in_url(one: Filter, values: Sequence[str]) -> None:
    if st.query_params.get_all(one.key) != values:
        st.query_params[one.key] = values


def chosen(view: str = "") -> TaskFilter:
    """What the filters say now, as one value. `view`: the code of a ready view, where the page has them."""
    values = {one.field: state.filter_value(one) for one in FILTERS if one is not VIEW}
    return TaskFilter(as_of=state.filter_value(AS_OF) or session.newest_day(), view=view, **values)


def stop_where_nothing_is_left() -> None:
    """Stop the page with a way forward. Call it where the filter leaves no task."""
    st.info("Ingen opgaver passer til filtrene. Fjern et filter, eller nulstil dem for at se alle opgaver.")
    st.stop()


def _count_and_reset(now: TaskFilter) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        # A page with ready views writes it anew, once it knows which is chosen.
        state.COUNT_LINE.write(st.empty())
        _say_count(now)
        st.button(
            "Nulstil filtre",
            on_click=state.reset_filters,
            type="tertiary",
            icon=":material/filter_alt_off:",
        )
        demo.say_what_is_shown()
    # The choosers cut long values, and hide those that are folded away.
    if words := as_words(now):
        st.text(" · ".join(words))


def _say_count(now: TaskFilter) -> None:
    count = session.ask("tasks/count", now).iloc[0]
    if (line := state.COUNT_LINE.read()) is not None:
        line.markdown(
            f"**{number(count['chosen'])} af {counted(count['all_tasks'], 'opgave', 'opgaver')}** · "
            f"opgjort pr. {now.as_of:%d.%m.%Y}",
            width="content",
        )
