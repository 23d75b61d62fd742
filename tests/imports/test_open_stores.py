"""The databases that a process has open, one a municipality: open_stores.py."""

import shutil
import threading
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard import jobs, open_stores
from dashboard.domain.problems import NoMunicipality, Problem, StoreUnavailable
from dashboard.imports import load
from dashboard.open_stores import OpenStores
from dashboard.store import backup_files, backups, databases, deletion, handover, snapshots
from dashboard.store.connection import open_store
from tests import exports

NYBORG, ODENSE = "Nyborg Kommune", "Odense Kommune"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def stores(tmp_path, clock, monkeypatch):
    monkeypatch.setattr(open_stores, "LOOK_SECONDS", 3600)  # the tests look themselves
    opened = OpenStores(f"folder:{tmp_path}", clock)
    yield opened
    opened.close()


def export(**about) -> bytes:
    return exports.xlsx(title="Udtræk pr. 23-11-2026", **about)


def loaded(store) -> list[str]:
    return store.ask("data/exports_in_use")["municipality"].tolist()


def test_each_municipality_sees_its_own_and_no_file_has_anothers(stores, tmp_path):
    for name in (NYBORG, ODENSE):
        load.load_file(stores.of(name), f"{name}.xlsx", export(), today=date(2026, 11, 24))
    assert loaded(stores.of(NYBORG)) == [NYBORG] and loaded(stores.of(ODENSE)) == [ODENSE]
    files = {code: sorted((tmp_path / code).iterdir()) for code in ("0450", "0461")}
    for code, own in files.items():
        assert {file.name for file in own} == {"klik.duckdb", "backups", "klik.duckdb.handover"}, code
    stores.close()
    content = (tmp_path / "0450" / "klik.duckdb").read_bytes()
    assert b"Nyborg" in content and b"Odense" not in content


def test_one_that_is_not_said_is_asked_for(stores):
    with pytest.raises(NoMunicipality):
        stores.of()


def test_an_idle_one_is_closed_and_opens_again(stores, clock):
    load.load_file(stores.of(NYBORG), "a.xlsx", export())
    clock.now = open_stores.USUAL_IDLE_SECONDS - 1
    stores.of(ODENSE)
    stores.close_idle()
    nyborg = stores.of(NYBORG)
    assert nyborg.instance.is_open, "not idle for long enough"
    clock.now += open_stores.USUAL_IDLE_SECONDS
    stores.of(ODENSE)
    stores.close_idle()
    assert not nyborg.instance.is_open and stores.of(ODENSE).instance.is_open
    with closing(open_store(nyborg.path)) as free:
        assert len(snapshots.listing(free)) == 1, "others may open the file meanwhile"
    assert loaded(nyborg) == [NYBORG], "who still holds the store goes on with it"
    assert stores.of(NYBORG) is nyborg and nyborg.instance.is_open


def test_a_setting_says_how_long_idle_is(stores, clock, monkeypatch):
    monkeypatch.setenv("KLIK_IDLE_SECONDS", "10")
    store = stores.of(NYBORG)
    clock.now = 11
    stores.close_idle()
    assert not store.instance.is_open


def test_a_question_that_is_being_answered_is_not_cut_off(stores, clock):
    store = stores.of(NYBORG)
    load.load_file(store, "a.xlsx", export())
    clock.now = 2 * open_stores.USUAL_IDLE_SECONDS
    with store.cursor() as cursor:
        closing_it = threading.Thread(target=stores.close_idle)
        closing_it.start()
        closing_it.join(0.5)
        assert closing_it.is_alive(), "it waits"
        assert cursor.execute("select count(*) from klik.task").fetchone() == (2,)
    closing_it.join(10)
    assert not store.instance.is_open


def test_one_that_is_closed_costs_no_answers(stores, clock):
    store = stores.of(NYBORG)
    load.load_file(store, "a.xlsx", export())
    assert loaded(store) == [NYBORG] and store._answers._answers
    clock.now = 2 * open_stores.USUAL_IDLE_SECONDS
    stores.close_idle()
    assert not store._answers._answers


def test_one_that_cannot_be_opened_does_not_keep_the_others(stores, tmp_path):
    path = Path(databases.path_of(stores.database, ODENSE))
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 1000)
    with pytest.raises(StoreUnavailable):
        stores.of(ODENSE)
    assert stores.of(NYBORG).ask("data/snapshots").empty


def test_the_shell_reaches_the_one_that_is_open(stores, clock):
    store = stores.of(NYBORG)
    answer = handover.send(store.path, "a.xlsx", export(), {"command": jobs.LOAD, "who": ""}, timeout=20)
    assert answer == {"tasks": 2, "rejected": 0} and loaded(store) == [NYBORG]
    clock.now = 2 * open_stores.USUAL_IDLE_SECONDS
    stores.close_idle()
    with pytest.raises(handover.NobodyAnswered):
        handover.send(store.path, "a.xlsx", export(), {"command": jobs.LOAD, "who": ""}, timeout=2)


def test_one_that_is_served_again_is_open(stores, clock):
    store = stores.of(NYBORG)
    clock.now = 2 * open_stores.USUAL_IDLE_SECONDS
    stores.close_idle()
    stores.of(NYBORG)
    assert store.instance.is_open, "a shell that found it free would do the job, too"


def test_a_job_under_way_keeps_it_open_and_keeps_nobody_waiting(stores, clock, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    def slow(*_job) -> dict:
        begun.set()
        go_on.wait(20)
        return {}

    monkeypatch.setattr(jobs, "do", slow)
    store = stores.of(NYBORG)
    sender = threading.Thread(
        target=handover.send, args=(store.path, "a.xlsx", b"", {"command": jobs.LOAD}, 20)
    )
    sender.start()
    assert begun.wait(10)
    clock.now = 2 * open_stores.USUAL_IDLE_SECONDS
    stores.close_idle()
    assert store.instance.is_open and stores.of(NYBORG) is store
    go_on.set()
    sender.join()


def test_all_of_ones_own_may_be_deleted_and_restored(stores):
    for name in (NYBORG, ODENSE):
        load.load_file(stores.of(name), f"{name}.xlsx", export())
    nyborg = stores.of(NYBORG)
    [backup] = backup_files.all_of(nyborg.path)
    deletion.delete_everything(nyborg)
    assert loaded(nyborg) == [] and loaded(stores.of(ODENSE)) == [ODENSE]
    assert not backup_files.all_of(nyborg.path) and backup_files.all_of(stores.of(ODENSE).path)
    load.load_file(nyborg, "b.xlsx", export())
    [backup] = backup_files.all_of(nyborg.path)
    load.load_file(nyborg, "c.xlsx", exports.xlsx(title="Udtræk pr. 24-11-2026"))
    backups.restore(nyborg.path, backup, nyborg)
    assert nyborg.ask("data/snapshots")["file_name"].tolist() == ["b.xlsx"]


def written_long_ago(tmp_path, clock, *names: str) -> str:
    """The setting of a folder with an expired export of each municipality."""
    database = f"folder:{tmp_path}"
    old = date.today() - timedelta(days=400)
    with closing(OpenStores(database, clock)) as first:
        for name in names:
            load.load_file(first.of(name), "a.xlsx", exports.xlsx(title=f"Udtræk pr. {old:%d-%m-%Y}"))
    return database


def test_what_has_expired_goes_from_a_file_that_nobody_opens(tmp_path, clock, monkeypatch):
    database = written_long_ago(tmp_path, clock, NYBORG)
    monkeypatch.setenv("KLIK_KEEP_DAYS", "365")
    with closing(OpenStores(database, clock)) as later:
        later.delete_expired()
        [opened] = later._opened.values()
        assert opened.store.ask("data/snapshots").empty
        later.close_idle()
        assert not opened.store.instance.is_open, "nobody asked for it"


def test_what_has_expired_is_never_shown(tmp_path, clock, monkeypatch):
    database = written_long_ago(tmp_path, clock, NYBORG)
    monkeypatch.setenv("KLIK_KEEP_DAYS", "365")
    with closing(OpenStores(database, clock)) as later:
        assert later.of(NYBORG).ask("data/snapshots").empty


def test_it_goes_by_itself_though_anothers_file_is_damaged(tmp_path, clock, monkeypatch):
    database = written_long_ago(tmp_path, clock, "Aarhus Kommune", NYBORG)
    (tmp_path / "0101").mkdir()
    (tmp_path / "0101" / "klik.duckdb").write_bytes(b"not a database" * 1000)
    (tmp_path / "0450" / "klik.duckdb.handover").rmdir()
    (tmp_path / "0450" / "klik.duckdb.handover").touch()  # no folder can be made there
    monkeypatch.setenv("KLIK_KEEP_DAYS", "365")
    monkeypatch.setattr(open_stores, "LOOK_SECONDS", 0.05)
    with closing(OpenStores(database, clock)) as later:
        aarhus = databases.path_of(database, "Aarhus Kommune")
        for _ in range(400):
            if aarhus in later._opened and later._opened[aarhus].cleared_on:
                break
            threading.Event().wait(0.05)
        else:
            pytest.fail("nobody looked")  # asking for it would delete it, too
        assert later._opened[aarhus].store.ask("data/snapshots").empty
        with pytest.raises(StoreUnavailable):
            later.of(NYBORG)


def test_a_file_that_was_removed_while_it_was_closed_is_made_anew(stores, clock, tmp_path):
    load.load_file(stores.of(NYBORG), "a.xlsx", export())
    clock.now = 2 * open_stores.USUAL_IDLE_SECONDS
    stores.close_idle()
    shutil.rmtree(tmp_path / "0450")
    assert stores.of(NYBORG).ask("data/snapshots").empty


def test_the_first_visit_waits_for_a_shell_that_has_the_file(stores):
    path = databases.path_of(stores.database, NYBORG)
    shell = open_store(path)
    threading.Timer(1, shell.close).start()
    assert stores.of(NYBORG).ask("data/snapshots").empty


def test_another_municipalitys_tasks_are_refused_and_one_s_own_have_its_official_name(stores):
    nyborg = stores.of(NYBORG)
    with pytest.raises(Problem) as refused:
        load.load_file(nyborg, "a.xlsx", exports.xlsx(title="Udtræk pr. 23-11-2026 for Odense Kommune"))
    assert "fra Odense Kommune, og I arbejder kun med Nyborg Kommune" in refused.value.title
    assert nyborg.ask("data/snapshots").empty
    load.load_file(nyborg, "b.xlsx", exports.xlsx(title="Udtræk pr. 23-11-2026 for NYBORG kommune"))
    assert loaded(nyborg) == [NYBORG]


def test_once_all_are_closed_none_is_opened_anew(stores):
    load.load_file(stores.of(NYBORG), "n.xlsx", export(), today=date(2026, 11, 24))
    stores.close()
    with pytest.raises(StoreUnavailable) as problem:
        stores.of(NYBORG)
    assert "lukke ned" in problem.value.title


def test_what_is_being_written_is_waited_for(stores):
    store, done = stores.of(NYBORG), []
    begun = threading.Event()

    def write():
        with store.writing():
            begun.set()
            time.sleep(0.5)
            done.append("written")

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait()
    stores.close()
    assert done == ["written"]
    writer.join()
