"""The oracle and SQL agree on every question that the oracle knows: on the sample data, and on invented rows.

Two ways of reckoning that were written apart: what one forgets, the other finds.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard.domain.filters import VIEWS, TaskFilter
from dashboard.domain.lights import LIGHTS
from dashboard.imports.load import new_snapshots
from dashboard.imports.opened import open_export
from dashboard.store import snapshots
from dashboard.store.connection import Store, open_store
from sample_data import story
from tests.conftest import EXPORT_DAY, add_snapshot, empty
from tests.queries.oracle import NO_COMPONENT, NO_PROJECT, Oracle, exports_in
from tests.queries.oracle_answers import ANSWERS, answer, differs

DAY = date(2026, 11, 23)
OTHER_PARAMETERS = {
    "overview/deadlines_by_week": ({"weeks": 14}, {"weeks": 2}),
    "overview/needs_action": ({"rows": 10, "seen_on": DAY}, {"rows": 1000, "seen_on": DAY}),
    "tasks/page_of_tasks": (
        {"order": "urgency", "rows": 50, "skip": 0},
        {"order": "due_date", "rows": 5, "skip": 5},
        {"order": "project", "rows": 1000, "skip": 2},
        {"order": "executor", "rows": 1000, "skip": 0},
    ),
}
ASKED = [(question, given) for question in ANSWERS for given in OTHER_PARAMETERS.get(question, ({},))]
KNOWS_NO_FILTER = {"data/exports_in_use"}
COMPARES = {"overview/changes", "changes/light_moves"}


def assert_same(store: Store, oracle: Oracle, chosen: TaskFilter, question: str, given: dict) -> None:
    parameters = given if question in KNOWS_NO_FILTER else given | {"filter": chosen}
    if question in COMPARES:
        parameters |= {"previous": replace(chosen, as_of=chosen.as_of - timedelta(weeks=4))}
    difference = differs(store.ask(question, **parameters), answer(oracle, question, **parameters))
    assert not difference, f"{question} {given} {chosen}\n{difference}"


@pytest.fixture(scope="module")
def sample() -> Iterator[tuple[Store, Oracle]]:
    """A store with the three sample exports, and the oracle of them."""
    with closing(open_store(":memory:")) as store:
        for file in sorted(Path(story.__file__).parent.glob("klik_*_kort.xlsx")):
            content = file.read_bytes()
            reading = open_export(file.name, content).read()
            snapshots.add(store, new_snapshots(reading, file.name, None), content)
        yield store, Oracle(exports_in(store))


SAMPLE_FILTERS = [
    TaskFilter(DAY),
    TaskFilter(date(2026, 10, 27)),
    TaskFilter(DAY, warning_days=30, projects=("KSD", "KY", NO_PROJECT)),
    TaskFilter(DAY, lights=("red", "yellow"), interfaces=("SF1511", "SF1500")),
    TaskFilter(DAY, computed_lights=("red",), components=("Organisation", NO_COMPONENT)),
    TaskFilter(DAY, worst_lights=("red", "done")),
    TaskFilter(DAY, due_from=DAY, due_to=DAY + timedelta(60), text="TEST"),
    TaskFilter(DAY, text="Soeren"),
    TaskFilter(DAY, text="aegte"),
    TaskFilter(DAY, lacks=("executor",)),
    *(TaskFilter(DAY, view=view.code) for view in VIEWS if view.code),
]


@pytest.mark.parametrize(("question", "given"), ASKED, ids=lambda part: str(part) if part else "")
def test_the_sample_data(sample, question, given):
    for chosen in SAMPLE_FILTERS:
        assert_same(*sample, chosen, question, given)


def near(*edges: int) -> st.SearchStrategy[date | None]:
    """No day, or one around the day of the export; more often those at the edge of a rule."""
    days = st.sampled_from(edges) | st.integers(-60, 90)
    return st.none() | days.map(lambda number: EXPORT_DAY + timedelta(number))


PROJECTS, PERSONS = ("BBR", "KSD", "Programmet", "Ældresag"), ("Anne", "Bo", "Cilie")
COMPONENTS, INTERFACES = ("Beskedfordeler", "Organisation"), ("SF1500", "SF1511")
THEMES = ("Test", "Organisering og arbejdsgange")
CODES = tuple(light.code for light in LIGHTS)
STATUSES = ("not_started", "in_progress", "waiting", "done", "impossible", "not_relevant")


def maybe(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(values)


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


TASKS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(("Opret roller", "Uddannelse på tværs", "Test")),
        "description": maybe(("Aftales med Bo", "Se SF1511")),
        "project": maybe(PROJECTS),
        "theme": maybe(THEMES),
        "task_type": maybe(("Basisopgave", "Programopgave")),
        "components": some(COMPONENTS).map(list),
        "interfaces": some(INTERFACES).map(list),
        "published_date": near(0, 1),
        "start_date": near(0, 1),
        "due_date": near(-1, 0, 1, 2, 14, 15),
        "due_date_text": maybe(("ultimo november",)),
        "completed_date": st.none() | near(0, 1),
        "status_code": maybe(STATUSES),
        "light": maybe(CODES),
        "responsible": maybe(PERSONS),
        "executor": maybe(PERSONS),
        "extra": st.sampled_from(("{}", '{"Ampel": "Sørens ældre videoeksport"}', '{"På tværs": "Aalborg"}')),
    }
)
CHOICES = {
    "warning_days": st.just(3),
    "municipalities": st.sampled_from((("Eksempelkøbing",), ("Nabokøbing",))),
    "projects": some((*PROJECTS, NO_PROJECT)),
    "components": some((*COMPONENTS, NO_COMPONENT)),
    "interfaces": some(INTERFACES),
    "lights": some(CODES),
    "computed_lights": some(CODES),
    "worst_lights": some(CODES),
    "themes": some(THEMES),
    "persons": some(PERSONS),
    "lacks": some(("responsible", "executor")),
    "due_from": near(0, 1),
    "due_to": near(0, 14),
    "text": st.sampled_from(("BO", "test", "på tværs", "100 %", "Soeren", "aeld", "ålborg", "eksport")),
    "view": st.sampled_from([view.code for view in VIEWS]),
}
AS_OF = st.sampled_from((EXPORT_DAY, EXPORT_DAY + timedelta(1), EXPORT_DAY + timedelta(20)))
# All of them at once would leave nothing.
FILTERS = st.lists(st.sampled_from(sorted(CHOICES)), unique=True, max_size=2).flatmap(
    lambda names: st.builds(TaskFilter, as_of=AS_OF, **{name: CHOICES[name] for name in names})
)


SOON = (Phase.explicit, Phase.reuse, Phase.generate)  # to find the least failing example takes minutes


# Many rows at a time: what takes time is to open an example, not its rows.
@settings(max_examples=10, deadline=None, phases=SOON, suppress_health_check=[HealthCheck.too_slow])
@given(
    tasks=st.lists(TASKS, min_size=1, max_size=40),
    earlier=st.lists(TASKS, min_size=1, max_size=15),
    filters=st.lists(FILTERS, min_size=3, max_size=3),
)
def test_invented_rows(opened_instance, tasks, earlier, filters):
    store = Store(opened_instance)
    empty(store)
    add_snapshot(store, *tasks)
    add_snapshot(store, *earlier, as_of=EXPORT_DAY - timedelta(weeks=4))
    oracle = Oracle(exports_in(store))
    for chosen, (question, given_also) in zip(cycle(filters), ASKED, strict=False):
        assert_same(store, oracle, chosen, question, given_also)


def test_every_part_of_a_filter_is_tried():
    assert set(CHOICES) | {"as_of"} == {field.name for field in fields(TaskFilter)}


def test_an_answer_that_differs_is_seen(sample):
    store, oracle = sample
    chosen, other = TaskFilter(DAY), TaskFilter(DAY, projects=("KSD",))
    for question in set(ANSWERS) - KNOWS_NO_FILTER - COMPARES - {"tasks/choices"}:
        given_also = dict(ASKED)[question]
        theirs = answer(oracle, question, filter=other, **given_also)
        assert differs(store.ask(question, filter=chosen, **given_also), theirs), question
