"""What a task has beside its parsed fields: its code, and the columns without a field."""

from datetime import datetime

from tests.ingest.workbooks import column_of, extra, read, value

DAY = datetime(2018, 12, 31)


def test_the_code_in_the_title_is_the_id_where_no_column_is():
    reading = read([["Opgave", "Status"], ["(MI 01) Match ydelser", "Ny"], ["Test SF1590", "Ny"]])
    assert [value(reading, "task_id", row) for row in range(2)] == ["MI 01", None]
    assert value(reading, "title") == "(MI 01) Match ydelser"


def test_columns_without_a_field_are_kept_with_the_task():
    reading = column_of("Afdeling", "IT", 12.0, DAY, None, 'Ærø "syd"')
    assert [extra(reading, row).get("Afdeling") for row in range(5)] == [
        "IT",
        "12",
        "31.12.2018",
        None,
        'Ærø "syd"',
    ]
    assert reading.unmapped == ["Afdeling"]
