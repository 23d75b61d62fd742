"""What the audit log says of an act: which page, day or subject and how many, and no text of a row."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from dashboard.domain.danish import format_date
from dashboard.domain.programme_schema import BY_NAME
from dashboard.domain.wording import counted, listed


class Act(StrEnum):
    """What somebody does; the value is what the log says, and stays as it is."""

    LOGGED_IN = "login"
    LOGGED_OUT = "logout"
    REFUSED = "refused"
    SAW = "saw"
    FETCHED = "fetched"
    LOADED = "loaded"
    WROTE = "wrote"
    DELETED = "deleted"
    RESTORED = "restored"


IN_DANISH = {
    Act.LOGGED_IN: "Loggede ind",
    Act.LOGGED_OUT: "Loggede ud",
    Act.REFUSED: "Blev afvist",
    Act.SAW: "Så",
    Act.FETCHED: "Hentede",
    Act.LOADED: "Indlæste",
    Act.WROTE: "Skrev",
    Act.DELETED: "Slettede",
    Act.RESTORED: "Gendannede",
}
ANSWER = "svar på, om to eksporter er samme liste"
SHOWN_EXPORT = "valg af den eksport, der vises"
PROGRAMME = "programmappen"
PERSON = "en person i programmappen"
EVERYTHING = "alt"
BACKUP = "en sikkerhedskopi"


def export(as_of: date, tasks: int) -> str:
    return f"eksport pr. {format_date(as_of)} med {counted(tasks, 'opgave', 'opgaver')}"


def exports(snapshots: int, tasks: int) -> str:
    return f"{counted(snapshots, 'eksport', 'eksporter')} med {counted(tasks, 'opgave', 'opgaver')}"


def register_rows(subjects: Iterable[str], rows: int) -> str:
    """`subjects`: names of register_version; a sheet that isn't ours is called a sheet."""
    names = {BY_NAME[subject].label if subject in BY_NAME else "eget ark" for subject in subjects}
    return f"{counted(rows, 'række', 'rækker')} i programmappen ({listed(sorted(names))})"
