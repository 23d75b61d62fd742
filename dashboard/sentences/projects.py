"""The sentences of the page Projekter: how the projects stand, and what is late."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from dashboard.domain.lights import LIGHTS
from dashboard.domain.municipalities import is_named_in
from dashboard.domain.wording import counted, listed, number

WITHOUT_PROJECT = "Uden projekt"  # as queries/macros/tasks/project_or_none.sql has it
NAMED = 4  # projects that a sentence names


def headline(projects: pd.DataFrame) -> str:
    """Which projects have red tasks, and which of them the most. `projects`: projects/across_projects.sql."""
    projects = projects[projects["has_tasks"] & (projects["project"] != WITHOUT_PROJECT)]
    if projects.empty:
        return "Ingen projekter har opgaver at vise."
    red = projects[projects["red"] > 0]
    all_of_them = counted(len(projects), "projekt", "projekter")
    if red.empty:
        return f"Ingen røde opgaver i {all_of_them}."
    named = [f"{row.project} ({number(row.red)})" for row in red.itertuples()]
    return f"{number(len(red))} af {all_of_them} har røde opgaver: {listed(named, NAMED)}."


def of_our_pilots(projects: pd.DataFrame, municipalities: Sequence[str]) -> str:
    """In which projects we are a pilot, by the words of the programmappe; empty where in none."""
    with_pilot = projects[projects["pilot"].notna()]
    ours = [
        row.project
        for row in with_pilot.itertuples()
        if any(is_named_in(row.pilot, municipality) for municipality in municipalities)
    ]
    return f"Vi er pilotkommune i {listed(ours)}." if ours else ""


def next_ready_or_due(projects: pd.DataFrame, as_of: date) -> str:
    """For which project we are to be ready next, by the programmappe; else where the next deadline is."""
    ahead = projects[pd.to_datetime(projects["ready_by_last"]) >= pd.Timestamp(as_of)]
    if not ahead.empty:
        first = ahead[ahead["ready_by_last"] == ahead["ready_by_last"].min()]
        named = [f"{row.project} ({row.ready_by})" for row in first.itertuples()]
        return f"Det næste, vi skal være klar til, er {listed(named, NAMED)}."
    due = projects[projects["next_deadline"].notna()]
    if due.empty:
        return ""
    nearest = due["next_deadline"].min()
    where = listed(list(due.loc[due["next_deadline"] == nearest, "project"]), NAMED)
    return f"Den næste frist er {nearest:%d.%m.%Y}: {where}."


def of_slips(projects: pd.DataFrame) -> str:
    """How many deadlines have moved since the first export, and where the most; empty where none has."""
    postponed = int(projects["postponed"].sum())
    if not postponed:
        return ""
    longest = projects["slip_days"].max()
    where = list(projects.loc[projects["slip_days"] == longest, "project"])
    moved = counted(postponed, "åben opgave har", "åbne opgaver har")
    days = counted(int(longest), "dag", "dage")
    return f"{moved} fået en senere frist siden første eksport, længst {days}: {listed(where, NAMED)}."


def tasks_of(project: Mapping) -> int:
    """How many tasks a row of projects/across_projects.sql counts."""
    return sum(int(project[light.code]) for light in LIGHTS)


def way_to_tasks(project: Mapping) -> str:
    tasks = tasks_of(project)
    return "Se opgaven" if tasks == 1 else f"Se de {number(tasks)} opgaver"


def of_project(project: Mapping) -> str:
    """How a project stands: a row of projects/across_projects.sql."""
    tasks = tasks_of(project)
    if not tasks:
        return "Eksporten har ingen opgaver om projektet."
    lights = [
        counted(int(project[light.code]), light.word.lower(), light.plural)
        for light in LIGHTS
        if project[light.code]
    ]
    text = f"{counted(tasks, 'opgave', 'opgaver')}: {listed(lights, at_most=len(lights))}."
    if pd.notna(project["next_deadline"]):
        text += f" Næste frist er {project['next_deadline']:%d.%m.%Y}."
    if project["postponed"]:
        moved = counted(int(project["postponed"]), "frist er flyttet", "frister er flyttet")
        text += f" {moved} til senere, længst {counted(int(project['slip_days']), 'dag', 'dage')}."
    return text


def leader_line(project: Mapping) -> tuple[str, str, str]:
    """The leader in words, and phone and mail, each "" where nobody knows it."""
    phone, mail = (value if isinstance(value, str) else "" for value in (project["phone"], project["mail"]))
    return f"Projektleder: {' · '.join(filter(None, (project['leader'], phone, mail)))}", phone, mail
