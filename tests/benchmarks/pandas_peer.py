"""The peer of our SQL: the same answers by pandas, as one would write them who holds the exports in memory.

It judges the tasks once for a page, where SQL does so for each question, and puts reasons into words only for
the rows that are shown. `Page.answer` has the names and parameters of the files in queries/.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
import pandas as pd

from dashboard.domain.filters import TaskFilter
from tests.benchmarks import pandas_words

RANKS = {"done": 1, "grey": 2, "green": 3, "unknown": 4, "yellow": 5, "red": 6}
LIGHTS = ["red", "yellow", "green", "grey", "done", "unknown"]
URGENCY = {light: rank for rank, light in enumerate(["red", "yellow", "unknown", "green", "grey", "done"])}
LIGHT_OF_CAUSE = {
    "completed": "done", "not_relevant": "grey", "overdue": "red", "impossible": "red",
    "starts_later": "grey",
    "no_due_date": "unknown", "due_soon": "yellow", "nobody": "yellow", "on_track": "green",
}  # fmt: skip
NO_PROJECT = "Uden projekt"


@dataclass
class Page:
    """One run of a page: what is judged for one question serves the next. `judged` may outlive it."""

    exports: dict[date, pd.DataFrame]  # whole snapshots of one municipality, by export date
    judged: dict[date, pd.DataFrame] = field(default_factory=dict)
    _chosen: dict[TaskFilter, pd.DataFrame] = field(default_factory=dict)

    def answer(self, question: str, chosen: TaskFilter | None, **parameters) -> pd.DataFrame:
        return ANSWERS[question](self, chosen, **parameters)

    def known(self, day: date) -> pd.DataFrame:
        return self.exports[max(exported for exported in self.exports if exported <= day)]

    def chosen(self, wanted: TaskFilter) -> pd.DataFrame:
        day = wanted.as_of
        if day not in self.judged:
            self.judged[day] = with_judgement(self.known(day), day, wanted.warning_days)
        if wanted not in self._chosen:
            judged = self.judged[day]
            self._chosen[wanted] = judged[in_filter(judged, wanted)]
        return self._chosen[wanted]


def with_judgement(tasks: pd.DataFrame, day: date, warning_days: int) -> pd.DataFrame:
    """queries/macros/tasks/evaluated_tasks.sql, for a file that has columns for responsible and executor.

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
    cause = pd.Series(np.select(list(rules.values()), list(rules), "on_track"), tasks.index)
    computed = cause.map(LIGHT_OF_CAUSE)
    klik_rank, rank = tasks["light"].map(RANKS), computed.map(RANKS)
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


def in_filter(judged: pd.DataFrame, wanted: TaskFilter) -> pd.Series:
    """queries/macros/tasks/chosen_tasks.sql, for the filters that the benchmark sets."""
    kept = pd.Series(True, judged.index)
    if wanted.due_from:
        kept &= judged["due_date"] >= pd.Timestamp(wanted.due_from)
    for name, values in (("project", wanted.projects), ("theme", wanted.themes)):
        if values:
            kept &= judged[name].isin(values)
    for name, values in (("shown_light", wanted.lights), ("computed_light", wanted.computed_lights)):
        if values:
            kept &= judged[name].isin(values)
    return kept


def exports_in_use(page: Page, _) -> pd.DataFrame:
    return pd.DataFrame({"as_of": sorted(page.exports, reverse=True)})


def choices(page: Page, wanted: TaskFilter) -> pd.DataFrame:
    tasks = page.known(wanted.as_of)
    persons = pd.concat([tasks["responsible"], tasks["executor"]]).dropna()
    same = (tasks["responsible"] == tasks["executor"]).fillna(False)
    counts = {
        "municipality": tasks["municipality"].value_counts(),
        "project": tasks["project"].fillna(NO_PROJECT).value_counts(),
        "theme": tasks["theme"].value_counts(),
        "component": tasks["components"].explode().value_counts(),
        "interface": tasks["interfaces"].explode().value_counts(),
        "person": persons.value_counts().sub(tasks.loc[same, "responsible"].value_counts(), fill_value=0),
    }
    found = [
        pd.DataFrame({"kind": kind, "value": counted.index, "tasks": counted.to_numpy()})
        for kind, counted in counts.items()
    ]
    return pd.concat(found).sort_values(["kind", "value"])


def count(page: Page, wanted: TaskFilter) -> pd.DataFrame:
    return pd.DataFrame({"chosen": [len(page.chosen(wanted))], "all_tasks": [len(page.known(wanted.as_of))]})


def briefing(page: Page, wanted: TaskFilter) -> pd.DataFrame:
    tasks = page.chosen(wanted)
    begun = tasks["is_open"] & tasks["has_begun"]
    is_red = tasks["worst_light"] == "red"
    figures = {
        "tasks": len(tasks),
        "red": is_red.sum(),
        "klik_red": (tasks["light"] == "red").sum(),
        "hidden_red": (is_red & tasks["light"].notna() & (tasks["light"] != "red")).sum(),
        "overdue": (tasks["cause"] == "overdue").sum(),
        "impossible": (tasks["cause"] == "impossible").sum(),
        "red_projects": tasks.loc[is_red, "project"].nunique(),
        "red_without_project": (is_red & tasks["project"].isna()).sum(),
        "watermelons": (tasks["deviation"] == "watermelon").sum(),
        "due_soon": (tasks["is_open"] & tasks["days_to_due"].between(0, wanted.warning_days)).sum(),
        "without_executor": (begun & tasks["lacks_executor"]).sum(),
        "without_responsible": (begun & tasks["lacks_responsible"]).sum(),
        "needs_action": tasks["worst_light"].isin(["red", "yellow"]).sum(),
    }
    return pd.DataFrame([figures])


def counts_by_light(page: Page, wanted: TaskFilter) -> pd.DataFrame:
    tasks = page.chosen(wanted)
    shown, computed = (tasks[name].value_counts() for name in ("shown_light", "computed_light"))
    return pd.DataFrame(
        {
            "light": LIGHTS,
            "shown": shown.reindex(LIGHTS, fill_value=0).to_numpy(),
            "computed": computed.reindex(LIGHTS, fill_value=0).to_numpy(),
        }
    )


def red_across_projects(page: Page, wanted: TaskFilter) -> pd.DataFrame:
    tasks = page.chosen(wanted)
    red = tasks[tasks["worst_light"] == "red"]
    hits = [
        red[["project", name]]
        .explode(name)
        .dropna(subset=name)
        .rename(columns={name: "name"})
        .assign(kind=kind)
        for kind, name in (("interface", "interfaces"), ("component", "components"))
    ]
    groups = pd.concat(hits).groupby(["kind", "name"])["project"]
    found = pd.DataFrame(
        {"tasks": groups.size(), "projects": groups.agg(lambda names: sorted(set(names.dropna())))}
    )
    found = found[found["projects"].str.len() > 1].reset_index()
    found["breadth"] = found["projects"].str.len()
    order, ways = ["breadth", "tasks", "kind", "name"], [False, False, False, True]
    return found.sort_values(order, ascending=ways)[["kind", "name", "tasks", "projects"]]


def deadlines_by_week(page: Page, wanted: TaskFilter, weeks: int) -> pd.DataFrame:
    tasks = page.chosen(wanted)
    monday = wanted.as_of - timedelta(days=wanted.as_of.weekday())
    last = pd.Timestamp(monday + timedelta(weeks=weeks))
    ahead = tasks[tasks["is_open"] & (tasks["days_to_due"] >= 0) & (tasks["due_date"] < last)]
    start = ahead["due_date"] - pd.to_timedelta(ahead["due_date"].dt.weekday, unit="D")
    counted = ahead.groupby([start.rename("week_start"), "worst_light"]).size().rename("tasks").reset_index()
    label = "uge " + counted["week_start"].dt.isocalendar().week.astype("str")
    return counted.assign(week_label=label)[["week_start", "week_label", "worst_light", "tasks"]]


def lights_by_project(page: Page, wanted: TaskFilter) -> pd.DataFrame:
    tasks = page.chosen(wanted)
    project = tasks["project"].fillna(NO_PROJECT)
    counted = tasks.groupby([project, "worst_light"]).size().rename("tasks").reset_index()
    ahead = tasks[tasks["is_open"] & (tasks["days_to_due"] >= 0)]
    next_deadline = ahead.groupby(ahead["project"].fillna(NO_PROJECT))["due_date"].min()
    for light in ("red", "yellow"):
        of_light = counted[counted["worst_light"] == light].set_index("project")["tasks"]
        counted[light] = counted["project"].map(of_light).fillna(-1)
    counted["next_deadline"] = counted["project"].map(next_deadline)
    counted["last"] = counted["project"] == NO_PROJECT
    counted = counted.sort_values(
        ["last", "red", "yellow", "project", "worst_light"], ascending=[True, False, False, True, True]
    )
    return counted[["project", "worst_light", "tasks", "next_deadline"]]


def needs_action(page: Page, wanted: TaskFilter, rows: int) -> pd.DataFrame:
    tasks = page.chosen(wanted)
    urgent = tasks[tasks["worst_light"].isin(["red", "yellow"])]
    shown = urgent.sort_values(["worst_light", "days_to_due", "task_key"]).head(rows)
    words = np.where(shown["deviation"] != "", pandas_words.deviations(shown), pandas_words.reasons(shown))
    names = [
        "task_key",
        "worst_light",
        "days_to_due",
        "project",
        "title",
        "reason",
        "executor",
        "responsible",
    ]
    return shown.assign(reason=words)[names]


def page_of_tasks(page: Page, wanted: TaskFilter, order: str, rows: int, skip: int) -> pd.DataFrame:
    tasks = page.chosen(wanted)
    tasks = tasks.assign(urgency=tasks["worst_light"].map(URGENCY))
    by = ["urgency", "days_to_due", "task_key"]
    shown = tasks.sort_values(by if order == "urgency" else [order, *by]).iloc[skip : skip + rows]
    told = np.where(shown["deviation"] != "", pandas_words.deviations(shown), None)
    names = [
        "task_key", "shown_light", "computed_light", "days_to_due", "due_date", "project", "title",
        "components",
        "interfaces", "responsible", "executor", "status", "reason", "deviation_in_words", "theme", "task_id",
    ]  # fmt: skip
    return shown.assign(reason=pandas_words.reasons(shown), deviation_in_words=told)[names]


ANSWERS = {
    "data/exports_in_use": exports_in_use,
    "tasks/choices": choices,
    "tasks/count": count,
    "overview/briefing": briefing,
    "overview/counts_by_light": counts_by_light,
    "overview/red_across_projects": red_across_projects,
    "overview/deadlines_by_week": deadlines_by_week,
    "overview/lights_by_project": lights_by_project,
    "overview/needs_action": needs_action,
    "tasks/page_of_tasks": page_of_tasks,
}
