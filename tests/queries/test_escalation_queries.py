"""queries/escalation: cases folded of their log, filters, and the tasks that ought to be escalated."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain import escalation
from dashboard.domain.escalation import STEP_OF_CODE, STEPS
from dashboard.domain.filters import FILTERS, Kind, TaskFilter
from tests.conftest import EXPORT_DAY, add_programme_rows, empty

US = "Eksempelkøbing"
THRESHOLDS = {"overdue_days": 14, "yellow_days": 28, "quiet_days": 14}
EARLIER = EXPORT_DAY - timedelta(28)


def entry(step: str, case_id: str = "1", task_key: str = "A", **more) -> dict:
    """A row of the log; a code of STEPS is written as its label."""
    label = STEP_OF_CODE[step].label if step in STEP_OF_CODE else step
    return {"case_id": case_id, "task_key": task_key, "municipality": US, "step": label} | more


def log(store, *entries: dict, **about) -> None:
    add_programme_rows(store, "escalations", *entries, **about)


def cases(store, chosen: TaskFilter) -> list[dict]:
    found = store.ask("escalation/cases", filter=chosen)
    return found.astype(object).where(found.notna(), None).to_dict("records")


def one_case(store, chosen: TaskFilter, **about) -> list[dict]:
    asked = {"case_id": None, "task_key": None} | about
    return store.ask("escalation/one_case", filter=chosen, **asked).to_dict("records")


def proposals(store, chosen: TaskFilter, **thresholds) -> pd.DataFrame:
    return store.ask("escalation/proposals", filter=chosen, **THRESHOLDS | thresholds)


def proposed(store, chosen: TaskFilter, **thresholds) -> dict[str, list[str]]:
    rows = proposals(store, chosen, **thresholds)
    return {row.task_key.removeprefix(f"{US}|"): list(row.rules) for row in rows.itertuples()}


def test_a_case_is_folded_of_its_log(store_with, on):
    store = store_with({"task_key": "A", "light": "red", "title": "Opret roller", "project": "KSD"})
    log(
        store,
        entry("open", taken_on="02.11.2026", next_date="09.11.2026", note="Rød i tre uger"),
        entry("follow_up", taken_on="10.11.2026", next_date="16.11.2026"),
        entry("dialog", taken_on="12.11.2026", next_date="20.11.2026"),
        entry("orientering", taken_on="13.11.2026"),
    )
    [case] = cases(store, on())
    assert list(case)[:7] == [
        "case_id", "task_key", "stage", "opened_on", "last_step_on", "next_date", "is_open",
    ]  # fmt: skip
    assert (case["case_id"], case["task_key"], case["stage"]) == ("1", f"{US}|A", "assessed")
    assert (case["opened_on"].date(), case["last_step_on"].date()) == (date(2026, 11, 2), date(2026, 11, 10))
    assert case["next_date"].date() == date(2026, 11, 20)  # the newest since the last that moved the case
    assert case["is_open"] and case["is_overdue"] and case["days_since_step"] == 13
    assert (case["title"], case["project"], case["worst_light"]) == ("Opret roller", "KSD", "red")
    assert case["why"] == "Rød i tre uger" and case["task_state"] is None


def test_a_next_date_from_before_the_last_move_counts_no_longer(store_with, on):
    store = store_with({"task_key": "A"})
    log(store, entry("open", next_date="09.11.2026"), entry("follow_up"))
    [case] = cases(store, on())
    assert case["next_date"] is None and not case["is_overdue"]


def test_a_day_that_cannot_be_read_is_the_day_it_was_written(store_with, on):
    store = store_with({"task_key": "A"})
    log(store, entry("open", taken_on="snart"))
    [case] = cases(store, on())
    written = store.ask("programme/rows", subject="escalations", day=date.max)["changed_at"].iloc[0]
    assert case["opened_on"].date() == case["last_step_on"].date() == written.date()


def test_illegal_steps_move_nothing_and_are_told(store_with, on):
    store = store_with({"task_key": "A"})
    log(store, entry("make_plan"), entry("open"), entry("Noget andet"), entry("check"), entry("instruct"))
    entries = store.ask("escalation/log", filter=on(), case_id="1")
    assert entries["is_legal"].tolist() == [False, True, False, False, True]
    assert entries["stage"].tolist() == ["", "observed", "observed", "observed", "instructed"]
    assert entries["step"].fillna("").tolist() == ["make_plan", "open", "", "check", "instruct"]
    [case] = one_case(store, on(), case_id="1")
    assert (case["stage"], case["last_step"]) == ("instructed", "instruct")
    assert case["last_row_id"] == entries["row_id"].iloc[-1]


def test_a_log_that_never_opens_is_no_case(store_with, on):
    store = store_with({"task_key": "A"})
    log(store, entry("instruct"), entry("solved"), {**entry("open"), "case_id": ""})
    assert cases(store, on()) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from("123"), st.sampled_from([*STEP_OF_CODE, "Noget andet"])),
        min_size=1,
        max_size=25,
    )
)
def test_the_stage_is_the_one_that_the_state_machine_gives(empty_store, steps):
    empty(empty_store)
    log(empty_store, *(entry(step, case_id) for case_id, step in steps))
    chosen = TaskFilter(EXPORT_DAY)
    found = {case["case_id"]: case["stage"] for case in cases(empty_store, chosen)}
    for case_id in {case_id for case_id, _ in steps}:
        codes = [step for case, step in steps if case == case_id]
        stage, rejected = escalation.replayed(codes)
        assert found.get(case_id) == stage
        entries = empty_store.ask("escalation/log", filter=chosen, case_id=case_id)
        assert tuple(entries.index[~entries["is_legal"]]) == rejected


def test_every_step_is_known_by_its_label(store_with, on):
    store = store_with({"task_key": "A"})
    log(store, *(entry(step.code) for step in STEPS))
    entries = store.ask("escalation/log", filter=on(), case_id="1")
    assert entries["step"].tolist() == [step.code for step in STEPS]


def test_a_case_says_when_its_task_is_solved_or_gone(store_with, on):
    store = store_with({"task_key": "A", "status_code": "done"}, {"task_key": "B"})
    log(
        store,
        *(entry("open", key, key) for key in "AB"),
        entry("open", "C", "C", title="Den gamle titel", project="Projekt KSD"),
    )
    found = {case["case_id"]: case for case in cases(store, on())}
    assert {key: case["task_state"] for key, case in found.items()} == {"A": "solved", "B": None, "C": "gone"}
    assert found["C"]["title"] == "Den gamle titel"


def test_open_and_overdue_ones_come_first(store_with, on):
    store = store_with({"task_key": "A"})
    log(
        store,
        entry("open", "closed"),
        entry("solved", "closed"),
        entry("open", "undated"),
        entry("open", "later", next_date="30.11.2026"),
        entry("open", "late", next_date="22.11.2026"),
        entry("open", "today", next_date="23.11.2026"),
    )
    found = cases(store, on())
    assert [case["case_id"] for case in found] == ["late", "today", "later", "undated", "closed"]
    assert [case["is_overdue"] for case in found] == [True, False, False, False, False]


def test_the_filter_narrows_the_cases_by_their_tasks(store_with, on):
    store = store_with(
        {"task_key": "A", "project": "KSD", "light": "red"},
        {"task_key": "B", "project": "KY", "light": "green"},
    )
    log(store, entry("open", "A", "A"), entry("open", "B", "B"))
    for choices in ({"projects": ("KSD",)}, {"lights": ("red",)}, {"view": "red"}):
        assert [case["case_id"] for case in cases(store, on(**choices))] == ["A"], choices
    assert cases(store, on(text="findes ikke")) == []


CHOSEN = {Kind.DAY: EXPORT_DAY, Kind.TEXT: "x", Kind.VIEW: "open"}


@pytest.mark.parametrize("one", [one for one in FILTERS if one.field not in ("municipalities", "projects")])
def test_a_case_without_its_task_is_left_out_where_only_tasks_can_answer(store_with, on, one):
    store = store_with({"task_key": "B", "project": "KSD"})
    log(store, entry("open", task_key="gone", project="KSD"))
    assert len(cases(store, on())) == len(cases(store, on(projects=("KSD",)))) == 1
    assert len(cases(store, on(municipalities=(US,)))) == 1
    assert cases(store, on(projects=("KY",))) == cases(store, on(municipalities=("Nabokøbing",))) == []
    assert cases(store, on(**{one.field: CHOSEN.get(one.kind, ("x",))})) == []


def test_the_cases_of_one_task_the_open_one_first(store_with, on):
    store = store_with({"task_key": "A"})
    log(
        store,
        entry("open", "old", taken_on="01.10.2026"),
        entry("solved", "old", taken_on="20.11.2026"),
        entry("open", "new", taken_on="02.11.2026"),
        entry("open", "other", "B"),
    )
    assert [case["case_id"] for case in one_case(store, on(), task_key=f"{US}|A")] == ["new", "old"]
    assert one_case(store, on(), task_key=f"{US}|C") == []


RED = {"light": "red", "interfaces": ["SF1511"], "project": "KSD"}


@pytest.mark.parametrize(
    ("task", "is_proposed"),
    [
        ({"due_date": EXPORT_DAY - timedelta(14)}, True),
        ({"due_date": EXPORT_DAY - timedelta(13)}, False),
        ({"due_date": None}, False),
        ({"due_date": EXPORT_DAY - timedelta(14), "interfaces": [], "components": ["Beskedfordeler"]}, True),
        ({"due_date": EXPORT_DAY - timedelta(14), "interfaces": []}, False),
        ({"due_date": EXPORT_DAY - timedelta(14), "status_code": "not_relevant"}, False),
    ],
)
def test_red_on_shared_infrastructure_and_long_past_its_deadline(store_with, on, task, is_proposed):
    store = store_with(RED | {"task_key": "A"} | task)
    assert proposed(store, on()) == ({"A": ["red_shared"]} if is_proposed else {})


def test_red_on_shared_infrastructure_in_the_export_before_too(store_with, add, on):
    store = store_with(RED | {"task_key": "A"}, RED | {"task_key": "B", "light": "green"}, as_of=EARLIER)
    add(RED | {"task_key": "A"}, RED | {"task_key": "B"})
    assert proposed(store, on()) == {"A": ["red_shared"]}
    [because] = proposals(store, on())["because"]
    assert because == "Rød på fælles infrastruktur (SF1511): også rød i eksporten 26.10.2026"


def test_red_before_the_export_before_is_too_long_ago(store_with, add, on):
    store = store_with(RED | {"task_key": "A"}, as_of=EARLIER - timedelta(28))
    add({"task_key": "B"}, as_of=EARLIER)
    add(RED | {"task_key": "A"})
    assert proposed(store, on()) == {}


def test_the_words_of_a_task_past_its_deadline(store_with, on):
    store = store_with(RED | {"task_key": "A", "due_date": EXPORT_DAY - timedelta(21)})
    [because] = proposals(store, on())["because"]
    assert because == "Rød på fælles infrastruktur (SF1511): fristen er overskredet med 21 dage"


def contact(**more) -> dict:
    about = {"task_key": "A", "municipality": US, "what": "ringet", "person": "Bo Holm"}
    return about | {"asked_on": "02.11.2026"} | more


@pytest.mark.parametrize(
    ("contacts", "is_proposed"),
    [
        ([contact(follow_up="22.11.2026")], True),
        ([contact(follow_up="23.11.2026")], False),
        ([contact()], False),
        ([contact(follow_up="09.11.2026"), contact(asked_on="10.11.2026", what="svarede")], False),
        ([contact(follow_up="09.11.2026"), contact(asked_on="10.11.2026", follow_up="20.11.2026")], True),
    ],
)
def test_no_answer(store_with, on, contacts, is_proposed):
    store = store_with({"task_key": "A"}, {"task_key": "B"})
    add_programme_rows(store, "contacts", *contacts)
    assert proposed(store, on()) == ({"A": ["no_answer"]} if is_proposed else {})
    if is_proposed:
        assert (
            proposals(store, on())["because"]
            .iloc[0]
            .startswith("Intet svar fra Bo Holm: der skulle følges op ")
        )


def test_a_case_that_was_written_in_since_is_an_answer(store_with, on):
    store = store_with({"task_key": "A"})
    add_programme_rows(store, "contacts", contact(follow_up="09.11.2026", asked_on="02.10.2026"))
    log(store, entry("open", taken_on="03.10.2026"), entry("solved", taken_on="05.10.2026"))
    assert proposed(store, on()) == {}


YELLOW = {"task_key": "A", "light": "yellow"}


@pytest.mark.parametrize(
    ("before", "is_proposed"),
    [
        ({EARLIER: "yellow"}, True),
        ({EARLIER: "red"}, True),
        ({EARLIER + timedelta(1): "yellow"}, False),
        ({EARLIER: "green"}, False),
        ({EARLIER: "yellow", EARLIER + timedelta(7): "green"}, False),
        ({EARLIER - timedelta(7): "green", EARLIER: "yellow", EARLIER + timedelta(7): "red"}, True),
        ({}, False),
    ],
)
def test_yellow_for_long(store_with, add, on, before, is_proposed):
    store = store_with(YELLOW, as_of=EXPORT_DAY)
    for as_of, light in before.items():
        add({"task_key": "A", "light": light}, as_of=as_of)
    assert proposed(store, on()) == ({"A": ["yellow_long"]} if is_proposed else {})


def test_since_when_it_is_yellow(store_with, add, on):
    store = store_with(YELLOW, as_of=EARLIER)
    add(YELLOW)
    assert proposals(store, on())["because"].tolist() == [
        "Gul længe: gul eller rød siden eksporten 26.10.2026"
    ]


def test_a_task_with_a_case_is_not_proposed(store_with, on):
    late = RED | {"due_date": EXPORT_DAY - timedelta(21)}
    store = store_with(*(late | {"task_key": key} for key in "ABCD"))
    log(
        store,
        entry("open", "1", "A"),
        entry("open", "2", "B", taken_on="01.11.2026"),
        entry("under_control", "2", "B", taken_on="02.11.2026"),  # illegal there: the case is still open
        entry("open", "3", "C", taken_on="01.11.2026"),
        entry("solved", "3", "C", taken_on="09.11.2026"),
        entry("open", "4", "D", taken_on="01.11.2026"),
        entry("solved", "4", "D", taken_on="10.11.2026"),
    )
    assert set(proposed(store, on())) == {"C"}  # D was closed less than 14 days ago
    assert set(proposed(store, on(), quiet_days=0)) == {"C", "D"}


def test_the_filter_narrows_the_proposals(store_with, on):
    late = RED | {"due_date": EXPORT_DAY - timedelta(21)}
    store = store_with(late | {"task_key": "A"}, late | {"task_key": "B", "project": "KY"})
    assert set(proposed(store, on(projects=("KY",)))) == {"B"}


def test_who_has_most_against_it_comes_first(store_with, on):
    late = RED | {"due_date": EXPORT_DAY - timedelta(21)}
    store = store_with(late | {"task_key": "A"}, late | {"task_key": "B"}, {"task_key": "C"})
    add_programme_rows(
        store,
        "contacts",
        contact(task_key="B", follow_up="09.11.2026"),
        contact(task_key="C", follow_up="09.11.2026"),
    )
    rules = proposed(store, on())
    assert list(rules) == ["B", "A", "C"]
    assert rules["B"] == ["red_shared", "no_answer"]
