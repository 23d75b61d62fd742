"""The programmappe's sheets about people: who they are, which roles are needed, who has them, who was asked.

KOMBIT's gallery of roles and its flow of eskalation (2018) are where these subjects come from; what we ship
of them is in reference/, and what a municipality writes here wins over it.
"""

from dashboard.domain import escalation
from dashboard.domain.programme_columns import (
    CHOICE,
    COMPONENT_COLUMN,
    DATE,
    LONG,
    MAIL,
    MUNICIPALITY_COLUMN,
    NOTE_COLUMN,
    PERSON,
    PHONE,
    PROJECT_COLUMN,
    ROLE,
    SHARE,
    TASK_KEY_COLUMN,
    VAGUE,
    Column,
    Subject,
)
from dashboard.domain.roles import RESPONSIBILITIES, ROLE_GROUPS

NEEDED, NOT_RELEVANT = "nødvendig", "ikke relevant"

_ROLE = Column(
    "role", "Rolle", "En rolle fra rollegalleriet, eller jeres egen.", ROLE, headers=("Rollenavn",)
)
_TITLE = Column("title", "Opgave", "Opgavens titel, da rækken blev skrevet.", LONG, headers=("Titel",))

PEOPLE_SUBJECTS = (
    Subject(
        "persons",
        "Personer",
        "Dem, I ringer til. Navne i KLIK genkendes også som initialer, mail eller »Efternavn, Fornavn«.",
        ("name",),
        ("name", "initials"),
        (
            Column("name", "Navn", "Fornavn og efternavn.", PERSON, headers=("Person",)),
            Column("initials", "Initialer", "Som I skriver dem i KLIK.", headers=("Init.",)),
            Column("unit", "Enhed", "Fx Jobcenteret.", headers=("Afdeling", "Forvaltning")),
            Column("phone", "Telefon", "Fx 12 34 56 78.", PHONE, headers=("Tlf.", "Tlf", "Mobil")),
            Column("mail", "Mail", "Fx mette@kommune.dk.", MAIL, headers=("E-mail", "Mailadresse")),
        ),
        ("Kontaktpersoner",),
    ),
    Subject(
        "role_needs",
        "Roller",
        "Hvilke roller der er nødvendige hvor. Uden projekt gælder det alle projekter.",
        ("role", "need"),
        ("role", "project", "component"),
        (
            _ROLE,
            PROJECT_COLUMN,
            COMPONENT_COLUMN,
            Column("need", "Behov", "Nødvendig eller ikke relevant.", CHOICE, (NEEDED, NOT_RELEVANT)),
            NOTE_COLUMN,
        ),
        ("Rollebehov",),
    ),
    Subject(
        "staffing",
        "Bemanding",
        "Hvem der har hvilken rolle. Uden projekt gælder det alle projekter.",
        ("role", "person"),
        ("role", "person", "project", "component"),
        (
            _ROLE,
            Column("person", "Person", "Navnet, som på arket Personer.", PERSON, headers=("Navn",)),
            PROJECT_COLUMN,
            COMPONENT_COLUMN,
            Column("starts", "Fra", f"Tom: fra før. {VAGUE}", DATE, headers=("Start", "Startdato")),
            Column("ends", "Til", f"Tom: indtil videre. {VAGUE}", DATE, headers=("Slut", "Slutdato")),
            Column(
                "share", "Andel", "I procent af rollen. Tom: hele rollen.", SHARE, headers=("Procent", "%")
            ),
        ),
        ("Rollebesættelse", "Besatte roller"),
    ),
    Subject(
        "role_texts",
        "Rollebeskrivelser",
        "Jeres egne roller, og jeres egne ord om galleriets. De står i stedet for vores forslag.",
        ("role",),
        ("role",),
        (
            _ROLE,
            Column("role_group", "Gruppe", "Vælg den, der passer bedst.", CHOICE, ROLE_GROUPS),
            Column("themes", "Temaer", "Med semikolon imellem.", LONG),
            Column("responsibility", "Ansvar", "Hvad rollen har ansvar for.", LONG),
            Column("tasks", "Opgaver", "Hvad rollen gør.", LONG),
            Column("competences", "Kompetencer", "Hvad det kræver.", LONG),
        ),
        ("Rollegalleri",),
    ),
    Subject(
        "responsibilities",
        "Ansvarsfordeling",
        "Hvem der gør hvad for et støttesystem: opgaver og roller.",
        ("component", "task", "role", "responsibility"),
        ("component", "task", "role"),
        (
            COMPONENT_COLUMN,
            Column("task", "Opgave", "Fx »Opret jobfunktionsroller«.", LONG),
            _ROLE,
            Column("responsibility", "Ansvar", "Vælg den, der passer bedst.", CHOICE, RESPONSIBILITIES),
        ),
        ("Ansvars- og opgavefordeling",),
    ),
    Subject(
        "contacts",
        "Kontakt",
        "Hvem der er spurgt om hvad, og hvornår I følger op.",
        ("task_key", "what"),
        ("municipality", "task_key", "asked_on", "what"),
        (
            TASK_KEY_COLUMN,
            MUNICIPALITY_COLUMN,
            PROJECT_COLUMN,
            _TITLE,
            Column("person", "Spurgt", "Hvem der blev spurgt.", PERSON, headers=("Hvem",)),
            Column("asked_on", "Dato", f"Da det skete. {VAGUE}", DATE, headers=("Hvornår",)),
            Column("what", "Notat", "Fx »ringet 12/12, svar mandag«.", LONG, headers=("Hvad",)),
            Column("follow_up", "Følg op", f"Den dag, notatet kommer frem igen. {VAGUE}", DATE),
            Column(
                "aside",
                "Lagt til side",
                "Ja: opgaven står nederst på Overblik til den dag, der skal følges op.",
                CHOICE,
                ("Ja",),
            ),
        ),
        ("Kontakter", "Opfølgning"),
        always=True,  # a task has been asked about, whichever day one looks from
    ),
    Subject(
        "escalations",
        "Eskalationer",
        "Loggen over eskalationer: ét trin pr. række, ældste først. Ret ikke i den; tilføj et trin i stedet.",
        ("case_id", "step"),
        ("case_id", "step", "taken_on", "note"),
        (
            Column("case_id", "Sag", "Sagens nummer i KLIK-overblik; det samme på alle sagens trin."),
            TASK_KEY_COLUMN,
            MUNICIPALITY_COLUMN,
            PROJECT_COLUMN,
            _TITLE,
            Column("step", "Trin", "Vælg det, der passer.", CHOICE, tuple(s.label for s in escalation.STEPS)),
            Column("taken_on", "Dato", f"Da trinnet blev taget. {VAGUE}", DATE, headers=("Hvornår",)),
            Column("taken_by", "Af", "Hvem der tog trinnet.", PERSON, headers=("Hvem",)),
            Column("note", "Notat", "Hvorfor, og hvad der blev aftalt.", LONG, headers=("Bemærkning",)),
            Column("next_date", "Næste dato", f"Hvornår der følges op. {VAGUE}", DATE, headers=("Frist",)),
        ),
        ("Eskalation",),
        always=True,
    ),
)
