"""Dates as Danes write them: always day first, never a guess."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ingest.values.dates import days_in, parse_date

NEW_YEARS_EVE = date(2018, 12, 31)


@pytest.mark.parametrize(
    "written",
    [
        "31-12-2018", "31/12 2018", "31/12-2018", "31.12.18", "31.12.2018", "31. december 2018",
        "31. dec. 2018",
        "31 dec 2018", "31-dec-18", "d. 31. december 2018", "den 31. december 2018",
        "mandag d. 31. december 2018",
        "2018-12-31", "2018-12-31T10:15:00", "2018-12-31 10:15", "2018-12-31T00:00:00Z",
        "2018-12-31T23:59:59Z",
        "2018-12-30T23:00:00Z", "2018-12-31T00:00:00+01:00", "20181231", "31-12-2018 12:30",
        "31-12-2018 kl. 12.00",
        "31 / 12 / 2018", "31.12.2018.", "senest 31-12-2018", "\u200b31-12-2018\u00a0", "31/12-18",
        "December 31, 2018",
        "43465", "2018/12/31", 43465, 43465.75, 20181231, NEW_YEARS_EVE, datetime(2018, 12, 31, 14, 30),
        "2019-W01-1",
        "ma 31-12-18", "ma. 31-12-2018", "man 31-12-18 08:00", "Mon 31-Dec-18", "Monday, 31 December 2018",
        "31/Dec/18 9:05 AM", "31-dec-2018 21.05", "Dec 31, 2018, 2:00 PM", "Dec 31, 2018, 2:00\u202fPM",
        "Dec 31 2018", "31. dec. 2018, 9.15", "31/12/2018 5:30 pm", "31/12/2018 12:00:00 AM",
        "2018-12-31 2:00 PM",
        "Mon Dec 31 2018 02:00:00 GMT+0100 (CET)", "31st of December 2018", "31\u201112\u20112018",
        "31\u201312\u20132018", "2018\u201012\u201031",
        "Mon, 31 Dec 2018 23:10:00 +0100", "Mon Dec 31 09:15:00 CET 2018", "31-12-2018 kl. 9",
        "31/12/2018 14:00 (CET)", "31-12-2018 (mandag)", "31. Dezember 2018", "31 desember 2018",
    ],
)  # fmt: skip
def test_one_day(written):
    reading = parse_date(written)
    assert (reading.first, reading.last, reading.text, reading.problem) == (
        NEW_YEARS_EVE,
        NEW_YEARS_EVE,
        None,
        None,
    )


def test_the_day_is_always_first():
    assert parse_date("10/07/2018").last == date(2018, 7, 10)
    assert parse_date("07-10-18").last == date(2018, 10, 7)
    assert "findes ikke" in parse_date("12/31/2018").problem


def test_a_summer_midnight_in_utc_is_the_day_that_begins_in_denmark():
    assert parse_date("2018-05-31T22:00:00Z").last == date(2018, 6, 1)
    assert parse_date("2018-05-31T21:00:00Z").last == date(2018, 5, 31)


@pytest.mark.parametrize(
    "written",
    [
        "uge 23 2018", "uge 23, 2018", "uge 23-2018", "2018 uge 23", "u23 2018", "2018-W23", "Uge 23 i 2018",
        "2018W23",
        "uge 23 (2018)", "uge nr. 23 2018", "Uge: 23 2018", "wk 23 2018", "KW 23/2018", "18-W23",
        "23. uge 2018",
        "slut uge 23 2018", "senest i uge 23 2018",
    ],
)  # fmt: skip
def test_a_week_is_its_friday(written):
    reading = parse_date(written)
    assert (reading.first, reading.last, reading.text) == (date(2018, 6, 4), date(2018, 6, 8), written)
    assert reading.friday


def test_weeks_at_the_turn_of_the_year_follow_iso():
    assert parse_date("uge 1 2019").last == date(2019, 1, 4)
    assert parse_date("uge 53 2020").last == date(2021, 1, 1)
    assert "findes ikke" in parse_date("uge 53 2018").problem


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("primo november 2018", date(2018, 11, 1), date(2018, 11, 10)),
        ("medio nov. 2018", date(2018, 11, 11), date(2018, 11, 20)),
        ("ultimo november 2018", date(2018, 11, 21), date(2018, 11, 30)),
        ("Ultimo februar 2020", date(2020, 2, 21), date(2020, 2, 29)),
        ("ultimo 2018", date(2018, 12, 1), date(2018, 12, 31)),
        ("Q4 2018", date(2018, 10, 1), date(2018, 12, 31)),
        ("4. kvartal 2018", date(2018, 10, 1), date(2018, 12, 31)),
        ("2018 Q4", date(2018, 10, 1), date(2018, 12, 31)),
        ("2. halvår 2018", date(2018, 7, 1), date(2018, 12, 31)),
        ("november 2018", date(2018, 11, 1), date(2018, 11, 30)),
        ("nov-18", date(2018, 11, 1), date(2018, 11, 30)),
        ("11/2018", date(2018, 11, 1), date(2018, 11, 30)),
        ("2018-11", date(2018, 11, 1), date(2018, 11, 30)),
        ("efteråret 2018", date(2018, 9, 1), date(2018, 11, 30)),
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        (2018, date(2018, 1, 1), date(2018, 12, 31)),
        ("01-06-2018 - 30-06-2018", date(2018, 6, 1), date(2018, 6, 30)),
        ("inden 1/7 2018", date(2018, 7, 1), date(2018, 7, 1)),
    ],
)
def test_vague_dates_keep_their_words_and_are_a_period(written, first, last):
    reading = parse_date(written)
    assert (reading.first, reading.last, reading.text) == (first, last, str(written))


@pytest.mark.parametrize(
    "written", ["uge 23/18", "Uge 23 '18", "u23/18", "W23 18", "uge 23 i 18", "uge 23 (18)"]
)
def test_a_week_may_have_two_figures_of_its_year(written):
    assert parse_date(written).last == date(2018, 6, 8)


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("Q2 18", date(2018, 6, 30)), ("Q2-18", date(2018, 6, 30)), ("q3 '18", date(2018, 9, 30)),
        ("K3 2018", date(2018, 9, 30)), ("4. kvartal 18", date(2018, 12, 31)),
        ("1. kvt. 19", date(2019, 3, 31)),
        ("1. halvår 18", date(2018, 6, 30)), ("H2 18", date(2018, 12, 31)),
        ("efterår 18", date(2018, 11, 30)),
        ("ult. maj 2019", date(2019, 5, 31)), ("med. maj 2019", date(2019, 5, 20)),
        ("2018 2. kvartal", date(2018, 6, 30)), ("Q1 i 2019", date(2019, 3, 31)),
    ],
)  # fmt: skip
def test_periods_may_have_two_figures_of_their_year(written, last):
    assert parse_date(written).last == last


@pytest.mark.parametrize(
    "written", ["to dage", "ma", "on", "q218", "h118", "uge 23, 24", "uge 23/24", "fr kl. 8"]
)
def test_words_and_numbers_that_only_resemble_a_date(written):
    assert parse_date(written).problem


@pytest.mark.parametrize("written", ["31/5", "uge 43", "5. maj", "31.5.", "u 7", "31-05", "43. uge"])
def test_without_a_year_nothing_is_guessed(written):
    reading = parse_date(written)
    assert (reading.first, reading.last) == (None, None)
    assert "intet årstal" in reading.problem


@pytest.mark.parametrize(
    "written",
    [
        "31-02-2018", "00-01-2018", "01-01-1900", "31-12-9999", "løbende", "hurtigst muligt", True, time(12,
        0), 0.5, -1,
        "13/2018", "uge 60 2018", datetime(1900, 1, 1),
        "20181332", "2018-02-30", "1234567", "uge 23-24", "31-12-2018 og 1-1",
    ],
)  # fmt: skip
def test_what_is_no_date_is_a_problem_and_never_a_date(written):
    reading = parse_date(written)
    assert (reading.first, reading.last) == (None, None)
    assert reading.problem


@given(
    st.dates(date(1990, 1, 1), date(2069, 12, 31)),
    st.sampled_from(["%d-%m-%Y", "%d.%m.%y", "%Y-%m-%d", "%d/%m %Y", "%Y%m%d"]),
)
def test_every_day_in_every_form(day, form):
    written = day.strftime(form)
    if form == "%d.%m.%y" and day.year < 2000:
        return
    assert parse_date(written).last == day


@given(st.text(max_size=30))
def test_no_text_makes_it_fail_and_each_has_a_day_or_a_problem(text):
    reading = parse_date(text)
    assert (reading.last is None) == bool(reading.problem)
    if reading.last:
        assert reading.first <= reading.last


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("klik_2018-05-28", date(2018, 5, 28)),
        ("KLIK-eksport 20180528 v2", date(2018, 5, 28)),
        ("klik 28052018", date(2018, 5, 28)),
        ("28_05_2018_klik", date(2018, 5, 28)),
        ("Udtræk pr. 28. maj 2018 kl. 10", date(2018, 5, 28)),
        ("klik-28.05.18", date(2018, 5, 28)),
    ],
)
def test_dates_inside_a_title_or_file_name(text, day):
    assert days_in(text) == [day]


def test_numbers_that_are_no_dates_are_left_alone():
    assert days_in("SF1590_A version 12345678 for 98 kommuner") == []


@pytest.mark.parametrize("written", ["2026-03-01 - 2026-03-31", "2026-03-01 10:00 - 2026-03-31 12:00"])
def test_iso_dates_with_another_after_them_are_never_one_day(written):
    reading = parse_date(written)
    assert reading.problem or (reading.first, reading.last) == (date(2026, 3, 1), date(2026, 3, 31))
