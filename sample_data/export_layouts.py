"""The same tasks under three header rows, since no public text shows the real one."""

import io
import re
import zipfile
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from story import MUNICIPALITY

DATES = ("published_date", "start_date", "due_date", "completed_date", "updated_date")
WIDE = {"title": 60, "description": 70, "comment": 40, "link": 44}
LIGHT_WORDS = {"red": "Rød", "yellow": "Gul", "green": "Grøn", "grey": "Grå", "done": "Fuldført"}
LIGHT_SENTENCES = {
    "red": "Rød – kan ikke løses inden fristen, eller fristen er overskredet",
    "yellow": "Gul – handling er krævet",
    "green": "Grøn – på rette spor mod fristen",
    "grey": "Grå – skal ikke løses endnu",
    "done": "Fuldført",
}
# A completed task has no colour, but a tick.
LIGHT_FILLS = {"red": "C00000", "yellow": "FFC000", "green": "00B050", "grey": "A6A6A6"}

SHORT_HEADERS = {
    "task_id": "ID", "title": "Opgave", "description": "Beskrivelse", "project": "Projekt", "theme": "Tema",
    "phase": "Fase", "task_type": "Type", "mandatory": "Obligatorisk", "municipality": "Kommune",
    "component": "Støttesystem", "interface": "Snitflade", "role": "Rolle", "published_date": "Publiceret",
    "start_date": "Start", "due_date": "Frist", "completed_date": "Løst", "updated_date": "Ændret",
    "status": "Status", "light": "Lys", "responsible": "Ansvarlig", "executor": "Udfører", "comment": "Note",
    "link": "Link", "priority": "Prioritet",
}  # fmt: skip
LONG_HEADERS = {
    "project": "Projektnavn", "title": "Opgavens titel", "status": "Opgavens status", "light": "Farvestatus",
    "due_date": "Løses senest", "responsible": "Ansvarlig medarbejder", "executor": "Udføres af",
    "role": "Ansvars- og rollefordeling", "start_date": "Startdato", "completed_date": "Fuldført den",
    "published_date": "Publiceringsdato", "updated_date": "Senest ændret", "description": "Opgavebeskrivelse",
    "theme": "Indsatsområde", "phase": "Projektfase", "task_type": "Opgavens type",
    "mandatory": "Obligatorisk opgave", "component": "Infrastrukturkomponent", "interface": "Integrationer",
    "comment": "Bemærkninger", "priority": "Prioritet", "link": "Link til opgave", "task_id": "KLIK-id",
    "municipality": "Kommunenavn", "exported": "Udtræksdato",
}  # fmt: skip
HEADERS_BELOW_TITLE = {
    "task_id": "Opgavenummer", "light": "Farve", "title": "KLIK-opgave", "project": "Løsning",
    "due_date": "Deadline", "status": "Opgavestatus", "responsible": "Opgaveansvarlig",
    "executor": "Udførende", "component": "Støttesystemer", "interface": "SF-nummer", "theme": "Temaer",
    "phase": "Faser", "task_type": "Opgavetype", "mandatory": "Er obligatorisk", "role": "Roller",
    "start_date": "Påbegyndes", "published_date": "Udgivet", "completed_date": "Afsluttet dato",
    "updated_date": "Sidst opdateret", "description": "Opgavetekst", "comment": "Kommentarer", "link": "URL",
    "priority": "Prioritet",
}  # fmt: skip


def short_headers(tasks: list[dict], day: date) -> bytes:
    """Short headers, Excel dates, lights as words. The day stands in the file's name only."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Opgaver"
    _write_header(sheet, SHORT_HEADERS, row=1)
    for row, task in enumerate(tasks, 2):
        shown = task | {
            "light": LIGHT_WORDS[task["light"]],
            "mandatory": "Ja" if task["mandatory"] else "Nej",
        }
        _write_row(sheet, row, [shown[name] for name in SHORT_HEADERS], "dd-mm-yyyy")
    return to_bytes(book, day)


def long_headers(tasks: list[dict], day: date, initials: dict[str, str]) -> bytes:
    """Long headers in another order, dates as text, lights in a sentence, initials, the day in a column."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Eksport"
    _write_header(sheet, LONG_HEADERS, row=1)
    for row, task in enumerate(tasks, 2):
        shown = task | {"light": LIGHT_SENTENCES[task["light"]], "exported": day}
        shown["mandatory"] = "Obligatorisk" if task["mandatory"] else "Valgfri"
        shown |= {name: _with_initials(task[name], initials) for name in ("responsible", "executor")}
        shown |= {name: _as_text(shown[name]) for name in (*DATES, "exported")}
        _write_row(sheet, row, [shown[name] for name in LONG_HEADERS], "@")
    return to_bytes(book, day)


def title_rows(tasks: list[dict], day: date) -> bytes:
    """A hidden sheet first, title rows above, totals below, and lights as only the colour of a cell."""
    book = Workbook()
    _write_lookups(book.active)
    sheet = book.create_sheet("Opgaveoversigt")
    book.active = 1
    sheet.append([f"KLIK – opgaveoversigt for {MUNICIPALITY}"])
    sheet.append([f"Udtræk pr. {day:%d-%m-%Y}"])
    sheet["A1"].font = Font(bold=True, size=14)
    _write_header(sheet, HEADERS_BELOW_TITLE, row=4)
    light_column = list(HEADERS_BELOW_TITLE).index("light") + 1
    for row, task in enumerate(tasks, 5):
        shown = task | {"mandatory": "x" if task["mandatory"] else "Nej"}
        shown["light"] = "✔" if task["light"] == "done" else None
        _write_row(sheet, row, [shown[name] for name in HEADERS_BELOW_TITLE], "dd/mm/yyyy")
        if fill := LIGHT_FILLS.get(task["light"]):
            sheet.cell(row, light_column).fill = PatternFill("solid", fgColor=fill)
    sheet.append([])
    sheet.append(["I alt", None, f"{len(tasks)} opgaver"])
    return to_bytes(book, day)


def _write_lookups(sheet: Worksheet) -> None:
    """What an office keeps behind a form: nothing that is a task."""
    sheet.title = "Opslag"
    sheet.sheet_state = "hidden"
    for row in (
        ("Statusvalg", "Prioritetsvalg"),
        ("Ikke startet", "Høj"),
        ("I gang", "Mellem"),
        ("Fuldført", "Lav"),
    ):
        sheet.append(row)


def _write_header(sheet: Worksheet, headers: dict[str, str], row: int) -> None:
    for column, (name, text) in enumerate(headers.items(), 1):
        cell = sheet.cell(row, column, text)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="D9E1F2")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(column)].width = WIDE.get(name, 16)
    sheet.freeze_panes = sheet.cell(row + 1, 1)


def _write_row(sheet: Worksheet, row: int, values: list, date_format: str) -> None:
    for column, value in enumerate(values, 1):
        if value not in ("", None):
            cell = sheet.cell(row, column, value)
            if isinstance(value, date):
                cell.number_format = date_format


def _with_initials(person: str, initials: dict[str, str]) -> str:
    return f"{person} ({initials[person]})" if person else ""


def _as_text(value: date | str | None) -> str | None:
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else value


def to_bytes(book: Workbook, day: date) -> bytes:
    """The workbook as a file that is the same, byte for byte, whenever it is made."""
    moment = datetime(day.year, day.month, day.day, 7, 30)
    book.properties.creator = "Opdigtede eksempeldata"
    book.properties.created = moment
    written = io.BytesIO()
    book.save(written)
    return without_clock(written.getvalue(), moment)


def without_clock(written: bytes, moment: datetime) -> bytes:
    """A workbook that seems to have been made at that moment."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            target.writestr(part, _with_moment(source.read(name), moment), compresslevel=9)
    return fixed.getvalue()


def _with_moment(content: bytes, moment: datetime) -> bytes:
    """openpyxl and XlsxWriter put the time of saving into the properties, whatever was set."""
    return re.sub(
        rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*",
        rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode(),
        content,
    )
