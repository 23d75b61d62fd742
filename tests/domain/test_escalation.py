"""The escalation flow: which steps lead where, and that no others do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.escalation import (
    CLOSED,
    LANES,
    OPEN_STAGES,
    STAGES,
    STEPS,
    IllegalStep,
    after,
    legal_steps,
    replayed,
    stage_of,
)

CODES = [step.code for step in STEPS]
ALL_STAGES = [None, *(stage.code for stage in STAGES)]
BESIDE = ("dialog", "orientering")
TO_CHECK = (
    "open", "instruct", "pass_on", "assess", "not_under_control", "inform_leader", "make_plan", "execute",
    "check",
)  # fmt: skip
any_step = st.sampled_from([*CODES, "no_such_step", ""])
logs = st.lists(any_step, max_size=30) | st.lists(any_step, max_size=15).map(lambda rest: [*TO_CHECK, *rest])


def onward(stage: str) -> set[str]:
    """The stages that the flow itself leads to: without an early close and what doesn't move the case."""
    steps = [step for step in legal_steps(stage) if step.code not in (*BESIDE, "solved")]
    return {after(stage, step.code) for step in steps}


def accepted(stage: str | None, step: str) -> bool:
    try:
        after(stage, step)
    except IllegalStep:
        return False
    return True


def test_the_flow_as_kombit_draws_it():
    assert {stage: onward(stage) for stage in OPEN_STAGES} == {
        "observed": {"instructed", "assessed"},
        "instructed": {"passed_on"},
        "passed_on": {"assessed"},
        "assessed": {CLOSED, "instructed_leader"},
        "instructed_leader": {"leader_informed"},
        "leader_informed": {"plan"},
        "plan": {"execution"},
        "execution": {"check"},
        "check": {CLOSED, "plan"},
    }
    assert [step.code for step in legal_steps(None)] == ["open"]
    assert after(None, "open") == "observed"


def test_codes_stages_and_lanes_fit_together():
    assert len(set(CODES)) == len(CODES) and len(set(ALL_STAGES)) == len(ALL_STAGES)
    assert {stage.lane for stage in STAGES} == set(LANES)
    assert {*OPEN_STAGES, CLOSED, None} == set(ALL_STAGES)
    assert {end for step in STEPS for end in (*step.from_stages, step.to_stage)} <= set(ALL_STAGES)
    assert all(step.to_stage or None not in step.from_stages for step in STEPS)


@pytest.mark.parametrize("stage", [*ALL_STAGES, "no_such_stage"])
def test_just_the_legal_steps_are_accepted(stage):
    assert [step.code for step in legal_steps(stage)] == [code for code in CODES if accepted(stage, code)]
    assert not accepted(stage, "no_such_step")


@pytest.mark.parametrize("stage", ALL_STAGES)
def test_no_two_buttons_of_a_stage_have_the_same_words(stage):
    labels = [step.label for step in legal_steps(stage)]
    assert len(set(labels)) == len(labels)


def test_nothing_leads_from_closed():
    assert legal_steps(CLOSED) == ()


@pytest.mark.parametrize("stage", OPEN_STAGES)
def test_every_open_case_may_be_closed_and_noted_on(stage):
    assert after(stage, "solved") == CLOSED
    assert [after(stage, step) for step in BESIDE] == [stage, stage]
    assert stage not in onward(stage)


def test_every_stage_is_reached_and_closed_is_reached_from_each():
    reached: set[str | None] = {None}
    for _ in STAGES:
        reached |= {after(stage, step.code) for stage in reached for step in legal_steps(stage)}
    assert reached == set(ALL_STAGES)
    for stage in OPEN_STAGES:  # without an early close, too
        ahead = {stage}
        for _ in STAGES:
            ahead |= {further for each in ahead if each != CLOSED for further in onward(each)}
        assert CLOSED in ahead


def test_a_plan_that_did_not_work_gives_a_new_plan_as_often_as_needed():
    again = ("new_plan", "execute", "check")
    assert stage_of(TO_CHECK) == "check"
    assert stage_of([*TO_CHECK, "new_plan"]) == "plan"
    assert replayed([*TO_CHECK, *again * 3, "plan_worked"]) == (CLOSED, ())


def test_the_steps_of_a_log_that_are_illegal_are_reported_by_their_place():
    assert replayed([]) == (None, ())
    assert replayed(["check", "dialog"]) == (None, (0, 1))
    assert replayed(["open", "open", "instruct", "execute", "Nej", "pass_on"]) == ("passed_on", (1, 3, 4))
    assert replayed(["open", "solved", "dialog", "open"]) == (CLOSED, (2, 3))


@given(logs)
def test_a_log_moves_by_its_legal_steps_only(log):
    stage: str | None = None
    rejected = []
    for position, step in enumerate(log):
        before = stage
        if step in {each.code for each in legal_steps(stage)}:
            stage = after(stage, step)
        else:
            with pytest.raises(IllegalStep):
                after(stage, step)
            rejected.append(position)
            assert stage_of(log[: position + 1]) == before
    assert replayed(log) == (stage, tuple(rejected))
    assert stage_of(iter(log)) == stage
    # Without what was rejected, the log gives the same, and nothing of it is rejected.
    assert replayed(step for position, step in enumerate(log) if position not in rejected) == (stage, ())


@given(logs)
def test_a_closed_case_stays_closed(log):
    assert stage_of(["open", "solved", *log]) == CLOSED


@pytest.mark.parametrize(
    ("stage", "step", "title", "next_step"),
    [
        (None, "check", "Eskalationen er ikke oprettet.", "Vælg først »Opret eskalation«."),
        (CLOSED, "dialog", "Eskalationen er afsluttet.", "Opret en ny, hvis opgaven igen skal eskaleres."),
        (
            "no_such_stage",
            "dialog",
            "Eskalationens trin er ukendt.",
            "Opret en ny eskalation om opgaven.",
        ),
        (
            "observed",
            "execute",
            "»Sæt planen i gang« kan ikke vælges, når eskalationen står på »Konstateret«.",
            "En anden kan have ført den videre. Nu kan du vælge »Giv anvisning til programleder og KA«, "
            "»Følg op hos projektlederen«, »Luk: opgaven er løst«, »Notér dialog« og »Notér orientering«.",
        ),
    ],
)
def test_an_illegal_step_says_what_can_be_done(stage, step, title, next_step):
    with pytest.raises(IllegalStep) as raised:
        after(stage, step)
    assert (raised.value.title, raised.value.next_step) == (title, next_step)
    assert str(raised.value) == "illegal_step"


def test_a_step_that_is_unknown_is_not_repeated_to_the_user():
    with pytest.raises(IllegalStep) as raised:
        after("plan", "<b>hej</b>")
    assert raised.value.title.startswith("Et ukendt trin kan ikke vælges")
