"""The one line of filters that every page shares, and the TaskFilter that they make."""

import streamlit as st

from dashboard.domain.filters import AS_OF, BY_FIELD, FILTERS, VIEWS, TaskFilter, parts
from dashboard.sentences import frame
from dashboard.ui import filter_chips, filter_panel, session, state

VIEW = BY_FIELD["view"]


def draw(has_views: bool) -> None:
    """The as-of date, what is chosen, the way to the filters, and how many tasks they leave.

    Called once, by the menu. `has_views`: whether the page has ready views.
    """
    state.CHOSEN_IN_PANEL.forget()
    set_now = {
        field: value for field, value in state.CHOSEN.read().items() if field != VIEW.field or has_views
    }
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="filter_line"):
        _as_of()
        # Before the chips: the panel hangs from its button, and must not move while one chooses in it.
        with st.container(width="content"):
            filter_panel.draw()
        filter_chips.draw(parts(set_now))
        count = session.ask("tasks/count", chosen(state.filter_value(VIEW) if has_views else "")).iloc[0]
        st.text(
            frame.tasks_left(count["chosen"], count["all_tasks"], count["municipalities"]), width="content"
        )
        if set_now:
            st.button(
                "Nulstil", on_click=state.reset_filters, type="tertiary", icon=":material/filter_alt_off:"
            )


def _as_of() -> None:
    """The opgørelsesdato: the newest export's date until the user moves it, never silently today."""
    state.seed_widget(AS_OF, chosen().as_of)
    st.text("Pr.", width="content")
    st.date_input(
        AS_OF.label,
        key=AS_OF.key,
        format="DD.MM.YYYY",
        label_visibility="collapsed",
        width=132,
        on_change=_choose_as_of,
    )


def _choose_as_of() -> None:
    """The newest day is what holds anyway: it is not chosen, so that a newer export takes its place."""
    picked = state.widget_of(AS_OF).read()
    state.choose(as_of=None if picked == session.newest_day() else picked)


def ready_view() -> str:
    """Draw the ready views; returns the code of the chosen one."""
    state.seed_widget(VIEW, VIEW.to_widget(state.filter_value(VIEW)))
    st.selectbox(
        VIEW.label,
        list(VIEW.codes),
        index=None,
        key=VIEW.key,
        placeholder=f"{VIEW.label}: {VIEWS[0].label}",
        label_visibility="collapsed",
        width=260,
        on_change=_choose_view,
    )
    return state.filter_value(VIEW)


def _choose_view() -> None:
    state.choose(view=VIEW.from_widget(state.widget_of(VIEW).read()))


def chosen(view: str = "") -> TaskFilter:
    """What the filters say now, as one value. `view`: the code of a ready view, where the page has them."""
    values = {one.field: state.filter_value(one) for one in FILTERS if one is not VIEW}
    return TaskFilter(as_of=state.filter_value(AS_OF) or session.newest_day(), view=view, **values)


def say_which_work(*fields: str, where: str = "på denne side") -> None:
    """On a page, or in a section of one, that heeds only these filters."""
    st.caption(frame.only_these_filters([BY_FIELD[field].label for field in fields], where))


def stop_where_nothing_is_left() -> None:
    """Stop the page with a way forward. Call it where the filter leaves no task."""
    st.info("Ingen opgaver passer til filtrene. Fjern et filter, eller nulstil dem for at se alle opgaver.")
    st.stop()
