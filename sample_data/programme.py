"""The sample programmappe, from the lists in source/programme/: a file a subject, our column names on top."""

import csv
from datetime import datetime
from pathlib import Path

from export_layouts import without_clock
from story import SEPTEMBER

from dashboard.domain.programme_schema import SUBJECTS
from dashboard.reports import programme_workbook

SOURCE = Path(__file__).parent / "source" / "programme"
MADE = datetime(SEPTEMBER.year, SEPTEMBER.month, SEPTEMBER.day, 7, 30)


def programme(projects: list[str]) -> bytes:
    """The workbook, without ids: as if its owner had filled in the template."""
    rows_of = {subject.name: _rows(subject.name) for subject in SUBJECTS if not subject.hidden}
    return without_clock(programme_workbook.workbook(rows_of, projects), MADE)


def _rows(subject: str) -> list[dict]:
    with (SOURCE / f"{subject}.csv").open(encoding="utf-8", newline="") as lines:
        filled = [{name: text for name, text in row.items() if text} for row in csv.DictReader(lines)]
    return [{"row_id": "", "version_id": "", "content": content} for content in filled]
