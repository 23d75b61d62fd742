"""programme/escalation.py: a case moves by the flow's steps alone, whoever is first, however it ends."""

import random
import threading
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.escalation import CLOSED, STEP_OF_CODE, IllegalStep, after, legal_steps, replayed
from dashboard.programme import escalation
from dashboard.programme.escalation import AlreadyEscalated, MovedMeanwhile, Task
from dashboard.store import register
from dashboard.store.connection import open_store
from tests.conftest import EXPORT_DAY, add_programme_rows, empty
from tests.store.processes import child

TASK = Task("Eksempelkøbing", "A", "Opret roller", "KSD")
LATER = EXPORT_DAY + timedelta(7)


def opened(store, task: Task = TASK) -> tuple[str, str]:
    """A new case: its number, and its only entry."""
    case_id = escalation.open_case(store, task, "Rød i tre uger", "ABC", LATER, EXPORT_DAY)
    return case_id, escalation.log_of(store, case_id)[-1]["row_id"]


def taken(store, case_id: str, step: str, seen: str, who: str = "ABC", next_date: date | None = LATER) -> str:
    return escalation.take_step(store, case_id, step, seen, "Talt om planen", next_date, who, EXPORT_DAY)


def codes(store, case_id: str) -> list[str]:
    return [escalation.code_of(entry) for entry in escalation.log_of(store, case_id)]


def test_a_case_is_opened_with_all_that_its_first_row_must_say(empty_store):
    case_id, row_id = opened(empty_store)
    [row] = register.newest(empty_store, "escalations")
    content = {name: text for name, text in row["content"].items() if isinstance(text, str)}
    assert content == {
        "case_id": case_id,
        "task_key": "A",
        "municipality": "Eksempelkøbing",
        "project": "KSD",
        "title": "Opret roller",
        "step": "Opret eskalation",
        "taken_on": "23.11.2026",
        "taken_by": "ABC",
        "note": "Rød i tre uger",
        "next_date": "30.11.2026",
    }
    assert (row["row_id"], row["changed_by"]) == (row_id, "ABC")


def test_the_steps_stand_in_the_order_in_which_they_were_taken(empty_store):
    first, seen = opened(empty_store)
    other, _ = opened(empty_store, Task("Eksempelkøbing", "B", "", ""))
    for step in ("follow_up", "dialog", "under_control"):
        seen = taken(empty_store, first, step, seen)
    assert codes(empty_store, first) == ["open", "follow_up", "dialog", "under_control"]
    assert codes(empty_store, other) == ["open"]
    rows = register.newest(empty_store, "escalations")
    assert [row["position"] for row in rows] == [1, 2, 3, 4, 5]
    assert {row["content"].get("title") for row in rows if row["content"]["case_id"] == first} == {
        "Opret roller"
    }
    assert "next_date" not in rows[-1]["content"]  # there is nothing more to look at


def test_the_log_goes_on_after_a_workbook_s(empty_store):
    add_programme_rows(
        empty_store, "escalations", *({"case_id": "7", "step": word} for word in ("opret eskalation", "Pjat"))
    )
    seen = escalation.log_of(empty_store, "7")[-1]["row_id"]
    taken(empty_store, "7", "instruct", seen)
    assert codes(empty_store, "7") == ["open", "", "instruct"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*STEP_OF_CODE, "findes ikke"]), max_size=12))
def test_no_sequence_of_steps_writes_an_illegal_one(empty_store, steps):
    empty(empty_store)
    case_id, seen = opened(empty_store)
    stage, expected = "observed", ["open"]
    for step in steps:
        if step in {each.code for each in legal_steps(stage)}:
            seen = taken(empty_store, case_id, step, seen)
            stage = after(stage, step)
            expected.append(step)
        else:
            with pytest.raises(IllegalStep):
                taken(empty_store, case_id, step, seen)
    assert codes(empty_store, case_id) == expected
    assert replayed(expected) == (stage, ())


def test_a_case_that_is_not_there_takes_no_step(empty_store):
    with pytest.raises(IllegalStep):
        taken(empty_store, "findes ikke", "instruct", "")


def test_the_second_of_two_users_is_told_who_moved_the_case(empty_store):
    case_id, seen = opened(empty_store)
    taken(empty_store, case_id, "instruct", seen, who="ABC")
    with pytest.raises(MovedMeanwhile) as told:
        taken(empty_store, case_id, "follow_up", seen, who="XYZ")
    assert told.value.title == "ABC har imens skrevet »Giv anvisning til programleder og KA« i eskalationen."
    assert told.value.next_step == "Se, hvor den står nu, og vælg igen."
    assert codes(empty_store, case_id) == ["open", "instruct"]


def test_a_note_that_somebody_else_wrote_is_told_too(empty_store):
    case_id, seen = opened(empty_store)
    taken(empty_store, case_id, "dialog", seen)
    with pytest.raises(MovedMeanwhile):
        taken(empty_store, case_id, "instruct", seen)


def test_an_entry_that_somebody_removed_is_told(empty_store):
    case_id, seen = opened(empty_store)
    last = taken(empty_store, case_id, "instruct", seen)
    row = escalation.log_of(empty_store, case_id)[-1]
    removal = register.Change("escalations", None, last, row["version_id"], row["position"])
    assert register.save(empty_store, [removal], "XYZ", EXPORT_DAY) == []
    with pytest.raises(MovedMeanwhile) as told:
        taken(empty_store, case_id, "pass_on", last)
    assert "fjernet" in told.value.title


def test_a_task_has_one_open_case(empty_store):
    case_id, seen = opened(empty_store)
    with pytest.raises(AlreadyEscalated) as told:
        opened(empty_store)
    assert told.value.title == "Opgaven er allerede eskaleret af »ABC«."
    opened(empty_store, Task("Nabokøbing", "A", "", ""))  # keys are unique only within a municipality
    taken(empty_store, case_id, "solved", seen)
    opened(empty_store)


def test_of_users_at_once_one_moves_the_case_and_the_others_are_told(empty_store):
    case_id, seen = opened(empty_store)
    all_ready, told, written = threading.Barrier(6), [], []

    def move(who: str, step: str) -> None:
        all_ready.wait()
        try:
            written.append(taken(empty_store, case_id, step, seen, who=who))
        except MovedMeanwhile as problem:
            told.append(problem)

    users = [
        threading.Thread(target=move, args=(f"U{n}", ("instruct", "follow_up")[n % 2])) for n in range(6)
    ]
    for user in users:
        user.start()
    for user in users:
        user.join()
    assert (len(written), len(told)) == (1, 5)
    assert len(codes(empty_store, case_id)) == 2


def test_of_users_at_once_one_opens_a_case(empty_store):
    all_ready, told = threading.Barrier(4), []

    def escalate() -> None:
        all_ready.wait()
        try:
            opened(empty_store)
        except AlreadyEscalated as problem:
            told.append(problem)

    users = [threading.Thread(target=escalate) for _ in range(4)]
    for user in users:
        user.start()
    for user in users:
        user.join()
    assert len(told) == 3
    assert len(register.newest(empty_store, "escalations")) == 1


KILLS, SEED = 8, 2018


def confirmed_before_a_kill(database_file: Path, seconds: float) -> list[list[str]]:
    """The case, the step and the row of each entry that a program confirmed before it was killed."""
    with child("escalate_for_ever", database_file) as process:
        said = [process.stdout.readline(), process.stdout.readline()]
        killer = threading.Timer(seconds, process.kill)
        killer.start()
        said += list(process.stdout)
        killer.join()
    return [line.split() for line in said if line.endswith("\n") and line != "open\n"]


def test_killed_at_any_moment_every_confirmed_entry_is_there(tmp_path):
    database_file, chance = tmp_path / "klik.duckdb", random.Random(SEED)
    confirmed = []
    for _ in range(KILLS):
        confirmed += confirmed_before_a_kill(database_file, chance.uniform(0, 1))
        with closing(open_store(database_file)) as store:
            rows = register.newest(store, "escalations")
            logs = {case_id: escalation.log_of(store, case_id) for case_id, _, _ in confirmed}
        stored = {(row["content"]["case_id"], escalation.code_of(row), row["row_id"]) for row in rows}
        assert {tuple(entry) for entry in confirmed} <= stored
        for log in logs.values():  # and no log has a hole: what came after a step needs it
            stage, rejected = replayed(map(escalation.code_of, log))
            assert rejected == () and (stage == CLOSED) == (len(log) == 6)
    assert len(confirmed) > KILLS
