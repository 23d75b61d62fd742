"""What users write in the app's own tables: from their edits to changes, and those into the store."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dashboard.domain.danish import clean
from dashboard.domain.programme_schema import BY_NAME, EXTRA, INTERPRETED, LONGEST_TEXT, as_written
from dashboard.programme.interpret import interpret_row
from dashboard.store import backups, register, snapshots
from dashboard.store.connection import Store
from dashboard.store.register import Change, Conflict


def save(store: Store, changes: Sequence[Change], who: str, today: date) -> list[Conflict]:
    """Write what the app's tables changed; returns what was not written, since somebody else was first.

    The first change of a day is in a backup: one for each change would push out those of the imports.
    Raises StoreUnavailable.
    """
    conflicts = write(store, changes, who, today)
    if len(changes) > len(conflicts) and backups.newest_day(store.path) != today:
        snapshots.back_up(store)
    return conflicts


def write(store: Store, changes: Sequence[Change], who: str, today: date) -> list[Conflict]:
    """`save` without a backup."""
    return register.save(store, [_prepared(change) for change in changes], who, today)


def _prepared(change: Change) -> Change:
    """As it is stored: cleaned, with what we make of its words, and whether it counts on all days."""
    always = change.subject in BY_NAME and BY_NAME[change.subject].always
    if change.content is None:
        return replace(change, always=always)
    content = cleaned(as_written(change.content))
    interpreted = interpret_row(change.subject, content)
    content |= {INTERPRETED: interpreted} if interpreted else {}
    return replace(change, content=content, always=always)


def cleaned(content: Mapping) -> dict:
    """Texts as they come back from a workbook, so that an untouched file changes nothing."""
    texts = {name: _clean_text(value) for name, value in content.items() if isinstance(value, str)}
    extra = {header: _clean_text(value) for header, value in content.get(EXTRA, {}).items()}
    rest = {name: value for name, value in content.items() if not isinstance(value, str) and name != EXTRA}
    filled = {name: value for name, value in texts.items() if value}
    return filled | ({EXTRA: extra} if extra else {}) | rest


def _clean_text(text: str) -> str:
    return clean(text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))


def changes_of_edits(
    subject: str,
    rows: Sequence[Mapping],
    edited: Mapping[int, Mapping],
    added: Sequence[Mapping],
    deleted: Sequence[int],
    table: str = "",
) -> list[Change]:
    """What a user did to a table of rows, by position, as st.data_editor reports it.

    rows: as register.newest gave them when the table was drawn. A new row without a word in it is ignored.
    table: tells this drawing of the table from all others, so that a new row saved twice is one row.
    """
    changes = [
        _edit(subject, rows[position], _filled(as_written(rows[position]["content"]) | dict(values)))
        for position, values in edited.items()
        if position not in deleted
    ]
    changes += [_edit(subject, rows[position], None) for position in deleted]
    last = max((row["position"] for row in rows), default=0)
    for number, values in enumerate(added, 1):
        if content := _filled({name: values.get(name) for name in BY_NAME[subject].by_name}):
            row_id = f"{table}-{number}" if table else ""
            changes.append(Change(subject, content, row_id, position=last + number, is_new=True))
    return [change for change in changes if change.is_new or _changes_its_row(change, rows)]


def changes_of_offer(subject: str, rows: Sequence[Mapping], written: Mapping, table: str) -> list[Change]:
    """New rows of those that were offered, with what the user wrote in them.

    rows: each with the content that it was offered with. written: as st.data_editor reports it.
    """
    edited, deleted = written.get("edited_rows", {}), written.get("deleted_rows", [])
    offered = [
        {**row["content"], **edited.get(position, {})}
        for position, row in enumerate(rows)
        if position not in deleted
    ]
    return changes_of_edits(subject, [], {}, [*offered, *written.get("added_rows", [])], [], table)


def _changes_its_row(change: Change, rows: Sequence[Mapping]) -> bool:
    """A cell that was written over with what stood there changes nothing."""
    before = next(row for row in rows if row["row_id"] == change.row_id)
    return change.content != as_written(before["content"])


def _edit(subject: str, row: Mapping, content: dict | None) -> Change:
    """A row whose last word is taken away is removed."""
    return Change(subject, content or None, row["row_id"], row["version_id"], row["position"])


def _filled(values: Mapping) -> dict:
    return {name: value for name, value in values.items() if value not in (None, "")}


def removals(rows: Sequence[Mapping]) -> list[Change]:
    """rows: as merge.MergeOutcome.absent has them."""
    return [_edit(row["subject"], row, None) for row in rows]


def instead_of_theirs(conflict: Conflict) -> Change:
    """The change that was not written, made anew on top of what the other user wrote.

    Of a row that is gone with all its versions, nothing but a new row can be made.
    """
    if not conflict.version_id:
        return replace(conflict.change, row_id="", made_from="", is_new=True)
    return replace(conflict.change, made_from=conflict.version_id)
