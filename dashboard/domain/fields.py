"""The fields of a task: each with its name, Danish label, kind and the headers it may have in an export.

Headers are from public KOMBIT texts where such exist; the rest are our guesses, since no public text gives
the header row of a KLIK export. Compared after folding (see `ingest/map_columns.py`), so case, spaces and
punctuation don't matter here.

Hints are for the fields that the main job needs: what a header of our users' own making is likely to hold.
They only suggest a column, and the user is asked. Those of up to four letters are whole words, longer ones
may be a part of one.
"""

from dataclasses import dataclass

from dashboard.domain.programme_folder import BY_NAME as SUBJECT_BY_NAME


@dataclass(frozen=True)
class Field:
    name: str
    label: str
    kind: str  # text, title, date, light, status, person, flag
    headers: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


FIELDS = (
    Field(
        "task_id",
        "Opgave-id",
        "text",
        (
            "Opgave-id",
            "Opgavenr",
            "Opgavenummer",
            "Opgavekode",
            "Nr",
            "Nummer",
            "#",
            "ID",
            "Reference",
            "Kode",
            "KLIK-id",
            "KLIK-nr",
            "Task ID",
        ),
    ),
    Field(
        "title",
        "Opgave",
        "title",
        (
            "Opgave",
            "KLIK-opgave",
            "KIGO-opgave",
            "Titel",
            "Opgavetitel",
            "Opgavenavn",
            "Opgaver",
            "Opgavens titel",
            "Opgavens navn",
            "Navn på opgave",
            "Navn",
            "Overskrift",
            "Emne",
            "Task",
            "Title",
        ),
        hints=("opgave", "aktivitet", "titel", "emne", "hvad", "handling"),
    ),
    Field(
        "description",
        "Beskrivelse",
        "text",
        ("Beskrivelse", "Opgavebeskrivelse", "Opgavetekst", "Forudsætninger", "Resultat", "Description"),
    ),
    Field(
        "project",
        "Projekt",
        "text",
        (
            "Projekt",
            "Implementeringsprojekt",
            "KOMBIT-projekt",
            "Projektnavn",
            "Løsning",
            "It-løsning",
            "System",
            "It-system",
            "Program",
            "Project",
        ),
        hints=("projekt", "løsning", "system", "hører", "program"),
    ),
    Field("theme", "Tema", "text", ("Tema", "Temaer", "Spor", "Kategori", "Område", "Indsatsområde")),
    Field("phase", "Fase", "text", ("Fase", "Faser", "Projektfase")),
    Field("task_type", "Opgavetype", "text", ("Opgavens type", "Opgavetype", "Type", "Niveau", "Kilde")),
    Field(
        "mandatory",
        "Obligatorisk",
        "flag",
        ("Obligatorisk", "Obligatorisk opgave", "Er obligatorisk", "Skal-opgave"),
    ),
    Field("municipality", "Kommune", "text", ("Kommune", "Kommunenavn", "Organisation", "Myndighed")),
    Field(
        "component",
        "Støttesystem",
        "text",
        ("Støttesystem", "Støttesystemer", "Komponent", "Infrastruktur", "Infrastrukturkomponent"),
    ),
    Field(
        "interface",
        "Snitflade",
        "text",
        ("Snitflade", "Snitflader", "Integration", "Integrationer", "SF-nummer", "SF-nr"),
    ),
    Field("role", "Rolle", "text", ("Rolle", "Roller", "Ansvars- og rollefordeling")),
    Field(
        "published_date",
        "Publiceret",
        "date",
        (
            "Publiceret",
            "Publiceringsdato",
            "Udgivet",
            "Udgivelsesdato",
            "Oprettet",
            "Oprettelsesdato",
            "Publiceret dato",
        ),
    ),
    Field(
        "start_date",
        "Startdato",
        "date",
        ("Startdato", "Start", "Starttidspunkt", "Fra", "Fra dato", "Påbegyndes", "Start date"),
        hints=("start", "begynd", "tidligst", "fra"),
    ),
    Field(
        "due_date",
        "Frist",
        "date",
        (
            "Slutdato",
            "Deadline",
            "Tidsfrist",
            "Frist",
            "Slut",
            "Til",
            "Forfald",
            "Forfaldsdato",
            "Sluttidspunkt",
            "Fristdato",
            "Til dato",
            "Skal være løst",
            "Løses senest",
            "Senest",
            "Due date",
        ),
        hints=("frist", "deadline", "senest", "slut", "klar", "forfald", "færdig"),
    ),
    Field(
        "completed_date",
        "Fuldført dato",
        "date",
        (
            "Fuldført dato",
            "Fuldført den",
            "Afsluttet",
            "Afsluttet dato",
            "Løst",
            "Løst dato",
            "Løst den",
            "Gennemført",
            "Gennemført dato",
            "Fuldført",
            "Færdig",
            "Udført",
            "Udført dato",
        ),
    ),
    Field(
        "updated_date",
        "Sidst ændret",
        "date",
        (
            "Sidst ændret",
            "Senest ændret",
            "Ændret",
            "Ændringsdato",
            "Opdateret",
            "Sidst opdateret",
            "Senest opdateret",
        ),
    ),
    Field(
        "status",
        "Status",
        "status",
        (
            "Status",
            "Opgavestatus",
            "Opgavens status",
            "Tilstand",
            "Fremdrift",
            "Færdiggørelse",
            "% fuldført",
            "Fuldført i procent",
            "Procent færdig",
            "% færdig",
        ),
        hints=("status", "langt", "tilstand", "fremdrift", "hvordan"),
    ),
    Field(
        "light",
        "KLIK-lys",
        "light",
        (
            "Farve",
            "Farvestatus",
            "Farvekode",
            "KLIK-farve",
            "KLIK-lys",
            "Trafiklys",
            "Signal",
            "Indikator",
            "RAG",
            "Lys",
        ),
    ),
    Field(
        "responsible",
        "Ansvarlig",
        "person",
        (
            "Ansvarlig",
            "Ansvarlige",
            "Hovedansvarlig",
            "Opgaveansvarlig",
            "Primær ansvarlig",
            "Ansvarlig person",
            "Ansvarlig medarbejder",
            "Ansvarlig for opgaven",
            "Ejer",
            "Opgaveejer",
            "Responsible",
        ),
        hints=("ansvar", "ejer", "tovholder", "leder", "bolden", "kontakt"),
    ),
    Field(
        "executor",
        "Udfører",
        "person",
        (
            "Udfører",
            "Udførere",
            "Udførende",
            "Udføres af",
            "Opgaveudfører",
            "Tildelt",
            "Tildelt til",
            "Assigned to",
        ),
        hints=("udfør", "medarbejder", "gør", "løser", "tildel", "hvem"),
    ),
    Field(
        "comment",
        "Bemærkning",
        "text",
        ("Kommentar", "Kommentarer", "Bemærkning", "Bemærkninger", "Note", "Noter"),
    ),
    Field("link", "Link", "text", ("Link", "URL", "Hyperlink", "Link til opgave")),
)
BY_NAME = {field.name: field for field in FIELDS}
# What the main job is made of: a file that has columns to spare, and none of these, is asked about.
KEY_FIELDS = tuple(field.name for field in FIELDS if field.hints)

# What we work out about a task, beside what the export says. Shown under these labels.
DERIVED_LABELS = {
    "computed_light": "Beregnet lys",
    "shown_light": "KLIK-lys",
    "worst_light": "Værste lys",
    "reason": "Hvorfor",
    "deviation_in_words": "Afvigelse",
    "due_date_text": "Frist som tekst",
    "days_to_due": "Dage til frist",
    "components": "Støttesystem",
    "interfaces": "Snitflade",
    "tasks": "Opgaver",
    "next_deadline": "Næste frist",
    "projects": "Projekter",
    "week_start": "Ugens mandag",
    "week_label": "Uge",
    "as_of": "Eksportdato",
    "imported_at": "Indlæst",
    "file_name": "Fil",
    "in_use": "Vises",
    "red": "Røde",
    "yellow": "Gule",
    "open_tasks": "Åbne opgaver",
    "vacant": "Mangler person",
    "postponed": "Senere frister",
    "slip_days": "Flyttet (dage)",
    "shared_tasks": "På fælles infrastruktur",
    "ready_by_last": "Klar senest",
    "next_phase": "Næste fase",
    "full_name": "Fulde navn",
    "pilot": "Pilot eller ej?",
    "rollout": "Hvordan rulles løsningen ud?",
    "rollout_form": "Udrulningsform",
    "published_tasks": "Publicerede KLIK-opgaver",
    "ready_by": "Vi skal være klar",
    "leader": "Projektleder",
    "system": "System",
    "supplier": "Leverandør",
    "owner": "Systemejer",
    "contract": "Kontrakt",
    "ends": "Udløber",
    "ends_first": "Udløber tidligst",
    "ends_last": "Udløber senest",
    "notice_by": "Opsiges senest",
    "notice_last": "Sidste dag for opsigelse",
    "project_due": "Projektet er klar",
    "days_short": "Dage for tidligt",
    "warning": "Advarsel",
    "subject": "Emne",
    "programme_row": "Række",
    "linked_by": "Koblet ud fra",
    "red_projects": "Røde projekter",
    "used_by": "Projekter, der skal bruge snitfladen",
}
# What the programmappe tells, under its own labels.
PROGRAMME_LABELS = {
    "when_used": SUBJECT_BY_NAME["interface_uses"].by_name["when_used"].label,
    "note": SUBJECT_BY_NAME["interface_uses"].by_name["note"].label,
    "activity": SUBJECT_BY_NAME["activities"].by_name["title"].label,
} | {
    name: SUBJECT_BY_NAME["activities"].by_name[name].label
    for name in ("audience", "from_kombit", "place", "starts", "hours", "our_roles")
}
LABELS = {field.name: field.label for field in FIELDS} | DERIVED_LABELS | PROGRAMME_LABELS
