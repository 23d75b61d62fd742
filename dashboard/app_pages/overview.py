"""Hvad kræver handling nu, og hvem skal jeg tale med?"""

import streamlit as st

from dashboard.charts import bars
from dashboard.charts.base import with_picks
from dashboard.sentences import alt_texts, overview
from dashboard.ui import filter_bar, navigation, onboarding, session
from dashboard.ui.elements import sentence_list, tables
from dashboard.ui.elements.charts import chart_or_table
from dashboard.ui.tasks import drawer, light_cards

WEEKS, ROWS = 30, 50

st.title("Hvad kræver handling nu, og hvem skal jeg tale med?")
onboarding.require_tasks()
chosen = filter_bar.chosen()
facts = session.ask("overview/briefing", chosen).iloc[0]
if not facts["tasks"]:
    filter_bar.stop_where_nothing_is_left()
previous = session.previous(chosen)
counts = session.ask("overview/counts_by_light", chosen)
before = session.ask("overview/counts_by_light", previous) if previous else None
facts_before = session.ask("overview/briefing", previous).iloc[0] if previous else None
shared = session.ask("overview/red_across_projects", chosen)
weeks = session.ask("overview/deadlines_by_week", chosen, weeks=WEEKS)

st.subheader(overview.headline(facts, facts_before, previous.as_of if previous else None))
if whose := overview.whose_lights(counts):
    st.text(whose)
light_cards.draw(counts, before, f"{previous.as_of:%d.%m.}" if previous else "")

follow_ups = session.ask("overview/follow_ups", chosen, seen_on=session.day_of_looking(chosen))
if not follow_ups.empty:
    st.subheader("Følg op nu")
    tables.task_table(follow_ups, "follow_ups", "Opgaver med et notat, der skal følges op", height=180)
st.subheader("Kræver handling")
urgent = session.ask("overview/needs_action", chosen, rows=ROWS)
if urgent.empty:
    st.text("Ingen af opgaverne kræver handling.")
else:
    tables.task_table(
        urgent, "urgent", "Opgaver, der kræver handling, den mest presserende først", height=434, wraps=True
    )
    tables.how_to_open(len(urgent), facts["needs_action"], "needs_action")

briefing, by_project = st.columns([2, 3], gap="medium")
with briefing:
    st.subheader("Kort fortalt")
    changed = ""
    if previous:
        changes = session.ask("overview/changes", chosen, previous=previous).iloc[0]
        changed = overview.since(changes, previous.as_of)
    sentence_list.draw(overview.sentences(facts, shared, weeks, chosen.as_of, changed))
with by_project:
    projects = session.ask("overview/lights_by_project", chosen)
    chart_or_table(
        "Projekterne, det værste først",
        bars.lights_by_project(projects),
        with_picks(projects, projects[["project"]].to_dict("records")),
        "projects",
        alt_texts.lights_by_project(projects),
        on_pick=navigation.go_to_project,
    )

chart_or_table(
    "Frister pr. uge forude",
    bars.deadlines_by_week(weeks, chosen.as_of, WEEKS),
    with_picks(weeks, bars.picks_of_weeks(weeks)),
    "weeks",
    alt_texts.deadlines_by_week(weeks),
    on_pick=navigation.go_to_week,
)
drawer.show_opened(chosen)
