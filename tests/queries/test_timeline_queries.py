"""Each question of Tidslinje on a few tasks, small enough to check by eye."""

from datetime import date, timedelta

import pandas as pd

from dashboard.domain.horizon import NOBODY
from tests.conftest import add_programme_rows

TODAY = date(2026, 11, 23)  # a Monday, uge 48
UNTIL = date(2027, 2, 1)
THEN = TODAY - timedelta(days=28)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def rows(frame, *columns):
    return frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None).values.tolist()


def test_outlook_counts_each_open_task_once(store_with, on):
    store = store_with(
        {"due_date": days(-1)},
        {"due_date": days(0)},
        {"due_date": date(2027, 1, 31), "project": "BBR"},
        {"due_date": UNTIL},
        {},
        {"due_date": days(3), "status_code": "done"},
    )
    facts = store.ask("timeline/outlook", filter=on(), until=UNTIL).iloc[0].to_dict()
    assert facts == {
        "tasks": 6,
        "open_tasks": 5,
        "ahead": 2,
        "projects": 2,
        "overdue": 1,
        "later": 1,
        "undated": 1,
    }


def lanes(store, filter, lanes="project", most=40):
    return store.ask("timeline/lanes", filter=filter, lanes=lanes, until=UNTIL, rows=most)


def test_lanes_count_open_tasks_and_stand_worst_first(store_with, on):
    store = store_with(
        {"project": "BBR", "due_date": days(60)},
        {"project": None, "due_date": days(-9)},
        {"project": "Aula", "due_date": days(3), "status_code": "not_started"},
        {"project": "KSD", "due_date": days(-1)},
        {"project": "KSD", "due_date": UNTIL},
        {"project": "KSD"},
        {"project": "Færdig", "status_code": "done", "due_date": days(3)},
    )
    found = lanes(store, on())
    assert rows(found, "lane", "worst_light", "open_tasks", "overdue", "ahead", "later", "undated") == [
        ["KSD", "red", 3, 1, 0, 1, 1],
        ["Aula", "yellow", 1, 0, 1, 0, 0],
        ["BBR", "green", 1, 0, 1, 0, 0],
        ["Uden projekt", "red", 1, 1, 0, 0, 0],
    ]
    assert found["next_deadline"].dt.date.tolist()[:3] == [UNTIL, days(3), days(60)]
    assert found["all_lanes"].tolist() == [4, 4, 4, 4]
    assert lanes(store, on(), most=2)["lane"].tolist() == ["KSD", "Aula"]


def test_lanes_tell_how_far_deadlines_have_slipped(store_with, add, on):
    store = store_with(
        {"task_key": "A", "due_date": days(40)},
        {"task_key": "B", "due_date": days(10)},
        {"task_key": "C", "due_date": days(10)},
        {"task_key": "D", "due_date": days(25)},
        {"task_key": "new", "due_date": days(10)},
    )
    add(
        {"task_key": "A", "due_date": days(5)},
        {"task_key": "B", "due_date": days(20)},
        {"task_key": "C", "due_date": days(10)},
        {"task_key": "D", "due_date": days(5)},
        as_of=THEN,
    )
    assert rows(lanes(store, on()), "moved", "longest_slip") == [[3, 35]]
    assert rows(lanes(store, on(as_of=THEN)), "moved", "longest_slip") == [[0, None]], "nothing later counts"


def test_a_task_stands_in_the_lane_of_each_of_its_components_and_persons(store_with, on):
    both = {"due_date": days(9), "components": ["Organisation", "Beskedfordeler"]}
    store = store_with(
        both | {"responsible": "Ane", "executor": "Bo"},
        {"due_date": days(9), "responsible": "Bo", "executor": "Bo"},
        {"due_date": days(9), "responsible": None, "executor": None, "status_code": "in_progress"},
    )
    by_component = lanes(store, on(), "component")
    assert rows(by_component, "lane", "open_tasks") == [
        ["Beskedfordeler", 1],
        ["Organisation", 1],
        ["Uden støttesystem", 2],
    ]
    by_person = lanes(store, on(), "person")
    assert sorted(rows(by_person, "lane", "open_tasks")) == [["Ane", 1], ["Bo", 2], [NOBODY, 1]]
    assert by_person["lane"].tolist()[-1] == NOBODY, "last, though it is the worst"
    assert lanes(store, on(components=("Organisation",)), "component")["lane"].tolist() == ["Organisation"]
    assert lanes(store, on(persons=("Ane",)), "person")["lane"].tolist() == ["Ane"]


def test_the_filter_knows_the_tasks_without_a_component(store_with, on):
    store = store_with({"components": ["Organisation"]}, {}, {})
    assert store.ask("tasks/count", filter=on(components=("Uden støttesystem",)))["chosen"][0] == 2
    choices = store.ask("tasks/choices", filter=on())
    assert choices[choices["kind"] == "component"]["value"].tolist() == ["Organisation", "Uden støttesystem"]


def test_deadlines_in_lanes_gather_weeks_and_what_is_overdue(store_with, on):
    store = store_with(
        {"due_date": days(-40)},
        {"due_date": days(-1)},
        {"due_date": days(0), "status_code": "in_progress"},
        {"due_date": days(6), "light": "red"},
        {"due_date": days(7), "status_code": "in_progress"},
        {"due_date": date(2026, 12, 24), "status_code": "in_progress"},
        {"due_date": UNTIL},
        {"due_date": days(7), "project": "ikke vist"},
    )

    def asked(step):
        return store.ask(
            "timeline/deadlines_in_lanes",
            filter=on(),
            lanes="project",
            shown=["SAPA"],
            step=step,
            until=UNTIL,
        )

    found = asked("week")
    assert found["begins"].isna().tolist() == [True, False, False, False]
    assert found["begins"].dt.date.tolist()[1:] == [TODAY, days(7), date(2026, 12, 21)]
    assert rows(found, "worst_light", "tasks", "red", "green") == [
        ["red", 2, 2, 0],
        ["red", 2, 1, 1],
        ["green", 1, 0, 1],
        ["green", 1, 0, 1],
    ]
    assert asked("month")["begins"].dt.date.tolist()[1:] == [date(2026, 11, 1), date(2026, 12, 1)]


def test_tasks_in_lanes_are_the_earliest_with_what_their_deadline_was(store_with, add, on):
    store = store_with(
        {"task_key": "A", "due_date": days(40), "title": "flyttet"},
        {"task_key": "B", "due_date": days(4), "due_date_from": days(0), "due_date_text": "uge 48"},
        {"task_key": "C", "due_date": days(-3), "title": "overskredet"},
        {"task_key": "D", "due_date": UNTIL},
        {"task_key": "E"},
        {"task_key": "F", "due_date": days(1), "status_code": "done"},
    )
    add({"task_key": "A", "due_date": days(5)}, {"task_key": "C", "due_date": days(-3)}, as_of=THEN)

    def asked(most):
        return store.ask(
            "timeline/tasks_in_lanes", filter=on(), lanes="project", shown=["SAPA"], until=UNTIL, rows=most
        )

    found = asked(9)
    assert rows(found, "title", "due_date_text", "slip_days", "lane_tasks") == [
        ["overskredet", None, None, 3],
        ["Opgave", "uge 48", None, 3],
        ["flyttet", None, 35, 3],
    ]
    assert found["first_due_date"].dt.date.tolist() == [days(-3), days(4), days(5)]
    assert asked(1)["title"].tolist() == ["overskredet"]


PHASES = (
    {"project": "Projekt KSD", "phase": "Pilot", "name": "Tre", "starts": "uge 2 2027", "ends": "uge 3 2027"},
    {"project": "KSD", "phase": "Big bang", "starts": "ultimo januar 2027"},
    {"project": "Ny", "phase": "Milepæl", "name": "Start", "starts": "01.12.2026"},
    {"project": "KSD", "phase": "Bølge", "starts": "når det passer"},  # no day can be made of it
    {"project": "KSD", "phase": "Pilot", "name": "Forbi", "starts": "01.01.2026", "ends": "01.02.2026"},
    {"project": "KSD", "phase": "Pilot", "name": "Langt ude", "starts": "01.01.2028"},
)


def phases(store, filter):
    return store.ask("timeline/phases", filter=filter, since=days(-12), until=UNTIL)


def test_phases_have_their_days_and_klik_s_name_of_the_project(store_with, on):
    store = store_with({"project": "KSD"})
    add_programme_rows(store, "phases", *PHASES)
    found = phases(store, on())
    assert rows(found, "project", "phase", "name", "starts", "ends") == [
        ["KSD", "Pilot", "Tre", "uge 2 2027", "uge 3 2027"],
        ["KSD", "Big bang", None, "ultimo januar 2027", None],
        ["Ny", "Milepæl", "Start", "01.12.2026", None],
    ]
    pilot = found.iloc[0]
    assert [pilot[name].date() for name in ("starts_first", "starts_last", "ends_first", "ends_last")] == [
        date(2027, 1, 11),
        date(2027, 1, 15),
        date(2027, 1, 18),
        date(2027, 1, 22),
    ]
    assert pd.isna(found.iloc[1]["ends_last"])


def test_a_contract_s_end_is_a_milestone_of_the_project_that_replaces_its_system(store_with, on):
    store = store_with({"project": "KSD"})
    add_programme_rows(
        store, "systems", {"system": "Gammelt", "replaced_by": "Projekt KSD"}, {"system": "Bliver"}
    )
    ends = ({"system": "Gammelt", "ends": "31.12.2026"}, {"system": "Bliver", "ends": "31.12.2026"})
    add_programme_rows(store, "contracts", *ends)
    assert rows(phases(store, on()), "project", "phase", "name", "starts") == [
        ["KSD", "Kontrakt udløber", "Gammelt", "31.12.2026"]
    ]


def test_phases_follow_the_filter(store_with, on):
    store = store_with({"project": "KSD", "theme": "Test"}, {"project": "BBR", "theme": "Data"})
    add_programme_rows(store, "phases", *PHASES)
    assert set(phases(store, on(projects=("KSD",)))["project"]) == {"KSD"}
    assert set(phases(store, on(projects=("Ny",)))["project"]) == {"Ny"}, "named, though it has no tasks"
    assert set(phases(store, on(themes=("Test",)))["project"]) == {"KSD"}
    assert phases(store, on(themes=("Data",))).empty


def test_deadlines_by_component_put_the_one_with_most_first(store_with, on):
    store = store_with(
        {"due_date": days(1), "components": ["ØiR"]},
        {"due_date": days(2), "components": ["Organisation", "ØiR"], "light": "red"},
        {"due_date": days(9)},
        {"due_date": days(9)},
        {"due_date": days(9)},
        {"due_date": days(-1), "components": ["ØiR"]},
        {"due_date": days(7 * 3), "components": ["ØiR"]},
    )
    found = store.ask("timeline/deadlines_by_component", filter=on(), weeks=3)
    assert rows(found, "component", "week_label", "worst_light", "tasks") == [
        ["ØiR", "uge 48", "red", 2],
        ["Organisation", "uge 48", "red", 1],
        ["Uden støttesystem", "uge 49", "yellow", 3],
    ]


def test_crowded_weeks_name_their_busiest_day(store_with, on):
    store = store_with(
        {"due_date": days(1)},
        {"due_date": days(7)},
        {"due_date": days(8)},
        {"due_date": days(8)},
        {"due_date": days(14)},
        {"due_date": days(15)},
    )
    found = store.ask("timeline/crowded_weeks", filter=on(), weeks=9, rows=2)
    assert rows(found, "tasks", "day_tasks") == [[3, 2], [2, 1]]
    assert found["week_start"].dt.date.tolist() == [days(7), days(14)]
    assert found["busiest_day"].dt.date.tolist() == [days(8), days(14)], "the earliest of equals"


def test_open_tasks_to_take_away(store_with, add, on):
    store = store_with(
        {"task_key": "A", "due_date": days(40), "title": "flyttet"},
        {"task_key": "B", "title": "uden frist"},
        {"task_key": "C", "due_date": days(-1), "title": "overskredet"},
        {"task_key": "D", "due_date": UNTIL},
        {"task_key": "E", "due_date": days(1), "status_code": "done"},
    )
    add({"task_key": "A", "due_date": days(47)}, as_of=THEN)
    found = store.ask("timeline/open_tasks", filter=on(), until=UNTIL)
    assert rows(found, "title", "slip_days") == [["overskredet", None], ["flyttet", -7], ["uden frist", None]]


def test_due_by_week_gathers_weeks_and_says_in_which_lanes(store_with, on):
    store = store_with(
        {"due_date": days(-40), "project": "BBR"},
        {"due_date": days(0), "status_code": "in_progress"},
        {"due_date": days(6), "light": "red"},
        {"due_date": days(6), "project": "Aula"},
        {"due_date": days(7), "components": ["Organisation", "Beskedfordeler"]},
        {"due_date": days(7), "status_code": "done"},
        {"due_date": UNTIL},
        {},
    )

    def asked(lanes="project", **choices):
        return store.ask("timeline/due_by_week", filter=on(**choices), lanes=lanes, until=UNTIL)

    found = asked()
    assert found["week_start"].isna().tolist() == [True, False, False]
    assert found["week_start"].dt.date.tolist()[1:] == [TODAY, days(7)]
    assert rows(found, "worst_light", "tasks", "red") == [["red", 1, 1], ["red", 3, 1], ["yellow", 1, 0]]
    assert [list(lanes) for lanes in found["lanes"]] == [["BBR"], ["SAPA", "Aula"], ["SAPA"]]
    assert [list(counts) for counts in found["lane_tasks"]] == [[1], [2, 1], [1]]
    by_component = asked("component").iloc[-1]
    assert by_component["tasks"] == 1, "a task of two stands in both lanes, and counts once"
    assert list(by_component["lanes"]) == ["Beskedfordeler", "Organisation"]
    assert asked(projects=("Aula",))["tasks"].tolist() == [1]
    assert asked(projects=("Findes ikke",)).empty
