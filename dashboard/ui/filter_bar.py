"""The filter bar that every page shares: URL and widgets in, a TaskFilter out."""

from datetime import date

import streamlit as st

from dashboard.domain.catalogue import label_of
from dashboard.domain.fields import LABELS
from dashboard.domain.filters import LACKS, VIEWS, TaskFilter, as_words
from dashboard.domain.lights import CODE_OF_WORD, LIGHTS
from dashboard.domain.wording import counted, number
from dashboard.ui import onboarding, session

RESPONSIBLE, EXECUTOR = session.NO_RESPONSIBLE, session.NO_EXECUTOR
VIEW_OF_LABEL = {view.label: view for view in VIEWS if view.code}


def draw() -> None:
    """Draw the filters, and say how many tasks they leave.

    Called once, by the menu, so that they are the same on all pages: Streamlit keeps a widget's value from
    page to page only where the entry script draws it.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        as_of = _as_of()
        choices = session.choices(as_of)
        _several("Projekt", choices["project"], "projekt", "Alle projekter", width=172)
        _several("Støttesystem", choices["component"], "system", "Alle", width=172)
        _interfaces(choices["interface"])
        _several(LABELS["shown_light"], [light.word for light in LIGHTS], "lys", "Alle lys")
        st.text_input(
            "Søg", key="tekst", placeholder="Titel, navn, tekst", persist_state="session", width=130
        )
    # No popover: while it is closed its widgets are not in the browser, which then misses that a button has
    # set or reset them, and sends their old values with the next click.
    with st.expander("Flere filtre", icon=":material/tune:", type="compact"), st.container(horizontal=True):
        _more_filters(choices)
    _count_and_reset(chosen())


def ready_view() -> str:
    """Draw the ready views; returns the code of the chosen one. The count above then counts with it."""
    if "visning" not in st.session_state:
        named = st.query_params.get("visning")
        st.session_state["visning"] = named if named in VIEW_OF_LABEL else None
    label = st.pills(
        "Visning",
        list(VIEW_OF_LABEL),
        key="visning",
        help="\n".join(f"- **{view.label}**: {view.help}" for view in VIEW_OF_LABEL.values()),
    )
    # Streamlit's own binding misses a view that a button on another page has set.
    _keep_in_url("visning", [label] if label else [])
    if not label:
        return ""
    view = VIEW_OF_LABEL[label].code
    _say_count(chosen(view))
    return view


def _as_of() -> date:
    """The opgørelsesdato: the newest export's date until the user moves it, never silently today."""
    newest = session.days_with_export()[0]
    if st.session_state.get("newest_seen") != newest:
        if st.session_state.get("dato") == st.session_state.get("newest_seen"):
            st.session_state.pop("dato", None)
        st.session_state["newest_seen"] = newest
    picked = st.date_input(
        "Opgørelsesdato",
        newest,
        key="dato",
        format="DD.MM.YYYY",
        bind="query-params",
        width=140,
        help="Den dag, alt bedømmes fra. Den er eksportens dato, indtil du vælger en anden.",
    )
    return picked or newest


def _several(
    label: str, options: list[str], key: str, nothing: str, in_url: bool = True, width: int = 150
) -> None:
    # A value from a link that today's data doesn't hold stays an option: the count says that nothing fits.
    kept = [value for value in st.session_state.get(key, []) if value not in options]
    where = {"bind": "query-params"} if in_url else {"persist_state": "session"}
    st.multiselect(label, options + kept, key=key, placeholder=nothing, width=width, **where)


def _interfaces(numbers: list[str]) -> None:
    """By number and name; the number alone stands in the URL.

    Streamlit itself would bind the URL to what is shown, so that a new name in the catalogue broke old links.
    """
    if "snitflade" not in st.session_state:
        st.session_state["snitflade"] = st.query_params.get_all("snitflade")
    chosen_ones = st.session_state["snitflade"]
    st.multiselect(
        "Snitflade",
        numbers + [number for number in chosen_ones if number not in numbers],
        key="snitflade",
        placeholder="Alle",
        format_func=label_of,
        persist_state="session",
        width=214,
    )
    _keep_in_url("snitflade", st.session_state["snitflade"])


def _keep_in_url(key: str, values: list[str]) -> None:
    if st.query_params.get_all(key) != values:
        st.query_params[key] = values


def _more_filters(choices: dict[str, list[str]]) -> None:
    if len(choices["municipality"]) > 1:
        _several("Kommune", choices["municipality"], "kommune", "Alle kommuner", width=200)
    _several(LABELS["computed_light"], [light.word for light in LIGHTS], "beregnet", "Alle lys")
    _several("Tema", choices["theme"], "tema", "Alle temaer", width=220)
    _several("Ansvarlig eller udfører", choices["person"], "person", "Alle personer", in_url=False, width=200)
    _several("Mangler", [RESPONSIBLE, EXECUTOR], "mangler", "Vis alle", in_url=False, width=200)
    st.date_input("Frist fra", None, key="fra", format="DD.MM.YYYY", bind="query-params", width=142)
    st.date_input("Frist til", None, key="til", format="DD.MM.YYYY", bind="query-params", width=142)


def chosen(view: str = "") -> TaskFilter:
    """What the filters say now, as one value."""
    state = st.session_state
    return TaskFilter(
        as_of=state["dato"] or session.days_with_export()[0],
        municipalities=tuple(state.get("kommune", ())),
        projects=tuple(state["projekt"]),
        components=tuple(state["system"]),
        interfaces=tuple(state["snitflade"]),
        lights=tuple(CODE_OF_WORD[word] for word in state["lys"]),
        computed_lights=tuple(CODE_OF_WORD[word] for word in state["beregnet"]),
        themes=tuple(state["tema"]),
        persons=tuple(state["person"]),
        lacks=tuple(LACKS[word] for word in state["mangler"]),
        due_from=state["fra"],
        due_to=state["til"],
        text=state["tekst"] or "",
        view=view,
    )


def _count_and_reset(now: TaskFilter) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        # Of this run only: a page with ready views says it anew, once it knows which is chosen.
        st.session_state["count_place"] = st.empty()
        _say_count(now)
        st.button(
            "Nulstil filtre",
            on_click=session.forget_choices,
            type="tertiary",
            icon=":material/filter_alt_off:",
        )
        onboarding.say_what_is_shown()
    # The choosers cut long values, and hide those that are folded away.
    if words := as_words(now):
        st.text(" · ".join(words))


def _say_count(now: TaskFilter) -> None:
    count = session.ask("tasks/count", now).iloc[0]
    st.session_state["count_place"].markdown(
        f"**{number(count['chosen'])} af {counted(count['all_tasks'], 'opgave', 'opgaver')}** · "
        f"opgjort pr. {now.as_of:%d.%m.%Y}",
        width="content",
    )
