"""Colours of a size, a group or another matter, and a key of the colours beside the tasks: no lights."""

from datetime import datetime

import pytest

from tests.ingest.workbooks import messages, read, sheet, value

RED, YELLOW, GREEN, BLUE = "FF0000", "FFFF00", "00B050", "4472C4"
LIGHTS = [RED, GREEN, GREEN, YELLOW, RED, GREEN, GREEN, YELLOW, GREEN, RED]
DAY = datetime(2021, 9, 30)
HEADER = ["Opgave", "Ansvarlig", "Frist"]
PEOPLE = ["Sif Dahl", "Per Lund", "Sif Dahl", "Nour Aziz", "Per Lund", "Nour Aziz"]


def task(number: int, *more) -> list:
    return [f"Klargør enhed nummer {number}", PEOPLE[(number + number // 4) % 6], DAY, *more]


def with_column(header: str, cells: list, colours: list = LIGHTS, columns: tuple = (3,)):
    rows = [[*HEADER, header], *(task(number, cell) for number, cell in enumerate(cells))]
    return read(sheet(rows, fills={column: [None, *colours] for column in columns}))


HOURS = [9.5, 41, 77, 18, 3, 52, 60, 22, 90, 11]  # the smallest are red, the largest green
PERCENT = [f"{str(number).replace('.', ',')} %" for number in HOURS]


@pytest.mark.parametrize("header", ["Timer", "Dage tilbage", "Pointtal"])
@pytest.mark.parametrize("cells", [HOURS, [str(it).replace(".", ",") for it in HOURS]])
@pytest.mark.parametrize("columns", [(3,), (0, 1, 2, 3)])
def test_a_scale_of_colours_follows_its_numbers(header, cells, columns):
    colours = [RED if it < 15 else YELLOW if it < 40 else GREEN for it in HOURS]
    reading = with_column(header, cells, colours, columns)
    assert reading.tasks["light"].isna().all() and f"»{header}«" in messages(reading)


def test_so_does_one_of_the_share_that_is_done():
    colours = [RED if it < 15 else YELLOW if it < 40 else GREEN for it in HOURS]
    reading = with_column("% færdig", PERCENT, colours)
    assert reading.tasks["light"].isna().all() and reading.columns["status"] == "% færdig"


def test_rows_whose_colours_no_number_explains_have_their_lights():
    reading = with_column("Timer", HOURS[::-1], LIGHTS, (0, 1, 2, 3))
    assert reading.lights["red"] == 3 and reading.lights["unknown"] == 0
    in_order = sorted(LIGHTS)  # a list that was sorted by its lights, and numbered after that
    assert with_column("Løbenr", list(range(10)), in_order, (0, 1, 2, 3)).lights["unknown"] == 0


NOTES = [f"Aftalt på møde nummer {number}" for number in range(10)]


@pytest.mark.parametrize(
    ("header", "cells"), [("Note", NOTES), ("Kontaktperson", PEOPLE[:4] * 2 + PEOPLE[:2])]
)
def test_colours_in_cells_about_something_else_are_no_lights(header, cells):
    reading = with_column(header, cells)
    assert reading.tasks["light"].isna().all() and "handler om noget andet" in messages(reading)


def test_the_title_s_cells_may_have_the_light():
    assert with_column("Note", NOTES, columns=(0,)).lights["red"] == 3


@pytest.mark.parametrize("between", [["Fase 1: Afklaring", "Fase 2: Prøve", "Fase 3: Drift"], [None] * 3])
def test_colours_of_the_groups_of_rows_are_no_lights(between):
    rows, colours = [HEADER], [None]
    for group, (heading, colour) in enumerate(zip(between, [GREEN, RED, YELLOW], strict=True)):
        rows += [[heading], *(task(3 * group + number) for number in range(3))]
        colours += [colour] * 4
    reading = read(sheet(rows, fills=dict.fromkeys(range(3), colours)))
    assert len(reading.tasks) == 9 and reading.tasks["light"].isna().all()
    assert "grupperne" in messages(reading)


def beside(header: str, cells: list, light: bool = False):
    """A list of twelve tasks, an empty column, and a key of the colours."""
    lights = ["Gul", "Grøn", "Rød", "Grøn"] * 3
    rows = [[*HEADER, *(["Lys"] if light else []), None, header, "Betydning"]]
    for number in range(12):
        key = [cells[number], f"Forklaring {number}"] if number < len(cells) else [None, None]
        rows.append(task(number, *([lights[number]] if light else []), None, *key))
    return read(rows)


KEYS = [["Rød", "Gul", "Grøn"], ["Rød = for sent", "Gul = på vippen", "Grøn = i orden", "Grå = senere"]]


@pytest.mark.parametrize("header", ["Farve", "Lys", "Signaturforklaring", "Forklaring på farver", ""])
@pytest.mark.parametrize("cells", KEYS)
def test_a_key_of_the_colours_beside_the_tasks_is_none_of_their_lights(header, cells):
    reading = beside(header, cells)
    assert len(reading.tasks) == 12 and reading.tasks["light"].isna().all()


def test_nor_beside_tasks_of_which_little_more_is_said():
    rows = [["Opgave", "Ansvarlig", "Frist", None, "Farve", "Betydning"]]
    for number in range(30):
        key = [KEYS[0][number], f"Forklaring {number}"] if number < 3 else [None, None]
        more = [PEOPLE[number], DAY] if number < 3 else [None, None]
        rows.append([f"Klargør enhed nummer {number}", *more, None, *key])
    assert read(rows).tasks["light"].isna().all()


@pytest.mark.parametrize("cells", KEYS)
def test_the_lights_are_read_beside_their_key(cells):
    reading = beside("Farve", cells, light=True)
    assert reading.columns["light"] == "Lys" and reading.lights["red"] == 3


def test_the_lights_of_few_tasks_with_sums_below_are_no_key():
    rows = [[*HEADER, "Farve"], *(task(number, light) for number, light in enumerate(["Rød", "Gul", "Grøn"]))]
    reading = read([*rows, ["I alt", 3], ["I alt", 3]])
    assert reading.tasks["light"].tolist() == ["red", "yellow", "green"]


def test_a_few_lights_that_repeat_are_lights():
    rows = [[*HEADER, "Lys"], *(task(number, "Rød" if number in (2, 7) else None) for number in range(12))]
    assert value(read(rows), "light", 7) == "red"


@pytest.mark.parametrize("text", ["Rød", "Gul", "Grøn:", "Grå"])
def test_a_colour_and_what_it_means_below_the_tasks_is_a_legend(text):
    rows = [[*HEADER, "Status"], *(task(number, "I gang") for number in range(4)), [], [text, "Forsinket"]]
    assert len(read(rows).tasks) == 4


def test_ticks_among_emojis_of_lights_tell_what_is_done_under_a_header_of_the_user_s_own():
    reading = with_column(
        "Hvor er vi", ["🔴", "✅", "🟡", "✅", "🟢", "✅", "🟢", "🔴", "✅", "🟡"], [None] * 10
    )
    assert reading.lights["done"] == 4 and reading.lights["red"] == 2
