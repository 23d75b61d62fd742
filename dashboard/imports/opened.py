"""An export that is open: its bytes, its cells and its tables, to be read again and again."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.domain.problems import IsProgramme, NoTasks
from dashboard.ingest import read_programme
from dashboard.ingest.read_export import Reading, read_export
from dashboard.ingest.read_lights import light_codes
from dashboard.ingest.sandbox.process import read_workbook
from dashboard.ingest.sandbox.workbook import Workbook
from dashboard.ingest.tables.find_tables import Table, find_tables, likeliest_table
from dashboard.ingest.wrappings.unwrap import unwrapped

Remembered = Callable[[str], dict | None]
"""From a header row's fingerprint to the user's last choices: {"columns": {...}, "light_codes": {...}}."""


@dataclass(frozen=True, eq=False)
class OpenedExport:
    """A file with its cells and tables. Reading it is pure, and can be repeated with other choices."""

    file_name: str
    content: bytes
    workbook: Workbook
    tables: list[Table]
    light_codes: dict[str, str]  # numbers and letters to lights, as the user last chose for such a file

    @property
    def content_hash(self) -> str:
        return content_hash(self.content)

    @property
    def fingerprint(self) -> str:
        """Of the first table's header row: what a mapping is remembered by."""
        return self.tables[0].mapping.fingerprint

    def to_remember(self, mapping: dict[str, str | None]) -> dict[str, dict[str, str | None]]:
        """The choices for the columns of each header row, by its fingerprint."""
        return {
            table.mapping.fingerprint: (table.remembered or {}) | _of_table(mapping, table)
            for table in self.tables
        }

    def light_codes_in(self, header: str | None) -> list[str]:
        """The numbers and letters that a column has in place of words for lights."""
        for table in self.tables:
            if header in table.mapping.headers:
                return light_codes(table, table.mapping.headers.index(header))
        return []

    def examples_of(self, header: str) -> str:
        """Some values of a column, for a user to recognise it by."""
        mappings = [table.mapping for table in self.tables if header in table.mapping.headers]
        return (
            " · ".join(mappings[0].profiles[mappings[0].headers.index(header)].examples) if mappings else ""
        )

    def read(
        self,
        mapping: dict[str, str | None] | None = None,
        as_of: date | None = None,
        municipality: str | None = None,
        light_codes: dict[str, str] | None = None,
    ) -> Reading:
        """The tasks, with the user's choices before our guesses. mapping: field to header, or to None for no
        column.

        Raises ValueError for a header that is not in the file, NoTasks where no column is left for the title.
        """
        headers = {header for table in self.tables for header in table.mapping.headers} | {None}
        if not set((mapping or {}).values()) <= headers:
            raise ValueError("the chosen column is not in this file")
        choices = [_of_table(mapping or {}, table) for table in self.tables]
        tables = [
            table.mapped(table.remembered, chosen) if chosen else table  # else it is mapped so already
            for table, chosen in zip(self.tables, choices, strict=True)
        ]
        return read_export(
            self.workbook,
            tables,
            self.file_name,
            as_of=as_of,
            municipality=municipality,
            light_codes=self.light_codes if light_codes is None else light_codes,
        )


def open_export(
    name: str,
    content: bytes,
    remembered: Remembered | None = None,
    on_progress: Callable[[str], None] | None = None,
) -> OpenedExport:
    """Open a file: guard, child process, tables, columns.

    on_progress: called with a Danish word for each step. Raises Problem.
    """
    report = on_progress or (lambda step: None)
    report("Åbner filen")
    workbook = read_workbook(content, name, lambda: report("Venter på, at andre filer bliver læst"))
    if read_programme.is_programme(workbook):
        raise IsProgramme(
            "Filen er en programmappe, ikke en eksport fra KLIK.", "Læg den ind på siden Programmappe."
        )
    report("Finder tabel og kolonner")
    workbook = unwrapped(workbook)
    tables, codes = _remembered_tables(workbook, remembered or (lambda fingerprint: None))
    return OpenedExport(name, content, workbook, tables, codes)


def _remembered_tables(workbook: Workbook, remembered: Remembered) -> tuple[list[Table], dict[str, str]]:
    """The tables, mapped as the user last chose, and the light codes of the first."""

    def has_title(fingerprint: str) -> bool:
        return bool((remembered(fingerprint) or {}).get("columns", {}).get("title"))

    tables = find_tables(workbook, has_title)
    choices = [remembered(table.mapping.fingerprint) or {} for table in tables]
    mapped = [
        table.mapped(chosen["columns"], None) if chosen else table
        for table, chosen in zip(tables, choices, strict=True)
    ]
    return mapped, choices[0].get("light_codes", {})


def open_unrecognised(name: str, content: bytes) -> OpenedExport:
    """A file in which we find no list of tasks, opened for the user to point at the columns.

    Raises Problem; NoTasks where no sheet has rows to point at.
    """
    workbook = unwrapped(read_workbook(content, name))
    table = likeliest_table(workbook)
    if table is None:
        raise NoTasks("Filen har ingen rækker", "Vælg en fil, der har opgaver under en række overskrifter.")
    return OpenedExport(name, content, workbook, [table], {})


def _of_table(mapping: dict[str, str | None], table: Table) -> dict[str, str | None]:
    """The choices that this table has the column for."""
    return {
        name: header for name, header in mapping.items() if header is None or header in table.mapping.headers
    }


def content_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
