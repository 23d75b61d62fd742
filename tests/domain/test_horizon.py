"""The time that the timeline draws, and the filter choices that a mark stands for."""

from datetime import date

import pytest

from dashboard.domain import horizon
from dashboard.domain.horizon import Span

TODAY = date(2026, 11, 23)
SPAN = Span(TODAY, 8)


def test_the_time_drawn_ends_with_a_whole_week():
    assert (SPAN.until, SPAN.until.weekday()) == (date(2027, 7, 26), 0)
    assert (SPAN.monday, SPAN.weeks, SPAN.step) == (TODAY, 35, "week")
    assert (Span(date(2026, 11, 25), 8).monday, Span(TODAY, 12).step) == (TODAY, "month")
    assert SPAN.since < TODAY


def test_months_begun_are_those_that_are_drawn():
    assert SPAN.months_begun[0] == date(2026, 11, 1)
    assert SPAN.months_begun[-1] == date(2027, 7, 1)


def test_a_phase_is_named_by_kind_and_name():
    assert horizon.phase_in_words({"phase": "Pilot", "name": "Tre kommuner"}) == "Pilot: Tre kommuner"
    assert horizon.phase_in_words({"phase": "Pilot", "name": None}) == "Pilot"
    assert horizon.phase_in_words({"phase": "Bølge", "name": "Bølge 2"}) == "Bølge 2"
    assert horizon.phase_in_words({"phase": None, "name": None}) == "Fase"


@pytest.mark.parametrize(
    ("as_of", "days", "words"),
    [
        (date(2026, 11, 8), 31, "med frist senest 09.12.2026"),
        (date(2026, 11, 9), 45, "inden jul"),
        (TODAY, 31, "inden jul"),
        (date(2026, 12, 14), 10, "inden jul"),
        (date(2026, 12, 15), 31, "med frist senest 15.01.2027"),
        (date(2026, 12, 31), 31, "med frist senest 31.01.2027"),
        (date(2028, 2, 1), 31, "med frist senest 03.03.2028"),
    ],
)
def test_soon_is_before_christmas_in_the_autumn_else_a_month(as_of, days, words):
    assert horizon.soon(as_of) == horizon.Soon(days, words)


@pytest.mark.parametrize(
    ("begins", "months", "choices"),
    [
        ("", 8, {}),
        ("overdue", 8, {"due_to": date(2026, 11, 22)}),
        ("2026-11-23", 8, {"due_from": TODAY, "due_to": date(2026, 11, 29)}),
        ("2026-12-01", 12, {"due_from": date(2026, 12, 1), "due_to": date(2026, 12, 31)}),
        ("2026-11-01", 12, {"due_from": TODAY, "due_to": date(2026, 11, 30)}),
        ("2027-11-01", 12, {"due_from": date(2027, 11, 1), "due_to": date(2027, 11, 28)}),
    ],
)
def test_a_mark_leads_to_the_days_it_counts(begins, months, choices):
    assert horizon.days_of(begins, Span(TODAY, months)) == choices
