"""What is said of one task: whom to call, and the mail that is ready to send."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from urllib.parse import quote

from dashboard.domain.danish import format_date, one_line
from dashboard.domain.persons import MAIL
from dashboard.domain.wording import listed

LINE_END = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
LONGEST_TITLE, LONGEST_NAME = 200, 80  # characters
LONGEST_LINK = 1_900  # characters: mail programs on Windows take links of some 2,000
LONGEST_ADDRESS, LONGEST_SUBJECT = 400, 600  # characters of it
SEAT = {1: "Udfører", 2: "Ansvarlig", 3: "Projektleder", 4: "Rolle", 5: "Programleder"}
"""By rank in queries/tasks/call_list.sql."""
VACANT = "– ubesat –"


@dataclass(frozen=True)
class Mail:
    subject: str
    body: str

    def link(self, to: str) -> str:
        """A mailto link, every character of it percent-encoded.

        The subject is one line, and the body's lines end in %0A: no text of a task adds a header.
        Where it is too long, the body ends between two words, and the subject gives way only to that.
        """
        head = self._head(to)
        return head + _encoded(self._lines, LONGEST_LINK - len(head))

    def fits(self, to: str) -> bool:
        """Whether the whole body is in the link."""
        return len(self._head(to)) + len(_quoted(self._lines)) <= LONGEST_LINK

    def _head(self, to: str) -> str:
        address = to.strip() if MAIL.fullmatch(to.strip()) else ""
        to_whom = f"mailto:{quote(address, safe='@')}"
        if len(to_whom) > LONGEST_ADDRESS:
            to_whom = "mailto:"
        return f"{to_whom}?subject={_encoded(one_line(self.subject), LONGEST_SUBJECT)}&body="

    @property
    def _lines(self) -> str:
        return LINE_END.sub("\n", self.body)


def _encoded(text: str, longest: int) -> str:
    """Percent-encoded, in at most so many characters: whole words, and an ellipsis if some are left out."""
    if len(whole := _quoted(text)) <= longest:
        return whole
    end = _quoted(" …")
    pieces = [_quoted(letter) for letter in text]
    room = accumulate(map(len, pieces), initial=len(end))
    fits = sum(1 for used in room if used <= longest) - 1
    cut = text[:fits]
    between_words = max(cut.rfind(" "), cut.rfind("\n"))
    return _quoted(cut[:between_words] if between_words > 0 else cut) + end


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="replace")


def mail(task: Mapping, person: str) -> Mail:
    """What one writes to somebody about a task.

    task: a row of queries/tasks/details.sql, texts without nulls. person: "" where it isn't known.
    """
    title = _shortened(task["title"], LONGEST_TITLE)
    project = _shortened(task["project"], LONGEST_NAME)
    due = task["due_date"]
    lines = [
        f"Kære {_shortened(person, LONGEST_NAME)}" if person else "Hej",
        "",
        f"Jeg skriver om KLIK-opgaven »{title}«{f' i projektet {project}' if project else ''}.",
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


def _shortened(text: str, longest: int) -> str:
    """On one line, and cut between two words where there are any."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return f"{cut.rpartition(' ')[0] or cut} …"


def seat_line(seats: list[str], person: str, phone: str, mail_address: str, unit: str) -> str:
    """ "Udfører og ansvarlig: Mette Sørensen, Jobcenteret · 12 34 56 78 · mette@kommune.dk"."""
    named = listed([seats[0], *map(_within, seats[1:])], len(seats))
    who = ", ".join(filter(None, [person or VACANT, unit]))
    return " · ".join(filter(None, [f"{named}: {who}", phone, mail_address]))


def _within(seat: str) -> str:
    """As it stands inside a sentence: "ansvarlig", but "FK-ansvarlig (SP)"."""
    return seat if seat[1:2].isupper() else seat[:1].lower() + seat[1:]


def missing(seats: list[str]) -> str:
    """Which links of the chain are missing."""
    return f"Mangler: {', '.join(seats)}."
