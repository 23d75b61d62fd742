"""One file with everything that goes wrong in a workbook that has been through many hands."""

from datetime import date, datetime

from dresses import to_bytes
from openpyxl import Workbook
from openpyxl.styles import Font
from story import MUNICIPALITY

DAY = date(2026, 11, 23)
# Deadline and Slutdato both claim to be the deadline, and now and then they disagree.
HEADERS = (
    "Opgave",
    "Projekt",
    "Status",
    "Lys",
    "Startdato",
    "Deadline",
    "Slutdato",
    "Ansvarlig",
    "Udfører",
    "Note",
)
GOOD = date(2026, 12, 18)
START = date(2026, 10, 1)
ROWS = (
    ("Godkend serviceaftaler for SAPA", "SAPA", "I gang", "Grøn", START, GOOD, GOOD, "Bo Tværmose", "Emil Skovlyst", None),
    ("Opret jobfunktionsroller til SAPA", None, "Ikke startet", "Gul", START, "31-02-2027", GOOD, "Bo Tværmose", None,
     "En dag, der ikke findes"),
    ("Afprøv login til SAPA", None, "I gang", "Grøn", START, "når vi har tid", GOOD, "Bo Tværmose", "Emil Skovlyst",
     "Tekst i en datokolonne"),
    ("Hold kurser for sagsbehandlerne", "KSD", "Næsten i mål", "Grøn", START, GOOD, GOOD, "Dorthe Engbæk", "Ida Kragelund",
     "En status, ingen kender"),
    ("Hold kurser for sagsbehandlerne", "KSD", "Næsten i mål", "Grøn", START, GOOD, GOOD, "Dorthe Engbæk", "Ida Kragelund",
     "Den samme opgave igen"),
    (None, "KSD", "I gang", "Grøn", START, GOOD, GOOD, "Dorthe Engbæk", "Ida Kragelund", "Titlen mangler"),
    (None, None, None, None, None, None, None, None, None, None),
    ("Luk det gamle sygedagpengesystem", "KSD", "#N/A", "Grå", date(2027, 1, 4), "#N/A", date(2027, 3, 26), "Dorthe Engbæk",
     "#REF!", "Opslag, der er gået i stykker"),
    ("#N/A", "KSD", "I gang", "Grøn", START, GOOD, GOOD, "Dorthe Engbæk", "Ida Kragelund", "Titlen er en fejl"),
    ("Ring til borger om sag 310299-0000", "KY", "I gang", "Grøn", START, GOOD, GOOD, "Gert Nørremose", "Gert Nørremose",
     "Ligner et CPR-nummer, men 31. februar findes ikke"),
    ("Opsæt fordelingsregler for ydelser", "KY", "Ikke startet", "Lilla", START, "=E14+60", GOOD, "Gert Nørremose", "vakant",
     "Formel uden gemt værdi, og et lys, der ikke findes"),
    ("Find navne til rollerne i KY-projektet", "KY", "Fuldført", "Fuldført", START, date(1900, 1, 1), "31/12-9999",
     "Gert Nørremose", "Gert Nørremose", "Pladsholdere i stedet for datoer"),
    (None, None, None, None, None, None, None, None, None, None),
    ("Ret enheder i Organisation", "DUBU", "i  GANG ", "grøn", "1. okt. 2026", "18/12 2026", "18.12.26", "Lone Sandkær ",
     "  Karim Haddad Bech", "Tre skrivemåder for dage"),
    ("Kortlæg de systemer, der udveksler data med DUBU 2", "DUBU", "I gang", "Grøn", 46296, datetime(2026, 12, 18, 12, 30), GOOD,
     "Lone Sandkær", "Karim Haddad Bech", "Et løbenummer og et klokkeslæt"),
    ("Skjult opgave, som et filter har gemt væk", "DUBU", "I gang", "Rød", START, date(2026, 11, 2), date(2026, 11, 2),
     "Lone Sandkær", "Karim Haddad Bech", "Rækken er skjult"),
    ("Frist før start", "DUBU", "I gang", "Grøn", date(2027, 2, 1), date(2026, 12, 1), date(2026, 12, 1), "Lone Sandkær",
     "Karim Haddad Bech", "Starter efter sin frist"),
)  # fmt: skip
HEADER_ROW = 4
HIDDEN_ROW = HEADER_ROW + 16
MERGED = "B5:B7"  # one project for the first three tasks


def dirty() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Ark1"
    sheet.append([f"{MUNICIPALITY}: opgaver samlet fra flere projektledere"])
    sheet.append([f"Udtræk pr. {DAY:%d-%m-%Y}"])
    sheet.append([])
    sheet.append(HEADERS)
    for cell in sheet[HEADER_ROW]:
        cell.font = Font(bold=True)
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells(MERGED)
    sheet.row_dimensions[HIDDEN_ROW].hidden = True
    sheet.append([])
    sheet.append(["I alt", None, len(ROWS)])
    return to_bytes(book, DAY)
