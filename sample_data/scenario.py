"""The planted story laid over the tasks' histories, and the tasks as an export shows them on its day."""

from dataclasses import replace
from datetime import date, timedelta

from story import (
    BEGUN_INSTEAD,
    CAUTIOUS,
    COMING_SISTER,
    EXPORTS,
    LEFT,
    MOVED_AGAIN,
    MOVED_AGAIN_TO,
    MUNICIPALITY,
    NOVEMBER,
    OCTOBER,
    OVERDUE_BUT_GREEN,
    RED_ACROSS,
    RED_INTERFACE,
    SEPTEMBER,
    SISTERS_TITLE,
    SOON_BUT_GREEN,
    STAFFED_FROM,
    UNSTAFFED_SISTERS,
    VACANT_SINCE,
    VAGUE,
    WATERMELONS,
)
from tasks import TaskHistory, all_histories

# Moved once: every n-th open task, between two exports. Vague: every n-th task far ahead.
MOVED_EVERY, VAGUE_EVERY = 8, 9


def histories_with_story() -> list[TaskHistory]:
    """Every task of the exports, in the order an export lists them, with its story."""
    tasks = sorted(all_histories(), key=lambda task: (task.published, task.project, task.title))
    by_name = {task.name: task for task in tasks}
    if len(by_name) != len(tasks):
        raise ValueError("two tasks of one project have the same title")
    _chance_events(tasks)
    _vacancy(by_name)
    _watermelons(by_name)
    _moved_again(by_name[MOVED_AGAIN])
    _sisters(by_name)
    return tasks


def _chance_events(tasks: list[TaskHistory]) -> None:
    """Deadlines moved once, deadlines in words, tasks that can't be reached, irrelevant and gone ones."""
    ahead = [task for task in tasks if task.due > NOVEMBER and not _open_ended(task)]
    for position, task in enumerate(ahead[3::MOVED_EVERY]):
        moved = (OCTOBER if position % 2 else NOVEMBER) - timedelta(9)
        task.moves = [(moved, task.due)]
        task.due = max(task.start + timedelta(20), task.due - timedelta(28 + 7 * (position % 4)))
        task.comment = "Fristen er flyttet efter aftale med KOMBIT."
    far = [task for task in ahead if task.due > date(2027, 2, 20) and not task.moves]
    for task, text in zip(far[4::VAGUE_EVERY], [*VAGUE, *VAGUE], strict=False):
        task.due, task.due_text = VAGUE[text], text
        task.start = min(task.start, task.due - timedelta(60))
    running = [task for task in ahead if task.start < SEPTEMBER and not task.moves and not task.due_text]
    for position, task in enumerate(running[1::5][:6]):
        task.impossible_from = EXPORTS[position % 3] - timedelta(6)
        task.comment = "Leverandøren kan ikke levere til tiden. KOMBIT er kontaktet."
    for task in ahead[7::29][:4]:
        task.not_relevant_from = OCTOBER - timedelta(3)
    for position, task in enumerate(ahead[11::37][:6]):
        task.gone_from = (OCTOBER if position % 2 else NOVEMBER) - timedelta(12)


def _open_ended(task: TaskHistory) -> bool:
    """Tasks that the story needs as they are, with those of the interface that is red in three projects."""
    if RED_INTERFACE in task.interface + task.description:
        return True
    planted = {*WATERMELONS, *CAUTIOUS, *RED_ACROSS.items(), MOVED_AGAIN}
    return task.completed is None or task.name in planted or task.completed <= NOVEMBER


def _vacancy(by_name: dict) -> None:
    """The rolleadministrator leaves, nobody takes over, and three projects wait for the same snitflade."""
    for name, due in zip(
        RED_ACROSS.items(), (date(2026, 10, 30), date(2026, 11, 6), date(2026, 11, 13)), strict=True
    ):
        task = by_name[name]
        _run_from(task, due, begun=date(2026, 9, 14))
        task.interface, task.component = RED_INTERFACE, "STS Adgangsstyring"
        task.executors = [(date.min, LEFT), (VACANT_SINCE, "")]
        task.priority = "Høj"
        task.comment = "Rolleadministratoren er stoppet, og rollen er ikke besat."


def _watermelons(by_name: dict) -> None:
    for name, due in OVERDUE_BUT_GREEN.items():
        _run_from(by_name[name], due, begun=due - timedelta(40))
    for name, due in SOON_BUT_GREEN.items():
        _run_from(by_name[name], due, begun=None)
    for name in CAUTIOUS:
        _run_from(by_name[name], date(2027, 1, 29), begun=date(2026, 10, 12))
        by_name[name].comment = "Vi venter på svar fra leverandøren."


def _moved_again(task: TaskHistory) -> None:
    _run_from(task, MOVED_AGAIN_TO[0], begun=date(2026, 9, 1))
    task.moves = [
        (OCTOBER - timedelta(26), MOVED_AGAIN_TO[1]),
        (NOVEMBER - timedelta(20), MOVED_AGAIN_TO[2]),
    ]
    task.comment = "Fristen er skudt igen."


def _sisters(by_name: dict) -> None:
    """Two that stood still without an udfører, and one of the same kind that is still to begin."""
    for project in UNSTAFFED_SISTERS:
        task = by_name[project, SISTERS_TITLE.format(project=project)]
        task.executors = [(STAFFED_FROM, task.executors[-1][1])]
    coming, begun = by_name[COMING_SISTER], by_name[BEGUN_INSTEAD]
    coming.start, begun.start = begun.start, coming.start
    coming.begun, begun.begun = begun.begun, coming.begun


def _run_from(task: TaskHistory, due: date, begun: date | None) -> None:
    """An open task with a deadline, somebody in charge, and no story of its own."""
    task.due, task.due_text, task.moves = due, "", []
    task.start, task.published = min(due - timedelta(75), SEPTEMBER), due - timedelta(160)
    task.begun, task.completed, task.impossible_from = begun, None, None
    task.responsible_from = date.min
    task.executors = [(date.min, task.executors[-1][1])]


def export_on(day: date, tasks: list[TaskHistory]) -> list[dict]:
    """The tasks as the export of that day shows them, one dictionary of our field names each."""
    return [
        _shown(number, task, day)
        for number, task in enumerate(tasks, 101_001)
        if task.published <= day and not (task.gone_from and task.gone_from <= day)
    ]


def _shown(number: int, task: TaskHistory, day: date) -> dict:
    completed = task.completed if task.completed and task.completed <= day else None
    status = _status(task, day)
    moved = [when for when, _ in task.moves if when <= day]
    changes = [task.published, *moved, *filter(None, [completed, status == "I gang" and task.begun])]
    shown = {
        "task_id": str(number), "title": task.title, "description": task.description, "project": task.project,
        "theme": task.theme, "phase": task.phase, "task_type": task.task_type, "mandatory": task.mandatory,
        "municipality": MUNICIPALITY, "component": task.component, "interface": task.interface,
        "role": task.role,
        "published_date": task.published, "start_date": task.start,
        "due_date": task.due_text or task.due_on(day),
        "completed_date": completed, "updated_date": max(changes), "status": status,
        "responsible": task.responsible if task.responsible_from <= day else "",
        "executor": task.executor_on(day), "comment": task.comment if _has_happened(task, day) else "",
        "link": f"https://klik.eksempel.invalid/opgave/{number}", "priority": task.priority,
    }  # fmt: skip
    return shown | {"light": klik_light(shown, task, day)}


def _status(task: TaskHistory, day: date) -> str:
    if task.completed and task.completed <= day:
        return "Fuldført"
    if task.not_relevant_from and task.not_relevant_from <= day:
        return "Ikke relevant"
    if task.impossible_from and task.impossible_from <= day:
        return "Kan ikke nås"
    return "I gang" if task.begun and task.begun <= day else "Ikke startet"


def _has_happened(task: TaskHistory, day: date) -> bool:
    """Whether what the comment tells of has happened."""
    if task.name in CAUTIOUS:
        return True
    days = [task.impossible_from, *(when for when, _ in task.moves)]
    days += [since for since, person in task.executors if not person]
    return any(when and when <= day for when in days)


def klik_light(shown: dict, task: TaskHistory, day: date) -> str:
    """KLIK's light: the rule, but for the planted tasks, whose light nobody has updated."""
    if shown["status"] not in ("Fuldført", "Kan ikke nås") and day == NOVEMBER:
        if task.name in WATERMELONS:
            return "green"
        if task.name in CAUTIOUS:
            return "yellow"
    return rule_light(replace(task, due=task.due_on(day)), shown, day)


def rule_light(task: TaskHistory, shown: dict, day: date) -> str:
    if shown["status"] == "Fuldført":
        return "done"
    if shown["status"] == "Ikke relevant":
        return "grey"
    if task.due < day or shown["status"] == "Kan ikke nås":
        return "red"
    if task.start > day:
        return "grey"
    unready = task.due <= day + timedelta(14) and shown["status"] != "I gang"
    return "yellow" if unready or not shown["responsible"] or not shown["executor"] else "green"
