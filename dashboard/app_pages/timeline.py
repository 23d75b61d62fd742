"""Hvad kommer i de næste måneder, og hvornår hober det sig op?"""

from functools import partial

import streamlit as st

from dashboard.charts import bars
from dashboard.charts.base import with_picks
from dashboard.charts.timeline import lanes as lanes_chart
from dashboard.charts.timeline import marks
from dashboard.domain import danish_calendar
from dashboard.domain.horizon import Span
from dashboard.sentences import alt_texts
from dashboard.sentences import timeline as sentences
from dashboard.ui import filter_bar, navigation, onboarding, page_head, session, state, timeline
from dashboard.ui.elements import downloads
from dashboard.ui.elements.charts import BY_WORST_LIGHT, chart_or_table

MOST_LANES, MOST_TASKS, CROWDED = 40, 60, 3
BY_LIGHT, BY_COMPONENT = "Lys", "Støttesystem"

page_head.title("Hvad kommer i de næste måneder, og hvornår hober det sig op?")
onboarding.require_tasks()
chosen = filter_bar.chosen()
controls = st.container(horizontal=True, vertical_alignment="center")
with controls:
    kind = timeline.lanes()
    span = Span(chosen.as_of, timeline.months())
    unfolding = st.container(width=timeline.UNFOLDING, key="only_wide_unfolding")
lanes, outlook, crowded, weeks, phases = session.ask_together(
    chosen,
    ("timeline/lanes", {"lanes": kind.code, "until": span.until, "rows": MOST_LANES}),
    ("timeline/outlook", {"until": span.until}),
    ("timeline/crowded_weeks", {"weeks": span.weeks, "rows": CROWDED}),
    ("overview/deadlines_by_week", {"weeks": span.weeks}),
    ("timeline/phases", {"since": span.since, "until": span.until}),
)
facts = outlook.iloc[0]
if not facts["tasks"]:
    filter_bar.stop_where_nothing_is_left()
names = list(lanes["lane"])
deadlines = session.ask(
    "timeline/deadlines_in_lanes", chosen, lanes=kind.code, shown=names, step=span.step, until=span.until
)
with unfolding:
    unfolded = timeline.unfolded(kind, names)
tasks = session.ask(
    "timeline/tasks_in_lanes",
    chosen,
    lanes=kind.code,
    shown=unfolded,
    until=span.until,
    rows=MOST_TASKS // max(1, len(unfolded)),
)
in_lanes = marks.in_lanes(phases, lanes) if kind.code == "project" else phases[:0]
drawn = marks.TimelineRows(lanes, deadlines, in_lanes, tasks)

page_head.answer(sentences.headline(facts, span), sentences.crowding(crowded))

chart_or_table(
    f"Tidslinje pr. {kind.label.lower()}",
    lanes_chart.timeline(drawn, span),
    marks.tables(drawn, span),
    "timeline",
    alt_texts.timeline(lanes, kind, span),
    on_pick=partial(navigation.go_to_mark, kind, span),
    line=controls,
)
if not state.shown_as_table("timeline").read():
    due = session.ask("timeline/due_by_week", chosen, lanes=kind.code, until=span.until)
    with st.container(key="only_narrow_weeks"):
        timeline.draw_weeks(due, chosen.as_of)
if ahead := f"{sentences.next_phase(phases, chosen.as_of)} {sentences.in_breaks(weeks, span)}".strip():
    st.text(ahead)
left_out = sentences.left_out(facts, lanes, tasks, phases, kind, span)
with st.container(key="only_wide_help"):
    st.caption(sentences.how_to_read())
if left_out:
    st.caption(" ".join(left_out))
downloads.excel_button(
    "Hent som Excel", "timeline/open_tasks", chosen, "Tidslinje", "timeline_xlsx", until=span.until
)

by = st.segmented_control(
    "Vis frister pr. uge efter", [BY_LIGHT, BY_COMPONENT], default=BY_LIGHT, required=True,
    key=state.WEEKS_BY.key, bind="query-params",
)  # fmt: skip
off = danish_calendar.weeks_off(span.monday, span.weeks)
if by == BY_COMPONENT:
    weeks = session.ask("timeline/deadlines_by_component", chosen, weeks=span.weeks)
draw = bars.deadlines_by_component if by == BY_COMPONENT else bars.deadlines_by_week
chart_or_table(
    "Frister pr. uge forude",
    draw(weeks, chosen.as_of, span.weeks, off),
    with_picks(danish_calendar.with_days_off(weeks), bars.picks_of_weeks(weeks)),
    f"weeks_ahead_{by}",
    alt_texts.deadlines_by_component(weeks) if by == BY_COMPONENT else alt_texts.deadlines_by_week(weeks),
    on_pick=navigation.go_to_cell if by == BY_COMPONENT else navigation.go_to_week,
    caption=f"{BY_WORST_LIGHT} Uger med fridage er grå.",
)
