"""Hvor er opgaven, og hvad er dens status?"""

import streamlit as st

from dashboard.domain.filters import VIEW_OF_CODE
from dashboard.sentences import overview
from dashboard.ui import filter_bar, onboarding, page_head, session, state
from dashboard.ui.elements import downloads, tables
from dashboard.ui.tasks import drawer, watermelon_radar

ROWS = 100
SHOWN = [
    "shown_light", "computed_light", "title", "project", "reason", "days_to_due", "due_date", "executor",
    "responsible", "what", "components", "interfaces", "status", "deviation_in_words", "theme", "task_id",
    "task_key",
]  # fmt: skip
ORDERS = {
    "Mest presserende": "urgency",
    "Frist": "due_date",
    "Projekt": "project",
    "Opgave": "title",
    "Ansvarlig": "responsible",
    "Udfører": "executor",
}

page_head.title("Hvor er opgaven, og hvad er dens status?")
onboarding.require_tasks()
controls = st.container(horizontal=True, vertical_alignment="center", gap="small")
with controls:
    chosen = filter_bar.chosen(view=filter_bar.ready_view())
counts = session.ask("overview/counts_by_light", chosen)
count = int(counts["shown"].sum())
if not count:
    filter_bar.stop_where_nothing_is_left()
page_head.answer(overview.in_lights(counts))

with controls:
    st.text("Sortér efter", width="content")
    order = st.selectbox(
        "Sortér efter",
        list(ORDERS),
        key=state.ORDER.key,
        bind="query-params",
        label_visibility="collapsed",
        width=190,
    )
    page = tables.page_number(count, ROWS)
    name = "KLIK-opgaver"
    downloads.excel_button(
        "Hent som Excel", "tasks/all_fields", chosen, name, "tasks_xlsx", order=ORDERS[order]
    )
if chosen.view:
    st.caption(VIEW_OF_CODE[chosen.view].help)
tasks = session.ask("tasks/page_of_tasks", chosen, order=ORDERS[order], rows=ROWS, skip=ROWS * (page - 1))
tables.task_table(
    watermelon_radar.with_signs(tasks, chosen)[SHOWN],
    "tasks",
    "Opgaver med lys, frist, projekt og personer",
    height=560,
    beneath={"title": "project"},
    sorts=count <= ROWS,
    widths=watermelon_radar.widths(chosen),
    foot=tables.how_to_open(len(tasks), count),
)
watermelon_radar.draw_suspects(chosen)
drawer.show_opened(chosen)
