"""The sentences of the page Overblik, the most urgent first, each with its tasks.

Templates filled with figures, so they never say what isn't so.
"""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.domain.change_kinds import KINDS
from dashboard.domain.filters import WARNING_DAYS, open_in_week
from dashboard.domain.labels import LABELS
from dashboard.domain.lights import BY_CODE
from dashboard.domain.wording import counted, listed, number
from dashboard.sentences.sentence import Sentence

ORDER = (
    "Røde før gule. Derefter vægter det, at andre projekter er på samme snitflade, at fristen er højst 28 "
    "dage overskredet, og at udføreren er ubesat. Det, der er lagt til side, står sidst."
)
"""How what needs action is ordered: queries/macros/tasks/urgent_tasks.sql."""

MOST_TO_CALL = 3

_LIGHT_COLUMNS = ("worst_light", "worst", "worst_in_klik", "change")


def headline(facts: Mapping, counts_before: pd.DataFrame | None, day_before: date | None) -> str:
    """The sentence that answers the page's title. Red is the worse of KLIK's light and the computed one.

    `facts`: the row of queries/overview/briefing.sql. `counts_before`: overview/counts_by_light.sql at the
    export of `day_before`; None when there is none.
    """
    change = ""
    if counts_before is not None:
        red_before = int(counts_before.loc[counts_before["light"] == "red", "worst"].sum())
        change = f", {_change(facts['red'], red_before)} eksporten fra {day_before:%d.%m.%Y}"
    return f"{_red_of_all(facts['red'], facts['tasks'])}{change}.{_red_in_klik(facts)}"


def _red_of_all(red: int, tasks: int) -> str:
    if tasks == 1:
        return f"Den ene opgave er {'rød' if red else 'ikke rød'}"
    if not red:
        return f"Ingen af de {number(tasks)} opgaver er røde"
    return f"{number(red)} af {number(tasks)} opgaver er {'rød' if red == 1 else 'røde'}"


def _change(red: int, red_before: int) -> str:
    more = red - red_before
    if not more:
        return "lige så mange som i" if red else "ligesom i"
    if more < 0:
        return f"{number(-more)} færre end i"
    return f"{number(more)} {'mere' if more == 1 else 'flere'} end i"


def _red_in_klik(facts: Mapping) -> str:
    """How many of the red ones KLIK shows otherwise: the light cards count those apart."""
    if not facts["hidden_red"]:
        return ""
    if facts["klik_red"] + facts["hidden_red"] < facts["red"]:  # the export has no light for some of them
        return f" KLIK viser {number(facts['hidden_red'])} af dem med et andet lys."
    if facts["klik_red"]:
        return f" KLIK viser kun {number(facts['klik_red'])} af dem."
    return " KLIK viser den med et andet lys." if facts["red"] == 1 else " KLIK viser ingen af dem."


def whom_to_call_first(urgent: pd.DataFrame) -> str:
    """Those behind the first tasks that need action, each with a project of theirs; "" where there is nobody.

    `urgent`: queries/overview/needs_action.sql. What is put aside waits.
    """
    first = urgent[urgent["aside_until"].isna() & urgent["call"].notna()].drop_duplicates("call")
    persons = [
        f"{task.call} ({task.project})" if isinstance(task.project, str) else task.call
        for task in first.head(MOST_TO_CALL).itertuples()
    ]
    return f"Ring først til {listed(persons)}." if persons else ""


def in_lights(counts: pd.DataFrame) -> str:
    """How many tasks there are, and of each light: queries/overview/counts_by_light.sql."""
    lights = [
        counted(row.worst, BY_CODE[row.light].word.lower(), BY_CODE[row.light].plural)
        for row in counts.itertuples()
        if row.worst
    ]
    tasks = counted(counts["shown"].sum(), "opgave", "opgaver")
    label = LABELS["computed_light" if are_ours(counts) else "worst_light"]
    return f"{tasks}. {label}: {listed(lights, at_most=len(lights))}."


def light_rows(counts: pd.DataFrame, before: pd.DataFrame | None) -> pd.DataFrame:
    """A row a light that any task has or had: worst_light, worst, worst_in_klik, change (in words).

    Without worst_in_klik where none of the lights is KLIK's, and without change where no export is before.

    `counts`, `before`: queries/overview/counts_by_light.sql, at the as-of date and the export before.
    """
    shown = counts.rename(columns={"light": "worst_light"})
    if before is not None:
        changes = shown["worst"].to_numpy() - before["worst"].to_numpy()
        shown["change"] = list(map(change_in_count, changes))
    is_shown = (shown["worst"] > 0) | (False if before is None else before["worst"].to_numpy() > 0)
    columns = [name for name in _LIGHT_COLUMNS if name in shown]
    if are_ours(counts):  # none of them is in KLIK
        columns.remove("worst_in_klik")
    return shown.loc[is_shown, columns]


def are_ours(counts: pd.DataFrame) -> bool:
    """Whether no task's light is the export's own."""
    return not counts["from_klik"].sum() and bool(counts["shown"].sum())


def whose_lights(counts: pd.DataFrame) -> str:
    """Said where the export has no lights at all, so that nobody takes ours for KLIK's; else ""."""
    if not are_ours(counts):
        return ""
    return (
        "Eksporten har ingen lys, vi kan læse. Lysene er vores: beregnet ud fra frist, status og bemanding."
    )


def change_in_count(change: int) -> str:
    """How a count has changed since the export before, short enough for a table."""
    return f"{change:+d}".replace("-", "−") if change else "uændret"


def needs_action(facts: Mapping, by_light: bool = False) -> str:
    """How many tasks are red or yellow, and where asked for, how many are each.

    `facts`: the row of queries/overview/briefing.sql.
    """
    tasks, red = facts["needs_action"], facts["red"]
    if not tasks:
        return "Ingen opgaver kræver handling."
    lights = ((red, BY_CODE["red"]), (tasks - red, BY_CODE["yellow"]))
    parts = [counted(count, light.word.lower(), light.plural) for count, light in lights if count]
    each = f": {listed(parts)}" if by_light else ""
    return f"{counted(tasks, 'opgave', 'opgaver')} kræver handling{each}."


def why_first(task: Mapping) -> str:
    """What makes a task matter more than others; "" for nothing. A row of overview/needs_action.sql."""
    if isinstance(task["aside_until"], str):
        note = f": {task['aside_note']}" if isinstance(task["aside_note"], str) else ""
        return f"Lagt til side til {task['aside_until']}{note}"
    reasons = []
    if task["waiting"]:
        others = counted(task["waiting"], "andet projekt", "andre projekter")
        reasons.append(f"{others} er på {task['waiting_on']}")
    if not isinstance(task["executor"], str):
        reasons.append("udfører ubesat")
    return " · ".join(reasons)


def sentences(
    facts: Mapping, shared: pd.DataFrame, weeks: pd.DataFrame, as_of: date, changed: str = ""
) -> list[Sentence]:
    """What a programleder should know beyond the headline; a sentence with nothing to say is left out.

    `shared`: queries/overview/red_across_projects.sql. `weeks`: queries/overview/deadlines_by_week.sql.
    `changed`: what `since` says.
    """
    candidates = (
        Sentence(changed, None),
        Sentence(_red(facts), {"view": "red"}),
        _shared(shared),
        Sentence(_watermelons(facts), {"view": "watermelon"}),
        Sentence(_soon(facts), {"view": "due_soon"}),
        Sentence(_missing(facts["without_executor"], "udfører"), {"view": "no_executor"}),
        Sentence(_missing(facts["without_responsible"], "ansvarlig"), {"view": "no_responsible"}),
        crowded(weeks, as_of),
    )
    return [sentence for sentence in candidates if sentence.text]


def since(changes: Mapping, day_before: date) -> str:
    """What has happened since the export before: the row of queries/overview/changes.sql."""
    parts = [(changes[kind.code], kind) for kind in KINDS if kind.code in changes]
    counts = [(count, kind.verb(count)) for count, kind in parts if count]
    if not counts:
        return ""
    (first, verb), *rest = counts
    clauses = [
        f"{counted(first, 'opgave', 'opgaver')} {verb}",
        *(f"{number(count)} {verb}" for count, verb in rest),
    ]
    # Each clause has its own verb, so the last takes a comma before its "og".
    joined = clauses[0] if not rest else f"{', '.join(clauses[:-1])}, og {clauses[-1]}"
    return f"Siden {day_before:%d.%m.%Y}: {joined}."


def _red(facts: Mapping) -> str:
    causes = []
    if facts["overdue"]:
        causes.append(f"{number(facts['overdue'])} har overskredet fristen")
    if facts["impossible"]:
        causes.append(f"{counted(facts['impossible'], 'er meldt umulig', 'er meldt umulige')} at nå")
    other = facts["red"] - facts["overdue"] - facts["impossible"]
    if other:
        causes.append(f"{counted(other, 'er kun rød', 'er kun røde')} i KLIK")
    if not causes:
        return ""
    if facts["red"] == 1:
        return f"Den røde opgave {causes[0].removeprefix('1 ')}.{_where(facts)}"
    return f"Af de {number(facts['red'])} røde: {listed(causes)}.{_where(facts)}"


def _where(facts: Mapping) -> str:
    """In how many projects the red tasks lie; those without a project are counted apart."""
    homeless, one = facts["red_without_project"], facts["red"] == 1
    if not facts["red_projects"]:
        return f" {'Den' if one else 'De'} har intet projekt." if homeless else ""
    if one:
        return ""
    projects = f" De ligger i {counted(facts['red_projects'], 'projekt', 'projekter')}"
    return f"{projects}, og {number(homeless)} har intet projekt." if homeless else f"{projects}."


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


def crowded(weeks: pd.DataFrame, as_of: date) -> Sentence:
    """The busiest week ahead; empty without deadlines. `weeks`: queries/overview/deadlines_by_week.sql."""
    if weeks.empty:
        return Sentence("", {})
    totals = weeks.groupby(["week_start", "week_label"])["tasks"].sum()
    monday, label = totals.idxmax()
    only = (totals == totals.max()).sum() == 1
    which = "Den travleste uge" if only else "En af de travleste uger"
    return Sentence(
        f"{which} forude er {label} med {counted(totals.max(), 'frist', 'frister')}.",
        open_in_week(monday.date(), as_of),
    )
