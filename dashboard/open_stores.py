"""The databases that this process has open: each opened when it is first asked for, and closed when idle.

What belongs to an open one comes along: the shell hands it files (store/handover.py), and what has expired is
deleted each day.
"""

import logging
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from dashboard import jobs
from dashboard.limits import whole_number
from dashboard.login import audit_log
from dashboard.login.audit_log import AuditLog
from dashboard.store import databases, errors, handover, own_rows, retention
from dashboard.store.connection import Store

LOOK_SECONDS = 5  # or sooner, where they are to be closed sooner
USUAL_IDLE_SECONDS = 15 * 60
BUSY_SECONDS = 10  # for so long a shell may still have the file that is opened


@dataclass
class _OpenStore:
    store: Store
    last_used: float  # on the clock of OpenStores; infinite while a job is done
    cleared_on: date | None = None  # what had expired on that day is deleted
    stop_serving: Callable[[], None] | None = None  # None: nobody else's jobs are done


class OpenStores:
    """Of one setting of KLIK_DATABASE. Safe to share between threads."""

    def __init__(self, database: str, clock: Callable[[], float] = time.monotonic):
        self.database = database
        self._clock = clock
        self._opened: dict[str, _OpenStore] = {}  # by path
        self._locks: dict[str, threading.Lock] = {}  # of each path: who opens, serves or closes it
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._stop_deleting: Callable[[], None] | None = None
        self._watcher = threading.Thread(target=self._look_after_folder, daemon=True)
        if databases.is_folder(database):
            self._watcher.start()

    def of(self, municipality: str = "") -> Store:
        """The store that holds the municipality's data, "": that of everybody, as it may be seen for it.

        Raises NoMunicipality, SharedDatabase, StoreUnavailable.
        """
        if self._stopped.is_set():
            raise errors.stopping()
        path = databases.path_of(self.database, municipality)
        with self._alone(path):  # a second one who comes waits; those of other municipalities don't
            opened = self._opened_at(path, municipality)
            opened.last_used = self._clock()
            if opened.stop_serving is None:
                # Open before it is served: who finds the file free does the job, too.
                opened.store.reopen()
                opened.stop_serving = self._serve(opened)
            return opened.store

    def close_idle(self) -> None:
        """Close those that nobody has asked for in a while; whoever asks next opens them anew."""
        for path, opened in list(self._opened.items()):
            with _others_go_on(), self._alone(path):
                if opened.store.instance.is_open and self._clock() - opened.last_used >= idle_seconds():
                    was_served = _stop_serving(opened)
                    try:
                        opened.store.release()
                    finally:
                        if was_served and opened.store.instance.is_open:
                            opened.stop_serving = self._serve(opened)

    def delete_expired(self) -> None:
        """In each file of the folder, whether anybody asks for it or not, once a day."""
        if retention.keep_days() is None or databases.is_lake(self.database):  # `municipality maintain` does
            return
        for municipality in databases.with_database(self.database):
            path = databases.path_of(self.database, municipality)
            with _others_go_on(), self._alone(path):
                _clear(self._opened_at(path, municipality))

    def remove_old_audit(self) -> None:
        """What the audit logs hold no longer: also those of municipalities that nobody works for any more."""
        for municipality in ("", *databases.with_database(self.database)):
            folder = databases.folder_of(self.database, municipality) / audit_log.FOLDER
            with _others_go_on():
                AuditLog(folder).remove_old(date.today())

    def close(self) -> None:
        """Close all of them, for good; what is being written is waited for."""
        self._stopped.set()
        if self._watcher.is_alive():
            self._watcher.join()
        if self._stop_deleting:
            self._stop_deleting()
        for path, opened in list(self._opened.items()):
            with self._alone(path):
                _stop_serving(opened)
                opened.store.close()

    @contextmanager
    def _alone(self, path: str) -> Iterator[None]:
        """The only one who opens or closes that file. A folder that may not be read or written is told."""
        with self._lock:
            lock = self._locks.setdefault(path, threading.Lock())
        with lock:
            try:
                yield
            except OSError as error:
                raise errors.denied() from error

    def _opened_at(self, path: str, municipality: str) -> _OpenStore:
        """Of one that is asked for no more when it is opened: it is closed again at the next look."""
        opened = self._opened.get(path)
        if opened and opened.stop_serving is None and not opened.store.instance.exists:
            opened = None  # somebody has removed it while it was closed
        if opened is None:
            store = self._open_when_free(path, municipality)
            opened = self._opened[path] = _OpenStore(store, self._clock() - idle_seconds())
            if municipality:
                _clear(opened)
            else:
                self._stop_deleting = retention.run_daily(store, date.today)
        return opened

    def _open_when_free(self, path: str, municipality: str) -> Store:
        """In a folder the file may be a shell's for a moment: a first visit could meet a nightly `load`."""
        give_up = time.monotonic() + (BUSY_SECONDS if municipality else 0)
        while True:
            try:
                shared_figures = databases.shared_figures_of(self.database, municipality)
                return own_rows.opened_for(municipality, path, shared_figures)
            except errors.StoreBusy:
                if time.monotonic() >= give_up:
                    raise
                time.sleep(0.2)

    def _serve(self, opened: _OpenStore) -> Callable[[], None]:
        """Do the jobs of the shell, for whom the file is taken while we have it open."""
        if opened.store.instance.is_shared:  # the shell opens it itself
            return lambda: None

        def do(name: str, content: bytes, options: dict) -> dict:
            opened.last_used = math.inf
            try:
                return jobs.do(opened.store, name, content, options)
            finally:
                opened.last_used = self._clock()

        return handover.serve(opened.store.path, do)

    def _look_after_folder(self) -> None:
        """Until it is stopped. What goes wrong now must not end what it does later."""
        deleted_at = None
        while not self._stopped.wait(min(LOOK_SECONDS, idle_seconds())):
            self.close_idle()
            if deleted_at is None or self._clock() - deleted_at >= retention.WAKE_SECONDS:
                deleted_at = self._clock()
                for daily in (self.delete_expired, self.remove_old_audit):
                    with _others_go_on():
                        daily()


def idle_seconds() -> int:
    """For how long nobody must have asked before a municipality's database is closed."""
    return whole_number("KLIK_IDLE_SECONDS", USUAL_IDLE_SECONDS)


def _clear(opened: _OpenStore) -> None:
    """Delete what has expired, where that isn't done today; what failed is tried again."""
    today = date.today()
    if opened.store.instance.is_shared:  # `municipality maintain` does it, once a night for all servers
        return
    if opened.cleared_on != today or opened.store.instance.retention_failed:
        retention.delete_expired(opened.store, today)
        opened.cleared_on = today


def _stop_serving(opened: _OpenStore) -> bool:
    """Whether it was served until now."""
    stop, opened.stop_serving = opened.stop_serving, None
    if stop:
        stop()
    return stop is not None


@contextmanager
def _others_go_on() -> Iterator[None]:
    """One municipality's trouble must not keep the others. The log has its kind; who asks for it is told."""
    try:
        yield
    except Exception as fault:
        logging.getLogger(__name__).error(type(fault).__name__)
