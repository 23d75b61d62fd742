"""What fifty exports cost beside three: to store one more, a task's history, and all that Ændringer asks.

Half of the measures are of a store with three exports, half of one with fifty, side by side.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from dashboard.domain.filters import TaskFilter
from dashboard.store import snapshots
from dashboard.store.connection import Store, open_store
from tests.benchmarks.big_store import snapshot_of
from tests.benchmarks.figures import Figure, SideBySide, side_by_side, timed
from tests.benchmarks.invented_tasks import AS_OF, MUNICIPALITY, tasks

TASKS, FEW, MANY = 50_000, 3, 50
HISTORY, IMPORT = 1.5, 1.3  # goals
DAYS = [AS_OF - timedelta(weeks=4 * number) for number in reversed(range(MANY))]
QUESTIONS = ("changes/burn_up", "changes/moved_deadlines", "changes/light_moves", "changes/counts_by_kind")


def figures(runs: int) -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        few, third = filled(Path(folder) / "few.duckdb", DAYS[-FEW:])
        many, fiftieth = filled(Path(folder) / "many.duckdb", DAYS)
        imports = SideBySide({"fiftieth": [fiftieth], "third": [third]})
        yield imports.figure(f"the fiftieth export stored, {TASKS:,} tasks", "fiftieth", "third", IMPORT)
        made = SideBySide({"fifty": [milliseconds_of(asking(many))], "three": [milliseconds_of(asking(few))]})
        yield made.figure("  the states of all exports made, at the first question", "fifty", "three", None)
        subjects = {"fifty": history_of(many), "three": history_of(few)}
        taken = side_by_side(runs, {name: timed(work) for name, work in subjects.items()})
        yield taken.figure("the history of a task", "fifty", "three", HISTORY)
        subjects = {"fifty": asking(many), "three": asking(few)}
        taken = side_by_side(runs, {name: timed(work) for name, work in subjects.items()})
        yield taken.figure("  all that Ændringer asks, with a new filter", "fifty", "three", None)
        few.close()
        many.close()


def filled(place: Path, days: list[date]) -> tuple[Store, float]:
    """The store, and milliseconds that its last export took."""
    store, taken = open_store(place), 0.0
    for day in days:
        snapshot = snapshot_of(tasks(TASKS, day), day)
        began = perf_counter()
        snapshots.add(store, [snapshot], source=str(day).encode())
        taken = (perf_counter() - began) * 1000
    return store, taken


def milliseconds_of(work: Callable[[], object]) -> float:
    return timed(work)()


def history_of(store: Store) -> Callable[[], object]:
    """Of another task each time: no answer is merely remembered."""
    numbers = cycle(range(100_000, 100_000 + TASKS, 37))
    newest = TaskFilter(AS_OF)

    def ask() -> object:
        return store.ask("tasks/history", filter=newest, task_key=f"{MUNICIPALITY}|id:{next(numbers)}")

    return ask


def asking(store: Store) -> Callable[[], object]:
    """As a click in a filter does: each time with one that nobody has used before."""
    days = cycle(date(1900, 1, 1) + timedelta(number) for number in range(10_000))

    def ask() -> None:
        since = next(days)
        now, before = (TaskFilter(day, due_from=since) for day in (DAYS[-1], DAYS[-2]))
        for question in QUESTIONS:
            compared = {} if question in QUESTIONS[:2] else {"previous": before}
            store.ask(question, filter=now, **compared)

    return ask
