"""Names gone means gone: each way to delete, and each way in which a name has come back or stayed.

Each test first shows that the name can be found, and where.
"""

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard.domain.problems import StoreUnavailable
from dashboard.imports import correct, load
from dashboard.imports.correct import Choices
from dashboard.programme import forget_person, written_persons
from dashboard.store import (
    backup_contents,
    backup_files,
    backups,
    databases,
    deletion,
    files,
    handover,
    migrate,
    register,
    retention,
    snapshots,
)
from dashboard.store.connection import Store, open_store
from dashboard.store.deletion import Deleted
from dashboard.store.register import Change
from tests import exports
from tests.store import examples, traces
from tests.store.processes import child, sender

NAME = "Kanariefugl"
TODAY = date(2026, 11, 25)
ROWS = 60


def export(name: str = NAME, day: str = "23-11-2026") -> bytes:
    """Names that differ so much that DuckDB keeps them as they are; and zipped, in the file itself."""
    people = [f"{name} {number * 7919 % 10_007}" for number in range(ROWS)]
    return exports.xlsx(
        *({"Opgave": f"Opgave {person}", "Ansvarlig": person} for person in people),
        title=f"Udtræk pr. {day} for Prøvekøbing Kommune",
    )


@pytest.fixture
def database_file(tmp_path: Path) -> Path:
    return tmp_path / "mappe" / "klik.duckdb"


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The temporary folder and the log lie in the folder that is searched."""
    temporary = tmp_path / "midlertidig"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    handler = logging.FileHandler(tmp_path / "log.txt")
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    handler.close()


@pytest.fixture
def found(tmp_path: Path):
    """In which files a name is: of all that the test wrote, wherever."""
    return lambda name=NAME: traces.files_with(name, tmp_path)


def names_of_backups(database_file: Path) -> set[str]:
    return {backup.name for backup in backup_files.all_of(database_file)}


def load_export(store: Store, name: str = NAME, day: str = "23-11-2026") -> str:
    return load.load_file(store, "klik.xlsx", export(name, day), today=TODAY).snapshot_ids[0]


def test_the_search_finds_a_name_in_every_spelling(tmp_path: Path):
    for number, content in enumerate((*map(NAME.encode, traces.ENCODINGS), b"x" * 99 + export())):
        (tmp_path / f"{number}").write_bytes(b"foran" + content)
    (tmp_path / "uden").write_bytes(export("Andenfugl"))
    assert traces.files_with(NAME, tmp_path) == {"0", "1", "2", "3"}
    assert NAME.encode() not in (tmp_path / "3").read_bytes()


def test_slet_alt(database_file: Path, found):
    with closing(open_store(database_file)) as store:
        load_export(store)
        assert found() == {database_file.name, *names_of_backups(database_file)}
        deletion.delete_everything(store)
        assert snapshots.listing(store).empty
    assert found() == set()


def test_one_export_and_the_other_stays(database_file: Path, found):
    with closing(open_store(database_file)) as store:
        load_export(store, "Blivefugl", "26-10-2026")
        gone = load_export(store)
        assert database_file.name in found() and len(found()) == 2
        deletion.delete_export(store, gone)
        assert len(snapshots.listing(store)) == 1
    assert found() == set()
    assert len(found("Blivefugl")) == 3


def write_programme(store: Store) -> None:
    people = [f"{NAME} {number * 7919 % 10_007}" for number in range(500)]
    changes = [
        Change("projects", {"project": "KSD", "phase": name, "leader": name}, is_new=True) for name in people
    ]
    changes += [
        Change("contacts", {"task_key": "K1", "person": name, "what": f"{name} svarer"}, is_new=True)
        for name in people
    ]
    register.save(store, changes, NAME, TODAY)
    correction = Change("link_corrections", {"task_key": "K1", "interfaces": "SF1511"}, is_new=True)
    register.save(store, [correction], "Rettefugl", TODAY)
    snapshots.back_up(store)


@pytest.mark.parametrize("with_links", [False, True])
def test_programmappe_keeps_corrected_links_unless_they_are_to_go_too(
    database_file: Path, found, with_links: bool
):
    with closing(open_store(database_file)) as store:
        write_programme(store)
        everywhere = {database_file.name, *names_of_backups(database_file)}
        assert found() == found("Rettefugl") == everywhere
        assert backup_contents.holds_programme(store)
        assert deletion.delete_programme(store, with_links).backups_rewritten == 1
        assert not backup_contents.holds_programme(store)
        assert len(register.newest(store, "link_corrections")) == (0 if with_links else 1)
    assert found() == set()
    assert found("Rettefugl") == (set() if with_links else everywhere)


def test_a_programmappe_in_backups_only(database_file: Path, found):
    with closing(open_store(database_file)) as store:
        snapshots.back_up(store)
        write_programme(store)
        backups.restore(database_file, backup_files.all_of(database_file)[0], store)
        assert found() and database_file.name not in found() and backup_contents.holds_programme(store)
        deletion.delete_programme(store)
    assert found() == set()


def test_slet_person(database_file: Path, found):
    with closing(open_store(database_file)) as store:
        rows = [
            {
                "project": "KSD",
                "phase": f"{number * 7919 % 10_007}",
                "note": f"{number * 7919 % 10_007} {NAME} Bo",
            }
            for number in range(500)
        ]
        changes = [Change("phases", row, is_new=True) for row in rows]
        changes.append(Change("persons", {"name": f"{NAME} Bo", "initials": "KABO"}, is_new=True))
        register.save(store, changes, f"{NAME} Bo", TODAY)
        snapshots.back_up(store)
        assert found() == {database_file.name, *names_of_backups(database_file)}
        [person] = written_persons.written_persons(written_persons.versions_of(store))
        forget_person.forget(store, person)
        assert len(register.newest(store, "phases")) == 500
    assert found() == set()


def test_retention_also_of_exports_in_backups_only(
    database_file: Path, found, monkeypatch: pytest.MonkeyPatch
):
    with closing(open_store(database_file)) as store:
        load_export(store, "Nyfugl")
        load_export(store, day="01-02-2020")
        assert database_file.name in found()
        backups.restore(database_file, backup_files.all_of(database_file)[0], store)
        assert found() and database_file.name not in found()
        monkeypatch.setenv("KLIK_KEEP_DAYS", "365")
        assert retention.delete_expired(store, TODAY).backups_rewritten == 2
        assert retention.delete_expired(store, TODAY) is None
    assert found() == set()
    assert len(found("Nyfugl")) == 4


def test_retention_of_copies_that_nobody_can_read(
    database_file: Path, found, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KLIK_KEEP_DAYS", "365")
    with closing(open_store(database_file)) as store:
        fresh = backup_files.name_for(database_file, datetime(2026, 11, 1, tzinfo=UTC))
        fresh.write_bytes(b"Nyfugl")
        for ending in (".duckdb", "-000001.duckdb.damaged"):
            fresh.with_name(f"klik-20200504T120000_000000{ending}").write_bytes(NAME.encode())
        assert len(found()) == 2
        retention.delete_expired(store, TODAY)
        assert not store.instance.retention_failed
    assert found() == set() and found("Nyfugl") == {fresh.name}


def test_an_older_backup_restored_and_then_everything_deleted(database_file: Path, found):
    with closing(open_store(database_file)) as store:
        snapshots.back_up(store)
        load_export(store)
        backups.restore(database_file, backup_files.all_of(database_file)[0], store)
        assert found() and database_file.name not in found()
        deletion.delete_everything(store)
    assert found() == set()


def test_exports_in_backups_only_are_listed_and_can_be_deleted(database_file: Path, found):
    with closing(open_store(database_file)) as store:
        load_export(store, "Blivefugl", "26-10-2026")
        first = load.load_file(store, "klik.xlsx", export(), today=TODAY)
        correct.correct(store, first.opened, Choices({}, {}, municipality="Aby"), TODAY)
        assert backup_contents.only_in_backups(store).empty
        backups.restore(database_file, backup_files.all_of(database_file)[0], store)
        listed = backup_contents.only_in_backups(store)
        assert database_file.name not in found() and len(found()) == 3
        assert set(listed["file_name"]) == {"klik.xlsx"} and set(listed["tasks"]) == {ROWS}
        for ids in listed["ids"]:
            deletion.delete(store, ids)
        assert backup_contents.only_in_backups(store).empty
        assert len(snapshots.listing(store)) == 1
    assert found() == set()
    assert len(found("Blivefugl")) == 5


def test_an_export_goes_with_its_correction_in_a_backup(database_file: Path, found):
    """To the user it is one export; the correction is in a backup only, and names another municipality."""
    with closing(open_store(database_file)) as store:
        first = load.load_file(store, "klik.xlsx", export(), today=TODAY)
        correct.correct(store, first.opened, Choices({}, {}, municipality="Aby"), TODAY)
        backups.restore(database_file, backup_files.all_of(database_file)[0], store)
        assert database_file.name in found() and len(found()) == 4
        [listed] = snapshots.listing(store)["snapshot_id"]
        assert len(snapshots.readings(store, listed)) == 2
        deletion.delete_export(store, listed)
    assert found() == set()


@pytest.mark.parametrize("then", ["open", "delete"])
def test_a_hand_over_whose_two_ends_were_killed(database_file: Path, found, then: str):
    database_file.parent.mkdir()
    with child("serve_slowly", database_file) as holder:
        assert holder.stdout.readline() == "open\n"
        with sender(database_file, "en.xlsx", export()) as first:
            assert holder.stdout.readline() == "taken\n"
            with sender(database_file, "to.xlsx", export()) as second:
                folder = handover.folder_of(database_file)
                examples.wait_until(lambda: len(list(folder.glob("*.job"))) == 1)
                for process in (first, second, holder):
                    process.kill()
                    process.wait()
    assert found()
    if then == "open":
        open_store(database_file).close()
    else:
        left = {file: file.read_bytes() for file in folder.iterdir()}
        with closing(open_store(database_file)) as store:
            for file, content in left.items():
                file.write_bytes(content)
            assert found()
            deletion.delete_everything(store)
    assert found() == set()
    assert list(folder.iterdir()) == []


def test_a_hand_over_that_somebody_waits_for_survives_a_deletion(database_file: Path):
    with closing(open_store(database_file)) as store:
        with sender(database_file, "en.xlsx", export()):
            folder = handover.folder_of(database_file)
            examples.wait_until(lambda: list(folder.glob("*.job")))
            deletion.delete_everything(store)
            assert list(folder.glob("*.content")) and list(folder.glob("*.job"))
        handover.remove_ownerless(database_file)
        assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few users make links")
def test_a_symlinked_database(tmp_path: Path, found, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "disk" / "data.duckdb"
    target.parent.mkdir()
    link = tmp_path / "hjem" / "klik.duckdb"
    link.parent.mkdir()
    link.symlink_to(target)
    monkeypatch.setenv("KLIK_DATABASE", str(link))
    assert databases.configured() == str(target)
    for path in (databases.configured(), link):
        with closing(open_store(path)) as store:
            load_export(store)
            assert target.name in found()
            deletion.delete_everything(store)
        assert link.is_symlink() and store.path == str(target)
        assert found() == set()
    assert handover.folder_of(link) == handover.folder_of(target)


@pytest.mark.parametrize("folder", ["Bæk & Ørsted's å", "klik [1] *"])
def test_a_path_with_danish_letters_and_signs(tmp_path: Path, found, folder: str):
    database_file = tmp_path / folder / f"{folder}.duckdb"
    with closing(open_store(database_file)) as store:
        load_export(store, "Blivefugl", "26-10-2026")
        gone = load_export(store)
        assert database_file.name in found() and len(names_of_backups(database_file)) == 2
        deletion.delete(store, [gone])
        assert found() == set() and found("Blivefugl")
        load_export(store)
        assert found()
        deletion.delete_everything(store)
    assert found() == found("Blivefugl") == set()


@pytest.mark.parametrize("moment", ["before", "while storing"])
def test_an_export_deleted_while_a_correction_of_it_is_read(
    database_file: Path, found, monkeypatch: pytest.MonkeyPatch, moment: str
):
    with closing(open_store(database_file)) as store:
        loaded = load.load_file(store, "klik.xlsx", export(), today=TODAY)
        assert database_file.name in found()
        real = correct.store_export

        def deleted_first(*given, **named):
            deletion.delete_export(store, loaded.snapshot_ids[0])
            return real(*given, **named)

        if moment == "before":
            deletion.delete(store, loaded.snapshot_ids)
        else:
            monkeypatch.setattr(correct, "store_export", deleted_first)
        with pytest.raises(StoreUnavailable) as told:
            correct.correct(store, loaded.opened, Choices({}, {}), TODAY)
        assert told.value.title == "Eksporten findes ikke længere"
        assert snapshots.listing(store).empty
    assert found() == set()


def test_a_municipality_of_a_file_deleted_while_the_other_is_corrected(database_file: Path):
    """The file went with it; the correction has its bytes still, and would store both again."""
    with closing(open_store(database_file)) as store:
        both = [examples.snapshot(municipality=name) for name in ("Aarhus", "Odense")]
        aarhus, odense = snapshots.add(store, both, b"fil")
        deletion.delete(store, [aarhus])
        with pytest.raises(StoreUnavailable, match="store_unavailable"):
            snapshots.add(store, both, b"fil", instead_of=[odense])
        assert snapshots.listing(store)["municipality"].tolist() == ["Odense"]


def test_a_file_that_was_pointed_out_by_hand_is_no_correction(database_file: Path):
    with closing(open_store(database_file)) as store, closing(open_store(":memory:")) as other:
        opened = load.load_file(other, "klik.xlsx", export(), today=TODAY).opened
        with pytest.raises(StoreUnavailable):
            correct.correct(store, opened, Choices({}, {}), TODAY)
        correct.load_as_mapped(store, opened, Choices({}, {}), TODAY)
        correct.load_as_mapped(store, opened, Choices({}, {}), TODAY)
        assert len(snapshots.listing(store).query("not corrected")) == 1


def test_the_copy_that_a_migration_was_killed_over(database_file: Path, found):
    with closing(open_store(database_file)) as store:
        [gone] = [load_export(store)]
    copy = migrate.copy_before(database_file)
    files.copy(database_file, copy)
    assert copy.name in found()
    with closing(open_store(database_file)) as store:
        assert copy.name not in found() and database_file.name in found()
        deletion.delete(store, [gone])
    assert found() == set()


def test_what_was_deleted_is_in_no_backup_that_is_restored_afterwards(database_file: Path, found):
    with closing(open_store(database_file)) as store:
        load_export(store, "Blivefugl", "26-10-2026")
        gone = load_export(store)
        assert len(found()) == 2
        deletion.delete(store, [gone])
        for backup in backup_files.all_of(database_file):
            backups.restore(database_file, backup, store)
            assert len(snapshots.listing(store)) == 1
    assert found() == set()


def test_a_log_without_its_backup_goes_too(database_file: Path, found):
    with closing(open_store(database_file)) as store:
        load_export(store, "Blivefugl", "26-10-2026")
        left = backup_files.all_of(database_file)[0].with_name(
            "klik-20260504T120000_000000-000009.duckdb.wal"
        )
        left.write_bytes(NAME.encode())
        assert found() == {left.name}
        assert deletion.delete(store, ["ukendt"]) == Deleted(0, 0)
    assert found() == set()
