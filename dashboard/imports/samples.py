"""The invented municipality's exports and programmappe, for whoever tries the dashboard."""

from contextlib import suppress
from functools import cache
from pathlib import Path

from dashboard.domain.problems import AlreadyLoaded
from dashboard.imports.load import new_snapshots
from dashboard.imports.opened import content_hash, open_export
from dashboard.ingest.read_programme import Folder
from dashboard.programme import merge
from dashboard.store import snapshots
from dashboard.store.connection import Store

SAMPLES = Path(__file__).parents[2] / "sample_data"
SAMPLE_FILES = "klik_*_kort.xlsx"
SAMPLE_FOLDER = "programmappe.xlsx"


def load_samples(store: Store) -> None:
    """The three exports, as far as the store lacks them, and the programmappe."""
    for of_file, content in _samples():
        with suppress(AlreadyLoaded):
            snapshots.add(store, of_file, content)
    first_export = min(snapshot.as_of for of_file, _ in _samples() for snapshot in of_file)
    merge.load_folder(store, _sample_folder(), SAMPLE_FOLDER, "Eksempeldata", first_export)


@cache
def _sample_folder() -> Folder:
    return merge.open_folder(SAMPLE_FOLDER, (SAMPLES / SAMPLE_FOLDER).read_bytes())


@cache
def _samples() -> list[tuple[list[snapshots.NewSnapshot], bytes]]:
    # Read once for all sessions: invented, so that nothing can pass from one user to another.
    contents = {path.name: path.read_bytes() for path in sorted(SAMPLES.glob(SAMPLE_FILES))}
    return [
        (new_snapshots(open_export(name, content).read(), content_hash(content), None), content)
        for name, content in contents.items()
    ]
