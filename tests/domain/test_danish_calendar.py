"""The days off: which they are, year by year, and their words."""

from datetime import date

import pandas as pd
import pytest

from dashboard.domain import danish_calendar
from dashboard.domain.danish_calendar import CHRISTMAS, SUMMER, breaks, holidays, in_words, off_in_week


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 3, 25), "skærtorsdag"),
        (date(2027, 3, 26), "langfredag"),
        (date(2027, 3, 28), "påskedag"),
        (date(2027, 3, 29), "2. påskedag"),
        (date(2027, 5, 6), "Kristi himmelfartsdag"),
        (date(2027, 5, 17), "2. pinsedag"),
        (date(2026, 4, 5), "påskedag"),
        (date(2026, 6, 5), "grundlovsdag"),
        (date(2026, 12, 24), "juleaften"),
        (date(2018, 4, 27), "store bededag"),
        (date(2023, 5, 5), "store bededag"),
    ],
)
def test_holidays(day, name):
    assert holidays(day.year)[day] == name


def test_store_bededag_is_gone_from_2024():
    assert "store bededag" not in holidays(2024).values()


def test_summer_and_christmas_are_told_as_one():
    found = breaks(date(2026, 12, 20), date(2027, 7, 20))
    assert [one.name for one in found if (one.last - one.first).days > 1] == [CHRISTMAS, SUMMER]
    assert (found[0].first, found[0].last) == (date(2026, 12, 24), date(2027, 1, 1))
    assert (found[-1].first, found[-1].last) == (date(2027, 7, 12), date(2027, 8, 1))


def test_a_break_that_began_before_is_among_them():
    assert [one.name for one in breaks(date(2026, 12, 30), date(2026, 12, 30))] == [CHRISTMAS]
    assert breaks(date(2026, 11, 2), date(2026, 11, 6)) == []


@pytest.mark.parametrize(
    ("monday", "words"),
    [
        (date(2026, 12, 21), CHRISTMAS),
        (date(2026, 12, 28), CHRISTMAS),
        (date(2027, 1, 4), ""),
        (date(2027, 3, 22), "skærtorsdag, langfredag"),
        (date(2027, 3, 29), "2. påskedag"),
        (date(2027, 7, 12), SUMMER),
        (date(2027, 8, 2), ""),
        (date(2027, 5, 31), ""),  # grundlovsdag is a Saturday
    ],
)
def test_what_makes_a_week_short(monday, words):
    assert off_in_week(monday) == words


def test_weeks_off_have_the_key_of_their_week():
    assert danish_calendar.weeks_off(date(2026, 12, 14), 4) == {"2026-52": CHRISTMAS, "2026-53": CHRISTMAS}


def test_weeks_tell_their_days_off():
    weeks = pd.DataFrame({"week_start": pd.to_datetime(["2026-12-14", "2026-12-21"])})
    assert danish_calendar.with_days_off(weeks)["days_off"].tolist() == ["", CHRISTMAS]
    assert in_words({"2026-52": CHRISTMAS, "2027-01": CHRISTMAS}) == "uge 52 og 1"
    assert in_words({}) == "ingen uge"
