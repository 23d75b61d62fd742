"""Every row below a header is a task or rejected with a reason: rows that a hasty reader loses or invents."""

from datetime import datetime

import pytest

from dashboard.ingest.read_export import Reading
from dashboard.ingest.receipt import task_rows
from dashboard.ingest.sandbox.workbook import CellError
from tests.ingest.hand_built import rows_xml, sheet_xml, tasks_and, xlsx
from tests.ingest.opened_files import opened_reading
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
    assert [(warning.row, warning.column) for warning in reading.warnings] == [(3, "Opgave")]


def test_a_formula_as_the_last_title_of_a_file_is_reported():
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


def test_a_title_with_an_error_rejects_its_row():
    reading = read([["Opgave", "Status"], [CellError("#NAVN?"), "Ny"], ["C d", "Ny"]])
    assert [(one.row, one.reason) for one in reading.rejected] == [(2, "Opgavetitlen er fejlen #NAVN?")]


def test_totals_notes_and_a_legend_below_are_no_tasks_and_each_is_reported():
    rows = [
        ["Opgave", "Status", "Frist"], ["A b", "Ny", DAY], ["Total gennemgang af roller", "Ny", DAY],
        ["I alt", 2, None],
        [], ["Rød", "Kan ikke nås"], ["Noter fra mødet i maj"],
    ]  # fmt: skip
    reading = read(rows)
    assert reading.tasks["title"].tolist() == ["A b", "Total gennemgang af roller"]
    assert [(one.row, one.reason) for one in reading.rejected] == [
        (4, "Ser ud som en sumrække"),
        (6, "Ser ud som en forklaring af farverne"),
        (7, "Ser ud som en note under tabellen"),
    ]
    assert reading.rows_read == 5 and reading.blank_rows == 1 and accounted(reading)


@pytest.mark.parametrize(
    "total",
    ["Total", "I ALT:", "Sum", "Antal opgaver", "Total: 12 opgaver", "Antal: 3", "Hovedtotal", "380 opgaver"],
)
def test_words_for_totals(total):
    reading = read([["Opgave", "Status", "Frist"], ["A b", "Ny", DAY], [total, None, None]])
    assert reading.rejected[0].reason == "Ser ud som en sumrække"


def test_the_word_for_a_total_may_stand_in_another_column_than_the_count():
    reading = read(
        [["Nr", "Opgave", "Status"], ["1", "A b", "Ny"], ["2", "C d", "Ny"], [], ["I alt", "2 opgaver", None]]
    )
    assert len(reading.tasks) == 2
    assert [(one.row, one.reason) for one in reading.rejected] == [(5, "Ser ud som en sumrække")]


def test_a_title_alone_within_the_table_is_a_task():
    reading = read(
        [["Opgave", "Status", "Frist"], ["A b", None, None], ["C d", "Ny", DAY], ["E f", None, None]]
    )
    assert reading.tasks["title"].tolist() == ["A b", "C d", "E f"]


def test_tasks_after_a_blank_row_are_tasks():
    reading = read([["Opgave", "Status"], ["A b", "Ny"], [], ["C d", "Ny"], [], [], ["E f", "Ny"]])
    assert len(reading.tasks) == 3 and reading.blank_rows == 3


def test_a_row_without_title_is_rejected_with_its_row():
    reading = read([["Opgave", "Status"], ["A b", "Ny"], [None, "Ny"], ["  ", "I gang"], ["E f", "Ny"]])
    assert [(one.row, one.reason) for one in reading.rejected] == [
        (3, "Rækken har ingen opgavetitel"),
        (4, "Rækken har ingen opgavetitel"),
    ]
    assert accounted(reading)


def test_a_subheading_across_the_columns_is_no_task():
    rows = [["Opgave", "Status", "Frist"], ["Projekt KP", None, None], ["A b", "Ny", DAY]]
    reading = read(sheet(rows, merged=[(2, 0, 2, 2)]))
    assert reading.tasks["title"].tolist() == ["A b"]
    assert "mellemrubrik" in reading.rejected[0].reason


def test_hidden_rows_are_loaded_and_counted():
    rows = [["Opgave", "Status"], ["A b", "Ny"], ["C d", "Ny"], [None, "Ny"]]
    reading = read(sheet(rows, hidden_rows=[3, 4]))
    assert len(reading.tasks) == 2 and reading.hidden_rows == 1


HOURS = ["Nr", "Opgave", "Ansvarlig", "Frist", "Timer"]


@pytest.mark.parametrize(
    "total",
    [
        [None, None, None, None, 40],
        ["Count", 2, None, None, 40],
        ["Total (2 items)", None, None, None, 40],
        [None, "Samlet tidsforbrug", None, None, 40],
        [None, "Heraf udført", None, None, 12],
        ["Antal opgaver: 2"],
    ],
)
def test_rows_of_sums_are_counted_apart(total):
    tasks = [[number, f"Flyt arkiv {number}", "Ole Olsen", DAY, 20] for number in (1, 2)]
    reading = read([HOURS, *tasks, total])
    assert len(reading.tasks) == 2 and reading.totals == 1 and not reading.turned_away


@pytest.mark.parametrize(
    "row", [[3, "Heraf følger en ny aftale", "Ole Olsen", DAY, 5], [3, "Heraf udført", "Ole Olsen", None, 5]]
)
def test_a_task_that_begins_as_a_part_of_a_total_is_a_task(row):
    assert len(read([HOURS, [1, "Flyt arkiv", "Ole Olsen", DAY, 20], row]).tasks) == 2


def test_a_number_in_a_field_of_a_task_is_no_sum():
    reading = read([HOURS, [1, "Flyt arkiv", "Ole Olsen", DAY, 20], [2, None, None, None, None]])
    assert reading.totals == 0 and reading.turned_away == 1
