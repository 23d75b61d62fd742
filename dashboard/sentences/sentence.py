"""A sentence that leads to the tasks it counts."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the choices (fields of TaskFilter) that leave just the tasks it counts.

    None where no filter leaves just those.
    """

    text: str
    choices: Mapping | None
