"""All that a page asks of 200,000 tasks, beside pandas: the oracle of tests/queries. First, that they agree.

Each run asks with a filter that nobody has used before, as a click does: no answer is merely remembered.
"""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard.domain.filters import TaskFilter
from dashboard.store.connection import Store, open_store
from tests.benchmarks.big_store import DAYS, fill_store, stored
from tests.benchmarks.figures import Figure, side_by_side, timed
from tests.benchmarks.invented_tasks import tasks
from tests.benchmarks.servers import ROOT
from tests.queries.oracle import Oracle
from tests.queries.oracle_answers import ANSWERS, answer, differs

GOAL = 0.2
TASKS = 200_000
PAGES = {"Overblik": "app_pages/overview.py", "Opgaver": "app_pages/tasks.py"}
PEER, EVALUATED = "pandas", "pandas, evaluated before"
Asked = tuple[str, dict]
Exports = dict[date, pd.DataFrame]


@dataclass(eq=False)
class RecordingStore(Store):
    """Keeps what it is asked, whichever session asks."""

    asked: list[Asked] = field(default_factory=list)

    def ask(self, question: str, **parameters: object) -> pd.DataFrame:
        self.asked.append((question, parameters))
        return super().ask(question, **parameters)


def figures(runs: int) -> Iterator[Figure]:
    exports = {day: stored(tasks(TASKS, day)) for day in DAYS}
    with TemporaryDirectory() as folder:
        database_file = Path(folder) / "big.duckdb"
        fill_store(database_file, TASKS)
        store = RecordingStore(open_store(database_file).instance)
        for name, page in PAGES.items():
            asked = asked_by(store, page)
            without_peer = {question for question, _ in asked} - set(ANSWERS)
            asked = [(question, given) for question, given in asked if question in ANSWERS]
            checked = asked + with_new_filter(asked, 0)
            differing = {
                question for question, given in checked if disagrees(store, exports, question, given)
            }
            yield from beside_pandas(name, runs, store, exports, asked)
            for told, questions in (("no peer for", without_peer), ("answers differ:", differing)):
                if questions:
                    print(f"  ! {told} {', '.join(sorted(questions))}")
        store.close()


def beside_pandas(
    name: str, runs: int, store: Store, exports: Exports, asked: list[Asked]
) -> Iterator[Figure]:
    new, evaluated = count(1), {}
    subjects = {
        name: lambda: by_sql(store, with_new_filter(asked, next(new))),
        PEER: lambda: by_pandas(Oracle(exports), with_new_filter(asked, next(new))),
        EVALUATED: lambda: by_pandas(Oracle(exports, evaluated), with_new_filter(asked, next(new))),
    }
    taken = side_by_side(runs, {one: timed(work) for one, work in subjects.items()})
    yield taken.figure(f"{name}: {len(asked)} questions to {TASKS:,} tasks", name, PEER, GOAL)
    yield taken.figure("  beside pandas that keeps the evaluated tasks", name, EVALUATED, None)


def asked_by(store: RecordingStore, page: str) -> list[Asked]:
    """What the page asks when a filter has changed; what is kept for the session has been asked before."""
    os.environ["KLIK_DATABASE"] = ":memory:"
    # Streamlit warns that this thread is no page's.
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").disabled = True
    app = AppTest.from_file(ROOT / "dashboard" / "menu.py", default_timeout=120)
    app.session_state["memory_store"] = store
    app.run().switch_page(page).run()
    if app.exception:
        raise RuntimeError(f"{page} failed: {app.exception[0].value}")
    store.asked.clear()
    app.run()
    return list(store.asked)


def by_sql(store: Store, asked: list[Asked]) -> None:
    for question, given in asked:
        Store.ask(store, question, **given)


def by_pandas(oracle: Oracle, asked: list[Asked]) -> None:
    for question, given in asked:
        answer(oracle, question, **given)


def with_new_filter(asked: list[Asked], number: int) -> list[Asked]:
    """The same questions about all tasks with a deadline: since a day long ago, another for each number."""
    since = date(1900, 1, 1) + timedelta(days=number)
    return [
        (
            question,
            {
                name: replace(value, due_from=since) if isinstance(value, TaskFilter) else value
                for name, value in given.items()
            },
        )
        for question, given in asked
    ]


def disagrees(store: Store, exports: Exports, question: str, given: dict) -> bool:
    return bool(differs(Store.ask(store, question, **given), answer(Oracle(exports), question, **given)))
