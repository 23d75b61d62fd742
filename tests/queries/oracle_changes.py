"""What the oracle answers of changes between exports: by plain loops, written apart from the SQL."""

from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.domain.filters import TaskFilter
from tests.queries.oracle import RANKS, Oracle

KINDS = (
    "turned_red", "turned_yellow", "added", "finished", "postponed", "advanced", "reassigned", "gone",
)  # fmt: skip


def pairs(oracle: Oracle, wanted: TaskFilter, previous: TaskFilter) -> list[tuple[dict | None, dict | None]]:
    """Each task that the filter leaves on either day, as it stood then and as it stands now."""
    days = [
        {row["task_key"]: row for row in oracle.evaluated(each).to_dict("records")}
        for each in (previous, wanted)
    ]
    chosen = {key for each in (wanted, previous) for key in oracle.chosen(each)["task_key"]}
    return [(days[0].get(key), days[1].get(key)) for key in sorted(chosen)]


def meaning(then: str | None, now: str | None) -> str:
    if then is None or now is None:
        return "new" if then is None else "gone"
    if then == now:
        return "unchanged"
    if now == "done":
        return "solved"
    if (then, now) == ("grey", "green"):
        return "started"
    return "worse" if RANKS[now] > RANKS[then] else "better"


def light_moves(oracle: Oracle, wanted: TaskFilter, previous: TaskFilter) -> pd.DataFrame:
    counts: dict[tuple, int] = {}
    for then, now in pairs(oracle, wanted, previous):
        lights = tuple(task["worst_light"] if task else None for task in (then, now))
        counts[lights] = counts.get(lights, 0) + 1
    order = sorted(counts, key=lambda lights: [-RANKS[it] if it else 0 for it in lights])
    rows = [[*lights, counts[lights], meaning(*lights)] for lights in order]
    return pd.DataFrame(rows, columns=["from_light", "to_light", "tasks", "kind"])


def counts_by_kind(oracle: Oracle, wanted: TaskFilter, previous: TaskFilter) -> pd.DataFrame:
    counts = dict.fromkeys(KINDS, 0)
    for then, now in pairs(oracle, wanted, previous):
        if then is None or now is None:
            counts["added" if then is None else "gone"] += 1
            continue
        light, light_then = now["worst_light"], then["worst_light"]
        if light != light_then and light in ("red", "yellow", "done"):
            counts["finished" if light == "done" else f"turned_{light}"] += 1
        counts["postponed"] += bool(now["due_date"] > then["due_date"])
        counts["advanced"] += bool(now["due_date"] < then["due_date"])
        counts["reassigned"] += whose(now) != whose(then)
    return pd.DataFrame([counts | {"other_lists": 0}])


def whose(task: dict) -> str | None:
    return next((task[name] for name in ("executor", "responsible") if isinstance(task[name], str)), None)


def burn_up(oracle: Oracle, wanted: TaskFilter) -> pd.DataFrame:
    """Without other filters than the day."""
    rows = []
    for day in until(oracle, wanted):
        lights = oracle.evaluated(replace(wanted, as_of=day))["worst_light"].value_counts()
        rows += [[day, light, lights[light]] for light in sorted(lights.index, key=RANKS.__getitem__)]
    return pd.DataFrame(rows, columns=["as_of", "light", "tasks"])


def moved_deadlines(oracle: Oracle, wanted: TaskFilter) -> pd.DataFrame:
    last: dict[str, pd.Timestamp] = {}
    rows = []
    for day in until(oracle, wanted):
        moved = []
        for task in oracle.exports[day].to_dict("records"):
            if pd.notna(task["due_date"]):
                before = last.get(task["task_key"], task["due_date"])
                moved.append((task["due_date"] - before).days)
                last[task["task_key"]] = task["due_date"]
        later, sooner = sum(days > 0 for days in moved), sum(days < 0 for days in moved)
        lengths = [abs(days) for days in moved if days]
        rows.append([day, later, sooner, pd.Series(lengths, dtype="float").median()])
    return pd.DataFrame(rows[1:], columns=["as_of", "postponed", "advanced", "middle"])


def history(oracle: Oracle, wanted: TaskFilter, task_key: str) -> pd.DataFrame:
    columns = ["light", "status", "due_date", "responsible", "executor"]
    rows = [
        [day, *(task[name] for name in columns)]
        for day in until(oracle, wanted)
        for task in oracle.exports[day].to_dict("records")
        if f"{task['municipality']}|{task['task_key']}" == task_key
    ]
    return pd.DataFrame(rows, columns=["as_of", *columns])


def until(oracle: Oracle, wanted: TaskFilter) -> list[date]:
    return sorted(day for day in oracle.exports if day <= wanted.as_of)
