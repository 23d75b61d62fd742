"""What a user is warning of: errors, formulas without a value, what looks like a CPR number."""

from datetime import datetime

import pytest

from dashboard.ingest.sandbox.workbook import CellError
from tests.ingest.workbooks import column_of, messages, read, sheet, value

DAY = datetime(2018, 12, 31)


def test_cells_with_errors_are_empty_with_a_warning_each():
    reading = column_of("Frist", CellError("#N/A"), DAY)
    assert value(reading, "due_date") is None
    assert "2 Frist: Cellen har fejlen #N/A" in messages(reading)
    elsewhere = column_of("Afdeling", CellError("#REF!"), "IT")
    assert "2 Afdeling: Cellen har fejlen #REF!" in messages(elsewhere)


def test_a_formula_without_a_value_is_warned_of():
    rows = [["Opgave", "Frist"], ["A b", None], ["C d", DAY]]
    assert "2 Frist: Cellen har en formel uden gemt værdi" in messages(
        read(sheet(rows, formulas_without_value=[(2, 1)]))
    )


@pytest.mark.parametrize(
    "written", ["010203-1234", "Borger 0102031234", 102031234, "se sag om 311299-4321 i dag"]
)
def test_what_looks_like_a_cpr_number_is_counted_and_never_shown(written):
    reading = column_of("Bemærkning", written, "Intet særligt")
    text = messages(reading)
    assert "Bemærkning: 1 celle ligner et CPR-nummer" in text
    assert "1234" not in text and "4321" not in text


@pytest.mark.parametrize(
    "written", ["12345678", "9999999999", "SF1590-1234", "2018-12-31", "+45 12 34 56 78"]
)
def test_other_numbers_are_no_cpr(written):
    assert "CPR" not in messages(column_of("Bemærkning", written, "Intet"))
