"""The oracle beside our SQL: how the tasks stand and which a filter leaves, by pandas, written out slowly.

It knows nothing of queries/: the light rules are the README's, and a filter is what domain/filters.py says.
What it answers to a question stands in oracle_answers.py.
"""

import json
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from dashboard.domain.filters import TaskFilter
from dashboard.store.connection import Store

RANKS = {"done": 1, "grey": 2, "green": 3, "unknown": 4, "yellow": 5, "red": 6}
LIGHT_OF_CAUSE = {
    "completed": "done", "not_relevant": "grey", "overdue": "red", "impossible": "red",
    "starts_later": "grey",
    "no_due_date": "unknown", "due_soon": "yellow", "nobody": "yellow", "on_track": "green",
}  # fmt: skip
NO_PROJECT, NO_COMPONENT = "Uden projekt", "Uden støttesystem"
OUR_THEMES = ["IT-miljø og IT-infrastruktur", "IT-sikkerhed og aftaler", "Organisering og arbejdsgange"]
OUR_WORDS = "på tværs|forvaltning|driftsopgave|arbejdsgang|driftsorganisation"
SEARCHED = ["title", "task_id", "project", "description", "responsible", "executor", "comment"]
EXPORTS = """
    select task.* replace (snapshot.municipality as municipality), snapshot.as_of
    from klik.task as task
    inner join snapshots_in_use() as snapshot using (snapshot_id)
"""


@dataclass
class Oracle:
    """What is evaluated for one question serves the next. `by_day` may outlive it.

    exports: the tasks of one municipality by the day of their export, as the store's table has them.
    """

    exports: dict[date, pd.DataFrame]
    by_day: dict[tuple[date, int], pd.DataFrame] = field(default_factory=dict)
    _chosen: dict[TaskFilter, pd.DataFrame] = field(default_factory=dict)

    def known(self, day: date) -> pd.DataFrame:
        """The newest export that there was on a day."""
        return self.exports[max(exported for exported in self.exports if exported <= day)]

    def evaluated(self, wanted: TaskFilter) -> pd.DataFrame:
        """All tasks as they stand on the filter's day."""
        key = wanted.as_of, wanted.warning_days
        if key not in self.by_day:
            self.by_day[key] = evaluated(self.known(wanted.as_of), *key)
        return self.by_day[key]

    def chosen(self, wanted: TaskFilter) -> pd.DataFrame:
        """Those of them that the filter leaves."""
        if wanted not in self._chosen:
            tasks = self.evaluated(wanted)
            self._chosen[wanted] = tasks[in_filter(tasks, wanted)]
        return self._chosen[wanted]


def exports_in(store: Store) -> dict[date, pd.DataFrame]:
    """The exports that a store shows, to ask the oracle about them."""
    rows = store.run(EXPORTS)
    for name in ("components", "interfaces"):
        rows[name] = [list(names) for names in rows[name]]
    days = rows["as_of"].dt.date
    return {day: rows[days == day].drop(columns="as_of").reset_index(drop=True) for day in sorted(set(days))}


def evaluated(tasks: pd.DataFrame, day: date, warning_days: int) -> pd.DataFrame:
    """The tasks as they stand on a day, of a file that has columns for responsible and executor.

    Nobody has corrected what a task is about.
    """
    now = pd.Timestamp(day)
    days = (tasks["due_date"] - now).dt.days
    status = tasks["status_code"]
    lacks_responsible, lacks_executor = tasks["responsible"].isna(), tasks["executor"].isna()
    started = (tasks["start_date"] <= now) | (tasks["start_date"].isna() & (status != "not_started"))
    begun = ~(tasks["published_date"] > now) & started
    rules = {
        "completed": (tasks["completed_date"] <= now) | (status == "done") | (tasks["light"] == "done"),
        "not_relevant": status == "not_relevant",
        "overdue": days < 0,
        "impossible": status == "impossible",
        "starts_later": tasks["start_date"] > now,
        "no_due_date": days.isna(),
        "due_soon": (days <= warning_days) & (status != "in_progress"),
        "nobody": begun & (lacks_responsible | lacks_executor),
    }
    cause = pd.Series(np.select(list(rules.values()), list(rules), "on_track"), tasks.index, "object")
    computed = cause.map(LIGHT_OF_CAUSE)
    klik_rank, rank = ranks(tasks["light"]), ranks(computed)
    comparable = tasks["light"].notna() & (tasks["light"] != "unknown") & (computed != "unknown")
    at_work, late = cause != "completed", tasks["light"].isin(["yellow", "red"])
    watermelon = comparable & (klik_rank < rank) & computed.isin(["yellow", "red"])
    cautious = comparable & (klik_rank > rank) & late
    return tasks.assign(
        task_key=tasks["municipality"] + "|" + tasks["task_key"],
        days_to_due=days,
        lacks_responsible=lacks_responsible,
        lacks_executor=lacks_executor,
        has_begun=begun,
        cause=cause,
        computed_light=computed,
        is_open=~cause.isin(["completed", "not_relevant"]),
        shown_light=tasks["light"].fillna(computed),
        worst_light=tasks["light"].where((klik_rank > rank) & (at_work | late), computed),
        deviation=np.select([watermelon, cautious], ["watermelon", "cautious"], ""),
    )


def ranks(lights: pd.Series) -> pd.Series:
    return pd.Series([RANKS.get(light) for light in lights], lights.index, "float")


def in_filter(tasks: pd.DataFrame, wanted: TaskFilter) -> pd.Series:
    """Which of the evaluated tasks a filter leaves."""
    left = in_view(tasks, wanted)
    if wanted.due_from:
        left &= tasks["due_date"] >= pd.Timestamp(wanted.due_from)
    if wanted.due_to:
        left &= tasks["due_date"] <= pd.Timestamp(wanted.due_to)
    for column, values in (
        (tasks["municipality"], wanted.municipalities),
        (tasks["project"].fillna(NO_PROJECT), wanted.projects),
        (tasks["theme"], wanted.themes),
        (tasks["shown_light"], wanted.lights),
        (tasks["computed_light"], wanted.computed_lights),
        (tasks["worst_light"], wanted.worst_lights),
    ):
        if values:
            left &= column.isin(values)
    for column, values in (
        (with_none(tasks["components"]), wanted.components),
        (tasks["interfaces"], wanted.interfaces),
    ):
        if values:
            left &= truth(column, lambda names, values=values: bool(set(names) & set(values)))
    if wanted.persons:
        left &= tasks["responsible"].isin(wanted.persons) | tasks["executor"].isin(wanted.persons)
    for name in wanted.lacks:
        left &= tasks[name].isna()
    if wanted.text:
        left &= is_found(tasks, wanted.text)
    return left


def in_view(tasks: pd.DataFrame, wanted: TaskFilter) -> pd.Series:
    """Which of the evaluated tasks a ready view leaves, by its help in domain/filters.py."""
    has_component, has_interface = (truth(tasks[name], bool) for name in ("components", "interfaces"))
    begun = tasks["is_open"] & tasks["has_begun"]
    match wanted.view:
        case "":
            return pd.Series(True, tasks.index)
        case "needs_action":
            return tasks["worst_light"].isin(["red", "yellow"])
        case "red":
            return tasks["worst_light"] == "red"
        case "programme":
            ours = tasks["theme"].isin(OUR_THEMES) | words(tasks, ["title"]).str.contains(OUR_WORDS)
            return has_component | has_interface | ours
        case "due_soon":
            return tasks["is_open"] & tasks["days_to_due"].between(0, wanted.warning_days)
        case "no_executor":
            return begun & tasks["lacks_executor"]
        case "no_responsible":
            return begun & tasks["lacks_responsible"]
        case "watermelon":
            return tasks["deviation"] == "watermelon"
        case "programme_tasks":
            return words(tasks, ["task_type", "project"]).str.contains("program", regex=False)
        case "unlinked":
            return tasks["project"].isna() | ~(has_component | has_interface)
        case "open":
            return tasks["is_open"].copy()
        case "open_red":
            return tasks["is_open"] & (tasks["worst_light"] == "red")
    raise ValueError(f"The oracle knows no view {wanted.view!r}")


def truth(column: pd.Series, holds) -> pd.Series:
    return pd.Series([bool(holds(value)) for value in column], column.index, "bool")


def words(tasks: pd.DataFrame, names: list[str]) -> pd.Series:
    """The texts of some columns as one, in small letters."""
    texts = [" ".join(text for text in row if pd.notna(text)).lower() for row in tasks[names].to_numpy()]
    return pd.Series(texts, tasks.index, "str")


KEYS = str.maketrans({"ø": "o", "ö": "o", "æ": "ae", "ä": "ae", "å": "a", "é": "e", "ü": "u"})


def is_found(tasks: pd.DataFrame, typed: str) -> pd.Series:
    """Which tasks hold a text, in a field or in a column of the file's own; oe is ø, and aa is å."""
    own = [" ".join(json.loads(extra).values()) for extra in tasks["extra"]]
    texts = (words(tasks, SEARCHED) + " " + pd.Series(own, tasks.index, "str").str.lower()).map(plain)
    wanted = plain(typed.lower())
    as_typed = texts.str.contains(wanted, regex=False)
    return as_typed | texts.map(folded).str.contains(folded(wanted), regex=False)


def plain(text: str) -> str:
    return text.translate(KEYS)


def folded(text: str) -> str:
    return text.replace("oe", "o").replace("aa", "a")


def with_none(components: pd.Series) -> pd.Series:
    return pd.Series([names or [NO_COMPONENT] for names in components], components.index, "object")
