"""Answers kept until something is written: a page that is drawn anew asks what it asked a moment ago."""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping

import pandas as pd

MOST_ANSWERS = 128
MOST_ROWS = 2_000  # of one answer: a download of all tasks is asked for once


class AnswerCache:
    """The latest answers, all of one generation of the data. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._generation: str | None = None
        self._answers: OrderedDict[Hashable, pd.DataFrame] = OrderedDict()

    def read(self, key: Hashable, generation: str | None) -> pd.DataFrame | None:
        """None where it isn't kept, or the data are of another generation."""
        with self._lock:
            if generation is None or generation != self._generation or key not in self._answers:
                return None
            self._answers.move_to_end(key)
            # Its own frame for whoever asks: columns that one adds are not seen by the next.
            return self._answers[key].copy(deep=False)

    def clear(self) -> None:
        with self._lock:
            self._answers.clear()

    def keep(self, key: Hashable, generation: str, answer: pd.DataFrame) -> None:
        """Whoever keeps one of a new generation throws the old away: it may name persons deleted since."""
        with self._lock:
            if generation != self._generation:
                self._answers.clear()
                self._generation = generation
            if len(answer) <= MOST_ROWS:
                self._answers[key] = answer.copy(deep=False)
                while len(self._answers) > MOST_ANSWERS:
                    self._answers.popitem(last=False)


def key_of(
    question: str, municipalities: tuple[str, ...] | None, parameters: Mapping[str, object]
) -> Hashable:
    """What tells one asking from another: the question, who asks, and with which values."""
    values = ((name, _hashable(value)) for name, value in sorted(parameters.items()))
    return question, municipalities, tuple(values)


def _hashable(value: object) -> Hashable:
    return tuple(value) if isinstance(value, list) else value
