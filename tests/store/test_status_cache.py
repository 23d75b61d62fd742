"""Tasks are evaluated once for a day, and again when that day, the warning days or the data change."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import count

import pytest

from dashboard.domain.filters import TaskFilter
from dashboard.store import deletion, queries, status_cache
from dashboard.store.connection import Store
from dashboard.store.generation import SECONDS

DAY = date(2026, 11, 23)


def red(store: Store, day: date = DAY, warning_days: int = 14) -> int:
    """Computed red tasks of one day."""
    chosen = TaskFilter(as_of=day, warning_days=warning_days)
    counts = store.ask("overview/counts_by_light", filter=chosen).set_index("light")["computed"]
    return int(counts["red"])


def counting(function, calls: list):
    def counted(*arguments):
        calls.append(arguments)
        return function(*arguments)

    return counted


def days_kept(store: Store) -> int:
    with store.cursor() as cursor:
        return cursor.execute("select count(*) from evaluation").fetchone()[0]


@pytest.fixture
def store(store_with) -> Store:
    """Ten tasks, one due each day from DAY on: so many are red n days later as days have passed."""
    return store_with(*({"due_date": DAY + timedelta(days=number)} for number in range(10)))


def test_a_day_is_evaluated_once(store: Store):
    assert [red(store), red(store)] == [0, 0]
    assert days_kept(store) == 1


def test_another_day_and_other_warning_days_are_evaluated_apart(store: Store):
    assert red(store, DAY + timedelta(days=3)) == 3
    chosen = TaskFilter(as_of=DAY, warning_days=2)
    counts = store.ask("overview/counts_by_light", filter=chosen).set_index("light")["computed"]
    assert counts["yellow"] == 3
    assert days_kept(store) == 2


def test_what_is_written_shows_at_once(store: Store, add):
    assert red(store, DAY + timedelta(days=30)) == 10
    add({"due_date": DAY}, as_of=DAY + timedelta(days=1))
    assert red(store, DAY + timedelta(days=30)) == 1


def test_what_is_deleted_is_gone_at_once(store: Store):
    assert red(store, DAY + timedelta(days=30)) == 10
    deletion.delete_everything(store)
    assert red(store, DAY + timedelta(days=30)) == 0


def test_only_some_days_are_kept(store: Store):
    for number in range(3 * status_cache.MOST_DAYS):
        assert red(store, DAY + timedelta(days=number)) == min(number, 10)
        assert days_kept(store) <= status_cache.MOST_DAYS


def test_threads_that_ask_of_more_days_than_are_kept_each_get_their_own(store: Store):
    def ask(number: int) -> tuple[int, int]:
        return number % 10, red(store, DAY + timedelta(days=number % 10))

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(ask, range(400)))
    assert [number for number, answer in answers if number != answer] == []


def test_threads_that_ask_of_more_days_than_are_kept_evaluate_each_once(store: Store, monkeypatch):
    evaluated = []
    monkeypatch.setattr(status_cache, "_evaluate", counting(status_cache._evaluate, evaluated))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: red(store, DAY + timedelta(days=number)), range(8)))
    assert len(evaluated) == 8


def test_threads_that_write_meanwhile_never_leave_an_old_answer_behind(store: Store, add):
    late = DAY + timedelta(days=400)
    with ThreadPoolExecutor(8) as pool:
        asking = [pool.submit(red, store, late) for _ in range(200)]
        for number in range(1, 6):
            add(*({"due_date": DAY},) * number, as_of=DAY + timedelta(days=number))
            assert red(store, late) == number
        assert {answer.result() for answer in asking} <= {10, 1, 2, 3, 4, 5}


def test_a_day_without_tasks_is_remembered_too(store: Store):
    assert [red(store, date(2000, 1, 1)) for _ in range(3)] == [0, 0, 0]
    assert days_kept(store) == 1


def changes(store: Store, on) -> list[int]:
    """What happened between DAY and four weeks later: added, gone, finished, postponed, turned red."""
    later = DAY + timedelta(days=28)
    answer = store.ask("overview/changes", filter=on(as_of=later), previous=on(as_of=DAY))
    return answer.iloc[0, :5].tolist()


def test_an_answer_does_not_depend_on_what_was_asked_before(store: Store, add, on):
    add({"title": "Ny", "task_key": "N"}, as_of=DAY + timedelta(days=28))
    first = changes(store, on)
    assert first == [1, 10, 0, 0, 0], "the first question of all has the truth"
    assert red(store, DAY) == 0
    assert changes(store, on) == first
    for number in range(2 * status_cache.MOST_DAYS):
        red(store, DAY + timedelta(days=number))
    assert changes(store, on) == first


def test_every_filter_among_the_arguments_is_evaluated_by_type(store: Store, on):
    with store.cursor() as cursor:
        assert cursor.execute("select count(*) from evaluation").fetchone() == (0,)
    changes(store, on)
    assert days_kept(store) == 2


def test_the_oldest_day_makes_room_and_the_others_stay(store: Store):
    days = [DAY + timedelta(days=number) for number in range(status_cache.MOST_DAYS + 1)]
    for day in days:
        red(store, day)
    with store.cursor() as cursor:
        kept = cursor.execute("select as_of from evaluation order by as_of").fetchall()
        counts = cursor.execute("select count(distinct evaluation_id) from task_status").fetchone()
    assert [day for (day,) in kept] == days[1:]
    assert counts == (status_cache.MOST_DAYS,)


def test_what_another_process_writes_shows_within_a_moment(store: Store, add, monkeypatch):
    """Old is what the data says is old: here they change behind the back of everything in this process."""
    snapshot_id = add({"due_date": DAY}, as_of=DAY + timedelta(days=1))
    late, listed = DAY + timedelta(days=30), len(store.ask("data/exports_in_use"))
    assert red(store, late) == 1
    with store.instance.cursor() as cursor:
        cursor.execute(
            "insert into klik.snapshot_choice values ($id, timestamp '2100-01-01', false)",
            {"id": snapshot_id},
        )
    later = time.monotonic() + 2 * SECONDS
    monkeypatch.setattr(store.instance.generation, "_clock", lambda: later)
    assert red(store, late) == 10
    assert len(store.ask("data/exports_in_use")) == listed - 1


def test_an_answer_stays_until_something_is_written(store: Store, add, monkeypatch):
    asked = []
    original = queries.ask
    monkeypatch.setattr(queries, "ask", lambda *of: asked.append(of[1]) or original(*of))
    looks = count(step=10)  # each look at the clock is ten seconds later
    monkeypatch.setattr(store.instance.generation, "_clock", lambda: next(looks))
    for _ in range(3):
        store.ask("data/exports_in_use")
    assert asked == ["data/exports_in_use"]
    add({}, municipality="Nabokøbing")
    assert len(store.ask("data/exports_in_use")) == 2
    assert asked.count("data/exports_in_use") == 2
