"""The briefing: Danish sentences made of figures, the most urgent first, each with its tasks.

Templates, so they never say what isn't so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.domain.filters import WARNING_DAYS
from dashboard.domain.lights import BY_CODE
from dashboard.domain.wording import counted, listed, number


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the choices (fields of TaskFilter) that leave just the tasks it counts."""

    text: str
    choices: Mapping


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
    tasks = counted(count, "opgave er rød", "opgaver er røde")
    return f"Yderligere {tasks}, når man ser på frist og status."


def in_lights(counts: pd.DataFrame) -> str:
    """How many tasks there are, and of each light: queries/overview/counts_by_light.sql."""
    lights = [
        counted(row.shown, BY_CODE[row.light].word.lower(), BY_CODE[row.light].plural)
        for row in counts.itertuples()
        if row.shown
    ]
    return f"{counted(counts['shown'].sum(), 'opgave', 'opgaver')}: {listed(lights, at_most=len(lights))}."


def sentences(facts: Mapping, shared: pd.DataFrame, weeks: pd.DataFrame) -> list[Sentence]:
    """What a programleder should know beyond the headline; a sentence with nothing to say is left out.

    `shared`: queries/overview/red_across_projects.sql. `weeks`: queries/overview/deadlines_by_week.sql.
    """
    said = (
        Sentence(_red(facts), {"view": "red"}),
        _shared(shared),
        Sentence(_watermelons(facts), {"view": "watermelon"}),
        Sentence(_soon(facts), {"view": "due_soon"}),
        Sentence(_missing(facts["without_executor"], "udfører"), {"view": "no_executor"}),
        Sentence(_missing(facts["without_responsible"], "ansvarlig"), {"view": "no_responsible"}),
        _crowded(weeks),
    )
    return [sentence for sentence in said if sentence.text]


def _red(facts: Mapping) -> str:
    causes = []
    if facts["overdue"]:
        causes.append(f"{number(facts['overdue'])} har overskredet fristen")
    if facts["impossible"]:
        causes.append(f"{counted(facts['impossible'], 'er meldt umulig', 'er meldt umulige')} at nå")
    red = facts["red"] + facts["hidden_red"]
    other = red - facts["overdue"] - facts["impossible"]
    if other:
        causes.append(f"{counted(other, 'er kun rød', 'er kun røde')} i KLIK")
    where = (
        f" De ligger i {counted(facts['red_projects'], 'projekt', 'projekter')}."
        if facts["red_projects"]
        else ""
    )
    return f"Af de {number(red)} røde: {listed(causes)}.{where}" if causes else ""


def _shared(shared: pd.DataFrame) -> Sentence:
    if shared.empty:
        return Sentence("", {})
    worst = shared.iloc[0]
    projects = listed(worst["projects"])
    chosen = "interfaces" if worst["kind"] == "interface" else "components"
    return Sentence(
        f"{worst['name']} er rød i {number(len(worst['projects']))} projekter på én gang: {projects}.",
        {"view": "red", chosen: (worst["name"],)},
    )


def _watermelons(facts: Mapping) -> str:
    if not facts["watermelons"]:
        return ""
    tasks = counted(facts["watermelons"], "opgave", "opgaver")
    return f"{tasks} ser bedre ud i KLIK, end frist, status og bemanding viser."


def _soon(facts: Mapping) -> str:
    soon = facts["due_soon"]
    return f"{counted(soon, 'opgave', 'opgaver')} har frist inden for {WARNING_DAYS} dage." if soon else ""


def _missing(count: int, who: str) -> str:
    return f"{counted(count, 'opgave', 'opgaver')} er begyndt uden {who}." if count else ""


def _crowded(weeks: pd.DataFrame) -> Sentence:
    if weeks.empty:
        return Sentence("", {})
    totals = weeks.groupby(["week_start", "week_label"])["tasks"].sum()
    monday, label = totals.idxmax()
    first = monday.date()
    return Sentence(
        f"Den travleste uge forude er {label} med {counted(totals.max(), 'frist', 'frister')}.",
        {"view": "open", "due_from": first, "due_to": first + timedelta(days=6)},
    )
