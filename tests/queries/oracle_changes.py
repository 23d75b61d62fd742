"""What the oracle answers of changes between exports: by plain loops, written apart from the SQL."""

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
