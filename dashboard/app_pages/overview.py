"""Hvad kræver handling nu, og hvem skal jeg tale med?"""

import streamlit as st

from dashboard.charts import bars
from dashboard.charts.base import with_picks
from dashboard.domain.horizon import WEEKS_AHEAD
from dashboard.sentences import alt_texts, overview
from dashboard.ui import changes as changes_ui
from dashboard.ui import filter_bar, navigation, onboarding, page_head, session
from dashboard.ui.elements import sentence_list, tables
from dashboard.ui.elements.charts import chart_or_table
from dashboard.ui.tasks import drawer, light_counts, sister_tasks

ROWS = 50
SHOWN = ["worst_light", "title", "project", "reason", "why_first", "call", "task_key"]

page_head.title("Hvad kræver handling nu, og hvem skal jeg tale med?")
onboarding.require_tasks()
chosen = filter_bar.chosen()
previous, looking = session.previous(chosen), session.day_of_looking(chosen)
urgent, warnings, follow_ups, briefing, counts, projects, shared, weeks = session.ask_together(
    chosen,
    ("overview/needs_action", {"rows": ROWS, "seen_on": looking}),
    ("memory/warnings", {"rows": sister_tasks.MOST_WARNINGS}),
    ("overview/follow_ups", {"seen_on": looking}),
    "overview/briefing",
    "overview/counts_by_light",
    "overview/lights_by_project",
    "overview/red_across_projects",
    ("overview/deadlines_by_week", {"weeks": WEEKS_AHEAD}),
)
facts = briefing.iloc[0]
if not facts["tasks"]:
    filter_bar.stop_where_nothing_is_left()
before, changes, since = None, None, ""
if previous:
    changed, before = session.ask_together(
        chosen,
        ("overview/changes", {"previous": previous}),
        ("overview/counts_by_light", {"filter": previous}),
    )
    changes = changed.iloc[0]
    since = overview.since(changes, previous.as_of)

page_head.answer(
    overview.headline(facts, before, previous.as_of if previous else None),
    overview.whom_to_call_first(urgent),
)
if whose := overview.whose_lights(counts):
    st.text(whose)

ranked, lights = st.columns([7, 3], gap="medium")
with ranked:
    st.header("Kræver handling", help=overview.ORDER)
    if urgent.empty:
        st.text(overview.needs_action(facts))
    else:
        tables.task_table(
            urgent.assign(why_first=urgent.apply(overview.why_first, axis="columns"))[SHOWN],
            "urgent",
            "Opgaver, der kræver handling, dem, det haster mest med, først",
            height=480,
            beneath={"title": "project", "reason": "why_first"},
            sorts=False,
            widths={"title": 205, "reason": 275, "call": 118},
            foot=tables.how_to_open(len(urgent), facts["needs_action"], "needs_action"),
        )
    sentence_list.draw(overview.sentences(facts, shared, weeks, chosen.as_of, since), "briefing")
with lights:
    st.header("Alle opgaver efter værste lys")
    light_counts.draw(counts, before)
    if changes is not None and previous:
        changes_ui.draw_since(changes, previous.as_of)
    if not follow_ups.empty:
        st.header("Følg op nu")
        tables.task_table(
            follow_ups[["title", "what", "follow_up", "task_key"]],
            "follow_ups",
            "Opgaver med et notat, der skal følges op",
            height=180,
            beneath={"title": "what"},
            widths={"title": 200, "follow_up": 105},
        )

# On paper they would be further sheets: each has its own page for that.
with st.container(key="only_on_screen_details"):
    sister_tasks.draw_warnings(warnings, chosen.as_of)
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
        bars.deadlines_by_week(weeks, chosen.as_of, WEEKS_AHEAD),
        with_picks(weeks, bars.picks_of_weeks(weeks)),
        "weeks",
        alt_texts.deadlines_by_week(weeks),
        on_pick=navigation.go_to_week,
    )
drawer.show_opened(chosen)
