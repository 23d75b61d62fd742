"""What became of a file: as JSON for a shell, and as Danish lines for a person."""

import json
from collections import Counter
from datetime import date

import pandas as pd

from dashboard.domain.danish import format_date, format_number, quoted
from dashboard.domain.fields import BY_NAME, FIELDS
from dashboard.domain.lights import BY_CODE
from dashboard.domain.problems import Problem
from dashboard.ingest.read_export import LIGHT_CODES, Reading

SOURCES = {
    "title": "fra rækkerne over tabellen",
    "column": "fra en kolonne",
    "file_name": "fra filens navn",
    "properties": "fra filens egenskaber",
    "user": "valgt af dig",
    "today": "dags dato, fordi filen ikke angiver en",
}
MOST_LINES = 20
NO_LIGHTS = "Filen har ingen lys, vi kan læse. Lysene er beregnet ud fra frist, status og bemanding."


def to_json(reading: Reading, computed_lights: dict[str, int] | None = None, rows: bool = False) -> dict:
    """One object, as `check --json` prints it. Where several sheets were read, rows name theirs."""
    several = len(reading.tables) > 1
    receipt = {
        "file": reading.file_name,
        "sheet": ", ".join(table.sheet.name for table in reading.tables),
        "header_row": reading.tables[0].header_row,
        "municipalities": reading.municipalities,
        "as_of": reading.as_of.isoformat() if reading.as_of else None,
        "rows_read": reading.rows_read,
        "tasks": len(reading.tasks),
        "rejected": [
            {"row": rejected.row, "reason": rejected.reason} | ({"sheet": rejected.sheet} if several else {})
            for rejected in reading.rejected
        ],
        "warnings": [
            {"row": warning.row, "column": warning.column, "message": warning.message}
            | ({"sheet": warning.sheet} if several else {})
            for warning in reading.warnings
        ]
        + [{"row": None, "column": None, "message": note} for note in about_file(reading)],
        "columns": reading.columns,
        "unmapped": reading.unmapped,
        "lights": reading.lights,
        "computed_lights": computed_lights or dict.fromkeys(LIGHT_CODES, 0),
    }
    return receipt | ({"rows": task_rows(reading.tasks)} if rows else {})


def error_json(file_name: str, problem: Problem) -> dict:
    return {"file": file_name, "error": problem.sentence}


def task_rows(tasks: pd.DataFrame) -> list[dict]:
    """Each task as an object of our field names; dates ISO, None for what is empty."""
    columns = [[_plain(value) for value in tasks[field.name].astype(object)] for field in FIELDS]
    names = [field.name for field in FIELDS]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _plain(value: object) -> object:
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value


def about_file(reading: Reading) -> list[str]:
    """Danish sentences on the file as a whole: sheets, blank and hidden rows, open questions, no lights."""
    notes = list(reading.notes)
    if reading.blank_rows:
        notes.append(f"{_rows(reading.blank_rows, 'tom række', 'tomme rækker')} er sprunget over.")
    if reading.totals:
        notes.append(f"{_rows(reading.totals, 'sumrække', 'sumrækker')} er ikke talt med.")
    if reading.hidden_rows:
        are = "er skjult eller filtreret væk i Excel og er indlæst som de andre"
        notes.append(f"{_rows(reading.hidden_rows, 'række', 'rækker')} {are}.")
    if reading.question:
        notes.append(reading.question)
    elif reading.tasks["light"].isna().all():
        notes.append(NO_LIGHTS)
    return notes


def report_text(reading: Reading, computed_lights: dict[str, int] | None = None) -> str:
    """The report that a person reads, in Danish."""
    lines = [reading.file_name, *_summary(reading), "", "Kolonner:"]
    lines += [
        f"  {BY_NAME[name].label}: {quoted(header)}{_doubt(reading, name)}"
        for name, header in reading.columns.items()
    ]
    if reading.unmapped:
        lines.append("  Uden felt, vises i opgavens detaljer: " + ", ".join(map(quoted, reading.unmapped)))
    lines += ["", "Lys i filen: " + _lights(reading.lights)]
    if computed_lights:
        lines.append("Beregnede lys: " + _lights(computed_lights))
    lines += _listed(
        "Rækker, der ikke er opgaver", [f"Række {row.row}: {row.reason}" for row in reading.rejected]
    )
    lines += _listed(
        "Advarsler", [_warning(warning.row, warning.column, warning.message) for warning in reading.warnings]
    )
    return "\n".join(lines + _listed("Om filen", about_file(reading)))


def _summary(reading: Reading) -> list[str]:
    sheets = ", ".join(quoted(table.sheet.name) for table in reading.tables)
    day = (
        f"{format_date(reading.as_of)} ({SOURCES[reading.as_of_source]})"
        if reading.as_of
        else "står ikke i filen"
    )
    return [
        f"  Ark: {sheets}, overskrifter i række {reading.tables[0].header_row}",
        f"  Kommune: {', '.join(reading.municipalities) or 'står ikke i filen'}",
        f"  Eksportdato: {day}",
        f"  {_rows(reading.rows_read, 'række', 'rækker')} læst: "
        f"{_rows(len(reading.tasks), 'opgave', 'opgaver')} indlæst, "
        f"{format_number(reading.turned_away)} afvist{_sums(reading)}",
    ]


def _sums(reading: Reading) -> str:
    return f", {_rows(reading.totals, 'sumrække', 'sumrækker')}" if reading.totals else ""


def _rows(count: int, one: str, several: str) -> str:
    return f"{format_number(count)} {one if count == 1 else several}"


def _doubt(reading: Reading, name: str) -> str:
    return f"  ? {reading.doubts[name]}" if name in reading.doubts else ""


def _lights(counts: dict[str, int]) -> str:
    return ", ".join(f"{BY_CODE[code].word} {format_number(counts.get(code, 0))}" for code in LIGHT_CODES)


def _warning(row: int | None, column: str | None, message: str) -> str:
    parts = [f"række {row}"] * (row is not None) + [quoted(column)] * (column is not None)
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]}: {message}" if text else message


def _listed(title: str, lines: list[str]) -> list[str]:
    """A heading and its lines; the same line once; more than MOST_LINES are counted."""
    unique = list(Counter(lines))
    if not unique:
        return []
    rest = len(unique) - MOST_LINES
    return ["", f"{title}:", *(f"  {line}" for line in unique[:MOST_LINES])] + (
        [f"  … og {format_number(rest)} mere"] if rest > 0 else []
    )


def today_if_unknown(reading: Reading, today: date) -> tuple[date, str]:
    """The export date and its source; the caller's day where the file doesn't say."""
    return (reading.as_of, reading.as_of_source) if reading.as_of else (today, "today")


def as_line(receipt_object: dict) -> str:
    """One JSON object on one line, Danish letters as they are."""
    return json.dumps(receipt_object, ensure_ascii=False)
