"""The programmappe: what KLIK doesn't know about the projects. One subject a sheet, one field a column.

This one list makes the template, reads the workbook, draws the editor and names the columns of the macros in
queries/macros/programme/. Its subjects are those of KOMBIT's tables for programledere (2018):
»STS Adgangsstyring«, »Overblik på tværs af projekterne«,
»Fra KOMBIT til kommunernes KOMBIT-programledere«; and of the two programme tasks.
"""

from collections.abc import Mapping
from functools import cache

from dashboard.domain import check_states
from dashboard.domain.danish import fold
from dashboard.domain.people_subjects import PEOPLE_SUBJECTS
from dashboard.domain.programme_columns import (
    CHOICE,
    COMPONENT_COLUMN,
    COMPONENTS,
    DATE,
    INTERFACE,
    INTERFACES,
    LINK,
    LONG,
    MAIL,
    MUNICIPALITY_COLUMN,
    NOTE_COLUMN,
    PHONE,
    PROJECT,
    PROJECT_COLUMN,
    SYSTEM,
    TASK_KEY_COLUMN,
    VAGUE,
    Column,
    Subject,
)
from dashboard.domain.strategy_subject import STRATEGY_SUBJECT

GUIDE_SHEET, LISTS_SHEET = "Læs mig", "Lister"  # the workbook's own sheets, without rows of users
ROW_ID, ROW_ID_HEADER = "row_id", "Række-id"  # the workbook's last column: "<row>/<version>"
OTHER_SHEET = "other_sheet"  # the subject of a sheet that isn't ours: {"sheet": ..., "cells": [[...]]}
OTHER_LABEL = "Egne ark"
LONGEST_TEXT, LONGEST_SHEET_NAME = 32_767, 31  # characters of a cell, of a sheet's name: Excel's limits
EXTRA = "extra"  # where a row's content keeps the columns that we don't know, by their headers
INTERPRETED = "known"
"""Where a row's content keeps what we made of its words: {"starts_first": "2027-10-25", "component": ...}.

Users' databases hold this key, so it stays as it is; queries/macros/programme/interpreted_*.sql read it.
"""

PHASES = (
    "Forberedelse", "Klargøring", "Pilot", "Bølge", "Big bang", "Idriftsættelse", "Ibrugtagning", "Milepæl",
)  # fmt: skip
ROLLOUT_FORMS = ("Big bang", "Bølger", "Kommunen vælger selv", "Pilot først", "Ikke afgjort")
ATTENTION_KINDS = (
    "Erfaring", "Gevinst", "Organisering og arbejdsgange", "Ny driftsopgave", "Materiale", "Risiko",
)  # fmt: skip
_INTERFACE = Column(
    "interface",
    "Snitflade",
    "SF-nummer, med eller uden navn: SF1511.",
    INTERFACE,
    headers=("Integration", "SF-nummer"),
)
SUBJECTS = (
    Subject(
        "projects",
        "Projekter",
        "Ét projekt pr. række: pilot eller ej, hvordan det rulles ud, og hvornår det er vores tur.",
        ("project",),
        ("project",),
        (
            PROJECT_COLUMN,
            Column("full_name", "Fulde navn", "Fx Kommunernes Sygedagpengesystem.", headers=("Navn",)),
            Column(
                "pilot",
                "Pilot eller ej? Hvem er pilotkommune?",
                "Fx »Ingen pilot« eller pilotkommunernes navne.",
                LONG,
                headers=("Pilot", "Pilotkommuner"),
            ),
            Column(
                "rollout",
                "Hvordan rulles løsningen ud?",
                "Med egne ord, fx »Alle på én gang den 7. maj«.",
                LONG,
                headers=("Udrulning",),
            ),
            Column("rollout_form", "Udrulningsform", "Vælg den, der passer bedst.", CHOICE, ROLLOUT_FORMS),
            Column(
                "published_tasks",
                "Publicerede KLIK-opgaver om infrastruktur",
                "Det, KOMBIT har meldt ud om KLIK-opgaver på den fælles infrastruktur.",
                LONG,
                headers=("Publiceret KLIK-opgaver relateret til den fælleskommunale it-infrastruktur",),
            ),
            Column("ready_by", "Vi skal være klar", f"Den dag, kommunen skal være klar. {VAGUE}", DATE),
            Column("leader", "Projektleder", "Navn på kommunens projektleder."),
            Column("leader_phone", "Telefon", "Projektlederens telefon, til »Hvem ringer jeg til?«.", PHONE),
            Column("leader_mail", "Mail", "Projektlederens mail, til »Hvem ringer jeg til?«.", MAIL),
            NOTE_COLUMN,
        ),
        ("Projekt", "Overblik på tværs af projekterne"),
    ),
    Subject(
        "phases",
        "Udrulning",
        "Én fase, bølge eller milepæl pr. række. De tegnes på tidslinjen.",
        ("project", "starts"),
        ("project", "phase", "name"),
        (
            PROJECT_COLUMN,
            Column("phase", "Fase", "Vælg den, der passer bedst.", CHOICE, PHASES),
            Column("name", "Navn", "Fx »Bølge 2« eller »Ibrugtagning i Jobcenteret«."),
            Column("starts", "Fra", VAGUE, DATE, headers=("Start", "Startdato", "Dato")),
            Column("ends", "Til", f"Tom for en milepæl. {VAGUE}", DATE, headers=("Slut", "Slutdato")),
            NOTE_COLUMN,
        ),
        ("Faser", "Udrulningsplan", "Bølger", "Milepæle"),
    ),
    Subject(
        "interface_uses",
        "Projekters snitflader",
        "Hvilke projekter skal anvende hvilken snitflade, og hvornår.",
        ("interface", "project"),
        ("interface", "project"),
        (
            _INTERFACE,
            PROJECT_COLUMN,
            Column(
                "when_used",
                "År eller tilstand",
                "Fx 2027, »I gang«, »gennemført«, »ny«.",
                headers=("År", "Tilstand", "Hvornår"),
            ),
            NOTE_COLUMN,
        ),
        ("Projekt x snitflade", "Projekt × snitflade", "Snitflader", "Projekt og snitflade", "Anvendelse"),
    ),
    Subject(
        "attention",
        "Opmærksomhed",
        "Opmærksomhedspunkter og indsats for et støttesystem eller en snitflade.",
        ("text",),
        ("component", "interface", "text"),
        (
            COMPONENT_COLUMN,
            _INTERFACE,
            Column("kind", "Slags", "Vælg den, der passer bedst.", CHOICE, ATTENTION_KINDS),
            Column(
                "text", "Punkt", "Det, man skal være opmærksom på.", LONG, headers=("Opmærksomhedspunkt",)
            ),
            Column("link", "Link", "Adresse på materiale.", LINK),
        ),
        ("Opmærksomhedspunkter",),
    ),
    Subject(
        "activities",
        "Aktiviteter",
        "Webinarer, netværksmøder og kommunedage.",
        ("title",),
        ("title", "starts", "hours"),
        (
            Column(
                "title",
                "Aktivitet",
                "Fx »Webinar om ØiR«.",
                headers=("Type arrangementer", "Arrangement", "Type"),
            ),
            Column("audience", "Målgruppe", "Hvem det er for.", LONG),
            Column("from_kombit", "Fra KOMBIT", "Hvem der holder det.", LONG),
            Column("place", "Sted", "Fx »Webinar« eller en adresse.", headers=("Sted og dato",)),
            Column("starts", "Dato", VAGUE, DATE, headers=("Fra", "Start")),
            Column("hours", "Klokken", "Fx 10.00-11.00.", headers=("Tid", "Tidspunkt", "Kl.")),
            COMPONENT_COLUMN,
            Column("our_roles", "Vores roller", "Roller, der bør deltage, med semikolon imellem.", LONG),
            Column("link", "Link", "Adresse på tilmelding eller materiale.", LINK),
        ),
        ("Arrangementer", "Indsats"),
    ),
    Subject(
        "systems",
        "Systemer",
        "Kommunens egne systemer, og de snitflader de bruger.",
        ("system",),
        ("system",),
        (
            Column("system", "System", "Systemets navn.", SYSTEM, headers=("It-system",)),
            Column("supplier", "Leverandør", "Systemets leverandør."),
            Column("owner", "Systemejer", "Navn eller enhed."),
            Column(
                "interfaces",
                "Snitflader",
                "SF-numre med semikolon imellem.",
                INTERFACES,
                headers=("Anvender",),
            ),
            Column(
                "replaced_by",
                "Afløses af projekt",
                "Det projekt, der afløser systemet.",
                PROJECT,
                headers=("Afløses af", "Projekt"),
            ),
            NOTE_COLUMN,
        ),
        ("Systemoverblik",),
    ),
    Subject(
        "contracts",
        "Kontrakter",
        "Kontrakter på systemerne, med udløb og opsigelse.",
        ("system",),
        ("system", "name"),
        (
            Column("system", "System", "Som på arket Systemer.", SYSTEM, headers=("It-system",)),
            Column("name", "Kontrakt", "Navn eller journalnummer.", headers=("Aftale",)),
            Column("supplier", "Leverandør", "Kontraktens anden part."),
            Column("ends", "Udløber", VAGUE, DATE, headers=("Udløb", "Slutdato", "Kontraktudløb")),
            Column("notice_by", "Opsiges senest", VAGUE, DATE, headers=("Opsigelse", "Opsigelsesfrist")),
            NOTE_COLUMN,
        ),
        ("Kontraktoverblik",),
    ),
    Subject(
        "checks",
        "It-miljø",
        "Tjek af, at it-miljøet lever op til kravene for SAPA, KSD og KY.",
        ("requirement",),
        ("requirement", "project"),
        (
            Column("requirement", "Krav", "Det, der skal være opfyldt.", LONG, headers=("Tjek", "Punkt")),
            PROJECT_COLUMN,
            Column(
                "state",
                "Tilstand",
                "Vælg den, der passer.",
                CHOICE,
                check_states.CHOICES,
                headers=("Status",),
            ),
            Column("owner", "Ansvarlig", "Hvem der sørger for det.", headers=("Ejer",)),
            Column("due", "Frist", VAGUE, DATE, headers=("Dato", "Deadline")),
            NOTE_COLUMN,
        ),
        ("Tjek af it-miljø", "Tjekliste"),
    ),
    STRATEGY_SUBJECT,
    *PEOPLE_SUBJECTS,
    Subject(
        "link_corrections",
        "Rettede koblinger",
        "Opgaver, hvis støttesystem eller snitflade du har rettet i hånden. Det gælder også i næste eksport.",
        ("task_key",),
        ("municipality", "task_key"),
        (
            TASK_KEY_COLUMN,
            MUNICIPALITY_COLUMN,
            Column("components", "Støttesystemer", "Med semikolon imellem.", COMPONENTS, keeps_unknown=True),
            Column(
                "interfaces", "Snitflader", "SF-numre med semikolon imellem.", INTERFACES, keeps_unknown=True
            ),
        ),
        hidden=True,
        always=True,  # the task was read wrongly in every export, older ones too
    ),
)
BY_NAME = {subject.name: subject for subject in SUBJECTS}


@cache
def subject_of_sheet() -> dict[str, str]:
    """Folded name of a sheet to its subject's name."""
    return {
        fold(name): subject.name
        for subject in SUBJECTS
        for name in (*subject.sheets, subject.label, subject.name)
    }


@cache
def column_of_header(subject: str) -> dict[str, str]:
    """Folded header to the name of its column, the row's id among them."""
    return {
        fold(header): column.name
        for column in BY_NAME[subject].columns
        for header in (*column.headers, column.name, column.label)
    } | {fold(ROW_ID_HEADER): ROW_ID}


def natural_key(subject: str, content: Mapping) -> tuple[str, ...]:
    """What tells a row from the subject's others where it has no id; folded: spelling doesn't matter."""
    return tuple(fold(content.get(name, "")) for name in BY_NAME[subject].key)


def as_written(content: Mapping) -> dict:
    """A row's content as people wrote it, without what we made of it."""
    return {name: value for name, value in content.items() if name != INTERPRETED}
