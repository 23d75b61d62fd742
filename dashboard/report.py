"""A report: its Story, asked of the store with the pages' own questions, and its file in each format."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.domain import horizon, report_formats
from dashboard.domain.catalogue import components
from dashboard.domain.filters import TaskFilter
from dashboard.domain.omitted_names import (
    HEADING_OF_PERSONS,
    OmittedNames,
    full_names,
    traces_of_text,
    words_alone,
)
from dashboard.domain.problems import UnfinishedReport
from dashboard.domain.report_formats import ReportFormat
from dashboard.domain.roles import roles
from dashboard.domain.wording import listed, number
from dashboard.programme.written_persons import versions_of, with_reach, written_persons
from dashboard.reports import calendar, mail, project_leaders, story
from dashboard.reports.story import About, Answers, Table
from dashboard.sentences import report as sentences
from dashboard.store import filter_days
from dashboard.store.connection import Question, Store

ROWS = 50  # as Overblik asks
MOST_DEADLINES = 2_000  # a calendar with more is nobody's


class Report:
    """What a filter leaves, to be taken away: with the names of persons or without. `today`: the clock's."""

    def __init__(self, store: Store, chosen: TaskFilter, with_names: bool, today: date):
        self._store, self._chosen, self._with_names = store, chosen, with_names
        self._generation = store.generation  # first: what is written meanwhile makes the file old
        self._exports = store.ask("data/exports_in_use")
        self._seen_on = filter_days.day_of_looking(store, chosen, today)
        omit: Callable[[str], str] = str if with_names else omitted_names(store, chosen).omit
        self._clean = story.cleaning(omit)
        self.story = story.make(self._answers(), self._about(), self._clean)

    @property
    def identity(self) -> str:
        """Another text where another file would come of it."""
        return f"{self._generation} {self._chosen} {self._with_names} {self._seen_on}"

    def file(self, report_format: ReportFormat) -> bytes:
        """The whole file. The libraries are imported where it is made. Raises UnfinishedReport."""
        if report_format is report_formats.PDF:
            from dashboard.reports import pdf

            return pdf.document(self.story)
        if report_format is report_formats.PPTX:
            from dashboard.reports import powerpoint

            return powerpoint.slides(self.story)
        if report_format is report_formats.MAIL:
            return mail.message(self.story)
        if report_format is report_formats.XLSX:
            return project_leaders.workbook(self.story, self._cleaned(self._ask("report/open_tasks")))
        return self._calendar()

    def _cleaned(self, rows: pd.DataFrame) -> pd.DataFrame:
        return story.cleaned(rows, self._clean, self._with_names)

    def calendar_tables(self, rows: int) -> tuple[Table, Table]:
        """The next deadlines and activities that the calendar will hold."""
        return (
            self._table("Frister", self._deadlines(), ["due_date", "title", "project", "worst_light"], rows),
            self._table("Aktiviteter", self._activities(), ["held_on", "hours", "activity", "place"], rows),
        )

    def _table(self, heading: str, events: pd.DataFrame, columns: list[str], rows: int) -> Table:
        shown = self._cleaned(events[columns].head(rows))
        return Table(heading, sentences.none_ahead(heading), shown, len(events))

    def _deadlines(self) -> pd.DataFrame:
        return calendar.as_deadlines(self._ask("report/open_tasks"), self._chosen.as_of)

    def _activities(self) -> pd.DataFrame:
        activities = self._ask("interfaces/activities")
        return activities[activities["is_ahead"] & activities["starts_first"].notna()]

    def _calendar(self) -> bytes:
        deadlines = self._deadlines()
        if len(deadlines) > MOST_DEADLINES:
            raise UnfinishedReport(
                f"{number(len(deadlines))} frister er for mange til en kalender.",
                f"Vælg et snævrere filter: der er plads til {number(MOST_DEADLINES)}.",
            )
        activities = self._cleaned(self._activities())
        return calendar.calendar(activities, "KLIK-overblik", self._cleaned(deadlines))

    def _about(self) -> About:
        names = self._chosen.municipalities or tuple(filter(None, self._exports["municipality"].unique()))
        words = sentences.filter_words(self._chosen, self._with_names)
        return About(listed(names), self._chosen.as_of, tuple(words), self._with_names)

    def _ask(self, question: str, **parameters: Any) -> pd.DataFrame:
        return self._store.ask(question, **{"filter": self._chosen} | parameters)

    def _answers(self) -> Answers:
        soon, ahead = horizon.soon(self._chosen.as_of), horizon.DAYS_AT_RISK
        questions: dict[str, Question] = {
            "facts": ("overview/briefing", {}),
            "counts": ("overview/counts_by_light", {}),
            "shared": ("overview/red_across_projects", {}),
            "weeks": ("overview/deadlines_by_week", {"weeks": horizon.WEEKS_AHEAD}),
            "urgent": ("overview/needs_action", {"rows": ROWS, "seen_on": self._seen_on}),
            "projects": ("projects/across_projects", {}),
            "roles": ("roles/headline", {"horizon_days": ahead, "soon_days": soon.days}),
            "vacant": ("roles/vacant_roles", {"horizon_days": ahead}),
            "uses": ("systems/use_of_components", {}),
        }
        answers = self._store.ask_together(
            *((name, {"filter": self._chosen} | dict(given)) for name, given in questions.values())
        )
        by_field: dict[str, Any] = dict(zip(questions, answers, strict=True))
        for single in ("facts", "roles"):
            by_field[single] = by_field[single].iloc[0].to_dict()
        return Answers(soon=soon, **by_field, **self._before())

    def _before(self) -> dict[str, Any]:
        """The answers about the export before, where there is one that it can be compared with."""
        previous = filter_days.previous(self._store, self._chosen)
        if previous is None:
            return {}
        return {
            "day_before": previous.as_of,
            "counts_before": self._ask("overview/counts_by_light", filter=previous),
            "changes": self._row("overview/changes", previous=previous),
        }

    def _row(self, question: str, **parameters: Any) -> Mapping[str, Any]:
        return self._ask(question, **parameters).iloc[0].to_dict()


def omitted_names(store: Store, chosen: TaskFilter) -> OmittedNames:
    """All whom an export or the programmappe names in a column for persons, with their phones and mails.

    What alone names a project, a municipality, a role or a støttesystem names nobody.
    """
    versions = versions_of(store)
    in_exports = store.ask("programme/persons_in_exports")["person"]
    in_own_columns = store.ask("programme/persons_in_own_columns", headings=HEADING_OF_PERSONS)["person"]
    written = (*in_exports, *full_names(in_own_columns))
    everyone = [traces for text in written for traces in traces_of_text(text)]
    everyone += [with_reach(person, versions).traces for person in written_persons(versions)]
    return OmittedNames(everyone, words_alone(_of_no_person(store, chosen)))


def _of_no_person(store: Store, chosen: TaskFilter) -> list[str]:
    """Projects of one word, municipalities, roles and støttesystemer. "Mettes spor" may name Mette."""
    kinds = store.ask("tasks/choices", filter=TaskFilter(chosen.as_of))
    projects = kinds.loc[kinds["kind"] == "project", "value"]
    return [
        *(project for project in projects if len(project.split()) == 1),
        *store.ask("data/exports_in_use")["municipality"].unique(),
        *(role.name for role in roles()),
        *(component.name for component in components()),
    ]
