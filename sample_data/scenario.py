"""The planted story laid over the tasks' lives, and the tasks as an export shows them on its day."""

from dataclasses import replace
from datetime import date, timedelta

from story import (
    CAUTIOUS,
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
    SOON_BUT_GREEN,
    VACANT_SINCE,
    VAGUE,
    WATERMELONS,
)
from tasks import Life, all_lives

# Moved once: every n-th open task, between two exports. Vague: every n-th task far ahead.
MOVED_EVERY, VAGUE_EVERY = 8, 9


def lives_with_story() -> list[Life]:
    """Every task of the three exports, in the order an export lists them, with its story."""
    lives = sorted(all_lives(), key=lambda life: (life.published, life.project, life.title))
    by_name = {life.name: life for life in lives}
    if len(by_name) != len(lives):
        raise ValueError("two tasks of one project have the same title")
    _chance_events(lives)
    _vacancy(by_name)
    _watermelons(by_name)
    _moved_again(by_name[MOVED_AGAIN])
    return lives


def _chance_events(lives: list[Life]) -> None:
    """Deadlines moved once, deadlines in words, tasks that can't be reached, irrelevant and gone ones."""
    ahead = [life for life in lives if life.due > NOVEMBER and not _open_ended(life)]
    for position, life in enumerate(ahead[3::MOVED_EVERY]):
        moved = (OCTOBER if position % 2 else NOVEMBER) - timedelta(9)
        life.moves = [(moved, life.due)]
        life.due = max(life.start + timedelta(20), life.due - timedelta(28 + 7 * (position % 4)))
        life.comment = "Fristen er flyttet efter aftale med KOMBIT."
    far = [life for life in ahead if life.due > date(2027, 2, 20) and not life.moves]
    for life, text in zip(far[4::VAGUE_EVERY], [*VAGUE, *VAGUE], strict=False):
        life.due, life.due_text = VAGUE[text], text
        life.start = min(life.start, life.due - timedelta(60))
    running = [life for life in ahead if life.start < SEPTEMBER and not life.moves and not life.due_text]
    for position, life in enumerate(running[1::5][:6]):
        life.impossible_from = EXPORTS[position % 3] - timedelta(6)
        life.comment = "Leverandøren kan ikke levere til tiden. KOMBIT er kontaktet."
    for life in ahead[7::29][:4]:
        life.not_relevant_from = OCTOBER - timedelta(3)
    for position, life in enumerate(ahead[11::37][:6]):
        life.gone_from = (OCTOBER if position % 2 else NOVEMBER) - timedelta(12)


def _open_ended(life: Life) -> bool:
    """Tasks that the story needs as they are, with those of the interface that is red in three projects."""
    if RED_INTERFACE in life.interface + life.description:
        return True
    planted = {*WATERMELONS, *CAUTIOUS, *RED_ACROSS.items(), MOVED_AGAIN}
    return life.completed is None or life.name in planted or life.completed <= NOVEMBER


def _vacancy(by_name: dict) -> None:
    """The rolleadministrator leaves, nobody takes over, and three projects wait for the same snitflade."""
    for name, due in zip(
        RED_ACROSS.items(), (date(2026, 10, 30), date(2026, 11, 6), date(2026, 11, 13)), strict=True
    ):
        life = by_name[name]
        _run_from(life, due, begun=date(2026, 9, 14))
        life.interface, life.component = RED_INTERFACE, "STS Adgangsstyring"
        life.executors = [(date.min, LEFT), (VACANT_SINCE, "")]
        life.priority = "Høj"
        life.comment = "Rolleadministratoren er stoppet, og rollen er ikke besat."


def _watermelons(by_name: dict) -> None:
    for name, due in OVERDUE_BUT_GREEN.items():
        _run_from(by_name[name], due, begun=due - timedelta(40))
    for name, due in SOON_BUT_GREEN.items():
        _run_from(by_name[name], due, begun=None)
    for name in CAUTIOUS:
        _run_from(by_name[name], date(2027, 1, 29), begun=date(2026, 10, 12))
        by_name[name].comment = "Vi venter på svar fra leverandøren."


def _moved_again(life: Life) -> None:
    _run_from(life, MOVED_AGAIN_TO[0], begun=date(2026, 9, 1))
    life.moves = [(OCTOBER - timedelta(26), MOVED_AGAIN_TO[1]), (NOVEMBER - timedelta(20), MOVED_AGAIN_TO[2])]
    life.comment = "Fristen er skudt igen."


def _run_from(life: Life, due: date, begun: date | None) -> None:
    """An open task with a deadline, somebody in charge, and no story of its own."""
    life.due, life.due_text, life.moves = due, "", []
    life.start, life.published = min(due - timedelta(75), SEPTEMBER), due - timedelta(160)
    life.begun, life.completed, life.impossible_from = begun, None, None
    life.responsible_from = date.min
    life.executors = [(date.min, life.executors[-1][1])]


def export_on(day: date, lives: list[Life]) -> list[dict]:
    """The tasks as the export of that day shows them, one dictionary of our field names each."""
    return [
        _shown(number, life, day)
        for number, life in enumerate(lives, 101_001)
        if life.published <= day and not (life.gone_from and life.gone_from <= day)
    ]


def _shown(number: int, life: Life, day: date) -> dict:
    completed = life.completed if life.completed and life.completed <= day else None
    status = _status(life, day)
    moved = [when for when, _ in life.moves if when <= day]
    changes = [life.published, *moved, *filter(None, [completed, status == "I gang" and life.begun])]
    shown = {
        "task_id": str(number), "title": life.title, "description": life.description, "project": life.project,
        "theme": life.theme, "phase": life.phase, "task_type": life.task_type, "mandatory": life.mandatory,
        "municipality": MUNICIPALITY, "component": life.component, "interface": life.interface,
        "role": life.role,
        "published_date": life.published, "start_date": life.start,
        "due_date": life.due_text or life.due_on(day),
        "completed_date": completed, "updated_date": max(changes), "status": status,
        "responsible": life.responsible if life.responsible_from <= day else "",
        "executor": life.executor_on(day), "comment": life.comment if _has_happened(life, day) else "",
        "link": f"https://klik.eksempel.invalid/opgave/{number}", "priority": life.priority,
    }  # fmt: skip
    return shown | {"light": klik_light(shown, life, day)}


def _status(life: Life, day: date) -> str:
    if life.completed and life.completed <= day:
        return "Fuldført"
    if life.not_relevant_from and life.not_relevant_from <= day:
        return "Ikke relevant"
    if life.impossible_from and life.impossible_from <= day:
        return "Kan ikke nås"
    return "I gang" if life.begun and life.begun <= day else "Ikke startet"


def _has_happened(life: Life, day: date) -> bool:
    """Whether what the comment tells of has happened."""
    if life.name in CAUTIOUS:
        return True
    told = [life.impossible_from, *(when for when, _ in life.moves)]
    told += [since for since, person in life.executors if not person]
    return any(when and when <= day for when in told)


def klik_light(shown: dict, life: Life, day: date) -> str:
    """KLIK's light: the rule, but for the planted tasks, whose light nobody has updated."""
    if shown["status"] not in ("Fuldført", "Kan ikke nås") and day == NOVEMBER:
        if life.name in WATERMELONS:
            return "green"
        if life.name in CAUTIOUS:
            return "yellow"
    return rule_light(replace(life, due=life.due_on(day)), shown, day)


def rule_light(life: Life, shown: dict, day: date) -> str:
    if shown["status"] == "Fuldført":
        return "done"
    if shown["status"] == "Ikke relevant":
        return "grey"
    if life.due < day or shown["status"] == "Kan ikke nås":
        return "red"
    if life.start > day:
        return "grey"
    unready = life.due <= day + timedelta(14) and shown["status"] != "I gang"
    return "yellow" if unready or not shown["responsible"] or not shown["executor"] else "green"
