"""Which column holds the lights in text, alone or among several, and what is no light."""

from datetime import datetime

import pytest

from dashboard.domain.problems import NoTasks
from dashboard.ingest.read_export import read_export
from dashboard.ingest.receipt import NO_LIGHTS, about_file
from dashboard.ingest.tables.find_tables import find_tables
from tests.ingest.workbooks import extra, messages, read, sheet, value, workbook

DAY = datetime(2018, 12, 31)
MIXED_CELLS = ["I gang", "Rød", "Løst", "I gang", "Grøn", "Ikke startet"]
LIGHTS = ["Rød", "Gul", "Grøn", "Grøn", "Grå", "Rød", "Grøn", "Gul"]


def with_columns(columns: dict[str, list], **choices):
    """A reading of tasks with a deadline and these columns."""
    count = len(next(iter(columns.values())))
    rows = [[f"Opret rolle {n}", DAY, *(values[n] for values in columns.values())] for n in range(count)]
    return read([["Opgave", "Frist", *columns], *rows], **choices)


def lights(reading) -> list:
    return [value(reading, "light", row) for row in range(len(reading.tasks))]


DONE_BESIDE = {
    "a header that says light": ("Farve", ["Rød", "Gul", *["Løst"] * 8]),
    "a header that says status": ("Status", ["Grøn", *["Fuldført"] * 6, "Rød"]),
    "a header of their own": ("Hvor står vi", ["Gul", "Grøn", "Afsluttet", "Afsluttet", "Afsluttet", "Gul"]),
    "in English": ("Health", ["Green", "Amber", "Completed", "Completed", "Red"]),
    "emojis and a tick": ("Status", ["🔴", "🟢", "✅", "✅", "✅"]),
}


@pytest.mark.parametrize("name", DONE_BESIDE)
def test_words_for_what_is_done_are_lights_where_two_lights_stand_beside_them(name):
    header, cells = DONE_BESIDE[name]
    reading = with_columns({header: cells})
    assert reading.columns["light"] == header
    assert reading.lights["unknown"] == 0
    assert reading.lights["done"] == sum(
        cell in ("Løst", "Fuldført", "Afsluttet", "Completed", "✅") for cell in cells
    )


def test_words_for_what_is_done_alone_are_a_status():
    reading = with_columns({"Farve": ["Løst", "I gang", "Løst", "Fuldført", "Løst"]})
    assert "light" not in reading.columns and reading.columns["status"] == "Farve"


MIXED = {
    "a status with two colours": ("Status", ["Grøn", "Afventer", "Løst", "Rød", "Ikke startet", "Løst"]),
    "a status with one colour": ("Opgavestatus", ["I gang", "I gang", "Rød", "I gang", "Afsluttet", "Rød"]),
    "a light column with statuses": ("Trafiklys", ["Rød", "I gang", "Gul", "Gul", "Grøn", "Ikke påbegyndt"]),
    "a header of their own": (
        "Hvor langt er vi",
        ["Gul", "Løst", "Igangværende", "Løst", "Rød", "Igangværende"],
    ),
}


@pytest.mark.parametrize("name", MIXED)
def test_of_a_column_of_both_a_colour_is_the_light_and_another_word_the_status(name):
    header, cells = MIXED[name]
    reading = with_columns({header: cells})
    assert reading.columns["light"] == reading.columns["status"] == header
    colours = {"Rød": "red", "Gul": "yellow", "Grøn": "green"}
    for row, cell in enumerate(cells):
        assert value(reading, "status", row) == (None if cell in colours else cell)
        assert value(reading, "light", row) == colours.get(
            cell, "done" if cell in ("Løst", "Afsluttet") else None
        )
    assert "kender" not in messages(reading)
    assert "både lys og status" in messages(reading) and {"light", "status"} & {*reading.open_questions}


def test_an_unknown_word_in_a_column_of_both_is_told_once_and_kept():
    reading = with_columns({"Status": ["Rød", "I gang", "Hos Bente", "Grøn", "I gang", "Løst"]})
    assert messages(reading).count("Hos Bente") == 1
    assert value(reading, "status", 2) == "Hos Bente" and extra(reading, 2) == {}


def test_a_status_that_names_a_colour_within_a_sentence_is_no_light():
    reading = with_columns({"Status": ["I gang", "Afventer grøn zone", "Løst", "I gang", "Løst"]})
    assert "light" not in reading.columns


@pytest.mark.parametrize(
    "header", ["RAG-status", "RAG", "Status (RAG)", "Rag status", "Status", "Lys", "Vurdering"]
)
def test_r_a_and_g_are_lights(header):
    reading = with_columns({header: ["R", "A", "G", "G", "A", "R", "G", "G"]})
    assert reading.columns["light"] == header and "status" not in reading.columns
    assert lights(reading)[:3] == ["red", "yellow", "green"]
    assert "kender" not in messages(reading)


@pytest.mark.parametrize(
    "cells", [["A", "B", "C", "A"], ["A", "A", "G", "A"], ["R", "C", "I", "A"], ["r", "x", "x", "r"]]
)
def test_other_letters_are_no_lights(cells):
    reading = with_columns({"Gruppe": cells})
    assert "light" not in reading.columns


ASPECTS = {"Tid": ["Grøn"] * 7 + ["Gul"], "Økonomi": ["Gul"] + ["Grøn"] * 7}


@pytest.mark.parametrize(
    "header",
    ["Samlet status", "Overordnet", "Total", "Samlet vurdering", "Status", "KLIK-lys", "Overall RAG"],
)
@pytest.mark.parametrize("first", [True, False])
def test_of_several_columns_of_lights_the_one_that_sums_up_is_read_and_the_others_kept(header, first):
    own = {header: LIGHTS}
    reading = with_columns(own | ASPECTS if first else ASPECTS | own)
    assert reading.columns["light"] == header
    assert lights(reading)[:3] == ["red", "yellow", "green"]
    assert extra(reading) == {"Tid": "Grøn", "Økonomi": "Gul"}


def test_that_there_were_several_is_told_unless_one_of_them_is_named_for_it():
    assert "Flere kolonner har lys" in messages(with_columns(ASPECTS | {"Samlet": LIGHTS}))
    assert "Flere kolonner" not in messages(with_columns(ASPECTS | {"KLIK-lys": LIGHTS}))


def test_of_several_columns_of_lights_that_none_sums_up_none_is_read_and_the_user_is_asked():
    reading = with_columns(ASPECTS | {"Kvalitet": LIGHTS})
    assert "light" not in reading.columns and reading.lights["unknown"] == len(LIGHTS)
    assert "light" in reading.open_questions
    assert reading.unplaced["light"] == ["Tid", "Økonomi", "Kvalitet"]
    assert "Flere kolonner har lys: »Tid«, »Økonomi« og »Kvalitet«. Vælg" in messages(reading)


ASKED = {
    "words of their own": ("Stemning", ["God", "Dårlig", "God", "God", "Dårlig", "Midt"]),
    "a header that hints": ("Vores farvevalg", ["A1", "A2", "A1", "A1", "A2", "A3"]),
    "one shape": ("Tegn", ["●"] * 6),
    "one shape as the status": ("Status", ["●"] * 6),
}


@pytest.mark.parametrize("name", ASKED)
def test_where_no_light_is_found_the_columns_that_may_be_it_are_asked_about(name):
    header, cells = ASKED[name]
    reading = with_columns({header: cells})
    assert "light" not in reading.columns and reading.lights["unknown"] == 6
    assert "light" in reading.open_questions and reading.unplaced["light"] == [header]


def test_a_file_without_lights_says_so():
    reading = with_columns({"Status": ["I gang", "Løst", "I gang"]})
    assert NO_LIGHTS in about_file(reading) and "light" not in reading.open_questions
    assert NO_LIGHTS not in about_file(with_columns({"Lys": LIGHTS}))
    numbers = with_columns({"Lys": [1, 2, 3]})
    assert about_file(numbers) == [numbers.question]


@pytest.mark.parametrize("sign", ["●", "■", "○", "l", "✓"])
def test_one_shape_in_all_rows_says_nothing(sign):
    reading = with_columns({"Lys": [sign] * 6})
    assert set(lights(reading)) <= {None}


def test_our_own_shapes_are_lights_where_there_are_several():
    reading = with_columns({"Lys": ["●", "■", "▲", "✓", "○"]})
    assert lights(reading) == ["done", "red", "yellow", "green", "grey"]


SCORED = [["Nr", "System", "Beskrivelse", "Fortrolighed", "Tilgængelighed", "Score", "Vurdering"]] + [
    [n, "Opus", f"Behandler personoplysninger om sag {n}", n % 3, n % 2, n % 4, ["Rød", "Gul", "Grøn"][n % 3]]
    for n in range(12)
]
RACI = [["Aktivitet", "Projektleder", "It-chef", "Ansvarlig"]] + [
    [f"Gennemfør trin {n}", "RACI"[n % 4], "ACIR"[n % 4], "IRAC"[n % 4]] for n in range(8)
]


@pytest.mark.parametrize("rows", [SCORED, RACI], ids=["scored register", "raci"])
def test_a_scored_register_and_a_raci_are_no_task_lists(rows):
    with pytest.raises(NoTasks):
        read(rows)


def test_a_user_who_has_answered_is_not_asked_again():
    rows = [
        ["Opgave", "Frist", "Status"],
        *([f"Opret rolle {n}", DAY, cell] for n, cell in enumerate(MIXED_CELLS)),
    ]
    book = workbook(sheet(rows))
    table = find_tables(book)[0]
    none = read_export(book, [table.mapped(None, {"light": None})], "eksport.xlsx")
    assert "light" not in none.columns and none.open_questions == []
    both = read_export(book, [table.mapped({"light": "Status"}, None)], "eksport.xlsx")
    assert both.columns["status"] == both.columns["light"] == "Status" and both.open_questions == []
    assert both.lights["red"] == 1
