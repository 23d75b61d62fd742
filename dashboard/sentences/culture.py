"""The sentences of the page KLIK-kultur, and the mail to a project's leader. Never about a person."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.culture import BY_CODE, HABITS, percent, totals
from dashboard.domain.danish import format_date
from dashboard.domain.wording import counted, number
from dashboard.sentences import tasks as tasks_mail
from dashboard.sentences.projects import WITHOUT_PROJECT
from dashboard.sentences.tasks import LONGEST_LINK

UNCHANGED = "uændret"
SHORTEST_LINE = 20  # characters that a task takes in a link, at the least
LONGEST_TITLE = 70  # characters of a task's title in a mail


def headline(figures: pd.DataFrame) -> str:
    """The best and the weakest habit. `figures`: queries/culture/habits.sql, with at least one row."""
    habits = totals(figures)
    if (habits["kept"] == habits["tasks"]).all():
        which = "alle fire vaner" if len(habits) == len(HABITS) else f"»{_labels(list(habits.index))}«"
        return f"God KLIK-kultur: {which} holdes på alle opgaver."
    shares = {code: percent(row["kept"], row["tasks"]) for code, row in habits.iterrows()}
    best, weakest = max(shares, key=shares.__getitem__), min(shares, key=shares.__getitem__)
    if len(shares) == 1:
        return f"»{BY_CODE[best].label}« holdes på {_of(habits, best)}."
    if shares[best] == shares[weakest]:
        return f"»{_labels(list(shares))}« holdes lige godt, på {shares[best]} % af opgaverne."
    return (
        f"Bedst holdes »{BY_CODE[best].label}« ({_of(habits, best)}), "
        f"svagest »{BY_CODE[weakest].label}« ({_of(habits, weakest)})."
    )


def _labels(codes: Sequence[str]) -> str:
    """With quotation marks between them; whoever calls sets the outer ones."""
    labels = [BY_CODE[code].label for code in codes]
    return "« og »".join(filter(None, ["«, »".join(labels[:-1]), labels[-1]]))


def _of(habits: pd.DataFrame, code: str) -> str:
    kept, tasks = (int(value) for value in habits.loc[code, ["kept", "tasks"]])
    return f"{percent(kept, tasks)} % af {counted(tasks, 'opgave', 'opgaver')}"


def not_measured(figures: pd.DataFrame) -> str:
    """The habits that none of the tasks are about; empty where there is none."""
    missing = [habit.code for habit in HABITS if habit.code not in set(figures["habit"])]
    return f"Ingen opgaver at måle »{_labels(missing)}« på." if missing else ""


def largest_gap(figures: pd.DataFrame) -> pd.Series | None:
    """The row of the project and habit where the most tasks break; None where none does.

    Of equals, the one with the lowest share. `figures`: queries/culture/habits.sql.
    """
    gaps = figures.assign(broken=figures["tasks"] - figures["kept"])
    worst_first = gaps[gaps["broken"] > 0].sort_values(
        ["broken", "share"], ascending=[False, True], kind="stable"
    )
    return None if worst_first.empty else worst_first.iloc[0]


def raises_most(figures: pd.DataFrame) -> str:
    """What would raise a habit most, and by how much; empty where no task breaks any. Names a project."""
    gap = largest_gap(figures)
    if gap is None:
        return ""
    habit = BY_CODE[gap["habit"]]
    kept, tasks = (int(value) for value in totals(figures).loc[habit.code, ["kept", "tasks"]])
    broken = int(gap["broken"])
    before, after = percent(kept, tasks), percent(kept + broken, tasks)
    come = "Kommer den på plads" if broken == 1 else "Kommer de på plads"
    lifted = f" {come}, stiger andelen fra {before} til {after} %." if after > before else ""
    place = "blandt opgaver uden projekt" if gap["project"] == WITHOUT_PROJECT else f"i {gap['project']}"
    return (
        f"Der er mest at hente {place}: {counted(broken, 'opgave', 'opgaver')} bryder »{habit.label}«."
        f"{lifted} {habit.advice}"
    )


def change(now: tuple[int, int] | None, before: tuple[int, int] | None, since: date | None) -> str | None:
    """How a share has changed: "+4 %-point siden 26.10."; None where there is nothing to compare.

    `now`, `before`: kept and tasks.
    """
    if now is None or before is None or since is None:
        return None
    points = percent(*now) - percent(*before)
    return f"{points:+d} %-point siden {since:%d.%m.}" if points else UNCHANGED


def share(counts: tuple[int, int] | None) -> str:
    """ "67 % af 210". `counts`: kept and tasks; None where there is nothing to measure."""
    return f"{percent(*counts)} % af {number(counts[1])}" if counts else "Intet at måle på"


def about_project(project: str, breaking: pd.DataFrame) -> str:
    """How many of a project's tasks break a habit. `breaking`: its rows of culture/breaking_tasks.sql."""
    place = "uden projekt" if project == WITHOUT_PROJECT else f"i {project}"
    tasks = breaking["task_key"].nunique()
    if not tasks:
        return f"Ingen opgaver {place} bryder en vane."
    codes = breaking["habit"].unique()
    which = f"»{BY_CODE[codes[0]].label}«" if len(codes) == 1 else "mindst én af vanerne"
    return f"{counted(tasks, 'opgave', 'opgaver')} {place} bryder {which}."


def in_trend(days: Sequence[date]) -> str:
    """What the chart of the exports shows, without a name."""
    if len(days) < 2:
        return "Udviklingen kommer, når du indlæser den næste eksport."
    return (
        f"Andelen af opgaver, der holder hver vane, fra {format_date(days[0])} til {format_date(days[-1])}, "
        f"på {number(len(days))} datoer."
    )


@dataclass(frozen=True)
class Mail:
    """A mail that is ready to send. `body`: with all tasks; `link`: opens it, with as many as fit."""

    subject: str
    body: str
    link: str


def mail(project: str, breaking: pd.DataFrame, as_of: date, to: str = "") -> Mail:
    """To a project's leader about the tasks that break a habit. `breaking`: as about_project has it.

    Names no person: what a leader needs stands in KLIK.
    """
    short = textwrap.shorten(project, LONGEST_TITLE, placeholder=" …")
    subject = "KLIK-kultur: " + ("opgaver uden projekt" if project == WITHOUT_PROJECT else short)
    lines = _lines(breaking)
    tasks = min(len(lines), LONGEST_LINK // SHORTEST_LINE)
    while True:
        body = _body(short, breaking, lines[:tasks], len(lines) - tasks, as_of)
        short_mail = tasks_mail.Mail(subject, body)
        if short_mail.fits(to) or not tasks:
            return Mail(subject, _body(short, breaking, lines, 0, as_of), short_mail.link(to))
        tasks -= 1


def _lines(breaking: pd.DataFrame) -> list[tuple[str, str]]:
    """The habit of each task, and the task in a line."""
    return [
        (row.habit, f"- {textwrap.shorten(row.title, LONGEST_TITLE, placeholder=' …')} ({row.because})")
        for row in breaking.itertuples()
    ]


def _body(
    project: str, breaking: pd.DataFrame, lines: Sequence[tuple[str, str]], left: int, as_of: date
) -> str:
    sections = []
    for habit in HABITS:
        of_habit = [line for code, line in lines if code == habit.code]
        if of_habit:
            sections.append("\n".join([f"{habit.label}: {habit.advice}", *of_habit]))
    if left:
        sections.append(f"- og {'en anden' if left == 1 else f'{number(left)} andre'}, som jeg kan sende.")
    return "\n\n".join(
        [f"Hej\n\n{about_project(project, breaking)} Opgjort pr. {format_date(as_of)}.", *sections]
    ) + ("\n\nVil I få det på plads i KLIK og sige til, hvis I mangler hjælp?\n\nVenlig hilsen\n")
