"""The fields of a task: one line each holds its name, Danish label, kind and the headers it may have in an export.

Headers are from public KOMBIT texts where such exist; the rest are our guesses, since no public text gives the
header row of a KLIK export. Compared after folding (see `ingest/map_columns.py`), so case, spaces and
punctuation don't matter here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    name: str
    label: str
    kind: str  # text, title, date, light, status, person, flag
    headers: tuple[str, ...] = ()


FIELDS = (
    Field(
        "task_id",
        "Opgave-id",
        "text",
        ("Opgave-id", "Opgavenr", "Opgavenummer", "Nr", "#", "ID", "Reference", "Kode"),
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
            "Navn",
            "Overskrift",
            "Emne",
        ),
    ),
    Field(
        "description",
        "Beskrivelse",
        "text",
        ("Beskrivelse", "Opgavebeskrivelse", "Forudsætninger", "Resultat"),
    ),
    Field(
        "project",
        "Projekt",
        "text",
        ("Projekt", "Løsning", "It-løsning", "System", "It-system", "Projektnavn", "Program"),
    ),
    Field("theme", "Tema", "text", ("Tema", "Temaer", "Spor", "Kategori", "Område")),
    Field("phase", "Fase", "text", ("Fase",)),
    Field("task_type", "Opgavetype", "text", ("Opgavens type", "Opgavetype", "Type", "Niveau", "Kilde")),
    Field("mandatory", "Obligatorisk", "flag", ("Obligatorisk",)),
    Field("municipality", "Kommune", "text", ("Kommune", "Organisation", "Myndighed")),
    Field("component", "Støttesystem", "text", ("Støttesystem", "Komponent", "Infrastruktur")),
    Field("interface", "Snitflade", "text", ("Snitflade", "Snitflader", "Integration", "SF-nummer")),
    Field("role", "Rolle", "text", ("Rolle", "Roller", "Ansvars- og rollefordeling")),
    Field(
        "published_date",
        "Publiceret",
        "date",
        ("Publiceret", "Publiceringsdato", "Udgivet", "Oprettet", "Oprettelsesdato"),
    ),
    Field("start_date", "Startdato", "date", ("Startdato", "Start", "Fra", "Påbegyndes")),
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
        ),
    ),
    Field(
        "completed_date",
        "Fuldført dato",
        "date",
        ("Fuldført dato", "Afsluttet", "Løst dato", "Gennemført", "Fuldført"),
    ),
    Field("updated_date", "Sidst ændret", "date", ("Sidst ændret", "Ændret", "Opdateret")),
    Field(
        "status",
        "Status",
        "status",
        ("Status", "Opgavestatus", "Tilstand", "Fremdrift", "Færdiggørelse", "% fuldført"),
    ),
    Field("light", "KLIK-lys", "light", ("Farve", "Trafiklys", "Signal", "Indikator", "RAG", "Lys")),
    Field(
        "responsible",
        "Ansvarlig",
        "person",
        ("Ansvarlig", "Ansvarlige", "Opgaveansvarlig", "Ansvarlig person", "Ejer", "Opgaveejer"),
    ),
    Field("executor", "Udfører", "person", ("Udfører", "Udførende", "Udføres af", "Tildelt", "Tildelt til")),
    Field("comment", "Bemærkning", "text", ("Kommentar", "Bemærkning", "Note", "Noter")),
    Field("link", "Link", "text", ("Link", "URL")),
)
BY_NAME = {field.name: field for field in FIELDS}

# What we work out about a task, beside what the export says. Shown under these labels.
DERIVED_LABELS = {
    "computed_light": "Beregnet lys",
    "shown_light": "Lys",
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
}
LABELS = {field.name: field.label for field in FIELDS} | DERIVED_LABELS
