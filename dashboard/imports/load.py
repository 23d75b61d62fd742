"""Load an export into the store: opened, read, refused where nothing of it would be shown, and stored."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.counters import IMPORTS
from dashboard.domain.danish import format_date
from dashboard.domain.filters import TaskFilter
from dashboard.domain.problems import Expired, NoTasks, Problem
from dashboard.imports.opened import OpenedExport, content_hash, open_export
from dashboard.ingest import receipt
from dashboard.ingest.metadata import stored_spelling
from dashboard.ingest.read_export import LIGHT_CODES, Reading
from dashboard.store import refused_imports, retention, snapshots
from dashboard.store.connection import Store, open_store


@dataclass(frozen=True, eq=False)
class Loaded:
    """A file that is now in the store."""

    opened: OpenedExport
    reading: Reading
    snapshot_ids: list[str]
    replaced: tuple[dict, ...] = ()  # exports on show until now: rows of queries/data/exports_in_use.sql


@dataclass(frozen=True)
class ImportOutcome:
    """What came of one dropped file: a problem, or what was loaded."""

    name: str
    content: bytes
    problem: Problem | None = None
    loaded: Loaded | None = None

    @property
    def rejected_tasks(self) -> int:
        return len(self.loaded.reading.rejected_tasks) if self.loaded else 0


@IMPORTS.measured()
def load_file(
    store: Store,
    name: str,
    content: bytes,
    on_progress: Callable[[str], None] | None = None,
    today: date | None = None,
) -> Loaded:
    """Read a file with the choices that earlier files were given, and store it.

    on_progress: called with a Danish word for each step.
    today: the export date where the file has none; the machine's own date if not given.
    Raises Problem: unreadable, too large, no tasks, loaded already, or a store that can't be written.
    """
    report = on_progress or (lambda step: None)
    refused_imports.refuse(snapshots.with_hash(store, content_hash(content)))  # before the work of reading it
    opened = open_export(
        name, content, lambda fingerprint: snapshots.remembered_mapping(store, fingerprint), report
    )
    report("Læser opgaverne")
    reading = opened.read()
    if not reading.municipalities and (municipality := only_municipality(store)):
        reading = opened.read(municipality=municipality)
    reading = spelled_as(_spelled_as_before(store, reading), store.session.municipalities or ())
    today = today or date.today()
    refuse_what_would_not_be_shown(reading, today)
    report("Gemmer")
    before = store.ask("data/exports_in_use")
    ids = store_export(store, opened, reading, today)
    loaded = Loaded(opened, reading, ids, _no_longer_shown(store, before))
    retention.delete_expired(store, today)
    return loaded


def _spelled_as_before(store: Store, reading: Reading) -> Reading:
    """ "Aarhus" is the "Aarhus Kommune" of earlier exports: spelled alike, or its tasks would count twice."""
    stored = [name for name in store.ask("data/exports_in_use")["municipality"].unique() if name]
    return spelled_as(reading, stored)


def spelled_as(reading: Reading, names: Iterable[str]) -> Reading:
    """The same reading, with its municipalities spelled as those of `names` that they are."""
    spelling = stored_spelling(reading.municipalities, list(names))
    municipality = reading.tasks["municipality"].map(spelling).astype("str")
    return replace(
        reading,
        tasks=reading.tasks.assign(municipality=municipality),
        municipalities=[spelling[name] for name in reading.municipalities],
    )


def _no_longer_shown(store: Store, before: pd.DataFrame) -> tuple[dict, ...]:
    """The exports that another now stands in front of. `before`: queries/data/exports_in_use.sql, then."""
    shown = set(store.ask("data/exports_in_use")["snapshot_id"])
    return tuple(row for row in before.to_dict("records") if row["snapshot_id"] not in shown)


def refuse_what_would_not_be_shown(reading: Reading, today: date) -> None:
    """Raises NoTasks; or Expired for an export that would be deleted as soon as it is stored."""
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


def only_municipality(store: Store) -> str:
    """The only one that the session may see, or that is loaded: a file that names none belongs to it."""
    if (may_see := store.session.municipalities) is not None:
        return may_see[0] if len(may_see) == 1 else ""
    names = set(store.ask("data/exports_in_use")["municipality"])
    return names.pop() if len(names) == 1 else ""


def store_export(
    store: Store,
    opened: OpenedExport,
    reading: Reading,
    today: date | None = None,
    instead_of: Sequence[str] | None = None,
) -> list[str]:
    """Store a reading: a snapshot for each municipality, all or none. Returns their ids.

    today: the export date where the file has none. Raises ValueError where it is needed and not given.
    instead_of: the ids of the snapshots that this corrects; None: it corrects nothing.
    """
    rows = new_snapshots(reading, opened.content_hash, today)
    return snapshots.add(store, rows, opened.content, instead_of)


def new_snapshots(reading: Reading, content_hash: str, today: date | None) -> list[snapshots.NewSnapshot]:
    day = reading.as_of or today
    if day is None:
        raise ValueError("the file has no export date, and none was given")
    as_of, source = receipt.today_if_unknown(reading, day)
    stored_receipt = receipt.to_json(reading) | {"open_questions": reading.open_questions}
    del stored_receipt["computed_lights"]  # these change with the day; the store works them out
    by_municipality = reading.tasks.groupby(reading.tasks["municipality"].fillna(""), sort=False)
    return [
        snapshots.NewSnapshot(
            municipality=name,
            as_of=as_of,
            as_of_source=source,
            file_name=reading.file_name,
            content_hash=content_hash,
            mapping=reading.columns,
            fields=reading.fields,
            receipt=stored_receipt,
            tasks=tasks,
        )
        for name, tasks in by_municipality
    ]


def computed_lights(reading: Reading, today: date) -> dict[str, int]:
    """Tasks by the light that the rules give on the export date, asked of the same SQL as the pages."""
    as_of, _ = receipt.today_if_unknown(reading, today)
    with closing(open_store(":memory:")) as store:
        snapshots.add(store, new_snapshots(reading, content_hash(b""), today), b"")
        counts = store.ask("overview/counts_by_light", filter=TaskFilter(as_of))
    by_light = dict(zip(counts["light"], counts["computed"].tolist(), strict=True))
    return {code: by_light[code] for code in LIGHT_CODES}
