"""What goes when exports are deleted, said before, and what went, said afterwards."""

from collections.abc import Sequence
from datetime import date

from dashboard.domain.danish import format_date
from dashboard.domain.wording import counted, listed, number

MOST_NAMES = 8


def what_goes(
    file_name: str, as_of: date, tasks: int, persons: Sequence[str], elsewhere: int, backups: int
) -> list[str]:
    """A line for each thing that goes with one export.

    `persons`: whom it names. `elsewhere`: how many of them other exports name, too. `backups`: how many
    hold it.
    """
    lines = [
        f"Eksporten pr. {format_date(as_of)} med {counted(tasks, 'opgave', 'opgaver')}",
        f"Filen {file_name}, som den blev lagt ind",
    ]
    if persons:
        names = counted(len(persons), "person", "personer")
        stay = _stay(elsewhere, len(persons))
        lines.append(f"Navnene på {names} i den: {listed(persons, at_most=MOST_NAMES)}{stay}")
    if backups:
        copies = counted(backups, "sikkerhedskopi", "sikkerhedskopier")
        lines.append(f"Det samme i {copies}, som skrives om uden eksporten")
    return lines


def _stay(elsewhere: int, persons: int) -> str:
    if not elsewhere:
        return ""
    who = "Alle" if elsewhere == persons else f"{number(elsewhere)} af dem"
    return f". {who} står også i andre eksporter og bliver dér"


def what_goes_with_all(exports: int, tasks: int, programme_rows: int, backups: int) -> list[str]:
    """A line for each thing that goes when everything does. `programme_rows`: those that count now."""
    lines = []
    if exports:
        held = counted(tasks, "opgave", "opgaver")
        lines.append(f"{counted(exports, 'eksport', 'eksporter')} med {held} og alle navne i dem")
    if programme_rows:
        lines.append(f"Programmappen: {counted(programme_rows, 'række', 'rækker')} og deres ændringslog")
    lines.append("Det, du har svaret om kolonner og lister")
    if backups:
        lines.append(counted(backups, "sikkerhedskopi", "sikkerhedskopier"))
    return lines


def what_went(exports: int, tasks: int, backups_rewritten: int, backups_dropped: int) -> str:
    sentences = [
        f"Slettet: {counted(exports, 'eksport', 'eksporter')} med {counted(tasks, 'opgave', 'opgaver')}."
    ]
    if backups_rewritten:
        copies = counted(backups_rewritten, "sikkerhedskopi", "sikkerhedskopier")
        sentences.append(f"{copies} er skrevet om uden dem.")
    if backups_dropped:
        sentences.append(f"{counted(backups_dropped, 'sikkerhedskopi', 'sikkerhedskopier')} er slettet.")
    return " ".join(sentences)
