"""Each step of the status cache, asked by itself on one cursor; store/status_cache.py takes them in turn."""

from contextlib import contextmanager
from datetime import date

import pytest

from dashboard.store import queries
from tests.conftest import EXPORT_DAY, add_programme_rows

DAY = {"day": EXPORT_DAY, "warning_days": 14}


@contextmanager
def steps(store):
    """Run a step by its name, and fetch its rows."""
    with store.cursor() as cursor:
        yield lambda name, **values: queries.run(cursor, f"status_cache/{name}", values).fetchall()


def evaluate(step, number: int, **day) -> None:
    step("evaluate", evaluation_id=number, **DAY | day)
    step("remember_evaluation", evaluation_id=number, generation=generation_of(step), **DAY | day)


def generation_of(step) -> str:
    [(generation,)] = step("generation")
    return generation


def known(step, **day) -> list[tuple]:
    return step("evaluations", **DAY | day, generation=generation_of(step))


def test_a_day_is_known_once_it_is_remembered(store_with):
    with steps(store_with({}, {})) as step:
        assert known(step) == []
        evaluate(step, 1)
        assert known(step) == [(1,)]
        assert known(step, warning_days=15) == []
        assert known(step, day=date(2026, 11, 24)) == []


def test_evaluations_are_numbered(store_with):
    with steps(store_with({})) as step:
        assert step("next_evaluation") == [(1,)]
        evaluate(step, 1)
        assert step("next_evaluation") == [(2,)]


def test_the_generation_follows_what_is_written(store_with, add):
    store = store_with({})
    with steps(store) as step:
        first = step("generation")
        assert step("generation") == first
    add({}, municipality="Nabokøbing")
    with steps(store) as step:
        second = step("generation")
    add_programme_rows(store, "projects", {"project": "KSD"})
    with steps(store) as step:
        assert len({*first, *second, *step("generation")}) == 3


@pytest.mark.parametrize(("at_most", "stay"), [(2, [2, 3]), (3, [1, 2, 3]), (0, [])])
def test_the_oldest_evaluations_go_with_all_that_is_theirs(store_with, at_most, stay):
    store = store_with({})
    add_programme_rows(store, "projects", {"project": "P"})
    with steps(store) as step:
        for number in (1, 2, 3):
            evaluate(step, number, warning_days=number)
            step("remember_matched_project", evaluation_id=number, owner="", written="P", project="SAPA")
            step("keep_programme_rows", evaluation_id=number, day=EXPORT_DAY)
        assert step("forget_evaluations", at_most=at_most, generation=generation_of(step)) == [
            (3 - len(stay),)
        ]
        step("forget_task_status")
        step("forget_matched_projects")
        step("forget_programme_rows")
    with store.cursor() as cursor:
        for table in ("evaluation", "task_status", "matched_project", "programme_row"):
            rows = cursor.execute(f"select evaluation_id from {table} order by 1").fetchall()
            assert [number for (number,) in rows] == stay, table


def test_what_was_written_since_outdates_an_evaluation(store_with, add):
    store = store_with({})
    with steps(store) as step:
        evaluate(step, 1)
    add({}, municipality="Nabokøbing")
    with steps(store) as step:
        assert known(step) == []
        assert step("forget_evaluations", at_most=3, generation=generation_of(step)) == [(1,)]


def test_the_names_of_projects_on_both_sides(store_with):
    store = store_with({"project": "KSD"}, {"project": None}, {"project": "KSD"})
    add_programme_rows(store, "projects", {"project": "SPK", "full_name": "Pension"})
    with steps(store) as step:
        evaluate(step, 1)
        assert step("evaluated_projects", evaluation_id=1) == [("Eksempelkøbing", "KSD")]
        written = step("written_projects", day=EXPORT_DAY)
    assert written == [("Eksempelkøbing", "SPK", "Pension")]
