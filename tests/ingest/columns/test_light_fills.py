"""Colours that are lights, and colours that only look like them: stripes, bars, a colour a project."""

from datetime import datetime

import pytest

from dashboard.domain.problems import NoTasks
from dashboard.ingest.read_export import read_export
from dashboard.ingest.tables.find_tables import find_tables
from tests.ingest.workbooks import messages, read, sheet, workbook

RED, YELLOW, GREEN, GREY, BLUE = "C00000", "FFC000", "92D050", "BFBFBF", "5B9BD5"
PALE = {"red": "FFC7CE", "yellow": "FFEB9C", "green": "C6EFCE"}
COLOURS = [RED, GREEN, GREEN, YELLOW, RED, GREEN, GREY, YELLOW, GREEN, GREEN]
LIGHTS = ["red", "green", "green", "yellow", "red", "green", "grey", "yellow", "green", "green"]
PROJECTS = ["BBR", "KSD", "BBR", "KY", "KY", "KSD", "BBR", "KSD", "KY", "BBR"]
HEADERS = ["Nr", "Opgave", "Projekt", "Status", "Frist", "Ansvarlig"]


def rows(more: tuple = (), status: str | list = "I gang", projects: list = PROJECTS) -> list[list]:
    statuses = [status] * 10 if isinstance(status, str) else status
    people = ["Mette Hansen", "Ole Olsen", "Bo Ek", "Ida Dam"]
    return [[*HEADERS, *more]] + [
        [
            n + 1,
            f"Opret rolle {n}",
            projects[n],
            statuses[n],
            datetime(2018, 6, 1 + n),
            people[(n * 3 + n // 4) % 4],
        ]
        + [None] * len(more)
        for n in range(10)
    ]


def coloured(table: list[list], columns: dict[int, list]):
    return read(sheet(table, fills={column: [None, *colours] for column, colours in columns.items()}))


def wide(colours: list, width: int = 6) -> dict[int, list]:
    return dict.fromkeys(range(width), colours)


# fmt: off
READ = {
    "a column that says light": (rows(("Lys",)), {6: COLOURS}),
    "a column that says light, its rows in turn": (rows(("Trafiklys",)), {6: [RED, GREEN] * 5}),
    "a status without words": (rows(status=[None] * 10), {3: COLOURS}),
    "a status with words": (rows(), {3: COLOURS}),
    "an empty column of another name": (rows(("Hvordan går det",)), {6: COLOURS}),
    "an empty column without a name": (rows(("",)), {6: COLOURS}),
    "the deadline's cell": (rows(), {4: COLOURS}),
    "whole rows": (rows(), wide(COLOURS)),
    "whole rows beside bars": (rows(("Uge 1", "Uge 2")),
                               wide(COLOURS) | {6: [BLUE] * 10, 7: [None] * 5 + [BLUE] * 5}),
    "whole rows and a blank column": (rows(("Note",)), wide(COLOURS, 7)),
    "a status beside bars": (rows(("U1", "U2", "U3"), status=[None] * 10),
                             {3: COLOURS, 6: [RED] * 4 + [None] * 6, 7: [GREEN] * 10}),
    "a light column beside stripes": (rows(("Lys",)),
                                      wide([PALE["green"], PALE["yellow"]] * 5) | {6: COLOURS}),
    "one that sums up among others": (rows(("Tid", "Økonomi", "Samlet")),
                                      {6: [GREEN] * 9 + [RED], 7: [YELLOW, RED] * 5, 8: COLOURS}),
}
# fmt: on


@pytest.mark.parametrize("name", READ)
def test_colours_are_the_lights_where_nothing_speaks_against_it_and_it_is_told(name):
    reading = coloured(*READ[name])
    read_lights = reading.tasks["light"].tolist()
    assert read_lights == (["red", "green"] * 5 if "in turn" in name else LIGHTS)
    assert "af cellens farve alene" in messages(reading)


# A bar of four columns a task, each a step further to the right.
BARS = {
    6 + week: [[BLUE, YELLOW, GREEN, RED][n % 4] if week <= n <= week + 3 else None for n in range(10)]
    for week in range(9)
}
PROJECT_COLOUR = {"BBR": GREEN, "KSD": YELLOW, "KY": RED}
WORDS = ["Lav", "Høj", "Lav", "Mellem", "Høj", "Høj", "Lav", "Mellem", "Lav", "Lav"]
WORD_COLOUR = {"Lav": GREEN, "Mellem": YELLOW, "Høj": RED}
BLOCKS = ["BBR"] * 3 + ["KSD"] * 3 + ["KY"] * 2 + ["SAPA"] * 2
FIRST_ONLY = ["BBR", None, None, "KSD", None, None, "KY", None, "SAPA", None]


def with_words(header: str) -> list[list]:
    table = rows((header,))
    for row, word in zip(table[1:], WORDS, strict=True):
        row[6] = word
    return table


# fmt: off
REFUSED = {
    "stripes": (rows(), wide([PALE["green"], PALE["yellow"]] * 5), "striber"),
    "stripes of red": (rows(), wide([PALE["red"], PALE["green"]] * 5), "striber"),
    "stripes with a slip": (rows(),
                            wide([PALE["red"], PALE["green"]] * 4 + [PALE["green"], PALE["red"]]), "striber"),
    "stripes of three colours": (rows(),
                                 wide(([PALE["red"], PALE["green"], PALE["yellow"]] * 4)[:10]), "striber"),
    "stripes in words of one column": (rows(), {1: [PALE["red"], PALE["green"]] * 5}, "striber"),
    "stripes and an empty light column": (rows(("Lys",)),
                                          wide([PALE["red"], PALE["green"]] * 5, 7), "striber"),
    "a colour a project": (rows(), {2: [PROJECT_COLOUR[it] for it in PROJECTS]}, "»Projekt«"),
    "rows in a colour a project": (rows(), wide([PROJECT_COLOUR[it] for it in PROJECTS]), "»Projekt«"),
    "blocks of projects": (rows(projects=BLOCKS),
                           wide([RED] * 3 + [GREEN] * 3 + [RED] * 2 + [GREEN] * 2), "»Projekt«"),
    "projects in a first row only": (rows(projects=FIRST_ONLY),
                                     wide([RED] * 3 + [GREEN] * 3 + [YELLOW] * 2 + [GREY] * 2), "»Projekt«"),
    "priorities": (with_words("Prioritet"), {6: [WORD_COLOUR[it] for it in WORDS]}, "»Prioritet«"),
    "rows by priority": (with_words("Prioritet"), wide([WORD_COLOUR[it] for it in WORDS], 7), "»Prioritet«"),
    "bars by week": (rows(tuple(f"U{n}" for n in range(20, 29))), BARS, "tidsplan"),
    "bars by number": (rows(tuple(range(1, 10))), BARS, "tidsplan"),
    "bars by month": (rows(("Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep")),
                      BARS, "tidsplan"),
    "bars by day": (rows(tuple(datetime(2018, 5, n) for n in range(1, 10))), BARS, "tidsplan"),
    "bars by weekday": (rows(("Ma", "Ti", "On", "To", "Fr", "Lø", "Sø", "Ma", "Ti")), BARS, "tidsplan"),
    "bars by quarter": (rows(tuple(f"{n}. kvartal 2018" for n in range(1, 10))), BARS, "tidsplan"),
    "bars without headers": (rows(("",) * 9), BARS, "tidsplan"),
    "bars of phases": (rows(("Analyse", "Udvikling", "Test", "Pilot", "Drift", "F", "G", "H", "I")),
                       BARS, "hver sine"),
    "several columns of lights": (rows(("Tid", "Økonomi")), {6: COLOURS, 7: COLOURS[::-1]}, "hver sine"),
    "a marked cell or two": (rows(), {4: [RED, YELLOW] + [None] * 8}, ""),
    "one colour": (rows(), {1: [GREEN] * 10}, ""),
    "greys and blues": (rows(), wide([GREY, BLUE] * 5), ""),
}
# fmt: on


@pytest.mark.parametrize("name", REFUSED)
def test_colours_that_something_speaks_against_are_no_lights_and_that_is_told(name):
    table, columns, why = REFUSED[name]
    reading = coloured(table, columns)
    assert reading.tasks["light"].isna().all() and len(reading.tasks) == 10
    assert why in messages(reading) and ("er ikke læst som lys: " in messages(reading)) == bool(why)


def test_rows_in_a_colour_by_status_follow_it_and_are_no_lights():
    statuses = [
        "I gang",
        "Løst",
        "Ikke startet",
        "I gang",
        "Løst",
        "Løst",
        "I gang",
        "Ikke startet",
        "Løst",
        "I gang",
    ]
    colours = [{"I gang": YELLOW, "Løst": GREEN, "Ikke startet": RED}[it] for it in statuses]
    reading = coloured(rows(status=statuses), wide(colours))
    assert reading.tasks["light"].isna().all() and "»Status«" in messages(reading)


def test_the_user_may_say_that_the_colours_of_another_field_s_cells_are_the_lights():
    one = sheet(rows(), fills={4: [None, *COLOURS]})
    book = workbook(one)
    table = find_tables(book)[0].mapped(None, {"light": "Frist"})
    reading = read_export(book, [table], "eksport.xlsx")
    assert reading.tasks["light"].tolist() == LIGHTS
    assert "kender" not in messages(reading) and reading.columns["due_date"] == "Frist"


def test_a_guessed_title_and_colours_are_not_belief_enough():
    table = [["#", "Ydelse", "Hvad den gør", "Niveau", "Samlet"]] + [
        [n, "Løn" if n % 2 else "Drift", f"Behandler oplysninger om sag {n}", n % 3, n % 5] for n in range(10)
    ]
    with pytest.raises(NoTasks):
        coloured(table, {4: COLOURS})
    with pytest.raises(NoTasks):
        coloured(table, wide(COLOURS, 5))


def shapes(signs: list, header: str = "Status", colours: list = COLOURS):
    table = rows()
    table[0][3] = header
    for row, sign in zip(table[1:], signs, strict=True):
        row[3] = sign
    return coloured(table, {3: colours})


@pytest.mark.parametrize("sign", ["●", "■", "l", "n", "⬤", "✔"])
@pytest.mark.parametrize("header", ["Status", "Lys", "Hvordan", ""])
def test_one_shape_in_many_colours_is_read_by_its_colour(sign, header):
    reading = shapes([sign] * 10, header)
    assert reading.tasks["light"].tolist() == LIGHTS
    assert "kender" not in messages(reading) and "status" not in reading.columns
    assert "af cellens farve alene" in messages(reading)


def test_flags_that_follow_the_priority_are_no_lights():
    table = with_words("Prioritet")
    table[0].append("Flag")
    for row in table[1:]:
        row.append("⚑")
    reading = coloured(table, {7: [WORD_COLOUR[it] for it in WORDS]})
    assert reading.tasks["light"].isna().all()
