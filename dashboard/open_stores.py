"""The databases that this process has open: each opened when it is first asked for, and closed when idle.

What belongs to an open one comes along: the shell hands it files (store/handover.py), and what has expired is
deleted each day.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from dashboard import jobs
from dashboard.domain.problems import Problem
from dashboard.limits import whole_number
from dashboard.store import databases, handover, retention
from dashboard.store.connection import Store, open_store

LOOK_SECONDS = 5  # or sooner, where they are to be closed sooner
USUAL_IDLE_SECONDS = 15 * 60


@dataclass
class _Opened:
    store: Store
    stop_deleting: Callable[[], None]  # of what has expired
    used: float = 0.0
    stop_serving: Callable[[], None] | None = None  # None: nobody else's jobs are done


class OpenStores:
    """Of one setting of KLIK_DATABASE. Safe to share between threads."""

    def __init__(self, database: str, clock: Callable[[], float] = time.monotonic):
        self.database = database
        self._clock = clock
        self._opened: dict[str, _Opened] = {}
        self._opening: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        if databases.is_folder(database):
            threading.Thread(target=self._look_after_folder, daemon=True).start()

    def of(self, municipality: str = "") -> Store:
        """The store that holds the municipality's data, "": that of everybody, as it may be seen for it.

        Raises NoMunicipality, StoreUnavailable.
        """
        path = databases.path_of(self.database, municipality)
        with self._lock:
            opening = self._opening.setdefault(path, threading.Lock())
        with opening:  # a second one who comes waits; those of other municipalities don't
            opened = self._opened.get(path)
            if opened is None:
                opened = self._opened[path] = _open(path, municipality)
            opened.used = self._clock()
            if opened.stop_serving is None:
                opened.stop_serving = self._serve(opened)
            return opened.store

    def close_idle(self) -> None:
        """Close those that nobody has asked for in a while; whoever asks next opens them anew."""
        for path, opened in list(self._opened.items()):
            with self._opening[path]:
                if opened.store.instance.is_open and self._clock() - opened.used >= idle_seconds():
                    _stop_serving(opened)
                    with suppress(
                        Problem
                    ):  # one that can't be closed stays open, and doesn't keep the others
                        opened.store.let_go()

    def close(self) -> None:
        """Close all of them, for good."""
        self._stopped.set()
        for opened in self._opened.values():
            _stop_serving(opened)
            opened.stop_deleting()
            opened.store.close()

    def _serve(self, opened: _Opened) -> Callable[[], None]:
        """Do the jobs of the shell, for whom the file is taken while we have it open."""

        def do(name: str, content: bytes, options: dict) -> dict:
            opened.used = self._clock()
            return jobs.do(opened.store, name, content, options)

        return handover.serve(opened.store.path, do)

    def _look_after_folder(self) -> None:
        """Until it is stopped. Opens each file once, so that what has expired goes, asked for or not."""
        while not self._stopped.wait(min(LOOK_SECONDS, idle_seconds())):
            self.close_idle()
            if retention.keep_days() is not None:
                self._open_unopened()

    def _open_unopened(self) -> None:
        with suppress(Problem):
            for municipality in databases.those_with_data(self.database):
                if databases.path_of(self.database, municipality) not in self._opened:
                    with suppress(Problem):
                        self.of(municipality)


def idle_seconds() -> int:
    """For how long nobody must have asked before a municipality's database is closed."""
    return whole_number("KLIK_IDLE_SECONDS", USUAL_IDLE_SECONDS)


def _open(path: str, municipality: str) -> _Opened:
    store = open_store(path).for_session(databases.session_of(municipality))
    return _Opened(store, retention.run_daily(store, date.today))


def _stop_serving(opened: _Opened) -> None:
    if opened.stop_serving:
        opened.stop_serving()
    opened.stop_serving = None
