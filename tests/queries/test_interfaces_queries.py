"""Each question of Snitflader on a few tasks and rows of the programmappe, small enough to check by eye."""

from datetime import date, timedelta

import pytest

from dashboard.domain.catalogue import numbers_of
from dashboard.programme import edits
from dashboard.store import register
from dashboard.store.register import Change
from tests.conftest import add_programme_rows

TODAY = date(2026, 11, 23)
NUMBERS = numbers_of(["STS Adgangsstyring"])


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def about(interface: str, project: str | None, due: int = 60, **more) -> dict:
    return {"interfaces": [interface], "project": project, "due_date": days(due)} | more


def use(interface: str, project: str, when_used: str = "", **more) -> dict:
    return {"interface": interface, "project": project, "when_used": when_used} | more


def rows(frame, *columns):
    return frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None).values.tolist()


@pytest.fixture
def folder(empty_store):
    """Add rows of one subject of the programmappe to the store of `store_with`."""
    return lambda subject, *contents: add_programme_rows(empty_store, subject, *contents)


def matrix(store, on, **choices):
    found = store.ask("interfaces/matrix", filter=on(**choices), numbers=[])
    return rows(found, "interface", "project", "worst_light", "tasks", "red", "red_projects")


def awaited(store, on, *columns, numbers=(), **choices):
    found = store.ask("interfaces/matrix", filter=on(**choices), numbers=list(numbers))
    return rows(found[found["is_awaited"]].sort_values("interface", kind="stable"), *columns)


def test_matrix_puts_the_most_yellow_first_where_red_is_the_same(store_with, on):
    """Among the snitflader and within one. By tasks or by name SF1500 and BBR would go first."""
    store = store_with(
        about("SF1500", "BBR"),
        about("SF1500", "BBR"),
        about("SF1500", "BBR"),
        about("SF1500", "KSD", 2),
        about("SF1511", "BBR", 2),
        about("SF1511", "KSD", 2),
        about("SF1511", "KSD", 2),
    )
    cells = rows(store.ask("interfaces/matrix", filter=on(), numbers=[]), "interface", "project", "yellow")
    assert cells == [
        ["SF1511", None, 3],
        ["SF1511", "KSD", 2],
        ["SF1511", "BBR", 1],
        ["SF1500", None, 1],
        ["SF1500", "KSD", 1],
        ["SF1500", "BBR", 0],
    ]


def test_matrix_shows_the_worst_light_of_each_cell_and_counts_the_red_projects(store_with, on):
    store = store_with(
        about("SF1511", "KSD", -1),
        about("SF1511", "KSD"),
        about("SF1511", "KY", -1),
        about("SF1511", "BBR", 2),
        about("SF1511", None, -1),
        about("SF1500", "KSD", 2),
    )
    assert matrix(store, on) == [
        ["SF1511", None, "red", 5, 3, 2],
        ["SF1511", "KSD", "red", 2, 1, None],
        ["SF1511", "KY", "red", 1, 1, None],
        ["SF1511", "BBR", "yellow", 1, 0, None],
        ["SF1511", "Uden projekt", "red", 1, 1, None],
        ["SF1500", None, "yellow", 1, 0, 0],
        ["SF1500", "KSD", "yellow", 1, 0, None],
    ]


def test_matrix_shows_the_uses_without_a_task_with_their_year(store_with, folder, on):
    store = store_with(about("SF1511", "KSD"))
    folder("interface_uses", use("SF1511 Sikkerhed", "Projekt KSD", "2027"), use("SF1511", "KY", "ny"))
    found = store.ask("interfaces/matrix", filter=on(), numbers=[])
    assert rows(found, "interface", "project", "worst_light", "tasks", "when_used") == [
        ["SF1511", None, "green", 1, None],
        ["SF1511", "KSD", "green", 1, "2027"],
        ["SF1511", "KY", None, 0, "ny"],
    ]


def test_a_task_that_the_filter_hides_is_not_said_to_be_missing(store_with, folder, on):
    store = store_with(about("SF1511", "KSD"), about("SF1511", "KY", -1))
    folder("interface_uses", use("SF1511", "KSD"), use("SF1511", "BBR"))
    assert matrix(store, on, lights=("red",)) == [
        ["SF1511", None, "red", 1, 1, 1],
        ["SF1511", "KY", "red", 1, 1, None],
        ["SF1511", "BBR", None, 0, 0, None],
    ]


def test_the_filter_chooses_among_the_uses(store_with, folder, on):
    store = store_with(about("SF1500", "KSD"))
    folder("interface_uses", use("SF1511", "KSD"), use("SF1511", "KY"), use("SF1570", "KY"))

    def left(numbers=(), **choices):
        return awaited(store, on, "interface", "project", numbers=list(numbers), **choices)

    assert left() == [["SF1511", "KSD"], ["SF1511", "KY"], ["SF1570", "KY"]]
    assert left(projects=("KSD",)) == [["SF1511", "KSD"]]
    assert left(interfaces=("SF1570",)) == [["SF1570", "KY"]]
    assert left(NUMBERS, components=("STS Adgangsstyring",)) == [["SF1511", "KSD"], ["SF1511", "KY"]]


def test_what_is_awaited_leaves_out_what_is_over_and_what_has_a_task(store_with, folder, on):
    store = store_with(about("SF1511", "KSD"))
    folder(
        "interface_uses",
        use("SF1511", "KSD", "2027"),
        use("SF1511", "DAR", "gennemført"),
        use("SF1511", "FLIS", "I gang", note="ved ikke"),
        use("", "KY"),
    )
    assert awaited(store, on, "interface", "project", "when_used", "note") == [
        ["SF1511", "FLIS", "I gang", "ved ikke"]
    ]


def test_each_municipality_has_its_own_tasks(store_with, add, folder, on):
    store = store_with(about("SF1511", "KSD"))
    add(about("SF1500", "KSD"), municipality="Andenby")
    folder("interface_uses", use("SF1511", "KSD"))
    here, there = ({"municipalities": (name,)} for name in ("Eksempelkøbing", "Andenby"))
    assert awaited(store, on, "interface", **here) == []
    assert awaited(store, on, "interface", **there) == [["SF1511"]]


def test_of_component_tells_which_projects_use_each_snitflade_and_when(store_with, folder, on):
    store = store_with(about("SF1511", "KSD", -1), about("SF1500", "KSD"), about("SF1515", "BBR"))
    folder("interface_uses", use("SF1512", "Valg", "2027"), use("SF1511", "KY"), use("SF1511", "KSD", "ny"))
    found = store.ask("interfaces/of_component", filter=on(), numbers=NUMBERS)
    assert [
        [interface, list(used_by), *rest]
        for interface, used_by, *rest in rows(found, "interface", "used_by", "worst_light", "tasks", "red")
    ] == [
        ["SF1511", ["KY", "KSD (ny)"], "red", 1, 1],
        ["SF1512", ["Valg (2027)"], None, 0, 0],
        ["SF1515", [], "green", 1, 0],
    ]


def test_attention_is_about_the_component_or_one_of_its_snitflader(store_with, folder, on):
    store = store_with({})
    folder(
        "attention",
        {"component": "Adgangsstyring", "text": "om det hele", "kind": "Gevinst"},
        {"interface": "SF1511", "text": "om en snitflade", "link": "https://eksempel.invalid"},
        {"component": "ØiR", "text": "om noget andet"},
    )
    found = store.ask("interfaces/attention", filter=on(), component="STS Adgangsstyring", numbers=NUMBERS)
    assert rows(found, "kind", "interface", "text", "link") == [
        ["Gevinst", None, "om det hele", None],
        [None, "SF1511", "om en snitflade", "https://eksempel.invalid"],
    ]


ACTIVITIES = [
    {"title": "over", "starts": "01.11.2026"},
    {"title": "senere", "starts": "primo september 2027"},
    {"title": "uden dag", "starts": "når vi ved mere"},
    {"title": "i dag", "starts": "23.11.2026", "hours": "13.00-14.00", "component": "Adgangsstyring"},
    {"title": "endnu i gang", "starts": "november 2026"},
]


def test_activities_ahead_come_first_and_vague_days_stay_words(store_with, folder, on):
    store = store_with({})
    folder("activities", *ACTIVITIES)
    found = store.ask("interfaces/activities", filter=on())
    assert rows(found, "activity", "held_on", "is_ahead") == [
        ["endnu i gang", "november 2026", True],
        ["i dag", "23.11.2026", True],
        ["senere", "primo september 2027", True],
        ["uden dag", "når vi ved mere", True],
        ["over", "01.11.2026", False],
    ]
    assert found["starts_first"].dt.date.tolist()[2] == date(2027, 9, 1)
    assert found["component"].tolist()[1] == "STS Adgangsstyring"


def test_activities_about_the_filter_s_component(store_with, folder, on):
    store = store_with({})
    folder("activities", *ACTIVITIES)
    found = store.ask("interfaces/activities", filter=on(components=("STS Adgangsstyring",)))
    assert found["activity"].tolist() == ["i dag"]


def test_related_tasks_come_worst_first_and_say_how_they_were_linked(store_with, on):
    of = {"components": ["STS Adgangsstyring"]}
    store = store_with(
        about("SF1511", "KSD", 60, linked_by="number", **of),
        about("SF1511", "KY", -1, linked_by="column", **of),
        about("SF1500", "KY", -1),
    )
    found = store.ask("interfaces/related_tasks", filter=on(), component="STS Adgangsstyring", rows=1)
    assert rows(found, "project", "worst_light", "linked_by", "related") == [["KY", "red", "column", 2]]


def test_components_are_those_of_tasks_and_programmappe_the_worst_first(store_with, folder, on):
    store = store_with(
        about("SF1500", "KSD", components=["Organisation"]),
        about("SF1461", "KY", -1, components=["Beskedfordeler"]),
    )
    folder("attention", {"component": "ØiR", "text": "husk"})
    found = store.ask("interfaces/components", filter=on(), known=["SKAT"])
    assert rows(found, "component", "red_projects", "tasks") == [
        ["Beskedfordeler", 1, 1],
        ["Organisation", 0, 1],
        ["SKAT", 0, 0],
        ["ØiR", 0, 0],
    ]
    found = store.ask("interfaces/components", filter=on(components=("ØiR",)), known=["SKAT"])
    assert found["component"].tolist() == ["ØiR"]


def test_told_counts_what_the_programmappe_says(store_with, folder):
    store = store_with({})
    folder("interface_uses", use("SF1511", "KSD"), use("SF1511", "KY"))
    folder("activities", ACTIVITIES[0])
    assert store.ask("interfaces/programme_counts").values.tolist() == [
        ["activities", 1],
        ["interface_uses", 2],
    ]
    [row] = register.newest(store, "activities")
    removed = Change("activities", None, row["row_id"], row["version_id"])
    assert edits.save(store, [removed], "ABC", TODAY) == []
    assert store.ask("interfaces/programme_counts").values.tolist() == [["interface_uses", 2]]


def test_correction_is_the_task_s_own(store_with, folder, on):
    store = store_with({})
    folder("link_corrections", {"task_key": "K0", "municipality": "Eksempelkøbing", "interfaces": "SF1511"})
    key = {"municipality": "Eksempelkøbing", "task_key": "K0"}
    [[who]] = rows(store.ask("interfaces/correction", filter=on(), **key), "changed_by")
    assert who == "ABC"
    for other in ({"task_key": "K1"}, {"municipality": "Andenby"}):
        assert store.ask("interfaces/correction", filter=on(), **(key | other)).empty
