"""Many may use the database at once; whoever must close its file waits for them, and they for him."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class ReadWriteLock:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._readers = 0
        self._has_writer = False

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Use the open database, beside others."""
        with self._changed:
            # Whoever waits to be alone goes before newcomers, or busy readers would keep them out for ever.
            self._changed.wait_for(lambda: not self._has_writer)
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Nobody else uses the database until this ends."""
        with self._changed:
            self._changed.wait_for(lambda: not self._has_writer)
            self._has_writer = True
            self._changed.wait_for(lambda: self._readers == 0)
        try:
            yield
        finally:
            with self._changed:
                self._has_writer = False
                self._changed.notify_all()
