"""What is kept of sister tasks beside an evaluation: once a question reads it, and never an old one."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.store import memory_cache, queries
from dashboard.store.answer_cache import AnswerCache
from dashboard.store.connection import Store
from tests.conftest import EXPORT_DAY as DAY
from tests.queries.test_memory_queries import COMING, sister

QUESTION = {"question": "memory/sisters", "task_key": "all"}


@pytest.fixture
def store(store_with) -> Store:
    return store_with(COMING, sister("SAPA", 112), sister("KY", 56))


@pytest.fixture
def step(empty_store):
    """Run one step: step("titles", evaluation_id=1)."""

    def run(name: str, **parameters) -> list[tuple]:
        with empty_store.writing() as cursor:
            return queries.run(cursor, f"memory_cache/{name}", parameters).fetchall()

    return run


def kept(store: Store) -> list[int]:
    with store.cursor() as cursor:
        rows = cursor.execute("select evaluation_id from memory_evaluation").fetchall()
    return [number for (number,) in rows]


def rows_of(store: Store, table: str) -> int:
    with store.cursor() as cursor:
        return cursor.execute(f"select count(*) from {table}").fetchone()[0]


def without_kept_answers(store: Store) -> Store:
    """The steps write no data, so an answer that is kept would stay."""
    return replace(store, _answers=AnswerCache())


def test_a_question_that_reads_no_sisters_keeps_none(store, on, step):
    store.ask("overview/counts_by_light", filter=on())
    assert kept(store) == []
    store.ask(filter=on(), **QUESTION)
    [number] = kept(store)
    assert step("is_kept", evaluation_id=number) == [(True,)]
    store.ask(filter=on(projects=("KSD",)), **QUESTION)
    assert kept(store) == [number]


def test_what_is_written_makes_it_old(store, on, add):
    assert len(store.ask(filter=on(), **QUESTION)) == 2
    add(COMING, sister("SAPA", 112))
    assert store.ask(filter=on(), **QUESTION)["project"].tolist() == ["SAPA"]


def test_what_titles_are_compared_by(store, on, step):
    store.ask(filter=on(), **QUESTION)
    [number] = kept(store)
    assert step("titles", evaluation_id=number) == [
        ("Opret jobfunktionsroller til KSD", True, False),
        ("Opret jobfunktionsroller til KY", False, True),
        ("Opret jobfunktionsroller til SAPA", False, True),
    ]
    assert step("projects", evaluation_id=number) == [("KSD",), ("KY",), ("SAPA",)]


def test_of_the_same_words_those_that_were_completed_last_stay(store_with, on):
    many = memory_cache.MOST_ALIKE + 2
    store = store_with(COMING, *(sister(f"P{number:02}", number + 1) for number in range(many)))
    rows = store.ask(filter=on(), **QUESTION)
    assert (len(rows), rows["days"].min(), rows["days"].max()) == (memory_cache.MOST_ALIKE, 3, many)


def test_an_evaluation_made_anew_has_nothing_of_the_old(store, on, step):
    store.ask(filter=on(), **QUESTION)
    [number] = kept(store)
    assert all(rows_of(store, table) for table in memory_cache.TABLES)
    step("forget_completed", evaluation_id=number)
    step("forget_titles", evaluation_id=number)
    step("forget_coming", evaluation_id=number)
    step("forget_alike", evaluation_id=number)
    step("forget_remembered", evaluation_id=number)
    assert not any(rows_of(store, table) for table in memory_cache.TABLES)


def test_the_steps_write_what_the_questions_read(store, on, step):
    before = store.ask(filter=on(), **QUESTION)
    [number] = kept(store)
    step("forget_completed", evaluation_id=number)
    step("forget_coming", evaluation_id=number)
    assert without_kept_answers(store).ask(filter=on(), **QUESTION).empty
    step("keep_completed", evaluation_id=number, day=DAY)
    step("keep_words", evaluation_id=number)
    step("keep_coming", evaluation_id=number)
    step("forget_oldest", evaluation_id=number, at_most=9)
    pd.testing.assert_frame_equal(without_kept_answers(store).ask(filter=on(), **QUESTION), before)
    step("forget_oldest", evaluation_id=number, at_most=1)
    assert len(without_kept_answers(store).ask(filter=on(), **QUESTION)) == 1
    for question in memory_cache.FORGET:
        step(question.removeprefix("memory_cache/"), evaluation_id=number)
    with store.writing() as cursor:
        cursor.execute("delete from memory_evaluation")
        memory_cache.CACHE.keep(cursor, number, DAY)
    pd.testing.assert_frame_equal(without_kept_answers(store).ask(filter=on(), **QUESTION), before)


def test_the_last_step_remembers(store, on, step):
    store.ask(filter=on(), **QUESTION)
    [number] = kept(store)
    step("forget_evaluation", evaluation_id=number)
    assert kept(store) == []
    step("keep_remembered", evaluation_id=number)
    step("remember", evaluation_id=number)
    assert kept(store) == [number]
