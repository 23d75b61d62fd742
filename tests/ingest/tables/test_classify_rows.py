"""Every row below a header is a task or rejected with a reason: rows that a hasty reader loses or invents."""

from datetime import datetime

import pytest

from dashboard.ingest.read_export import Reading
from dashboard.ingest.receipt import task_rows
from tests.ingest.hand_built import rows_xml, sheet_xml, tasks_and, xlsx
from tests.ingest.opened import opened_reading
from tests.ingest.workbooks import accounted, read, sheet

DAY = datetime(2018, 12, 31)


def reasons(reading: Reading) -> list[tuple[int, str]]:
    return [(one.row, one.reason) for one in reading.rejected]


# Titles that are formulas


@pytest.mark.parametrize("others", [[None, None], ["Ny", DAY]])
def test_a_title_that_is_a_formula_without_a_value_rejects_its_row(others):
    rows = [["Opgave", "Status", "Frist"], ["A b", "Ny", DAY], [None, *others], ["C d", "Ny", DAY]]
    reading = read(sheet(rows, formulas_without_value=[(3, 0)]))
    assert reasons(reading) == [(3, "Opgavetitlen er en formel uden gemt værdi")]
    assert reading.rows_read == 3 and reading.blank_rows == 0 and accounted(reading)
    assert [(told.row, told.column) for told in reading.warnings] == [(3, "Opgave")]


def test_a_formula_as_the_last_title_of_a_file_is_told():
    content = tasks_and('<row r="4"><c r="A4"><f>A2&amp;"x"</f></c></row>')
    reading = opened_reading(content)
    assert reading.rows_read == 3
    assert reasons(reading) == [(4, "Opgavetitlen er en formel uden gemt værdi")]


# Totals


@pytest.mark.parametrize("title", ["I alt", "Total", "12 opgaver"])
@pytest.mark.parametrize("filled", [[None, DAY], [None, "31-12-2018"], [0.5, DAY], ["50 %", None], [7, None]])
def test_a_date_or_a_figure_makes_no_task_of_a_total(title, filled):
    reading = read([["Opgave", "Status", "Frist"], ["A b", "Ny", DAY], ["C d", "Ny", DAY], [title, *filled]])
    assert reasons(reading) == [(4, "Ser ud som en sumrække")] and len(reading.tasks) == 2


@pytest.mark.parametrize("filled", [["I gang", None, None], [None, "Mette Hansen", DAY]])
def test_a_status_or_a_person_makes_a_task_of_what_is_called_a_total(filled):
    rows = [["Opgave", "Status", "Ansvarlig", "Frist"], ["A b", "Ny", "Ole Olsen", DAY], ["Samlet", *filled]]
    assert read(rows).tasks["title"].tolist() == ["A b", "Samlet"]


def test_a_total_in_another_column_than_the_title_is_a_task_if_it_has_a_date():
    rows = [["Projekt", "Opgave", "Frist"], ["KP", "A b", DAY], ["Total", "Opret roller", DAY]]
    assert read(rows).tasks["title"].tolist() == ["A b", "Opret roller"]


# Headers further down


TWO_LISTS = [
    ["Opgave", "Status", "Frist"],
    ["A b", "Ny", DAY],
    ["C d", "Ny", DAY],
    [],
    ["Afsluttede opgaver"],
    ["Frist", "Opgave", "Ansvarlig", "Status"],
    [DAY, "E f", "Mette Hansen", "Løst"],
    [DAY, "G h", "Mette Hansen", "Løst"],
]


def test_a_second_list_with_other_columns_is_rejected_row_by_row():
    reading = read(TWO_LISTS)
    assert reading.tasks["title"].tolist() == ["A b", "C d"] and accounted(reading)
    second = "Hører til en ny tabel, der begynder i række 6. En ny tabel skal stå i sit eget ark"
    assert reasons(reading) == [
        (5, "Ser ud som en note under tabellen"),
        *((row, second) for row in (6, 7, 8)),
    ]
    assert len(reading.rejected_tasks) == 3


def test_a_list_above_one_with_more_columns_is_not_lost():
    more = [*TWO_LISTS[5], "Projekt", "Udfører"]
    reading = read([*TWO_LISTS[:5], more, *TWO_LISTS[6:]])
    assert reading.tasks["title"].tolist() == ["A b", "C d"] and len(reading.rejected) == 4


def test_the_same_header_in_other_words_is_a_repeated_header():
    reading = read([*TWO_LISTS[:3], ["Opgavetitel", "Opgavestatus", "Deadline"], ["E f", "Ny", DAY]])
    assert reading.tasks["title"].tolist() == ["A b", "C d", "E f"]
    assert reasons(reading) == [(4, "Rækken gentager overskrifterne")]


def test_a_task_whose_cells_are_called_as_columns_are_is_a_task():
    rows = [["Opgave", "Opgavetype", "Rolle", "Status", "Frist"], ["A b", "Opgave", "Ansvarlig", "Løst", DAY]]
    assert len(read([*rows, ["C d", "Opgave", "Udfører", "Løst", None]]).tasks) == 2


def test_titles_that_look_like_no_value_are_text():
    titles = ["NaN", "INF", "null", "None", "nan", "NULL"]
    content = xlsx(sheet_xml(rows_xml([["Opgave", "Status"], *([title, "Ny"] for title in titles)])))
    assert [row["title"] for row in task_rows(opened_reading(content).tasks)] == titles
    csv = "\n".join(["Opgave;Status", *(f"{title};Ny" for title in titles)])
    assert [row["title"] for row in task_rows(opened_reading(csv.encode(), "a.csv").tasks)] == titles
