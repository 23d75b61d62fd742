"""From a figure to its tasks, and from a row to its task: never to another one, by mouse and by keyboard."""

from pathlib import Path

import pytest

from tests.browser import own_export
from tests.browser.looking import in_the_middle, open_page, wait_until_settled
from tests.browser.visiting import (
    beneath,
    choose,
    close_drawer,
    column,
    comes_to,
    drawer,
    drawer_lines,
    drop,
    go_to,
    how_many,
    light_row,
    pick_row,
    reset,
    table,
)


@pytest.fixture(scope="module")
def export(tmp_path_factory) -> Path:
    return own_export.write(tmp_path_factory.mktemp("export") / "klik.xlsx", seed=7)


@pytest.fixture(scope="module")
def told(export) -> own_export.Oracle:
    return own_export.oracle(export)


@pytest.fixture
def loaded(server, page, export):
    open_page(page, server.url)
    if page.get_by_text("Upload din KLIK-eksport").count():
        drop(page, export)
        page.get_by_text("Kræver handling", exact=True).first.wait_for()
        wait_until_settled(page)
    return page


def open_row(page, row: int) -> str:
    """Open a row by mouse; returns the title that stood in it, which the drawer must have."""
    title = column(page, "Opgave")[row]
    pick_row(table(page), row)
    assert drawer_lines(page)[0] == title
    return title


@pytest.mark.parametrize("name", ["Overblik", "Opgaver"])
def test_a_picked_row_is_never_another_task_after_a_filter(loaded, told, name):
    go_to(loaded, name)
    of_all, titles = len(told.tasks), column(loaded, "Opgave")
    first = open_row(loaded, 2)
    close_drawer(loaded)
    project = next(one for one in own_export.PROJECTS if one != told.titled(first).project)
    choose(loaded, "Projekt", project)
    left = told.count(lambda task: task.project == project)
    assert comes_to((left, of_all), lambda: how_many(loaded), loaded)
    assert comes_to({project}, lambda: set(beneath(loaded, "Opgave")), loaded)
    assert not drawer(loaded).count()
    assert told.titled(open_row(loaded, 2)).project == project
    close_drawer(loaded)
    reset(loaded, of_all)
    assert comes_to(titles, lambda: column(loaded, "Opgave"), loaded)
    assert not drawer(loaded).count()
    assert open_row(loaded, 2) == first, "the same row opens again"


def test_a_picked_row_is_never_another_task_after_sorting_or_a_new_page(loaded):
    go_to(loaded, "Opgaver")
    open_row(loaded, 1)
    close_drawer(loaded)
    before = column(loaded, "Opgave")
    loaded.get_by_role("combobox", name="Sortér efter").click()
    loaded.get_by_role("option", name="Opgave", exact=True).click()
    assert comes_to(False, lambda: column(loaded, "Opgave") in ([], before), loaded)
    assert not drawer(loaded).count()
    go_to(loaded, "Overblik")
    go_to(loaded, "Opgaver")
    assert not drawer(loaded).count()
    open_row(loaded, 1)


def test_from_a_red_card_to_a_person_in_two_clicks(loaded, told):
    light_row(loaded, "Rød").click()
    red, _ = told.lights()["Rød"]
    assert comes_to((red, len(told.tasks)), lambda: how_many(loaded), loaded)
    loaded.get_by_role("heading", name="Hvor er opgaven").wait_for()
    wait_until_settled(loaded)
    pick_row(table(loaded), 0)
    title, *lines = drawer_lines(loaded)
    task = told.titled(title)
    assert task.worst == "Rød"
    assert has_seat(lines, "Udfører", task.executor)
    assert has_seat(lines, "Ansvarlig", task.responsible)


def has_seat(lines: list[str], seat: str, person: str | None) -> bool:
    """Whether a line has the person in that seat, or the seat among those that are missing."""
    if not person:
        return any(line.startswith("Mangler: ") and seat in line for line in lines)
    split = [line.partition(": ") for line in lines]
    return any(seat.lower() in seats.lower() and names.startswith(person) for seats, _, names in split)


def test_a_bar_leads_to_its_project_s_tasks(loaded, told):
    bar_of(loaded, "Havneplan").click()
    left = told.count(lambda task: task.project == "Havneplan")
    assert comes_to((left, len(told.tasks)), lambda: how_many(loaded), loaded)
    loaded.get_by_role("heading", name="Hvor er opgaven").wait_for()
    assert comes_to({"Havneplan"}, lambda: set(beneath(loaded, "Opgave")), loaded)


def bar_of(page, project: str):
    """A part of the project's bar: the first mark at the height of its name."""
    chart = page.get_by_test_id("stVegaLiteChart").first
    in_the_middle(chart)
    name = chart.locator(".role-axis-label text", has_text=project).bounding_box()
    middle = name["y"] + name["height"] / 2
    for mark in chart.locator(".mark-rect.role-mark path").all():
        box = mark.bounding_box()
        if box["y"] < middle < box["y"] + box["height"]:
            return in_the_middle(mark)
    pytest.fail(f"no bar beside {project}")
