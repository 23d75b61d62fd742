"""Parts that every page is made of: problems, empty states, sentences, charts, downloads."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from dashboard.charts.bars import PICK, Chart
from dashboard.domain.danish import fold_words
from dashboard.domain.filters import TaskFilter, as_words
from dashboard.domain.lights import LABEL
from dashboard.domain.problems import Problem
from dashboard.reports import excel
from dashboard.sentences.overview import Sentence
from dashboard.ui import session
from dashboard.ui.elements import tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Streamlit's names for the colours of the lights; config.toml gives them our shades.
BADGE_COLOURS = {
    "red": "red",
    "yellow": "yellow",
    "green": "green",
    "grey": "gray",
    "done": "blue",
    "unknown": "gray",
}


def tell(problem: Problem, about: str = "") -> None:
    """A problem, as text: its words may come from a file, so they never go through Markdown."""
    with st.container(border=True):
        st.badge("Det gik ikke", icon=":material/error:", color="red")
        if about:
            st.text(about)
        st.text(problem.title)
        st.text(problem.next_step)


def light_badge(code: str) -> str:
    """A light as a coloured badge with glyph and word, for labels: Markdown of our own words."""
    return f":{BADGE_COLOURS[code]}-badge[{LABEL[code]}]"


BY_WORST_LIGHT = "Farven er opgavens værste lys: det værste af KLIKs og det beregnede."


def download(
    label: str,
    question: str,
    chosen: TaskFilter,
    heading: str,
    key: str,
    shape: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
    **parameters,
) -> None:
    """An Excel file of a query's rows, made when asked for, with the filter and the as-of date in it.

    `shape`: for a table of other things than tasks, what becomes of the query's rows first.
    """
    # Streamlit builds the file in a thread without a session, so what it needs is fetched now.
    store, municipality = session.store(), session.municipality()

    def build() -> bytes:
        rows = store.ask(question, filter=chosen.as_parameter(), **parameters)
        rows, unit = (shape(rows), excel.ROWS) if shape else (rows, excel.TASKS)
        return excel.workbook(rows, heading, as_words(chosen), chosen.as_of, municipality, unit)

    st.download_button(
        label,
        build,
        file_name=f"{fold_words(heading).replace(' ', '-')}-{chosen.as_of:%Y-%m-%d}.xlsx",
        mime=XLSX,
        on_click="ignore",
        key=key,
        icon=":material/download:",
    )


def nothing_left() -> None:
    """Stop with a way forward when the filter leaves nothing."""
    st.info("Ingen opgaver passer til filtrene. Fjern et filter, eller nulstil dem for at se alle opgaver.")
    st.stop()


def sentences(said: list[Sentence]) -> None:
    """Each sentence with the way to its tasks. It may name a project of the file's, hence st.text."""
    for position, sentence in enumerate(said):
        with st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False):
            if sentence.choices is not None:
                st.button(
                    "Vis",
                    key=f"sentence_{position}",
                    help="Vis opgaverne bag sætningen",
                    type="tertiary",
                    icon=":material/arrow_forward:",
                    on_click=session.go_to_chosen,
                    args=(sentence.choices,),
                )
            st.text(sentence.text, width="stretch")


def chart_or_table(
    heading: str,
    chart: Chart,
    rows: pd.DataFrame | Mapping[str, pd.DataFrame],
    key: str,
    alt_text: str,
    on_pick: Callable[[dict], None],
    caption: str = BY_WORST_LIGHT,
) -> None:
    """A chart by worst light, or its figures as a table; a click in it hands the picked values on.

    `rows`: the figures, or several tables of them by their headings. `caption`: how to read the chart.
    """

    def picked() -> None:
        values = st.session_state[f"{key}_chart"]["selection"][PICK]
        if values:
            on_pick(values[0])

    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(heading, width="content")
        as_table = st.toggle("Vis som tabel", key=f"{key}_as_table", persist_state="session")
    if caption:
        st.caption(caption)
    if as_table:
        for title, figures in rows.items() if isinstance(rows, Mapping) else [("", rows)]:
            if title:
                st.markdown(f"**{title}**")
            tables.table(figures, f"{title}. {alt_text}" if title else alt_text)
    else:
        st.vega_lite_chart(
            chart.rows,
            chart.spec,
            key=f"{key}_chart",
            on_select=picked,
            selection_mode=PICK,
            alt=alt_text,
        )


def on_the_clock(moment: pd.Timestamp) -> str:
    """A moment in UTC on the clock of this machine."""
    return f"{pd.Timestamp(moment).tz_localize('UTC').to_pydatetime().astimezone():%d.%m.%Y kl. %H.%M}"


def who() -> str:
    """The initials of whoever edits, asked for once a session; empty until they are given."""
    given = st.text_input(
        "Dine initialer",
        key="who",
        max_chars=20,
        persist_state="session",
        width=160,
        help="De gemmes med det, du ændrer, så andre kan se, hvem der har gjort det.",
    )
    return (given or "").strip()


def lacks_who(given: str, pressed: bool) -> bool:
    """Whether to ask for the initials: from the press of a button on, until they are there."""
    lacks = not given and (pressed or st.session_state.get("asks_for_who", False))
    st.session_state["asks_for_who"] = lacks
    return lacks


def link(address: object, key: str) -> None:
    """The way to an address that a user wrote: as text unless it is a web page's."""
    if not isinstance(address, str):
        return
    if address.startswith(("https://", "http://")):
        st.link_button("Åbn materialet", address, key=key, icon=":material/open_in_new:")
    st.text(address)
