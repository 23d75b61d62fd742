"""Each question of Opgaver and of the drawer, and each filter, on a few tasks."""

from datetime import date, timedelta

import pytest

from tests.conftest import add_programme_rows

TODAY = date(2026, 11, 23)
EARLIER = date(2026, 10, 26)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def titles(store, chosen, order="urgency", rows=50, skip=0):
    found = store.ask("tasks/page_of_tasks", filter=chosen, order=order, rows=rows, skip=skip)
    return found["title"].tolist()


FILTERS = [
    ({"projects": ("BBR",)}, {"project": "BBR"}, {"project": "SAPA"}),
    ({"projects": ("Uden projekt",)}, {"project": None}, {"project": "SAPA"}),
    ({"components": ("Organisation",)}, {"components": ["X", "Organisation"]}, {"components": []}),
    ({"interfaces": ("SF1500",)}, {"interfaces": ["SF1500"]}, {"interfaces": ["SF1511"]}),
    ({"lights": ("red",)}, {"light": "red"}, {"light": "green", "due_date": days(-1)}),
    ({"computed_lights": ("red",)}, {"light": "green", "due_date": days(-1)}, {"light": "red"}),
    ({"themes": ("Gevinster",)}, {"theme": "Gevinster"}, {"theme": None}),
    ({"persons": ("Bo",)}, {"responsible": "Bo"}, {"responsible": "Ib"}),
    ({"persons": ("Bo",)}, {"executor": "Bo"}, {"executor": None}),
    ({"lacks": ("executor",)}, {"executor": None}, {}),
    ({"lacks": ("responsible",)}, {"responsible": None}, {}),
    ({"due_from": days(1)}, {"due_date": days(1)}, {"due_date": days(0)}),
    ({"due_to": days(1)}, {"due_date": days(1)}, {"due_date": days(2)}),
    ({"due_to": days(1)}, {"due_date": days(1)}, {"due_date": None}),
    ({"text": "ÅRSOPGØR"}, {"description": "Om årsopgørelsen"}, {"description": "Andet"}),
    ({"text": "bo"}, {"executor": "Bo"}, {"executor": "Ulla"}),
    ({"text": "50 %"}, {"comment": "ca. 50 % nået"}, {"comment": "50 timer"}),
    *(
        ({"text": typed}, {"executor": written}, {"executor": "Vagn"})
        for typed in ("Sorensen", "Soerensen", "SØRENSEN", "Sörensen")
        for written in ("Bo Sørensen", "Bo Soerensen", "Bo Sorensen")
    ),
    ({"text": "Aagaard"}, {"comment": "Ågård"}, {"comment": "Gård"}),
    ({"text": "ågård"}, {"comment": "Else Aagaard"}, {"comment": "Gård"}),
    ({"text": "aerø"}, {"description": "Ærø"}, {"description": "Arø"}),
    ({"text": "ærø"}, {"description": "Aeroe"}, {"description": "Arø"}),
    # Folding letters hides nothing that stands there as typed.
    ({"text": "eksport"}, {"description": "videoeksport"}, {"description": "video"}),
    ({"text": "esgaard"}, {"responsible": "Ib Moesgaard"}, {"responsible": "Ib Gaard"}),
    ({"text": "2027/88"}, {"extra": '{"Sagsnr.": "2027/88-1"}'}, {"extra": '{"2027/88": "nej"}'}),
    ({"text": 'den "røde"'}, {"extra": '{"Ampel": "Den \\"røde\\""}'}, {"extra": "{}"}),
    ({"view": "red"}, {"light": "green", "due_date": days(-1)}, {"due_date": days(60)}),
    ({"view": "programme"}, {"interfaces": ["SF1500"]}, {}),
    ({"view": "programme"}, {"title": "Fordel nye driftsopgaver"}, {}),
    ({"view": "due_soon"}, {"due_date": days(14)}, {"due_date": days(15)}),
    ({"view": "due_soon"}, {"due_date": days(0)}, {"due_date": days(1), "status_code": "done"}),
    ({"view": "no_executor"}, {"executor": None}, {"executor": None, "status_code": "done"}),
    (
        {"view": "watermelon"},
        {"light": "green", "due_date": days(-1)},
        {"light": "red", "due_date": days(-1)},
    ),
    ({"view": "programme_tasks"}, {"task_type": "Programopgave"}, {"task_type": "Basisopgave"}),
    ({"view": "unlinked"}, {"project": None}, {"components": ["Organisation"]}),
]


@pytest.mark.parametrize(("choice", "stays", "goes"), FILTERS)
def test_filter_keeps_and_drops(store_with, on, choice, stays, goes):
    store = store_with({"title": "bliver"} | stays, {"title": "falder fra"} | goes)
    assert titles(store, on(**choice)) == [stays.get("title", "bliver")]
    counts = store.ask("tasks/count", filter=on(**choice)).iloc[0]
    assert counts[["chosen", "all_tasks"]].tolist() == [1, 2]


def test_no_filter_keeps_all(store_with, on):
    assert len(titles(store_with({}, {}, {}), on())) == 3


ORDERS = {
    "urgency": ["b", "c", "a"],
    "due_date": ["b", "c", "a"],
    "project": ["c", "a", "b"],
    "title": ["a", "b", "c"],
    "responsible": ["a", "c", "b"],
    "executor": ["b", "a", "c"],
}


@pytest.mark.parametrize("order", ORDERS)
def test_order(store_with, on, order):
    store = store_with(
        {"title": "a", "due_date": days(60), "project": "KY", "responsible": "Bo", "executor": "Ib"},
        {"title": "b", "due_date": days(-1), "project": None, "responsible": None, "executor": "Al"},
        {"title": "c", "due_date": days(2), "project": "BBR", "responsible": "Gry", "executor": "Liv"},
    )
    assert titles(store, on(), order) == ORDERS[order]
    taken_away = store.ask("tasks/all_fields", filter=on(), order=order)
    assert taken_away["title"].tolist() == ORDERS[order], "the download has the order of the screen"


def test_pages_are_whole_and_never_overlap(store_with, on):
    store = store_with(*[{"title": f"{number:02}", "due_date": days(60)} for number in range(25)])
    pages = [titles(store, on(), "title", rows=10, skip=skip) for skip in (0, 10, 20)]
    assert [len(page) for page in pages] == [10, 10, 5]
    assert [title for page in pages for title in page] == [f"{number:02}" for number in range(25)]


def test_an_earlier_day_shows_the_export_of_then(store_with, add, on):
    store = store_with({"title": "ny"})
    add({"title": "gammel"}, as_of=EARLIER)
    assert titles(store, on()) == ["ny"]
    assert titles(store, on(as_of=days(-1))) == ["gammel"]
    assert titles(store, on(as_of=EARLIER - timedelta(days=1))) == []


def test_a_later_file_of_the_same_day_takes_the_place_of_the_earlier(store_with, add, on):
    store = store_with({"title": "først"})
    add({"title": "rettet"})
    assert titles(store, on()) == ["rettet"]


def test_municipalities_stand_side_by_side(store_with, add, on):
    store = store_with({"title": "vores"})
    add({"title": "deres"}, municipality="Nabokøbing", as_of=EARLIER)
    assert titles(store, on(), "title") == ["deres", "vores"]
    assert titles(store, on(municipalities=("Nabokøbing",))) == ["deres"]


def test_choices_count_each_value_once_a_task(store_with, on):
    store = store_with(
        {"project": "BBR", "components": ["Organisation"], "responsible": "Bo", "executor": "Bo"},
        {"project": None, "interfaces": ["SF1500"], "theme": "Gevinster", "responsible": None},
    )
    found = store.ask("tasks/choices", filter=on()).values.tolist()
    assert found == [
        ["component", "Organisation", 1],
        ["component", "Uden støttesystem", 1],
        ["interface", "SF1500", 1],
        ["municipality", "Eksempelkøbing", 2],
        ["person", "Bo", 1],
        ["person", "Ulla Udfører", 1],
        ["project", "BBR", 1],
        ["project", "Uden projekt", 1],
        ["theme", "Gevinster", 1],
    ]


def test_details_of_a_task_that_is_not_there(store_with, on):
    assert store_with({}).ask("tasks/details", filter=on(), task_key="?").empty


def test_two_municipalities_have_the_same_task_each(store_with, add, on):
    store = store_with({"task_key": "A", "responsible": "Anna", "light": "red"}, municipality="Aarhus")
    add({"task_key": "A", "responsible": "Bo", "light": "red"}, municipality="Billund")
    chosen = on(municipalities=("Billund",))
    [key] = store.ask("overview/needs_action", filter=chosen, rows=5, seen_on=chosen.as_of)["task_key"]
    asked = [store.ask(f"tasks/{name}", filter=chosen, task_key=key) for name in ("details", "history")]
    assert [list(rows["responsible"]) for rows in asked] == [["Bo"], ["Bo"]]
    people = store.ask("tasks/contacts", filter=chosen, task_key=key)
    assert list(people.loc[people["rank"].isin([2, 3]), "person"]) == ["Bo", "Bo"]


def test_history_follows_the_task_through_exports_up_to_the_as_of_date(store_with, add, on):
    store = store_with({"task_key": "A", "light": "red", "due_date": days(7)})
    add({"task_key": "A", "light": "green", "due_date": days(0)}, as_of=EARLIER)
    add({"task_key": "A", "light": "done"}, as_of=days(28))
    found = store.ask("tasks/history", task_key="Eksempelkøbing|A", filter=on())
    assert found["light"].tolist() == ["green", "red"]
    assert found["due_date"].dt.date.tolist() == [days(0), days(7)]


def test_contacts_name_the_nearest_first(store_with, on):
    store = store_with(
        {"task_key": "A", "project": "KSD", "executor": None, "responsible": "Bo", "interfaces": ["SF1511"]},
        {"project": "KSD", "responsible": "Pia", "due_date": days(60)},
        {"project": "BBR", "executor": "Erfaren", "interfaces": ["SF1511"], "status_code": "done"},
        {"project": "BBR", "executor": "Uden erfaring", "interfaces": ["SF1500"], "status_code": "done"},
        {"project": "BBR", "executor": "Ikke færdig", "interfaces": ["SF1511"], "due_date": days(60)},
    )
    found = store.ask("tasks/contacts", filter=on(), task_key="Eksempelkøbing|A")
    assert found[["rank", "person"]].values.tolist() == [[2, "Bo"], [3, "Bo"], [3, "Pia"], [4, "Erfaren"]]


def test_all_fields_hold_every_task_the_filter_leaves(store_with, on):
    store = store_with({"title": "b", "project": "BBR"}, {"title": "a", "project": "KY"}, {"project": "SAPA"})
    found = store.ask("tasks/all_fields", filter=on(projects=("KY", "BBR")), order="project")
    assert found["title"].tolist() == ["b", "a"]


def test_titles_stand_in_danish_order_and_codes_by_their_number(store_with, on):
    listed = ["(BB 7) c", "(MI 2) b", "(MI 10) a", "Andet", "Øvrigt", "Årshjul", "Aabning"]
    store = store_with(*({"title": title} for title in reversed(listed)))
    assert titles(store, on(), "title") == [*listed[:5], "Aabning", "Årshjul"]


def test_the_leader_of_a_task_s_project_and_how_they_are_reached(store_with, on):
    store = store_with({"project": "KSD"})
    add_programme_rows(
        store,
        "projects",
        {"project": "KY", "leader": "Anna"},
        {
            "project": "Projekt KSD",
            "leader": "Bo",
            "leader_phone": "12 34",
            "leader_mail": "bo@eksempel.invalid",
        },
    )
    [leader] = store.ask("tasks/project_leader", filter=on(), project="KSD").to_dict("records")
    assert leader == {"person": "Bo", "phone": "12 34", "mail": "bo@eksempel.invalid"}
    assert store.ask("tasks/project_leader", filter=on(), project="").empty
