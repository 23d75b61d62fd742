"""The days that go with a filter's own: that of the export before, and the one on which one looks at it."""

from dataclasses import replace
from datetime import date

from dashboard.domain import export_days
from dashboard.domain.filters import TaskFilter
from dashboard.store import list_answers
from dashboard.store.connection import Store


def previous(store: Store, chosen: TaskFilter) -> TaskFilter | None:
    """The same filter at the export before, or None where there is none that it can be compared with."""
    exports, others = store.ask("data/exports_in_use"), list_answers.not_the_same(store)
    day = export_days.previous_day(exports, chosen.as_of, chosen.municipalities, others)
    return replace(chosen, as_of=day) if day else None


def day_of_looking(store: Store, chosen: TaskFilter, today: date) -> date:
    """The day that dates to look again are held against. `today`: the clock's.

    Where nothing is loaded there is none: IndexError.
    """
    newest = store.ask("data/exports_in_use")["as_of"].iloc[0].date()
    return export_days.day_of_looking(chosen.as_of, newest, today)
