"""The sentences of the page Roller: which roles nobody has, what waits for them, and what falls with whom."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.domain.horizon import CHRISTMAS, Soon
from dashboard.domain.wording import counted, listed, number

NOBODY = "ingen"


def headline(counts: Mapping, soon: Soon, months: int) -> str:
    """The answer to the page's question. `counts`: a row of queries/roles/headline.sql."""
    needed, vacant, tasks = (int(counts[name]) for name in ("needed", "vacant", "tasks"))
    if not needed:
        return "Ingen af projekterne har brug for en rolle lige nu."
    if not counts["staffed"]:
        return (
            f"Arket Bemanding i programmappen er tomt. Projekterne har brug for "
            f"{counted(needed, 'rolle', 'roller')}, og {_waiting(tasks)} venter på {_them(needed)}."
        )
    if not vacant:
        return _all_filled(needed, int(counts["partly"]))
    roles = counted(vacant, "ubesat rolle", "ubesatte roller")
    if not tasks:
        return f"{roles}, men ingen opgave venter på {_them(vacant)} de næste {months} måneder."
    return (
        f"{roles} truer {_waiting(tasks)}{_when(int(counts['overdue']), int(counts['soon']), tasks, soon)}."
    )


def _waiting(tasks: int) -> str:
    return counted(tasks, "opgave", "opgaver") if tasks else "ingen opgave"


def _them(roles: int) -> str:
    return "den" if roles == 1 else "dem"


def _all_filled(needed: int, partly: int) -> str:
    if not partly:
        return (
            f"Alle {number(needed)} nødvendige roller er besat."
            if needed > 1
            else "Den nødvendige rolle er besat."
        )
    return f"Ingen nødvendig rolle er ubesat, men {number(partly)} er kun delvist besat."


def _when(overdue: int, soon_due: int, tasks: int, soon: Soon) -> str:
    """How many of them are late, and how many due soon."""
    if soon_due == tasks:
        return f" {soon.words}" if soon.words == CHRISTMAS else f" med frist {soon.words}"
    late = f"{number(overdue)} er over fristen" if overdue else ""
    near = f"{number(soon_due)} har frist {soon.words}" if soon_due else ""
    return f": {' og '.join(filter(None, [late, near]))}" if late or near else ""


def of_role(role: str, tasks: int, projects: list[str]) -> str:
    """What a vacant role puts at risk. `projects`: where nobody has it."""
    where = counted(len(projects), "projekt", "projekter")
    if not tasks:
        return f"{role} er ubesat i {where}, men ingen opgave venter på den."
    waiting = counted(tasks, "opgave", "opgaver")
    return f"{role} er ubesat i {where}: {listed(projects)}. {waiting} venter på den."


def of_coming(coming: list[str]) -> str:
    """Who has a vacant role next. `coming`: as queries/roles/vacant_roles.sql has it."""
    return f"På vej: {listed(coming)}."


def if_stops(person: str, rows: pd.DataFrame) -> str:
    """What falls if somebody stops. `rows`: queries/roles/if_stops.sql."""
    roles = rows[rows["role"].notna()]
    alone = roles[roles["others"].map(len) == 0]
    named = int(rows.loc[rows["role"].isna(), "tasks"].sum())
    own = f"{counted(named, 'åben opgave står', 'åbne opgaver står')} i personens navn." if named else ""
    if alone.empty:
        falls = f"Ingen rolle bliver ubesat, hvis {person} stopper."
    else:
        names = list(dict.fromkeys(alone["role"]))
        what = f"rollen {names[0]} ubesat" if len(names) == 1 else f"rollerne {listed(names)} ubesatte"
        where = counted(alone["project"].nunique(), "projekt", "projekter")
        falls = f"Hvis {person} stopper, bliver {what} i {where}."
    return " ".join(filter(None, [falls, own]))


def of_overload(months: list[date], most_tasks: int, times_median: int) -> str:
    """In which months somebody has too much: macros/culture/overloaded_persons.sql. `months`: first days."""
    when = listed([f"{pd.Timestamp(month):%m.%Y}" for month in months], at_most=12)
    return (
        f"Overbelastet i {when}: mindst {number(most_tasks)} åbne opgaver med frist i måneden, og mere end "
        f"{number(times_median)} gange medianen. Reglen er vores egen."
    )


def of_unregistered(names: list[str]) -> str:
    """Who has tasks or roles and isn't on the sheet *Personer*; empty where all are."""
    if not names:
        return ""
    who = "Disse personer" if len(names) > 1 else "Denne person"
    return f"{who} står ikke på arket Personer, så telefon og mail mangler: {listed(names, 12)}."
