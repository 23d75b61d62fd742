"""queries/comparison: what a municipality shares, and what is told of several."""

from datetime import date, timedelta

import pytest

from dashboard.domain.catalogue import components
from dashboard.domain.shared_figures import COMPONENT, PROJECT, Group, SharedFigures
from dashboard.store import comparison
from tests.conftest import EXPORT_DAY

LISTED = [it.name for it in components()]
FIRST, SECOND = sorted(LISTED[:2])
BEFORE = EXPORT_DAY - timedelta(28)
FAR = EXPORT_DAY + timedelta(90)


def own_figures(store, chosen, previous, longest=100):
    asked = store.ask(
        "comparison/own_figures", filter=chosen, previous=previous, listed=LISTED, longest=longest
    )
    return [tuple(row) for row in asked.itertuples(index=False)]


def test_tasks_are_counted_by_component_and_by_project(store_with, add, on):
    store = store_with(
        {"components": [FIRST], "light": "green", "project": "KSD", "due_date": FAR},
        {"components": [FIRST], "light": "green", "project": "KSD", "due_date": FAR},
        as_of=BEFORE,
    )
    add(
        {"components": [FIRST], "light": "green", "project": "KSD", "due_date": FAR + timedelta(7)},
        {"components": [FIRST, SECOND], "light": "yellow", "project": "KSD", "due_date": FAR},
        {"components": [SECOND], "light": "red", "project": None, "due_date": FAR},
        {"components": [SECOND], "project": None, "due_date": EXPORT_DAY - timedelta(1)},
        {"components": [SECOND], "light": "done", "status_code": "done", "project": None},
        {"light": "grey", "start_date": FAR, "project": None, "due_date": FAR},
    )
    #  tasks, grey, green, yellow, red, overdue, moved
    assert own_figures(store, on(), on(as_of=BEFORE)) == [
        ("component", FIRST, 2, 0, 1, 1, 0, 0, 1),
        ("component", SECOND, 4, 0, 0, 1, 2, 1, 0),
        ("project", "KSD", 2, 0, 1, 1, 0, 0, 1),
        ("project", "Uden projekt", 4, 1, 0, 0, 2, 1, 0),
    ]


def test_the_figures_are_those_of_the_other_pages(store_with, add, on):
    store = store_with(*({"light": "green", "due_date": FAR} for _ in range(4)), as_of=BEFORE)
    add(
        *({"light": "green", "due_date": FAR + timedelta(days)} for days in (0, 7, -7)),
        {"light": "red", "due_date": FAR},
    )
    [(_, _, tasks, _, _, _, red, _, moved)] = own_figures(store, on(), on(as_of=BEFORE))
    changes = store.ask("overview/changes", filter=on(), previous=on(as_of=BEFORE)).iloc[0]
    shown = store.ask("overview/lights_by_project", filter=on()).set_index("worst_light")["tasks"]
    assert (tasks, red, moved) == (shown.sum(), shown["red"], changes["postponed"] + changes["advanced"])
    assert moved == 2


def test_a_component_that_the_catalogue_does_not_have_is_left_out(store_with, on):
    store = store_with({"components": ["Ring til Bo Hansen"], "project": "x" * 300, "due_date": FAR})
    assert own_figures(store, on(), on(), longest=5) == [("project", "xxxxx", 1, 0, 1, 0, 0, 0, 0)]


def test_names_stand_in_danish_order(store_with, on):
    store = store_with(*({"project": name, "due_date": FAR} for name in ("Ådal", "ZEBRA", "abc", "Zebra")))
    assert [name for _, name, *_ in own_figures(store, on(), on())] == ["abc", "ZEBRA", "Zebra", "Ådal"]


def municipality(number: int, *groups: Group) -> SharedFigures:
    return SharedFigures(f"{number:04}", date(2026, 11, 23), "", groups)


def component(red=0, yellow=0, green=0, name=FIRST, moved=0) -> Group:
    return Group(COMPONENT, name, red + yellow + green, 0, green, yellow, red, red, moved)


def project(name: str, red=1, green=1) -> Group:
    return Group(PROJECT, name, red + green, 0, green, 0, red, 0, 0)


def spread(*groups: Group, kind=COMPONENT, own=1):
    """Each of the groups is another municipality's; the answer by name and measure."""
    every = [municipality(number, group) for number, group in enumerate(groups, start=1)]
    [rows] = comparison.spreads(every, f"{own:04}", kind)
    return rows.set_index(["name", "measure"])


@pytest.mark.parametrize("how_many", [0, 1, 2])
@pytest.mark.parametrize("kind", [COMPONENT, PROJECT, "all"])
def test_nothing_is_told_of_fewer_than_three(how_many, kind):
    every = [municipality(number, component(1, 1, 1), project("KSD")) for number in range(1, how_many + 1)]
    [rows] = comparison.spreads(every, "0001", kind)
    assert rows.empty
    enough = [municipality(number, component(1, 1, 1), project("KSD")) for number in range(1, 4)]
    [rows] = comparison.spreads(enough, "0001", kind)
    assert len(rows) and not rows.set_index("measure").loc["green", "is_hidden"]


def test_ones_own_share_and_the_spread_are_told_of_three():
    row = spread(component(1, green=9), component(2, green=8), component(6, green=4)).loc[FIRST, "red"]
    assert (row.own, row.lowest, row.middle, row.highest) == (10, 10, 20, 60)
    assert (row.municipalities, row.tasks, row.is_hidden) == (3, 9, False)


@pytest.mark.parametrize(("red", "is_hidden"), [(0, False), (1, True), (2, True), (3, False)])
def test_a_light_that_one_or_two_have_is_hidden_though_the_group_is_not(red, is_hidden):
    groups = [component(red=1 if number < red else 0, green=2) for number in range(4)]
    rows = spread(*groups)
    assert rows.loc[(FIRST, "red"), "is_hidden"] == is_hidden
    assert rows.loc[(FIRST, "red"), ["tasks", "lowest", "middle", "highest"]].isna().all() == is_hidden
    assert not rows.loc[(FIRST, "green"), "is_hidden"]


def test_moved_deadlines_of_two_with_an_export_before_are_hidden_also_where_none_moved():
    groups = [component(green=2, moved=moved) for moved in (0, 0, None)]
    assert spread(*groups).loc[(FIRST, "moved"), "is_hidden"]
    assert not spread(*groups, component(green=2)).loc[(FIRST, "moved"), "is_hidden"]


def test_a_name_that_two_have_is_told_to_nobody_not_even_to_these():
    every = [
        municipality(number, project("KSD"), *([project("Ring til Bo Hansen")] if number < 3 else []))
        for number in range(1, 5)
    ]
    [rows] = comparison.spreads(every, "0001", PROJECT)
    assert set(rows["name"]) == {"KSD"}


def test_spellings_of_a_project_are_one_and_it_is_called_as_ones_own():
    named = ("Projekt KSD", "KSD", "ksd", "KSD")
    rows = spread(*map(project, named), kind=PROJECT)
    assert set(rows.index.get_level_values("name")) == {"Projekt KSD"}
    assert rows.loc[("Projekt KSD", "red"), "municipalities"] == 4


def test_two_spellings_of_one_municipality_are_counted_together():
    every = [municipality(number, project("KSD", 1, 3)) for number in (2, 3)]
    every.append(municipality(1, project("KSD", 1, 0), project("Projekt KSD", 0, 3)))
    [rows] = comparison.spreads(every, "0001", PROJECT)
    red = rows.set_index("measure").loc["red"]
    assert (red.own, red.municipalities, red.highest) == (25, 3, 25)


def test_all_tasks_are_those_of_all_projects():
    every = [municipality(number, project("A", 1, 3), project(f"Kun {number}", 1, 3)) for number in (1, 2, 3)]
    [rows] = comparison.spreads(every, "0002", "all")
    red = rows.set_index("measure").loc["red"]
    assert (red.own, red.tasks, red.municipalities) == (25, 6, 3)


def test_parts_are_all_of_a_groups_tasks():
    every = [municipality(n, Group(COMPONENT, FIRST, 10, 1, 2, 3, 1, 1, 1)) for n in (1, 2, 3)]
    [rows] = comparison.spreads(every, "0001", COMPONENT)
    shares = rows.set_index("measure")["own"]
    assert shares[["grey", "green", "yellow", "red", "rest"]].tolist() == [10, 20, 30, 10, 30]


def test_the_spread_is_asked_by_its_name(empty_store):
    """A municipality's own database has none of the others' figures."""
    assert empty_store.ask("comparison/spread", kind="all", own="0450", fewest=3).empty
