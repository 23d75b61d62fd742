"""The sections of the page Kommunedag: the files of several municipalities, and one's own to hand over."""

import pandas as pd
import streamlit as st

from dashboard.charts import wall as charts
from dashboard.domain import municipalities
from dashboard.domain.aggregates import FEWEST, Aggregates, by_light, cells_of, newest
from dashboard.domain.catalogue import components
from dashboard.domain.filters import TaskFilter
from dashboard.domain.problems import BadAggregates
from dashboard.domain.wording import spelled
from dashboard.ingest.read_aggregates import read_aggregates
from dashboard.reports import aggregates_file
from dashboard.sentences import wall as sentences
from dashboard.ui import demo, session, state
from dashboard.ui.elements import problem_box, tables
from dashboard.ui.elements.charts import chart_or_table

_CAPTION = (
    f"Tallene er opgaver efter værste lys. »{charts.HIDDEN}«: færre end {spelled(FEWEST)} kommuner har "
    "sådanne opgaver, eller tallet ville røbe et, der er skjult."
)


def drop_zone() -> list[Aggregates]:
    """Draw it, and what is wrong with each file that can't be read; returns one a municipality."""
    # Without `type`: Streamlit's own refusal is a bare tooltip. We say what is wrong, and what to do.
    dropped = st.file_uploader(
        "Træk kommunernes filer hertil (.json)", accept_multiple_files=True, key=state.WALL_FILES.key
    )
    every = []
    for file in dropped:
        try:
            every.append(read_aggregates(file.getvalue(), session.today()))
        except BadAggregates as problem:
            problem_box.show(problem, file.name)
    return newest(every)


def draw_together(cells: pd.DataFrame) -> None:
    """The picture. `cells`: domain/aggregates.py, merged; at least one."""
    chart_or_table(
        "Støttesystemer og lys",
        charts.lights_by_component(cells),
        _as_table(cells),
        "wall",
        sentences.alt_text(cells),
        on_pick=None,
        caption="",
    )
    st.text(_CAPTION)


def draw_municipalities(shown: list[Aggregates]) -> None:
    """Whose figures the picture shows, and from when: a file can't prove its sender."""
    st.subheader("Kommunerne bag tallene")
    rows = pd.DataFrame({"municipality": [one.municipality for one in shown]})
    rows["as_of"] = pd.to_datetime([one.as_of for one in shown])
    tables.table(rows, "Kommunerne bag tallene, og hvornår de er opgjort")


def _as_table(cells: pd.DataFrame) -> pd.DataFrame:
    return by_light(cells.assign(tasks=cells["tasks"].astype("string").fillna(charts.HIDDEN)))


def draw_own() -> None:
    """What one's own municipality would hand over, seen before it is saved."""
    st.header("Gem jeres egne tal")
    demo.say_what_is_shown()
    if not session.has_tasks():
        st.text("Der er ingen eksport endnu. Læg den ind på siden Data først.")
        return
    written = _whose()
    name = municipalities.official_name(written)
    if name is None:
        st.text("Eksporten siger ikke, hvilken af de 98 kommuner den er fra. Ret det på siden Data.")
        return
    exports = session.store().ask("data/exports_in_use")
    day = exports.loc[exports["municipality"] == written, "as_of"].max().date()
    counts = session.ask(
        "wall/lights_by_component",
        TaskFilter(as_of=day, municipalities=(written,)),
        listed=[it.name for it in components()],
    )
    _own_file(Aggregates(name, day, cells_of(counts)), counts)


def _whose() -> str:
    """As the exports write it; empty where none says."""
    written = session.municipalities()
    if len(written) > 1:
        return st.selectbox("Kommune", written, width=320, key=state.WALL_MUNICIPALITY.key)
    return written[0] if written else ""


def _own_file(own: Aggregates, counts: pd.DataFrame) -> None:
    st.text(
        f"Filen indeholder kun dette: {own.municipality}, datoen {own.as_of:%d.%m.%Y} og antallene herunder. "
        "Ingen navne og ingen tekst fra opgaverne."
    )
    if counts.empty:
        st.text("Ingen af opgaverne er knyttet til et støttesystem.")
        return
    tables.table(
        by_light(counts.rename(columns={"worst_light": "light"})),
        "Det, filen indeholder: antal opgaver pr. støttesystem og lys",
        height=300,
    )
    st.download_button(
        "Gem jeres tal som fil",
        aggregates_file.aggregates_file(own),
        file_name=aggregates_file.file_name(own),
        mime="application/json",
        on_click="ignore",
        key="save_aggregates",
        icon=":material/download:",
    )
