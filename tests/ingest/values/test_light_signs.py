"""Lights in words, letters, numbers, glyphs and fills."""

from datetime import datetime

import pytest

from dashboard.ingest.values.light_signs import light_of_fill, light_of_text
from tests.ingest.workbooks import column_of, messages, read, sheet, value

DAY = datetime(2018, 12, 31)


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
    assert "Angiv, hvad hvert tal betyder" in unexplained.question
    explained = column_of("Farve", 1, 2, 3, light_codes={"1": "green", "2": "yellow", "3": "red"})
    assert explained.tasks["light"].tolist() == ["green", "yellow", "red"]
    assert explained.question == ""


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


def test_a_light_column_of_fills_with_a_tick_for_what_is_done():
    rows = [["Farve", "Opgave", "Frist"], ["✔", "A b", DAY], [None, "C d", DAY], [None, "E f", DAY]]
    reading = read(sheet(rows, fills={0: [None, None, "FF0000", "D9D9D9"]}))
    assert reading.tasks["light"].tolist() == ["done", "red", "grey"]
    assert not reading.doubts
