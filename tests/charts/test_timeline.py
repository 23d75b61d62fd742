"""The timeline: what stands in which row and where in time, and that no light is colour alone."""

from datetime import date

import pandas as pd
import pytest

from dashboard.charts.base import LEADS_TO, PICK
from dashboard.charts.theme import INK_SHADES, MUTED_SHADES
from dashboard.charts.timeline import colours as shades_of
from dashboard.charts.timeline import lanes
from dashboard.charts.timeline import marks as timeline_marks
from dashboard.charts.timeline.background import DAY, at
from dashboard.charts.timeline.marks import TimelineRows, row_names
from dashboard.domain.horizon import Span
from dashboard.domain.lights import BY_CODE, PAGE
from tests.charts.drawings import colours, selections
from tests.contrast import contrast

TODAY = date(2026, 11, 25)  # a Wednesday
SPAN = Span(TODAY, 8)

LANES = pd.DataFrame(
    {
        "lane": ["KSD", "BBR"],
        "worst_light": ["red", "green"],
        "open_tasks": [3, 1],
        "red": [1, 0],
        "overdue": [1, 0],
        "ahead": [2, 1],
        "later": [0, 0],
        "undated": [0, 0],
        "next_deadline": pd.to_datetime(["2026-12-07", None]),
        "moved": [2, 0],
        "longest_slip": pd.array([35, None], dtype="Int64"),
        "all_lanes": [2, 2],
    }
)
DEADLINES = pd.DataFrame(
    {
        "lane": ["BBR", "KSD", "KSD"],
        "begins": pd.to_datetime(["2026-11-23", None, "2026-12-07"]),
        "worst_light": ["green", "red", "yellow"],
        "tasks": [1, 1, 2],
        "red": [0, 1, 0],
        "yellow": [0, 0, 1],
        "green": [1, 0, 1],
        "grey": [0, 0, 0],
        "unknown": [0, 0, 0],
    }
)
PHASE_DAYS = {
    "starts_first": pd.to_datetime(["2027-01-11", "2027-01-18", "2027-03-01", "2027-05-21"]),
    "starts_last": pd.to_datetime(["2027-01-15", "2027-01-18", "2027-03-01", "2027-05-31"]),
    "ends_first": pd.to_datetime(["2027-03-01", "2027-02-05", None, None]),
    "ends_last": pd.to_datetime(["2027-03-05", "2027-02-05", None, None]),
}
PHASES = pd.DataFrame(
    {
        "project": ["KSD", "KSD", "KSD", "Ny"],
        "phase": ["Pilot", "Bølge", "Milepæl", "Big bang"],
        "name": ["Tre", "Bølge 1", "Klar", None],
        "starts": ["uge 2 2027", "18.01.2027", "01.03.2027", "ultimo maj 2027"],
        "ends": ["uge 9 2027", "05.02.2027", None, None],
    }
    | PHASE_DAYS
)
TASKS = pd.DataFrame(
    {
        "lane": ["KSD", "KSD"],
        "task_key": ["A", "B"],
        "worst_light": ["red", "yellow"],
        "title": ["Opret\nroller", "Opret roller"],
        "start_date": pd.to_datetime([None, "2026-10-01"]),
        "due_date_from": pd.to_datetime([None, "2026-12-07"]),
        "due_date": pd.to_datetime(["2026-01-30", "2026-12-11"]),
        "due_date_text": [None, "uge 50"],
        "first_due_date": pd.to_datetime(["2026-01-30", "2026-11-06"]),
        "slip_days": pd.array([None, 35], dtype="Int64"),
        "reason": ["Overskredet", "Mangler udfører"],
        "responsible": ["Bo", "Bo"],
        "executor": [None, "Bo"],
        "lane_tasks": [2, 2],
    }
)
UNFOLDED = TimelineRows(LANES, DEADLINES, PHASES, TASKS)
FOLDED = TimelineRows(LANES, DEADLINES, PHASES, TASKS[:0])


@pytest.fixture
def marks() -> pd.DataFrame:
    return timeline_marks.marks(UNFOLDED, SPAN)


def of(marks: pd.DataFrame, kind: str) -> pd.DataFrame:
    return marks[marks["kind"] == kind].reset_index(drop=True)


def day(milliseconds: float) -> date:
    return pd.Timestamp(milliseconds, unit="ms").date()


def test_lanes_stand_with_the_tracks_of_their_phases_and_their_tasks_beneath():
    shown = [name.split("\n")[0] for name in row_names(UNFOLDED, SPAN)]
    assert shown == ["KSD", "", "", "Opret roller", "Opret roller", "BBR", "Ny", ""]
    assert len(set(row_names(UNFOLDED, SPAN))) == len(shown), "equal titles are rows of their own"
    assert "Opret roller" not in [name.split("\n")[0] for name in row_names(FOLDED, SPAN)]


def test_phases_that_overlap_lie_on_tracks_of_their_own():
    assert timeline_marks.place_phases(PHASES, SPAN)["track"].tolist() == [0, 1, 1, 0]


def test_each_mark_has_a_row_of_the_chart(marks):
    rows = set(row_names(UNFOLDED, SPAN))
    assert set(marks["row"].dropna()) <= rows
    spec = lanes.timeline(UNFOLDED, SPAN).spec
    assert set(spec["layer"][0]["encoding"]["y"]["scale"]["domain"]) == rows


def test_a_folded_lane_shows_its_worst_light_and_how_many(marks):
    assert of(marks, "lane")["text"].tolist() == ["■ 1/3", "◆ 1"]
    assert of(marks, "lane")["slip"].tolist() == ["2, mest 35 dage", "ingen"]


def test_deadlines_stand_in_their_week_and_the_overdue_before_the_as_of_date(marks):
    deadlines = of(marks, "deadline")
    assert deadlines["text"].tolist() == ["◆1", "■1/1", "▲2"]
    this_week, overdue, later = deadlines["x"]
    assert at(TODAY) < this_week < at(date(2026, 11, 30)), "the rest of a week that has begun"
    assert at(SPAN.since) < overdue < at(TODAY)
    assert later == at(date(2026, 12, 7)) + 3.5 * DAY
    assert deadlines["begins"].tolist() == ["2026-11-23", "overdue", "2026-12-07"]
    assert deadlines["when"].tolist() == ["uge 48 (fra 23.11.2026)", "overskredet", "uge 50 (fra 07.12.2026)"]
    assert deadlines["of_which"].tolist() == ["1 grøn", "1 rød", "1 gul og 1 grøn"]


def test_a_vague_phase_is_dashed_around_the_days_that_are_sure(marks):
    vague, sure = of(marks, "phase").to_dict("records")
    assert (day(vague["x"]), day(vague["x2"])) == (date(2027, 1, 11), date(2027, 3, 6))
    assert (day(vague["sure"]), day(vague["sure2"])) == (date(2027, 1, 15), date(2027, 3, 2))
    assert (vague["is_vague"], sure["is_vague"]) == (True, False)
    assert vague["when"] == "uge 2 2027 - uge 9 2027"
    assert (vague["text"], sure["text"]) == ("Pilot: Tre", "Bølge 1")


def test_a_phase_without_an_end_is_a_milestone(marks):
    sharp, vague = of(marks, "milestone").to_dict("records")
    assert day(sharp["sure"]) == date(2027, 3, 1) and not sharp["is_vague"]
    assert (day(vague["x"]), day(vague["x2"])) == (date(2027, 5, 21), date(2027, 6, 1))
    assert vague["is_vague"] and vague["text"] == "Big bang"


def test_a_task_tells_where_its_deadline_was_and_that_it_is_a_period(marks):
    old, moved = of(marks, "task").to_dict("records")
    assert at(SPAN.since) < old["x2"] < at(TODAY), "long overdue: at the edge of the time"
    assert pd.isna(old["x"]) and pd.isna(old["sure2"]) and not old["is_vague"]
    assert (day(moved["sure"]), day(moved["sure2"]), day(moved["x2"])) == (
        date(2026, 12, 7),
        date(2026, 11, 6),
        date(2026, 12, 11),
    )
    assert moved["is_vague"] and moved["when"] == "11.12.2026 (uge 50)"
    assert (moved["slip"], moved["before"], moved["who"]) == ("35 dage senere", "06.11.2026", "Bo")
    assert old["slip"] == "ikke flyttet"


def test_days_off_and_the_as_of_date_are_drawn(marks):
    names = of(marks, "off")["name"].tolist()
    assert names[0] == "jul og nytår" and "skærtorsdag" in names and names[-1] == "sommerferie (uge 28-30)"
    assert day(of(marks, "as_of")["x"][0]) == TODAY
    assert of(marks, "month")["text"].tolist()[1:4] == ["december", "januar 2027", "februar"]


def test_every_light_has_shape_colour_and_word(marks):
    lit = marks[marks["label"].notna()]
    assert all(row.glyph in row.label for row in lit.itertuples())
    red = BY_CODE["red"]
    drawn = colours(lanes.timeline(UNFOLDED, SPAN))
    assert drawn["■ Rød"] == f"is_dark ? '{red.dark.fill}' : '{red.light.fill}'"


def test_the_legend_says_what_purple_dashes_a_ring_and_grey_mean():
    [shapes] = [
        layer["encoding"]
        for layer in lanes.timeline(UNFOLDED, SPAN).spec["layer"]
        if "shape" in layer["encoding"]
    ]
    assert shapes["shape"]["legend"]["values"] == [
        "■ Rød", "▲ Gul", "◆ Grøn", "○ Grå",
        "Udrulning", "Omtrentligt", "Oprindelig frist", "Fridage",
    ]  # fmt: skip
    assert shapes["shape"]["scale"]["range"].count("circle") == 1
    assert shapes["strokeDash"]["scale"]["range"].count([4, 3]) == 1
    assert all(shapes[channel]["legend"] == shapes["shape"]["legend"] for channel in ("color", "stroke"))


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_what_has_no_light_is_read_in_both_themes(theme):
    page = [*PAGE.values()][theme]
    for words in (
        shades_of.MILESTONE_INK_SHADES,
        shades_of.AS_OF_SHADES,
        MUTED_SHADES,
        INK_SHADES,
    ):
        assert contrast(words[theme], page) >= 4.5
    for phase in (shades_of.PHASE_SHADES, shades_of.SURE_SHADES):
        assert contrast(shades_of.PHASE_INK_SHADES[theme], phase[theme]) >= 4.5
    assert contrast(shades_of.PHASE_LINE_SHADES[theme], page) >= 3


def test_a_row_of_the_tables_picks_what_a_click_on_its_mark_does(marks):
    tables = timeline_marks.tables(UNFOLDED, SPAN)
    for heading, kind in (("Rækkerne", "lane"), ("Frister", "deadline"), ("Opgaver", "task")):
        drawn = of(marks, kind)[[*timeline_marks.PICKED]].to_dict("records")
        for pick, mark in zip(tables[heading][LEADS_TO], drawn, strict=True):
            assert all(mark[field] == value for field, value in pick.items())
            assert {"lane", "begins", "task_key"} <= set(pick)


def test_a_click_picks_a_lane_a_period_and_a_task():
    pick, zoom = selections(lanes.timeline(UNFOLDED, SPAN))
    assert (pick["name"], pick["select"]["fields"]) == (PICK, ["lane", "begins", "task_key", "red"])
    assert (zoom["bind"], zoom["select"]["encodings"]) == ("scales", ["x"])


def test_the_tables_have_the_same_figures_in_danish_labels():
    from dashboard.domain.labels import LABELS

    tables = timeline_marks.tables(UNFOLDED, SPAN)
    assert list(tables) == ["Rækkerne", "Frister", "Udrulning", "Opgaver"]
    assert tables["Frister"]["period"].tolist()[1:] == ["overskredet", "uge 50 (fra 07.12.2026)"]
    assert {column for table in tables.values() for column in table} <= {*LABELS, LEADS_TO}
    assert list(timeline_marks.tables(FOLDED, SPAN)) == ["Rækkerne", "Frister", "Udrulning"]


def test_a_year_is_drawn_by_months():
    year = Span(TODAY, 12)
    months = DEADLINES.assign(begins=pd.to_datetime(["2026-11-01", None, "2026-12-01"]))
    marks = timeline_marks.marks(TimelineRows(LANES, months, PHASES[:0], TASKS[:0]), year)
    assert of(marks, "deadline")["when"].tolist() == ["november 2026", "overskredet", "december 2026"]
    axis = lanes.timeline(TimelineRows(LANES, months, PHASES[:0], TASKS[:0]), year).spec["layer"][0][
        "encoding"
    ]["x"]["axis"]
    assert [day(value).month for value in axis["values"]][:3] == [11, 12, 1]


def test_without_any_task_the_chart_still_stands():
    nothing = lanes.timeline(TimelineRows(LANES[:0], DEADLINES[:0], PHASES[:0], TASKS[:0]), SPAN)
    assert set(nothing.rows["kind"]) == {"month", "off", "as_of", "past"}


def test_a_project_called_like_code_is_only_data():
    name = "datum.x' + alert(1)\n\\"
    chart = lanes.timeline(
        TimelineRows(LANES.assign(lane=[name, "B"]), DEADLINES[:0], PHASES[:0], TASKS[:0]), SPAN
    )
    assert of(chart.rows, "lane")["lane"][0] == name
    assert "alert" not in str([layer["mark"] for layer in chart.spec["layer"]])
