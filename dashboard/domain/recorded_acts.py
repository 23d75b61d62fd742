"""Of what an act was, for the audit log: which page, day or subject and how many, and no text of a row."""

from collections.abc import Iterable
from datetime import date

from dashboard.domain.danish import format_date
from dashboard.domain.programme_schema import BY_NAME
from dashboard.domain.wording import counted, listed

LIST_ANSWER = "svaret på, om to eksporter er samme liste"
SHOWN_EXPORT = "hvilken eksport der vises"
PROGRAMME = "programmappen"
PERSON = "en person i programmappen"
EVERYTHING = "alt"
BACKUP = "en sikkerhedskopi"
SHARING_ON = "deling af kommunens tal: slået til"
SHARING_OFF = "deling af kommunens tal: slået fra"


def export(as_of: date, tasks: int) -> str:
    return f"eksport pr. {format_date(as_of)} med {counted(tasks, 'opgave', 'opgaver')}"


def exports(snapshots: int, tasks: int) -> str:
    return f"{counted(snapshots, 'eksport', 'eksporter')} med {counted(tasks, 'opgave', 'opgaver')}"


def register_rows(subjects: Iterable[str], rows: int) -> str:
    """`subjects`: names of register_version; a sheet that isn't ours is called a sheet."""
    names = {BY_NAME[subject].label if subject in BY_NAME else "eget ark" for subject in subjects}
    return f"{counted(rows, 'række', 'rækker')} i programmappen ({listed(sorted(names))})"


def file_of_kind(ending: str) -> str:
    """`ending`: of the file's name, such as "xlsx"."""
    return f"en fil (.{ending})"
