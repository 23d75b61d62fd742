"""queries/culture: when a task breaks each of the four habits, on the days before and after each limit.

The second habit, the right person: test_right_person.py.
"""

from datetime import date, timedelta

import pytest

from dashboard.domain.culture import THRESHOLDS
from tests.conftest import ALL_FIELDS, EXPORT_DAY, add_programme_rows
from tests.queries.culture_rows import breaking, counted, figures

FOUR_WEEKS, DAY = timedelta(28), timedelta(1)
STARTED = {"status": "I gang", "status_code": "in_progress", "start_date": EXPORT_DAY - timedelta(100)}
SOON = EXPORT_DAY + timedelta(20)


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
        ),
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


def test_a_note_about_another_task_is_none(store_with, on):
    store = store_with(LATE)
    add_programme_rows(store, "contacts", {"task_key": "B", "what": "Ringet"})
    assert len(breaking(store, on(), "contact_taken")) == 1


def test_what_was_noted_since_the_newest_export_counts_on_its_day_and_on_none_before(store_with, add, on):
    """The talk is of today, the newest export a few days older; a look further back knows nothing of it."""
    store = store_with(LATE)
    add_programme_rows(store, "contacts", {"task_key": "A", "what": "Ringet", "asked_on": "30.11.2026"})
    assert breaking(store, on(), "contact_taken") == {}
    add(LATE, as_of=date(2026, 12, 1))
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
