"""What the tests of reports share: a Story of rows that a test names, and a look into each kind of file."""

import io
import zipfile
from datetime import date
from email import message_from_bytes, policy

import openpyxl
import pandas as pd
import pypdf
from pptx import Presentation

from dashboard.domain.horizon import soon
from dashboard.domain.lights import LIGHTS
from dashboard.reports import story
from dashboard.reports.story import About, Answers, Story

DAY = date(2026, 11, 23)
FACTS = {
    "tasks": 3, "red": 1, "klik_red": 1, "hidden_red": 0, "overdue": 1, "impossible": 0, "red_projects": 1,
    "red_without_project": 0, "watermelons": 0, "due_soon": 0, "without_executor": 0,
    "without_responsible": 0, "needs_action": 1,
}  # fmt: skip
ROLES = {"needed": 2, "vacant": 1, "partly": 0, "tasks": 1, "overdue": 0, "soon": 0, "staffed": 1}
URGENT = {
    "task_key": "K1", "worst_light": "red", "title": "Opgave", "project": "BBR",
    "reason": "Fristen er overskredet", "waiting": 0, "waiting_on": None, "aside_until": None,
    "aside_note": None, "executor": "Bo Bech",
    "call": "Bo Bech", "days_to_due": -3,
}  # fmt: skip
WORDY = URGENT | {"title": "Opret jobfunktionsroller til BBR og afprøv dem, før de tages i brug"}
PROJECT = {
    "project": "BBR", "has_tasks": True, "next_deadline": pd.Timestamp("2026-12-04"), "leader": "Ida Holm",
    "done": 5,
}  # fmt: skip
VACANT = {
    "role": "Systemejer", "projects": ["BBR"], "tasks_at_risk": 1, "first_due": pd.Timestamp("2026-12-04"),
    "coming": ["Bo Bech (BBR, fra 01.02.2027)"],
}  # fmt: skip


USE = {
    "system": "Acadre", "component": "STS Adgangsstyring", "use": "used", "project": None, "when_used": None,
    "gain": None,
}  # fmt: skip


def answers(
    urgent=(URGENT,), projects=(PROJECT,), vacant=(VACANT,), facts=FACTS, uses=(), roles=ROLES
) -> Answers:
    counts = {"red": 1, "yellow": 0, "green": 2, "grey": 0, "done": 0, "unknown": 0}
    all_projects = [{light.code: counts[light.code] for light in LIGHTS} | project for project in projects]
    return Answers(
        facts=facts,
        counts=pd.DataFrame(
            [(code, count, count, count, count, count) for code, count in counts.items()],
            columns=["light", "shown", "computed", "from_klik", "worst", "worst_in_klik"],
        ),
        shared=pd.DataFrame(columns=["kind", "name", "tasks", "projects"]),
        weeks=pd.DataFrame(
            [
                (pd.Timestamp("2026-11-30"), "uge 49", "green", 2),
                (pd.Timestamp("2026-12-07"), "uge 50", "red", 1),
            ],
            columns=["week_start", "week_label", "worst_light", "tasks"],
        ),
        urgent=pd.DataFrame(list(urgent), columns=list(URGENT), dtype=object),
        projects=pd.DataFrame(all_projects, dtype=object),
        roles=roles,
        vacant=pd.DataFrame(list(vacant), columns=list(VACANT), dtype=object),
        uses=pd.DataFrame(list(uses), columns=list(USE), dtype=object),
        soon=soon(DAY),
    )


def story_of(filters=(), with_names: bool = True, municipality: str = "Eksempelkøbing", **rows) -> Story:
    about = About(municipality, DAY, tuple(filters), with_names)
    return story.make(answers(**rows), about, story.cleaning())


def pages_of_pdf(content: bytes) -> list[str]:
    """The text of each page, a line's words apart by one space, soft hyphens gone."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return [" ".join(page.extract_text().replace("\u00ad", "").split()) for page in pages]


def text_of_pptx(content: bytes) -> str:
    """All that the slides say: titles, tables, charts and alt texts."""
    deck = Presentation(io.BytesIO(content))
    return "\n".join(text for slide in deck.slides for shape in slide.shapes for text in _texts(shape))


def _texts(shape) -> list[str]:
    texts = [shape._element.xpath(".//p:cNvPr")[0].get("descr") or ""]
    if shape.has_text_frame:
        texts.append(shape.text_frame.text)
    if shape.has_table:
        texts += [cell.text for row in shape.table.rows for cell in row.cells]
    if shape.has_chart:
        plot = shape.chart.plots[0]
        texts += [*plot.categories, *(f"{each.name}: {list(each.values)}" for each in plot.series)]
    return texts


def text_of_xlsx(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return "\n".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None)


def text_of_mail(content: bytes) -> str:
    return message_from_bytes(content, policy=policy.default).get_content()


def unzipped(content: bytes) -> str:
    """All parts of an Office file as one text, and the parts of the workbooks inside it."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            parts.append(unzipped(part) if name.endswith(".xlsx") else part.decode("utf-8", "replace"))
    return "\n".join(parts)
