"""What a column of the programmappe can be, and what a subject is."""

from dataclasses import dataclass

TEXT, LONG, DATE, CHOICE, LINK = "text", "long", "date", "choice", "link"
PROJECT, COMPONENT, COMPONENTS = "project", "component", "components"
INTERFACE, INTERFACES, SYSTEM = "interface", "interfaces", "system"
ROLE, PERSON, SHARE, MAIL, PHONE = "role", "person", "share", "mail", "phone"
VAGUE = "En dato, eller så præcist som det vides: »uge 43 2027«, »ultimo november 2027«, »Q4 2027«."


@dataclass(frozen=True)
class Column:
    """A field of a subject, and its column in the workbook and in the app's table."""

    name: str
    label: str
    help: str
    kind: str = TEXT
    choices: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()  # other headers that mean the same
    keeps_unknown: bool = False  # names that the catalogue doesn't have stand as written beside those it has


@dataclass(frozen=True)
class Subject:
    """A sheet of the workbook.

    needed: the columns without which a row says nothing to the pages. key: those that tell one row from
    another where a row has no id; two rows that agree in them are the same row.
    """

    name: str
    label: str
    help: str
    needed: tuple[str, ...]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    sheets: tuple[str, ...] = ()  # other names of the sheet
    hidden: bool = False  # written by the app, not by people: the template has no sheet for it
    always: bool = False  # what is written counts on all days, also those before it was written

    @property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}


# Columns that several subjects have.
PROJECT_COLUMN = Column(
    "project", "Projekt", "Projektets navn, som i KLIK.", PROJECT, headers=("Løsning", "It-løsning")
)
COMPONENT_COLUMN = Column(
    "component",
    "Støttesystem",
    "Et af støttesystemerne, fx STS Adgangsstyring.",
    COMPONENT,
    headers=("Komponent",),
)
NOTE_COLUMN = Column(
    "note", "Bemærkning", "Alt andet, der er værd at vide.", LONG, headers=("Note", "Bemærkninger")
)
TASK_KEY_COLUMN = Column("task_key", "Opgavenøgle", "Opgavens nøgle i KLIK-overblik; ret den ikke.")
MUNICIPALITY_COLUMN = Column("municipality", "Kommune", "Kommunen, hvis opgave det er.")
