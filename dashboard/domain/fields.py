"""The fields of a task: each with its name, Danish label, kind and the headers it may have in an export.

Headers are from public KOMBIT texts where such exist; the rest are our guesses, since no public text gives
the header row of a KLIK export. Case, spaces and punctuation don't matter: ingest/columns/map_columns.py
folds headers before it compares them.

Hints are for the fields that the main job needs: words that a header of the users' own making is likely to
hold. They only suggest a column, and the user is asked. Hints of up to four letters are whole words; longer
ones may be part of one.
"""

from dataclasses import dataclass


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
            "RAG-status",
            "Lys",
            "Lysstatus",
            "Statuslys",
            "Statusfarve",
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
# What the main job needs: where one is missing and the file has unused columns, the user is asked.
KEY_FIELDS = tuple(field.name for field in FIELDS if field.hints)
