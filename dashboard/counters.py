"""What this process has done since it started, for whoever watches it: server/metrics.py shows it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Counter:
    """How many times, and for how many seconds in all. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.count, self.seconds = 0, 0.0

    def add(self, seconds: float = 0.0) -> None:
        with self._lock:
            self.count += 1
            self.seconds += seconds

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Count what happens inside, whether it succeeds or not. Also a decorator."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.add(time.perf_counter() - begun)


ASKS = Counter()  # questions that were asked of the data; answers that were kept are left out
IMPORTS = Counter()
FAULTS = Counter()  # pages that could not be shown, for which nobody had foreseen a reason
