"""The workbook for project leaders: a sheet for each project, named so that Excel takes it."""

import io
import zipfile

import openpyxl
import pandas as pd
import pytest

from dashboard.reports import project_leaders
from tests.reports.report_parts import PROJECT, story_of

TASK = {
    "worst_light": "red", "title": "Opgave", "project": "BBR", "due_date": pd.Timestamp("2026-11-20"),
    "components": ["STS Organisation"], "executor": "Bo Bech", "task_key": "K|BBR|1",
}  # fmt: skip


def book(*tasks: dict, **story):
    content = project_leaders.workbook(
        story_of(**story), pd.DataFrame([TASK | task for task in tasks], columns=list(TASK))
    )
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(sheet) -> list:
    return [cell for row in sheet.values for cell in row if cell is not None]


def test_a_sheet_of_its_own_for_each_project_after_the_overview():
    made = book({}, {"project": "AULA"}, {"title": "To"})
    assert made.sheetnames == ["Oversigt", "BBR", "AULA"]
    overview = cells(made["Oversigt"])
    assert "1 af 3 opgaver er rød." in overview and "Røde opgaver: 1" in overview
    assert "2 ark, ét for hvert projekt med dets åbne opgaver." in overview
    sheet = cells(made["BBR"])
    assert sheet[:3] == [
        "BBR",
        "Eksempelkøbing · opgjort pr. 23.11.2026 · alle opgaver. 2 åbne opgaver.",
        "Projektleder: Ida Holm",
    ]
    assert "To" in sheet and "■ Rød" in sheet and "K|BBR|1" not in sheet
    assert "Projektleder: Ida Holm" not in cells(made["AULA"])


@pytest.mark.parametrize(
    ("projects", "tabs"),
    [
        (["A/B:C*[x]?"], ["A B C  x"]),
        (["X" * 40, "X" * 41], ["X" * 31, "X" * 27 + " (2)"]),
        (["BBR", "bbr"], ["BBR", "bbr (2)"]),
        (["Oversigt"], ["Oversigt (2)"]),
        (["History", "historik"], ["History (2)", "historik (2)"]),
        (["'BBR'"], ["BBR"]),
        (["🎉" * 20], [" (2)"]),
        (["=1+1"], ["=1+1"]),
        (["A\x0b\nB"], ["A B"]),
    ],
)
def test_the_names_of_tabs(projects, tabs):
    assert book(*({"project": name} for name in projects)).sheetnames == ["Oversigt", *tabs]


def test_no_open_tasks_is_a_workbook_that_says_so():
    made = book()
    assert made.sheetnames == ["Oversigt"]
    assert "Ingen åbne opgaver, og derfor ingen ark for projekter." in cells(made["Oversigt"])


def test_no_cell_is_a_formula():
    story = story_of(projects=[PROJECT | {"project": "=1+1"}])
    tasks = pd.DataFrame([TASK | {"project": "=1+1", "title": "=cmd|' /C calc'!A0"}])
    content = project_leaders.workbook(story, tasks)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]
