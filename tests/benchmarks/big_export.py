"""An .xlsx of invented tasks, 20 columns wide, with the light as a word or only as the cell's colour."""

from io import BytesIO

import xlsxwriter

from dashboard.domain.lights import BY_CODE
from tests.benchmarks.invented_tasks import AS_OF, DATES, LIGHTS, MUNICIPALITY, STATUSES, tasks

FILE_NAME = f"klik_{AS_OF}.xlsx"
HEADERS = {
    "task_id": "ID", "title": "Opgave", "description": "Beskrivelse", "project": "Projekt", "theme": "Tema",
    "phase": "Fase", "type": "Type", "mandatory": "Obligatorisk", "municipality": "Kommune",
    "component": "Støttesystem", "interface": "Snitflade", "role": "Rolle", "published_date": "Publiceret",
    "start_date": "Start", "due_date": "Frist", "completed_date": "Løst", "status": "Status", "light": "Lys",
    "responsible": "Ansvarlig", "executor": "Udfører",
}  # fmt: skip


def big_export(rows: int, light_as_fill: bool = False) -> bytes:
    """The bytes of the file: the same each time but for the moment it was made."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_urls": False, "strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet("Opgaver")
        sheet.write_row(0, 0, HEADERS.values())
        day = workbook.add_format({"num_format": "dd-mm-yyyy"})
        fills = {code: workbook.add_format({"bg_color": BY_CODE[code].light.fill}) for code in LIGHTS}
        for column, (name, values) in enumerate(columns(rows).items()):
            if name in DATES:
                for row, value in enumerate(values, 1):
                    if value:
                        sheet.write_datetime(row, column, value, day)
            elif name == "light" and light_as_fill:
                for row, code in enumerate(values, 1):
                    sheet.write_blank(row, column, None, fills[code])
            else:
                words = LIGHTS if name == "light" else {}
                sheet.write_column(1, column, [words.get(value, value) for value in values])
    return target.getvalue()


def columns(rows: int) -> dict[str, list]:
    found = tasks(rows).assign(type="Basisopgave", mandatory="Ja", municipality=MUNICIPALITY)
    found["status"] = found["status_code"].map(STATUSES)
    kept = {name: found[name].astype(object) for name in HEADERS}
    return {name: values.where(values.notna(), None).tolist() for name, values in kept.items()}
