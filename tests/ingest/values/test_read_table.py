"""Cells to tasks: a test a rule, each with a file that a naive parser gets wrong."""

import json
from datetime import date, datetime

import pytest

from dashboard.ingest.sandbox.workbook import CellError
from dashboard.ingest.values.light_signs import light_of_fill, light_of_text
from tests.ingest.workbooks import accounted, read, sheet, value

DAY = datetime(2018, 12, 31)


def column_of(header: str, *cells, **choices):
    """A reading of tasks whose column `header` holds the cells."""
    return read(
        [["Opgave", "Status", header], *([f"Opgave {n}", "I gang", cell] for n, cell in enumerate(cells))],
        **choices,
    )


def extra(reading, row: int = 0) -> dict:
    return json.loads(reading.tasks["extra"].iloc[row])


def messages(reading) -> str:
    return "\n".join(f"{warned.row} {warned.column}: {warned.message}" for warned in reading.warnings)


# Dates


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
    assert [(warned.row, warned.column) for warned in reading.warnings] == [(2, "Frist"), (4, "Frist")]


def test_every_unreadable_date_is_told_by_row_also_where_the_text_is_the_same():
    reading = column_of("Frist", "31/5", "31/5", DAY)
    assert [warned.row for warned in reading.warnings] == [2, 3]


# Lights


@pytest.mark.parametrize(
    ("written", "light"),
    [
        ("Rød", "red"), ("rødt", "red"), ("RED", "red"), ("Gul – handling kræves", "yellow"), ("🔴", "red"),
        ("🟢 ok", "green"),
        ("Grå", "grey"), ("Lyset er grønt", "green"), ("Fuldført", "done"), ("R\u00f8d\u200b", "red"),
        ("Rød/gul", None), ("ikke grøn", None), ("Grønland", None), ("lilla", None),
    ],
)  # fmt: skip
def test_lights_in_text(written, light):
    reading = column_of("Farve", written, "Grøn", "Gul", "Rød")
    assert value(reading, "light") == light
    assert ("ikke et lys" in messages(reading)) == (light is None)


@pytest.mark.parametrize(
    "written",
    [
        "Er ikke rød",
        "Ej rød",
        "Ingen røde",
        "Tidligere rød",
        "På vej mod rød",
        "Bør være grøn",
        "Næsten grøn",
    ],
)
def test_a_light_that_is_named_as_what_it_is_not_is_no_light(written):
    assert light_of_text(written) is None
    assert light_of_text("Rød: kan ikke løses") == "red"


def test_single_letters_are_lights_only_where_they_can_mean_one_thing():
    reading = column_of("RAG", "R", "A", "G", "Red", "Green")
    assert reading.tasks["light"].tolist() == ["red", "yellow", "green", "red", "green"]
    danish = column_of("Farve", "R", "G", "Rød", "Grøn")
    assert value(danish, "light", 0) == "red"
    assert value(danish, "light", 1) is None  # grøn, gul or grå


def test_number_codes_are_no_lights_until_somebody_explains_them():
    unexplained = column_of("Farve", 1, 2, 3)
    assert unexplained.lights["unknown"] == 3
    assert "Fortæl, hvad hvert tal betyder" in unexplained.question
    told = column_of("Farve", 1, 2, 3, light_codes={"1": "green", "2": "yellow", "3": "red"})
    assert told.tasks["light"].tolist() == ["green", "yellow", "red"]
    assert told.question == ""


def test_number_codes_that_the_file_explains_are_lights():
    above = [["1 = rød, 2 = gul, 3 = grøn"]]
    rows = [["Opgave", "Status", "Farve"], ["A b", "Ny", 1], ["C d", "Ny", "3"], ["E f", "Ny", 2.0]]
    assert read(above + rows).tasks["light"].tolist() == ["red", "green", "yellow"]
    legend = sheet([["Kode", "Farve"], [1, "Grøn"], [2, "Gul"], [3, "Rød"]], "Forklaring")
    assert read(sheet(rows), legend).tasks["light"].tolist() == ["green", "red", "yellow"]


def test_the_light_may_be_a_fill_colour_alone():
    rows = [["Opgave", "Frist", None], ["A b", DAY, None], ["C d", DAY, None], ["E f", DAY, None]]
    reading = read(sheet(rows, fills={2: [None, "FFC7CE", "C6EFCE", "FFFFFF"]}))
    assert [value(reading, "light", row) for row in range(3)] == ["red", "green", None]
    assert reading.columns["light"] == "Kolonne C"


def test_banding_and_a_marked_cell_are_no_lights():
    rows = [["Opgave", "Frist"], *([f"Opgave {n}", DAY] for n in range(8))]
    banded = {index: [None] + ["E2EFDA", None] * 4 for index in (0, 1)}
    assert "light" not in read(sheet(rows, fills=banded)).columns
    marked = {1: [None, "FF0000", "FFFF00", *[None] * 6]}
    assert "light" not in read(sheet(rows, fills=marked)).columns


def test_text_goes_before_fill_and_fill_helps_where_the_text_is_silent():
    rows = [["Opgave", "Farve"], ["A b", "Rød"], ["C d", None]]
    reading = read(sheet(rows, fills={1: [None, "00B050", "FFFF00"]}))
    assert reading.tasks["light"].tolist() == ["red", "yellow"]


@pytest.mark.parametrize(
    ("fill", "light"),
    [
        ("FF0000", "red"), ("C00000", "red"), ("FFC7CE", "red"), ("FFFF00", "yellow"), ("FFC000", "yellow"),
        ("FFEB9C", "yellow"), ("00B050", "green"), ("92D050", "green"), ("C6EFCE", "green"),
        ("E2EFDA", "green"),
        ("808080", "grey"), ("D9D9D9", "grey"), ("FFFFFF", None), ("F2F2F2", None), ("000000", None),
        ("DDEBF7", None), ("4472C4", None), ("7030A0", None), (None, None),
    ],
)  # fmt: skip
def test_fills_of_the_usual_palettes(fill, light):
    assert light_of_fill(fill) == light


# Statuses


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


def test_shares_and_percents_are_told_apart_by_the_whole_column():
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
    assert [(warned.row, warned.message) for warned in reading.warnings] == [
        (2, "Vi kender ikke statussen »Hos Bente«; den vises, som den står (2 rækker).")
    ]


# Persons, flags, texts


def test_initials_in_brackets_leave_the_name_and_stay_in_the_details():
    reading = column_of("Ansvarlig", "Mette  Hansen (MEH)", "Ole Olsen")
    assert reading.tasks["responsible"].tolist() == ["Mette Hansen", "Ole Olsen"]
    assert extra(reading) == {"Ansvarlig": "Mette Hansen (MEH)"} and extra(reading, 1) == {}


@pytest.mark.parametrize("nobody", ["-", "Ikke angivet", "(vakant)", "?", "N/A", "  "])
def test_a_word_for_nobody_is_nobody(nobody):
    assert value(column_of("Ansvarlig", nobody, "Ole Olsen"), "responsible") is None


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


# Merged cells, errors, formulas, CPR


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


def test_cells_with_errors_are_empty_with_a_warning_each():
    reading = column_of("Frist", CellError("#N/A"), DAY)
    assert value(reading, "due_date") is None
    assert "2 Frist: Cellen har fejlen #N/A" in messages(reading)
    elsewhere = column_of("Afdeling", CellError("#REF!"), "IT")
    assert "2 Afdeling: Cellen har fejlen #REF!" in messages(elsewhere)


def test_a_title_with_an_error_rejects_its_row():
    reading = read([["Opgave", "Status"], [CellError("#NAVN?"), "Ny"], ["C d", "Ny"]])
    assert [(one.row, one.reason) for one in reading.rejected] == [(2, "Opgavetitlen er fejlen #NAVN?")]


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
    told = messages(reading)
    assert "Bemærkning: 1 celle ligner et CPR-nummer" in told
    assert "1234" not in told and "4321" not in told


@pytest.mark.parametrize(
    "written", ["12345678", "9999999999", "SF1590-1234", "2018-12-31", "+45 12 34 56 78"]
)
def test_other_numbers_are_no_cpr(written):
    assert "CPR" not in messages(column_of("Bemærkning", written, "Intet"))


# Every row accounted for


def test_totals_notes_and_a_legend_below_are_no_tasks_and_each_is_told():
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


def test_a_light_column_of_fills_with_a_tick_for_what_is_done():
    rows = [["Farve", "Opgave", "Frist"], ["✔", "A b", DAY], [None, "C d", DAY], [None, "E f", DAY]]
    reading = read(sheet(rows, fills={0: [None, None, "FF0000", "D9D9D9"]}))
    assert reading.tasks["light"].tolist() == ["done", "red", "grey"]
    assert not reading.doubts


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


def test_the_same_task_twice_is_loaded_twice_and_told():
    reading = read(
        [["Opgave", "Projekt", "Status"], ["A b", "KP", "Ny"], ["a  B", "KP", "Ny"], ["A b", "KY", "Ny"]]
    )
    assert len(reading.tasks) == 3
    assert [warned.row for warned in reading.warnings if "tidligere række" in warned.message] == [3]
    assert reading.tasks["task_key"].is_unique
