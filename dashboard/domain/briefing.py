"""The briefing: Danish sentences made of figures, the most urgent first. Templates, so they never say what isn't so."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.domain.wording import counted, listed, number


def headline(facts: Mapping, counts_before: pd.DataFrame | None, day_before: date | None) -> str:
    """The sentence that answers the page's title.

    `facts`: the row of queries/overview/briefing.sql. `counts_before`: queries/overview/counts_by_light.sql
    at the export of `day_before`; None when there is none.
    """
    hidden = f" {_hidden(facts['hidden_red'])}" if facts["hidden_red"] else ""
    if not facts["red"]:
        return f"Ingen af de {number(facts['tasks'])} opgaver er røde.{hidden}"
    said = f"{number(facts['red'])} af {counted(facts['tasks'], 'opgave', 'opgaver')} er røde"
    if counts_before is None:
        return f"{said}.{hidden}"
    more = facts["red"] - counts_before.set_index("light")["shown"]["red"]
    change = (
        "lige så mange som" if more == 0 else f"{number(abs(more))} {'flere' if more > 0 else 'færre'} end"
    )
    return f"{said}, {change} i eksporten fra {day_before:%d.%m.%Y}.{hidden}"


def _hidden(count: int) -> str:
    return f"Yderligere {counted(count, 'opgave', 'opgaver')} er røde, når man ser på frist og status."


def sentences(facts: Mapping, shared: pd.DataFrame, weeks: pd.DataFrame) -> list[str]:
    """What a programleder should know beyond the headline; a sentence with nothing to say is left out.

    `shared`: queries/overview/red_across_projects.sql. `weeks`: queries/overview/deadlines_by_week.sql.
    """
    said = [_red(facts), _shared(shared), _watermelons(facts), _soon(facts), _missing(facts), _crowded(weeks)]
    return [sentence for sentence in said if sentence]


def _red(facts: Mapping) -> str:
    causes = []
    if facts["overdue"]:
        causes.append(f"{number(facts['overdue'])} har overskredet fristen")
    if facts["impossible"]:
        causes.append(f"{number(facts['impossible'])} er meldt, så de ikke kan nås")
    red = facts["red"] + facts["hidden_red"]
    other = red - facts["overdue"] - facts["impossible"]
    if other:
        causes.append(f"{number(other)} er røde i KLIK, uden at fristen er overskredet")
    where = (
        f" De ligger i {counted(facts['red_projects'], 'projekt', 'projekter')}."
        if facts["red_projects"]
        else ""
    )
    return f"Af de {number(red)} røde: {listed(causes)}.{where}" if causes else ""


def _shared(shared: pd.DataFrame) -> str:
    if shared.empty:
        return ""
    worst = shared.iloc[0]
    return f"{worst['name']} er rød i {number(len(worst['projects']))} projekter på én gang: {listed(worst['projects'])}."


def _watermelons(facts: Mapping) -> str:
    if not facts["watermelons"]:
        return ""
    tasks = counted(facts["watermelons"], "opgave", "opgaver")
    return f"{tasks} ser bedre ud i KLIK, end frist, status og bemanding viser."


def _soon(facts: Mapping) -> str:
    return (
        f"{counted(facts['due_soon'], 'opgave', 'opgaver')} har frist inden for 14 dage."
        if facts["due_soon"]
        else ""
    )


def _missing(facts: Mapping) -> str:
    missing = []
    if facts["without_executor"]:
        missing.append(f"{number(facts['without_executor'])} mangler udfører")
    if facts["without_responsible"]:
        missing.append(f"{number(facts['without_responsible'])} mangler ansvarlig")
    return f"Af de åbne opgaver, der er begyndt: {listed(missing)}." if missing else ""


def _crowded(weeks: pd.DataFrame) -> str:
    if weeks.empty:
        return ""
    totals = weeks.groupby(["week_start", "week_label"])["tasks"].sum()
    _, label = totals.idxmax()
    return f"Den travleste uge forude er {label} med {counted(totals.max(), 'frist', 'frister')}."
