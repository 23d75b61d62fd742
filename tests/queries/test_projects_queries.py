"""queries/projects: how each project stands, beside what the programmappe says."""

from datetime import date, timedelta

from tests.conftest import EXPORT_DAY, add_programme_rows

OVERDUE, AHEAD, LATER = date(2026, 11, 20), date(2026, 12, 20), date(2027, 1, 31)


def across(store, chosen: dict):
    return store.ask("projects/across_projects", filter=chosen).set_index("project")


def test_the_worst_project_first_and_each_with_its_figures(store_with, on):
    store = store_with(
        {"project": "BBR", "due_date": AHEAD, "status_code": "in_progress"},
        {"project": "KSD", "due_date": OVERDUE, "executor": None, "interfaces": ["SF1511"]},
        {"project": "KSD", "due_date": LATER, "status_code": "in_progress"},
        {"project": "DAR", "due_date": OVERDUE, "status_code": "done"},
        {"project": None, "due_date": OVERDUE},
    )
    found = across(store, on())
    assert found.index.tolist() == ["KSD", "BBR", "DAR", "Uden projekt"]
    ksd = found.loc["KSD"]
    assert (ksd["worst_light"], ksd["red"], ksd["open_tasks"], ksd["shared_tasks"], ksd["vacant"]) == (
        "red", 1, 2, 1, 1,
    )  # fmt: skip
    assert ksd["next_deadline"].date() == LATER
    assert found.loc["DAR", "worst_light"] == "done" and found.loc["DAR", "open_tasks"] == 0


def test_a_slip_is_counted_from_the_first_export_that_had_a_deadline(store_with, add, on):
    first, second = date(2026, 9, 28), date(2026, 10, 26)
    store = store_with({"project": "KSD", "due_date": AHEAD}, as_of=first)
    add({"project": "KSD", "due_date": None}, as_of=second)
    add({"project": "KSD", "due_date": LATER}, as_of=EXPORT_DAY)
    found = across(store, on()).loc["KSD"]
    assert (found["postponed"], found["slip_days"]) == (1, (LATER - AHEAD).days)
    assert across(store, on(as_of=first)).loc["KSD", "postponed"] == 0


def test_the_longest_slip_counts_of_open_tasks_that_are_due_later(store_with, add, on):
    slips = {"short": 5, "longest": 40, "middle": 12, "earlier": -70, "done": 90}
    tasks = [{"task_key": key, "project": "KSD", "due_date": LATER} for key in slips]
    store = store_with(*tasks, as_of=date(2026, 10, 26))
    for task, (key, days) in zip(tasks, slips.items(), strict=True):
        task |= {"due_date": LATER + timedelta(days)} | ({"status_code": "done"} if key == "done" else {})
    add(*tasks)
    found = across(store, on()).loc["KSD"]
    assert (found["postponed"], found["slip_days"]) == (3, 40)


def test_the_programmappe_under_klik_s_own_name(store_with, on):
    store = store_with({"project": "KP", "due_date": AHEAD})
    add_programme_rows(
        store,
        "projects",
        {"project": "SPK", "full_name": "Pensionssystem (KP)", "pilot": "Ingen pilot", "ready_by": "Q3 2027"},
        {"project": "Aula", "pilot": "24 skoler"},
    )
    add_programme_rows(
        store,
        "phases",
        {"project": "SPK", "phase": "Pilot", "starts": "uge 40 2026"},
        {"project": "SPK", "phase": "Bølge", "name": "Bølge 2", "starts": "uge 20 2027"},
        {"project": "SPK", "phase": "Bølge", "name": "Bølge 1", "starts": "uge 10 2027"},
    )
    found = across(store, on())
    assert found.loc["KP", "pilot"] == "Ingen pilot" and found.loc["KP", "ready_by_last"].date() == date(
        2027, 9, 30
    )
    assert found.loc["KP", "next_phase"] == "Bølge · Bølge 1 · uge 10 2027"
    assert found.loc["Aula", "pilot"] == "24 skoler" and found.loc["Aula", "open_tasks"] == 0
    assert across(store, on(projects=("KP",))).index.tolist() == ["KP"]
    assert across(store, on(projects=("Aula",))).index.tolist() == ["Aula"]


def test_a_filter_that_leaves_nothing_of_a_project_leaves_it_out(store_with, on):
    store = store_with({"project": "KP", "due_date": AHEAD, "interfaces": ["SF1511"]}, {"project": "KSD"})
    add_programme_rows(store, "projects", {"project": "KSD", "pilot": "Tre kommuner"})
    assert across(store, on(interfaces=("SF1511",))).index.tolist() == ["KP"]
