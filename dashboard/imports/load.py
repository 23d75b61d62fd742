"""What pages and shell do with a file in one go: load it, load it again as corrected, load the samples."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import pandas as pd

from dashboard.domain.danish import format_date
from dashboard.domain.problems import AlreadyLoaded, Expired, NoTasks, Problem
from dashboard.folders import SAMPLE_DATA
from dashboard.imports.opened import OpenedExport, content_hash, load_export, new_snapshots, open_export
from dashboard.ingest import receipt
from dashboard.ingest.metadata import known_spelling
from dashboard.ingest.read_export import Reading
from dashboard.ingest.read_programme import ProgrammeWorkbook
from dashboard.programme import merge
from dashboard.store import retention, snapshots
from dashboard.store.connection import Store

SAMPLE_FILES = "klik_*_kort.xlsx"
SAMPLE_PROGRAMME = "programmappe.xlsx"


@dataclass(frozen=True, eq=False)
class Loaded:
    """A file that is now in the store."""

    opened: OpenedExport
    reading: Reading
    snapshot_ids: list[str]
    replaced: tuple[
        dict, ...
    ] = ()  # other exports that views showed until now: queries/data/exports_in_use.sql


def load_file(
    store: Store,
    name: str,
    content: bytes,
    on_progress: Callable[[str], None] | None = None,
    today: date | None = None,
) -> Loaded:
    """Read a file with what earlier files taught us, and store it.

    today: the export date where the file has none; the machine's own date if not given.
    Raises Problem: unreadable, too large, no tasks, loaded already, or a store that can't be written.
    """
    tell = on_progress or (lambda step: None)
    snapshots.refuse(snapshots.with_hash(store, content_hash(content)))  # before the work of reading it
    opened = open_export(name, content, lambda mark: snapshots.remembered_mapping(store, mark), tell)
    tell("Læser opgaverne")
    reading = opened.read()
    if not reading.municipalities and (ours := _only_municipality(store)):
        reading = opened.read(municipality=ours)
    reading = _spelled_as_before(store, reading)
    today = today or date.today()
    _refuse_what_would_not_be_shown(reading, today)
    tell("Gemmer")
    before = store.ask("data/exports_in_use")
    ids = load_export(store, reading, content, today)
    loaded = Loaded(opened, reading, ids, _no_longer_shown(store, before))
    retention.delete_expired(store, today)
    return loaded


def _spelled_as_before(store: Store, reading: Reading) -> Reading:
    """ "Aarhus" is the "Aarhus Kommune" of earlier exports: spelled alike, or its tasks would count twice."""
    known = [name for name in store.ask("data/exports_in_use")["municipality"].unique() if name]
    spelling = known_spelling(reading.municipalities, known)
    named = reading.tasks["municipality"].map(spelling).astype("str")
    return replace(
        reading,
        tasks=reading.tasks.assign(municipality=named),
        municipalities=[spelling[name] for name in reading.municipalities],
    )


def _no_longer_shown(store: Store, before: pd.DataFrame) -> tuple[dict, ...]:
    """The exports that another now stands in front of. `before`: queries/data/exports_in_use.sql, then."""
    shown = set(store.ask("data/exports_in_use")["snapshot_id"])
    return tuple(row for row in before.to_dict("records") if row["snapshot_id"] not in shown)


def _refuse_what_would_not_be_shown(reading: Reading, today: date) -> None:
    """No tasks at all; or so old that it would be deleted as soon as it is stored."""
    if reading.tasks.empty:
        why = "".join(f"Række {row.row}: {row.reason}. " for row in reading.rejected[:1])
        raise NoTasks(
            "Ingen rækker i filen blev til opgaver, så der er ikke gemt noget.",
            f"{why}Se efter, om der står opgavetitler under den rigtige overskrift.",
        )
    as_of, _ = receipt.today_if_unknown(reading, today)
    if retention.is_expired(as_of, today):
        raise Expired(
            f"Eksporten er fra {format_date(as_of)}, og så gamle eksporter gemmes ikke.",
            f"KLIK_KEEP_DAYS er {retention.keep_days()} dage. Er datoen læst forkert, så ret den i filen, "
            "over tabellen eller i filens navn, og læg den ind igen.",
        )


def _only_municipality(store: Store) -> str:
    """The municipality of what is loaded, if it is one: a file that doesn't say belongs to the same."""
    names = set(store.ask("data/exports_in_use")["municipality"])
    return names.pop() if len(names) == 1 else ""


def reopen(store: Store, snapshot_id: str) -> tuple[OpenedExport, bytes]:
    """The file behind a snapshot, opened again, so that its columns can be corrected."""
    name, content = snapshots.source(store, snapshot_id)
    return open_export(name, content, lambda mark: snapshots.remembered_mapping(store, mark)), content


@dataclass(frozen=True)
class Choices:
    """What the user says of a file, before our guesses. What is left out stays as it was read."""

    columns: dict[str, str | None]  # field to header; None: the file has no such column
    light_codes: dict[str, str | None]  # what numbers and letters mean; None: the user doesn't know
    as_of: date | None = None
    municipality: str | None = None


def correct(
    store: Store, opened: OpenedExport, content: bytes, choices: Choices, today: date | None = None
) -> Loaded:
    """Read a file again as the user says, and show that in place of what it gave before.

    Columns and codes are remembered for the next file with the same header row. today: the export date where
    neither file nor user has one.
    """
    before = snapshots.with_hash(store, content_hash(content))
    today = _day_taken(before) or today or date.today()
    codes = {number: light for number, light in (opened.light_codes | choices.light_codes).items() if light}
    reading = opened.read(
        choices.columns,
        as_of=choices.as_of or _date_chosen(before),
        municipality=_municipality(store, opened, choices, before),
        light_codes=codes,
    )
    _refuse_what_would_not_be_shown(reading, today)
    ids = load_export(store, reading, content, today, instead_of=before["snapshot_id"].tolist())
    for fingerprint, columns in opened.to_remember(choices.columns).items():
        snapshots.remember_mapping(store, fingerprint, {"columns": columns, "light_codes": codes})
    return Loaded(opened, reading, ids)


def _day_taken(before: pd.DataFrame) -> date | None:
    """The day that the file was first read on, where that had to do as its export date."""
    taken = before.loc[before["as_of_source"] == "today", "as_of"]
    return None if taken.empty else taken.iloc[0].date()


def _date_chosen(before: pd.DataFrame) -> date | None:
    """The export date that the user gave the file earlier. `before`: queries/data/snapshots_with_hash.sql."""
    chosen = before.loc[before["as_of_source"] == "user", "as_of"]
    return None if chosen.empty else chosen.iloc[0].date()


def _municipality(store: Store, opened: OpenedExport, choices: Choices, before: pd.DataFrame) -> str | None:
    """The user's, else what a file that says none got before, else our only one; None: as the file says."""
    said = opened.read(choices.columns).municipalities
    if len(said) > 1:
        return None
    if choices.municipality is None and not said:
        return next(iter(before["municipality"]), _only_municipality(store)) or None
    return choices.municipality or None


def load_for_shell(store: Store, name: str, content: bytes, options: dict) -> dict:
    """`load_file` for another process: an answer that JSON can hold, problems included."""
    try:
        loaded = load_file(store, name, content)
    except Problem as problem:
        return {"error": problem.sentence}
    return {"tasks": len(loaded.reading.tasks), "rejected": len(loaded.reading.rejected)}


def load_samples(store: Store) -> None:
    """The invented municipality's three exports, as far as they are not held, and its programmappe."""
    for found, content in _samples():
        with suppress(AlreadyLoaded):
            snapshots.add(store, found, content)
    first_export = min(snapshot.as_of for found, _ in _samples() for snapshot in found)
    merge.merge_workbook(store, _sample_programme(), SAMPLE_PROGRAMME, "Eksempeldata", first_export)


@cache
def _sample_programme() -> ProgrammeWorkbook:
    return merge.open_workbook(SAMPLE_PROGRAMME, (SAMPLE_DATA / SAMPLE_PROGRAMME).read_bytes())


@cache
def _samples() -> list[tuple[list[snapshots.NewSnapshot], bytes]]:
    # Read once for all sessions: invented, so that nothing can pass from one user to another.
    contents = {path.name: path.read_bytes() for path in sorted(SAMPLE_DATA.glob(SAMPLE_FILES))}
    return [
        (new_snapshots(open_export(name, content).read(), content, None), content)
        for name, content in contents.items()
    ]
