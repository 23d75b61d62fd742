"""Number codes for lights: what explains them, and what only looks as if it did."""

from datetime import datetime

import pytest

from tests.ingest.workbooks import accounted, read, sheet

DAY = datetime(2018, 12, 31)
CODED = [["Opgave", "Farve", "Frist"], ["A b", 1, DAY], ["C d", 2, DAY], ["E f", 3, DAY]]


def test_numbers_beside_words_in_the_tasks_are_no_legend():
    rows = [
        ["Opgave", "Farve", "Antal", "Prioritet"],
        ["A b", 1, 1, "Rød"],
        ["C d", 2, 2, "Gul"],
        ["E f", 3, 3, "Grøn"],
    ]
    reading = read(rows)
    assert reading.lights["unknown"] == 3
    assert reading.question


def test_a_remark_on_a_task_is_no_legend():
    rows = [[*row, note] for row, note in zip(CODED, ["Note", "1 = rød, 2 = gul", None, None], strict=True)]
    assert read(rows).lights["unknown"] == 3


@pytest.mark.parametrize(
    "legend",
    [
        [["1 = rød, 2 = gul, 3 = grøn"]],
        [["1 = rød"], ["2 = gul"], ["3: grøn"]],
        [[None, 1, "Rød"], [None, 2, "Gul"], [None, 3, "Grøn"]],
    ],
)
def test_a_legend_above_or_below_the_tasks_explains_their_numbers(legend):
    for reading in (read([*legend, *CODED]), read([*CODED, [], *legend]), read([*CODED, *legend])):
        assert reading.tasks["light"].tolist() == ["red", "yellow", "green"]
        assert accounted(reading)


def test_the_header_itself_may_explain_the_numbers():
    rows = [["Opgave", "Farve (1 = rød, 2 = gul, 3 = grøn)", "Frist"], *CODED[1:]]
    assert read(rows).tasks["light"].tolist() == ["red", "yellow", "green"]


def test_a_legend_on_another_sheet_explains_the_numbers():
    legend = sheet([["Kode", "Farve"], [1, "Rød"], [2, "Gul"], [3, "Grøn"]], "Forklaring")
    assert read(sheet(CODED), legend).tasks["light"].tolist() == ["red", "yellow", "green"]
