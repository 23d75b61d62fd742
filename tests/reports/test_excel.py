"""Excel out, read back with openpyxl: what stands in the sheet, its colours, and that text stays text."""

import io
from datetime import date

import openpyxl
import pandas as pd
import pytest

from dashboard.domain.lights import LIGHTS
from dashboard.reports import excel

DAY = date(2026, 11, 23)
HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://127.0.0.1/x")',
    "{=1+1}",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@sum(1)",
    "\t=1+1",
    "http://127.0.0.1/x",
    "mailto:x@eksempel.invalid",
    "internal:Ark1!A1",
    "external:c:\\x.xlsx",
    "000123",
    "<b>fed</b> & <img src=x>",
]


def sheet_of(
    rows: pd.DataFrame, filters=(), heading: str = "KLIK-opgaver", municipality: str = "Eksempelkøbing"
):
    content = excel.workbook(rows, heading, list(filters), DAY, municipality)
    return openpyxl.load_workbook(io.BytesIO(content)).active


def titles(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"title": texts})


def column(sheet, letter: str, first: int) -> list:
    return [cell.value for cell in sheet[letter][first - 1 :]]


def test_the_filter_and_the_day_stand_above_the_table():
    sheet = sheet_of(titles("Opgave"), ["Projekt: SAPA, KSD", "Søgning: rolle"])
    assert column(sheet, "A", 1) == [
        "KLIK-opgaver – Eksempelkøbing", "Opgjort pr. 23.11.2026. 1 opgave.", "Projekt: SAPA, KSD",
        "Søgning: rolle", None, "Opgave", "Opgave",
    ]  # fmt: skip


def test_without_a_filter_the_sheet_says_that_all_are_there():
    sheet = sheet_of(titles("a", "b"))
    assert column(sheet, "A", 2)[:2] == [
        "Opgjort pr. 23.11.2026. 2 opgaver.",
        "Filtre: ingen, alle opgaver er med",
    ]


@pytest.mark.parametrize("light", LIGHTS, ids=lambda light: light.code)
def test_a_light_is_coloured_and_named(light):
    sheet = sheet_of(pd.DataFrame({"shown_light": [light.code]}))
    cell = sheet["A6"]
    assert cell.value == f"{light.glyph} {light.word}"
    assert cell.fill.fgColor.rgb == f"FF{light.text[1:].upper()}"
    assert cell.font.color.rgb == f"FF{light.on_text[1:].upper()}"


def test_no_text_becomes_a_formula_a_link_or_a_number():
    sheet = sheet_of(titles(*HOSTILE))
    cells = sheet["A"][5:]
    assert [cell.value for cell in cells] == HOSTILE
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("text", HOSTILE)
def test_nor_does_text_in_the_filter_or_the_heading(text):
    sheet = sheet_of(titles("Opgave"), [f"Søgning: {text}", text], municipality=text)
    assert {cell.data_type for cell in sheet["A"][:4]} == {"s"}
    assert sheet["A4"].value == text


def test_dates_numbers_lists_and_flags_have_their_types():
    rows = pd.DataFrame(
        {
            "due_date": pd.to_datetime(["2026-12-18", None]),
            "days_to_due": pd.array([25, None], dtype="Int64"),
            "components": [["STS Adgangsstyring", "Beskedfordeler"], []],
            "mandatory": pd.array([True, None], dtype="boolean"),
        }
    )
    sheet = sheet_of(rows)
    assert [cell.value for cell in sheet[6]][1:] == [25, "STS Adgangsstyring, Beskedfordeler", "Ja"]
    assert sheet["A6"].is_date and sheet["A6"].value.date() == date(2026, 12, 18)
    assert [cell.value for cell in sheet[7]][:2] == [None, None]


def test_control_characters_go_and_a_text_too_long_for_a_cell_is_cut():
    sheet = sheet_of(titles("a\x00\x07b\x1b\nc", "x" * 40_000))
    assert sheet["A6"].value == "ab\nc"
    assert len(sheet["A7"].value) == 32_767 and sheet["A7"].value.endswith("…")


def test_the_table_can_be_filtered_and_keeps_its_header_in_sight_and_in_print():
    sheet = sheet_of(pd.DataFrame({"title": ["a", "b"], "project": ["x", "y"]}))
    assert sheet.auto_filter.ref == "A5:B7"
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"


def test_no_rows_give_a_sheet_with_its_header():
    sheet = sheet_of(titles())
    assert sheet["A5"].value == "Opgave"


def test_a_heading_that_excel_refuses_as_a_sheet_s_name_is_mended():
    assert sheet_of(titles("x"), heading="Opgaver: [alle] /" + "x" * 40).title.startswith("Opgaver   alle")
