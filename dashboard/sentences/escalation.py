"""The words of the page Eskalation: a text ready to send for each step, and the page's own sentences.

The texts follow »Eskalation ift. kommuner« in KOMBIT: Velkommen til KOMBIT (maj/juni 2018); their wording is
ours. They speak of the task and what it needs, never of what somebody did or didn't do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.danish import fold_words, format_date, one_line, person_name, quoted
from dashboard.domain.escalation import (
    CLOSED,
    KOMBIT,
    LEADER,
    PROGRAMME_LEADER,
    PROJECT_LEADER,
    STAGE_OF_CODE,
    STEP_OF_CODE,
)
from dashboard.domain.labels import LABELS
from dashboard.domain.statuses import is_nobody
from dashboard.domain.wording import counted, number

LONGEST_IN_SUBJECT, LONGEST_IN_BODY = 60, 200  # characters: mail programs on Windows take links of some 2,000
SUBJECT = "Eskalation"  # of every mail, before what it is about
_LANE_AS_OWNER = {
    KOMBIT: "KOMBITs",
    PROGRAMME_LEADER: "programlederens",
    PROJECT_LEADER: "projektlederens",
    LEADER: "lederens",
}
SENDER = "Kommunens KOMBIT-programleder"  # where the sender's name isn't known


@dataclass(frozen=True)
class Message:
    subject: str
    body: str


@dataclass(frozen=True)
class Text:
    """`role`: who is greeted where no name is known. `request`: what is asked; {by} is by when."""

    subject: str
    role: str
    opening: str
    request: str


TEXTS = {
    # The programleder writes it: KOMBIT's own anvisning comes from KOMBIT.
    "open": Text(
        SUBJECT,
        "projektleder",
        "Der er oprettet en eskalation af KLIK-opgaven nedenfor.",
        "Vi beder dig svare {by}: Er der styr på opgaven? Hvis ikke: Hvad står i vejen, og hvem kan hjælpe?",
    ),
    "instruct": Text(
        "Anvisning modtaget",
        KOMBIT,
        "Vi har modtaget anvisningen om KLIK-opgaven nedenfor.",
        "Vi giver den videre til projektlederen og melder tilbage {by}, om kommunen har styr på opgaven.",
    ),
    "follow_up": Text(
        "Opfølgning",
        "projektleder",
        "KLIK-opgaven nedenfor har brug for opfølgning.",
        "Vi beder dig svare {by}: Er der styr på opgaven? Hvis ikke: Hvad står i vejen, og hvem kan hjælpe?",
    ),
    "pass_on": Text(
        "Til opfølgning",
        "projektleder",
        "KLIK-opgaven nedenfor er eskaleret, og oplysningerne gives hermed videre til dig.",
        "Vi beder dig gennemgå opgaven og {by} give besked om, hvor den står, og hvad der skal til for at "
        "løse den.",
    ),
    "assess": Text(
        "Er der styr på opgaven?",
        "projektleder",
        "Som led i eskalationen skal det vurderes, om kommunen har styr på KLIK-opgaven nedenfor.",
        "Vi beder dig svare {by}. Hvis ja: Hvordan og hvornår bliver opgaven løst? Hvis nej: Hvad står i "
        "vejen, og hvem kan hjælpe?",
    ),
    "under_control": Text(
        "Afsluttet, der er styr på opgaven",
        KOMBIT,
        "Kommunen har vurderet, at der er styr på KLIK-opgaven nedenfor. Eskalationen er dermed afsluttet.",
        "Der skal ikke gøres mere i denne eskalation. Opgaven følges fortsat i KLIK.",
    ),
    "not_under_control": Text(
        "Anvisning med leder i kopi",
        "programleder",
        "Det er vurderet, at der endnu ikke er styr på KLIK-opgaven nedenfor. Denne anvisning sendes derfor "
        "med leder i kopi.",
        "Vi beder dig orientere lederen og {by} give besked om, hvornår en eskalationsplan kan være klar.",
    ),
    "inform_leader": Text(
        "Orientering af leder",
        "leder",
        "KLIK-opgaven nedenfor er eskaleret, fordi der endnu ikke er styr på den. Nu udarbejdes en "
        "eskalationsplan.",
        "Vi beder dig {by} give besked om, hvilken tid og hvilke medarbejdere planen kan regne med.",
    ),
    "make_plan": Text(
        "Bidrag til eskalationsplan",
        "projektleder",
        "Der skal udarbejdes en eskalationsplan for KLIK-opgaven nedenfor.",
        "Vi beder dig {by} bidrage til planen: Hvad skal gøres, hvem gør det, og hvornår er det færdigt?",
    ),
    "execute": Text(
        "Planen sættes i gang",
        "projektleder",
        "Eskalationsplanen for KLIK-opgaven nedenfor er klar til at blive udført.",
        "Vi beder dig sætte planen i gang og melde status {by}.",
    ),
    "check": Text(
        "Status på opgaven",
        "projektleder",
        "Som led i eskalationsplanen tjekkes status på KLIK-opgaven nedenfor.",
        "Vi beder dig opdatere opgaven i KLIK og {by} give besked om, hvorvidt der nu er styr på den.",
    ),
    "plan_worked": Text(
        "Afsluttet, der er styr på opgaven",
        "projektleder",
        "Status er tjekket, og der er styr på KLIK-opgaven nedenfor. Eskalationen er dermed afsluttet.",
        "Der skal ikke gøres mere i denne eskalation. Tak for indsatsen.",
    ),
    "new_plan": Text(
        "Ny eskalationsplan",
        "projektleder",
        "Status er tjekket, og der er endnu ikke styr på KLIK-opgaven nedenfor. Der skal derfor udarbejdes "
        "en ny eskalationsplan.",
        "Vi beder dig {by} bidrage til den nye plan: Hvad skal ændres, hvem gør det, og hvornår er det "
        "færdigt?",
    ),
    "solved": Text(
        "Afsluttet, opgaven er løst",
        KOMBIT,
        "KLIK-opgaven nedenfor er løst, og eskalationen er dermed afsluttet.",
        "Der skal ikke gøres mere i denne eskalation.",
    ),
    "dialog": Text(
        "Dialog om opgaven",
        "projektleder",
        "Vi vil gerne følge op på dialogen om KLIK-opgaven nedenfor, som er eskaleret.",
        "Vi beder dig {by} give besked om, hvad der er nyt, og om der er brug for hjælp.",
    ),
    "orientering": Text(
        "Orientering",
        "leder",
        "Dette er en orientering om KLIK-opgaven nedenfor, som er eskaleret.",
        "Du behøver ikke at svare.",
    ),
}
_TASK_NOTES = {
    "gone": "Opgaven er ikke i den nyeste eksport.",
    "solved": "Opgaven er løst i KLIK.",
}


def message(
    step: str,
    *,
    title: str | None,
    project: str | None,
    due_date: date | None,
    light_word: str | None,
    why: str | None,
    recipient: str | None,
    sender: str | None,
    next_date: date | None,
    municipality: str | None,
) -> Message:
    """The text to send when a case takes a step: about which task, why, what is asked, and by when.

    `step`: a code in STEPS of domain/escalation.py. What isn't known is left out.
    """
    text = TEXTS[step]
    title, project, municipality = (
        one_line(title or ""),
        one_line(project or ""),
        one_line(municipality or ""),
    )
    facts = {
        LABELS["title"]: quoted(title, LONGEST_IN_BODY) if title else "uden titel",
        LABELS["project"]: project,
        LABELS["municipality"]: municipality,
        LABELS["due_date"]: format_date(due_date) or "ikke angivet",
        "Lys": one_line(light_word or ""),
        LABELS["reason"]: one_line(why or ""),
    }
    lines = [f"{label}: {fact}" for label, fact in facts.items() if fact]
    signature = [part for part in (_name(sender) or SENDER, municipality) if part]
    paragraphs = (
        f"Kære {_name(recipient) or text.role}",
        text.opening,
        "\n".join(lines),
        _request(step, text.request, next_date),
        "\n".join(["Venlig hilsen", *signature]),
    )
    in_brackets = ", ".join(filter(None, (project, quoted(title, LONGEST_IN_SUBJECT) if title else "")))
    subject = text.subject if text.subject == SUBJECT else f"{SUBJECT}: {text.subject}"
    subject += f" ({in_brackets})" if in_brackets else ""
    return Message(subject, "\n\n".join(paragraphs))


def _request(step: str, request: str, next_date: date | None) -> str:
    by = f"senest den {format_date(next_date)}" if next_date else "hurtigst muligt"
    asked = request.format(by=by)
    # A text that asks for nothing says when it will be looked at again, unless the case is over.
    if asked == request and next_date and STEP_OF_CODE[step].to_stage != CLOSED:
        return f"{asked} Næste opfølgning er den {format_date(next_date)}."
    return asked


def _name(person: str | None) -> str:
    """The name to greet or sign with; empty where it is none: a seat that is vacant, or a mail address."""
    name = person_name(person or "")
    words = fold_words(name)
    return "" if "@" in name or not words or is_nobody(name) else name


def counts_of(cases: pd.DataFrame) -> dict[str, int]:
    """What the headline counts of these cases. `cases`: queries/escalation/cases.sql."""
    return {"open": int(cases["is_open"].sum()), "overdue": int(cases["is_overdue"].sum())}


def headline(counts: Mapping) -> str:
    """The sentence that answers the page's title.

    `counts`: how many cases are "open", and how many of those are "overdue", their next date being past.
    """
    cases, late = int(counts["open"]), int(counts["overdue"])
    if not cases:
        return "Ingen eskalationer er åbne."
    are_open = counted(cases, "eskalation er åben", "eskalationer er åbne")
    if not late:
        return f"{are_open}."
    if late == cases:
        who = {1: "den", 2: "begge"}.get(cases, "alle")
        return f"{are_open}, og {who} er overskredet."
    return f"{are_open}, og {number(late)} er overskredet."


def whose_turn(cases: pd.DataFrame) -> str:
    """Who is to move the first open case, and by when; "" where none is open.

    `cases`: in the order of queries/escalation/cases.sql, where the overdue one stands first.
    """
    if not cases["is_open"].any():
        return ""
    first = cases[cases["is_open"]].iloc[0]
    project = f" ({first['project']})" if isinstance(first["project"], str) else ""
    when = "fristen var" if first["is_overdue"] else "senest"
    by = f", {when} {first['next_date']:%d.%m.%Y}" if pd.notna(first["next_date"]) else ""
    lane = _LANE_AS_OWNER[STAGE_OF_CODE[first["stage"]].lane]
    return f"Næste skridt er {lane}: {quoted(first['title'])}{project}{by}."


def days_since(days: int) -> str:
    """How long ago a day is: "i dag", "i går", "for 5 dage siden"; a negative count is a day ahead."""
    if near := {-1: "i morgen", 0: "i dag", 1: "i går"}.get(days):
        return near
    return f"for {number(days)} dage siden" if days > 0 else f"om {number(-days)} dage"


def task_note(state: str | None) -> str:
    """What the newest export says of a case's task: "gone" or "solved"; empty where it is as before."""
    return _TASK_NOTES.get(state or "", "")
