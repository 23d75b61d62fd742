"""Data of one file for all that became a municipality's own: its rows are seen under its official name."""

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.problems import StoreUnavailable
from dashboard.domain.scope import session_of
from dashboard.open_stores import OpenStores
from dashboard.store import backups, errors, own_rows, register, snapshots
from dashboard.store.connection import Store, open_store
from dashboard.store.register import Change
from tests.store import examples
from tests.store.processes import child

NYBORG = "Nyborg Kommune"


@pytest.fixture
def file_for_all(database_file: Path) -> Path:
    """Nyborg as two exports spell it, one that names nobody, and another municipality."""
    with closing(open_store(database_file)) as store:
        spellings = enumerate(("Nyborg", "NYBORG KOMMUNE", "", "Odense"), 1)
        for day, name in spellings:
            new = examples.snapshot(name.encode(), municipality=name, as_of=date(2026, 11, day))
            snapshots.add(store, [new], name.encode())
        register.save(store, [Change("projects", {"project": "KSD"}, is_new=True)], "ABC", date(2026, 11, 5))
    return database_file


def seen_in(store: Store) -> tuple[list[str], list[str]]:
    """Whose exports, and whose rows of the register."""
    with store.cursor() as cursor:
        owners = cursor.execute("select municipality from klik.register_version").fetchall()
    return sorted(snapshots.listing(store)["municipality"]), [owner for (owner,) in owners]


def test_a_copied_file_is_the_municipalitys(file_for_all: Path, tmp_path: Path):
    folder = tmp_path / "kommuner"
    (folder / "0450").mkdir(parents=True)
    shutil.copyfile(file_for_all, folder / "0450" / "klik.duckdb")
    for _ in range(2):
        with closing(OpenStores(f"folder:{folder}")) as stores:
            assert seen_in(stores.of(NYBORG)) == ([NYBORG] * 3, [NYBORG])


def test_a_shell_sees_it_first(file_for_all: Path):
    with closing(own_rows.opened_for(NYBORG, str(file_for_all), None)) as store:
        assert seen_in(store) == ([NYBORG] * 3, [NYBORG])


def test_who_cannot_rename_lets_go_of_the_file(file_for_all: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_store: Store) -> None:
        raise errors.full()

    with monkeypatch.context() as disk, pytest.raises(StoreUnavailable) as refused:
        disk.setattr(own_rows, "take_official_name", full)
        own_rows.opened_for(NYBORG, str(file_for_all), None)
    with child("hold", file_for_all) as process:
        assert process.stdout.readline() == "open\n", refused  # which still holds all that raised it


def test_so_is_a_backup_of_it(file_for_all: Path, tmp_path: Path):
    with closing(open_store(tmp_path / "egen.duckdb")) as opened:
        store = opened.for_session(session_of(NYBORG))
        backups.restore(store.path, file_for_all, store)
        assert seen_in(store) == ([NYBORG] * 3, [NYBORG])


def test_in_a_file_for_all_nothing_is_renamed(file_for_all: Path):
    with closing(OpenStores(str(file_for_all))) as stores:
        assert seen_in(stores.of())[0] == ["", "NYBORG KOMMUNE", "Nyborg", "Odense"]
