"""What is said in words of all projects at once: of how they stand, and of what is late."""

from collections.abc import Sequence

import pandas as pd

from dashboard.domain.municipalities import is_named_in
from dashboard.domain.wording import counted, listed, number

NAMED = 3  # projects that a sentence names


def headline(projects: pd.DataFrame) -> str:
    """Which projects have red tasks, and which of them the most. `projects`: projects/across_projects.sql."""
    red = projects[projects["red"] > 0]
    all_of_them = counted(len(projects), "projekt", "projekter")
    if red.empty:
        return f"Ingen røde opgaver i {all_of_them}."
    most = [f"{row.project} ({number(row.red)})" for row in red.head(NAMED).itertuples()]
    flest = "flest " if len(red) > 1 else ""
    return f"{number(len(red))} af {all_of_them} har røde opgaver: {flest}{listed(most)}."


def of_our_pilots(projects: pd.DataFrame, municipalities: Sequence[str]) -> str:
    """In which projects we are a pilot, by the words of the programmappe; empty where in none."""
    told = projects[projects["pilot"].notna()]
    ours = [
        row.project
        for row in told.itertuples()
        if any(is_named_in(row.pilot, municipality) for municipality in municipalities)
    ]
    return f"Vi er pilotkommune i {listed(ours)}." if ours else ""


def of_slips(projects: pd.DataFrame) -> str:
    """How many deadlines have moved since the first export, and where the most; empty where none has."""
    postponed = int(projects["postponed"].sum())
    if not postponed:
        return ""
    worst = projects.loc[projects["slip_days"].idxmax()]
    moved = counted(postponed, "åben opgave har", "åbne opgaver har")
    days = counted(int(worst["slip_days"]), "dag", "dage")
    return f"{moved} fået en senere frist siden første eksport, længst i {worst['project']}: {days}."
