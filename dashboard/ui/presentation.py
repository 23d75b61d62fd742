"""Slides for a room: one question each, with arrow keys or by itself. Nobody's name is on them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.charts import bars
from dashboard.domain import horizon
from dashboard.domain.catalogue import label_of, numbers_of
from dashboard.domain.change_kinds import KINDS
from dashboard.domain.filters import TaskFilter
from dashboard.domain.lights import LIGHTS
from dashboard.report import omitted_names
from dashboard.reports import story
from dashboard.sentences import alt_texts, changes, frame, interfaces, overview, projects, roles
from dashboard.sentences import presentation as sentences
from dashboard.sentences.report import filter_words, headline
from dashboard.store.connection import Store
from dashboard.ui import navigation, session, state
from dashboard.ui.elements import tables
from dashboard.ui.tasks import light_counts

ROWS = 7  # of a slide: what a room can read
PAGE = "app_pages/presentation.py"
BY_HAND = "Skift selv"
HEIGHT = 400  # pixels of a chart: a screen of 720 has room for it
PACES = {BY_HAND: None, "Hvert 15. sek.": 15, "Hvert 30. sek.": 30, "Hvert minut": 60}


@dataclass(frozen=True)
class Slide:
    """`draw` says the sentence that answers the question, and shows the picture."""

    question: str
    draw: Callable[[TaskFilter], None]


def way_in(page: StreamlitPage) -> None:
    """Below the menu: show a room what is chosen. `page`: the one that Escape leads back to."""
    st.sidebar.button(
        "Præsentation", icon=":material/slideshow:", type="tertiary", on_click=_begin, args=(page,)
    )


def _begin(page: StreamlitPage) -> None:
    state.PRESENTED_FROM.write(page)
    state.NEXT_SLIDE.forget()
    state.SLIDE.write(1)
    state.PAGE_ASKED_FOR.write(PAGE)


def draw(chosen: TaskFilter) -> None:
    """The slide that the address names, with its question, its answer and its picture."""
    if (turned := state.NEXT_SLIDE.take()) is not None:
        state.SLIDE.write(turned)  # before its widget is drawn
    room = st.container(key="slide_picture")
    number = _foot(chosen)
    slide = SLIDES[number - 1]
    with room:
        st.title(slide.question, anchor=False)
        slide.draw(chosen)


def _foot(chosen: TaskFilter) -> int:
    """Whose tasks these are, and the way from slide to slide. Returns the number of the one to show."""
    with st.container(key="slide_foot", horizontal=True, wrap=False, vertical_alignment="center"):
        about = frame.on_paper(session.municipality(), chosen.as_of, filter_words(chosen, with_names=False))
        st.text(_clean(chosen)(about), width="stretch")
        pace = st.selectbox(
            "Skift selv", list(PACES), key=state.SLIDE_PACE.key, label_visibility="collapsed", width=220
        )
        number = st.pagination(len(SLIDES), key=state.SLIDE.key, bind="query-params")
        before, after = number - 1 or len(SLIDES), number % len(SLIDES) + 1
        st.button("Forrige", shortcut="Left", on_click=state.SLIDE.write, args=(before,))
        st.button("Næste", shortcut="Right", on_click=state.SLIDE.write, args=(after,))
        st.button("Afslut", shortcut="Escape", on_click=_end)
    if seconds := PACES[pace]:
        state.SLIDE_SHOWN.write(True)
        st.fragment(_turn, run_every=seconds)(after)
    return number


def _turn(to: int) -> None:
    """Run at once with the slide, and then each time its seconds have passed."""
    if state.SLIDE_SHOWN.take():
        return
    state.NEXT_SLIDE.write(to)
    st.rerun()


def _end() -> None:
    """Back to where it began, with the same choices."""
    state.PAGE_ASKED_FOR.write(state.PRESENTED_FROM.take() or navigation.FRONT_PAGE)


def _ask(question: str, chosen: TaskFilter, **parameters: Any) -> pd.DataFrame:
    """As a page asks, without the columns for persons and without names in any text."""
    return story.cleaned(session.ask(question, chosen, **parameters), _clean(chosen), with_names=False)


def _say(answer: str) -> None:
    with st.container(key="answer"):
        st.text(answer)


def _lights(chosen: TaskFilter) -> None:
    previous = session.previous(chosen)
    facts = session.ask("overview/briefing", chosen).iloc[0]
    before = session.ask("overview/counts_by_light", previous) if previous else None
    _say(headline(facts, before, previous.as_of if previous else None))
    with st.container(key="slide_lights"):
        light_counts.draw(session.ask("overview/counts_by_light", chosen), before)


def _urgent(chosen: TaskFilter) -> None:
    facts = session.ask("overview/briefing", chosen).iloc[0]
    looking = session.day_of_looking(chosen)
    urgent = _ask("overview/needs_action", chosen, rows=ROWS, seen_on=looking)
    _say(sentences.urgent(len(urgent), facts))
    _table(
        urgent[["worst_light", "title", "project", "reason"]],
        "Opgaver, der kræver handling, dem, det haster mest med, først",
    )


def _projects(chosen: TaskFilter) -> None:
    across = _ask("projects/across_projects", chosen)
    _say(projects.headline(across))
    counts = across[[light.code for light in LIGHTS]].to_numpy().tolist()
    _table(
        across.assign(light_bar=counts)[["project", "light_bar", "next_deadline"]],
        "Projekterne med lys og næste frist, det værste først",
        {"light_bar": 420},
    )


def _interfaces(chosen: TaskFilter) -> None:
    cells = _ask("interfaces/matrix", chosen, numbers=numbers_of(chosen.components))
    _say(interfaces.headline(cells))
    shared = _ask("overview/red_across_projects", chosen)
    worst = shared[shared["kind"] == "interface"]
    _table(
        worst.assign(interface=worst["name"].map(label_of), red=worst["tasks"])[
            ["interface", "red", "projects"]
        ],
        "Snitflader, der er røde i flere projekter",
    )


def _roles(chosen: TaskFilter) -> None:
    soon = horizon.soon(chosen.as_of)
    ahead = {"horizon_days": horizon.DAYS_AT_RISK}
    counts = session.ask("roles/headline", chosen, soon_days=soon.days, **ahead).iloc[0]
    _say(roles.headline(counts, soon, horizon.MONTHS_AT_RISK))
    if not counts["staffed"]:
        return  # nobody has written who has the roles
    vacant = _ask("roles/vacant_roles", chosen, **ahead)
    _table(
        vacant[["role", "tasks_at_risk", "first_due", "projects"]],
        "De ubesatte roller, dem flest opgaver venter på først",
    )


def _changes(chosen: TaskFilter) -> None:
    previous = session.previous(chosen)
    if previous is None:
        _say("Der er ingen tidligere eksport at sammenligne med.")
        return
    counts = session.ask("overview/changes", chosen, previous=previous).iloc[0]
    _say(changes.headline(counts, previous.as_of))
    rows = [
        {"tasks": counts[kind.code], "change_kind": kind.verb(counts[kind.code])}
        for kind in KINDS
        if counts[kind.code]
    ]
    _table(pd.DataFrame(rows), "Antal opgaver pr. slags ændring", {"tasks": 40})


def _weeks(chosen: TaskFilter) -> None:
    weeks = session.ask("overview/deadlines_by_week", chosen, weeks=horizon.WEEKS_AHEAD)
    _say(overview.crowded(weeks, chosen.as_of).text or sentences.no_deadlines(horizon.WEEKS_AHEAD))
    if not weeks.empty:
        chart = bars.deadlines_by_week(weeks, chosen.as_of, horizon.WEEKS_AHEAD)
        st.vega_lite_chart(spec=chart.on_slide(HEIGHT), alt=alt_texts.deadlines_by_week(weeks))


def _table(rows: pd.DataFrame, alt_text: str, widths: Mapping[str, int] | None = None) -> None:
    """The first rows, as many as a room can read; nothing where the answer says that there are none."""
    if not rows.empty:
        tables.table(rows.head(ROWS), alt_text, height=None, widths=widths, sorts=False)


def _clean(chosen: TaskFilter) -> Callable[[str], str]:
    """What takes the names out of any text: all that are in a column for persons."""
    store = session.store()
    return _clean_of(store, store.path, store.generation, chosen.as_of)


@st.cache_resource(scope="session", max_entries=1, show_spinner=False)
def _clean_of(_store: Store, path: str, generation: str, day: date) -> Callable[[str], str]:
    return story.cleaning(omitted_names(_store, TaskFilter(day)).omit)


SLIDES = (
    Slide("Hvad er status?", _lights),
    Slide("Hvad kræver handling nu?", _urgent),
    Slide("Hvor står projekterne?", _projects),
    Slide("Hvilke snitflader rammer flere projekter?", _interfaces),
    Slide("Hvilke ubesatte roller truer opgaver?", _roles),
    Slide("Hvad har ændret sig?", _changes),
    Slide("Hvornår er der travlt?", _weeks),
)
