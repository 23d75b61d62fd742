"""The sentences of the page Tidslinje: what is ahead."""

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from dashboard.domain.danish import MONTHS
from dashboard.domain.danish_calendar import CHRISTMAS, SUMMER, breaks, off_in_week
from dashboard.domain.horizon import Lanes, Span, phase_in_words
from dashboard.domain.wording import counted, listed, number

DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def headline(facts: Mapping, span: Span) -> str:
    """The sentence that answers the page's title. `facts`: the row of queries/timeline/outlook.sql."""
    if not facts["open_tasks"]:
        return "Ingen af opgaverne er åbne."
    ahead = counted(facts["ahead"], "åben opgave", "åbne opgaver") if facts["ahead"] else "Ingen åbne opgaver"
    where = f" i {counted(facts['projects'], 'projekt', 'projekter')}" if facts["projects"] > 1 else ""
    but = "og" if facts["ahead"] else "men"
    late = f", {but} {number(facts['overdue'])} har overskredet den" if facts["overdue"] else ""
    return f"{ahead} har frist{where} de næste {number(span.months)} måneder{late}."


def crowding(crowded: pd.DataFrame) -> str:
    """The busiest weeks in words. `crowded`: queries/timeline/crowded_weeks.sql."""
    if crowded.empty:
        return ""
    first, *rest = crowded.to_dict("records")
    alone = not rest or rest[0]["tasks"] < first["tasks"]
    which = "travlest" if alone else "en af de travleste"
    sentence = (
        f"Uge {_week(first['week_start'])} er {which} med {counted(first['tasks'], 'frist', 'frister')}"
    )
    if first["day_tasks"] > 1:
        every = "alle" if first["day_tasks"] == first["tasks"] else f"heraf {number(first['day_tasks'])}"
        sentence += f", {every} {day_in_words(first['busiest_day'])}"
    if rest and alone:
        others = [f"uge {_week(one['week_start'])} ({number(one['tasks'])})" for one in rest]
        sentence += f". Derefter {listed(others)}"
    return f"{sentence}."


def in_breaks(weeks: pd.DataFrame, span: Span) -> str:
    """How many deadlines lie in Christmas and summer. `weeks`: queries/overview/deadlines_by_week.sql."""
    counts = []
    for off in breaks(span.as_of, span.until - timedelta(1)):
        if off.name not in (SUMMER, CHRISTMAS):
            continue
        monday = off.first - timedelta(off.first.weekday())
        mondays = weeks["week_start"].dt.date
        count = int(weeks.loc[(mondays >= monday) & (mondays <= off.last), "tasks"].sum())
        if count:
            name = "sommerferien" if off.name == SUMMER else "jul og nytår"
            numbers = f"uge {_week(off.first)}-{_week(off.last)}"
            counts.append(f"{number(count)} i {numbers} ({name})")
    return f"Frister i ferier: {listed(counts)}." if counts else ""


def next_phase(phases: pd.DataFrame, as_of: date) -> str:
    """What begins next in the rollout. `phases`: queries/timeline/phases.sql. Holds words from the file."""
    ahead = phases[phases["starts_first"].dt.date >= as_of] if len(phases) else phases
    if ahead.empty:
        return ""
    first = ahead.sort_values(["starts_first", "project"], kind="stable").iloc[0]
    return f"Næste i udrulningen: {first['project']}, {phase_in_words(first)} ({first['starts']})."


def how_to_read() -> str:
    """What a box says, and how one moves in the chart."""
    return (
        "2/5 betyder, at 2 af 5 åbne opgaver er røde; et klik viser de røde. De overskredne står før den blå "
        "streg. Træk for at flytte; Ctrl og rul for at zoome."
    )


def name_of_week(monday: date) -> str:
    """What a row of the list by week is called; a week that is null is that of the overdue tasks."""
    return "Overskredet" if pd.isna(monday) else f"Uge {_week(monday)}"


def days_of_week(monday: date, as_of: date) -> str:
    """ "21.12.-27.12.2026 · jul og nytår": the week's days, and what makes it a short one."""
    if pd.isna(monday):
        return f"før {as_of:%d.%m.%Y}"
    days = f"{monday:%d.%m.}-{monday + timedelta(6):%d.%m.%Y}"
    return " · ".join(filter(None, [days, off_in_week(pd.Timestamp(monday).date())]))


def spread(tasks: Mapping[str, int]) -> str:
    """ "KSD (2), BBR og DUBU": the lanes of a week, with a count where it is more than one."""
    return listed([f"{lane} ({number(count)})" if count > 1 else lane for lane, count in tasks.items()])


def left_out(
    facts: Mapping, lanes: pd.DataFrame, tasks: pd.DataFrame, phases: pd.DataFrame, kind: Lanes, span: Span
) -> list[str]:
    """What the timeline doesn't show, or counts twice: sentences of our own words and figures.

    `facts`, `lanes`, `tasks`, `phases`: outlook.sql, lanes.sql, tasks_in_lanes.sql and phases.sql.
    """
    sentences = [not_drawn(facts, span)]
    if len(lanes) and (every := lanes["all_lanes"].iloc[0]) > len(lanes):
        sentences.append(
            f"Viser {number(len(lanes))} af {number(every)} {kind.many}: dem med flest røde og gule opgaver."
        )
    drawn, of_all = len(tasks), int(tasks.drop_duplicates("lane")["lane_tasks"].sum())
    if drawn < of_all:
        sentences.append(f"Foldet ud er de {number(drawn)} tidligste frister af {number(of_all)}.")
    if kind.code != "project" and len(lanes):
        sentences.append(f"En opgave med flere {kind.many} står i hver af deres rækker.")
    if kind.code != "project":
        sentences.append("Udrulningens faser vises, når der er én række pr. projekt.")
    elif phases.empty:
        sentences.append(
            "Her er ingen faser at vise: siden Programmappe tilføjer pilot, bølger, big bang og milepæle."
        )
    return [sentence for sentence in sentences if sentence]


def not_drawn(facts: Mapping, span: Span) -> str:
    """The open tasks that the timeline has no room for. `facts`: the row of queries/timeline/outlook.sql."""
    undated, later = facts["undated"], facts["later"]
    left = [
        counted(undated, "åben opgave uden frist", "åbne opgaver uden frist") if undated else "",
        f"{counted(later, 'åben opgave', 'åbne opgaver')} med frist {span.until:%d.%m.%Y} eller senere"
        if later
        else "",
    ]
    return f"Ikke tegnet: {listed(left)}." if any(left) else ""


def day_in_words(day: date) -> str:
    """ "fredag den 18. december"."""
    return f"{DAYS[day.weekday()]} den {day.day}. {MONTHS[day.month - 1]}"


def _week(day: date) -> int:
    return day.isocalendar()[1]
