"""Small exports as bytes, for tests that go all the way from a file to the store or the page."""

import io
from datetime import date

import openpyxl

HEADERS = ("Opgave", "Projekt", "Status", "Lys", "Frist", "Ansvarlig", "Udfører")
ROW = ("Opret roller", "KSD", "I gang", "Grøn", date(2027, 3, 1), "Anna Bo", "Carl Dam")
LATER = {"Opgave": "Tildel roller", "Projekt": "KY", "Lys": "Rød"}


def xlsx(
    *tasks: dict, headers: tuple = HEADERS, title: str = "Udtræk pr. 23-11-2026 for Prøvekøbing Kommune"
):
    """An .xlsx with one row a task; what a task leaves out is as in ROW. title: "" for none."""
    book = openpyxl.Workbook()
    sheet = book.active
    if title:
        sheet.append([title])
    sheet.append(list(headers))
    for task in tasks or ({}, LATER):
        values = dict(zip(HEADERS, ROW, strict=True)) | task
        sheet.append([values.get(header) for header in headers])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def doubtful() -> bytes:
    """Two columns that both claim to be the deadline, and disagree."""
    headers = (*HEADERS, "Slutdato")
    return xlsx({"Slutdato": date(2026, 11, 1)}, {"Slutdato": date(2026, 11, 2)} | LATER, headers=headers)


def with_light_numbers() -> bytes:
    """Lights written as numbers that nothing in the file explains."""
    return xlsx(*({"Opgave": f"Opgave {number}", "Lys": number} for number in (1, 2, 3, 3)))
