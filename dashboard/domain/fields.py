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


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))


FIELDS = (
    Field(
        "task_id",
        "Opgave-id",
        "text",
        _listed(
            "Opgave-id, Opgavenr, Opgavenummer, Opgavekode, Nr, Nummer, #, ID, Reference, Kode, KLIK-id, "
            "KLIK-nr, Task ID, Issue key, Key, Task no, Task number, WBS, Number, Nøgle, "
            "Sagsnr, Sagsnummer, Work item ID, Card ID"
        ),
    ),
    Field(
        "title",
        "Opgave",
        "title",
        _listed(
            "Opgave, KLIK-opgave, KIGO-opgave, Titel, Opgavetitel, Opgavenavn, Opgaver, Opgavens titel, "
            "Opgavens navn, Navn på opgave, Navn, Overskrift, Emne, Task, Title, Hvad, Aktivitet, "
            "Aktiviteter, Kort beskrivelse, Titel 1, Tasks, Task name, Task title, Name, Summary, "
            "Subject, Activity, Activities, Action, Action item, Title 1, Work item, Card name, To-do, "
            "Gøremål, Short description"
        ),
        hints=_listed("opgave, aktivitet, titel, emne, hvad, handling, tiltag"),
    ),
    Field(
        "description",
        "Beskrivelse",
        "text",
        _listed(
            "Beskrivelse, Opgavebeskrivelse, Opgavetekst, Forudsætninger, Resultat, Description, Lang "
            "beskrivelse, Task description, Details"
        ),
    ),
    Field(
        "project",
        "Projekt",
        "text",
        _listed(
            "Projekt, Implementeringsprojekt, KOMBIT-projekt, Projektnavn, Løsning, It-løsning, System, "
            "It-system, Program, Project, Projects, Project name"
        ),
        hints=_listed("projekt, løsning, system, hører, program"),
    ),
    Field(
        "theme",
        "Tema",
        "text",
        _listed("Tema, Temaer, Spor, Kategori, Område, Indsatsområde, Category, Theme"),
    ),
    Field(
        "phase",
        "Fase",
        "text",
        _listed("Fase, Faser, Projektfase, Phase"),
    ),
    Field(
        "task_type",
        "Opgavetype",
        "text",
        _listed(
            "Opgavens type, Opgavetype, Type, Niveau, Kilde, Issue type, Work item type, Task type, Tracker"
        ),
    ),
    Field(
        "mandatory",
        "Obligatorisk",
        "flag",
        _listed("Obligatorisk, Obligatorisk opgave, Er obligatorisk, Skal-opgave"),
    ),
    Field(
        "municipality",
        "Kommune",
        "text",
        _listed("Kommune, Kommunenavn, Organisation, Myndighed"),
    ),
    Field(
        "component",
        "Støttesystem",
        "text",
        _listed("Støttesystem, Støttesystemer, Komponent, Infrastruktur, Infrastrukturkomponent"),
    ),
    Field(
        "interface",
        "Snitflade",
        "text",
        _listed("Snitflade, Snitflader, Integration, Integrationer, SF-nummer, SF-nr"),
    ),
    Field(
        "role",
        "Rolle",
        "text",
        _listed("Rolle, Roller, Ansvars- og rollefordeling"),
    ),
    Field(
        "published_date",
        "Publiceret",
        "date",
        _listed(
            "Publiceret, Publiceringsdato, Udgivet, Udgivelsesdato, Oprettet, Oprettelsesdato, Publiceret "
            "dato, Oprettet dato, Created, Created at, Created on, Created date, Date created"
        ),
    ),
    Field(
        "start_date",
        "Startdato",
        "date",
        _listed(
            "Startdato, Start, Starttidspunkt, Fra, Fra dato, Påbegyndes, Start date, Started, Planned "
            "start, Begin date, Start time"
        ),
        hints=_listed("start, begynd, tidligst, fra"),
    ),
    Field(
        "due_date",
        "Frist",
        "date",
        _listed(
            "Slutdato, Deadline, Tidsfrist, Frist, Slut, Til, Forfald, Forfaldsdato, Sluttidspunkt, "
            "Fristdato, Til dato, Skal være løst, Løses senest, Senest, Due date, Hvornår, Måldato, Due, "
            "Due on, Due by, End date, End, Finish, Finish date, Target date, Planned finish, Planned end, "
            "Planned end date, Planned finish date"
        ),
        hints=_listed("frist, deadline, senest, slut, klar, forfald, færdig, inden"),
    ),
    Field(
        "completed_date",
        "Fuldført dato",
        "date",
        _listed(
            "Fuldført dato, Fuldført den, Afsluttet, Afsluttet dato, Løst, Løst dato, Løst den, "
            "Gennemført, Gennemført dato, Fuldført, Færdig, Udført, Udført dato, Completed at, Completed "
            "on, Completed date, Completion date, Date completed, Completed, Resolved, Closed on, Closed "
            "at, Actual finish, Finished"
        ),
    ),
    Field(
        "updated_date",
        "Sidst ændret",
        "date",
        _listed(
            "Sidst ændret, Senest ændret, Ændret, Ændringsdato, Opdateret, Sidst opdateret, Senest "
            "opdateret, Updated, Updated at, Updated on, Last modified, Last updated, Modified, Modified "
            "on"
        ),
    ),
    Field(
        "status",
        "Status",
        "status",
        _listed(
            "Status, Opgavestatus, Opgavens status, Tilstand, Fremdrift, Færdiggørelse, % fuldført, "
            "Fuldført i procent, Procent færdig, % færdig, Task status, State, % udført, Procent udført, "
            "% complete, Percent complete, % done, Done ratio, Progress, Progress (%)"
        ),
        hints=_listed("status, langt, tilstand, fremdrift, hvordan"),
    ),
    Field(
        "light",
        "KLIK-lys",
        "light",
        _listed(
            "Farve, Farvestatus, Farvekode, KLIK-farve, KLIK-lys, Trafiklys, Signal, Indikator, RAG, "
            "RAG-status, Lys, Lysstatus, Statuslys, Statusfarve"
        ),
    ),
    Field(
        "responsible",
        "Ansvarlig",
        "person",
        _listed(
            "Ansvarlig, Ansvarlige, Hovedansvarlig, Opgaveansvarlig, Primær ansvarlig, Ansvarlig person, "
            "Ansvarlig medarbejder, Ansvarlig for opgaven, Ejer, Opgaveejer, Responsible, Owner, Task "
            "owner, Accountable, Responsible person, Ansv."
        ),
        hints=_listed("ansvar, ejer, tovholder, leder, bolden, kontakt"),
    ),
    Field(
        "executor",
        "Udfører",
        "person",
        _listed(
            "Udfører, Udførere, Udførende, Udføres af, Opgaveudfører, Tildelt, Tildelt til, Assigned to, "
            "Behandler, Hvem, Ressourcenavne, Ressourcer, Person, Personer, Assignee, "
            "Assignees, Executor, Resource names, Resources, Resource, Assigned, People, Performer, Assign, "
            "Assigned resource, Members"
        ),
        hints=_listed("udfør, medarbejder, gør, løser, tildel, hvem"),
    ),
    Field(
        "comment",
        "Bemærkning",
        "text",
        _listed(
            "Kommentar, Kommentarer, Bemærkning, Bemærkninger, Note, Noter, Comment, Comments, Remarks, Notes"
        ),
    ),
    Field(
        "link",
        "Link",
        "text",
        _listed("Link, URL, Hyperlink, Link til opgave"),
    ),
)
BY_NAME = {field.name: field for field in FIELDS}
# What the main job needs: where one is missing and the file has unused columns, the user is asked.
KEY_FIELDS = tuple(field.name for field in FIELDS if field.hints)
