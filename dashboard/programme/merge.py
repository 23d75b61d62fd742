"""A programmappe's workbook into the store: which of its rows are new, changed, unchanged or absent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.danish import fold
from dashboard.domain.programme_schema import OTHER_SHEET, as_written, natural_key
from dashboard.ingest.read_programme import Doubt, ProgrammeRow, ProgrammeWorkbook, read_programme
from dashboard.ingest.sandbox.process import read_workbook
from dashboard.programme import edits, interpret
from dashboard.store import register, snapshots
from dashboard.store.connection import Store
from dashboard.store.register import Change, Conflict


@dataclass(frozen=True)
class MergeOutcome:
    """What came of a programmappe: rows by what happened to them, and what a user should look at."""

    added: int
    changed: int
    unchanged: int
    absent: list[dict]  # rows of the store that the file doesn't have, as register.newest gives them
    conflicts: list[Conflict]
    doubts: list[Doubt]  # about the file's sheets and columns, and about what its cells say


def open_workbook(name: str, content: bytes) -> ProgrammeWorkbook:
    """A programmappe's rows. Raises Problem: unreadable, too large, or no programmappe."""
    return read_programme(read_workbook(content, name))


def merge_workbook(
    store: Store, workbook: ProgrammeWorkbook, file_name: str, who: str, today: date
) -> MergeOutcome:
    """Store what is new or changed in it, in one transaction. Nothing is removed: absent rows are reported.

    Raises StoreUnavailable.
    """
    with store.instance.only_writer():  # what it is compared with must not change before it is written
        changes, unchanged, absent = _compared(store, workbook, file_name)
        conflicts = edits.write(store, changes, who, today)
    if len(changes) > len(conflicts):
        snapshots.back_up(store)
    refused = {conflict.change.row_id for conflict in conflicts}
    written = [change for change in changes if not change.row_id or change.row_id not in refused]
    return MergeOutcome(
        added=sum(not change.row_id for change in written),
        changed=sum(bool(change.row_id) for change in written),
        unchanged=unchanged,
        absent=absent,
        conflicts=conflicts,
        doubts=workbook.doubts + interpret.doubts_of(workbook.rows, register.project_names(store)),
    )


def _compared(
    store: Store, workbook: ProgrammeWorkbook, file_name: str
) -> tuple[list[Change], int, list[dict]]:
    """What differs from the store's rows; how many rows don't; and the rows that the file doesn't have."""
    changes, unchanged, absent = [], 0, []
    exported = register.contents(store, [row.version for row in workbook.rows if row.version])
    removed = register.removed(store, [row.row_id for row in workbook.rows if row.row_id])
    stored_rows = register.rows_by_subject(store)
    for subject in (*workbook.subjects, OTHER_SHEET):
        stored = stored_rows[subject]
        last = max((ours["position"] for ours in stored), default=0)
        pairs = _paired(subject, [row for row in workbook.rows if row.subject == subject], stored)
        for row, ours in pairs:
            change = _change(row, ours, removed.get(row.row_id), exported.get(row.version), file_name, last)
            changes += [change] if change else []
            unchanged += not change
        claimed = {ours["row_id"] for _, ours in pairs if ours}
        absent += [ours for ours in stored if ours["row_id"] not in claimed]
    return changes, unchanged, absent


def _paired(
    subject: str, rows: Sequence[ProgrammeRow], stored: Sequence[dict]
) -> list[tuple[ProgrammeRow, dict | None]]:
    """Each row of the file with the store's row that it is: by its id, else by its natural key."""
    free = {ours["row_id"]: ours for ours in stored}
    by_id = {}
    for row in rows:
        if row.row_id in free:  # a copied row has its original's id, which goes to the first of them
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
    return (fold(content["sheet"]),) if subject == OTHER_SHEET else natural_key(subject, content)


def _change(
    row: ProgrammeRow,
    ours: dict | None,
    removal: dict | None,
    exported: dict | None,
    file_name: str,
    last: float,
) -> Change | None:
    """What the file's author wrote; None where that is nothing: an old workbook undoes no newer change.

    ours: the row as the store has it. removal: its last version, where it was removed after the workbook was
    made. exported: what the row said when the workbook was made. last: where the subject's last row stands:
    a new one comes after it, since a log is read in order.
    """
    written, origin = edits.cleaned(row.content), f"{file_name} · {row.sheet} · række {row.row}"
    if exported is not None and row.over(exported) == exported and (ours or removal):
        return None
    if ours is None:
        if removal:
            return Change(row.subject, written, row.row_id, row.version, removal["position"], origin)
        return Change(row.subject, written, position=last + row.row, origin=origin, is_new=True)
    before = as_written(ours["content"])
    content = row.over(before)
    if content == before:
        return None
    made_from = row.version if row.row_id == ours["row_id"] and row.version else ours["version_id"]
    return Change(row.subject, content, ours["row_id"], made_from, ours["position"], origin)
