"""Open a case of eskalation, and take its steps: each a new row of the log, which only grows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain import escalation
from dashboard.domain.danish import format_date, quoted
from dashboard.domain.escalation import CLOSED, STEP_OF_CODE
from dashboard.domain.problems import Problem
from dashboard.programme import edits
from dashboard.programme.interpret import interpret_row
from dashboard.store import register
from dashboard.store.connection import Store
from dashboard.store.register import Change
from dashboard.store.snapshots import new_id

SUBJECT = "escalations"
CODE_OF_LABEL = {step.label: step.code for step in escalation.STEPS}


class MovedMeanwhile(Problem):
    """Somebody else has written in the case's log since the user saw it."""

    code = "moved_meanwhile"


class AlreadyEscalated(Problem):
    """The task has an open case."""

    code = "already_escalated"


@dataclass(frozen=True)
class Task:
    """What a case is about. `key`: as the export has it, without the municipality."""

    municipality: str
    key: str
    title: str
    project: str


def open_case(store: Store, task: Task, why: str, who: str, next_date: date | None, today: date) -> str:
    """Open a case about a task; returns its case_id. `who`: the initials of whoever opens it.

    Raises AlreadyEscalated, StoreUnavailable.
    """
    with store.instance.only_writer():
        entries = _entries(store)
        for log in _logs_about(task, entries):
            if escalation.stage_of(map(code_of, log)) not in (None, CLOSED):
                raise AlreadyEscalated(
                    f"Opgaven er allerede eskaleret af {quoted(_by(log[0]))}.",
                    "Åbn eskalationen, og før den videre derfra.",
                )
        case_id = new_id()
        _append(store, entries, _about(task) | {"case_id": case_id}, "open", who, why, next_date, today)
        return case_id


def take_step(
    store: Store,
    case_id: str,
    step: str,
    seen: str,
    note: str,
    next_date: date | None,
    who: str,
    today: date,
) -> str:
    """Write a step in a case's log; returns the row_id of the entry.

    `seen`: the row_id of the last entry that the user saw. `who`: the initials of whoever takes the step.
    Raises IllegalStep, MovedMeanwhile, StoreUnavailable.
    """
    with store.instance.only_writer():
        entries = _entries(store)
        log = _of_case(case_id, entries)
        _refuse_if_moved(log, seen)
        stage = escalation.after(escalation.stage_of(map(code_of, log)), step)
        if stage == CLOSED:
            next_date = None  # there is nothing more to look at
        about = {
            name: _first(log, name) for name in ("case_id", "task_key", "municipality", "project", "title")
        }
        return _append(store, entries, about, step, who, note, next_date, today)


def log_of(store: Store, case_id: str) -> list[dict]:
    """The entries of a case, the oldest first, as register.newest has them."""
    return _of_case(case_id, _entries(store))


def code_of(entry: Mapping) -> str:
    """The code of the step that an entry writes; what is none of ours is illegal wherever it stands."""
    label = interpret_row(SUBJECT, {"step": entry["content"].get("step", "")}).get("step", "")
    return CODE_OF_LABEL.get(label, "")


def _of_case(case_id: str, entries: Sequence[dict]) -> list[dict]:
    return [entry for entry in entries if entry["content"].get("case_id") == case_id]


def _entries(store: Store) -> list[dict]:
    """The whole log, the oldest entry first, as register.newest has it."""
    return sorted(register.newest(store, SUBJECT), key=lambda entry: (entry["position"], entry["row_id"]))


def _logs_about(task: Task, entries: Sequence[Mapping]) -> list[list[Mapping]]:
    """The log of each case about the task. A row that says no municipality is of the only one there is."""
    logs: dict[str, list[Mapping]] = {}
    for entry in entries:
        logs.setdefault(entry["content"].get("case_id", ""), []).append(entry)
    return [
        log
        for case_id, log in logs.items()
        if case_id
        and _first(log, "task_key") == task.key
        and _first(log, "municipality") in ("", task.municipality)
    ]


def _first(log: Sequence[Mapping], name: str) -> str:
    """What the first entry that has one says; a row from a workbook may lack it."""
    return next((entry["content"][name] for entry in log if entry["content"].get(name)), "")


def _by(entry: Mapping) -> str:
    return entry["content"].get("taken_by") or entry["changed_by"]


def _refuse_if_moved(log: Sequence[Mapping], seen: str) -> None:
    if not log or log[-1]["row_id"] == seen:  # without a log the flow itself refuses
        return
    if seen not in {entry["row_id"] for entry in log}:
        raise MovedMeanwhile(
            "En anden har imens fjernet et trin i eskalationens log.", "Se, hvor den står nu, og vælg igen."
        )
    last = log[-1]
    raise MovedMeanwhile(
        f"{_by(last)} har imens skrevet {quoted(last['content'].get('step', ''), 80)} i eskalationen.",
        "Se, hvor den står nu, og vælg igen.",
    )


def _about(task: Task) -> dict[str, str]:
    return {
        "task_key": task.key,
        "municipality": task.municipality,
        "project": task.project,
        "title": task.title,
    }


def _append(
    store: Store,
    entries: Sequence[Mapping],
    about: Mapping[str, str],
    step: str,
    who: str,
    note: str,
    next_date: date | None,
    today: date,
) -> str:
    row_id = new_id()
    content = dict(about) | {
        "step": STEP_OF_CODE[step].label,
        "taken_on": format_date(today),
        "taken_by": who,
        "note": note,
        "next_date": format_date(next_date),
    }
    last = max((entry["position"] for entry in entries), default=0)
    change = Change(SUBJECT, content, row_id, position=last + 1, is_new=True)
    edits.save(store, [change], who, today)
    return row_id
