"""Where the municipalities stand together, in words."""

from collections.abc import Sequence

import pandas as pd

from dashboard.domain.aggregates import FEWEST, Aggregates
from dashboard.domain.wording import counted, listed, spelled


def headline(shown: Sequence[Aggregates], cells: pd.DataFrame) -> str:
    """`shown`: one a municipality. `cells`: domain/aggregates.py, merged."""
    if len(shown) < FEWEST:
        return f"Læg mindst {spelled(FEWEST)} kommuners filer ind for at se dem samlet."
    who = counted(len(shown), "kommune", "kommuner")
    red = cells[(cells["light"] == "red") & cells["municipalities"].gt(0).fillna(False)]
    if red.empty and cells.loc[cells["light"] == "red", "tasks"].isna().any():
        return f"{who}: ingen røde tal kan vises."
    if red.empty:
        return f"{who}: intet støttesystem har røde opgaver i mindst {spelled(FEWEST)} af dem."
    most = red["municipalities"].max()
    worst = red.loc[red["municipalities"] == most, "component"]
    in_how_many = f"alle {most}" if most == len(shown) else f"{most} af dem"
    return f"{who}: {listed(worst)} har røde opgaver i {in_how_many}."


def still_missing(shown: Sequence[Aggregates]) -> str:
    """What it takes to see anything; empty where there are enough."""
    missing = FEWEST - len(shown)
    if missing <= 0:
        return ""
    more = f"{spelled(missing)} {'kommune' if missing == 1 else 'kommuner'}"
    already = f"{listed([one.municipality for one in shown])} er lagt ind. " if shown else ""
    return (
        f"{already}Der mangler {more} mere: af to kommuners tal kan hver se den andens, så de vises ikke."
        if shown
        else "Bed de andre kommuner om den fil, som de kan gemme nederst på denne side."
    )


def alt_text(cells: pd.DataFrame) -> str:
    """What the picture shows. `cells`: domain/aggregates.py, merged; at least one."""
    red = cells[(cells["light"] == "red") & cells["tasks"].gt(0).fillna(False)]
    if red.empty:
        return "Støttesystemer og lys i alle kommunerne. Ingen røde tal kan vises."
    worst = red.loc[red["tasks"].idxmax()]
    tasks = counted(int(worst["tasks"]), "rød opgave", "røde opgaver")
    return f"Støttesystemer og lys i alle kommunerne. {worst['component']} har flest: {tasks}."
