"""What is said of one task: whom to call, and the mail that is ready to send."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from dashboard.domain.danish import format_date, one_line
from dashboard.domain.persons import MAIL

LONGEST_TITLE = 200  # characters
LONGEST_LINK = 1_900  # characters: mail programs on Windows take links of some 2,000
SEAT = {1: "Udfører", 2: "Ansvarlig", 3: "Projektleder", 4: "Rolle", 5: "Programleder"}
"""By rank in queries/tasks/call_list.sql."""
VACANT = "– ubesat –"


@dataclass(frozen=True)
class Mail:
    subject: str
    body: str

    def link(self, to: str) -> str:
        """A mailto link, every character of it percent-encoded; cut at the end where it is too long."""
        address = to.strip() if MAIL.fullmatch(to.strip()) else ""
        head = f"mailto:{quote(address, safe='@')}?subject={quote(self.subject)}&body="
        body = self.body
        while len(head + quote(body)) > LONGEST_LINK:
            body = body[: -max(1, len(body) // 20)]
        return head + quote(body)


def mail(task: Mapping, person: str) -> Mail:
    """What one writes to somebody about a task.

    task: a row of queries/tasks/details.sql, texts without nulls. person: "" where it isn't known.
    """
    title = textwrap.shorten(one_line(task["title"]), LONGEST_TITLE, placeholder=" …")
    project = one_line(task["project"])
    due = task["due_date"]
    lines = [
        f"Kære {one_line(person)}" if person else "Hej",
        "",
        f'Jeg skriver om KLIK-opgaven "{title}" i projektet {project or "-"}.',
        "",
        f"Frist: {format_date(due) if isinstance(due, date) else 'ikke sat i KLIK'}",
        f"Status i KLIK: {one_line(task['status']) or '-'}",
        f"Hvorfor jeg skriver: {one_line(task['reason'])}.",
        "",
        "Hvad mangler der for at løse opgaven, hvem gør det, og hvornår er den løst? "
        "Opdatér også gerne status i KLIK.",
        "",
        "Venlig hilsen",
        "",
    ]
    return Mail(f"KLIK-opgave i {project or 'programmet'}: {title}", "\n".join(lines))


def seat_line(seats: list[str], person: str, phone: str, mail_address: str, unit: str) -> str:
    """ "Udfører og ansvarlig: Mette Sørensen, Jobcenteret · 12 34 56 78 · mette@kommune.dk"."""
    named = " og ".join([seats[0], *(seat[0].lower() + seat[1:] for seat in seats[1:])])
    who = ", ".join(filter(None, [person or VACANT, unit]))
    return " · ".join(filter(None, [f"{named}: {who}", phone, mail_address]))


def missing(seats: list[str]) -> str:
    """Which links of the chain are missing."""
    return f"Mangler: {', '.join(seats)}."
