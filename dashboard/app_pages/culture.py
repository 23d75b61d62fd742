"""Hvor god er vores KLIK-kultur?"""

from dataclasses import replace

import streamlit as st

from dashboard.domain.culture import THRESHOLDS, in_words
from dashboard.sentences import culture as sentences
from dashboard.ui import culture, filter_bar, onboarding, page_head, session
from dashboard.ui.elements import downloads
from dashboard.ui.tasks import drawer

page_head.title("Hvor god er vores KLIK-kultur?")
onboarding.require_tasks()
chosen = filter_bar.chosen()
if not session.ask("tasks/count", chosen)["chosen"].iloc[0]:
    filter_bar.stop_where_nothing_is_left()
previous = session.previous(chosen)
before = culture.figures(previous) if previous else None
figures = culture.figures(chosen)
if figures.empty:
    st.info("Ingen af opgaverne er åbne, så der er ingen vaner at måle.")
    st.stop()

page_head.answer(sentences.headline(figures))
culture.draw_figures(figures, before, previous.as_of if previous else None, culture.first_day(chosen))
st.text(" ".join(filter(None, [sentences.raises_most(figures), sentences.not_measured(figures)])))

st.header("Vanerne i hvert projekt")
culture.draw_matrix(figures)
with st.container(horizontal=True, vertical_alignment="center"):
    st.caption("Cirklen viser andelen. Klik på en række for at se opgaverne.", width="content")
    downloads.excel_button(
        "Hent tallene", "culture/habits", chosen, "KLIK-kultur", "culture_xlsx", shape=in_words, **THRESHOLDS
    )
culture.draw_trend(chosen, culture.days(chosen))
culture.draw_rules()

st.header("Opgaverne, der bryder vanerne")
project = culture.choose_project(figures)
own = replace(chosen, projects=(project,))
breaking = session.ask("culture/breaking_tasks", own, **THRESHOLDS)
st.text(sentences.about_project(project, breaking))
if not breaking.empty:
    culture.draw_breaking(breaking)
    culture.draw_mail(project, breaking, chosen)
downloads.excel_button(
    "Hent alle projekters opgaver",
    "culture/breaking_tasks",
    chosen,
    "Opgaver, der bryder vanerne",
    "breaking_xlsx",
    shape=lambda rows: in_words(rows).drop(columns="task_key"),
    **THRESHOLDS,
)
drawer.show_opened(chosen)
