"""Which sheets hold tasks, where their header stands, and which lists are no tasks at all."""

from datetime import date, datetime

import pytest

from dashboard.domain.problems import NoTasks
from dashboard.ingest.tables.find_tables import find_tables
from tests.ingest.workbooks import accounted, read, sheet, workbook

DAY = datetime(2018, 12, 31)
TASKS = [["Opgave", "Status"], ["Match ydelser", "I gang"], ["Opret roller", "Fuldført"]]

NO_TASK_LISTS = {
    "phone list": [["Navn", "Telefon", "Afdeling"], ["Mette Hansen", "12345678", "IT"],
    ["Ole Olsen", "87654321", "HR"]],
    "phone list with titles": [
        ["Navn", "Titel", "Projekt", "Rolle", "Telefon"],
        ["Mette Hansen", "Konsulent", "KP", "Projektleder", "12345678"],
        ["Ole Olsen", "Chef", "KY", "Projektejer", "87654321"],
    ],
    "price list": [["Vare", "Pris", "Type", "Nr"], ["Skærm", 1200, "Hardware", 1],
    ["Mus", 99.5, "Hardware", 2]],
    "budget": [
        ["Konto", "Navn", "Januar", "Februar", "Marts", "I alt"],
        ["100", "Løn", 1, 2, 3, 6],
        ["200", "Licenser og drift", 1, 2, 3, 6],
    ],
    "invoices": [
        ["Fakturanr", "Emne", "Kreditor", "Forfaldsdato", "Beløb", "Status"],
        ["1", "Konsulentydelser i maj", "Firma A/S", DAY, 1000, "Lukket"],
        ["2", "Licenser til system", "Firma B", DAY, 2000, "Åben"],
    ],
    "courses": [
        ["Titel", "Startdato", "Slutdato", "Underviser", "Pladser"],
        ["Excel for begyndere", DAY, DAY, "Mette Hansen", 12],
        ["Excel for øvede", DAY, DAY, "Ole Olsen", 12],
    ],
    "staff": [
        ["Navn", "Stilling", "Startdato", "Slutdato", "Status"],
        ["Mette Hansen", "Konsulent", DAY, DAY, "Aktiv"],
        ["Ole Olsen", "Chef", DAY, None, "Aktiv"],
    ],
    "systems": [
        ["System", "Leverandør", "Ejer", "Status", "Kontraktudløb"],
        ["KMD Sag", "KMD A/S", "Mette Hansen", "I drift", DAY],
        ["Opus løn", "KMD A/S", "Ole Olsen", "I drift", DAY],
    ],
    "time sheet": [["Dato", "Projekt", "Opgave", "Timer"], [DAY, "KP", "Møde om roller", 2],
    [DAY, "KY", "Test", 3]],
    "pivot": [["Projekt", "Rød", "Gul", "Grøn", "I alt"], ["KP", 1, 2, 3, 6], ["KY", 1, 0, 3, 4]],
    "agenda": [["Emne", "Dato", "Referat"], ["Velkomst og præsentation", DAY, "Ingen bemærkninger"]],
    "legend": [["Farve", "Betydning"], ["Rød", "Kan ikke nås"], ["Gul", "Handling kræves"]],
    "header alone": [["Opgave", "Status", "Deadline"]],
    "nothing": [],
}  # fmt: skip


@pytest.mark.parametrize("name", NO_TASK_LISTS)
def test_other_lists_are_refused_with_what_was_seen(name):
    with pytest.raises(NoTasks) as refused:
        find_tables(workbook(sheet(NO_TASK_LISTS[name], name="Mit ark")))
    assert "»Mit ark«" in refused.value.next_step
    if NO_TASK_LISTS[name]:
        assert f"»{NO_TASK_LISTS[name][0][0]}«" in refused.value.next_step


TASK_LISTS = {
    "two columns": TASKS,
    "title and deadline": [["Titel", "Deadline"], ["Match ydelser", DAY], ["Opret roller", DAY]],
    "English deadline only as text": [["Opgave", "Frist"], ["Match ydelser", "uge 43"],
    ["Opret roller", "løbende"]],
    "status words we don't know": [["Opgave", "Status"], ["Match ydelser", "Hos Bente"],
    ["Opret roller", "Snart"]],
    "navn that is no person": [
        ["Navn", "Deadline", "Ansvarlig"],
        ["Match ydelser med fagsystem", DAY, "Mette Hansen"],
        ["Opret jobfunktionsroller", DAY, "Ole Olsen"],
    ],
    "a column of hours": [
        ["Opgave", "Status", "Deadline", "Ansvarlig", "Timer"],
        ["Match ydelser", "I gang", DAY, "Mette Hansen", 12],
    ],
    "title only by values": [
        ["Hvad skal gøres", "Status", "Deadline", "Ansvarlig"],
        ["Match ydelser med fagsystem", "I gang", DAY, "Mette Hansen"],
        ["Opret jobfunktionsroller", "Fuldført", DAY, "Ole Olsen"],
        ["Bestil certifikat hos Nets", "I gang", DAY, "Ole Olsen"],
    ],
    "one task": [["Opgave", "Ansvarlig"], ["Match ydelser", "Mette Hansen"]],
    "titles in capitals, like names": [["Opgave", "Status"], ["Opret Bruger", "I gang"],
    ["Test System", "Ny"]],
}  # fmt: skip


@pytest.mark.parametrize("name", TASK_LISTS)
def test_small_lists_of_tasks_are_accepted(name):
    rows = TASK_LISTS[name]
    reading = read(rows)
    assert len(reading.tasks) == len(rows) - 1
    assert reading.tasks["title"].tolist() == [row[0] for row in rows[1:]]


def test_title_rows_above_are_no_tasks_and_the_header_is_found_below():
    above = [
        ["KLIK-opgaver for Aarhus Kommune"],
        ["Opgave: overblik, Status: udkast"],
        [],
        [None, "Udtræk", date(2018, 5, 28)],
    ]
    reading = read(above + TASKS)
    assert reading.tables[0].header_row == 5
    assert reading.tasks["row_number"].tolist() == [6, 7]


def test_the_header_may_stand_as_far_down_as_row_50_but_no_further():
    assert read([["Vejledning"]] * 49 + TASKS).tables[0].header_row == 50
    with pytest.raises(NoTasks):
        read([["Vejledning"]] * 50 + TASKS)


def test_rows_are_sheet_rows_where_the_first_stored_row_is_not_the_first():
    reading = read(sheet(TASKS, first_row=4))
    assert reading.tables[0].header_row == 4
    assert reading.tasks["row_number"].tolist() == [5, 6]


def test_two_sheets_with_tasks_are_both_read_and_said_so():
    more = [["Opgave", "Status"], ["Bestil certifikat", "Ny"]]
    reading = read(sheet(TASKS, "KP"), sheet([["Kontakt"], ["Mette"]], "Om"), sheet(more, "KY"))
    assert reading.tasks["sheet"].tolist() == ["KP", "KP", "KY"]
    assert any("alle er læst: »KP«, »KY«" in note for note in reading.notes)
    assert accounted(reading)


def test_a_hidden_sheet_is_read_only_where_no_visible_one_has_tasks():
    hidden = sheet([["Opgave", "Status"], ["Gammel opgave", "Ny"]], "Skjult", visible=False)
    beside = read(sheet(TASKS, "Ark1"), hidden)
    assert set(beside.tasks["sheet"]) == {"Ark1"}
    assert "Det skjulte ark »Skjult« har også opgaver. De er ikke læst." in beside.notes
    alone = read(sheet([["Forside"]], "Forside"), hidden)
    assert alone.tasks["title"].tolist() == ["Gammel opgave"]
    assert any("skjult ark" in note for note in alone.notes)


def test_a_header_of_two_rows_with_cells_merged_downwards():
    rows = [
        ["Opgave", "Datoer", None, "Ansvarlig"],
        [None, "Startdato", "Slutdato", None],
        ["Match ydelser", datetime(2018, 6, 1), DAY, "Mette Hansen"],
    ]
    reading = read(sheet(rows, merged=[(1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 2, 3)]))
    assert reading.columns == {
        "title": "Opgave", "start_date": "Startdato", "due_date": "Slutdato", "responsible": "Ansvarlig",
    }  # fmt: skip
    assert reading.tables[0].header_row == 2
    assert len(reading.tasks) == 1
    assert accounted(reading)


def test_a_repeated_header_further_down_is_rejected_with_its_reason():
    reading = read([*TASKS, ["Opgave", "Status"], ["Bestil certifikat", "Ny"]])
    assert [(one.row, one.reason) for one in reading.rejected] == [(4, "Rækken gentager overskrifterne")]
    assert len(reading.tasks) == 3


def test_the_refusal_says_what_we_look_for():
    with pytest.raises(NoTasks) as refused:
        find_tables(workbook(sheet([["Navn", "Telefon"], ["Mette", 1]])))
    assert refused.value.title == "Filen indeholder ingen liste over opgaver"
    assert "Opgave eller Titel" in refused.value.next_step
