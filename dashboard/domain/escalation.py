"""KOMBIT's escalation flow as a state machine: the stages of a case, and the steps that lead between them.

The flow is the diagram »Eskalation ift. kommuner« in KOMBIT: Velkommen til KOMBIT (maj/juni 2018). A case's
log only grows, and its stage is what the log gives: nothing else keeps it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.domain.problems import Problem
from dashboard.domain.wording import listed

KOMBIT, PROGRAMME_LEADER, PROJECT_LEADER, LEADER = LANES = ("KOMBIT", "Programleder", "Projektleder", "Leder")
"""Whose turn it is: the lanes of the diagram."""


@dataclass(frozen=True)
class Stage:
    """Where a case stands. `lane`: one of LANES."""

    code: str
    label: str
    lane: str


@dataclass(frozen=True)
class Step:
    """What somebody does to a case.

    `label`: on its button. `from_stages`: where it is legal; None: where there is no case yet.
    `to_stage`: where it leads; None: the case stays where it is.
    """

    code: str
    label: str
    from_stages: tuple[str | None, ...]
    to_stage: str | None


@dataclass(frozen=True)
class Entry:
    """A line of a case's log. `next_date`: when somebody must look at the case again."""

    case_id: str
    step: str
    by: str
    on: date
    note: str
    next_date: date | None


class IllegalStep(Problem):
    """The flow has no such step from where the case stands."""

    code = "illegal_step"


STAGES = (
    Stage("observed", "Konstateret", KOMBIT),
    # "KA" is written out in none of KOMBIT's texts, so it isn't here either.
    Stage("instructed", "Anvisning til programleder og KA", KOMBIT),
    Stage("passed_on", "Videregivet", PROGRAMME_LEADER),
    Stage("assessed", "Har kommunen styr på opgaven?", PROJECT_LEADER),
    Stage("instructed_leader", "Anvisning med leder i kopi", KOMBIT),
    Stage("leader_informed", "Leder orienteret", LEADER),
    # The diagram has plan and execution twice, in two lanes. The one who answers for it is named.
    Stage("plan", "Eskalationsplan", PROGRAMME_LEADER),
    Stage("execution", "Planen udføres", PROJECT_LEADER),
    Stage("check", "Status tjekkes", KOMBIT),
    Stage("closed", "Afsluttet", PROGRAMME_LEADER),
)
CLOSED = "closed"
STAGE_OF_CODE = {stage.code: stage for stage in STAGES}
OPEN_STAGES = tuple(stage.code for stage in STAGES if stage.code != CLOSED)

STEPS = (
    # Also for a case that the municipality begins itself, without a word from KOMBIT.
    Step("open", "Opret eskalation", (None,), "observed"),
    Step("instruct", "Giv anvisning til programleder og KA", ("observed",), "instructed"),
    # Not in the diagram: what the programleder sees first begins with a talk to the project's leader.
    Step("follow_up", "Følg op hos projektlederen", ("observed",), "assessed"),
    Step("pass_on", "Giv videre til projektlederen", ("instructed",), "passed_on"),
    Step("assess", "Spørg, om der er styr på opgaven", ("passed_on",), "assessed"),
    Step("under_control", "Ja, der er styr på den", ("assessed",), CLOSED),
    Step("not_under_control", "Nej, der er ikke styr på den", ("assessed",), "instructed_leader"),
    Step("inform_leader", "Orientér lederen", ("instructed_leader",), "leader_informed"),
    Step("make_plan", "Udarbejd eskalationsplan", ("leader_informed",), "plan"),
    Step("execute", "Sæt planen i gang", ("plan",), "execution"),
    Step("check", "Tjek status på opgaven", ("execution",), "check"),
    Step("plan_worked", "Ja, planen virkede", ("check",), CLOSED),
    Step("new_plan", "Nej, lav en ny plan", ("check",), "plan"),
    # Not in the diagram: a task is often solved while the case is under way.
    Step("solved", "Luk: opgaven er løst", OPEN_STAGES, CLOSED),
    # »Dialog« and »Modtag orientering« stand beside the diagram's path and don't move the case.
    Step("dialog", "Notér dialog", OPEN_STAGES, None),
    Step("orientering", "Notér orientering", OPEN_STAGES, None),
)
STEP_OF_CODE = {step.code: step for step in STEPS}

# The parameters of queries/escalation/proposals.sql, in days. KOMBIT's text sets none: they are ours.
THRESHOLDS = {"overdue_days": 14, "yellow_days": 28, "quiet_days": 14}


def legal_steps(stage: str | None) -> tuple[Step, ...]:
    """The steps that the flow has from a stage, in its order; None: there is no case yet.

    None lead from closed: what comes up again is a new case.
    """
    return tuple(step for step in STEPS if stage in step.from_stages)


def after(stage: str | None, step: str) -> str:
    """The stage that a step leads to. Raises IllegalStep where the flow doesn't have it."""
    taken = STEP_OF_CODE.get(step)
    if taken is None or stage not in taken.from_stages:
        raise _illegal(stage, taken)
    if taken.to_stage is not None:
        return taken.to_stage
    assert stage is not None  # only a case that is open takes a step without moving
    return stage


def _illegal(stage: str | None, step: Step | None) -> IllegalStep:
    if stage is None:
        return IllegalStep("Eskalationen er ikke oprettet.", f"Vælg først »{STEP_OF_CODE['open'].label}«.")
    if stage == CLOSED:
        return IllegalStep("Eskalationen er afsluttet.", "Opret en ny, hvis opgaven igen skal eskaleres.")
    legal = [f"»{each.label}«" for each in legal_steps(stage)]
    if not legal:
        return IllegalStep("Eskalationens trin er ukendt.", "Opret en ny eskalation om opgaven.")
    named = f"»{step.label}«" if step else "Et ukendt trin"
    return IllegalStep(
        f"{named} kan ikke vælges, når eskalationen står på »{STAGE_OF_CODE[stage].label}«.",
        f"En anden kan have ført den videre. Nu kan du vælge {listed(legal, at_most=len(legal))}.",
    )


def replayed(steps: Iterable[str]) -> tuple[str | None, tuple[int, ...]]:
    """The stage that a log gives, and the positions in it of the steps that were illegal where they stand.

    A log may come from a workbook, where people write what they like. An illegal step doesn't move the case.
    """
    stage: str | None = None
    rejected = []
    for position, step in enumerate(steps):
        try:
            stage = after(stage, step)
        except IllegalStep:
            rejected.append(position)
    return stage, tuple(rejected)


def stage_of(steps: Iterable[str]) -> str | None:
    """The stage that a log gives, oldest step first; None where no case was opened."""
    return replayed(steps)[0]
