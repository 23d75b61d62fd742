"""All that a page asks of 200,000 tasks, beside the same answers by pandas. First it is seen that they agree.

Each run asks with a filter that nobody has used before, as a click does: no answer is merely remembered.
"""

import logging
import os
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard.domain.filters import TaskFilter
from dashboard.store.connection import Store
from tests.benchmarks.big_store import DAYS, fill_store, stored
from tests.benchmarks.figures import Figure, side_by_side, timed
from tests.benchmarks.invented_tasks import tasks
from tests.benchmarks.pandas_peer import ANSWERS, Page
from tests.benchmarks.servers import ROOT

GOAL = 0.2
TASKS = 200_000
PAGES = {"Overblik": "app_pages/overview.py", "Opgaver": "app_pages/tasks.py"}
PEER, JUDGED = "pandas", "pandas, judged before"
Asked = tuple[str, dict]
Exports = dict[date, pd.DataFrame]


class RecordingStore(Store):
    """Keeps what it is asked."""

    def __init__(self, place: Path):
        super().__init__(str(place))
        self.asked: list[Asked] = []

    def ask(self, question: str, **parameters) -> pd.DataFrame:
        self.asked.append((question, parameters))
        return super().ask(question, **parameters)


def figures(runs: int) -> Iterator[Figure]:
    exports = {day: stored(tasks(TASKS, day)) for day in DAYS}
    with TemporaryDirectory() as folder:
        place = Path(folder) / "big.duckdb"
        fill_store(place, TASKS)
        store = RecordingStore(place)
        for name, page in PAGES.items():
            asked = asked_by(store, page)
            without_peer = {question for question, _ in asked} - set(ANSWERS)
            asked = [(question, given) for question, given in asked if question in ANSWERS]
            checked = asked + with_new_filter(asked, 0)
            differing = {question for question, given in checked if differs(store, exports, question, given)}
            yield from beside_pandas(name, runs, store, exports, asked)
            for told, questions in (("no peer for", without_peer), ("answers differ:", differing)):
                if questions:
                    print(f"  ! {told} {', '.join(sorted(questions))}")
        store.close()


def beside_pandas(
    name: str, runs: int, store: Store, exports: Exports, asked: list[Asked]
) -> Iterator[Figure]:
    new, judged = count(1), {}
    subjects = {
        name: lambda: by_sql(store, with_new_filter(asked, next(new))),
        PEER: lambda: by_pandas(Page(exports), with_new_filter(asked, next(new))),
        JUDGED: lambda: by_pandas(Page(exports, judged), with_new_filter(asked, next(new))),
    }
    taken = side_by_side(runs, {one: timed(work) for one, work in subjects.items()})
    yield taken.figure(f"{name}: {len(asked)} questions to {TASKS:,} tasks", name, PEER, GOAL)
    yield taken.figure("  beside pandas that keeps the judged tasks", name, JUDGED, None)


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


def filter_of(given: dict) -> TaskFilter | None:
    """The filter that a question was given as a struct."""
    if "filter" not in given:
        return None
    return TaskFilter(**{name: tuple(v) if isinstance(v, list) else v for name, v in given["filter"].items()})


def by_sql(store: Store, asked: list[Asked]) -> None:
    for question, given in asked:
        Store.ask(store, question, **given)


def by_pandas(page: Page, asked: list[Asked]) -> None:
    for question, given in asked:
        page.answer(question, filter_of(given), **without_filter(given))


def with_new_filter(asked: list[Asked], number: int) -> list[Asked]:
    """The same questions about all tasks with a deadline: since a day long ago, another for each number."""
    since = date(1900, 1, 1) + timedelta(days=number)
    return [
        (question, given | {"filter": given["filter"] | {"due_from": since}} if "filter" in given else given)
        for question, given in asked
    ]


def without_filter(given: dict) -> dict:
    return {name: value for name, value in given.items() if name != "filter"}


def differs(store: Store, exports: dict[date, pd.DataFrame], question: str, given: dict) -> bool:
    ours = Store.ask(store, question, **given)
    theirs = Page(exports).answer(question, filter_of(given), **without_filter(given))
    common = [name for name in ours if name in theirs]
    return not common or as_text(ours[common]) != as_text(theirs[common])


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
