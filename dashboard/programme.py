"""The one tour of the programmappe: open_folder, load_folder; and what the app's own tables write.

What people wrote is kept as they wrote it. What we made of it (days, numbers and names of the catalogue) is
kept beside it, so that queries need not read words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.domain import catalogue, project_names
from dashboard.domain.danish import fold, quoted
from dashboard.domain.interface_numbers import find_numbers
from dashboard.domain.programme_folder import (
    BY_NAME,
    CHOICE,
    COMPONENT,
    COMPONENTS,
    DATE,
    DERIVED,
    INTERFACE,
    INTERFACES,
    OTHER_SHEET,
    PROJECT,
    Column,
    as_written,
    natural_key,
)
from dashboard.ingest.child import read_workbook
from dashboard.ingest.dates import read_date_text
from dashboard.ingest.programme_folder import Doubt, Folder, FolderRow, read_folder
from dashboard.store import registers, snapshots
from dashboard.store.connection import Store
from dashboard.store.registers import Change, Conflict

SEPARATOR = ";"  # between the values of a cell that holds several
ALWAYS = date(1900, 1, 1)
"""From when a correction of how a task was read counts: it was wrong in every export, older ones too."""


@dataclass(frozen=True)
class FolderLoaded:
    """What came of a programmappe: rows by what happened to them, and what a user should look at."""

    added: int
    changed: int
    unchanged: int
    absent: list[dict]  # rows of the store that the file doesn't have: row_id, version_id, subject, content
    conflicts: list[Conflict]
    doubts: list[Doubt]  # of the file's sheets and columns; those of words are asked for by `doubts`


def open_folder(name: str, content: bytes) -> Folder:
    """A programmappe's rows. Raises Problem: unreadable, too large, or no programmappe."""
    return read_folder(read_workbook(content, name))


def load_folder(store: Store, folder: Folder, file_name: str, who: str, today: date) -> FolderLoaded:
    """Store what is new or changed in it, in one transaction. Nothing is removed: absent rows are told of.

    Raises StoreUnavailable.
    """
    changes, unchanged, absent = _changes(store, folder, file_name)
    conflicts = registers.save(store, [_with_known(change) for change in changes], who, today)
    if len(changes) > len(conflicts):
        snapshots.back_up(store)
    refused = {conflict.change.row_id for conflict in conflicts}
    written = [change for change in changes if not change.row_id or change.row_id not in refused]
    return FolderLoaded(
        added=sum(not change.row_id for change in written),
        changed=sum(bool(change.row_id) for change in written),
        unchanged=unchanged,
        absent=absent,
        conflicts=conflicts,
        doubts=folder.doubts,
    )


def save(store: Store, changes: Sequence[Change], who: str, today: date) -> list[Conflict]:
    """Write what the app's tables changed; returns what was not written, since somebody else was first."""
    return registers.save(store, [_with_known(change) for change in changes], who, today)


def changes_of_edits(
    subject: str,
    rows: Sequence[Mapping],
    edited: Mapping[int, Mapping],
    added: Sequence[Mapping],
    deleted: Sequence[int],
) -> list[Change]:
    """What a user did to a table of rows, by position, as st.data_editor tells it.

    rows: as registers.newest gave them when the table was drawn. A new row without a word in it is none.
    """
    changes = [
        _edit(subject, rows[position], _filled(as_written(rows[position]["content"]) | values))
        for position, values in edited.items()
        if position not in deleted
    ]
    changes += [_edit(subject, rows[position], None) for position in deleted]
    last = max((row["position"] for row in rows), default=0)
    new_rows = [_filled({name: values.get(name) for name in BY_NAME[subject].by_name}) for values in added]
    return changes + [
        Change(subject, content, position=last + number)
        for number, content in enumerate(filter(None, new_rows), 1)
    ]


def _edit(subject: str, row: Mapping, content: dict | None) -> Change:
    return Change(subject, content, row["row_id"], row["version_id"], row["position"])


def _filled(values: Mapping) -> dict:
    return {name: value for name, value in values.items() if value not in (None, "")}


def removals(rows: Sequence[Mapping]) -> list[Change]:
    """rows: as FolderLoaded.absent has them."""
    return [_edit(row["subject"], row, None) for row in rows]


def instead_of_theirs(conflict: Conflict) -> Change:
    """The change that was not written, made anew from what the other one wrote."""
    return replace(conflict.change, made_from=conflict.version_id)


def all_rows(store: Store) -> dict[str, list[dict]]:
    """Each subject's rows as they are now, the sheets that aren't ours among them."""
    found = {subject: [] for subject in (*BY_NAME, OTHER_SHEET)}
    for row in registers.newest(store, None):
        found[row["subject"]].append(row)
    return found


def doubts(store: Store) -> list[Doubt]:
    """What the programmappe says now that we can't use. A doubt's `sheet` tells where its row is from."""
    rows = [
        FolderRow(subject, row["row_id"], row["version_id"], as_written(row["content"]), row["origin"], 0)
        for subject, found in all_rows(store).items()
        for row in found
    ]
    return doubts_of(rows, registers.project_names(store))


def known(subject: str, content: Mapping) -> dict:
    """What we make of a row's words: days, catalogue names and numbers, by column; see DERIVED."""
    if subject not in BY_NAME:
        return {}
    made = {}
    for column in BY_NAME[subject].columns:
        if text := content.get(column.name):
            made |= _of_cell(column, text)
    return made


def doubts_of(rows: Sequence[FolderRow], projects: Sequence[str]) -> list[Doubt]:
    """The words that we could make nothing of, each with its place. projects: as KLIK's tasks have them."""
    full_names = {
        row.content["project"]: row.content["full_name"]
        for row in rows
        if row.subject == "projects" and {"project", "full_name"} <= row.content.keys()
    }
    written = {row.content.get(name, "") for row in rows for name in ("project", "replaced_by")}
    matched = project_names.matched(written, projects, full_names)
    return [
        Doubt(row.sheet, row.row, column.label, said)
        for row in rows
        if row.subject in BY_NAME
        for column in BY_NAME[row.subject].columns
        if (text := row.content.get(column.name))
        if (said := _doubt(column, text, matched, bool(projects)))
    ]


def _doubt(column: Column, text: str, matched: Mapping[str, str], has_projects: bool) -> str:
    if column.kind == DATE:
        return read_date_text(text).problem or ""
    if column.kind == CHOICE and fold(text) not in map(fold, column.choices):
        return f"{quoted(text)} er ikke en af valgmulighederne: {', '.join(column.choices)}."
    if column.kind == PROJECT and has_projects and text not in matched:
        return f"Projektet {quoted(text)} findes ikke i KLIK-eksporten. Skriv navnet, som KLIK har det."
    if column.kind in (COMPONENT, COMPONENTS, INTERFACE, INTERFACES):
        unknown = [name for name in parts_of(text) if not _of_name(column, name)]
        return f"Vi kender ikke {' og '.join(map(quoted, unknown))} fra kataloget." if unknown else ""
    return ""


def parts_of(text: str) -> list[str]:
    """The values of a cell that may hold several, with semicolons or line breaks between."""
    return [part.strip() for part in text.replace("\n", SEPARATOR).split(SEPARATOR) if part.strip()]


def joined(values: Iterable[str]) -> str:
    """The cell that holds these values: what parts_of reads."""
    return f"{SEPARATOR} ".join(values)


def _of_cell(column: Column, text: str) -> dict:
    name = column.name
    if column.kind == DATE:
        read = read_date_text(text)
        return {f"{name}_first": str(read.first), f"{name}_last": str(read.last)} if read.first else {}
    if column.kind == CHOICE:
        chosen = [choice for choice in column.choices if fold(choice) == fold(text)]
        return {name: chosen[0]} if chosen else {}
    if column.kind in (COMPONENT, INTERFACE):
        found = _of_name(column, text)
        return {name: found[0]} if found else {}
    if column.kind in (COMPONENTS, INTERFACES):
        return {name: [found for part in parts_of(text) for found in _of_part(column, part)]}
    return {}


def _of_part(column: Column, text: str) -> list[str]:
    return _of_name(column, text) or ([text] if column.keeps_unknown else [])


def _of_name(column: Column, text: str) -> list[str]:
    """The catalogue's names of støttesystemer, or numbers of snitflader, that the words mean."""
    if column.kind in (COMPONENT, COMPONENTS):
        named = catalogue.component_named(text)
        return [named] if named else []
    named = catalogue.interface_named(text)
    return find_numbers(text) or ([named] if named else [])


def _with_known(change: Change) -> Change:
    if change.content is None:
        return change
    made = known(change.subject, change.content)
    return replace(change, content=as_written(change.content) | ({DERIVED: made} if made else {}))


def _changes(store: Store, folder: Folder, file_name: str) -> tuple[list[Change], int, list[dict]]:
    """What differs from the store's rows; how many don't; and the rows that the file doesn't have."""
    changes, unchanged, absent = [], 0, []
    seen_before = registers.contents(store, [row.version for row in folder.rows if row.version])
    all_kept = all_rows(store)
    for subject in dict.fromkeys(row.subject for row in folder.rows):
        rows = [row for row in folder.rows if row.subject == subject]
        kept = all_kept[subject]
        pairs = _paired(subject, rows, kept)
        for row, ours in pairs:
            if _is_news(row, ours, seen_before):
                changes.append(_change(row, ours, file_name))
            else:
                unchanged += 1
        claimed = {ours["row_id"] for _, ours in pairs if ours}
        absent += [ours for ours in kept if ours["row_id"] not in claimed]
    return changes, unchanged, absent


def _paired(subject: str, rows: list[FolderRow], kept: list[dict]) -> list[tuple[FolderRow, dict | None]]:
    """Each row of the file with the store's row that it is: by its id, else by what tells rows apart."""
    free = {ours["row_id"]: ours for ours in kept}
    by_id = {}
    for row in rows:
        if row.row_id in free:  # a copied row has the id of its original, which the first of them keeps
            by_id[id(row)] = free.pop(row.row_id)
    by_key: dict[tuple, list[dict]] = {}
    for ours in free.values():
        by_key.setdefault(_key(subject, ours["content"]), []).append(ours)
    pairs = []
    for row in rows:
        alike = by_key.get(_key(subject, row.content), [])
        pairs.append((row, by_id.get(id(row)) or (alike.pop(0) if alike else None)))
    return pairs


def _key(subject: str, content: Mapping) -> tuple:
    if subject == OTHER_SHEET:
        return (content["sheet"], tuple(content["cells"]))
    return natural_key(subject, content)


def _is_news(row: FolderRow, ours: dict | None, seen_before: Mapping[str, dict]) -> bool:
    """Whether the file's author wrote something: an old workbook doesn't undo what was changed since."""
    if ours is None:
        return True
    written = as_written(row.content)
    return written != as_written(ours["content"]) and written != seen_before.get(row.version)


def _change(row: FolderRow, ours: dict | None, file_name: str) -> Change:
    origin = f"{file_name} · {row.sheet} · række {row.row}"
    if ours is None:
        return Change(row.subject, row.content, position=row.row, origin=origin)
    made_from = row.version if row.row_id == ours["row_id"] and row.version else ours["version_id"]
    return Change(row.subject, row.content, ours["row_id"], made_from, ours["position"], origin)
