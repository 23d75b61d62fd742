"""Many may use the database at once; whoever must close its file waits for them, and they for him."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    def __init__(self):
        self._changed = threading.Condition()
        self._inside = 0
        self._shutting = False

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Use the open database, beside others."""
        with self._changed:
            # Whoever waits to be alone goes before newcomers, or busy readers would keep them out for ever.
            self._changed.wait_for(lambda: not self._shutting)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody is inside, and nobody gets in, until this ends."""
        with self._changed:
            self._changed.wait_for(lambda: not self._shutting)
            self._shutting = True
            self._changed.wait_for(lambda: self._inside == 0)
        try:
            yield
        finally:
            with self._changed:
                self._shutting = False
                self._changed.notify_all()
