"""What the questions of KLIK-kultur answer, as tests look at it."""

from dashboard.domain.culture import THRESHOLDS
from dashboard.domain.filters import TaskFilter
from dashboard.store.connection import Store


def figures(store: Store, chosen: TaskFilter, **thresholds: int) -> dict[tuple[str, str], tuple[int, int]]:
    """How many tasks a habit is about in a project, and how many keep it."""
    rows = store.ask("culture/habits", filter=chosen, **(THRESHOLDS | thresholds))
    return {(row.habit, row.project): (row.tasks, row.kept) for row in rows.itertuples()}


def breaking(store: Store, chosen: TaskFilter, habit: str, **thresholds: int) -> dict[str, str]:
    """The reason of each task that breaks a habit, by its title."""
    rows = store.ask("culture/breaking_tasks", filter=chosen, **(THRESHOLDS | thresholds))
    of_habit = rows[rows["habit"] == habit]
    return dict(zip(of_habit["title"], of_habit["because"], strict=True))


def counted(store: Store, chosen: TaskFilter, habit: str, **thresholds: int) -> int:
    """How many tasks the habit is about."""
    found = figures(store, chosen, **thresholds)
    return sum(tasks for (code, _), (tasks, _) in found.items() if code == habit)
