"""Merged cells count for every row they span."""

from tests.ingest.workbooks import read, sheet, value


def test_a_merged_cell_counts_for_every_row_it_spans_but_not_for_a_blank_one():
    rows = [
        ["Projekt", "Opgave", "Status"],
        ["KP", "A b", "Ny"],
        [None, "C d", "Ny"],
        [None, None, None],
        ["KY", "E f", "Ny"],
    ]
    reading = read(sheet(rows, merged=[(2, 0, 4, 0)]))
    assert reading.tasks["project"].tolist() == ["KP", "KP", "KY"]
    assert reading.blank_rows == 1 and not reading.rejected


def test_a_merged_title_above_the_table_is_no_value_of_it():
    rows = [["Overblik", None], ["Opgave", "Status"], ["A b", "Ny"], ["C d", None]]
    reading = read(sheet(rows, merged=[(1, 1, 1, 1), (1, 0, 1, 1)]))
    assert value(reading, "status", 1) is None
