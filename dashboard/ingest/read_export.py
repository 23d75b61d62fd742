"""An opened workbook to a reading: all its tables' tasks, with keys, links, municipality and export date."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from dashboard.domain.danish import format_number, quoted
from dashboard.domain.problems import NoTasks
from dashboard.domain.task_key import AGAIN, task_keys
from dashboard.ingest.columns.suggestions import asked_about, unplaced
from dashboard.ingest.links import link
from dashboard.ingest.metadata import ExportDay, export_day, municipality_of_file, one_spelling
from dashboard.ingest.read_lights import unread_light_codes
from dashboard.ingest.read_table import TableReading, read_table
from dashboard.ingest.sandbox.workbook import Workbook
from dashboard.ingest.sheet_notes import about_sheets
from dashboard.ingest.tables.classify_rows import AROUND_TASKS, TOTAL, classify_rows
from dashboard.ingest.tables.find_tables import Table
from dashboard.ingest.tables.legends import texts_outside
from dashboard.ingest.tables.merged import columns_with_merged
from dashboard.ingest.values.light_signs import legend_in
from dashboard.ingest.values.warnings import MOST_ROWS, ImportWarning


@dataclass(frozen=True)
class Rejected:
    row: int  # 1-based sheet row
    reason: str
    sheet: str


@dataclass(frozen=True, eq=False)
class Reading:
    """What a file says, and what became of each of its rows. `tasks` is as the store has them."""

    file_name: str
    tables: list[Table]
    tasks: pd.DataFrame
    rejected: list[Rejected]  # every row that is no task, with its reason; those of sums too
    warnings: list[ImportWarning]
    notes: list[str]  # Danish sentences about the file as a whole
    blank_rows: int
    hidden_rows: int
    as_of: date | None  # None: the file doesn't say; whoever loads it chooses
    as_of_source: str  # title, column, file_name, properties, user; "" where as_of is None
    municipalities: list[str]
    unread_light_codes: list[str] = field(default_factory=list)  # for lights; nobody explained them
    fields: list[str] = field(default_factory=list)  # our fields that the file has a column for

    @property
    def question(self) -> str:
        """What only the user can answer, in Danish; "" mostly."""
        if not self.unread_light_codes:
            return ""
        column = quoted(self.columns["light"])
        if self.unread_light_codes[0].isdecimal():
            return f"Kolonnen {column} har tal i stedet for farver. Angiv, hvad hvert tal betyder."
        return f"Kolonnen {column} har bogstaver i stedet for farver. Angiv, hvad de betyder."

    @property
    def rows_read(self) -> int:
        return len(self.tasks) + len(self.rejected)

    @property
    def columns(self) -> dict[str, str]:
        """Field name to header; where two tables differ, the first that has the field."""
        merged: dict[str, str] = {}
        for table in reversed(self.tables):
            merged |= table.mapping.columns
        return merged

    @property
    def unmapped(self) -> list[str]:
        return list(dict.fromkeys(header for table in self.tables for header in table.mapping.unmapped))

    @property
    def doubts(self) -> dict[str, str]:
        """Field name to a Danish reason, for the fields whose column should be looked at."""
        return {
            name: doubt for table in reversed(self.tables) for name, doubt in table.mapping.doubts.items()
        }

    @property
    def rejected_tasks(self) -> list[Rejected]:
        """The rejected rows that may have been meant as tasks: not totals, headings and notes."""
        return [row for row in self.rejected if row.reason not in AROUND_TASKS]

    @property
    def totals(self) -> int:
        """Rows of sums: neither tasks nor turned away."""
        return sum(row.reason == TOTAL for row in self.rejected)

    @property
    def turned_away(self) -> int:
        """Rows that are no tasks, but for those of sums."""
        return len(self.rejected) - self.totals

    @property
    def unplaced(self) -> dict[str, list[str]]:
        """Key fields that no table has a column for, each with the headers that could be it."""
        could_be: dict[str, list[str]] = {}
        for table in self.tables:
            for name, headers in unplaced(table.mapping).items():
                could_be[name] = list(dict.fromkeys(could_be.get(name, []) + headers))
        return {name: headers for name, headers in could_be.items() if name not in self.columns}

    @property
    def open_questions(self) -> list[str]:
        """The fields to be looked at: doubtful ones, those without a column, lights that nobody explained."""
        asked = self.unread_light_codes and "light" not in self.confirmed
        return list(dict.fromkeys([*self.doubts, *self.unplaced, *["light"] * bool(asked)]))

    @property
    def confirmed(self) -> set[str]:
        """The fields whose column the user has chosen, now or for an earlier file."""
        return {
            name
            for table in self.tables
            for name, guess in table.mapping.guesses.items()
            if guess.certainty in ("user", "remembered")
        }

    @property
    def lights(self) -> dict[str, int]:
        """Tasks by the light that the file shows; "unknown" for none."""
        counts = self.tasks["light"].fillna("unknown").value_counts()
        return {code: int(counts.get(code, 0)) for code in LIGHT_CODES}


# Of tasks of one key, the surest first.
TELLS_APART = ["description", "start_date", "responsible", "executor", "due_date"]
LIGHT_CODES = ("grey", "green", "yellow", "red", "done", "unknown")


def read_export(
    workbook: Workbook,
    tables: list[Table],
    file_name: str,
    *,
    as_of: date | None = None,
    municipality: str | None = None,
    light_codes: dict[str, str] | None = None,
) -> Reading:
    """Read all tables. The user's choices go before what the file says."""
    if any("title" not in table.mapping.guesses for table in tables):
        raise NoTasks("Ingen kolonne er valgt som opgave", "Vælg den kolonne, der har opgavernes titler.")
    rows = [classify_rows(table, columns_with_merged(table)) for table in tables]
    codes = light_codes or legend_in(texts_outside(workbook, tables, rows))
    day = ExportDay(as_of, "user") if as_of else export_day(workbook, tables, file_name)
    year = day.day.isocalendar().year if day.day else None
    readings = [read_table(table, codes, read, year) for table, read in zip(tables, rows, strict=True)]
    tasks = pd.concat([reading.tasks for reading in readings], ignore_index=True)
    warnings = _file_warnings(readings, year) + [it for reading in readings for it in reading.warnings]
    tasks, municipalities, more = _with_municipality(tasks, tables, file_name, municipality)
    tasks = link(_with_keys(tasks))
    tasks["linked_by"] = tasks["linked_by"].astype("str")
    return Reading(
        file_name=file_name,
        tables=tables,
        tasks=tasks,
        rejected=_rejected(readings),
        warnings=warnings + more + _same_twice(tasks),
        notes=list(workbook.notes) + about_sheets(workbook, tables),
        blank_rows=sum(reading.rows.blank for reading in readings),
        hidden_rows=sum(reading.rows.hidden for reading in readings),
        as_of=day.day,
        as_of_source=day.source,
        municipalities=municipalities,
        unread_light_codes=_unread_light_codes(readings, codes),
        fields=_fields(readings),
    )


def _fields(readings: list[TableReading]) -> list[str]:
    names = (name for it in readings for name in (*it.table.mapping.columns, *it.by_heading))
    return list(dict.fromkeys(names))


def _rejected(readings: list[TableReading]) -> list[Rejected]:
    return [
        Rejected(row, reason, reading.table.sheet.name)
        for reading in readings
        for row, reason in sorted(reading.rows.rejected)
    ]


def _unread_light_codes(readings: list[TableReading], explained: dict[str, str]) -> list[str]:
    codes = (
        code for reading in readings for code in unread_light_codes(reading.table, reading.tasks, explained)
    )
    return list(dict.fromkeys(codes))


def _with_municipality(
    tasks: pd.DataFrame, tables: list[Table], file_name: str, chosen: str | None
) -> tuple[pd.DataFrame, list[str], list[ImportWarning]]:
    """The column's names in one spelling each; without a column, the file's name for all rows."""
    named = tasks["municipality"].dropna()
    if chosen is not None or named.empty:
        name = chosen if chosen is not None else municipality_of_file(tables, file_name)
        tasks["municipality"] = pd.array([name] * len(tasks), dtype="str")
        return tasks, [name] if name else [], []
    spelling = one_spelling(named.tolist())
    tasks["municipality"] = tasks["municipality"].map(spelling).astype("str")
    names = list(dict.fromkeys(spelling.values()))
    missing = tasks["municipality"].isna()
    if not missing.any():
        return tasks, names, []
    first = tasks.loc[missing].iloc[0]
    count = int(missing.sum())
    header = next(
        table.mapping.columns["municipality"] for table in tables if "municipality" in table.mapping.columns
    )
    if len(names) == 1:
        tasks["municipality"] = tasks["municipality"].fillna(names[0])
        message = f"{count} rækker uden kommune er regnet til {names[0]}"
    else:
        message = f"{count} rækker har ingen kommune, og filen har flere"
    return tasks, names, [ImportWarning(int(first["row_number"]), header, message, first["sheet"])]


def _with_keys(tasks: pd.DataFrame) -> pd.DataFrame:
    """A key each, unique within a municipality."""
    keys = pd.Series("", index=tasks.index, dtype=object)
    for _, group in tasks.groupby(tasks["municipality"].fillna(""), sort=False):
        keys.loc[group.index] = _keys_of(group)
        twice = keys.loc[group.index].str.partition(AGAIN)[0].duplicated(keep=False)
        # The same may stand in another order in the next export: what they hold tells them apart.
        ordered = group[twice].sort_values(TELLS_APART, key=_as_texts, kind="stable")
        keys.loc[ordered.index] = _keys_of(ordered)
    return tasks.assign(task_key=keys.astype("str"))


def _as_texts(column: pd.Series) -> pd.Series:
    return column.astype("str")


def _keys_of(tasks: pd.DataFrame) -> list[str]:
    texts = (
        tasks[name].astype(object).where(tasks[name].notna(), None).tolist()
        for name in ("project", "title", "task_id")
    )
    return task_keys(*texts)


def _same_twice(tasks: pd.DataFrame) -> list[ImportWarning]:
    """Tasks whose key had to be numbered, because another row is the same task."""
    again = tasks[tasks["task_key"].str.contains(AGAIN, regex=False)]
    shown = again[:MOST_ROWS]
    warnings = [
        ImportWarning(
            int(row), None, f"Opgaven {quoted(title)} står også i en anden række; begge er indlæst", sheet
        )
        for row, title, sheet in zip(shown["row_number"], shown["title"], shown["sheet"], strict=True)
    ]
    more = len(again) - MOST_ROWS
    rest = [ImportWarning(None, None, f"Yderligere {more} opgaver står to gange i filen")] if more > 0 else []
    return warnings + rest


def _file_warnings(readings: list[TableReading], year: int | None) -> list[ImportWarning]:
    """Weeks without a year; doubts about columns, and key fields that may have one under an unknown name."""
    warnings = _about_weeks(readings, year)
    for reading in readings:
        mapping, sheet = reading.table.mapping, reading.table.sheet.name
        warnings += [
            ImportWarning(None, mapping.guesses[name].header, doubt, sheet)
            for name, doubt in mapping.doubts.items()
        ]
        warnings += [
            ImportWarning(None, None, asked_about(mapping, name, headers), sheet)
            for name, headers in unplaced(mapping).items()
        ]
        if mapping.refused_colours and reading.tasks["light"].isna().any():
            text = f"Cellerne har farver, men de er ikke læst som lys: {mapping.refused_colours}."
            warnings.append(ImportWarning(None, None, text, sheet))
    return warnings


def _about_weeks(readings: list[TableReading], year: int | None) -> list[ImportWarning]:
    """One warning a file, that weeks were read with the export's year."""
    weeks = [reading.weeks_without_year for reading in readings if reading.weeks_without_year[0]]
    if not weeks:
        return []
    count = sum(cells for cells, _ in weeks)
    cells = "1 celle" if count == 1 else f"{format_number(count)} celler"
    message = (
        f"{cells} har en uge uden årstal, for eksempel {quoted(weeks[0][1])}, og er læst som uger i {year}, "
        "eksportens år. Er det forkert, så skriv årstallet i filen, eller ret eksportdatoen."
    )
    return [ImportWarning(None, None, message)]
