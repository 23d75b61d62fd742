"""The invented municipality's exports and programmappe, for whoever tries the dashboard."""

from contextlib import suppress
from functools import cache

from dashboard.domain.problems import AlreadyLoaded
from dashboard.folders import SAMPLE_DATA
from dashboard.imports.load import new_snapshots
from dashboard.imports.opened import content_hash, open_export
from dashboard.ingest.read_programme import ProgrammeWorkbook
from dashboard.programme import merge
from dashboard.store import snapshots
from dashboard.store.connection import Store

SAMPLE_FILES = "klik_*_kort.xlsx"
SAMPLE_PROGRAMME = "programmappe.xlsx"


def load_samples(store: Store) -> None:
    """The exports, as far as the store lacks them, and the programmappe."""
    for of_file, content in _samples():
        with suppress(AlreadyLoaded):
            snapshots.add(store, of_file, content)
    first_export = min(snapshot.as_of for of_file, _ in _samples() for snapshot in of_file)
    merge.merge_workbook(store, _sample_programme(), SAMPLE_PROGRAMME, "Eksempeldata", first_export)


@cache
def _sample_programme() -> ProgrammeWorkbook:
    return merge.open_workbook(SAMPLE_PROGRAMME, (SAMPLE_DATA / SAMPLE_PROGRAMME).read_bytes())


@cache
def _samples() -> list[tuple[list[snapshots.NewSnapshot], bytes]]:
    # Read once for all sessions: invented, so that nothing can pass from one user to another.
    contents = {path.name: path.read_bytes() for path in sorted(SAMPLE_DATA.glob(SAMPLE_FILES))}
    return [
        (new_snapshots(open_export(name, content).read(), content_hash(content), None), content)
        for name, content in contents.items()
    ]
