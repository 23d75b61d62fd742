"""Tasks are evaluated once for each day that is asked about, and kept in memory until something is written.

The evaluated tasks lie in the in-memory database (queries/macros/tasks/task_status_for.sql). Whether
they are old is read from the data (queries/macros/exports/store_generation.sql), so that two processes on one
store see each other's writes.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product

import duckdb
import pandas as pd

from dashboard.domain import project_names
from dashboard.domain.filters import TaskFilter
from dashboard.folders import QUERIES
from dashboard.store import files, history_cache, memory_cache, queries, reference_tables, role_cache
from dashboard.store.beside import BesideCache
from dashboard.store.generation import Generation
from dashboard.store.transaction import transaction

QUESTIONS = tuple(f"status_cache/{file.stem}" for file in sorted((QUERIES / "status_cache").glob("*.sql")))
# What is worked out of evaluated tasks, for the questions that read it.
BESIDE = (role_cache.CACHE, memory_cache.CACHE)
IN_MEMORY = "memory"  # DuckDB's own name of the database that has no file
MOST_DAYS = 4  # kept at a time: some 120 MB each where there are 200,000 tasks


class StatusCache:
    """Shared by all cursors on one instance: its tables lie there."""

    def __init__(self) -> None:
        self._one_evaluator = threading.Lock()

    def ask(
        self,
        cursor: duckdb.DuckDBPyConnection,
        question: str,
        parameters: Mapping[str, object],
        generation: Generation,
    ) -> pd.DataFrame:
        """The answer to a question with at least one TaskFilter among its parameters.

        Each filter is evaluated for its own day, whatever its name; roles, sister tasks and how tasks stood
        through all exports only where the question reads them.
        """
        filters = {name: value for name, value in parameters.items() if isinstance(value, TaskFilter)}
        answer = _answer(cursor, question, parameters, filters, generation)
        while answer is None:
            # Nobody else makes room for other days before the question is answered.
            with self._one_evaluator:
                _evaluate_missing(cursor, list(filters.values()), question, generation)
                generation.outdate()  # another process may have written since it was read
                answer = _answer(cursor, question, parameters, filters, generation)
        return answer


def _answer(
    cursor: duckdb.DuckDBPyConnection,
    question: str,
    parameters: Mapping[str, object],
    filters: Mapping[str, TaskFilter],
    generation: Generation,
) -> pd.DataFrame | None:
    """None where a filter's day isn't evaluated. The transaction sees one state of the evaluated tasks."""
    with transaction(cursor):
        current = generation.current(cursor)
        structs = {}
        beside = read_beside(question)
        for name, chosen in filters.items():
            evaluation_id = _evaluation(cursor, chosen, current)
            if evaluation_id is None or not all(cache.is_kept(cursor, evaluation_id) for cache in beside):
                return None
            structs[name] = chosen.as_parameter() | {"evaluation_id": evaluation_id}
        if history_cache.is_read_by(question) and not history_cache.is_current(
            cursor, current, _warning_days(filters.values())
        ):
            return None
        return queries.ask(cursor, question, {**parameters, **structs})


def forget(cursor: duckdb.DuckDBPyConnection) -> None:
    """What a deletion in memory takes: all that was made of the tasks. Made anew once a question reads it.

    Where the data are in a file, the deletion closes the database, and what is in memory goes with it.
    """
    for table in files.tables_of(cursor, IN_MEMORY):
        if table not in reference_tables.ROWS_OF:
            cursor.execute(f"delete from {table}")


def read_beside(question: str) -> list[BesideCache]:
    """Which of BESIDE the question reads."""
    return [cache for cache in BESIDE if cache.is_read_by(question)]


def _evaluate_missing(
    cursor: duckdb.DuckDBPyConnection, filters: list[TaskFilter], question: str, generation: Generation
) -> None:
    """Evaluate the days that are not kept as the data are now. All of one question's are kept together."""
    # A cursor of its own sees all municipalities: the scope of whoever asks is applied to what is kept.
    with cursor.cursor() as own, transaction(own):
        current = generation.seen_by(own)
        missing = [chosen for chosen in filters if _evaluation(own, chosen, current) is None]
        if missing:
            _make_room(own, max(MOST_DAYS, len(filters)) - len(missing), current)
        for chosen in missing:
            if _evaluation(own, chosen, current) is None:  # two filters may be of one day
                _evaluate(own, chosen, current)
        for cache, chosen in product(read_beside(question), filters):
            if (evaluation_id := _evaluation(own, chosen, current)) is not None:
                cache.keep(own, evaluation_id, chosen.as_of)
        if history_cache.is_read_by(question):
            history_cache.bring_up_to_date(own, current, _warning_days(filters))


def _warning_days(filters: Iterable[TaskFilter]) -> int:
    """By which a question's states through the exports are evaluated: its filters are of one choice."""
    return next(iter(filters)).warning_days


def _evaluate(cursor: duckdb.DuckDBPyConnection, chosen: TaskFilter, generation: str) -> None:
    evaluation_id = int(queries.ask(cursor, "status_cache/next_evaluation")["evaluation_id"].iloc[0])
    evaluation = {"evaluation_id": evaluation_id, **_key(chosen)}
    queries.run(cursor, "status_cache/evaluate", evaluation)
    _match_projects(cursor, evaluation_id, chosen)
    queries.run(
        cursor, "status_cache/keep_programme_rows", {"evaluation_id": evaluation_id, "day": chosen.as_of}
    )
    queries.run(cursor, "status_cache/remember_evaluation", {**evaluation, "generation": generation})


def _key(chosen: TaskFilter) -> dict:
    return {"day": chosen.as_of, "warning_days": chosen.warning_days}


def _evaluation(cursor: duckdb.DuckDBPyConnection, chosen: TaskFilter, generation: str) -> int | None:
    """The number of the evaluation that holds the filter's day, as the data were in that generation."""
    rows = queries.run(
        cursor, "status_cache/evaluations", {**_key(chosen), "generation": generation}
    ).fetchall()
    return rows[0][0] if rows else None


def _make_room(cursor: duckdb.DuckDBPyConnection, at_most: int, generation: str) -> None:
    room = {"at_most": at_most, "generation": generation}
    [(forgotten,)] = queries.run(cursor, "status_cache/forget_evaluations", room).fetchall()
    if forgotten:
        queries.run(cursor, "status_cache/forget_task_status")
        queries.run(cursor, "status_cache/forget_matched_projects")
        queries.run(cursor, "status_cache/forget_programme_rows")


def _match_projects(cursor: duckdb.DuckDBPyConnection, evaluation_id: int, chosen: TaskFilter) -> None:
    """Which of the day's projects each municipality's programmappe means: programme_rows.sql reads it."""
    written = defaultdict(list)
    for owner, name, full_name in queries.run(
        cursor, "status_cache/written_projects", {"day": chosen.as_of}
    ).fetchall():
        written[owner].append((name, full_name))
    if not written:
        return
    rows = queries.run(cursor, "status_cache/evaluated_projects", {"evaluation_id": evaluation_id}).fetchall()
    for owner, names in written.items():
        # A row that says no municipality may mean anybody's project.
        projects = list(dict.fromkeys(project for whose, project in rows if owner in ("", whose)))
        full_names = {name: full_name for name, full_name in names if full_name}
        matches = project_names.matched({name for name, _ in names}, projects, full_names)
        for name, project in matches.items():
            match = {"evaluation_id": evaluation_id, "owner": owner, "written": name, "project": project}
            queries.run(cursor, "status_cache/remember_matched_project", match)
