"""Each question of Overblik on a few tasks, small enough to check by eye."""

from datetime import date, timedelta

import pytest

from dashboard.store import list_answers
from tests.conftest import add_programme_rows

US = "Eksempelkøbing"

TODAY = date(2026, 11, 23)  # a Monday, uge 48


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def rows(frame, *columns):
    return frame[list(columns)].values.tolist()


def test_counts_by_light_counts_klik_and_computed_apart(store_with, on):
    store = store_with(
        {"light": "green", "due_date": days(-1)},  # a watermelon
        {"light": "red", "due_date": days(-1)},
        {"due_date": days(60)},  # no light in the export: shown as computed
    )
    counts = store.ask("overview/counts_by_light", filter=on())
    assert rows(counts, "light", "shown", "from_klik", "computed") == [
        ["red", 1, 1, 2],
        ["yellow", 0, 0, 0],
        ["green", 2, 1, 1],
        ["grey", 0, 0, 0],
        ["done", 0, 0, 0],
        ["unknown", 0, 0, 0],
    ]


def test_lights_by_project_puts_the_most_red_first(store_with, on):
    store = store_with(
        {"project": "BBR", "due_date": days(60)},
        {"project": "SAPA", "due_date": days(-1)},
        {"project": "SAPA", "due_date": days(14)},
        {"project": None, "due_date": days(60)},
        {"project": None, "due_date": days(-1)},
    )
    found = store.ask("overview/lights_by_project", filter=on())
    assert rows(found, "project", "worst_light", "tasks") == [
        ["SAPA", "red", 1],
        ["SAPA", "yellow", 1],
        ["BBR", "green", 1],
        ["Uden projekt", "green", 1],
        ["Uden projekt", "red", 1],
    ]
    assert found["next_deadline"].dt.date.tolist() == [days(14), days(14), days(60), days(60), days(60)]


def test_the_charts_count_the_worse_of_both_lights(store_with, on):
    store = store_with(
        {"light": "green", "due_date": days(-1)},
        {"light": "red", "due_date": days(60)},
        {"light": "grey", "due_date": days(3)},
    )
    by_project = store.ask("overview/lights_by_project", filter=on())
    assert rows(by_project, "worst_light", "tasks") == [["red", 2], ["yellow", 1]]
    by_week = store.ask("overview/deadlines_by_week", filter=on(), weeks=14)
    assert rows(by_week, "worst_light", "tasks") == [["yellow", 1], ["red", 1]]


def test_a_finished_task_is_no_deadline(store_with, on):
    store = store_with({"due_date": days(9), "completed_date": days(-1)})
    assert store.ask("overview/lights_by_project", filter=on())["next_deadline"].isna().all()


def test_deadlines_by_week_counts_open_tasks_from_today_on(store_with, on):
    store = store_with(
        {"due_date": days(-1)},  # past
        {"due_date": days(0)},
        {"due_date": days(6)},  # the Sunday of the same week
        {"due_date": days(7)},  # the next Monday
        {"due_date": days(7), "status_code": "done"},
        {"due_date": date(2026, 12, 31)},  # a Thursday of uge 53
        {"due_date": days(14 * 7)},  # the first day past the weeks asked for
    )
    found = store.ask("overview/deadlines_by_week", filter=on(), weeks=14)
    assert rows(found, "week_label", "worst_light", "tasks") == [
        ["uge 48", "yellow", 2],
        ["uge 49", "yellow", 1],
        ["uge 53", "green", 1],
    ]
    assert found["week_start"].dt.date.tolist() == [TODAY, days(7), date(2026, 12, 28)]


def urgent(store, on, rows: int = 10, seen_on: date = TODAY):
    return store.ask("overview/needs_action", filter=on(), rows=rows, seen_on=seen_on)


def test_what_can_still_be_saved_stands_before_what_is_long_overdue(store_with, on):
    store = store_with(
        {"title": "gul", "due_date": days(2)},
        {"title": "ny rød", "due_date": days(-1)},
        {"title": "gammel rød", "due_date": days(-30), "light": "green"},
        {"title": "grøn", "due_date": days(60)},
        {"title": "kun rød i KLIK", "due_date": days(60), "light": "red"},
    )
    found = urgent(store, on)
    assert found["title"].tolist() == ["ny rød", "kun rød i KLIK", "gammel rød", "gul"]
    assert found["reason"][2] == "KLIK viser grøn, men fristen blev overskredet for 30 dage siden"
    assert urgent(store, on, rows=1)["title"].tolist() == ["ny rød"]


def test_28_days_past_a_deadline_are_still_fresh_and_29_are_not(store_with, on):
    store = store_with(
        {"title": "28", "due_date": days(-28), "executor": "Ulla"},
        {"title": "29, ubesat", "due_date": days(-29), "executor": None},
    )
    assert urgent(store, on)["title"].tolist() == ["28", "29, ubesat"]


def test_a_task_that_other_projects_share_a_snitflade_with_comes_first(store_with, on):
    shared = {"due_date": days(-20), "interfaces": ["SF1500", "SF1511"]}
    store = store_with(
        shared | {"title": "delt", "project": "BBR"},
        {"title": "egen", "project": "BBR", "due_date": days(-1), "interfaces": ["SF9999"]},
        {"project": "KSD", "interfaces": ["SF1511"], "due_date": days(90)},
        {"project": "KY", "interfaces": ["SF1511"], "due_date": days(90)},
        {"project": "KY", "interfaces": ["SF1500"], "due_date": days(90)},
        {"project": "SAPA", "interfaces": ["SF1511"], "light": "done"},
    )
    found = urgent(store, on)
    assert rows(found, "title", "waiting") == [["delt", 2], ["egen", 0]]
    assert found["waiting_on"][0] == "SF1511", "the one that most projects use; who is done waits no more"


def test_a_task_without_executor_stands_before_one_with_and_the_responsible_is_called(store_with, on):
    store = store_with(
        {"title": "besat", "due_date": days(-1), "executor": "Ulla", "responsible": "Bo"},
        {"title": "ubesat", "due_date": days(-2), "executor": None, "responsible": "Bo"},
        {"title": "ingen", "due_date": days(-3), "executor": None, "responsible": None},
    )
    found = urgent(store, on)
    assert found["title"].tolist() == ["ubesat", "ingen", "besat"]
    assert found["call"].tolist()[::2] == ["Bo", "Ulla"] and found["call"].isna()[1]


@pytest.mark.parametrize(
    ("note", "until"),
    [
        ({"follow_up": "24.11.2026", "aside": "Ja"}, "24.11.2026"),
        ({"follow_up": "23.11.2026", "aside": "Ja"}, None),
        ({"follow_up": "24.11.2026"}, None),
        ({"aside": "Ja"}, None),
    ],
)
def test_a_task_that_is_put_aside_stands_last_until_its_day(store_with, on, note, until):
    store = store_with(
        {"task_key": "A", "title": "rød", "due_date": days(-1)},
        {"task_key": "B", "title": "gul", "light": "yellow", "due_date": days(40)},
    )
    about = {"task_key": "A", "municipality": US, "what": "venter på leverandøren"}
    add_programme_rows(store, "contacts", about | note)
    found = urgent(store, on).set_index("title")
    assert found["aside_until"].dropna().to_dict() == ({"rød": until} if until else {})
    assert found.index.tolist() == (["gul", "rød"] if until else ["rød", "gul"])
    assert (found.loc["rød", "aside_note"] == "venter på leverandøren") is bool(until)


def test_briefing_figures(store_with, on):
    store = store_with(
        {"light": "red", "due_date": days(-1)},
        {"light": "green", "due_date": days(-1), "project": "BBR"},
        {"light": "red", "due_date": days(60), "project": None},
        {"status_code": "impossible", "due_date": days(60)},
        {"due_date": days(3), "executor": None, "responsible": None},
        {"start_date": days(3), "due_date": days(60), "executor": None},  # not begun: nobody is missing yet
        {"status_code": "done", "due_date": days(3)},
    )
    found = store.ask("overview/briefing", filter=on()).iloc[0].to_dict()
    assert found == {
        "tasks": 7,
        "red": 4,
        "klik_red": 2,
        "hidden_red": 1,
        "overdue": 2,
        "impossible": 1,
        "red_projects": 2,
        "red_without_project": 1,
        "watermelons": 1,
        "due_soon": 1,
        "without_executor": 1,
        "without_responsible": 1,
        "needs_action": 5,
    }


VIEW_OF_FIGURE = {
    "red": "red",
    "needs_action": "needs_action",
    "watermelons": "watermelon",
    "due_soon": "due_soon",
    "without_executor": "no_executor",
    "without_responsible": "no_responsible",
}


def test_a_figure_leads_to_as_many_tasks_as_it_says(store_with, on):
    lights = [
        {"light": light, "due_date": days(due)} for light in ("red", "green", None) for due in (-1, 3, 60)
    ]
    vacant = [one | {"executor": None} for one in lights] + [one | {"responsible": None} for one in lights]
    begins = [one | {"start_date": days(later)} for one in lights + vacant for later in (-9, 9)]
    store = store_with(*begins, *({"status_code": "done"} | one for one in begins))
    facts = store.ask("overview/briefing", filter=on()).iloc[0]
    chosen = {
        figure: store.ask("tasks/count", filter=on(view=view))["chosen"][0]
        for figure, view in VIEW_OF_FIGURE.items()
    }
    assert chosen == facts[list(VIEW_OF_FIGURE)].to_dict()
    assert all(chosen.values())


def test_red_across_projects_wants_two_projects(store_with, on):
    hit = {"interfaces": ["SF1511"], "components": ["Adgangsstyring"], "due_date": days(-1)}
    store = store_with(
        hit | {"project": "KSD"},
        hit | {"project": "BBR"},
        hit | {"project": "BBR"},
        hit | {"project": "Valg", "due_date": days(60)},  # not red
        hit | {"project": "KSD", "interfaces": ["SF1500"], "components": []},  # one project only
    )
    found = store.ask("overview/red_across_projects", filter=on())
    assert rows(found, "kind", "name", "tasks") == [
        ["interface", "SF1511", 3],
        ["component", "Adgangsstyring", 3],
    ]
    assert list(found["projects"][0]) == ["BBR", "KSD"]


THEN = days(-28)


def changes(store, on, **choices) -> list[int]:
    """added, gone, finished, postponed, turned red"""
    store.ask("tasks/count", filter=on(as_of=THEN, **choices))  # the day before must be judged
    return (
        store.ask("overview/changes", filter=on(**choices), previous=on(**{**choices, "as_of": THEN}))
        .iloc[0, :5]
        .tolist()
    )


def test_changes_since_the_export_before(store_with, add, on):
    store = store_with(
        {"task_key": "same", "due_date": days(60)},
        {"task_key": "finished", "status_code": "done", "due_date": days(60)},
        {"task_key": "was finished before", "status_code": "done"},
        {"task_key": "later", "due_date": days(70)},
        {"task_key": "sooner", "due_date": days(50)},
        {"task_key": "now dated", "due_date": days(50)},
        {"task_key": "new"},
        {"task_key": "new too", "status_code": "done"},
    )
    add(
        {"task_key": "same", "due_date": days(60)},
        {"task_key": "finished", "due_date": days(60)},
        {"task_key": "was finished before", "status_code": "done"},
        {"task_key": "later", "due_date": days(60)},
        {"task_key": "sooner", "due_date": days(60)},
        {"task_key": "now dated"},
        {"task_key": "gone"},
        as_of=THEN,
    )
    assert changes(store, on) == [2, 1, 1, 1, 0]
    changed = store.ask("changes/changed_tasks", filter=on(), previous=on(as_of=THEN), kind="all", rows=None)
    told = {(row.task_key.partition("|")[2], row.what) for row in changed.itertuples()}
    assert told == {
        ("new", "added"), ("new too", "added"), ("gone", "gone"), ("finished", "finished"),
        ("later", "postponed"), ("sooner", "advanced"),
    }  # fmt: skip
    later = changed.set_index("what").loc["postponed"]
    assert [later["before"], later["after"], later["days"]] == ["2027-01-22", "2027-02-01", 10]
    only = store.ask("changes/changed_tasks", filter=on(), previous=on(as_of=THEN), kind="added", rows=None)
    assert set(only["what"]) == {"added"} and len(only) == 2


def test_what_turned_red_or_went_to_another_is_told_with_before_and_after(store_with, add, on):
    store = store_with(
        {"task_key": "A", "light": "red", "due_date": days(60)},
        {"task_key": "B", "executor": "Bo", "due_date": days(60)},
        {"task_key": "C", "light": "yellow", "due_date": days(60)},
    )
    add(
        {"task_key": "A", "light": "green", "due_date": days(60)},
        {"task_key": "B", "executor": "Ulla", "due_date": days(60)},
        {"task_key": "C", "light": "red", "due_date": days(60)},
        as_of=THEN,
    )
    assert changes(store, on) == [0, 0, 0, 0, 1]
    changed = store.ask("changes/changed_tasks", filter=on(), previous=on(as_of=THEN), kind="all", rows=None)
    assert rows(changed, "what", "before", "after") == [
        ["reassigned", "Ulla", "Bo"],
        ["turned_red", "green", "red"],
        ["turned_yellow", "red", "yellow"],
    ]


def test_changes_keep_to_the_filter_then_or_now(store_with, add, on):
    store = store_with(
        {"task_key": "A", "project": "BBR", "light": "done"},
        {"task_key": "B", "project": "KY", "light": "done"},
        {"task_key": "C", "project": "BBR", "light": "red"},
    )
    add(
        {"task_key": "A", "project": "BBR", "light": "red"},
        {"task_key": "B", "project": "KY", "light": "red"},
        {"task_key": "D", "project": "KY", "light": "red"},
        as_of=THEN,
    )
    assert changes(store, on, projects=("BBR",)) == [1, 0, 1, 0, 0]
    assert changes(store, on, projects=("KY",)) == [0, 1, 1, 0, 0]
    assert changes(store, on, lights=("red",)) == [1, 1, 2, 0, 0], "what was red then and is finished now"


def test_changes_are_matched_within_a_municipality_that_had_an_export_before(store_with, add, on):
    store = store_with({"task_key": "A", "light": "done"}, municipality="Aarhus")
    add({"task_key": "A", "light": "red"}, municipality="Aarhus", as_of=THEN)
    add({"task_key": "A", "light": "red"}, {"task_key": "B"}, municipality="Billund")
    assert changes(store, on) == [0, 0, 1, 0, 0]


def test_an_export_of_other_tasks_is_taken_for_another_list_until_somebody_answers(store_with, add, on):
    store = store_with(*({"task_key": f"N{number}"} for number in range(11)), {"task_key": "both"})
    add(*({"task_key": f"T{number}"} for number in range(10)), {"task_key": "both"}, as_of=THEN)
    [other] = list_answers.open_questions(store)
    assert changes(store, on) == [0, 0, 0, 0, 0]
    for is_same, expected in ((False, [0, 0, 0, 0, 0]), (True, [11, 10, 0, 0, 0])):
        list_answers.answer(store, other["content_hash"], other["previous_hash"], is_same)
        assert changes(store, on) == expected


def test_one_municipality_s_other_list_hides_nothing_of_the_others(store_with, add, on):
    numbers = range(10)
    store = store_with(*({"task_key": f"N{number}"} for number in numbers), municipality="Aarhus")
    add(*({"task_key": f"T{number}"} for number in numbers), municipality="Aarhus", as_of=THEN)
    add(*({"task_key": f"N{number}"} for number in numbers), {"task_key": "new"}, municipality="Billund")
    add(*({"task_key": f"N{number}"} for number in numbers), municipality="Billund", as_of=THEN)
    assert changes(store, on) == [1, 0, 0, 0, 0]


def test_changes_since_a_day_that_nobody_has_asked_about_before(store_with, add, on):
    store = store_with({"task_key": "A"})
    add({"task_key": "B"}, as_of=THEN)
    answer = store.ask("overview/changes", filter=on(), previous=on(as_of=THEN))
    assert answer.iloc[0].tolist() == [1, 1, 0, 0, 0, 0, 0, 0, 0]
