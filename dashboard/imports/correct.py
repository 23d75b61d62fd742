"""Correct how an export was read: opened again, read with the user's choices, shown in place of the first."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.imports.load import (
    Loaded,
    only_municipality,
    refuse_what_would_not_be_shown,
    spelled_as,
    store_export,
)
from dashboard.imports.opened import OpenedExport, open_export
from dashboard.store import snapshots
from dashboard.store.connection import Store


@dataclass(frozen=True)
class Choices:
    """The user's choices for a file, before our guesses. What is left out stays as it was read."""

    columns: dict[str, str | None]  # field to header; None: the file has no such column
    light_codes: dict[str, str | None]  # what numbers and letters mean; None: the user doesn't know
    as_of: date | None = None
    municipality: str | None = None


def reopen(store: Store, snapshot_id: str) -> OpenedExport:
    """The file behind a snapshot, opened again, so that its columns can be corrected."""
    name, content = snapshots.source(store, snapshot_id)
    return open_export(name, content, lambda fingerprint: snapshots.remembered_mapping(store, fingerprint))


def correct(store: Store, opened: OpenedExport, choices: Choices, today: date | None = None) -> Loaded:
    """Read a file again with the user's choices, and show that in place of what it gave before.

    Columns and codes are remembered for the next file with the same header row. today: the export date where
    neither file nor user has one. Raises StoreUnavailable where the export was deleted meanwhile.
    """
    before = snapshots.with_hash(store, opened.content_hash)
    return _read_and_store(store, opened, choices, today, before, before["snapshot_id"].tolist())


def load_as_mapped(store: Store, opened: OpenedExport, choices: Choices, today: date | None = None) -> Loaded:
    """As `correct`, for a file in which we found no tasks ourselves: it is stored for the first time.

    Has somebody else stored it meanwhile, it is corrected.
    """
    before = snapshots.with_hash(store, opened.content_hash)
    return _read_and_store(store, opened, choices, today, before, before["snapshot_id"].tolist() or None)


def _read_and_store(
    store: Store,
    opened: OpenedExport,
    choices: Choices,
    today: date | None,
    before: pd.DataFrame,
    instead_of: list[str] | None,
) -> Loaded:
    today = _as_of(before, "today") or today or date.today()
    codes = {code: light for code, light in (opened.light_codes | choices.light_codes).items() if light}
    reading = opened.read(
        choices.columns,
        as_of=choices.as_of or _as_of(before, "user"),
        municipality=_municipality(store, opened, choices, before),
        light_codes=codes,
    )
    reading = spelled_as(reading, store.session.municipalities or ())
    refuse_what_would_not_be_shown(reading, today)
    ids = store_export(store, opened, reading, today, instead_of=instead_of)
    for fingerprint, columns in opened.to_remember(choices.columns).items():
        snapshots.remember_mapping(store, fingerprint, {"columns": columns, "light_codes": codes})
    return Loaded(opened, reading, ids)


def _as_of(before: pd.DataFrame, source: str) -> date | None:
    """The export date that the file got earlier from this source. before: data/snapshots_with_hash.sql.

    source: user, or today for the day that it was first read on.
    """
    days = before.loc[before["as_of_source"] == source, "as_of"]
    return None if days.empty else days.iloc[0].date()


def _municipality(store: Store, opened: OpenedExport, choices: Choices, before: pd.DataFrame) -> str | None:
    """The user's, else what a file that names none got before, else our only one; None: as the file says."""
    in_file = opened.read(choices.columns).municipalities
    if len(in_file) > 1:
        return None
    if choices.municipality is None and not in_file:
        return next(iter(before["municipality"]), only_municipality(store)) or None
    return choices.municipality or None
