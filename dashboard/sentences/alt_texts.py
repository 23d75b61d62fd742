"""What a chart shows, for whoever doesn't see it: the answer with its figures. Never the name of a person."""

from collections.abc import Sequence

import pandas as pd

from dashboard.domain.catalogue import label_of
from dashboard.domain.change_kinds import DEADLINE_KINDS, MOVES
from dashboard.domain.culture import BY_CODE as HABIT_OF_CODE
from dashboard.domain.culture import percent
from dashboard.domain.horizon import Lanes, Span
from dashboard.domain.role_states import BY_CODE as ROLE_STATE_OF_CODE
from dashboard.domain.role_states import VACANT
from dashboard.domain.wording import counted, listed, number

_MOST_NAMED = 3


def lights_by_project(counts: pd.DataFrame) -> str:
    """`counts`: queries/overview/lights_by_project.sql."""
    red = counts[counts["worst_light"] == "red"].set_index("project")["tasks"]
    return f"Opgaver pr. projekt efter værste lys. {_most(red, 'rød', 'røde', 'Ingen er røde.')}"


def deadlines_by_week(counts: pd.DataFrame) -> str:
    """`counts`: queries/overview/deadlines_by_week.sql."""
    tasks = counts.groupby("week_label", sort=False)["tasks"].sum()
    most = _most(tasks, "frist", "frister", "Ingen åben opgave har frist i ugerne, der vises.")
    red = int(counts.loc[counts["worst_light"] == "red", "tasks"].sum())
    return f"Åbne frister pr. uge. {most} {_red_of(red, int(tasks.sum()))}".strip()


def deadlines_by_component(counts: pd.DataFrame) -> str:
    """`counts`: queries/timeline/deadlines_by_component.sql."""
    tasks = counts.groupby("component", sort=False)["tasks"].sum()
    most = _most(tasks, "frist", "frister", "Ingen åben opgave har frist i ugerne, der vises.")
    red = counts.groupby("component", sort=False)["red"].sum()
    worst = _most(red[red > 0], "rød", "røde", "Ingen er røde.") if len(tasks) else ""
    return f"Åbne frister pr. uge og støttesystem. {most} {worst}".strip()


def timeline(lanes: pd.DataFrame, kind: Lanes, span: Span) -> str:
    """`lanes`: queries/timeline/lanes.sql."""
    about = f"Tidslinje pr. {kind.label.lower()} fra {span.since:%d.%m.%Y} til {span.until:%d.%m.%Y}."
    if lanes.empty:
        return f"{about} Ingen åbne opgaver."
    red = lanes[lanes["red"] > 0].set_index("lane")["red"]
    if kind.personal and len(red):
        worst = f"{counted(len(red), 'række', 'rækker')} har røde opgaver, flest {number(red.max())} i én."
    else:
        worst = _most(red, "rød", "røde", "Ingen åbne opgaver er røde.")
    return f"{about} {worst}"


def matrix(cells: pd.DataFrame) -> str:
    """`cells`: queries/interfaces/matrix.sql."""
    totals = cells[cells["project"].isna()].set_index("interface")
    red = totals.loc[totals["red_projects"] > 0, "red_projects"].rename(index=label_of)
    awaited = int(cells["is_awaited"].sum())
    coming = f" {counted(awaited, 'felt venter', 'felter venter')} på en opgave." if awaited else ""
    most = _most(red, "projekt, hvor den er rød", "projekter, hvor den er rød", "Ingen snitflade er rød.")
    return f"Snitflader og projekter efter værste lys. {most}{coming}"


def light_moves(moves: pd.DataFrame) -> str:
    """`moves`: queries/changes/light_moves.sql."""
    tasks = moves.groupby("kind")["tasks"].sum()
    changed = [(move, int(tasks.get(move.code, 0))) for move in MOVES if move.code != "unchanged"]
    parts = [f"{number(count)} {move.word}" for move, count in changed if count]
    same = f"{counted(int(tasks.get('unchanged', 0)), 'opgave har', 'opgaver har')} samme lys."
    return f"Opgaver fra lys til lys mellem to eksporter. {same} Af de andre: {listed(parts, 7) or 'ingen'}."


def burn_up(lights: pd.DataFrame) -> str:
    """`lights`: queries/changes/burn_up.sql, of at least one export."""
    newest = lights[lights["as_of"] == lights["as_of"].max()].set_index("light")["tasks"]
    done, tasks = int(newest.get("done", 0)), int(newest.sum())
    days = counted(lights["as_of"].nunique(), "eksport", "eksporter")
    return f"Opgaver efter værste lys i {days}. I den nyeste: {number(done)} fuldført af {number(tasks)}."


def moved_deadlines(moved: pd.DataFrame) -> str:
    """`moved`: queries/changes/moved_deadlines.sql."""
    later, sooner = (int(moved[name].sum()) for name in DEADLINE_KINDS)
    days = counted(len(moved), "eksport", "eksporter")
    return f"Flyttede frister i {days}: {number(later)} udskudt, {number(sooner)} fremrykket."


def contracts(dated: pd.DataFrame) -> str:
    """`dated`: those of queries/systems/contracts.sql with an end."""
    early = dated[dated["warning"].isin(["ended", "ends_before"])]
    about = f"{counted(len(dated), 'kontrakt', 'kontrakter')} på en tidslinje."
    if early.empty:
        return f"{about} Ingen udløber, før projektet er klar."
    named = listed(list(dict.fromkeys(early["system"])), _MOST_NAMED)
    return f"{about} {counted(len(early), 'udløber', 'udløber')} for tidligt: {named}."


def coverage(covered: pd.DataFrame) -> str:
    """`covered`: queries/roles/coverage.sql."""
    gaps = covered[covered["state"] == VACANT].groupby("project", sort=False).size()
    most = _most(gaps, "ubesat rolle", "ubesatte roller", "Ingen nødvendig rolle er ubesat.")
    return f"Rollernes dækning i projekterne. {most}"


def component_uses(uses: pd.DataFrame) -> str:
    """`uses`: queries/systems/use_of_components.sql."""
    used = uses[uses["use"] == "used"].groupby("component", sort=False).size()
    most = _most(used, "system bruger det", "systemer bruger det", "Ingen bruges endnu.")
    planned = number((uses["use"] == "planned").sum())
    return f"Kommunens systemer og deres brug af støttesystemer. {most} {planned} er planlagt."


def states_by(counts: pd.DataFrame, what: str) -> str:
    """`counts`: name or day, state (code) and roles. `what`: what there is a bar of, such as "tema"."""
    by = "day" if "day" in counts else "name"
    vacant = counts[counts["state"] == VACANT].set_index(by)["roles"]
    if by == "day":
        vacant.index = [f"{day:%d.%m.%Y}" for day in vacant.index]
    word = ROLE_STATE_OF_CODE[VACANT].word.lower()
    most = _most(vacant, word, f"{word}te", "Ingen roller er ubesatte.")
    return f"Roller i projekter efter dækning, pr. {what}. {most}"


def habits(trend: pd.DataFrame) -> str:
    """`trend`: day, habit (code), tasks and kept, the oldest day first."""
    if trend.empty:
        return "Vanerne over eksporterne. Ingen tal."
    first, last = (trend[trend["day"] == day] for day in (trend["day"].min(), trend["day"].max()))
    shares = {row.habit: percent(row.kept, row.tasks) for row in first.itertuples()}
    parts = [
        f"{HABIT_OF_CODE[row.habit].label} {shares.get(row.habit, 0)} til {percent(row.kept, row.tasks)} %"
        for row in last.itertuples()
    ]
    days = f"{trend['day'].min():%d.%m.%Y} til {trend['day'].max():%d.%m.%Y}"
    return f"Vanerne fra {days}: {listed(parts)}."


def person_load(beside: pd.DataFrame) -> str:
    """`beside`: as charts.person_load.beside_others; whose they are stands beside the chart, not in it."""
    tasks = beside.set_index("month")["open_tasks"]
    most = _most(tasks[tasks > 0], "åben opgave", "åbne opgaver", "Ingen åbne opgaver.")
    return f"Personens åbne opgaver pr. måned ved siden af medianen for de andre. {most}"


def _most(counts: pd.Series, one: str, many: str, none: str) -> str:
    """ "BBR flest: 12 røde."; of equals "BBR og KSD flest: 12 røde hver". `counts`: by what has them."""
    if counts.empty:
        return none
    highest = int(counts.max())
    names: Sequence[str] = [str(name) for name in counts.index[counts == highest]]
    each = " hver" if len(names) > 1 else ""
    return f"{listed(names, _MOST_NAMED)} flest: {counted(highest, one, many)}{each}."


def _red_of(red: int, tasks: int) -> str:
    if not tasks:
        return ""
    return f"{number(red)} af {number(tasks)} er røde." if red else "Ingen er røde."
