"""The one tour of the programmappe: open_folder, load_folder; and what the app's own tables write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.domain.danish import clean, fold
from dashboard.domain.programme_schema import (
    BY_NAME,
    EXTRA,
    INTERPRETED,
    LONGEST_TEXT,
    OTHER_SHEET,
    as_written,
    natural_key,
)
from dashboard.ingest.read_programme import Doubt, Folder, FolderRow, read_folder
from dashboard.ingest.sandbox.process import read_workbook
from dashboard.programme.interpret import doubts_of, known
from dashboard.store import backups, register, snapshots
from dashboard.store.connection import Store
from dashboard.store.register import Change, Conflict


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
    with store.only_writer():  # what it is compared with must not change before it is written
        changes, unchanged, absent = _changes(store, folder, file_name)
        conflicts = _write(store, changes, who, today)
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
    """Write what the app's tables changed; returns what was not written, since somebody else was first.

    The first change of a day is in a backup: one of each would push out those of the imports.
    """
    conflicts = _write(store, changes, who, today)
    if len(changes) > len(conflicts) and backups.newest_day(store.place) != today:
        snapshots.back_up(store)
    return conflicts


def _write(store: Store, changes: Sequence[Change], who: str, today: date) -> list[Conflict]:
    return register.save(store, [_prepared(change) for change in changes], who, today)


def _prepared(change: Change) -> Change:
    """As it is kept: cleaned, with what we make of its words, and whether it counts on all days."""
    if change.content is None:
        return replace(change, always=_is_always(change.subject))
    content = _cleaned(as_written(change.content))
    made = known(change.subject, content)
    content |= {INTERPRETED: made} if made else {}
    return replace(change, content=content, always=_is_always(change.subject))


def _is_always(subject: str) -> bool:
    return subject in BY_NAME and BY_NAME[subject].always


def _cleaned(content: Mapping) -> dict:
    """Texts as they come back from a workbook, so that an untouched file says nothing new."""
    texts = {name: clean_text(value) for name, value in content.items() if isinstance(value, str)}
    extra = {header: clean_text(value) for header, value in content.get(EXTRA, {}).items()}
    rest = {name: value for name, value in content.items() if not isinstance(value, str) and name != EXTRA}
    filled = {name: value for name, value in texts.items() if value}
    return filled | ({EXTRA: extra} if extra else {}) | rest


def clean_text(text: str) -> str:
    return clean(text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))


def changes_of_edits(
    subject: str,
    rows: Sequence[Mapping],
    edited: Mapping[int, Mapping],
    added: Sequence[Mapping],
    deleted: Sequence[int],
    table: str = "",
) -> list[Change]:
    """What a user did to a table of rows, by position, as st.data_editor tells it.

    rows: as registers.newest gave them when the table was drawn. A row without a word in it is none.
    table: what tells this drawing of the table from all others, so that a new row saved twice is one row.
    """
    changes = [
        _edit(subject, rows[position], _filled(as_written(rows[position]["content"]) | values))
        for position, values in edited.items()
        if position not in deleted
    ]
    changes += [_edit(subject, rows[position], None) for position in deleted]
    last = max((row["position"] for row in rows), default=0)
    for number, values in enumerate(added, 1):
        if content := _filled({name: values.get(name) for name in BY_NAME[subject].by_name}):
            row_id = f"{table}-{number}" if table else ""
            changes.append(Change(subject, content, row_id, position=last + number, is_new=True))
    return [change for change in changes if change.is_new or _says_more(change, rows)]


def _says_more(change: Change, rows: Sequence[Mapping]) -> bool:
    """A cell that was written over with what stood there changes nothing."""
    before = next(row for row in rows if row["row_id"] == change.row_id)
    return change.content != as_written(before["content"])


def _edit(subject: str, row: Mapping, content: dict | None) -> Change:
    """A row whose last word is taken away goes."""
    return Change(subject, content or None, row["row_id"], row["version_id"], row["position"])


def _filled(values: Mapping) -> dict:
    return {name: value for name, value in values.items() if value not in (None, "")}


def removals(rows: Sequence[Mapping]) -> list[Change]:
    """rows: as FolderLoaded.absent has them."""
    return [_edit(row["subject"], row, None) for row in rows]


def instead_of_theirs(conflict: Conflict) -> Change:
    """The change that was not written, made anew from what the other one wrote.

    Of a row that is gone with all that it said, nothing but a new row can be made.
    """
    if not conflict.version_id:
        return replace(conflict.change, row_id="", made_from="", is_new=True)
    return replace(conflict.change, made_from=conflict.version_id)


def all_rows(store: Store) -> dict[str, list[dict]]:
    """Each subject's rows as they are now, the sheets that aren't ours among them."""
    found = {subject: [] for subject in (*BY_NAME, OTHER_SHEET)}
    for row in register.newest(store, None):
        found[row["subject"]].append(row)
    return found


def doubts(store: Store) -> list[Doubt]:
    """What the programmappe says now that we can't use. A doubt's `sheet` tells where its row is from."""
    rows = [
        FolderRow(subject, row["row_id"], row["version_id"], as_written(row["content"]), row["origin"], 0)
        for subject, found in all_rows(store).items()
        for row in found
    ]
    return doubts_of(rows, register.project_names(store))


def _changes(store: Store, folder: Folder, file_name: str) -> tuple[list[Change], int, list[dict]]:
    """What differs from the store's rows; how many don't; and the rows that the file doesn't have."""
    changes, unchanged, absent = [], 0, []
    seen_before = register.contents(store, [row.version for row in folder.rows if row.version])
    gone = register.removed(store, [row.row_id for row in folder.rows if row.row_id])
    all_kept = all_rows(store)
    for subject in (*folder.subjects, OTHER_SHEET):
        rows = [row for row in folder.rows if row.subject == subject]
        kept = all_kept[subject]
        pairs = _paired(subject, rows, kept)
        for row, ours in pairs:
            change = _change(row, ours, gone.get(row.row_id), seen_before.get(row.version), file_name)
            changes += [change] if change else []
            unchanged += not change
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
    return (fold(content["sheet"]),) if subject == OTHER_SHEET else natural_key(subject, content)


def _change(
    row: FolderRow, ours: dict | None, gone: dict | None, seen_before: dict | None, file_name: str
) -> Change | None:
    """What the file's author wrote; None where that is nothing: an old workbook undoes no newer change.

    ours: the row as the store has it; gone: its removal, where it was removed since the workbook was made.
    seen_before: what it said in the workbook when that was made.
    """
    written, origin = _cleaned(row.content), f"{file_name} · {row.sheet} · række {row.row}"
    if seen_before is not None and row.over(seen_before) == seen_before and (ours or gone):
        return None
    if ours is None:
        if gone:
            return Change(row.subject, written, row.row_id, row.version, gone["position"], origin)
        return Change(row.subject, written, position=row.row, origin=origin, is_new=True)
    before = as_written(ours["content"])
    content = row.over(before)
    if content == before:
        return None
    made_from = row.version if row.row_id == ours["row_id"] and row.version else ours["version_id"]
    return Change(row.subject, content, ours["row_id"], made_from, ours["position"], origin)
