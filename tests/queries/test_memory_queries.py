"""Each question about sister tasks, on a few tasks, small enough to check by eye."""

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.store.connection import Store
from tests.conftest import EXPORT_DAY as DAY
from tests.conftest import add_programme_rows
from tests.queries.role_rows import LOGIN, ROLE, staff

US = "Eksempelkøbing"
ROLES_TO = "Opret jobfunktionsroller til"


def ahead(days: int) -> date:
    return DAY + timedelta(days)


COMING = {
    "task_key": "A",
    "title": f"{ROLES_TO} KSD",
    "project": "KSD",
    "light": "grey",
    "start_date": ahead(60),
    "due_date": ahead(144),  # 84 days later
}


def sister(project: str, days: int, *, late: bool = False, **about) -> dict:
    """A task that took so many days from its planned start, 400 days ago."""
    start = ahead(-400)
    due = start + timedelta(days - 1 if late else days)
    return {
        "task_key": project,
        "title": f"{ROLES_TO} {project}",
        "project": project,
        "light": "done",
        "start_date": start,
        "due_date": due,
        "completed_date": start + timedelta(days),
    } | about


def sisters(store: Store, chosen, key: str = "A") -> list[list]:
    rows = store.ask("memory/sisters", filter=chosen, task_key=f"{US}|{key}")
    return rows[["sister_key", "days", "delayed"]].values.tolist()


def of_task(store: Store, chosen, key: str = "A"):
    return store.ask("memory/of_task", filter=chosen, task_key=f"{US}|{key}")


def warned(store: Store, chosen) -> list[str]:
    return store.ask("memory/warnings", filter=chosen, rows=5)["task_key"].tolist()


def test_sisters_are_completed_tasks_of_other_projects_that_ask_for_the_same(store_with, on):
    store = store_with(
        COMING,
        sister("SAPA", 112),
        sister("KY", 56, late=True),
        sister("KSD", 70, task_key="same project"),
        sister("BBR", 70, title="Luk BBR"),
        COMING | {"task_key": "open", "project": "AULA", "title": f"{ROLES_TO} AULA"},
    )
    assert sisters(store, on()) == [[f"{US}|SAPA", 112, False], [f"{US}|KY", 56, True]]
    [memory] = of_task(store, on()).to_dict("records")
    assert (memory["n"], memory["shortest"], memory["middle"], memory["longest"]) == (2, 56, 56, 112)
    assert (memory["delayed"], list(memory["projects"])) == (1, ["KY", "SAPA"])
    assert memory["start_by"].date() == ahead(144 - 112) and memory["days_short"] == 28
    assert warned(store, on()) == [f"{US}|A", f"{US}|open"]
    [(known, shortest, longest, start_by)] = (
        store.ask("memory/warnings", filter=on(projects=("KSD",)), rows=5)
        .assign(start_by=lambda rows: rows["start_by"].dt.date)[["n", "shortest", "longest", "start_by"]]
        .values.tolist()
    )
    assert (known, shortest, longest, start_by) == (2, 56, 112, ahead(32))


@pytest.mark.parametrize(
    ("about", "days_short"),
    [
        ({"start_date": ahead(60)}, 28),
        ({"start_date": ahead(20)}, -12),
        ({"start_date": ahead(-20)}, -32),  # it ought to have begun, and begins today at the earliest
        ({"start_date": None}, -32),
        ({"start_date": ahead(-20), "status_code": "in_progress"}, -52),
        ({"start_date": None, "status_code": "in_progress"}, None),
        ({"due_date": None}, None),
    ],
)
def test_how_many_days_are_missing(store_with, on, about, days_short):
    [memory] = of_task(store_with(COMING | about, sister("SAPA", 112)), on()).to_dict("records")
    found = memory["days_short"]
    assert days_short is None if pd.isna(found) else found == days_short


def test_all_sisters_at_once(store_with, on):
    store = store_with(COMING, sister("SAPA", 112), COMING | {"task_key": "B", "project": "KY"})
    rows = store.ask("memory/sisters", filter=on(), task_key="all")
    assert rows[["task_key", "project"]].values.tolist() == [[f"{US}|A", "SAPA"], [f"{US}|B", "SAPA"]]


def test_none_is_nothing(store_with, on):
    store = store_with(COMING)
    assert sisters(store, on()) == [] and of_task(store, on()).empty and warned(store, on()) == []


def test_one_is_no_warning(store_with, on):
    store = store_with(COMING, sister("SAPA", 300))
    assert of_task(store, on())["n"].tolist() == [1] and warned(store, on()) == []


@pytest.mark.parametrize(
    ("about", "is_warned"),
    [
        ({"light": "grey"}, True),
        ({"light": "green"}, True),
        ({"light": None}, True),  # computed as grey
        ({"light": "red"}, False),
        ({"light": "grey", "due_date": ahead(-3), "start_date": ahead(-60)}, False),  # red by our rules
        ({"light": "grey", "status_code": "not_relevant"}, False),
        ({"light": "green", "status_code": "in_progress", "start_date": ahead(-1)}, False),
        ({"light": "grey", "due_date": ahead(60 + 112)}, False),  # as long as the longest
        ({"light": "grey", "due_date": ahead(60 + 111)}, True),
        ({"light": "grey", "start_date": None}, False),  # from today there are 144 days
        ({"light": "grey", "start_date": ahead(-99), "due_date": ahead(111)}, True),
    ],
)
def test_what_is_warned_of(store_with, on, about, is_warned):
    store = store_with(COMING | about, sister("SAPA", 112), sister("KY", 56))
    assert (warned(store, on()) == [f"{US}|A"]) is is_warned


def test_a_title_with_more_words_needs_a_common_system(store_with, on):
    longer = {"title": "Opret jobfunktionsroller til SAPA, giv dem sigende navne, og tildel dem straks"}
    shared = {"components": ["STS Adgangsstyring"]}
    store = store_with(COMING, COMING | {"task_key": "B"} | shared, sister("SAPA", 9, **longer, **shared))
    assert sisters(store, on()) == []
    assert sisters(store, on(), "B") == [[f"{US}|SAPA", 9, False]]


def test_nothing_after_the_day_is_used(store_with, add, on):
    before = ahead(-28)
    store = store_with(COMING, sister("SAPA", 112), sister("KY", 390))
    add(COMING, sister("SAPA", 112), sister("KY", 390, light="green", completed_date=None), as_of=before)
    assert sisters(store, on(as_of=before)) == [[f"{US}|SAPA", 112, False]]
    assert sisters(store, on()) == [[f"{US}|KY", 390, False], [f"{US}|SAPA", 112, False]]


def test_a_sister_that_has_left_the_export_is_remembered(store_with, add, on):
    store = store_with(COMING)
    add(sister("SAPA", 112), as_of=ahead(-28))
    assert sisters(store, on()) == [[f"{US}|SAPA", 112, False]]


def test_without_a_date_the_first_export_that_shows_it_completed_counts(store_with, add, on):
    undated = sister("SAPA", 0, completed_date=None, due_date=ahead(-100))
    store = store_with(COMING, undated, sister("KY", 0, completed_date=None))
    for days in (-28, -56):
        add(COMING, undated, sister("KY", 0, completed_date=None), as_of=ahead(days))
    add(COMING, undated | {"light": "green"}, as_of=ahead(-84))
    # KY was completed when we first saw it: nobody knows when.
    assert sisters(store, on()) == [[f"{US}|SAPA", 344, True]]


def test_the_plan_is_the_first_one(store_with, add, on):
    moved = {"start_date": ahead(-300), "due_date": ahead(-200)}
    store = store_with(COMING, sister("SAPA", 112, **moved))
    add(COMING, sister("SAPA", 100, light="green", completed_date=None), as_of=ahead(-350))
    assert sisters(store, on()) == [[f"{US}|SAPA", 112, True]]


def test_in_how_many_exports_it_stood_yellow_or_without_anybody(store_with, add, on):
    store = store_with(COMING, sister("SAPA", 112))
    running = sister("SAPA", 112, completed_date=None)
    seen = ((-390, "yellow", None), (-360, "red", "Bo"), (-330, "green", None), (-320, None, "Bo"))
    for days, light, executor in seen:
        add(running | {"light": light, "executor": executor}, as_of=ahead(days))
    [row] = store.ask("memory/sisters", filter=on(), task_key=f"{US}|A").to_dict("records")
    assert (row["exports"], row["yellow"], row["red"], row["unstaffed"]) == (3, 1, 1, 2)


@pytest.mark.parametrize(("published", "unstaffed"), [(-400, 1), (-380, 0)])
def test_what_is_not_yet_published_has_not_begun_and_lacks_nobody(store_with, add, on, published, unstaffed):
    store = store_with(COMING, sister("SAPA", 112))
    running = sister("SAPA", 112, completed_date=None, published_date=ahead(published))
    add(running | {"light": "green", "executor": None}, as_of=ahead(-390))
    assert store.ask("memory/sisters", filter=on(), task_key="all")["unstaffed"].tolist() == [unstaffed]


def test_a_file_without_the_column_says_nothing_of_udforere(store_with, add, on):
    store = store_with(COMING, sister("SAPA", 112))
    add(
        sister("SAPA", 112, completed_date=None, light="yellow", executor=None),
        as_of=ahead(-390),
        fields=["title", "light"],
    )
    assert store.ask("memory/sisters", filter=on(), task_key="all")["unstaffed"].tolist() == [0]


@pytest.mark.parametrize(
    ("staffed", "vacant"),
    [
        ([], []),  # nobody has written who had it
        ([{}], []),
        ([{"ends": "31.12.2025"}], [ROLE]),
        ([{"ends": "31.12.2025"}, {"starts": "01.01.2026"}], []),
        ([{"ends": "31.12.2025"}, {"starts": "09.01.2026"}], [ROLE]),
        ([{"ends": "01.06.2025"}], [ROLE]),  # before it began
        ([{"ends": "31.12.2025", "project": "AULA"}], []),
        ([{"ends": "01.09.2026"}], []),  # after it was completed
    ],
)
def test_a_role_that_nobody_had_then(store_with, on, staffed, vacant):
    store = store_with(COMING | {"components": LOGIN["components"]}, sister("SAPA", 112))
    if staffed:
        staff(store, *staffed)
    [found] = store.ask("memory/sisters", filter=on(), task_key=f"{US}|A")["vacant"]
    assert list(found) == vacant


def test_a_filter_narrows_the_warnings_and_not_the_sisters(store_with, on):
    store = store_with(COMING, sister("SAPA", 112), sister("KY", 56))
    assert warned(store, on(projects=("KSD",))) == [f"{US}|A"]
    assert warned(store, on(projects=("SAPA",))) == []


def test_a_correction_of_links_counts(store_with, on):
    longer = {"title": "Opret jobfunktionsroller til SAPA, giv dem sigende navne, og tildel dem straks"}
    store = store_with(COMING | {"components": ["Organisation"]}, sister("SAPA", 9, **longer))
    assert sisters(store, on()) == []
    correction = {"municipality": US, "task_key": "SAPA", "components": "Organisation"}
    add_programme_rows(store, "link_corrections", correction)
    assert sisters(store, on()) == [[f"{US}|SAPA", 9, False]]


def test_another_municipality_is_no_sister(store_with, add, on):
    store = store_with(COMING)
    add(sister("SAPA", 112), municipality="Nabokøbing")
    assert sisters(store, on()) == []
