"""Strategisk brug: how own systems stand to the støttesystemer, each rule by itself."""

from datetime import date

import pytest

from dashboard.domain.component_uses import NOT_RELEVANT
from dashboard.domain.programme_schema import INTERPRETED
from dashboard.store import register
from dashboard.store.register import Change
from tests.conftest import EXPORT_DAY, add_programme_rows

DISTRIBUTION, LOGIN = "Beskedfordeler", "STS Adgangsstyring"
TASK = {"project": "KSD", "components": [DISTRIBUTION], "due_date": date(2027, 3, 5)}


def uses(store, chosen) -> dict[tuple, tuple]:
    rows = store.ask("systems/use_of_components", filter=chosen)
    shown = (
        rows[["use", "project", "when_used", "gain"]]
        .astype(object)
        .where(rows[["use", "project", "when_used", "gain"]].notna(), None)
    )
    return dict(
        zip(
            rows[["system", "component"]].itertuples(index=False, name=None),
            map(tuple, shown.values),
            strict=True,
        )
    )


def with_system(store, **about) -> None:
    add_programme_rows(store, "systems", {"system": "Gammelt", "replaced_by": "KSD"} | about)


@pytest.fixture
def store(store_with):
    return store_with({"project": "KSD"})


def test_without_systems_there_is_nothing(store_with, on):
    assert uses(store_with(TASK), on()) == {}


@pytest.mark.parametrize("interface", ["SF1461", "SF1461_B"])
def test_a_snitflade_of_the_system_is_a_use(store, on, interface):
    with_system(store, interfaces=interface)
    assert uses(store, on()) == {("Gammelt", DISTRIBUTION): ("used", None, None, None)}


@pytest.mark.parametrize(
    ("when", "use"), [("2027", "planned"), ("I gang", "planned"), ("", "planned"), ("gennemført", "used")]
)
def test_the_project_that_replaces_it_is_to_use_it(store, on, when, use):
    with_system(store)
    add_programme_rows(
        store, "interface_uses", {"interface": "SF1461", "project": "Projekt KSD", "when_used": when}
    )
    assert uses(store, on()) == {("Gammelt", DISTRIBUTION): (use, "KSD", when or None, None)}


def test_open_tasks_of_that_project_plan_it(store_with, on):
    store = store_with(
        TASK, TASK | {"due_date": date(2027, 2, 1)}, TASK | {"components": [LOGIN], "status_code": "done"}
    )
    with_system(store)
    assert uses(store, on()) == {("Gammelt", DISTRIBUTION): ("planned", "KSD", "frist 05.03.2027", None)}


def test_what_the_programmappe_says_of_when_goes_before_deadlines(store_with, on):
    store = store_with(TASK)
    with_system(store)
    add_programme_rows(store, "interface_uses", {"interface": "SF1461", "project": "KSD", "when_used": "ny"})
    assert uses(store, on())["Gammelt", DISTRIBUTION] == ("planned", "KSD", "ny", None)


def test_a_use_goes_before_a_plan(store_with, on):
    store = store_with(TASK)
    with_system(store, interfaces="SF1461")
    assert uses(store, on())["Gammelt", DISTRIBUTION] == ("used", None, None, None)


def test_what_is_used_elsewhere_is_possible(store_with, on):
    store = store_with(TASK | {"project": "KY"})
    add_programme_rows(store, "systems", {"system": "A", "interfaces": "SF1511"}, {"system": "B"})
    assert uses(store, on()) == {
        ("A", LOGIN): ("used", None, None, None),
        ("A", DISTRIBUTION): ("possible", None, None, None),
        ("B", LOGIN): ("possible", None, None, None),
        ("B", DISTRIBUTION): ("possible", None, None, None),
    }


@pytest.mark.parametrize(
    ("choice", "use"),
    [("Bruges", "used"), ("planlagt", "planned"), ("Muligt", "possible"), ("", "used"), ("måske", "used")],
)
def test_what_is_chosen_on_the_sheet_goes_before_the_rules(store, on, choice, use):
    with_system(store, interfaces="SF1461")
    row = {"system": "gammelt", "component": "Beskedfordeleren", "use": choice, "gain": "Hurtigere"}
    add_programme_rows(store, "component_uses", row)
    assert uses(store, on()) == {("Gammelt", DISTRIBUTION): (use, None, None, "Hurtigere")}


def test_what_is_not_relevant_is_left_out(store, on):
    with_system(store, interfaces="SF1461")
    row = {"system": "Gammelt", "component": DISTRIBUTION, "use": NOT_RELEVANT, "gain": "Ingen"}
    add_programme_rows(store, "component_uses", row)
    assert uses(store, on()) == {}


def test_a_system_that_stands_on_that_sheet_alone_is_shown(store, on):
    row = {
        "system": "Nyt",
        "component": DISTRIBUTION,
        "use": "Planlagt",
        "project": "KSD",
        "when_used": "2028",
    }
    add_programme_rows(store, "component_uses", row)
    assert uses(store, on()) == {("Nyt", DISTRIBUTION): ("planned", "KSD", "2028", None)}


def test_filters_leave_their_own(store_with, on):
    store = store_with(TASK)
    add_programme_rows(
        store, "systems", {"system": "A", "replaced_by": "KSD"}, {"system": "B", "interfaces": "SF1511"}
    )
    assert {system for system, _ in uses(store, on(projects=("KSD",)))} == {"A"}
    assert {component for _, component in uses(store, on(components=(LOGIN,)))} == {LOGIN}


def test_a_snitflade_that_is_chosen_leaves_its_støttesystem(store_with, on):
    store = store_with(TASK)
    with_system(store, interfaces="SF1511; SF1461_B")
    assert {component for _, component in uses(store, on(interfaces=("SF1511",)))} == {LOGIN}
    assert {component for _, component in uses(store, on(interfaces=("SF1461_B",)))} == {DISTRIBUTION}
    assert uses(store, on(interfaces=("SF0000",))) == {}


def test_a_user_s_word_that_begins_as_a_deadline_does_goes_before_it(store_with, on):
    store = store_with(TASK)
    with_system(store)
    row = {"interface": "SF1461", "project": "KSD", "when_used": "frist i foråret"}
    add_programme_rows(store, "interface_uses", row)
    assert uses(store, on())["Gammelt", DISTRIBUTION] == ("planned", "KSD", "frist i foråret", None)


def test_a_choice_that_the_list_no_longer_has_leaves_it_to_the_rules(store, on):
    with_system(store, interfaces="SF1461")
    row = {"system": "Gammelt", "component": DISTRIBUTION, "use": "Udgået ord"}
    known = {INTERPRETED: {"system": "gammelt", "component": DISTRIBUTION, "use": "Udgået ord"}}
    register.save(store, [Change("component_uses", row | known, origin="test")], "ABC", EXPORT_DAY)
    assert uses(store, on()) == {("Gammelt", DISTRIBUTION): ("used", None, None, None)}
