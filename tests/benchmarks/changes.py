"""What fifty exports cost beside three: to import one more, a task's history, and all that Ændringer asks.

Side by side, of two stores that differ in nothing but how many exports they hold.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.domain.filters import TaskFilter
from dashboard.imports.load import store_export
from dashboard.imports.opened import open_export
from dashboard.store import snapshots
from dashboard.store.connection import Store, open_store
from tests.benchmarks.big_export import big_export
from tests.benchmarks.big_store import snapshot_of
from tests.benchmarks.figures import Figure, SideBySide, side_by_side, timed
from tests.benchmarks.invented_tasks import AS_OF, MUNICIPALITY, tasks

TASKS, FEW, MANY = 50_000, 3, 50
MOST_IMPORTS = 3  # each makes the stores larger
GOAL_OF_IMPORT, GOAL_OF_HISTORY = 1.3, 1.5
FIFTY, THREE = "fifty exports", "three exports"
DAYS = [AS_OF - timedelta(weeks=4 * number) for number in reversed(range(MANY))]
OF_ALL_EXPORTS = ("changes/burn_up", "changes/moved_deadlines")
OF_TWO_EXPORTS = ("changes/light_moves", "overview/changes", "changes/changed_tasks")


def figures(runs: int) -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        stores = {
            FIFTY: filled(Path(folder) / "many.duckdb", DAYS[:-1]),
            THREE: filled(Path(folder) / "few.duckdb", DAYS[-FEW:-1]),
        }
        imports = SideBySide({name: [] for name in stores})
        for run in range(min(runs, MOST_IMPORTS)):
            content = big_export(TASKS)
            for name, store in stores.items():
                work = timed(lambda store=store, content=content, run=run: import_file(store, content, run))
                imports.taken[name].append(work())
        yield imports.figure(f"import of one more file of {TASKS:,} tasks", FIFTY, THREE, GOAL_OF_IMPORT)
        made = {name: [timed(asking(store))()] for name, store in stores.items()}
        yield SideBySide(made).figure("  the first question after the start", FIFTY, THREE, None)
        for what, works, goal in (
            ("the history of a task", history_of, GOAL_OF_HISTORY),
            ("  all that Ændringer asks, with a new filter", asking, None),
        ):
            taken = side_by_side(runs, {name: timed(works(store)) for name, store in stores.items()})
            yield taken.figure(what, FIFTY, THREE, goal)
        for store in stores.values():
            store.close()


def filled(database_file: Path, days: list[date]) -> Store:
    store = open_store(database_file)
    for day in days:
        snapshots.add(store, [snapshot_of(tasks(TASKS, day), day)], source=str(day).encode())
    return store


def import_file(store: Store, content: bytes, run: int) -> None:
    """The whole tour of an upload, of an export some days newer with each run."""
    opened = open_export(f"klik_{AS_OF + timedelta(days=run)}.xlsx", content)
    store_export(store, opened, opened.read())


def history_of(store: Store) -> Callable[[], object]:
    """Of another task each time: no answer is merely remembered."""
    numbers = count(100_000, 37)
    newest = TaskFilter(AS_OF)

    def ask() -> object:
        return store.ask("tasks/history", filter=newest, task_key=f"{MUNICIPALITY}|id:{next(numbers)}")

    return ask


def asking(store: Store) -> Callable[[], object]:
    """As a click in a filter does: each time with a filter that nobody has used before."""
    days = count()

    def ask() -> None:
        since = date(1900, 1, 1) + timedelta(next(days))
        now, before = (TaskFilter(day, due_from=since) for day in (DAYS[-1], DAYS[-2]))
        for question in OF_ALL_EXPORTS:
            store.ask(question, filter=now)
        for question in OF_TWO_EXPORTS:
            kind = {"kind": "turned_red", "rows": 200} if question == "changes/changed_tasks" else {}
            store.ask(question, filter=now, previous=before, **kind)

    return ask
