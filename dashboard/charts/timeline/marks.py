"""What the timeline draws, as one frame: a row of it is one mark, of the kind that a layer asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from dateutil.relativedelta import relativedelta

from dashboard.charts.base import NEW_LINE, figure_of, width_of, with_lights, with_picks
from dashboard.charts.timeline.background import DAY, at, days_off, months
from dashboard.domain.danish import MONTHS, one_line
from dashboard.domain.horizon import OVERDUE, Span, phase_in_words
from dashboard.domain.lights import LIGHTS
from dashboard.domain.wording import counted, listed

TIME_WIDTH = 640  # pixels: the least that the time is wide; only the room for names depends on it
LETTER = 6.4  # pixels of a letter, at the size of a phase's name
COLUMNS = (
    "kind",
    "row",
    "lane",
    "begins",
    "task_key",
    "x",
    "x2",
    "sure",
    "sure2",
    "text",
    "short",
    "letters",
    "room",
    "red",
    "is_vague",
    "name_first",
)
PICKED = ("lane", "begins", "task_key", "red")
LIGHT_COLUMNS = ("label", "rank", "glyph")
TIPS = ("name", "when", "count", "of_which", "before", "slip", "who", "note")


@dataclass(frozen=True)
class TimelineRows:
    """What the timeline is drawn of: the rows of the queries of their names in queries/timeline/."""

    lanes: pd.DataFrame
    deadlines: pd.DataFrame  # deadlines_in_lanes.sql
    phases: pd.DataFrame
    tasks: pd.DataFrame  # tasks_in_lanes.sql


def marks(rows: TimelineRows, span: Span) -> pd.DataFrame:
    """Every mark, in drawing order within its kind: COLUMNS, LIGHT_COLUMNS and TIPS."""
    kinds = [
        pd.DataFrame(months(span)),
        pd.DataFrame(days_off(span)),
        _lanes(rows.lanes),
        _deadlines(rows.deadlines, span),
        pd.DataFrame(_phases(place_phases(rows.phases, span))),
        _tasks(rows.tasks, span),
    ]
    columns = [*COLUMNS, *LIGHT_COLUMNS, *TIPS]
    return pd.concat([one.reindex(columns=columns) for one in kinds if len(one)], ignore_index=True)


def row_names(rows: TimelineRows, span: Span) -> list[str]:
    """The bands of the chart from the top: each lane, the tracks of its phases, and its tasks."""
    tracks = place_phases(rows.phases, span).groupby("project")["track"].max()
    tasks = dict(list(rows.tasks.groupby("lane")))
    names = []
    for lane in all_lanes(rows):
        names.append(lane_row(lane))
        names += [track_row(lane, track) for track in range(int(tracks.get(lane, -1)) + 1)]
        if lane in tasks:
            names += [task_row(task) for task in tasks[lane].itertuples()]
    return names


def tables(rows: TimelineRows, span: Span) -> dict[str, pd.DataFrame]:
    """The same figures as tables, by their Danish headings; those without a row are left out."""
    periods = [period_in_words(day, span.step) for day in rows.deadlines["begins"]]
    drawn = _deadlines(rows.deadlines, span)
    deadlines = rows.deadlines.drop(columns="begins")
    deadlines.insert(1, "period", periods)
    named = {
        "Rækkerne": with_picks(rows.lanes.drop(columns="all_lanes"), _picks(_lanes(rows.lanes))),
        "Frister": with_picks(deadlines, _picks(drawn)),
        "Udrulning": rows.phases[["project", "phase", "name", "starts", "ends"]],
        "Opgaver": with_picks(
            rows.tasks.drop(columns=["task_key", "due_date_from", "lane_tasks"]),
            _picks(_tasks(rows.tasks, span)),
        ),
    }
    return {heading: table for heading, table in named.items() if len(table)}


def _picks(drawn: pd.DataFrame) -> list[dict]:
    """What a click on each of these marks picks."""
    fields = [field for field in PICKED if field in drawn]
    return drawn[fields].to_dict("records") if len(drawn) else []


def in_lanes(phases: pd.DataFrame, lanes: pd.DataFrame) -> pd.DataFrame:
    """Where there are too many lanes to draw them all, the phases of those that are drawn."""
    is_cut = len(lanes) and lanes["all_lanes"].iloc[0] > len(lanes)
    return phases[phases["project"].isin(lanes["lane"])] if is_cut else phases


def all_lanes(rows: TimelineRows) -> list[str]:
    """Those with open tasks; then those that have phases alone."""
    return list(dict.fromkeys([*rows.lanes["lane"], *rows.phases["project"]]))


def lane_row(lane: str) -> str:
    return one_line(lane)


def track_row(lane: str, track: int) -> str:
    return f"{NEW_LINE}{one_line(lane)}{NEW_LINE}{track}"


def task_row(task: Any) -> str:
    """The title; what follows it, which is not shown, tells equal ones apart."""
    return f"{one_line(task.title)}{NEW_LINE}{one_line(task.lane)}{NEW_LINE}{task.task_key}"


def place_phases(phases: pd.DataFrame, span: Span) -> pd.DataFrame:
    """`phases` with `track`, from 0, and `name_first`: whether a milestone's name stands before it.

    On a track, none stands in the way of another or its name.
    """
    free: dict[tuple[str, int], float] = {}
    tracks, before = [], []
    days_a_pixel = (span.until - span.since).days / TIME_WIDTH
    for phase in phases.itertuples():
        begins = max(at(phase.starts_first), at(span.since))
        ends = at(phase.starts_last if pd.isna(phase.ends_last) else phase.ends_last) + DAY
        name = (20 + LETTER * len(phase_in_words(phase._asdict()))) * days_a_pixel * DAY
        is_milestone = pd.isna(phase.ends_last)
        before.append(is_milestone and ends + name > at(span.until))
        if is_milestone:
            begins, ends = (begins - name, ends) if before[-1] else (begins, ends + name)
        track = next(n for n in range(len(phases)) if free.get((phase.project, n), 0) <= begins)
        free[phase.project, track] = ends + 4 * days_a_pixel * DAY
        tracks.append(track)
    return phases.assign(
        track=pd.Series(tracks, phases.index, "int64"), name_first=pd.Series(before, phases.index, "bool")
    )


def _lanes(lanes: pd.DataFrame) -> pd.DataFrame:
    if lanes.empty:
        return pd.DataFrame()
    shown = with_lights(lanes, ["lane"])
    return shown.assign(
        kind="lane",
        row=[lane_row(lane) for lane in lanes["lane"]],
        begins="",
        task_key="",
        red=lanes["red"],
        text=shown["glyph"] + " " + _figures(lanes["open_tasks"], lanes["red"]),
        name=lanes["lane"],
        count=lanes["open_tasks"].astype("str"),
        of_which=lanes["red"].astype("str"),
        when=lanes["next_deadline"].dt.strftime("%d.%m.%Y").fillna("ingen"),
        before=lanes["overdue"].astype("str"),
        slip=[_moved(lane) for lane in lanes.itertuples()],
    )


def _moved(lane: Any) -> str:
    if not lane.moved:
        return "ingen"
    most = "" if pd.isna(lane.longest_slip) else f", mest {counted(lane.longest_slip, 'dag', 'dage')}"
    return f"{lane.moved}{most}"


def _deadlines(deadlines: pd.DataFrame, span: Span) -> pd.DataFrame:
    if deadlines.empty:
        return pd.DataFrame()
    shown = with_lights(deadlines, ["lane"])
    overdue = deadlines["begins"].isna()
    times = [_time_of(day, span) for day in deadlines["begins"]]
    figures = _figures(deadlines["tasks"], deadlines["red"])
    return shown.assign(
        kind="deadline",
        row=[lane_row(lane) for lane in deadlines["lane"]],
        begins=deadlines["begins"].dt.strftime("%Y-%m-%d").where(~overdue, OVERDUE),
        task_key="",
        x=[(begins + ends) / 2 for begins, ends in times],
        room=[ends - begins for begins, ends in times],
        red=deadlines["red"],
        text=shown["glyph"] + figures,
        short=shown["glyph"] + deadlines["red"].where(deadlines["red"] > 0, deadlines["tasks"]).astype("str"),
        letters=[width_of("■", figure) for figure in figures],
        name=deadlines["lane"],
        count=deadlines["tasks"].astype("str"),
        when=[period_in_words(day, span.step) for day in deadlines["begins"]],
        of_which=[_of_lights(row) for row in deadlines.itertuples()],
    )


def _time_of(begins: pd.Timestamp, span: Span) -> tuple[float, float]:
    """From when to when a week or month has its mark: if it has begun, not before the as-of date.

    What is overdue, which has no beginning, stands between the time's first day and the as-of date.
    """
    if pd.isna(begins):
        return at(span.since), at(span.as_of)
    ends = begins + (relativedelta(weeks=1) if span.step == "week" else relativedelta(months=1))
    return max(at(begins), at(span.as_of)), at(ends)


def _figures(tasks: pd.Series, red: pd.Series) -> list[str]:
    return [figure_of(*pair) for pair in zip(tasks, red, strict=True)]


def period_in_words(begins: date | pd.Timestamp, step: str) -> str:
    """ "uge 48 (fra 23.11.2026)", "december 2026"; "overskredet" of none."""
    if pd.isna(begins):
        return "overskredet"
    if step == "month":
        return f"{MONTHS[begins.month - 1]} {begins.year}"
    return f"uge {begins.isocalendar()[1]} (fra {begins:%d.%m.%Y})"


def _of_lights(deadline: Any) -> str:
    counts = [(light, getattr(deadline, light.code, 0)) for light in LIGHTS]
    return listed([counted(count, light.word.lower(), light.plural) for light, count in counts if count], 9)


def _phases(phases: pd.DataFrame) -> Iterator[dict]:
    for phase in phases.itertuples():
        is_milestone = pd.isna(phase.ends_last)
        last = phase.starts_last if is_milestone else phase.ends_last
        name = phase_in_words(phase._asdict())
        yield {
            "kind": "milestone" if is_milestone else "phase",
            "row": track_row(phase.project, phase.track),
            "x": at(phase.starts_first),
            "x2": at(last) + DAY,
            "sure": (at(phase.starts_first) + at(last) + DAY) / 2 if is_milestone else at(phase.starts_last),
            # Where begin and end may overlap, no day is sure.
            "sure2": None if is_milestone else max(at(phase.ends_first) + DAY, at(phase.starts_last)),
            "is_vague": phase.starts_first != phase.starts_last
            or (not is_milestone and phase.ends_first != phase.ends_last),
            "text": name,
            "name_first": phase.name_first,
            "name": phase.project,
            "note": name,
            "when": phase.starts if is_milestone else f"{phase.starts} - {phase.ends}",
        }


def _tasks(tasks: pd.DataFrame, span: Span) -> pd.DataFrame:
    if tasks.empty:
        return pd.DataFrame()
    due = [at(day) + DAY / 2 for day in tasks["due_date"]]
    first_due = [_or_none(day, DAY / 2) for day in tasks["first_due_date"]]
    # What is due long before the time that is drawn still shows, at its edge.
    edge = at(span.since) + (at(span.as_of) - at(span.since)) / 4
    return with_lights(tasks, ["lane", "task_key"]).assign(
        kind="task",
        row=[task_row(task) for task in tasks.itertuples()],
        begins="",
        x=[_or_none(day, 0.0) for day in tasks["start_date"]],
        x2=[max(day, edge) for day in due],
        sure=[_or_none(day, 0.0) for day in tasks["due_date_from"]],
        sure2=[
            earlier if slip else None
            for earlier, slip in zip(first_due, tasks["slip_days"].notna(), strict=True)
        ],
        is_vague=tasks["due_date_text"].notna() | tasks["due_date_from"].notna(),
        text="",
        name=tasks["title"],
        when=[_due_in_words(task) for task in tasks.itertuples()],
        before=tasks["first_due_date"].dt.strftime("%d.%m.%Y"),
        slip=[_slip_in_words(days) for days in tasks["slip_days"]],
        who=[
            listed(list(dict.fromkeys(name for name in pair if not pd.isna(name)))) or "ingen"
            for pair in zip(tasks["responsible"], tasks["executor"], strict=True)
        ],
        note=tasks["reason"],
    )


def _or_none(day: pd.Timestamp, plus: float) -> float | None:
    return None if pd.isna(day) else at(day) + plus


def _due_in_words(task: Any) -> str:
    as_written = "" if pd.isna(task.due_date_text) else f" ({task.due_date_text})"
    return f"{task.due_date:%d.%m.%Y}{as_written}"


def _slip_in_words(days: Any) -> str:
    if pd.isna(days):
        return "ikke flyttet"
    return f"{counted(abs(days), 'dag', 'dage')} {'senere' if days > 0 else 'tidligere'}"
