"""Tables brought up to date in place, with a way back."""

import shutil
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from dashboard.domain.problems import StoreUnavailable
from dashboard.store import migrate, snapshots
from dashboard.store.connection import open_store
from tests.store import examples

TWO = "alter table klik.snapshot add column noted text;\nupdate klik.snapshot set noted = 'før';"
FAILING = TWO + "\ninsert into klik.nowhere values (1);"


@pytest.fixture
def version_one(database_file: Path) -> Path:
    with closing(open_store(database_file)) as store:
        snapshots.add(store, [examples.snapshot()], b"fil")
    return database_file


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of migrations, with room for more."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, folder)
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    return folder


def next_step(folder: Path, sql: str) -> None:
    number = migrate.steps()[-1][0] + 1
    (folder / f"{number:03}_next.sql").write_text(sql, encoding="utf-8")


def beside(database_file: Path) -> list[str]:
    return sorted(file.name for file in database_file.parent.iterdir() if file.is_file())


def test_a_new_step_is_run_once_and_the_data_stay(version_one: Path, steps: Path):
    next_step(steps, TWO)
    for _ in range(2):
        with closing(open_store(version_one)) as store, store.cursor() as cursor:
            assert cursor.execute("select municipality, noted from klik.snapshot").fetchall() == [
                ("Aarhus", "før")
            ]
            assert migrate.version_of(cursor) == migrate.steps()[-1][0]
            assert cursor.execute("select count(*) from klik.task").fetchone() == (3,)
    assert beside(version_one) == [version_one.name]


def test_a_new_step_in_an_empty_database_and_in_memory(database_file: Path, steps: Path):
    next_step(steps, TWO)
    for where in (database_file, ":memory:"):
        with closing(open_store(where)) as store, store.cursor() as cursor:
            assert cursor.execute("select noted from klik.snapshot").fetchall() == []


def test_a_failing_step_leaves_the_old_file(version_one: Path, steps: Path, monkeypatch: pytest.MonkeyPatch):
    before = version_one.read_bytes()
    next_step(steps, FAILING)
    with pytest.raises(duckdb.CatalogException):
        open_store(version_one)
    assert version_one.read_bytes() == before
    assert beside(version_one) == [version_one.name]
    monkeypatch.undo()
    with closing(open_store(version_one)) as store:
        assert len(snapshots.listing(store)) == 1


def test_a_new_file_that_does_not_open_leaves_the_old_file(
    version_one: Path, steps: Path, monkeypatch: pytest.MonkeyPatch
):
    """The steps succeed, and only then is something wrong: the copy that was kept comes back."""
    next_step(steps, TWO)
    before = version_one.read_bytes()
    real_run = migrate.run

    def run_and_damage(connection: duckdb.DuckDBPyConnection, lacking: list) -> None:
        real_run(connection, lacking)
        raise duckdb.IOException("Corrupt database file")

    monkeypatch.setattr(migrate, "run", run_and_damage)
    with pytest.raises(StoreUnavailable):
        open_store(version_one)
    assert version_one.read_bytes() == before


def test_a_database_of_a_newer_program_is_refused(version_one: Path, steps: Path):
    next_step(steps, TWO)
    open_store(version_one).close()
    before = version_one.read_bytes()
    (steps / migrate.steps()[-1][1].name).unlink()
    with pytest.raises(StoreUnavailable) as told:
        open_store(version_one)
    assert told.value.title == "Databasen er lavet af en nyere version af KLIK-overblik"
    assert version_one.read_bytes() == before


def test_what_a_killed_program_left_is_removed(version_one: Path):
    for ending in (".before", ".rewriting", ".rewriting.wal"):
        version_one.with_name(version_one.name + ending).write_bytes(b"rest")
    (version_one.parent / "backups" / "klik-20180504T120000_000000.duckdb.tmp").write_bytes(b"rest")
    open_store(version_one).close()
    assert beside(version_one) == [version_one.name]
    assert len(list((version_one.parent / "backups").iterdir())) == 1


def test_the_steps_keep_to_what_every_back_end_knows():
    forbidden = ("primary key", "unique", "check (", "enum", "sequence", "create index", "returning", "merge")
    for _, file in migrate.steps():
        sql = file.read_text(encoding="utf-8").lower()
        assert not [word for word in forbidden if word in sql]
