"""Each question of Overblik on a few tasks, small enough to check by eye."""

from datetime import date, timedelta

from dashboard.store import list_answers

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


def test_needs_action_ranks_red_before_yellow_and_the_longest_overdue_first(store_with, on):
    store = store_with(
        {"title": "gul", "due_date": days(2)},
        {"title": "ny rød", "due_date": days(-1)},
        {"title": "gammel rød", "due_date": days(-30), "light": "green"},
        {"title": "grøn", "due_date": days(60)},
        {"title": "kun rød i KLIK", "due_date": days(60), "light": "red"},
    )
    found = store.ask("overview/needs_action", filter=on(), rows=10)
    assert found["title"].tolist() == ["gammel rød", "ny rød", "kun rød i KLIK", "gul"]
    assert found["reason"][0] == "KLIK viser grøn, men fristen blev overskredet for 30 dage siden"
    assert store.ask("overview/needs_action", filter=on(), rows=1)["title"].tolist() == ["gammel rød"]


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
    """added, gone, finished, postponed"""
    store.ask("tasks/count", filter=on(as_of=THEN, **choices))  # the day before must be judged
    return (
        store.ask("overview/changes", filter=on(**choices), previous=on(**{**choices, "as_of": THEN}))
        .iloc[0]
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
    assert changes(store, on) == [2, 1, 1, 1]


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
    assert changes(store, on, projects=("BBR",)) == [1, 0, 1, 0]
    assert changes(store, on, projects=("KY",)) == [0, 1, 1, 0]
    assert changes(store, on, lights=("red",)) == [1, 1, 2, 0], "what was red then and is finished now"


def test_changes_are_matched_within_a_municipality_that_had_an_export_before(store_with, add, on):
    store = store_with({"task_key": "A", "light": "done"}, municipality="Aarhus")
    add({"task_key": "A", "light": "red"}, municipality="Aarhus", as_of=THEN)
    add({"task_key": "A", "light": "red"}, {"task_key": "B"}, municipality="Billund")
    assert changes(store, on) == [0, 0, 1, 0]


def test_an_export_of_other_tasks_is_taken_for_another_list_until_somebody_answers(store_with, add, on):
    store = store_with(*({"task_key": f"N{number}"} for number in range(11)), {"task_key": "both"})
    add(*({"task_key": f"T{number}"} for number in range(10)), {"task_key": "both"}, as_of=THEN)
    [other] = list_answers.open_questions(store)
    assert changes(store, on) == [0, 0, 0, 0]
    for is_same, expected in ((False, [0, 0, 0, 0]), (True, [11, 10, 0, 0])):
        list_answers.answer(store, other["content_hash"], other["previous_hash"], is_same)
        assert changes(store, on) == expected


def test_one_municipality_s_other_list_hides_nothing_of_the_others(store_with, add, on):
    numbers = range(10)
    store = store_with(*({"task_key": f"N{number}"} for number in numbers), municipality="Aarhus")
    add(*({"task_key": f"T{number}"} for number in numbers), municipality="Aarhus", as_of=THEN)
    add(*({"task_key": f"N{number}"} for number in numbers), {"task_key": "new"}, municipality="Billund")
    add(*({"task_key": f"N{number}"} for number in numbers), municipality="Billund", as_of=THEN)
    assert changes(store, on) == [1, 0, 0, 0]


def test_changes_since_a_day_that_nobody_has_asked_about_before(store_with, add, on):
    store = store_with({"task_key": "A"})
    add({"task_key": "B"}, as_of=THEN)
    answer = store.ask("overview/changes", filter=on(), previous=on(as_of=THEN))
    assert answer.iloc[0].tolist() == [1, 1, 0, 0]
