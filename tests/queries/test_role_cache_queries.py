"""What is kept of roles and persons beside an evaluation: once a question reads it, and never an old one."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.store import deletion, queries, role_cache
from dashboard.store.answer_cache import AnswerCache
from dashboard.store.connection import Store
from tests.conftest import EXPORT_DAY as DAY
from tests.conftest import add_programme_rows

ROLE_QUESTION = {"question": "roles/coverage", "horizon_days": 240}


def kept(store: Store) -> list[int]:
    with store.cursor() as cursor:
        return [
            number for (number,) in cursor.execute("select evaluation_id from role_evaluation").fetchall()
        ]


@pytest.fixture
def store(store_with) -> Store:
    return store_with({"role": "Tekniker", "responsible": "mette sørensen", "executor": "Mette Sørensen"})


@pytest.fixture
def step(empty_store):
    """Run one step: step("own_roles", evaluation_id=1)."""

    def run(name: str, **parameters) -> list[tuple]:
        with empty_store.writing() as cursor:
            return queries.run(cursor, f"role_cache/{name}", parameters).fetchall()

    return run


def test_a_question_that_reads_no_role_keeps_none(store, on):
    store.ask("overview/counts_by_light", filter=on())
    assert kept(store) == []
    store.ask(filter=on(), **ROLE_QUESTION)
    assert len(kept(store)) == 1
    store.ask(filter=on(), **ROLE_QUESTION)
    assert len(kept(store)) == 1


def test_what_is_written_makes_it_old(store, on):
    store.ask(filter=on(), **ROLE_QUESTION)
    add_programme_rows(store, "staffing", {"role": "Tekniker", "person": "Bo"})
    rows = store.ask(filter=on(), **ROLE_QUESTION).set_index("role")
    assert list(rows.loc["Tekniker", "persons"]) == ["Bo"]


def test_days_are_kept_apart(store, on, step):
    store.ask(filter=on(), **ROLE_QUESTION)
    later = on(as_of=date(2026, 12, 24))
    store.ask(filter=later, **ROLE_QUESTION)
    numbers = kept(store)
    assert len(set(numbers)) == 2 and all(
        step("is_kept", evaluation_id=number) == [(True,)] for number in numbers
    )


def test_what_tasks_and_rows_write_is_read_for_matching(store, on, step):
    add_programme_rows(store, "persons", {"name": "Bo Bek", "mail": "bo@k.dk"})
    add_programme_rows(store, "role_needs", {"role": "Arkivar", "need": "nødvendig"})
    store.ask(filter=on(), **ROLE_QUESTION)
    [number] = kept(store)
    owner = "Eksempelkøbing"
    assert step("written_persons", evaluation_id=number) == [
        (owner, "Bo Bek", 1), (owner, "Mette Sørensen", 1), (owner, "mette sørensen", 1)
    ]  # fmt: skip
    assert [row[:4] for row in step("register_persons", evaluation_id=number)] == [
        (owner, "Bo Bek", "", "bo@k.dk")
    ]
    assert step("written_roles", evaluation_id=number) == [("Tekniker",)]
    assert step("own_roles", evaluation_id=number) == [("Arkivar",)]


def test_two_spellings_of_a_name_are_one_person(store, on):
    rows = store.ask("roles/persons", filter=on(), horizon_days=240, most_tasks=8, times_median=2)
    assert rows["person"].tolist() == []  # the task has no due date
    store.ask(filter=on(), **ROLE_QUESTION)
    with store.cursor() as cursor:
        persons = cursor.execute("select distinct person from matched_person").fetchall()
    assert persons == [("Mette Sørensen",)]


def without_kept_answers(store: Store) -> Store:
    """The steps write no data, so an answer that is kept would stay."""
    return replace(store, _answers=AnswerCache())


def rows_of(store: Store, table: str) -> int:
    with store.cursor() as cursor:
        return cursor.execute(f"select count(*) from {table}").fetchone()[0]


def test_an_evaluation_made_anew_has_nothing_of_the_old(store, on, step):
    store.ask(filter=on(), **ROLE_QUESTION)
    [number] = kept(store)
    assert all(rows_of(store, table) for table in role_cache.TABLES)
    step("forget_matched_persons", evaluation_id=number)
    step("forget_matched_roles", evaluation_id=number)
    step("forget_couplings", evaluation_id=number)
    step("forget_needs", evaluation_id=number)
    step("forget_coverage", evaluation_id=number)
    assert not any(rows_of(store, table) for table in role_cache.TABLES)


def test_the_steps_write_what_the_questions_read(store, on, step):
    before = store.ask(filter=on(), **ROLE_QUESTION)
    [number] = kept(store)
    for question in role_cache.FORGET[1:]:
        step(question.removeprefix("role_cache/"), evaluation_id=number)
    step("keep_needs", evaluation_id=number)  # of projects alone: no task is coupled to a role yet
    step("keep_coverage", evaluation_id=number, day=DAY)
    rows = without_kept_answers(store).ask(filter=on(), **ROLE_QUESTION)
    assert set(rows["role"]) == {"Projektejer", "Projektleder"}
    for question in role_cache.FORGET:
        step(question.removeprefix("role_cache/"), evaluation_id=number)
    with store.writing() as cursor:
        cursor.execute("delete from role_evaluation")
        role_cache.CACHE.keep(cursor, number, DAY)
    rows = without_kept_answers(store).ask(filter=on(), **ROLE_QUESTION)
    pd.testing.assert_frame_equal(rows, before)


def test_what_was_kept_never_outlives_its_data(store, add, on, step):
    """An export comes and goes: the numbers of evaluations begin anew, and the state is as before."""
    store.ask(filter=on(), **ROLE_QUESTION)
    snapshot = add({"project": "HEMMELIG", "responsible": "Slettet Navn"}, as_of=DAY)
    assert "HEMMELIG" in set(store.ask(filter=on(), **ROLE_QUESTION)["project"])
    deletion.delete(store, [snapshot])
    assert "HEMMELIG" not in set(store.ask(filter=on(), **ROLE_QUESTION)["project"])
    assert "Slettet Navn" not in set(store.ask("roles/names", filter=on())["person"])
    [number] = set(kept(store))
    step("forget_evaluation", evaluation_id=number)
    assert kept(store) == []


def test_a_task_s_couplings_are_written_once_for_each_reason(store, on, step):
    store.ask(filter=on(), **ROLE_QUESTION)
    [number] = kept(store)
    assert rows_of(store, "role_coupling") == 1
    step("keep_couplings", evaluation_id=number)
    assert rows_of(store, "role_coupling") == 2
    step("remember", evaluation_id=number)
    assert kept(store) == [number] * 2
