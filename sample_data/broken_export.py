"""One file with everything that goes wrong in a workbook that has been through many hands."""

from datetime import date, datetime

from export_layouts import to_bytes
from openpyxl import Workbook
from openpyxl.styles import Font
from story import MUNICIPALITY

DAY, GOOD = date(2026, 11, 23), date(2026, 12, 18)
# Deadline and Slutdato both claim to be the deadline, and now and then they disagree.
PLAIN = {
    "Opgave": None,
    "Projekt": "KSD",
    "Status": "I gang",
    "Lys": "Grøn",
    "Startdato": date(2026, 10, 1),
    "Deadline": GOOD,
    "Slutdato": GOOD,
    "Ansvarlig": "Dorthe Engbæk",
    "Udfører": "Emil Skovlyst",
    "Note": None,
}
BLANK = dict.fromkeys(PLAIN)
HEADER_ROW = 4
MERGED = "B5:B7"  # one project for the first three tasks
HIDDEN = "Skjult opgave, som et filter har gemt væk"


def task(title: str | None, note: str, **cells: object) -> dict:
    return PLAIN | {"Opgave": title, "Note": note} | cells


ROWS = (
    task("Godkend serviceaftaler for SAPA", "Ingen fejl", Projekt="SAPA"),
    task("Opret jobfunktionsroller til SAPA", "En dag, der ikke findes", Projekt=None, Deadline="31-02-2027"),
    task("Afprøv login til SAPA", "Tekst i en datokolonne", Projekt=None, Deadline="når vi har tid"),
    task("Hold kurser for sagsbehandlerne", "En status, ingen kender", Status="Næsten i mål"),
    task("Hold kurser for sagsbehandlerne", "Den samme opgave igen", Status="Næsten i mål"),
    task(None, "Titlen mangler"),
    BLANK,
    task("Luk det gamle system", "Opslag i stykker", Status="#N/A", Deadline="#N/A", Udfører="#REF!"),
    task("#N/A", "Titlen er en fejl"),
    task("Ring til borger om 310299-0000", "Ligner et CPR-nummer, men 31. februar findes ikke", Projekt="KY"),
    task("Opsæt fordelingsregler", "Formel uden gemt værdi", Projekt="KY", Deadline="=E5+60", Lys="Lilla"),
    task("Find navne til rollerne", "Ingen er valgt", Projekt="KY", Status="Ny", Udfører="vakant"),
    task("Læg en tidsplan", "Pladsholdere", Projekt="KY", Startdato=date(1900, 1, 1), Deadline="31/12-9999"),
    BLANK,
    task(
        "Ret enheder", "Tre skrivemåder", Startdato="1. okt. 2026", Deadline="18/12 2026", Slutdato="18.12.26"
    ),
    task(
        "Kortlæg systemer",
        "Løbenummer og klokkeslæt",
        Startdato=46296,
        Deadline=datetime(2026, 12, 18, 12, 30),
    ),
    task(HIDDEN, "Rækken er skjult", Lys="Rød", Deadline=date(2026, 11, 2), Slutdato=date(2026, 11, 2)),
    task("Meld kommunen klar", "Starter efter sin frist", Startdato=date(2027, 2, 1)),
    task(
        "Tildel roller",
        "Mellemrum og store bogstaver",
        Status="i  GANG ",
        Lys=" grøn",
        Ansvarlig=" Bo Tværmose ",
    ),
)


def broken_export() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Ark1"
    sheet.append([f"{MUNICIPALITY}: opgaver samlet fra flere projektledere"])
    sheet.append([f"Udtræk pr. {DAY:%d-%m-%Y}"])
    sheet.append([])
    sheet.append(list(PLAIN))
    for cell in sheet[HEADER_ROW]:
        cell.font = Font(bold=True)
    for number, row in enumerate(ROWS, HEADER_ROW + 1):
        sheet.append(list(row.values()))
        sheet.row_dimensions[number].hidden = row["Opgave"] == HIDDEN
    sheet.merge_cells(MERGED)
    sheet.append([])
    sheet.append(["I alt", None, len(ROWS)])
    return to_bytes(book, DAY)
