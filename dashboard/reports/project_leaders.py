"""The workbook for project leaders: what the Story says on a first sheet, and a sheet for each project."""

import pandas as pd

from dashboard.domain.wording import counted
from dashboard.reports.excel import Sheet, sheets_of
from dashboard.reports.story import Story
from dashboard.sentences import report as sentences

OVERVIEW = "Oversigt"


def workbook(story: Story, open_tasks: pd.DataFrame) -> bytes:
    """`open_tasks`: queries/report/open_tasks.sql, cleaned as the Story is."""
    about = story.about
    leaders = story.projects.rows.set_index("project").get("leader", pd.Series(dtype=object))
    of_projects = [
        Sheet(
            str(project),
            str(project),
            (
                f"{about.line}. {counted(len(tasks), 'åben opgave', 'åbne opgaver')}.",
                *([f"Projektleder: {leader}"] if isinstance(leader := leaders.get(project), str) else []),
            ),
            tasks.drop(columns=["project", "task_key"]),
        )
        for project, tasks in open_tasks.groupby("project", sort=False)
    ]
    figures = [f"{figure.label}: {figure.count}" for figure in story.figures]
    lines = (about.line, story.headline, *figures, *story.sentences, sentences.sheets(len(of_projects)))
    projects = story.projects.rows.drop(columns="light_bar", errors="ignore")
    overview = Sheet(OVERVIEW, sentences.HEADING, lines, projects)
    return sheets_of([overview, *of_projects], sentences.HEADING, about.as_of)
