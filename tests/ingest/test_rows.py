"""Every row below a header is a task or rejected with a reason: rows that a hasty reader loses or invents."""

from datetime import datetime

import pytest

from dashboard.ingest.child import read_workbook
from dashboard.ingest.find_table import find_tables
from dashboard.ingest.reading import Reading, read_export
from tests.ingest.hand_built import tasks_and
from tests.ingest.workbooks import accounted, read, sheet

DAY = datetime(2018, 12, 31)


def opened_reading(content: bytes, name: str = "eksport.xlsx") -> Reading:
    workbook = read_workbook(content, name)
    return read_export(workbook, find_tables(workbook), name)


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
