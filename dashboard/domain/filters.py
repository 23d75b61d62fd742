"""The one filter that every page shares."""

from dataclasses import asdict, dataclass
from datetime import date

WARNING_DAYS = 14
"""How many days before its end date a task that nobody has begun turns yellow. Our rule: KLIK's is not public."""


@dataclass(frozen=True)
class TaskFilter:
    """What the user has chosen. Empty means "all"; `as_of` is the day everything is judged from."""

    as_of: date
    warning_days: int = WARNING_DAYS
    municipalities: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    interfaces: tuple[str, ...] = ()
    lights: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    without_responsible: bool = False
    without_executor: bool = False
    due_from: date | None = None
    due_to: date | None = None
    text: str = ""
    view: str = ""

    def as_parameter(self) -> dict:
        """The struct that queries know as $filter: lists for tuples, since DuckDB binds those."""
        return {
            name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()
        }
