"""Every row below a header is a task or rejected with a reason: rows that a hasty reader loses or invents."""

from datetime import datetime

import pytest

from dashboard.ingest.reading import Reading
from tests.ingest.hand_built import tasks_and
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
