"""The one tour of an upload, for page and shell: open_export, the user confirms, load_export."""

import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from dashboard.domain.filters import TaskFilter
from dashboard.domain.problems import IsProgramme, NoTasks
from dashboard.ingest import read_programme, receipt
from dashboard.ingest.read_export import LIGHT_CODES, Reading, read_export
from dashboard.ingest.read_table import light_codes
from dashboard.ingest.sandbox.process import read_workbook
from dashboard.ingest.sandbox.workbook import Workbook
from dashboard.ingest.tables.find_tables import Table, find_tables, likeliest_table
from dashboard.store import snapshots
from dashboard.store.connection import Store, open_store

Remembered = Callable[[str], dict | None]
"""From a header row's fingerprint to what was last said of it: {"columns": {...}, "light_codes": {...}}."""


@dataclass(frozen=True, eq=False)
class OpenedExport:
    """A file whose cells and tables are known. Reading it is pure, and can be repeated with other choices."""

    file_name: str
    workbook: Workbook
    tables: list[Table]
    light_codes: dict[str, str]  # numbers and letters to lights, as the user last said of such a file

    @property
    def fingerprint(self) -> str:
        """Of the first table's header row: what a mapping is remembered by."""
        return self.tables[0].mapping.fingerprint

    def to_remember(self, mapping: dict[str, str | None]) -> dict[str, dict[str, str | None]]:
        """Of each header row, by its fingerprint, what is now said of its columns."""
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
        """Some values of a column, for a user to know it by."""
        tables = [table.mapping for table in self.tables if header in table.mapping.headers]
        return " · ".join(tables[0].described[tables[0].headers.index(header)].examples) if tables else ""

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
        known = {header for table in self.tables for header in table.mapping.headers} | {None}
        if not set((mapping or {}).values()) <= known:
            raise ValueError("the chosen column is not in this file")
        tables = [table.mapped(table.remembered, _of_table(mapping or {}, table)) for table in self.tables]
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
    """Open a file: guard, child process, tables, columns. Raises Problem."""
    tell = on_progress or (lambda step: None)
    tell("Åbner filen")
    workbook = read_workbook(content, name, lambda: tell("Venter på, at andre filer bliver læst"))
    if read_programme.is_programme(workbook):
        raise IsProgramme(
            "Filen er en programmappe, ikke en eksport fra KLIK.", "Læg den ind på siden Programmappe."
        )
    tell("Finder opgaverne")
    said_of = remembered or (lambda mark: None)
    tables = find_tables(workbook, lambda mark: bool((said_of(mark) or {}).get("columns", {}).get("title")))
    known = [said_of(table.mapping.fingerprint) or {} for table in tables]
    return OpenedExport(
        name,
        workbook,
        [
            table.mapped(said["columns"], None) if said else table
            for table, said in zip(tables, known, strict=True)
        ],
        known[0].get("light_codes", {}),
    )


def open_unrecognised(name: str, content: bytes) -> OpenedExport:
    """A file in which we find no list of tasks, opened for the user to point at the columns.

    Raises Problem; NoTasks where no sheet has rows to point at.
    """
    workbook = read_workbook(content, name)
    table = likeliest_table(workbook)
    if table is None:
        raise NoTasks("Filen har ingen rækker", "Vælg en fil, der har opgaver under en række overskrifter.")
    return OpenedExport(name, workbook, [table], {})


def _of_table(mapping: dict[str, str | None], table: Table) -> dict[str, str | None]:
    """The choices that this table has the column for."""
    return {
        name: header for name, header in mapping.items() if header is None or header in table.mapping.headers
    }


def content_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def load_export(
    store: Store, reading: Reading, content: bytes, today: date | None = None, instead_of: Sequence[str] = ()
) -> list[str]:
    """Store a reading: a snapshot for each municipality, all or none. Returns their ids.

    today: the export date where the file has none. Raises ValueError where it is needed and not given.
    instead_of: the ids of the snapshots that this corrects.
    """
    return snapshots.add(store, new_snapshots(reading, content, today), content, instead_of)


def new_snapshots(reading: Reading, content: bytes, today: date | None) -> list[snapshots.NewSnapshot]:
    if reading.as_of is None and today is None:
        raise ValueError("the file has no export date, and none was given")
    as_of, source = receipt.today_if_unknown(reading, today)
    told = receipt.to_json(reading) | {"open_questions": reading.open_questions}
    del told["computed_lights"]  # these change with the day; the store works them out
    by_municipality = reading.tasks.groupby(reading.tasks["municipality"].fillna(""), sort=False)
    return [
        snapshots.NewSnapshot(
            municipality=name,
            as_of=as_of,
            as_of_source=source,
            file_name=reading.file_name,
            content_hash=content_hash(content),
            mapping=reading.columns,
            fields=reading.fields,
            receipt=told,
            tasks=tasks,
        )
        for name, tasks in by_municipality
    ]


def computed_lights(reading: Reading, today: date) -> dict[str, int]:
    """Tasks by the light that the rules give on the export date, asked of the same SQL as the pages."""
    as_of, _ = receipt.today_if_unknown(reading, today)
    with closing(open_store(":memory:")) as store:
        load_export(store, reading, b"", today)
        counts = store.ask("overview/counts_by_light", filter=TaskFilter(as_of))
    by_light = dict(zip(counts["light"], counts["computed"].tolist(), strict=True))
    return {code: by_light[code] for code in LIGHT_CODES}


def as_line(receipt_object: dict) -> str:
    """One JSON object on one line, Danish letters as they are."""
    return json.dumps(receipt_object, ensure_ascii=False)
