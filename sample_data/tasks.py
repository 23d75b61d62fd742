"""Every task of the invented municipality and its history: published, begun, moved, handed over, solved."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from content import Project, Template, phase_at, projects, rows, staff, templates, theme_of_role
from story import CROWDED_FRIDAY, LONG_TASK, LONG_TASK_FROM, LONG_TASK_TO, NOVEMBER, PROGRAMME_TASKS

PROJECTS, STAFF, THEME_OF_ROLE = projects(), staff(), theme_of_role()
OTHER_THEME = "IT-miljø og IT-infrastruktur"


@dataclass
class TaskHistory:
    """A task through time. What happens at a date holds from that day on."""

    project: str
    title: str
    role: str
    theme: str
    phase: str
    description: str = ""
    component: str = ""
    interface: str = ""
    task_type: str = "Løsningsspecifik opgave"
    mandatory: bool = True
    priority: str = "Mellem"
    published: date = date.min
    start: date | None = None
    due: date | None = None
    due_text: str = ""  # shown instead of the date
    begun: date | None = None
    completed: date | None = None
    impossible_from: date | None = None
    not_relevant_from: date | None = None
    gone_from: date | None = None
    moves: list[tuple[date, date]] = field(default_factory=list)  # from that day, this deadline
    responsible: str = ""
    responsible_from: date = date.min
    executors: list[tuple[date, str]] = field(default_factory=list)
    comment: str = ""

    @property
    def name(self) -> tuple[str, str]:
        return self.project, self.title

    def due_on(self, day: date) -> date | None:
        return next((due for moved, due in reversed(self.moves) if moved <= day), self.due)

    def executor_on(self, day: date) -> str:
        return next((person for since, person in reversed(self.executors) if since <= day), "")


def all_histories() -> list[TaskHistory]:
    """Every task's history, without the planted story."""
    tasks = [task for project in PROJECTS.values() for task in _from_templates(project)]
    tasks += [_listed(**row) for row in rows("listed_tasks")]
    tasks += [_own(**row) for row in rows("own_tasks")]
    return tasks + _programme()


def _from_templates(project: Project) -> list[TaskHistory]:
    out = project.leaves_out
    return [
        _from_template(project, it) for it in templates() if it.key not in out and "everything" not in out
    ]


def _from_template(project: Project, template: Template) -> TaskHistory:
    words = {"p": project.name, "subject": project.subject, "users": project.users}
    words |= {"unit": project.unit, "old": project.old_system}
    task = TaskHistory(
        project.name,
        template.title.format(**words),
        template.role,
        template.theme,
        phase_at(template.position),
        template.description.format(**words),
    )
    # Some project leaders fill in the columns, others leave it to title and description.
    how = Random(f"kolonner {task.name}").random()
    task.component = template.component if how < 0.8 else ""
    task.interface = template.interface if how < 0.55 or 0.8 < how < 0.9 else ""
    return _with_dates(task, project, template.position)


def _special(project: str, position: float, role: str, title: str, description: str) -> TaskHistory:
    theme, phase = THEME_OF_ROLE.get(role, OTHER_THEME), phase_at(position)
    return _with_dates(
        TaskHistory(project, title, role, theme, phase, description), PROJECTS[project], position
    )


def _with_dates(task: TaskHistory, project: Project, position: float) -> TaskHistory:
    """Dates and persons by chance, the same chance every time."""
    chance = Random(f"liv {task.name}")
    days = (project.last_due - project.first_due).days
    task.due = _weekday(project.first_due + timedelta(round(days * position) + chance.randint(-10, 10)))
    task.start = _weekday(task.due - timedelta(chance.randint(60, 170)))
    task.published = _weekday(task.start - timedelta(chance.randint(40, 330)))
    if task.due.replace(day=1) == date(2026, 12, 1) and task.due.day > 12:
        task.due = CROWDED_FRIDAY
    if task.due == date(2027, 1, 1):
        task.due = date(2027, 1, 8)
    _begin_and_complete(task, chance)
    _staff(task, project, chance)
    task.mandatory = chance.random() < 0.85
    task.priority = chance.choice(("Høj", "Mellem", "Mellem", "Lav"))
    if task.role in ("Projektejer", "Aftaleadministrator (STS)", "It-sikkerhedsansvarlig"):
        task.task_type = "Basisopgave"
    return task


def _begin_and_complete(task: TaskHistory, chance: Random) -> None:
    late_start = chance.random() < 0.10
    task.begun = task.due - timedelta(5) if late_start else task.start + timedelta(chance.randint(0, 18))
    late = chance.random() < 0.36
    task.completed = _weekday(task.due + timedelta(chance.randint(8, 75) if late else -chance.randint(0, 25)))
    task.begun = min(task.begun, task.completed - timedelta(2))
    if task.due > NOVEMBER and chance.random() < 0.06:  # some are far ahead
        task.completed = NOVEMBER - timedelta(chance.randint(3, 80))
        task.begun = task.completed - timedelta(20)
        task.start = min(task.start, _weekday(task.begun))
        task.published = min(task.published, task.start - timedelta(30))


def _staff(task: TaskHistory, project: Project, chance: Random) -> None:
    task.responsible = project.leader
    executor = STAFF.get(task.role, project.expert if chance.random() < 0.75 else project.leader)
    task.executors = [(date.min, executor)]
    luck = chance.random()
    if luck < 0.24 and task.due > NOVEMBER:
        task.executors = [(max(task.begun, NOVEMBER) + timedelta(chance.randint(1, 30)), executor)]
    elif luck < 0.30 and task.due > NOVEMBER:
        task.responsible_from = NOVEMBER + timedelta(chance.randint(5, 40))
    elif luck < 0.42:  # named somewhat late
        task.executors = [(task.start + timedelta(chance.randint(0, 25)), executor)]


def _listed(project: str, published: str, position: str, **texts: str) -> TaskHistory:
    """One of a list that KOMBIT published in one go."""
    task, day = _special(project, float(position), **texts), date.fromisoformat(published)
    task.published, task.start, task.begun = day, max(task.start, day), max(task.begun, day)
    return task


def _own(project: str, task_type: str, due: str, done: str, **texts: str) -> TaskHistory:
    """A local task, or one that came over from KIGO."""
    task = _special(project, 0.5, **texts)
    task.task_type, task.mandatory, task.due = (
        task_type,
        task_type == "KIGO-opgave",
        date.fromisoformat(due),
    )
    task.start, task.published = (
        _weekday(task.due - timedelta(60)),
        _weekday(task.due - timedelta(75)),
    )
    task.begun, task.completed = task.start + timedelta(12), task.due - timedelta(3)
    if done == "nej":
        task.completed = None
    return task


def _programme() -> list[TaskHistory]:
    text = "Alle systemer med SF1511 eller SF1514 skal have tillid til den nye løsning, et for et."
    long = _special("Program", 0.5, "Infrastrukturansvarlig", LONG_TASK[1], text)
    long.published, long.start, long.due = LONG_TASK_FROM, LONG_TASK_FROM, LONG_TASK_TO
    long.begun, long.completed = date(2025, 8, 18), None
    tasks = [long]
    text = "Opgaven går på tværs af projekterne og ejes af programlederen."
    for title, due in zip(PROGRAMME_TASKS, (date(2026, 12, 11), date(2027, 2, 5)), strict=True):
        task = _special("Program", 0.5, "KOMBIT-programleder", title, text)
        task.due, task.start, task.published = due, date(2026, 9, 7), date(2026, 8, 24)
        task.begun, task.completed = date(2026, 9, 21), None
        tasks.append(task)
    for task in tasks:
        task.task_type = "Programopgave"
        task.responsible_from, task.executors = date.min, [(date.min, STAFF[task.role])]
    return tasks


def _weekday(day: date) -> date:
    """A Saturday or Sunday becomes the Friday before."""
    return day - timedelta(max(0, day.weekday() - 4))
