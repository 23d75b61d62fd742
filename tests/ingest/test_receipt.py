"""What a reading says of its file: export date, municipality, and the receipt in JSON and Danish."""

import json
from datetime import date, datetime

import pytest

from dashboard.domain.problems import NoTasks
from dashboard.ingest.metadata import one_spelling
from dashboard.ingest.read_export import read_export
from dashboard.ingest.receipt import error_json, report_text, task_rows, to_json
from dashboard.ingest.tables.find_tables import find_tables
from tests.ingest.workbooks import read, sheet, value, workbook

DAY = datetime(2018, 12, 31)
TASKS = [
    ["Opgave", "Status", "Slutdato"],
    ["A b", "Ny", datetime(2019, 3, 1)],
    ["C d", "I gang", datetime(2019, 4, 1)],
]
KEYS = [
    "file", "sheet", "header_row", "municipalities", "as_of", "rows_read", "tasks", "rejected", "warnings",
    "columns",
    "unmapped", "lights", "computed_lights",
]  # fmt: skip


def day_of(rows, **more) -> tuple:
    reading = read(rows, **more)
    return reading.as_of, reading.as_of_source


# Export date


@pytest.mark.parametrize(
    "title_row",
    [
        ["Udtræk pr. 31-12-2018"], ["Eksporteret: 31/12 2018 kl. 10.15"], ["Eksportdato", DAY],
        ["KLIK 31. december 2018"],
        ["Periode 01-01-2018 - 30-06-2019", None, "Udtrukket 31-12-2018"], [None, None, DAY],
    ],
)  # fmt: skip
def test_the_export_date_stands_in_a_title_row(title_row):
    assert day_of([["Opgaver"], title_row, *TASKS]) == (date(2018, 12, 31), "title")


def test_two_dates_in_a_title_without_a_word_for_export_say_nothing():
    assert day_of([["Fra 01-01-2018 til 30-06-2019"], *TASKS]) == (None, "")


def test_title_then_column_then_file_name_then_properties():
    with_column = [[*TASKS[0], "Opgørelsesdato"], *([*row, "28-05-2018"] for row in TASKS[1:])]
    properties = {"modified": date(2018, 1, 1)}
    name = {"file_name": "klik_2018-06-01.xlsx"}
    assert day_of([["Udtræk 31-12-2018"], *with_column], **name, **properties) == (
        date(2018, 12, 31),
        "title",
    )
    assert day_of(with_column, **name, **properties) == (date(2018, 5, 28), "column")
    assert day_of(TASKS, **name, **properties) == (date(2018, 6, 1), "file_name")
    assert day_of(TASKS, **properties) == (date(2018, 1, 1), "properties")
    assert day_of(TASKS) == (None, "")
    assert day_of(TASKS, **name, as_of=date(2017, 1, 1)) == (date(2017, 1, 1), "user")


def test_a_column_of_different_export_dates_says_nothing():
    rows = [[*TASKS[0], "Eksportdato"], [*TASKS[1], "28-05-2018"], [*TASKS[2], "29-05-2018"]]
    assert day_of(rows) == (None, "")


# Municipality


@pytest.mark.parametrize(
    ("rows", "file_name", "name"),
    [
        ([["KLIK-opgaver for Vesthimmerlands Kommune"]], "a.xlsx", "Vesthimmerlands Kommune"),
        ([["KLIK-opgaver Lyngby-Taarbæk Kommune"]], "a.xlsx", "Lyngby-Taarbæk Kommune"),
        ([["Kommune:", "Aarhus"]], "a.xlsx", "Aarhus"),
        ([["Kommune: Aarhus"]], "a.xlsx", "Aarhus"),
        ([["Bornholms Regionskommune"]], "a.xlsx", "Bornholms Regionskommune"),
        ([["Opgaver for alle kommuner"]], "Vesthimmerlands Kommune KLIK.xlsx", "Vesthimmerlands Kommune"),
        ([["Opgaver"]], "klik_vesthimmerlands_kommune_2018.xlsx", "Vesthimmerlands Kommune"),
        ([["Hver Kommune har ansvaret"]], "klik for kommune.xlsx", None),
    ],
)
def test_the_municipality_stands_in_title_or_file_name(rows, file_name, name):
    reading = read(rows + TASKS, file_name=file_name)
    assert reading.municipalities == ([name] if name else [])
    assert value(reading, "municipality") == name


def test_several_municipalities_in_a_column_and_one_spelling_each():
    column = ["Kommune", "Aarhus", "Odense", "Århus Kommune", "Aarhus"]
    rows = [
        [head, "Ny" if n else "Status", cell]
        for n, (head, cell) in enumerate(zip(["Opgave", "A b", "C d", "E f", "G h"], column, strict=True))
    ]
    reading = read([["Vesthimmerlands Kommune"], *rows])
    assert reading.municipalities == ["Aarhus", "Odense"]
    assert reading.tasks["municipality"].tolist() == ["Aarhus", "Odense", "Aarhus", "Aarhus"]


def test_spellings():
    assert one_spelling(["Køge", "Koege Kommune", "Køge", "Faxe"]) == {
        "Køge": "Køge",
        "Koege Kommune": "Køge",
        "Faxe": "Faxe",
    }


def test_rows_without_municipality_belong_to_the_file_s_only_one_and_are_reported():
    reading = read([["Opgave", "Status", "Kommune"], ["A b", "Ny", "Aarhus"], ["C d", "Ny", None]])
    assert reading.tasks["municipality"].tolist() == ["Aarhus", "Aarhus"]
    assert [(warning.row, warning.column) for warning in reading.warnings] == [(3, "Kommune")]


def test_the_same_task_in_two_municipalities_is_no_repetition():
    reading = read([["Opgave", "Status", "Kommune"], ["A b", "Ny", "Aarhus"], ["A b", "Ny", "Odense"]])
    assert not reading.warnings
    assert reading.tasks["task_key"].nunique() == 1


# The receipt


def example():
    rows = [
        ["Vesthimmerlands Kommune, udtræk pr. 31-12-2018"],
        ["Nr", "Opgave", "Status", "Slutdato", "Farve", "Afdeling"],
        ["001", "A b", "Ny", "ultimo marts 2019", "Rød", "IT"],
        ["002", "C d", "Ny", "31/5", None, None],
        ["003", None, "Ny", None, None, "HR"],
    ]
    return read(sheet(rows, "Opgaver"), file_name="klik.xlsx")


def test_the_json_has_the_agreed_keys_in_order():
    receipt = to_json(example())
    assert list(receipt) == KEYS
    assert list(to_json(example(), rows=True)) == [*KEYS, "rows"]
    json.dumps(receipt)


def test_the_json_of_an_example():
    receipt = to_json(example(), computed_lights={"red": 1})
    assert receipt["file"] == "klik.xlsx" and receipt["sheet"] == "Opgaver" and receipt["header_row"] == 2
    assert receipt["municipalities"] == ["Vesthimmerlands Kommune"] and receipt["as_of"] == "2018-12-31"
    assert (receipt["rows_read"], receipt["tasks"]) == (3, 2)
    assert receipt["rejected"] == [{"row": 5, "reason": "Rækken har ingen opgavetitel"}]
    assert [(warning["row"], warning["column"]) for warning in receipt["warnings"]] == [(4, "Slutdato")]
    assert receipt["columns"] == {
        "task_id": "Nr", "title": "Opgave", "due_date": "Slutdato", "status": "Status", "light": "Farve",
    }  # fmt: skip
    assert receipt["unmapped"] == ["Afdeling"]
    assert receipt["lights"] == {"grey": 0, "green": 0, "yellow": 0, "red": 1, "done": 0, "unknown": 1}
    assert receipt["computed_lights"] == {"red": 1}


def test_rows_are_our_fields_with_iso_dates_and_null_for_nothing():
    first, second = task_rows(example().tasks)
    assert (first["task_id"], first["due_date"], first["light"]) == ("001", "2019-03-31", "red")
    assert (second["due_date"], second["mandatory"], second["light"]) == (None, None, None)
    assert set(first) >= {"title", "municipality", "executor", "link"} and "extra" not in first


def test_where_two_sheets_were_read_rows_tell_theirs():
    reading = read(sheet([*TASKS, [None, "Ny"]], "KP"), sheet([*TASKS, [None, "Ny"]], "KY"))
    receipt = to_json(reading)
    assert receipt["sheet"] == "KP, KY"
    assert [rejected["sheet"] for rejected in receipt["rejected"]] == ["KP", "KY"]


def test_an_error_is_danish():
    try:
        find_tables(workbook(sheet([["Navn"]])))
    except NoTasks as problem:
        assert error_json("a.xlsx", problem)["error"].startswith(
            "Filen indeholder ingen liste over opgaver. Vi så i"
        )


def test_the_report_is_danish_and_has_all():
    text = report_text(example(), {"red": 1})
    for part in (
        "3 rækker læst: 2 opgaver indlæst, 1 afvist", "Eksportdato: 31.12.2018 (fra rækkerne over tabellen)",
        "Frist: »Slutdato«", "»Afdeling«", "Lys i filen: Grå 0, Grøn 0, Gul 0, Rød 1", "Beregnede lys:",
        "Række 5: ",
        "Række 4, »Slutdato«: ",
    ):  # fmt: skip
        assert part in text


def test_reading_again_with_the_same_choices_gives_the_same():
    book = workbook(sheet(TASKS))
    tables = find_tables(book)
    first, second = (read_export(book, tables, "a.xlsx") for _ in range(2))
    assert first.tasks.equals(second.tasks) and to_json(first) == to_json(second)


def test_without_a_column_for_the_title_there_are_no_tasks():
    book = workbook(sheet(TASKS))
    without = [table.mapped(None, {"title": None}) for table in find_tables(book)]
    with pytest.raises(NoTasks):
        read_export(book, without, "a.xlsx")


# Sheets that are not read


def test_visible_sheets_without_tasks_are_reported_in_one_sentence():
    contacts = [["Navn", "Telefon"], ["Mette", "12"], ["Ole", "34"]]
    cover, hidden = [["Rød = for sent"], ["Gul = snart"]], sheet(contacts, "Skjult", visible=False)
    others = [sheet(cover, "Forklaring"), sheet([], "Tomt"), hidden]
    one = read(sheet(TASKS, "Opgaver"), sheet(contacts, "Kontakter"), *others)
    assert one.notes == ["Arket »Kontakter« er ikke læst: vi fandt ingen opgaveliste i det."]
    more = [sheet(contacts, f"Ark {number}") for number in range(2, 9)]
    assert read(sheet(TASKS), *more[:2]).notes == [
        "Arkene »Ark 2« og »Ark 3« er ikke læst: vi fandt ingen opgaveliste i dem."
    ]
    assert "»Ark 5«, »Ark 6« og 2 mere er ikke læst" in read(sheet(TASKS), *more).notes[0]
    assert read(sheet(TASKS), *others).notes == []
