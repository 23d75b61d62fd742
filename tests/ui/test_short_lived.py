"""Which sessions with data in memory are forgotten, and what is given back."""

import asyncio
import threading
from contextlib import contextmanager
from types import SimpleNamespace

import psutil
import pytest

from dashboard.server import forgotten_sessions
from dashboard.store.connection import open_store
from dashboard.ui import short_lived


@pytest.fixture(autouse=True)
def no_sessions(monkeypatch):
    monkeypatch.setattr(short_lived, "_stores", {})
    monkeypatch.setattr(short_lived, "_gone_since", {})
    monkeypatch.delenv("KLIK_FORGET_SECONDS", raising=False)


@contextmanager
def as_session(monkeypatch, name: str):
    monkeypatch.setattr(short_lived, "get_script_run_ctx", lambda: SimpleNamespace(session_id=name))
    yield


def remembered(monkeypatch, session: str):
    store = open_store(":memory:")
    with as_session(monkeypatch, session):
        short_lived.remember(store)
    return store


@pytest.fixture
def there():
    return {"mine", "theirs"}


def test_one_whose_browser_is_there_is_never_forgotten(monkeypatch, there):
    remembered(monkeypatch, "mine").close()
    assert [short_lived.forgotten(there.__contains__, now) for now in (0, 1e6)] == [[], []]


def test_one_that_is_gone_for_a_minute_is(monkeypatch, there):
    for session in ("mine", "theirs"):
        remembered(monkeypatch, session).close()
    there.remove("mine")
    assert [short_lived.forgotten(there.__contains__, now) for now in (0, 59, 60)] == [[], [], ["mine"]]


def test_one_that_comes_back_has_its_time_anew(monkeypatch, there):
    remembered(monkeypatch, "mine").close()
    there.remove("mine")
    assert short_lived.forgotten(there.__contains__, 0) == []
    there.add("mine")
    assert short_lived.forgotten(there.__contains__, 59) == []
    there.remove("mine")
    assert [short_lived.forgotten(there.__contains__, now) for now in (61, 119, 121)] == [[], [], ["mine"]]


@pytest.mark.parametrize(("given", "seconds"), [("5", 5), ("0", 60), ("-1", 60), ("x", 60), ("", 60)])
def test_the_setting(monkeypatch, given, seconds):
    monkeypatch.setenv("KLIK_FORGET_SECONDS", given)
    assert short_lived.seconds() == seconds


def test_who_is_done_with_the_store_is_as_other_sessions(monkeypatch):
    store = remembered(monkeypatch, "mine")
    short_lived.forget(store)
    assert short_lived.forgotten(lambda _session: False, 1e6) == []
    assert not short_lived._stores


def test_what_is_forgotten_is_closed_and_its_threads_are_back(monkeypatch):
    process, closed = psutil.Process(), []
    remembered(monkeypatch, "warm").close()
    short_lived._stores.clear()
    before = process.num_threads()
    for number in range(5):
        remembered(monkeypatch, f"session {number}")
    assert process.num_threads() > before
    monkeypatch.setenv("KLIK_FORGET_SECONDS", "1")
    server = SimpleNamespace(is_active_session=lambda _session: False, close_session=closed.append)
    clock = iter((0.0, 1.0))
    monkeypatch.setattr(short_lived.time, "monotonic", lambda: next(clock, 2.0))
    forgotten_sessions.end_forgotten(server)
    assert closed == []
    forgotten_sessions.end_forgotten(server)
    assert closed == [f"session {number}" for number in range(5)]
    wait_for(lambda: process.num_threads() <= before)
    assert not short_lived._stores and not short_lived._gone_since


def wait_for(is_so) -> None:
    for _ in range(100):
        if is_so():
            return
        threading.Event().wait(0.1)
    pytest.fail("it did not happen")


def test_a_session_without_a_browser_holds_no_event_loop():
    idle = SimpleNamespace(_scriptrunner=None, _script_event_loop=asyncio.new_event_loop())
    busy = SimpleNamespace(_scriptrunner=object(), _script_event_loop=asyncio.new_event_loop())
    storage = SimpleNamespace(list=lambda: [SimpleNamespace(session=one) for one in (idle, busy)])
    manager = SimpleNamespace(_session_storage=storage)
    forgotten_sessions.let_go_of_handles(SimpleNamespace(_session_mgr=manager))
    assert idle._script_event_loop.is_closed() and not busy._script_event_loop.is_closed()
    busy._script_event_loop.close()


def test_where_streamlit_s_names_are_others_nothing_happens():
    forgotten_sessions.let_go_of_handles(SimpleNamespace())
