"""KLIK_KEEP_DAYS: snapshots whose time is up are deleted by themselves, from the backups too."""

import itertools
import threading
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.store import backup_files, deletion, errors, retention, snapshots
from dashboard.store.connection import Store, open_store
from tests.store import examples

TODAY = date(2026, 11, 25)


def add(store: Store, days_ago: int) -> None:
    content = str(days_ago).encode()
    name = f"Navn for {days_ago} dage siden"
    snapshot = examples.snapshot(
        content, as_of=TODAY - timedelta(days=days_ago), tasks=examples.tasks(responsible=name)
    )
    snapshots.add(store, [snapshot], content)


def ages(store: Store) -> list[int]:
    return sorted((TODAY - day.date()).days for day in snapshots.listing(store)["as_of"])


def test_without_the_setting_nothing_is_deleted(memory_store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("KLIK_KEEP_DAYS", raising=False)
    add(memory_store, 5000)
    assert retention.delete_expired(memory_store, TODAY) is None
    assert ages(memory_store) == [5000]


@pytest.mark.parametrize("setting", ["", "0", "-3", "et år", "365 dage", "9" * 30])
def test_a_setting_that_is_no_number_of_days_is_passed_over(setting, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KLIK_KEEP_DAYS", setting)
    assert retention.keep_days() is None


def test_what_is_older_goes_and_the_rest_stays(memory_store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KLIK_KEEP_DAYS", "365")
    for days_ago in (0, 365, 366, 800):
        add(memory_store, days_ago)
    assert retention.delete_expired(memory_store, TODAY).snapshots == 2
    assert ages(memory_store) == [0, 365]
    assert retention.delete_expired(memory_store, TODAY) is None


def test_a_deletion_that_fails_is_told_and_stops_nothing(
    memory_store: Store, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_) -> None:
        raise errors.full()

    monkeypatch.setenv("KLIK_KEEP_DAYS", "100")
    add(memory_store, 200)
    with monkeypatch.context() as broken:
        broken.setattr(deletion, "delete", fail)
        assert retention.delete_expired(memory_store, TODAY) is None
    assert memory_store.instance.retention_failed
    assert retention.delete_expired(memory_store, TODAY).snapshots == 1
    assert not memory_store.instance.retention_failed


def test_the_names_are_gone_from_the_bytes_of_file_and_backups(
    database_file: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KLIK_KEEP_DAYS", "100")
    with closing(open_store(database_file)) as store:
        add(store, 200)
        add(store, 50)
        retention.delete_expired(store, TODAY)
    for file in (database_file, *backup_files.all_of(database_file)):
        content = file.read_bytes()
        assert b"Navn for 200 dage siden" not in content
    assert b"Navn for 50 dage siden" in database_file.read_bytes()


class WakingOn:
    """In place of the event that stops the daily deletion: each wait ends at once, on the next given day."""

    def __init__(self, *days: date):
        self.days = list(days)
        self.today = TODAY

    def wait(self, _seconds: float) -> bool:
        if not self.days:
            return True
        self.today = self.days.pop(0)
        return False

    def delete_each_day(self, store: Store, done_on: date | None = TODAY) -> None:
        retention.delete_each_day(store, lambda: self.today, self, done_on)


def tomorrow(days: int = 1) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def deletions(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days on which it was looked for what is expired."""
    days: list[date] = []
    real = retention.delete_expired
    monkeypatch.setattr(
        retention, "delete_expired", lambda store, day: (days.append(day), real(store, day))[1]
    )
    return days


def test_an_export_goes_on_the_day_it_expires_while_the_server_runs(
    memory_store: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KLIK_KEEP_DAYS", "100")
    add(memory_store, 99)
    add(memory_store, 10)
    WakingOn(tomorrow(1)).delete_each_day(memory_store)
    assert ages(memory_store) == [10, 99]  # 100 days old: its last
    WakingOn(tomorrow(2)).delete_each_day(memory_store)
    assert ages(memory_store) == [10]


def test_it_is_done_once_a_day_and_after_a_sleep_of_days(memory_store: Store, deletions: list[date]):
    WakingOn(TODAY, TODAY, tomorrow(1), tomorrow(1), tomorrow(9), tomorrow(9)).delete_each_day(memory_store)
    assert deletions == [tomorrow(1), tomorrow(9)]


def test_a_day_that_failed_is_tried_again(
    memory_store: Store, monkeypatch: pytest.MonkeyPatch, deletions: list[date]
):
    real, failures = deletion.delete, [errors.full(), errors.full()]

    def fail_twice(*arguments):
        if failures:
            raise failures.pop()
        return real(*arguments)

    monkeypatch.setattr(deletion, "delete", fail_twice)
    monkeypatch.setenv("KLIK_KEEP_DAYS", "100")
    add(memory_store, 100)
    WakingOn(*[tomorrow()] * 5).delete_each_day(memory_store)
    assert deletions == [tomorrow()] * 3
    assert ages(memory_store) == [] and not memory_store.instance.retention_failed


def test_it_begins_at_once_goes_on_and_stops_when_asked(
    memory_store: Store, monkeypatch: pytest.MonkeyPatch, deletions: list[date]
):
    monkeypatch.setattr(retention, "WAKE_SECONDS", 0.001)
    threads = set(threading.enumerate())
    clock = itertools.count()
    asked_thrice = threading.Event()

    def today() -> date:
        step = next(clock)
        if step >= 3:
            asked_thrice.set()
        return tomorrow(step)

    stop = retention.run_daily(memory_store, today)
    assert deletions[0] == TODAY
    assert asked_thrice.wait(10)
    assert set(threading.enumerate()) > threads
    stop()
    assert set(threading.enumerate()) == threads
    assert len(deletions) >= 3 and deletions == sorted(set(deletions))
