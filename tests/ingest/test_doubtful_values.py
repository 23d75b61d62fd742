"""Values that look like something else at a hasty glance: marks, questions, orders of dates."""

import pytest

from dashboard.domain.statuses import status_of
from tests.ingest.workbooks import read, value


def column_of(header: str, *cells):
    """A reading of tasks whose column `header` holds the cells."""
    tasks = [[f"Opgave {number}", "Mette Hansen", cell] for number, cell in enumerate(cells)]
    return read([["Opgave", "Ansvarlig", header], *tasks])


# Statuses


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Løst?", None), ("Er løst?", None), ("Løst (?)", None), ("Løst - nej", "not_started"),
        ("Løst: nej", "not_started"), ("Færdig (ikke endnu)", "not_started"), ("Løst - ikke testet", None),
        ("Løst (delvist)", None), ("Løst 12-06 - nej", None), ("Løst: ja", "done"), ("Løst (MEH)", "done"),
    ],
)  # fmt: skip
def test_a_status_that_is_asked_or_taken_back_is_not_done(written, code):
    assert status_of(written) == code
    reading = column_of("Status", written, "I gang")
    assert value(reading, "status_code") == code
    assert value(reading, "status") == written
