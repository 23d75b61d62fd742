"""Columns of dates, statuses, persons, flags and texts, with cells that a naive parser gets wrong."""

from datetime import date, datetime

import pytest

from tests.ingest.workbooks import column_of, extra, messages, read, value

DAY = datetime(2018, 12, 31)


def test_a_period_is_due_on_its_last_day_and_starts_on_its_first():
    rows = [
        ["Opgave", "Startdato", "Slutdato"],
        ["Match ydelser", "Q3 2018", "ultimo november 2018"],
        ["B", DAY, DAY],
    ]
    reading = read(rows)
    assert value(reading, "start_date") == date(2018, 7, 1)
    assert value(reading, "due_date") == date(2018, 11, 30)
    assert value(reading, "due_date_from") == date(2018, 11, 21)
    assert value(reading, "due_date_text") == "ultimo november 2018"
    assert value(reading, "due_date_text", 1) is None
    assert value(reading, "due_date_from", 1) is None


def test_a_week_is_its_friday():
    reading = column_of("Frist", "uge 23 2018", DAY)
    assert value(reading, "due_date") == date(2018, 6, 8)
    assert value(reading, "due_date_text") == "uge 23 2018"


def test_an_unreadable_date_leaves_the_task_with_a_warning_and_its_text():
    reading = column_of("Frist", "31/5", DAY, "31-02-2018")
    assert len(reading.tasks) == 3 and not reading.rejected
    assert [value(reading, "due_date", row) for row in range(3)] == [None, date(2018, 12, 31), None]
    assert extra(reading) == {"Frist": "31/5"} and extra(reading, 2) == {"Frist": "31-02-2018"}
    assert [(warning.row, warning.column) for warning in reading.warnings] == [(2, "Frist"), (4, "Frist")]


def test_every_unreadable_date_is_reported_by_row_also_where_the_text_is_the_same():
    reading = column_of("Frist", "31/5", "31/5", DAY)
    assert [warning.row for warning in reading.warnings] == [2, 3]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Ikke påbegyndt", "not_started"), ("I gang", "in_progress"), ("igangværende", "in_progress"),
        ("FULDFØRT", "done"), ("Fuldført 12-06-2018", "done"), ("3. Løst", "done"),
        ("Kan ikke nås", "impossible"),
        ("Ikke relevant", "not_relevant"), ("På hold", "waiting"), ("100 %", "done"), ("50%", "in_progress"),
        ("0 pct.", "not_started"), ("Ikke fuldført", "not_started"), ("Løst af andre", None),
        ("Hos Bente", None),
    ],
)  # fmt: skip
def test_status_words(written, code):
    reading = read([["Opgave", "Status"], ["A b", written], ["C d", "I gang"], ["E f", "Ny"]])
    assert value(reading, "status_code") == code
    assert value(reading, "status") == written


def test_shares_and_percents_are_kept_apart_by_the_whole_column():
    shares = read([["Opgave", "% fuldført"], ["A b", 1.0], ["C d", 0.5], ["E f", 0]])
    assert shares.tasks["status_code"].tolist() == ["done", "in_progress", "not_started"]
    percents = read([["Opgave", "% fuldført"], ["A b", 1], ["C d", 100], ["E f", 0]])
    assert percents.tasks["status_code"].tolist() == ["in_progress", "done", "not_started"]
    assert percents.tasks["status"].tolist() == ["1 %", "100 %", "0 %"]
    more_than_all = read([["Opgave", "% fuldført"], ["A b", 1], ["C d", 0.5], ["E f", 1.1]])
    assert more_than_all.tasks["status"].tolist() == ["100 %", "50 %", "110 %"]
    assert more_than_all.tasks["status_code"].tolist()[:2] == ["done", "in_progress"]


def test_an_unknown_status_is_warned_of_once_with_its_rows():
    reading = read([["Opgave", "Status"], ["A b", "Hos Bente"], ["C d", "Hos Bente"], ["E f", "I gang"]])
    assert [(warning.row, warning.message) for warning in reading.warnings] == [
        (2, "Vi kender ikke statussen »Hos Bente«; den vises, som den står (2 rækker).")
    ]


def test_initials_in_brackets_leave_the_name_and_stay_in_the_details():
    reading = column_of("Ansvarlig", "Mette  Hansen (MEH)", "Ole Olsen")
    assert reading.tasks["responsible"].tolist() == ["Mette Hansen", "Ole Olsen"]
    assert extra(reading) == {"Ansvarlig": "Mette Hansen (MEH)"} and extra(reading, 1) == {}


@pytest.mark.parametrize(
    "nobody",
    [
        "-",
        "Ikke angivet",
        "(vakant)",
        "?",
        "N/A",
        "  ",
        "Unassigned",
        "Ikke udpeget",
        "INGEN",
        "(none)",
        "n/a",
        "Ej udpeget",
        "Mangler ansvarlig",
        "No one assigned yet",
        "Ansvarlig ikke udpeget",
        "afventer udpegning",
    ],
)
def test_a_word_for_nobody_is_nobody(nobody):
    assert value(column_of("Ansvarlig", nobody, "Ole Olsen"), "responsible") is None


def test_names_in_square_brackets_are_the_names():
    persons = column_of("Assignees", "[Sif Dahl]", "[Sif Dahl, Per Lund]", "Per Lund [It]", "[Ingen]")
    assert [value(persons, "executor", row) for row in range(4)] == [
        "Sif Dahl", "Sif Dahl, Per Lund", "Per Lund", None
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Tom", "Tom Ingen", "Ingen Nielsen", "Ansvarlig leder", "NA", "Sand"])
def test_a_name_that_resembles_a_word_for_nobody_is_a_person(name):
    assert value(column_of("Ansvarlig", name, "Ole Olsen"), "responsible") == name


def test_ingen_is_nobody_in_columns_of_persons_only():
    reading = read([["Opgave", "Ansvarlig", "Projekt", "Status"], ["Ingen", "Ingen", "Ingen", "I gang"]])
    assert [value(reading, name) for name in ("title", "project", "responsible")] == ["Ingen", "Ingen", None]


@pytest.mark.parametrize("words", [("SAND", "FALSK"), ("TRUE", "FALSE"), ("sand", "falsk"), (True, False)])
@pytest.mark.parametrize("header", ["Løst", "Fuldført", "Status", "Completed"])
def test_true_and_false_in_words_tell_what_is_done(words, header):
    reading = column_of_tasks(header, *words, words[1])
    assert reading.tasks["status_code"].tolist() == ["done", "not_started", "not_started"]


def column_of_tasks(header: str, *cells):
    tasks = [[f"Opgave {number}", "Mette Hansen", cell] for number, cell in enumerate(cells)]
    return read([["Opgave", "Ansvarlig", header], *tasks])


def test_flags():
    reading = column_of("Obligatorisk", "Ja", "nej", "x", True, 0, None, "måske")
    assert [value(reading, "mandatory", row) for row in range(7)] == [
        True,
        False,
        True,
        True,
        False,
        None,
        None,
    ]
    assert "»måske« er hverken ja eller nej" in messages(reading)


def test_leading_zeros_stay_and_whole_numbers_have_no_point():
    reading = column_of("Opgave-id", "000123", 123.0, 7, "1E5")
    assert reading.tasks["task_id"].tolist() == ["000123", "123", "7", "1E5"]
