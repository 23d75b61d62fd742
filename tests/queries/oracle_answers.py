"""What the oracle answers to the questions of queries/: the same names, parameters, columns and order."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pandas as pd

from dashboard.domain.filters import TaskFilter
from tests.queries import oracle_changes, oracle_words
from tests.queries.oracle import NO_PROJECT, Oracle, with_none

LIGHTS = ["red", "yellow", "green", "grey", "done", "unknown"]
URGENCY = {light: rank for rank, light in enumerate(["red", "yellow", "unknown", "green", "grey", "done"])}


def exports_in_use(oracle: Oracle, _) -> pd.DataFrame:
    return pd.DataFrame({"as_of": sorted(oracle.exports, reverse=True)})


def choices(oracle: Oracle, wanted: TaskFilter) -> pd.DataFrame:
    everybody = oracle.known(wanted.as_of)
    theirs = everybody["municipality"].isin(wanted.municipalities or everybody["municipality"])
    tasks = everybody[theirs]
    persons = pd.concat([tasks["responsible"], tasks["executor"]]).dropna()
    same = (tasks["responsible"] == tasks["executor"]).fillna(False)
    counts = {
        "municipality": everybody["municipality"].value_counts(),
        "project": tasks["project"].fillna(NO_PROJECT).value_counts(),
        "theme": tasks["theme"].value_counts(),
        "component": with_none(tasks["components"]).explode().value_counts(),
        "interface": tasks["interfaces"].explode().value_counts(),
        "person": persons.value_counts().sub(tasks.loc[same, "responsible"].value_counts(), fill_value=0),
    }
    found = [
        pd.DataFrame({"kind": kind, "value": counted.index, "tasks": counted.to_numpy()})
        for kind, counted in counts.items()
    ]
    return pd.concat(found).sort_values(["kind", "value"])


def count(oracle: Oracle, wanted: TaskFilter) -> pd.DataFrame:
    return pd.DataFrame(
        {"chosen": [len(oracle.chosen(wanted))], "all_tasks": [len(oracle.known(wanted.as_of))]}
    )


def briefing(oracle: Oracle, wanted: TaskFilter) -> pd.DataFrame:
    tasks = oracle.chosen(wanted)
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


def counts_by_light(oracle: Oracle, wanted: TaskFilter) -> pd.DataFrame:
    tasks = oracle.chosen(wanted)
    shown, computed = (tasks[name].value_counts() for name in ("shown_light", "computed_light"))
    in_klik = tasks.loc[tasks["light"] == tasks["worst_light"], "worst_light"]
    return pd.DataFrame(
        {
            "light": LIGHTS,
            "shown": shown.reindex(LIGHTS, fill_value=0).to_numpy(),
            "computed": computed.reindex(LIGHTS, fill_value=0).to_numpy(),
            "from_klik": tasks["light"].value_counts().reindex(LIGHTS, fill_value=0).to_numpy(),
            "worst": tasks["worst_light"].value_counts().reindex(LIGHTS, fill_value=0).to_numpy(),
            "worst_in_klik": in_klik.value_counts().reindex(LIGHTS, fill_value=0).to_numpy(),
        }
    )


def red_across_projects(oracle: Oracle, wanted: TaskFilter) -> pd.DataFrame:
    tasks = oracle.chosen(wanted)
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


def deadlines_by_week(oracle: Oracle, wanted: TaskFilter, weeks: int) -> pd.DataFrame:
    tasks = oracle.chosen(wanted)
    monday = wanted.as_of - timedelta(days=wanted.as_of.weekday())
    last = pd.Timestamp(monday + timedelta(weeks=weeks))
    ahead = tasks[tasks["is_open"] & (tasks["days_to_due"] >= 0) & (tasks["due_date"] < last)]
    start = ahead["due_date"] - pd.to_timedelta(ahead["due_date"].dt.day_of_week, unit="D")
    counted = ahead.groupby([start.rename("week_start"), "worst_light"]).size().rename("tasks").reset_index()
    label = "uge " + counted["week_start"].dt.isocalendar().week.astype("str")
    return counted.assign(week_label=label)[["week_start", "week_label", "worst_light", "tasks"]]


def lights_by_project(oracle: Oracle, wanted: TaskFilter) -> pd.DataFrame:
    tasks = oracle.chosen(wanted)
    project = tasks["project"].fillna(NO_PROJECT)
    counted = tasks.groupby([project, "worst_light"]).size().rename("tasks").reset_index()
    ahead = tasks[tasks["is_open"] & (tasks["days_to_due"] >= 0)]
    next_deadline = ahead.groupby(ahead["project"].fillna(NO_PROJECT))["due_date"].min()
    for light in ("red", "yellow"):
        of_light = counted[counted["worst_light"] == light].set_index("project")["tasks"]
        counted[light] = counted["project"].map(of_light).fillna(-1)
    counted["next_deadline"] = [next_deadline.get(project, pd.NaT) for project in counted["project"]]
    counted["last"] = counted["project"] == NO_PROJECT
    counted = counted.sort_values(
        ["last", "red", "yellow", "project", "worst_light"], ascending=[True, False, False, True, True]
    )
    return counted[["project", "worst_light", "tasks", "next_deadline"]]


def needs_action(oracle: Oracle, wanted: TaskFilter, rows: int, seen_on: date) -> pd.DataFrame:
    """Without notes: nobody has put a task aside, whichever day one looks."""
    tasks = oracle.chosen(wanted)
    urgent = tasks[tasks["worst_light"].isin(["red", "yellow"])]
    every = oracle.evaluated(wanted)
    is_counted = every["is_open"] & every["project"].notna()
    on_interface = every[is_counted].explode("interfaces").groupby("interfaces")["project"].nunique()
    waits = [
        max(((on_interface.get(name, 0), name) for name in names), default=(0, ""))
        if isinstance(project, str)
        else (0, "")
        for names, project in zip(urgent["interfaces"], urgent["project"], strict=True)
    ]
    urgent = urgent.assign(
        waiting=[max(count - 1, 0) for count, _ in waits],
        waiting_on=[name if count > 1 else None for count, name in waits],
        call=urgent["executor"].fillna(urgent["responsible"]),
        distance=urgent["days_to_due"].abs(),
    )
    is_fresh = ~(urgent["days_to_due"] < -28)
    weight = 2 * (urgent["waiting"] > 0) + 2 * is_fresh + urgent["executor"].isna()
    order = ["worst_light", "lightness", "distance", "task_key"]
    shown = urgent.assign(lightness=-weight).sort_values(order).head(rows)
    words = np.where(shown["deviation"] != "", oracle_words.deviations(shown), oracle_words.reasons(shown))
    names = ["task_key", "worst_light", "title", "project", "reason", "waiting", "waiting_on", "executor"]
    return shown.assign(reason=words)[[*names, "call", "days_to_due"]]


def page_of_tasks(oracle: Oracle, wanted: TaskFilter, order: str, rows: int, skip: int) -> pd.DataFrame:
    tasks = oracle.chosen(wanted)
    tasks = tasks.assign(urgency=tasks["worst_light"].map(URGENCY))
    by = ["urgency", "days_to_due", "task_key"]
    shown = tasks.sort_values(by if order == "urgency" else [order, *by]).iloc[skip : skip + rows]
    told = np.where(shown["deviation"] != "", oracle_words.deviations(shown), None)
    names = [
        "task_key", "shown_light", "computed_light", "days_to_due", "due_date", "project", "title",
        "components",
        "interfaces", "responsible", "executor", "status", "reason", "deviation_in_words", "theme", "task_id",
        "what",
    ]  # fmt: skip
    # What is noted of tasks is no matter of the export.
    reasons = oracle_words.reasons(shown)
    return shown.assign(reason=reasons, deviation_in_words=told, what=None)[names]


ANSWERS: dict[str, Callable[..., pd.DataFrame]] = {
    "data/exports_in_use": exports_in_use,
    "tasks/choices": choices,
    "tasks/count": count,
    "overview/briefing": briefing,
    "overview/changes": oracle_changes.counts_by_kind,
    "changes/light_moves": oracle_changes.light_moves,
    "overview/counts_by_light": counts_by_light,
    "overview/red_across_projects": red_across_projects,
    "overview/deadlines_by_week": deadlines_by_week,
    "overview/lights_by_project": lights_by_project,
    "overview/needs_action": needs_action,
    "tasks/page_of_tasks": page_of_tasks,
}


def answer(oracle: Oracle, question: str, **parameters) -> pd.DataFrame:
    """The answer to a question of ANSWERS; the filter is the parameter `filter`, as for SQL."""
    return ANSWERS[question](oracle, parameters.pop("filter", None), **parameters)


def differs(ours: pd.DataFrame, theirs: pd.DataFrame) -> str:
    """Empty where the two are the same in the columns that both have; else both, one under the other."""
    common = [name for name in ours if name in theirs]
    if common and as_text(ours[common]) == as_text(theirs[common]):
        return ""
    return f"by SQL:\n{ours[common].to_string()}\nby the oracle:\n{theirs[common].to_string()}"


def as_text(rows: pd.DataFrame) -> list[list[str]]:
    """Rows that are the same whatever the types that hold them."""
    return [[_text(value) for value in row] for row in rows.itertuples(index=False)]


def _text(value: object) -> str:
    if isinstance(value, list | np.ndarray):
        return ", ".join(map(str, value))
    if pd.isna(value):
        return ""
    if isinstance(value, date):  # pandas' moments are dates as well
        return f"{value:%Y-%m-%d}"
    return f"{value:g}" if isinstance(value, int | float | np.number) else str(value)
