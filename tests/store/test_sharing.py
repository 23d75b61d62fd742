"""store/sharing.py: what a municipality shares is of its newest export, while it wants to."""

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboard.domain import recorded_acts
from dashboard.domain.acts import Act
from dashboard.domain.problems import NotAllowed, StoreUnavailable, TooLarge
from dashboard.domain.scope import AccessLevel
from dashboard.domain.shared_figures import Group, from_bytes
from dashboard.imports import correct, load
from dashboard.open_stores import OpenStores
from dashboard.programme import edits
from dashboard.store import (
    backup_files,
    backups,
    comparison,
    databases,
    deletion,
    retention,
    sharing,
    snapshots,
)
from dashboard.store.connection import open_store
from dashboard.store.register import Change
from tests import exports
from tests.conftest import EXPORT_DAY, add_snapshot

NYBORG = "Nyborg Kommune"
TASKS = ({}, {"Opgave": "Tildel roller", "Lys": "Rød"})


@pytest.fixture
def opened(tmp_path):
    stores = OpenStores(f"folder:{tmp_path}")
    yield stores
    stores.close()


@pytest.fixture
def store(opened):
    return opened.of(NYBORG)


@pytest.fixture
def sharing_store(store):
    """Of a municipality that shares an export of two tasks of KSD, one of them red."""
    load_export(store)
    sharing.switch_on(store)
    return store


def load_export(store, *tasks: dict, day: date = EXPORT_DAY, name: str = "klik.xlsx"):
    content = exports.xlsx(*(tasks or TASKS), title=f"Udtræk pr. {day:%d-%m-%Y} for Nyborg")
    return load.load_file(store, name, content, today=day)


def shared(store):
    return from_bytes(store.shared_figures.read_bytes())


def ksd(store) -> Group:
    [group] = [group for group in shared(store).groups if group.name == "KSD"]
    return group


def test_nothing_is_shared_until_somebody_switches_it_on(store, tmp_path):
    load_export(store)
    assert not sharing.is_on(store) and not (tmp_path / databases.SHARED_FIGURES).exists()
    assert sharing.own(store).groups


def test_the_file_lies_beside_the_folders_and_only_its_owner_reads_it(sharing_store, tmp_path):
    file = tmp_path / "kommuner" / "0450.json"
    assert sharing_store.shared_figures == file and file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [each.name for each in file.parent.iterdir()] == ["0450.json"]
    assert ksd(sharing_store) == Group("project", "KSD", 2, 0, 1, 0, 1, 0, None)
    assert shared(sharing_store) == sharing.own(sharing_store)


def test_switched_off_the_file_is_gone(sharing_store):
    sharing.switch_off(sharing_store)
    assert not sharing.is_on(sharing_store) and not list(sharing_store.shared_figures.parent.iterdir())
    load_export(sharing_store, day=EXPORT_DAY + timedelta(1))
    sharing.bring_up_to_date(sharing_store)
    assert not sharing.is_on(sharing_store)


def test_what_a_killed_writer_left_goes_too(sharing_store):
    folder = sharing_store.shared_figures.parent
    (folder / ".0450.tmp").write_bytes(sharing_store.shared_figures.read_bytes())
    sharing.switch_off(sharing_store)
    assert not list(folder.iterdir())


@pytest.mark.parametrize("level", [AccessLevel.READER, AccessLevel.PROGRAMME_MANAGER])
def test_only_an_administrator_switches(sharing_store, level):
    other = sharing_store.for_session(replace(sharing_store.session, level=level))
    before = sharing_store.shared_figures.read_bytes()
    for switch in (sharing.switch_on, sharing.switch_off):
        with pytest.raises(NotAllowed):
            switch(other)
    assert sharing_store.shared_figures.read_bytes() == before


def test_the_switching_is_recorded(store):
    acts = []
    noted = store.for_session(replace(store.session, record=lambda act, what: acts.append((act, what))))
    sharing.switch_on(noted)
    sharing.switch_off(noted)
    assert acts == [(Act.WROTE, recorded_acts.SHARING_ON), (Act.WROTE, recorded_acts.SHARING_OFF)]


def test_an_import_is_followed(sharing_store):
    later = EXPORT_DAY + timedelta(28)
    load_export(sharing_store, {"Frist": date(2027, 4, 1)}, day=later)
    assert shared(sharing_store).as_of == later
    assert ksd(sharing_store) == Group("project", "KSD", 1, 0, 1, 0, 0, 0, 1)


def test_an_older_import_changes_what_was_before(sharing_store):
    load_export(sharing_store, {"Frist": date(2027, 2, 1)}, day=EXPORT_DAY - timedelta(28))
    assert shared(sharing_store).as_of == EXPORT_DAY and ksd(sharing_store).moved == 1


def test_a_correction_and_the_earlier_one_again_are_followed(sharing_store):
    first = load_export(sharing_store, {"Lys": "Rød"}, name="ny.xlsx")
    assert ksd(sharing_store).red == 1 and ksd(sharing_store).tasks == 1
    earlier = snapshots.listing(sharing_store).query("not in_use")["snapshot_id"].iloc[0]
    snapshots.use(sharing_store, earlier)
    assert ksd(sharing_store).tasks == 2
    snapshots.use(sharing_store, first.snapshot_ids[0])
    again = correct.reopen(sharing_store, first.snapshot_ids[0])
    correct.correct(sharing_store, again, correct.Choices({"light": None}, {}))
    assert ksd(sharing_store) == Group("project", "KSD", 1, 0, 1, 0, 0, 0, None)


def test_a_deletion_is_followed_until_nothing_is_left(sharing_store):
    later = load_export(sharing_store, {"Lys": "Rød"}, day=EXPORT_DAY + timedelta(28))
    deletion.delete_export(sharing_store, later.snapshot_ids[0])
    assert shared(sharing_store).as_of == EXPORT_DAY and ksd(sharing_store).tasks == 2
    [last] = snapshots.listing(sharing_store)["snapshot_id"]
    deletion.delete_export(sharing_store, last)
    assert sharing.is_on(sharing_store) and shared(sharing_store).as_of is None
    assert shared(sharing_store).groups == ()


def test_retention_is_followed(sharing_store, monkeypatch):
    monkeypatch.setenv("KLIK_KEEP_DAYS", "30")
    retention.delete_expired(sharing_store, EXPORT_DAY + timedelta(31))
    assert shared(sharing_store).groups == ()


def test_a_restore_is_followed(sharing_store):
    [backup] = backup_files.all_of(sharing_store.path)
    load_export(sharing_store, day=EXPORT_DAY + timedelta(28))
    backups.restore(sharing_store.path, backup, sharing_store)
    assert shared(sharing_store).as_of == EXPORT_DAY


def test_deleting_everything_ends_it(sharing_store):
    deletion.delete_everything(sharing_store)
    assert not sharing.is_on(sharing_store) and not list(sharing_store.shared_figures.parent.iterdir())


def test_what_is_stale_is_brought_up_to_date(sharing_store):
    """A corrected link changes the figures, and isn't followed."""
    key = sharing_store.run("select min(task_key) as task_key from klik.task")["task_key"].iloc[0]
    correction = {"municipality": NYBORG, "task_key": key, "components": "CVR"}
    change = Change("link_corrections", correction, is_new=True)
    assert edits.save(sharing_store, [change], "ABC", EXPORT_DAY) == []
    assert {group.kind for group in shared(sharing_store).groups} == {"project"}
    sharing.bring_up_to_date(sharing_store)
    assert "CVR" in {group.name for group in shared(sharing_store).groups}


@pytest.mark.parametrize("content", [b"", b"{}", b"x" * 2_000_000])
def test_a_damaged_one_is_written_anew(sharing_store, content):
    good = sharing_store.shared_figures.read_bytes()
    sharing_store.shared_figures.write_bytes(content)
    sharing.bring_up_to_date(sharing_store)
    assert sharing_store.shared_figures.read_bytes() == good


def test_what_is_current_is_not_written(sharing_store):
    before = sharing_store.shared_figures.stat().st_ino
    sharing.bring_up_to_date(sharing_store)
    assert sharing_store.shared_figures.stat().st_ino == before


def test_a_failure_fails_no_import_and_the_log_has_its_kind(sharing_store, monkeypatch, caplog):
    def full(*_):
        raise OSError(28, "No space left for Tildel roller")

    with monkeypatch.context() as patch:
        patch.setattr(sharing, "_write", full)
        loaded = load_export(sharing_store, day=EXPORT_DAY + timedelta(28))
    assert loaded.snapshot_ids and "OSError" in caplog.text and "roller" not in caplog.text
    assert shared(sharing_store).as_of == EXPORT_DAY
    sharing.bring_up_to_date(sharing_store)
    assert shared(sharing_store).as_of == EXPORT_DAY + timedelta(28)


@pytest.mark.parametrize("fault", [PermissionError(), OSError(28, "No space left")])
def test_what_the_system_refuses_is_said(store, monkeypatch, fault):
    def refuse(*_):
        raise fault

    load_export(store)
    monkeypatch.setattr(sharing.files, "replace", refuse)
    with pytest.raises(StoreUnavailable):
        sharing.switch_on(store)
    assert not sharing.is_on(store) and not list(store.shared_figures.parent.iterdir())


def test_switched_off_while_the_figures_are_worked_out_they_stay_away(sharing_store, monkeypatch):
    begun, may_go_on, own = threading.Event(), threading.Event(), sharing.own

    def slow(store):
        begun.set()
        may_go_on.wait(10)
        return own(store)

    monkeypatch.setattr(sharing, "own", slow)
    follower = threading.Thread(target=sharing.follow, args=(sharing_store,))
    follower.start()
    assert begun.wait(10)
    stopper = threading.Thread(target=sharing.switch_off, args=(sharing_store,))
    stopper.start()
    may_go_on.set()
    follower.join(20)
    stopper.join(20)
    assert not sharing.is_on(sharing_store)


def test_switched_off_just_before_they_are_written_they_stay_away(sharing_store, monkeypatch):
    sharing.switch_off(sharing_store)
    monkeypatch.setattr(sharing, "is_on", lambda store: True)  # as it was when the change was made
    sharing.follow(sharing_store)
    assert not sharing_store.shared_figures.exists()


def test_a_reader_meets_no_half_file(sharing_store):
    """Written again and again, and read meanwhile."""
    folder, stop = sharing_store.shared_figures.parent, threading.Event()
    whole = sharing.own(sharing_store)

    def write():
        while not stop.is_set():
            sharing.follow(sharing_store)

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    read = [comparison.read_all(folder) for _ in range(200)]
    stop.set()
    for writer in writers:
        writer.join(20)
    assert {each.unread for each in read} == {0} and {each.figures for each in read} == {(whole,)}
    assert [each.name for each in folder.iterdir()] == ["0450.json"]


@pytest.mark.parametrize("path", [":memory:", "klik.duckdb"])
def test_where_there_are_no_others_nothing_is_shared(tmp_path, path):
    alone = open_store(path if path == ":memory:" else tmp_path / path)
    add_snapshot(alone, {})
    assert not sharing.is_on(alone)
    sharing.bring_up_to_date(alone)
    with pytest.raises(ValueError):
        sharing.switch_on(alone)
    alone.close()
    assert not (tmp_path / "kommuner").exists()


@pytest.mark.parametrize(
    ("database", "municipality", "expected"),
    [
        ("folder:/srv/klik", NYBORG, "/srv/klik/kommuner/0450.json"),
        ("folder:/srv/klik", "", "None"),
        ("/srv/klik.duckdb", "", "None"),
        (":memory:", "", "None"),
    ],
)
def test_only_one_of_several_has_a_file(database, municipality, expected):
    assert str(databases.shared_figures_of(database, municipality)) == expected


def test_what_nobody_could_read_is_not_shared(store, monkeypatch):
    add_snapshot(store, *({"project": f"{number:03}{'x' * 90}"} for number in range(30)), municipality=NYBORG)
    monkeypatch.setenv("KLIK_MAX_SHARED_KB", "1")
    with pytest.raises(TooLarge):
        sharing.switch_on(store)
    assert not sharing.is_on(store)
