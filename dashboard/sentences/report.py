"""The sentences of what leaves the house: what it is about, its headline, and where a table is cut."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from dashboard.domain.danish import fold_words
from dashboard.domain.filters import BY_FIELD, TaskFilter, as_words
from dashboard.domain.report_formats import ReportFormat
from dashboard.domain.wording import counted, listed, number
from dashboard.sentences import frame, overview

HEADING = "Status på KLIK-opgaverne"
NOTHING_LEFT = "Ingen opgaver passer til filtrene."
WHAT_TO_WHOM = (
    "PDF til direktionen, PowerPoint til styregruppen, Excel til projektlederne, kalender og mandagsmail."
)
NO_NAMES = "uden navne"
OMITTED = "udeladt"
MOST_WEEKS = 3  # that a sentence names


def about(municipality: str, as_of: date, filters: Sequence[str], with_names: bool) -> str:
    """What stands on every page: whose tasks, from which day, by which filter. `filters`: filter_words."""
    line = frame.on_paper(municipality, as_of, filters)
    return line if with_names else f"{line} · {NO_NAMES}"


def filter_words(chosen: TaskFilter, with_names: bool) -> list[str]:
    """The filter spelled out, as domain/filters.as_words; without names, persons are only counted."""
    words = as_words(chosen)
    if with_names:
        return words
    hidden = {
        "persons": counted(len(chosen.persons), "person", "personer"),
        "text": OMITTED,
    }
    labels = {BY_FIELD[field].label: said for field, said in hidden.items()}
    return [_hidden(line, labels) for line in words]


def _hidden(line: str, labels: Mapping[str, str]) -> str:
    label = line.partition(":")[0]
    return f"{label}: {labels[label]}" if label in labels else line


def headline(facts: Mapping, counts_before: pd.DataFrame | None, day_before: date | None) -> str:
    """As the headline of Overblik: sentences/overview.headline. A filter may leave nothing."""
    return overview.headline(facts, counts_before, day_before) if facts["tasks"] else NOTHING_LEFT


def shown(rows: int, all_rows: int) -> str:
    """ "22 af 62 vist"; empty where a table is whole."""
    return f"{number(rows)} af {number(all_rows)} vist" if rows < all_rows else ""


def subject(facts: Mapping, as_of: date) -> str:
    """The subject of the mail."""
    tasks = counted(facts["tasks"], "opgave", "opgaver") if facts["tasks"] else "ingen opgaver"
    red = (
        ""
        if not facts["tasks"]
        else f", {number(facts['red']) if facts['red'] else 'ingen'} {_red(facts['red'])}"
    )
    return f"KLIK pr. {as_of:%d.%m.%Y}: {tasks}{red}"


def _red(count: int) -> str:
    return "rød" if count == 1 else "røde"


def deadlines(weeks: pd.DataFrame, weeks_ahead: int) -> str:
    """How many open tasks are due, and when the most.

    `weeks`: queries/overview/deadlines_by_week.sql, asked of so many weeks ahead.
    """
    ahead = next_weeks(weeks_ahead)
    if weeks.empty:
        return f"Ingen frister {ahead}."
    totals = weeks.groupby(["week_start", "week_label"])["tasks"].sum()
    due = counted(totals.sum(), "frist", "frister")
    if len(totals) == 1:
        return f"{due} {ahead}, i {totals.index[0][1]}."
    busiest = [label for _, label in totals.index[totals == totals.max()]]
    each = f" ({number(totals.max())}{' hver' if len(busiest) > 1 else ''})"
    return f"{due} {ahead}, flest i {listed(busiest, MOST_WEEKS)}{each}."


def next_weeks(weeks: int) -> str:
    """How far ahead deadlines are counted by week, in the middle of a sentence."""
    return f"de næste {number(weeks)} uger"


def sheets(projects: int) -> str:
    """What the workbook for project leaders holds beside its first sheet."""
    if not projects:
        return "Ingen åbne opgaver, og derfor ingen ark for projekter."
    if projects == 1:
        return "Et ark med projektets åbne opgaver."
    return f"{number(projects)} ark, ét for hvert projekt med dets åbne opgaver."


def events(deadlines: int, activities: int) -> str:
    """What the calendar holds."""
    if not deadlines and not activities:
        return "Der er hverken frister eller aktiviteter forude."
    due = counted(deadlines, "frist", "frister") if deadlines else "Ingen frister"
    ahead = counted(activities, "aktivitet", "aktiviteter") if activities else "ingen aktiviteter"
    return f"{due} og {ahead} forude."


def none_ahead(what: str) -> str:
    """Of a list of what comes that is empty. `what`: its heading."""
    return f"Ingen {what.lower()} forude."


def file_name(report_format: ReportFormat, as_of: date) -> str:
    return f"klik-{fold_words(report_format.audience)}-{as_of:%Y-%m-%d}.{report_format.ending}"


def ready(file_word: str, size: int) -> str:
    """That a file is made. `size`: bytes."""
    return f"{file_word[0].upper()}{file_word[1:]} er klar ({number(max(1, round(size / 1024)))} KB)."
