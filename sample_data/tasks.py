"""Every task of the invented municipality and its life: published, begun, moved, handed over, solved."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from content import Project, Template, phase_at, projects, rows, staff, templates, theme_of_role
from story import CROWDED_FRIDAY, LONG_TASK, LONG_TASK_FROM, LONG_TASK_TO, NOVEMBER, PROGRAMME_TASKS

PROJECTS, STAFF, THEME_OF_ROLE = projects(), staff(), theme_of_role()
OTHER_THEME = "IT-miljø og IT-infrastruktur"


@dataclass
class Life:
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


def all_lives() -> list[Life]:
    """Every task, living its life without the planted story."""
    lives = [life for project in PROJECTS.values() for life in _from_templates(project)]
    lives += [_listed(**row) for row in rows("listed_tasks")]
    lives += [_own(**row) for row in rows("own_tasks")]
    return lives + _programme()


def _from_templates(project: Project) -> list[Life]:
    out = project.leaves_out
    return [
        _from_template(project, it) for it in templates() if it.key not in out and "everything" not in out
    ]


def _from_template(project: Project, template: Template) -> Life:
    words = {"p": project.name, "subject": project.subject, "users": project.users}
    words |= {"unit": project.unit, "old": project.old_system}
    life = Life(
        project.name,
        template.title.format(**words),
        template.role,
        template.theme,
        phase_at(template.place),
        template.description.format(**words),
    )
    # Some project leaders fill in the columns, others leave it to title and description.
    how = Random(f"kolonner {life.name}").random()
    life.component = template.component if how < 0.8 else ""
    life.interface = template.interface if how < 0.55 or 0.8 < how < 0.9 else ""
    return _lived(life, project, template.place)


def _special(project: str, place: float, role: str, title: str, description: str) -> Life:
    theme, phase = THEME_OF_ROLE.get(role, OTHER_THEME), phase_at(place)
    return _lived(Life(project, title, role, theme, phase, description), PROJECTS[project], place)


def _lived(life: Life, project: Project, place: float) -> Life:
    """Dates and persons by chance, the same chance every time."""
    chance = Random(f"liv {life.name}")
    days = (project.last_due - project.first_due).days
    life.due = _weekday(project.first_due + timedelta(round(days * place) + chance.randint(-10, 10)))
    life.start = _weekday(life.due - timedelta(chance.randint(60, 170)))
    life.published = _weekday(life.start - timedelta(chance.randint(40, 330)))
    if life.due.replace(day=1) == date(2026, 12, 1) and life.due.day > 12:
        life.due = CROWDED_FRIDAY
    if life.due == date(2027, 1, 1):
        life.due = date(2027, 1, 8)
    _begin_and_complete(life, chance)
    _staff(life, project, chance)
    life.mandatory = chance.random() < 0.85
    life.priority = chance.choice(("Høj", "Mellem", "Mellem", "Lav"))
    if life.role in ("Projektejer", "Aftaleadministrator (STS)", "It-sikkerhedsansvarlig"):
        life.task_type = "Basisopgave"
    return life


def _begin_and_complete(life: Life, chance: Random) -> None:
    late_start = chance.random() < 0.10
    life.begun = life.due - timedelta(5) if late_start else life.start + timedelta(chance.randint(0, 18))
    late = chance.random() < 0.36
    life.completed = _weekday(life.due + timedelta(chance.randint(8, 75) if late else -chance.randint(0, 25)))
    life.begun = min(life.begun, life.completed - timedelta(2))
    if life.due > NOVEMBER and chance.random() < 0.06:  # some are far ahead
        life.completed = NOVEMBER - timedelta(chance.randint(3, 80))
        life.begun = life.completed - timedelta(20)
        life.start = min(life.start, _weekday(life.begun))
        life.published = min(life.published, life.start - timedelta(30))


def _staff(life: Life, project: Project, chance: Random) -> None:
    life.responsible = project.leader
    executor = STAFF.get(life.role, project.expert if chance.random() < 0.75 else project.leader)
    life.executors = [(date.min, executor)]
    luck = chance.random()
    if luck < 0.24 and life.due > NOVEMBER:
        life.executors = [(max(life.begun, NOVEMBER) + timedelta(chance.randint(1, 30)), executor)]
    elif luck < 0.30 and life.due > NOVEMBER:
        life.responsible_from = NOVEMBER + timedelta(chance.randint(5, 40))
    elif luck < 0.42:  # named somewhat late
        life.executors = [(life.start + timedelta(chance.randint(0, 25)), executor)]


def _listed(project: str, published: str, place: str, **texts: str) -> Life:
    """One of a list that KOMBIT published in one go."""
    life, day = _special(project, float(place), **texts), date.fromisoformat(published)
    life.published, life.start, life.begun = day, max(life.start, day), max(life.begun, day)
    return life


def _own(project: str, task_type: str, due: str, done: str, **texts: str) -> Life:
    """A local task, or one that came over from KIGO."""
    life = _special(project, 0.5, **texts)
    life.task_type, life.mandatory, life.due = task_type, task_type == "KIGO-opgave", date.fromisoformat(due)
    life.start, life.published = _weekday(life.due - timedelta(60)), _weekday(life.due - timedelta(75))
    life.begun, life.completed = life.start + timedelta(12), life.due - timedelta(3)
    if done == "nej":
        life.completed = None
    return life


def _programme() -> list[Life]:
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
