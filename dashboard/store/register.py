"""The municipality's own register: rows that users write. Append-only: nothing is ever overwritten.

Two people may change the same row. Each change says which version it was made from; if there is a newer one
that says something else, the change is not written, and its author hears of it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from dashboard.domain import recorded_acts
from dashboard.domain.acts import Act
from dashboard.domain.programme_schema import BY_NAME, OTHER_SHEET, as_written
from dashboard.domain.scope import Session
from dashboard.store import files, queries
from dashboard.store.connection import Store
from dashboard.store.snapshots import as_json, moment_after, new_id

INSERT = """
insert into klik.register_version by name
select version.*
from (select unnest($versions) as version)
"""
NEWEST = "programme/newest"
IN_THE_APP = "app"  # the origin of a version that came from no file


@dataclass(frozen=True)
class Change:
    """A new row, a new version of one, or its removal."""

    subject: str
    content: dict | None  # None: the row is removed
    row_id: str = ""  # "" for a new row
    made_from: str = ""  # the version_id that the author saw
    position: float = 0.0
    origin: str = IN_THE_APP
    is_new: bool = False  # no version of the row is stored yet; its row_id may be given all the same
    always: bool = False  # it counts on all days, also those before it was written
    municipality: str = ""  # whose row it is, where its content doesn't say


@dataclass(frozen=True)
class Conflict:
    """A change that was not written, since somebody else had changed the row meanwhile."""

    change: Change
    theirs: dict | None  # None: they removed it
    version_id: str  # "" where the row is gone with all its versions
    changed_by: str
    changed_at: datetime  # UTC


def newest(store: Store, subject: str | None) -> list[dict]:
    """The rows of a subject (None: of all) now, as queries/programme/rows.sql has them; content is parsed."""
    rows = store.ask("programme/rows", subject=subject, day=date.max).to_dict("records")
    return [row | {"content": json.loads(row["content"])} for row in rows]


def rows_by_subject(store: Store) -> dict[str, list[dict]]:
    """`newest` of every subject, by its name; the sheets that aren't ours are among them."""
    rows: dict[str, list[dict]] = {subject: [] for subject in (*BY_NAME, OTHER_SHEET)}
    for row in newest(store, None):
        rows[row["subject"]].append(row)
    return rows


def contents(store: Store, version_ids: Sequence[str]) -> dict[str, dict]:
    """What each of these versions says, as people wrote it."""
    versions = store.ask("programme/contents", version_ids=list(version_ids))
    return {row.version_id: as_written(json.loads(row.content)) for row in versions.itertuples()}


def removed(store: Store, row_ids: Sequence[str]) -> dict[str, dict]:
    """Those of the rows that somebody removed: row id to the row's last version, whose content is empty."""
    versions = store.ask(NEWEST, row_ids=list(row_ids)).to_dict("records")
    return {row["row_id"]: row for row in versions if row["removed"]}


def project_names(store: Store) -> list[str]:
    """The projects of all exports on show, as KLIK names them."""
    return store.ask("programme/project_names")["project"].tolist()


def save(store: Store, changes: Sequence[Change], who: str, valid_from: date) -> list[Conflict]:
    """Write the changes that conflict with nobody's, in one transaction; returns the others.

    who: by whom, unless the session itself knows. valid_from: the as-of date from which they count.
    Raises StoreUnavailable, NotAllowed.
    """
    conflicts: list[Conflict] = []
    if not changes:
        return conflicts
    fresh = []
    with store.writing(NEWEST) as cursor:
        newest_of = _newest(cursor, [change.row_id for change in changes if change.row_id])
        last = files.value_of(cursor, "select max(changed_at) from klik.register_version")
        moment = moment_after(last)
        for change in changes:
            theirs = newest_of.get(change.row_id)
            if not _is_first(change, theirs):
                # The same change, made by both, or twice, needs no second version.
                conflicts += [_conflict(change, theirs, moment)] * (_content_of(theirs) != _wanted(change))
                continue
            version = _version(change, store.session.who or who, valid_from, moment)
            version["municipality"] = _owner(change, theirs, store.session)
            fresh.append(version)
            newest_of[version["row_id"]] = version  # a second change of the row in one go is a conflict, too
        if fresh:
            cursor.execute(INSERT, {"versions": fresh})
    if fresh:
        subjects = [version["subject"] for version in fresh]
        store.session.record(Act.WROTE, recorded_acts.register_rows(subjects, len(fresh)))
    return conflicts


def _is_first(change: Change, theirs: dict | None) -> bool:
    """Whether nobody has written the row since the author saw it."""
    if change.is_new or not change.row_id:
        return theirs is None or theirs["removed"]
    return theirs is not None and theirs["version_id"] == change.made_from


def _conflict(change: Change, theirs: dict | None, now: datetime) -> Conflict:
    if theirs is None:  # the whole programmappe was deleted meanwhile
        return Conflict(change, None, "", "nogen", now)
    about = {name: theirs[name] for name in ("version_id", "changed_by", "changed_at")}
    return Conflict(change, _content_of(theirs), **about)


def _content_of(version: dict | None) -> dict | None:
    return None if version is None or version["removed"] else as_written(json.loads(version["content"]))


def _wanted(change: Change) -> dict | None:
    return None if change.content is None else as_written(change.content)


def _newest(cursor: duckdb.DuckDBPyConnection, row_ids: list[str]) -> dict[str, dict]:
    versions = queries.ask(cursor, NEWEST, {"row_ids": row_ids}).to_dict("records")
    return {row["row_id"]: row for row in versions}


def _owner(change: Change, theirs: dict | None, session: Session) -> str:
    """The municipality whose row it is: the one it is about, else the session's only one; else ''.

    A session writes no row of a municipality that it may not see.
    """
    written = (change.content or {}).get("municipality") or change.municipality
    about = written or (theirs or {}).get("municipality") or ""
    if session.municipalities is None or about in session.municipalities:
        return about
    return session.municipalities[0] if len(session.municipalities) == 1 else ""


def _version(change: Change, who: str, valid_from: date, moment: datetime) -> dict:
    """A row of klik.register_version."""
    return {
        "version_id": new_id(),
        "row_id": change.row_id or new_id(),
        "subject": change.subject,
        "position": float(change.position),
        "valid_from": date.min if change.always else valid_from,
        "changed_at": moment,
        "changed_by": who,
        "origin": change.origin,
        "removed": change.content is None,
        "content": as_json(change.content or {}),
    }
