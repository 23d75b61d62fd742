"""macros/culture/right_person.sql: a role that nobody fills, and persons with more than others."""

from datetime import date, timedelta

import pytest

from dashboard.domain.culture import THRESHOLDS
from dashboard.domain.scope import Session
from tests.conftest import EXPORT_DAY, add_snapshot
from tests.queries.culture_rows import breaking, counted
from tests.queries.role_rows import ROLE, need, staff

DAY = timedelta(1)
SOON = EXPORT_DAY + timedelta(20)
MANY = THRESHOLDS["most_tasks"]


@pytest.fixture
def staffed(store_with):
    """A store with these tasks, whose sheet *Bemanding* is in use, in another project."""

    def build(*tasks: dict):
        store = store_with(*tasks)
        staff(store, {"project": "Andet", "role": "Superbruger"})
        return store

    return build


def test_a_task_that_needs_a_vacant_role(store_with, on):
    store = store_with({"role": ROLE, "due_date": SOON})
    staff(store, {"project": "KSD"})  # the sheet is in use; elsewhere somebody has the role
    assert breaking(store, on(), "right_person") == {"Opgave": f"Ubesat rolle: {ROLE}"}
    staff(store, {"project": "SAPA", "person": "Bo Bo"})
    assert breaking(store, on(), "right_person") == {}
    assert counted(store, on(), "right_person") == 1


def test_a_role_is_vacant_from_the_day_after_the_last(store_with, on):
    store = store_with({"role": ROLE, "due_date": SOON})
    staff(store, {"ends": "23.11.2026"})
    assert breaking(store, on(), "right_person") == {}
    assert breaking(store, on(as_of=EXPORT_DAY + DAY), "right_person") == {"Opgave": f"Ubesat rolle: {ROLE}"}


def test_without_the_sheet_bemanding_nobody_knows_who_has_a_role_and_nothing_is_measured(store_with, on):
    store = store_with({"role": ROLE, "due_date": SOON})
    need(store, {"project": "SAPA"})
    assert counted(store, on(), "right_person") == 0


def test_another_municipality_s_sheet_says_nothing_of_this_one(store_with, add, on):
    store = store_with({"role": ROLE, "due_date": SOON})
    add({"title": "Naboens", "role": ROLE, "due_date": SOON}, municipality="Nabokøbing")
    staff(store.for_session(Session("ABC", ("Nabokøbing",))), {"project": "KSD"})
    assert breaking(store, on(), "right_person") == {"Naboens": f"Ubesat rolle: {ROLE}"}


@pytest.mark.parametrize(("days", "tasks"), [(-400, 1), (240, 1), (241, 0), (None, 0)])
def test_only_what_is_due_within_the_horizon_or_overdue_counts(staffed, on, days, tasks):
    due = None if days is None else EXPORT_DAY + timedelta(days)
    assert counted(staffed({"due_date": due}), on(), "right_person") == tasks


def test_a_task_of_nobody_without_a_role_is_not_measured(staffed, on):
    store = staffed({"responsible": None, "executor": None, "due_date": SOON})
    assert counted(store, on(), "right_person") == 0


def of(person: str, count: int, due=date(2026, 12, 14), **task) -> list[dict]:
    """Tasks of one person. Ulla and others have few, so that the median is low."""
    return [
        {
            "title": f"{person} {number}",
            "task_key": f"{person}{number}",
            "responsible": None,
            "executor": person,
            "due_date": due,
        }
        | task
        for number in range(count)
    ]


OTHERS = of("Ulla", 2) + of("Bo", 2) + of("Ea", 1)


@pytest.mark.parametrize(("count", "is_overloaded"), [(MANY - 1, False), (MANY, True)])
def test_a_person_with_many_tasks_in_a_month(staffed, on, count, is_overloaded):
    found = breaking(staffed(*of("Jonas", count), *OTHERS), on(), "right_person")
    reason = f"Udføreren har {MANY} åbne opgaver med frist i december 2026"
    assert found == dict.fromkeys([f"Jonas {number}" for number in range(count) if is_overloaded], reason)


@pytest.mark.parametrize(("others", "overloaded"), [(4, 0), (3, MANY)])
def test_more_than_twice_the_median(staffed, on, others, overloaded):
    """Eight is twice four, and not more."""
    tasks = [*of("Jonas", MANY), *of("Ulla", others), *of("Bo", others)]
    assert len(breaking(staffed(*tasks), on(), "right_person")) == overloaded


def test_the_months_are_apart_and_what_is_overdue_counts_now(staffed, on):
    half = MANY // 2
    in_two = [*of("Jonas", half), *of("Jonas", half, date(2027, 1, 4), task_key=None)]
    for number, task in enumerate(in_two):
        task["task_key"] = f"T{number}"
    store = staffed(*in_two, *OTHERS)
    assert breaking(store, on(), "right_person") == {}
    late = [*of("Jonas", half, date(2026, 10, 1)), *of("Jonas", half, date(2026, 11, 30), title="Nu")]
    for number, task in enumerate(late):
        task["task_key"] = f"T{number}"
    others = of("Ulla", 1, date(2026, 11, 30)) + of("Bo", 1, date(2026, 11, 30))
    add_snapshot(store, *late, *others, as_of=EXPORT_DAY + DAY)
    found = breaking(store, on(as_of=EXPORT_DAY + DAY), "right_person")
    assert set(found.values()) == {"Udføreren har 8 åbne opgaver med frist i november 2026"}


def test_the_ones_who_have_finished_are_not_overloaded(staffed, on):
    tasks = [*of("Jonas", MANY - 1), *of("Jonas", 1, status_code="done", task_key="Z"), *OTHERS]
    assert breaking(staffed(*tasks), on(), "right_person") == {}


def test_a_filter_doesn_t_lighten_anybody_s_load(staffed, on):
    tasks = of("Jonas", MANY)
    tasks[0]["project"] = "KSD"
    found = breaking(staffed(*tasks, *OTHERS), on(projects=("KSD",)), "right_person")
    assert list(found) == ["Jonas 0"]


def test_two_spellings_are_one_person(staffed, on):
    tasks = of("Mette Sørensen", MANY)
    tasks[0]["executor"] = "mette sørensen"
    assert len(breaking(staffed(*tasks, *OTHERS), on(), "right_person")) == MANY


def test_both_reasons_are_told(staffed, on):
    tasks = of("Jonas", MANY)
    tasks[0] |= {"role": ROLE, "responsible": "Jonas"}
    store = staffed(*tasks, *OTHERS)
    staff(store, {"project": "KSD"})
    load = f"har {MANY} åbne opgaver med frist i december 2026"
    assert breaking(store, on(), "right_person")["Jonas 0"] == (
        f"Ubesat rolle: {ROLE}. Den ansvarlige {load}. Udføreren {load}"
    )
