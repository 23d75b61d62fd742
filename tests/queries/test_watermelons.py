"""KLIK's light beside the evidence: each sign by itself, and which tasks have some."""

from datetime import timedelta

import pytest

from dashboard.store.connection import Store
from tests.conftest import EXPORT_DAY as DAY
from tests.queries.role_rows import LOGIN, ROLE, staff
from tests.queries.test_memory_queries import sister

US = "Eksempelkøbing"
LIMITS = {"still_days": 28, "soon_days": 14, "horizon_days": 240}
GREEN = {
    "task_key": "A",
    "title": "Opret jobfunktionsroller til KSD",
    "project": "KSD",
    "light": "green",
    "status_code": "in_progress",
    "start_date": DAY - timedelta(60),
    "due_date": DAY + timedelta(60),
}


def signs(store: Store, chosen, key: str = "A") -> list[list[str]]:
    rows = store.ask("tasks/signs", filter=chosen, task_key=f"{US}|{key}", **LIMITS)
    return [list(because) for because in rows["because"]]


def listed(store: Store, chosen, kind: str) -> list[str]:
    rows = store.ask("tasks/watermelons", filter=chosen, kind=kind, least_signs=2, **LIMITS)
    return rows["task_key"].str.removeprefix(f"{US}|").tolist()


def test_what_is_as_it_looks_has_no_sign(store_with, on):
    assert signs(store_with(GREEN), on()) == [[]]


def test_what_makes_a_watermelon_stands_first(store_with, on):
    store = store_with(GREEN | {"due_date": DAY - timedelta(1)})
    assert signs(store, on()) == [["KLIK viser grøn, men fristen blev overskredet for 1 dag siden"]]
    assert listed(store, on(), "watermelons") == ["A"] and listed(store, on(), "suspects") == []


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ({}, {}, ["Uændret siden eksporten 26.10.2026"]),
        ({"status": "Publiceret"}, {}, []),
        ({"light": "yellow"}, {}, ["Uændret siden eksporten 26.10.2026"]),  # lights turn as days go by
        ({}, {"light": "grey", "status_code": "not_started", "start_date": DAY + timedelta(9)}, []),
        ({"due_date": DAY + timedelta(59)}, {}, ["Fristen er flyttet 1 dag siden den første eksport"]),
        ({"due_date": DAY + timedelta(53)}, {}, ["Fristen er flyttet 7 dage siden den første eksport"]),
        ({"due_date": DAY + timedelta(70)}, {}, []),  # earlier is no sign
    ],
)
def test_signs_of_the_exports(store_with, add, on, before, now, found):
    store = store_with(GREEN | now)
    add(GREEN | now | before, as_of=DAY - timedelta(28))
    assert signs(store, on()) == [found]


@pytest.mark.parametrize(("days", "is_sign"), [(14, True), (15, False)])
def test_nobody_is_on_what_starts_soon(store_with, on, days, is_sign):
    start = DAY + timedelta(days)
    store = store_with(GREEN | {"light": "grey", "status_code": None, "start_date": start, "executor": None})
    assert signs(store, on()) == [[f"Starter {start:%d.%m.%Y} uden udfører"] if is_sign else []]


def test_a_vacant_role(store_with, on):
    store = store_with(GREEN | {"components": LOGIN["components"]})
    assert signs(store, on()) == [[]]  # nobody has written who has which role
    staff(store, {"project": "SAPA"})
    assert signs(store, on()) == [[f"Ubesat rolle: {ROLE}"]]


@pytest.mark.parametrize(
    ("red", "found"),
    [
        ((), []),
        (("SAPA",), ["1 af 2 søsteropgaver stod rød i KLIK"]),
        (("SAPA", "KY"), ["2 af 2 søsteropgaver stod røde i KLIK"]),
    ],
)
def test_sisters_that_were_red(store_with, add, on, red, found):
    done = [sister("SAPA", 112), sister("KY", 56)]
    store = store_with(GREEN, *done)
    running = [task | {"completed_date": None, "light": "green"} for task in done]
    for task in running:
        task["light"] = "red" if task["project"] in red else "green"
    add(*running, as_of=DAY - timedelta(380))
    assert signs(store, on()) == [found]


def test_a_suspect_has_several_signs_and_is_no_watermelon(store_with, add, on):
    moved = {"due_date": DAY + timedelta(50)}
    starts = {"light": "grey", "status_code": None, "start_date": DAY + timedelta(5), "executor": None}
    store = store_with(
        GREEN, GREEN | starts | {"task_key": "B"}, GREEN | {"task_key": "C", "light": "yellow"}
    )
    add(*(GREEN | moved | {"task_key": key} for key in "ABC"), as_of=DAY - timedelta(7))
    assert listed(store, on(), "suspects") == ["B"]
    assert listed(store, on(), "all") == ["B", "A"]  # A has moved, and that is all
    assert listed(store, on(projects=("SAPA",)), "suspects") == []
    assert signs(store, on(), "C") == []  # KLIK says yellow itself


@pytest.mark.parametrize("over", [{"light": "done"}, {"status_code": "not_relevant"}, {"light": "red"}])
def test_what_is_over_or_red_has_no_signs(store_with, on, over):
    assert signs(store_with(GREEN | over), on()) == []


def test_the_list_is_the_view(store_with, on):
    store = store_with(
        GREEN | {"due_date": DAY - timedelta(1)},
        GREEN | {"task_key": "B", "light": "yellow", "due_date": DAY - timedelta(1)},
        GREEN | {"task_key": "C", "light": "grey", "status_code": "impossible"},
        GREEN | {"task_key": "D"},
    )
    view = store.ask("tasks/page_of_tasks", filter=on(view="watermelon"), order="urgency", rows=9, skip=0)
    assert sorted(view["task_key"].str[-1]) == sorted(listed(store, on(), "watermelons")) == ["A", "B", "C"]
