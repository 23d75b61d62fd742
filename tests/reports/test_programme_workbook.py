"""The programmappe as a workbook to fill in."""

import io
from datetime import date

import openpyxl
import pytest

from dashboard.domain.programme_schema import BY_NAME, OTHER_SHEET, SUBJECTS
from dashboard.reports import programme_workbook
from tests.programme.filled_workbooks import rows

OURS = [subject for subject in SUBJECTS if not subject.hidden]


def test_days_are_days_in_the_workbook_and_vague_ones_are_words():
    contents = [
        {"project": "KSD", "starts": "07.06.2027", "ends": "uge 43 2027"},
        {"project": "K", "starts": "31.02.2027"},
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(programme_workbook.workbook({"phases": rows(contents)})))[
        "Udrulning"
    ]
    columns = {cell.value: cell.column for cell in sheet[3]}
    assert sheet.cell(4, columns["Fra"]).value.date() == date(2027, 6, 7)
    assert sheet.cell(4, columns["Til"]).value == "uge 43 2027"
    assert sheet.cell(5, columns["Fra"]).value == "31.02.2027"


def test_the_template_has_a_sheet_a_subject_help_and_choices():
    book = openpyxl.load_workbook(io.BytesIO(programme_workbook.workbook({}, ["KSD"])))
    assert book.sheetnames == ["Læs mig", "Lister", *(subject.label for subject in OURS)]
    for subject in OURS:
        sheet = book[subject.label]
        assert [cell.value for cell in sheet[3]][:-1] == [column.label for column in subject.columns]
        assert all(cell.value for cell in sheet[2][: len(subject.columns)])
    assert BY_NAME["phases"].label == "Udrulning" and book["Udrulning"].data_validations.count >= 2


@pytest.mark.parametrize("name", ["a]b", "'a'", "x" * 40, "", "Projekter", "history/2027"])
def test_a_sheet_s_name_is_one_that_excel_takes(name):
    content = {"sheet": name, "cells": [["a"]]}
    book = openpyxl.load_workbook(
        io.BytesIO(programme_workbook.workbook({OTHER_SHEET: rows([content, content])}))
    )
    assert len(book.sheetnames) == len(set(map(str.casefold, book.sheetnames))) == len(OURS) + 4


def choices_of(book, sheet: str, header: str) -> list[str]:
    """What the drop-down of a column offers."""
    cells = {cell.value: cell.column_letter for cell in book[sheet][3]}
    [source] = [
        each.formula1
        for each in book[sheet].data_validations.dataValidation
        if str(each.sqref).startswith(cells[header])
    ]
    return [cell.value for (cell,) in book["Lister"][source.rpartition("!")[2].replace("$", "")]]


def test_roles_and_persons_are_offered_the_municipality_s_own_too():
    contents = {
        "persons": rows([{"name": "Anna Åberg"}, {"initials": "BOH"}]),
        "role_texts": rows(
            [{"role": "Dataformidler"}, {"role": "projektleder", "known": {"role": "Projektleder"}}]
        ),
    }
    book = openpyxl.load_workbook(io.BytesIO(programme_workbook.workbook(contents)))
    assert choices_of(book, "Bemanding", "Person") == ["Anna Åberg"]
    offered = choices_of(book, "Bemanding", "Rolle")
    assert (
        offered[-1] == "Dataformidler"
        and offered.count("Projektleder") == 1
        and "projektleder" not in offered
    )
    assert not any(
        str(each.sqref).startswith("A") for each in book["Personer"].data_validations.dataValidation
    )
