"""Strategisk brug on the page Systemer: own systems × støttesystemer, and what each of these is worth."""

import pandas as pd
import streamlit as st

from dashboard.charts import components_by_system as charts
from dashboard.charts.base import with_picks
from dashboard.domain.catalogue import PROPOSAL, components
from dashboard.domain.component_uses import COMPONENT_USES, LABEL, in_order
from dashboard.domain.filters import TaskFilter
from dashboard.sentences import alt_texts
from dashboard.sentences import systems as sentences
from dashboard.ui import navigation, session, state
from dashboard.ui.elements import downloads, tables
from dashboard.ui.elements.charts import chart_or_table

_MEANINGS = " ".join(f"{LABEL[use.code]}: {use.meaning}." for use in COMPONENT_USES)
_HELP = (
    f"{_MEANINGS} Det, der står på arket Strategisk brug, går forud. Et klik viser støttesystemet nedenunder."
)
_WIDTHS = {"system": 210, "use": 95, "project": 100, "when_used": 130, "gain": 440}  # pixels


def draw(chosen: TaskFilter) -> None:
    """The matrix, the støttesystem that is picked, and the way to where gains are written."""
    uses = session.ask("systems/use_of_components", chosen)
    if uses.empty:
        st.header("Hvor bruger vi de fælles støttesystemer?")
        st.text(sentences.NO_USES)
    else:
        chart_or_table(
            "Hvor bruger vi de fælles støttesystemer?",
            charts.components_by_system(uses),
            with_picks(in_words(uses), charts.picks(uses)),
            "component_uses",
            alt_texts.component_uses(uses),
            on_pick=_show,
            caption=_HELP,
        )
        st.text(sentences.of_uses(uses))
        downloads.excel_button(
            "Hent som Excel",
            "systems/use_of_components",
            chosen,
            "Strategisk brug",
            "uses_xlsx",
            shape=in_words,
        )
        _draw_gains(uses)
        _draw_component(uses)
    if session.may_write():
        st.button(
            "Skriv gevinster på Programmappe",
            key="edit_component_uses",
            icon=":material/arrow_forward:",
            on_click=navigation.go_to_subject,
            args=("component_uses",),
        )


def in_words(uses: pd.DataFrame) -> pd.DataFrame:
    """Rows of queries/systems/use_of_components.sql as a table shows them."""
    return uses.assign(use=[LABEL[code] for code in uses["use"]])


def _draw_gains(uses: pd.DataFrame) -> None:
    gains = uses[uses["gain"].notna()]
    if not gains.empty:
        st.subheader("Gevinster")
        tables.table(
            in_words(gains)[["system", "component", "use", "gain"]],
            "Gevinster ved støttesystemer, som de står i programmappen",
            widths=_WIDTHS,
        )


def _show(picked: dict) -> None:
    state.STRATEGIC_COMPONENT.write(picked["component"])


def _draw_component(uses: pd.DataFrame) -> None:
    names = in_order(uses)
    if state.STRATEGIC_COMPONENT.read() not in names:
        state.STRATEGIC_COMPONENT.forget()
    name = st.selectbox("Støttesystem", names, key=state.STRATEGIC_COMPONENT.key, width=320)
    for component in components():
        if component.name == name:
            st.text(f"{component.what} {component.worth}")
            if component.text_source == PROPOSAL:
                st.caption("Forslag: ordene er vores.")
            else:
                st.text(f"Kilde: {component.text_source}")
    of_component = uses[uses["component"] == name].sort_values("use", key=_surest_first, kind="stable")
    tables.table(
        in_words(of_component)[["system", "use", "project", "when_used", "gain"]],
        "Systemerne og deres brug af støttesystemet",
        widths=_WIDTHS,
    )


def _surest_first(codes: pd.Series) -> pd.Series:
    return codes.map({use.code: rank for rank, use in enumerate(COMPONENT_USES)})
