"""Which completed tasks are sisters of an evaluation's open ones: kept beside it, once a question reads it.

Titles are compared in Python (domain/alike_titles.py); who is whose sister, and how long they took, is
worked out in SQL (queries/macros/memory/). Questions that read none of it don't pay for it.
"""

from datetime import date

import duckdb
import pandas as pd

from dashboard.domain import alike_titles
from dashboard.store import queries
from dashboard.store.beside import BesideCache

FORGET = (
    "memory_cache/forget_evaluation",
    "memory_cache/forget_completed",
    "memory_cache/forget_titles",
    "memory_cache/forget_coming",
    "memory_cache/forget_alike",
    "memory_cache/forget_remembered",
)
MOST_ALIKE = 25  # sisters of the same words: titles that recur more often than projects do say nothing
TABLES = ("completed_task", "coming_task", "title_words", "alike_words", "remembered_task")


def _fill(cursor: duckdb.DuckDBPyConnection, evaluation_id: int, day: date) -> None:
    of_evaluation = {"evaluation_id": evaluation_id}
    queries.run(cursor, "memory_cache/keep_completed", {**of_evaluation, "day": day})
    _keep_words(cursor, evaluation_id)
    queries.run(cursor, "memory_cache/keep_words", of_evaluation)
    queries.run(cursor, "memory_cache/keep_coming", of_evaluation)
    queries.run(cursor, "memory_cache/forget_oldest", {**of_evaluation, "at_most": MOST_ALIKE})
    queries.run(cursor, "memory_cache/keep_remembered", of_evaluation)


def _keep_words(cursor: duckdb.DuckDBPyConnection, evaluation_id: int) -> None:
    """The words of each title, and which words are alike."""
    titles = queries.ask(cursor, "memory_cache/titles", {"evaluation_id": evaluation_id})
    projects = queries.ask(cursor, "memory_cache/projects", {"evaluation_id": evaluation_id})
    words_of = alike_titles.bare_titles(titles["title"], projects["project"])
    words = titles["title"].map(words_of)
    pairs = alike_titles.alike(words[titles["is_coming"]], words[titles["is_completed"]])
    if not pairs:
        return
    rows = pd.DataFrame({"evaluation_id": evaluation_id, "title": titles["title"], "words": words})
    cursor.append("title_words", rows)
    alike = pd.DataFrame(pairs, columns=["words", "sister_words", "by_title"])
    cursor.append("alike_words", alike.assign(evaluation_id=evaluation_id)[_ALIKE])


_ALIKE = ["evaluation_id", "words", "sister_words", "by_title"]


CACHE = BesideCache("memory_cache", TABLES, "memory_cache/is_kept", FORGET, _fill, "memory_cache/remember")
