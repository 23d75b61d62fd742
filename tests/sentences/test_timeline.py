"""The sentences of the page Tidslinje."""

from datetime import date

import pandas as pd
import pytest

from dashboard.domain.horizon import LANES, Span
from dashboard.sentences import timeline

TODAY = date(2026, 11, 23)
SPAN = Span(TODAY, 8)
FACTS = {"tasks": 9, "open_tasks": 7, "ahead": 4, "projects": 2, "overdue": 2, "later": 1, "undated": 0}


def test_the_headline_counts_what_is_ahead_and_what_is_late():
    sentence = timeline.headline(FACTS, SPAN)
    assert sentence == "4 åbne opgaver har frist i 2 projekter de næste 8 måneder, og 2 har overskredet den."
    alone = FACTS | {"ahead": 1, "projects": 1, "overdue": 0}
    assert timeline.headline(alone, SPAN) == "1 åben opgave har frist de næste 8 måneder."
    assert timeline.headline(FACTS | {"ahead": 0, "projects": 0}, SPAN) == (
        "Ingen åbne opgaver har frist de næste 8 måneder, men 2 har overskredet den."
    )
    assert timeline.headline(FACTS | {"open_tasks": 0}, SPAN) == "Ingen af opgaverne er åbne."


def crowded(*weeks: tuple[str, int, str, int]) -> pd.DataFrame:
    frame = pd.DataFrame(weeks, columns=["week_start", "tasks", "busiest_day", "day_tasks"])
    return frame.astype({"week_start": "datetime64[us]", "busiest_day": "datetime64[us]"})


def test_crowded_weeks_are_named_with_their_busiest_day():
    weeks = crowded(
        ("2026-12-14", 18, "2026-12-18", 16),
        ("2027-01-04", 11, "2027-01-08", 8),
        ("2027-01-18", 9, "2027-01-18", 3),
    )
    assert timeline.crowding(weeks) == (
        "Uge 51 er travlest med 18 frister, heraf 16 fredag den 18. december. "
        "Derefter uge 1 (11) og uge 3 (9)."
    )
    assert timeline.crowding(weeks[:1].assign(tasks=16)) == (
        "Uge 51 er travlest med 16 frister, alle fredag den 18. december."
    )
    assert timeline.crowding(weeks[:1].assign(tasks=2, day_tasks=1)) == "Uge 51 er travlest med 2 frister."
    assert timeline.crowding(weeks[:0]) == ""


def test_weeks_that_are_as_crowded_are_not_said_to_come_after():
    weeks = crowded(("2026-12-14", 2, "2026-12-18", 2), ("2027-01-04", 2, "2027-01-08", 1))
    assert (
        timeline.crowding(weeks)
        == "Uge 51 er en af de travleste med 2 frister, alle fredag den 18. december."
    )


def test_deadlines_in_breaks_are_counted_by_week():
    weeks = pd.DataFrame(
        {
            "week_start": pd.to_datetime(["2026-12-14", "2026-12-21", "2026-12-28", "2027-07-19"]),
            "tasks": [9, 2, 1, 5],
        }
    )
    sentence = "Frister i ferier: 3 i uge 52-53 (jul og nytår) og 5 i uge 28-30 (sommerferien)."
    assert timeline.in_breaks(weeks, SPAN) == sentence
    assert timeline.in_breaks(weeks[:1], SPAN) == ""


@pytest.fixture
def phases() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "project": ["KY", "KSD"],
            "phase": ["Bølge", "Pilot"],
            "name": ["Bølge 3", None],
            "starts": ["uge 32 2027", "Q4 2026"],
            "starts_first": pd.to_datetime(["2027-08-09", "2026-10-01"]),
        }
    )


def test_the_next_phase_is_one_that_has_not_begun(phases):
    assert timeline.next_phase(phases, TODAY) == "Næste i udrulningen: KY, Bølge 3 (uge 32 2027)."
    assert timeline.next_phase(phases[1:], TODAY) == ""
    assert timeline.next_phase(phases[:0], TODAY) == ""


def test_what_is_left_out_is_said(phases):
    lanes = pd.DataFrame({"lane": ["A"], "all_lanes": [41]})
    tasks = pd.DataFrame({"lane": ["A", "A"], "lane_tasks": [5, 5]})
    sentences = timeline.left_out(FACTS | {"undated": 2}, lanes, tasks, phases, LANES[0], SPAN)
    assert sentences == [
        "Ikke tegnet: 2 åbne opgaver uden frist og 1 åben opgave med frist 26.07.2027 eller senere.",
        "Viser 1 af 41 projekter: dem med flest røde og gule opgaver.",
        "Foldet ud er de 2 tidligste frister af 5.",
    ]
    quiet = FACTS | {"later": 0}
    whole = lanes.assign(all_lanes=1)
    assert timeline.left_out(quiet, whole, tasks[:0], phases, LANES[0], SPAN) == []
    [programme] = timeline.left_out(quiet, whole, tasks[:0], phases[:0], LANES[0], SPAN)
    assert "siden Programmappe" in programme
    assert timeline.left_out(quiet, whole, tasks[:0], phases, LANES[2], SPAN) == [
        "En opgave med flere personer står i hver af deres rækker.",
        "Udrulningens faser vises, når der er én række pr. projekt.",
    ]


def test_a_week_of_the_list_says_its_days_and_what_makes_it_short():
    monday, as_of = pd.Timestamp("2026-11-23"), date(2026, 11, 25)
    assert timeline.name_of_week(monday) == "Uge 48"
    assert timeline.days_of_week(monday, as_of) == "23.11.-29.11.2026"
    assert timeline.days_of_week(pd.Timestamp("2026-12-28"), as_of) == "28.12.-03.01.2027 · jul og nytår"
    assert timeline.name_of_week(pd.NaT) == "Overskredet"
    assert timeline.days_of_week(pd.NaT, as_of) == "før 25.11.2026"


def test_the_lanes_of_a_week_are_counted_where_they_have_more_than_one():
    assert timeline.spread({}) == ""
    assert timeline.spread({"KSD": 1}) == "KSD"
    assert timeline.spread({"KSD": 2, "BBR": 1}) == "KSD (2) og BBR"
    many = dict.fromkeys(["KSD", "SAPA", "BBR", "DUBU", "KY", "Valg"], 1)
    assert timeline.spread(many) == "KSD, SAPA, BBR, DUBU og 2 andre"
