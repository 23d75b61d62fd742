"""Kept answers: the same asking costs nothing, and nothing old or of another session is ever answered."""

from datetime import date

import pandas as pd
import pytest

from dashboard.domain.filters import TaskFilter
from dashboard.domain.scope import Session
from dashboard.store import answer_cache, queries
from dashboard.store.answer_cache import AnswerCache, key_of
from dashboard.store.connection import Store
from tests.conftest import add_snapshot

DAY = date(2026, 11, 23)
CHOSEN = TaskFilter(DAY)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that reach the data."""
    reached: list[str] = []
    ask = queries.ask

    def listen(cursor, question, parameters=None):
        reached.append(question)
        return ask(cursor, question, parameters)

    monkeypatch.setattr(queries, "ask", listen)
    return reached


def count(store: Store, chosen: TaskFilter = CHOSEN) -> int:
    return int(store.ask("tasks/count", filter=chosen)["chosen"][0])


def test_the_same_asking_reaches_the_data_once(empty_store, asked):
    add_snapshot(empty_store, {"project": "BBR"}, {"project": "KY"}, as_of=DAY)
    assert [count(empty_store) for _ in range(3)] == [2, 2, 2]
    assert asked.count("tasks/count") == 1
    assert count(empty_store, TaskFilter(DAY, projects=("BBR",))) == 1
    assert asked.count("tasks/count") == 2


def test_what_is_written_is_seen_at_once(empty_store):
    add_snapshot(empty_store, {"project": "BBR"}, as_of=DAY)
    assert count(empty_store) == 1
    add_snapshot(empty_store, {"project": "BBR"}, {"project": "KY"}, as_of=DAY)
    assert count(empty_store) == 2


def test_a_session_is_never_answered_what_another_may_see(empty_store):
    add_snapshot(empty_store, {"project": "BBR"}, as_of=DAY, municipality="Aarhus")
    add_snapshot(empty_store, {"project": "KY"}, {"project": "BBR"}, as_of=DAY, municipality="Billund")
    aarhus, billund = (empty_store.for_session(Session("ABC", (name,))) for name in ("Aarhus", "Billund"))
    assert [count(aarhus), count(billund), count(empty_store), count(aarhus)] == [1, 2, 3, 1]


def test_a_column_that_one_adds_is_not_seen_by_the_next(empty_store):
    add_snapshot(empty_store, {"project": "BBR"}, as_of=DAY)
    for _ in range(2):
        answer = empty_store.ask("tasks/count", filter=CHOSEN)
        assert "more" not in answer
        answer["more"] = 1


def test_only_so_many_are_kept_the_latest_asked_for(monkeypatch):
    monkeypatch.setattr(answer_cache, "MOST_ANSWERS", 2)
    cache, answer = AnswerCache(), pd.DataFrame({"tasks": [1]})
    for name in "AB":
        cache.keep(name, "now", answer)
    assert cache.read("A", "now") is not None
    cache.keep("C", "now", answer)
    assert [cache.read(name, "now") is not None for name in "ABC"] == [True, False, True]


def test_a_long_answer_and_an_older_generation_are_not_kept():
    cache = AnswerCache()
    cache.keep("long", "now", pd.DataFrame({"tasks": range(answer_cache.MOST_ROWS + 1)}))
    cache.keep("short", "now", pd.DataFrame({"tasks": [1]}))
    assert cache.read("long", "now") is None and cache.read("short", "now") is not None
    assert cache.read("short", "later") is None and cache.read("short", None) is None
    cache.keep("other", "later", pd.DataFrame())
    assert cache.read("short", "now") is None, "names that were deleted don't stay in memory"


def test_lists_tell_askings_apart_by_what_they_hold():
    assert key_of("a", None, {"ids": ["1"]}) == key_of("a", None, {"ids": ["1"]})
    assert key_of("a", None, {"ids": ["1"]}) != key_of("a", None, {"ids": ["2"]})
