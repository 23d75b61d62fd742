"""A programmappe as people fill it in: read as far as it goes, each doubt told, nothing lost."""

import io
from datetime import datetime

import openpyxl
import pytest

from dashboard.domain.problems import IsProgramme, NoProgramme, TooLarge
from dashboard.imports.opened import open_export
from dashboard.ingest.read_programme import Doubt
from dashboard.programme import merge


def book(**sheets) -> bytes:
    """Each sheet by its name (_ is a space), as rows of cells."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def read(**sheets):
    return merge.open_workbook("mappe.xlsx", book(**sheets))


def contents(workbook) -> list[dict]:
    return [row.content for row in workbook.rows]


def about(workbook, sheet: str) -> list[Doubt]:
    return [doubt for doubt in workbook.doubts if doubt.sheet == sheet]


def test_headers_anywhere_near_the_top_and_by_other_names():
    workbook = read(
        Udrulning=[["Vores plan"], [], ["Løsning", "Fase", "Start"], ["KSD", "Pilot", "uge 43 2027"]]
    )
    assert contents(workbook) == [{"project": "KSD", "phase": "Pilot", "starts": "uge 43 2027"}]
    assert [(row.sheet, row.row) for row in workbook.rows] == [("Udrulning", 4)]


def test_a_sheet_under_another_name_is_known_by_its_headers():
    workbook = read(Ark1=[["Projekt", "Fase", "Fra", "Til"], ["KSD", "Pilot", "Q1 2027", None]])
    assert [row.subject for row in workbook.rows] == ["phases"]


def test_cells_are_what_a_dane_would_write():
    cells = ["Webinar", datetime(2027, 6, 7), 2027, 1.5, True]
    workbook = read(
        Aktiviteter=[["Aktivitet", "Dato", "Sted", "Klokken", "Link"], cells], Udrulning=[["Projekt"]]
    )
    [content] = contents(workbook)
    assert content == {
        "title": "Webinar", "starts": "07.06.2027", "place": "2027", "hours": "1,5", "link": "Ja",
    }  # fmt: skip


def test_an_unknown_column_stays_with_its_row_and_is_told():
    workbook = read(Projekter=[["Projekt", "Vores egen"], ["KSD", "vigtigt"], ["KY", None]])
    assert contents(workbook) == [{"project": "KSD", "extra": {"Vores egen": "vigtigt"}}, {"project": "KY"}]
    [kept] = [doubt for doubt in about(workbook, "Projekter") if doubt.row]
    assert (kept.row, kept.column) == (1, "Vores egen") and "Den er gemt" in kept.text


def test_two_unknown_columns_of_one_name_are_kept_apart():
    workbook = read(Projekter=[["Projekt", "Egen", "Egen"], ["KSD", "a", "b"]])
    assert sorted(contents(workbook)[0]["extra"].values()) == ["a", "b"]


def test_an_unknown_sheet_is_kept_whole():
    workbook = read(Projekter=[["Projekt"], ["KSD"]], Telefonliste=[["Navn", "Nummer"], ["Anna", 12345678]])
    assert [row.content for row in workbook.rows if row.subject == "other_sheet"] == [
        {"sheet": "Telefonliste", "cells": [["Navn", "Nummer"], ["Anna", "12345678"]]},
    ]
    assert "gemt, som det er" in about(workbook, "Telefonliste")[0].text


def test_missing_sheets_and_columns_are_told():
    workbook = read(Projekter=[["Projekt"], ["KSD"]])
    assert "Arket mangler" in about(workbook, "Kontrakter")[0].text
    assert {doubt.column for doubt in about(workbook, "Projekter")} >= {
        "Pilot eller ej? Hvem er pilotkommune?"
    }


def test_a_renamed_needed_column_keeps_its_words_and_says_what_it_costs():
    workbook = read(Kontrakter=[["Fagsystemet", "Kontrakt", "Udløber"], ["Gammelt", "K-1", "31.03.2027"]])
    assert contents(workbook)[0]["extra"] == {"Fagsystemet": "Gammelt"}
    [lacking] = [doubt for doubt in about(workbook, "Kontrakter") if doubt.column == "System"]
    assert "kan rækkerne ikke bruges" in lacking.text


def test_an_empty_cell_that_the_row_needs_is_told_with_its_row():
    workbook = read(Udrulning=[["Projekt", "Fase", "Fra"], ["KSD", "Pilot", None], [None, None, None]])
    assert (
        Doubt("Udrulning", 2, "Fra", "Cellen er tom, og uden den kan rækken ikke bruges.") in workbook.doubts
    )
    assert len(workbook.rows) == 1


def test_a_file_without_any_of_our_sheets_is_refused():
    with pytest.raises(NoProgramme) as told:
        read(Budget=[["Konto", "Beløb"], ["Løn", 100]])
    assert "skabelonen" in told.value.next_step


def test_an_export_is_no_programmappe_though_some_headers_are_alike():
    headers = [
        "Opgave",
        "Projekt",
        "Fase",
        "Startdato",
        "Slutdato",
        "Ansvarlig",
        "Udfører",
        "Status",
        "Farve",
    ]
    with pytest.raises(NoProgramme) as told:
        read(Opgaver=[headers, ["Opret", "KSD", "Pilot", "01.01.2027", "01.02.2027", "A", "B", "Ny", "Rød"]])
    assert "Data" in told.value.next_step


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setenv("KLIK_MAX_PROGRAMME_ROWS", "2")
    with pytest.raises(TooLarge):
        read(Projekter=[["Projekt"], ["A"], ["B"], ["C"]])


def test_a_formula_without_a_value_is_told():
    workbook = read(Projekter=[["Projekt", "Fulde navn"], ["KSD", "=1+1"]])
    assert any("formel uden værdi" in doubt.text and doubt.row == 2 for doubt in workbook.doubts)


def test_a_programmappe_among_exports_is_told_as_what_it_is():
    content = book(Projekter=[["Projekt"], ["KSD"]], It_miljø=[["Krav", "Status"], ["Net", "Opfyldt"]])
    with pytest.raises(IsProgramme):
        open_export("mappe.xlsx", content)
