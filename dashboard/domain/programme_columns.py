"""What a column of the programmappe can be, and what a subject is."""

from dataclasses import dataclass

TEXT, LONG, DATE, CHOICE, LINK = "text", "long", "date", "choice", "link"
PROJECT, COMPONENT, COMPONENTS = "project", "component", "components"
INTERFACE, INTERFACES, SYSTEM = "interface", "interfaces", "system"


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
