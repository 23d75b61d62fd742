"""What the frame of every page says: which filters work there, and what the user should know of the data."""

from collections.abc import Sequence
from datetime import date

from dashboard.domain.export_days import OLD
from dashboard.domain.wording import counted, listed, number

SAMPLE = "Du ser eksempeldata. Alt er opdigtet."
ONLY_THIS_SESSION = "Data bliver kun i denne session. Genindlæser du siden, skal filen uploades igen."
LONGEST_NAME = 40  # letters of a file's name


def tasks_left(chosen: int, all_tasks: int, municipalities: int) -> str:
    """ "246 af 394 opgaver"; of several municipalities, how many they are."""
    where = f" i {number(municipalities)} kommuner" if municipalities > 1 else ""
    return f"{number(chosen)} af {counted(all_tasks, 'opgave', 'opgaver')}{where}"


def only_these_filters(labels: Sequence[str], where: str = "på denne side") -> str:
    """Of a page, or a section of one, that heeds few of the filters."""
    return f"Kun filtrene {listed(labels, at_most=len(labels))} virker {where}."


def age_of_export(newest: date, today: date) -> str:
    """Empty while the export is new enough."""
    days = (today - newest).days
    if days <= OLD:
        return ""
    return f"Eksporten er {number(days)} dage gammel. Hent en ny i KLIK, og læg den ind på siden Data."


def doubts(exports: Sequence[dict]) -> str:
    """How many columns we are in doubt about; empty where none. `exports`: data/exports_in_use.sql, some."""
    if not exports:
        return ""
    columns = counted(sum(export["open_questions"] for export in exports), "kolonne", "kolonner")
    if len(exports) > 1:
        return f"Vi er i tvivl om {columns} i {number(len(exports))} eksporter."
    return f"Vi er i tvivl om {columns} i {short(exports[0]['file_name'])}."


def rows_left_out(file_name: str, rows: int) -> str:
    return f"{short(file_name)}: {counted(rows, 'række', 'rækker')} kunne ikke læses som opgaver."


def takes_the_place(file_name: str, exports: int) -> str:
    """Of a file that is shown instead of what was loaded before."""
    before = "en tidligere eksport" if exports == 1 else f"{number(exports)} tidligere eksporter"
    return f"{short(file_name)} vises nu i stedet for {before} fra samme dag og kommune."


def short(file_name: str) -> str:
    """Cut so that a notice stays on one line."""
    return file_name if len(file_name) <= LONGEST_NAME else f"{file_name[: LONGEST_NAME - 1]}…"


def on_paper(municipality: str, as_of: date, filters: Sequence[str]) -> str:
    """The heading of each printed page. `filters`: domain/filters.as_words."""
    day = f"opgjort pr. {as_of:%d.%m.%Y}"
    return " · ".join(filter(None, [municipality, day, *(filters or ["alle opgaver"])]))
