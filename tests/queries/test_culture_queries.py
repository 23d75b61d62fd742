"""queries/culture: when a task breaks each of the four habits, on the days before and after each limit."""

from datetime import date, timedelta

import pytest

from dashboard.domain.culture import THRESHOLDS
from tests.conftest import ALL_FIELDS, EXPORT_DAY, add_programme_rows, add_snapshot
from tests.queries.role_rows import ROLE, need, staff

FOUR_WEEKS, DAY = timedelta(28), timedelta(1)
STARTED = {"status": "I gang", "status_code": "in_progress", "start_date": EXPORT_DAY - timedelta(100)}
SOON = EXPORT_DAY + timedelta(20)
MANY = THRESHOLDS["most_tasks"]


def figures(store, chosen, **thresholds):
    rows = store.ask("culture/habits", filter=chosen, **(THRESHOLDS | thresholds))
    return {(row.habit, row.project): (row.tasks, row.kept) for row in rows.itertuples()}


def breaking(store, chosen, habit: str, **thresholds) -> dict[str, str]:
    """The reason of each task that breaks a habit, by its title."""
    rows = store.ask("culture/breaking_tasks", filter=chosen, **(THRESHOLDS | thresholds))
    of_habit = rows[rows["habit"] == habit]
    return dict(zip(of_habit["title"], of_habit["because"], strict=True))


def counted(store, chosen, habit: str, **thresholds) -> int:
    """How many tasks the habit is about."""
    found = figures(store, chosen, **thresholds)
    return sum(tasks for (code, _), (tasks, _) in found.items() if code == habit)


# Ansvarlig and udfører.


@pytest.mark.parametrize(
    ("task", "because"),
    [
        ({}, None),
        ({"executor": None}, "Mangler udfører"),
        ({"responsible": None}, "Mangler ansvarlig"),
        ({"responsible": None, "executor": None}, "Mangler ansvarlig og udfører"),
        (
            {"executor": None, "published_date": EXPORT_DAY - timedelta(7)},
            "Mangler udfører, publiceret 16.11.2026",
        ),
        (
            {"executor": None, "start_date": EXPORT_DAY + timedelta(90)},
            "Mangler udfører",
        ),  # published is enough
    ],
)
def test_persons_are_set_when_a_task_is_published(store_with, on, task, because):
    store = store_with(task)
    assert breaking(store, on(), "persons_set").get("Opgave") == because
    assert figures(store, on())[("persons_set", "SAPA")] == (1, int(because is None))


@pytest.mark.parametrize(
    "task",
    [
        {"published_date": EXPORT_DAY - timedelta(6)},  # within the days of grace
        {"published_date": EXPORT_DAY + timedelta(30)},
        {"status_code": "done"},
        {"status_code": "not_relevant"},
    ],
)
def test_persons_are_not_asked_for_yet_or_any_more(store_with, on, task):
    assert counted(store_with({"executor": None} | task), on(), "persons_set") == 0


def test_a_file_without_the_column_blames_nobody(store_with, on):
    without = [name for name in ALL_FIELDS if name != "executor"]
    assert breaking(store_with({"executor": None}, fields=without), on(), "persons_set") == {}


def test_a_file_without_persons_is_not_measured(store_with, on):
    without = [name for name in ALL_FIELDS if name not in ("responsible", "executor")]
    store = store_with({"executor": None, "responsible": None}, fields=without)
    assert counted(store, on(), "persons_set") == 0


# The right person.


def test_a_task_that_needs_a_vacant_role(store_with, on):
    store = store_with({"role": ROLE, "due_date": SOON})
    staff(store, {"project": "KSD"})  # the sheet is in use; elsewhere somebody has the role
    assert breaking(store, on(), "right_person") == {"Opgave": f"Ubesat rolle: {ROLE}"}
    staff(store, {"project": "SAPA", "person": "Bo Bo"})
    assert breaking(store, on(), "right_person") == {}
    assert counted(store, on(), "right_person") == 1


def test_a_role_is_vacant_from_the_day_after_the_last(store_with, on):
    store = store_with({"role": ROLE, "due_date": SOON})
    staff(store, {"ends": "23.11.2026"})
    assert breaking(store, on(), "right_person") == {}
    assert breaking(store, on(as_of=EXPORT_DAY + DAY), "right_person") == {"Opgave": f"Ubesat rolle: {ROLE}"}


def test_without_the_sheet_bemanding_nobody_knows_who_has_a_role(store_with, on):
    store = store_with({"role": ROLE, "due_date": SOON})
    need(store, {"project": "SAPA"})
    assert breaking(store, on(), "right_person") == {}


def test_another_municipality_s_sheet_says_nothing_of_this_one(store_with, add, on):
    store = store_with({"role": ROLE, "due_date": SOON})
    add({"title": "Naboens", "role": ROLE, "due_date": SOON}, municipality="Nabokøbing")
    from dashboard.domain.scope import Session

    staff(store.for_session(Session("ABC", ("Nabokøbing",))), {"project": "KSD"})
    assert breaking(store, on(), "right_person") == {"Naboens": f"Ubesat rolle: {ROLE}"}


@pytest.mark.parametrize(("days", "tasks"), [(-400, 1), (240, 1), (241, 0), (None, 0)])
def test_only_what_is_due_within_the_horizon_or_overdue_counts(store_with, on, days, tasks):
    due = None if days is None else EXPORT_DAY + timedelta(days)
    assert counted(store_with({"due_date": due}), on(), "right_person") == tasks


def test_a_task_of_nobody_without_a_role_is_not_measured(store_with, on):
    store = store_with({"responsible": None, "executor": None, "due_date": SOON})
    assert counted(store, on(), "right_person") == 0


def of(person: str, count: int, due=date(2026, 12, 14), **task) -> list[dict]:
    """Tasks of one person. Ulla and others have few, so that the median is low."""
    return [
        {
            "title": f"{person} {number}",
            "task_key": f"{person}{number}",
            "responsible": None,
            "executor": person,
            "due_date": due,
        }
        | task
        for number in range(count)
    ]


OTHERS = of("Ulla", 2) + of("Bo", 2) + of("Ea", 1)


@pytest.mark.parametrize(("count", "is_overloaded"), [(MANY - 1, False), (MANY, True)])
def test_a_person_with_many_tasks_in_a_month(store_with, on, count, is_overloaded):
    found = breaking(store_with(*of("Jonas", count), *OTHERS), on(), "right_person")
    reason = f"Udføreren har {MANY} åbne opgaver med frist i december 2026"
    assert found == (
        dict.fromkeys([f"Jonas {number}" for number in range(count)], reason) if is_overloaded else {}
    )


@pytest.mark.parametrize(("others", "overloaded"), [(4, 0), (3, MANY)])
def test_more_than_twice_the_median(store_with, on, others, overloaded):
    """Eight is twice four, and not more."""
    tasks = [*of("Jonas", MANY), *of("Ulla", others), *of("Bo", others)]
    assert len(breaking(store_with(*tasks), on(), "right_person")) == overloaded


def test_the_months_are_apart_and_what_is_overdue_counts_now(store_with, on):
    half = MANY // 2
    in_two = [*of("Jonas", half), *of("Jonas", half, date(2027, 1, 4), task_key=None)]
    for number, task in enumerate(in_two):
        task["task_key"] = f"T{number}"
    store = store_with(*in_two, *OTHERS)
    assert breaking(store, on(), "right_person") == {}
    late = [*of("Jonas", half, date(2026, 10, 1)), *of("Jonas", half, date(2026, 11, 30), title="Nu")]
    for number, task in enumerate(late):
        task["task_key"] = f"T{number}"
    others = of("Ulla", 1, date(2026, 11, 30)) + of("Bo", 1, date(2026, 11, 30))
    add_snapshot(store, *late, *others, as_of=EXPORT_DAY + DAY)
    found = breaking(store, on(as_of=EXPORT_DAY + DAY), "right_person")
    assert set(found.values()) == {"Udføreren har 8 åbne opgaver med frist i november 2026"}


def test_the_ones_who_have_finished_are_not_overloaded(store_with, on):
    tasks = [*of("Jonas", MANY - 1), *of("Jonas", 1, status_code="done", task_key="Z"), *OTHERS]
    assert breaking(store_with(*tasks), on(), "right_person") == {}


def test_a_filter_doesn_t_lighten_anybody_s_load(store_with, on):
    tasks = of("Jonas", MANY)
    tasks[0]["project"] = "KSD"
    found = breaking(store_with(*tasks, *OTHERS), on(projects=("KSD",)), "right_person")
    assert list(found) == ["Jonas 0"]


def test_two_spellings_are_one_person(store_with, on):
    tasks = of("Mette Sørensen", MANY)
    tasks[0]["executor"] = "mette sørensen"
    assert len(breaking(store_with(*tasks, *OTHERS), on(), "right_person")) == MANY


def test_both_reasons_are_told(store_with, on):
    tasks = of("Jonas", MANY)
    tasks[0] |= {"role": ROLE, "responsible": "Jonas"}
    store = store_with(*tasks, *OTHERS)
    staff(store, {"project": "KSD"})
    load = f"har {MANY} åbne opgaver med frist i december 2026"
    assert breaking(store, on(), "right_person")["Jonas 0"] == (
        f"Ubesat rolle: {ROLE}. Den ansvarlige {load}. Udføreren {load}"
    )


# The status.


@pytest.mark.parametrize(
    ("task", "because"),
    [
        ({"start_date": EXPORT_DAY - timedelta(7)}, "Startdatoen var 16.11.2026, men status er ikke startet"),
        ({"start_date": EXPORT_DAY - timedelta(6)}, None),
        ({"start_date": EXPORT_DAY - timedelta(7), "status": "I gang", "status_code": "in_progress"}, None),
    ],
)
def test_begun_but_not_started(store_with, on, task, because):
    far = {"due_date": EXPORT_DAY + timedelta(200), "status": "Ikke startet", "status_code": "not_started"}
    store = store_with(far | task)
    assert breaking(store, on(), "status_up_to_date").get("Opgave") == because
    assert counted(store, on(), "status_up_to_date") == 1


@pytest.mark.parametrize(
    ("earlier", "days_to_due", "because"),
    [
        (28, 30, "Uændret siden eksporten 26.10.2026, og fristen er 23.12.2026"),
        (28, 31, None),
        (27, 30, None),
        (28, 0, "Uændret siden eksporten 26.10.2026, og fristen er i dag"),
        (28, -3, "Uændret siden eksporten 26.10.2026, og fristen er overskredet"),
    ],
)
def test_unchanged_while_the_deadline_nears(store_with, add, on, earlier, days_to_due, because):
    task = STARTED | {"due_date": EXPORT_DAY + timedelta(days_to_due)}
    store = store_with(task, as_of=EXPORT_DAY - timedelta(earlier))
    add(task)
    assert breaking(store, on(), "status_up_to_date").get("Opgave") == because


@pytest.mark.parametrize(
    "change",
    [
        {"status": "Afventer", "status_code": "waiting"},
        {"comment": "Ringet til leverandøren"},
        {"executor": "En anden"},
        {"due_date": SOON + DAY},
        {"updated_date": EXPORT_DAY - DAY},
    ],
)
def test_what_a_municipality_writes_is_a_change(store_with, add, on, change):
    store = store_with(STARTED | {"due_date": SOON}, as_of=EXPORT_DAY - FOUR_WEEKS)
    add(STARTED | {"due_date": SOON} | change)
    assert breaking(store, on(), "status_up_to_date") == {}


def test_a_light_that_turns_is_no_change(store_with, add, on):
    store = store_with(STARTED | {"due_date": SOON, "light": "green"}, as_of=EXPORT_DAY - FOUR_WEEKS)
    add(STARTED | {"due_date": SOON, "light": "yellow"})
    assert len(breaking(store, on(), "status_up_to_date")) == 1


def test_unchanged_since_the_last_change_not_since_the_first_export(store_with, add, on):
    task = STARTED | {"due_date": SOON}
    store = store_with(task, as_of=EXPORT_DAY - 3 * FOUR_WEEKS)
    add(task | {"comment": "Nyt"}, as_of=EXPORT_DAY - 2 * FOUR_WEEKS)
    add(task, as_of=EXPORT_DAY - FOUR_WEEKS)
    add(task)
    assert breaking(store, on(), "status_up_to_date") == {
        "Opgave": "Uændret siden eksporten 26.10.2026, og fristen er 13.12.2026"
    }
    # Seen from an earlier day, the later exports aren't there yet.
    assert breaking(store, on(as_of=EXPORT_DAY - FOUR_WEEKS), "status_up_to_date") == {}


def test_one_export_says_nothing_of_changes(store_with, on):
    store = store_with(STARTED | {"due_date": SOON})
    assert breaking(store, on(as_of=EXPORT_DAY + FOUR_WEEKS), "status_up_to_date") == {}


def test_what_can_t_be_reached_is_told_and_needs_no_change(store_with, add, on):
    task = STARTED | {"due_date": SOON, "status_code": "impossible", "light": "red"}
    store = store_with(task, as_of=EXPORT_DAY - FOUR_WEEKS)
    add(task)
    assert breaking(store, on(), "status_up_to_date") == {}


def test_a_light_that_is_better_than_the_evidence(store_with, on):
    store = store_with(STARTED | {"due_date": EXPORT_DAY - DAY, "light": "green"})
    assert breaking(store, on(), "status_up_to_date") == {
        "Opgave": "KLIK viser grøn, men fristen blev overskredet for 1 dag siden"
    }


@pytest.mark.parametrize(
    "task",
    [
        {"start_date": EXPORT_DAY + DAY},  # starts later
        {"status_code": "not_started", "start_date": None, "due_date": EXPORT_DAY + timedelta(31)},
        {"status": None, "status_code": None, "light": None},  # the file says neither
        {"status_code": "done"},
    ],
)
def test_no_status_is_expected(store_with, on, task):
    assert counted(store_with(STARTED | {"due_date": SOON} | task), on(), "status_up_to_date") == 0


# Contact.

WITHOUT = "uden kommentar, notat eller åben eskalation"


@pytest.mark.parametrize(
    ("task", "since"),
    [
        (STARTED | {"due_date": EXPORT_DAY - timedelta(15)}, "09.11.2026"),  # red since the day after
        (STARTED | {"due_date": EXPORT_DAY - timedelta(14)}, None),
        ({"status_code": "not_started", "due_date": EXPORT_DAY}, "09.11.2026"),  # yellow the 14 days before
        ({"status_code": "not_started", "due_date": EXPORT_DAY + DAY}, None),
        (STARTED | {"due_date": EXPORT_DAY + timedelta(90), "light": "red"}, None),  # of this export only
    ],
)
def test_long_in_doubt_by_the_dates(store_with, on, task, since):
    store = store_with(task)
    expected = {"Opgave": f"Gul eller rød siden {since} {WITHOUT}"} if since else {}
    assert breaking(store, on(), "contact_taken") == expected
    assert counted(store, on(), "contact_taken") == len(expected)


@pytest.mark.parametrize(
    "doubt",
    [
        {"light": "yellow"},
        {"light": "red"},
        {"status_code": "impossible"},
        {"executor": None},
    ],
)
@pytest.mark.parametrize(("days", "is_long"), [(14, True), (13, False)])
def test_long_in_doubt_by_the_exports(store_with, add, on, doubt, days, is_long):
    task = STARTED | {"due_date": EXPORT_DAY + timedelta(90)}
    store = store_with(task, as_of=EXPORT_DAY - timedelta(60))
    add(task | doubt, as_of=EXPORT_DAY - timedelta(days))
    add(task | doubt)
    assert len(breaking(store, on(), "contact_taken")) == int(is_long)


def test_a_light_that_has_been_green_in_between_begins_anew(store_with, add, on):
    task = STARTED | {"due_date": EXPORT_DAY + timedelta(90)}
    store = store_with(task | {"light": "red"}, as_of=EXPORT_DAY - timedelta(60))
    add(task | {"light": "green"}, as_of=EXPORT_DAY - timedelta(30))
    add(task | {"light": "red"})
    assert breaking(store, on(), "contact_taken") == {}


LATE = STARTED | {"task_key": "A", "due_date": EXPORT_DAY - timedelta(40)}
STEP = {"task_key": "A", "case_id": "2026-001", "step": "Opret eskalation", "taken_on": "02.11.2026"}


def test_a_comment_is_contact(store_with, on):
    store = store_with(LATE | {"comment": "Vi venter på svar"})
    assert figures(store, on())[("contact_taken", "SAPA")] == (1, 1)


@pytest.mark.parametrize("row", [{"asked_on": "20.11.2026"}, {"asked_on": "23.11.2026"}, {}])
def test_a_note_is_contact(store_with, on, row):
    store = store_with(LATE)
    add_programme_rows(store, "contacts", {"task_key": "A", "what": "Ringet"} | row)
    assert breaking(store, on(), "contact_taken") == {}


@pytest.mark.parametrize("row", [{"asked_on": "24.11.2026"}, {"task_key": "B"}])
def test_a_note_of_a_later_day_or_about_another_task_is_none(store_with, on, row):
    store = store_with(LATE)
    add_programme_rows(store, "contacts", {"task_key": "A", "what": "Ringet"} | row)
    assert len(breaking(store, on(), "contact_taken")) == 1


def test_an_open_eskalation_is_contact_and_a_closed_one_isn_t(store_with, on):
    store = store_with(LATE)
    add_programme_rows(store, "escalations", STEP)
    assert breaking(store, on(), "contact_taken") == {}
    closing = STEP | {"step": "Luk: opgaven er løst", "taken_on": "20.11.2026"}
    add_programme_rows(store, "escalations", closing)
    assert len(breaking(store, on(), "contact_taken")) == 1
    add_programme_rows(store, "escalations", STEP | {"case_id": "2026-002", "taken_on": "21.11.2026"})
    assert breaking(store, on(), "contact_taken") == {}


def test_a_closing_step_of_a_later_day_has_not_been_taken(store_with, on):
    store = store_with(LATE)
    closing = STEP | {"step": "Luk: opgaven er løst", "taken_on": "24.11.2026"}
    add_programme_rows(store, "escalations", STEP, closing)
    assert breaking(store, on(), "contact_taken") == {}


def test_a_green_task_is_in_no_doubt(store_with, on):
    assert counted(store_with(STARTED | {"due_date": SOON}), on(), "contact_taken") == 0


# The questions.


def test_a_row_a_habit_and_project_in_order(store_with, on):
    store = store_with(
        {"project": "Å", "executor": None, "due_date": EXPORT_DAY - timedelta(30), "status": "I gang"},
        {"project": "Aula"},
        {"project": None},
    )
    rows = store.ask("culture/habits", filter=on(), **THRESHOLDS)
    assert list(rows) == ["habit", "project", "tasks", "kept", "share", "exported_on"]
    first = rows[rows["habit"] == "persons_set"]
    assert first["project"].tolist() == ["Aula", "Uden projekt", "Å"]
    assert first["share"].tolist() == [100, 100, 0]
    assert (rows["exported_on"].dt.date == EXPORT_DAY).all()
    assert rows["habit"].drop_duplicates().tolist() == [
        "persons_set",
        "right_person",
        "status_up_to_date",
        "contact_taken",
    ]


def test_the_share_is_in_percent(store_with, on):
    store = store_with({"executor": None}, {}, {})
    [row] = store.ask("culture/habits", filter=on(), **THRESHOLDS).to_dict("records")
    assert (row["tasks"], row["kept"], row["share"]) == (3, 2, 66.7)


def test_the_tasks_that_break_a_habit_the_worst_first(store_with, on):
    store = store_with(
        {"title": "Sen", "executor": None, "due_date": EXPORT_DAY - DAY},
        {"title": "Fjern", "executor": None, "start_date": EXPORT_DAY + timedelta(60)},
        {"title": "Udfører på"},
    )
    rows = store.ask("culture/breaking_tasks", filter=on(), **THRESHOLDS)
    assert list(rows)[:5] == ["habit", "project", "task_key", "title", "because"]
    assert rows.loc[rows["habit"] == "persons_set", "title"].tolist() == ["Sen", "Fjern"]
    assert rows["task_key"].iloc[0] == "Eksempelkøbing|K0" and rows["worst_light"].iloc[0] == "red"


@pytest.mark.parametrize(
    "choices", [{"projects": ("KSD",)}, {"text": "ksd"}, {"persons": ("Kim",)}, {"lights": ("red",)}]
)
def test_the_filter_chooses_tasks(store_with, on, choices):
    store = store_with(
        {"executor": None, "light": "green"},
        {"executor": None, "project": "KSD", "title": "Til KSD", "responsible": "Kim", "light": "red"},
    )
    assert list(breaking(store, on(**choices), "persons_set")) == ["Til KSD"]


def test_the_thresholds_are_parameters(store_with, on):
    store = store_with({"executor": None, "published_date": EXPORT_DAY - DAY})
    assert counted(store, on(), "persons_set", grace_days=1) == 1
    assert counted(store, on(), "persons_set", grace_days=2) == 0
