"""queries/report: the open tasks that project leaders and calendars get."""

from datetime import date

from tests.conftest import add_programme_rows

COLUMNS = [
    "worst_light", "title", "project", "due_date", "due_date_text", "days_to_due", "reason", "components",
    "interfaces", "status", "responsible", "executor", "what", "follow_up", "comment", "task_id", "task_key",
]  # fmt: skip
FIRST, SECOND = "Eksempelkøbing|K0", "Eksempelkøbing|K1"
LATER = date(2027, 3, 1)


def open_tasks(store, chosen):
    return store.ask("report/open_tasks", filter=chosen)


def test_only_open_tasks_a_project_at_a_time_the_worst_first(store_with, on):
    store = store_with(
        {"title": "Grøn", "project": "BBR", "due_date": LATER, "status_code": "in_progress"},
        {"title": "Løst", "project": "BBR", "due_date": LATER, "status_code": "done"},
        {"title": "Sent", "project": "BBR", "due_date": date(2026, 11, 1), "status_code": "in_progress"},
        {"title": "Hjemløs", "project": None, "due_date": LATER, "status_code": "in_progress"},
        {"title": "Å", "project": "AULA", "due_date": LATER, "status_code": "in_progress"},
    )
    rows = open_tasks(store, on())
    assert list(rows) == COLUMNS
    assert rows["title"].tolist() == ["Å", "Sent", "Grøn", "Hjemløs"]
    assert rows["project"].tolist() == ["AULA", "BBR", "BBR", "Uden projekt"]
    assert rows["worst_light"].tolist() == ["green", "red", "green", "green"]
    assert rows["days_to_due"].tolist() == [98, -22, 98, 98]


def test_the_filter_narrows(store_with, on):
    store = store_with({"project": "BBR"}, {"project": "KSD"})
    assert open_tasks(store, on(projects=("KSD",)))["project"].tolist() == ["KSD"]
    assert open_tasks(store, on(projects=("Ingen",))).empty


def test_the_latest_note_stands_with_its_task(store_with, on):
    store = store_with({"task_key": "K0"}, {"task_key": "K1"})
    add_programme_rows(store, "contacts", {"task_key": "K0", "what": "Ringet", "follow_up": "01.12.2026"})
    rows = open_tasks(store, on()).set_index("task_key")
    assert (rows.loc[FIRST, "what"], rows.loc[FIRST, "follow_up"]) == ("Ringet", "01.12.2026")
    assert not isinstance(rows.loc[SECOND, "what"], str)


def test_where_klik_says_otherwise_the_reason_says_how(store_with, on):
    store = store_with(
        {"light": "green", "due_date": date(2026, 11, 1), "status_code": "in_progress"},
    )
    assert open_tasks(store, on())["reason"].iloc[0].startswith("KLIK viser grøn, men fristen")
