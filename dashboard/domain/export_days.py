"""Which earlier export today's is compared with, and on which day one looks at it."""

from collections.abc import Collection
from datetime import date

import pandas as pd

OLD = 14
"""Days after which an export is old: KLIK is edited every week (our rule)."""


def previous_day(
    exports: pd.DataFrame,
    as_of: date,
    municipalities: tuple[str, ...] = (),
    other_lists: Collection[str] = (),
) -> date | None:
    """A day on which each of the municipalities (none named: all) had an earlier export than on `as_of`.

    None where one of them had none: its tasks would be missing from the figures before. And None where each
    municipality's export is another list than its earlier one: `other_lists` are the snapshot ids of such.
    `exports`: queries/data/exports_in_use.sql.
    """
    until = exports[exports["as_of"].dt.date <= as_of]
    if municipalities:
        until = until[until["municipality"].isin(municipalities)]
    days_of_each = [sorted(days.dt.date, reverse=True) for _, days in until.groupby("municipality")["as_of"]]
    if not days_of_each or any(len(days) < 2 for days in days_of_each):
        return None
    if other_lists:
        newest = until.sort_values("as_of").groupby("municipality").tail(1)
        if newest["snapshot_id"].isin(other_lists).all():
            return None
    before = min(days[1] for days in days_of_each)
    return before if all(days[-1] <= before for days in days_of_each) else None


def earlier_days(exports: pd.DataFrame, as_of: date, municipalities: tuple[str, ...] = ()) -> list[date]:
    """The days of exports that `as_of` can be compared with, newest first; empty where there is none.

    On each of them every municipality (none named: all) had an export, and has had a newer one since.
    `exports`: as previous_day.
    """
    until = exports[exports["as_of"].dt.date <= as_of]
    if municipalities:
        until = until[until["municipality"].isin(municipalities)]
    if until.empty:
        return []
    days = until.assign(day=until["as_of"].dt.date).groupby("municipality")["day"].agg(["min", "max"])
    first, last = days["min"].max(), days["max"].min()
    return sorted({day for day in until["as_of"].dt.date if first <= day < last}, reverse=True)


def latest_days(
    exports: pd.DataFrame, as_of: date, municipalities: tuple[str, ...] = (), at_most: int = 6
) -> list[date]:
    """The as-of date and the days of the exports before it, oldest first, for a trend.

    Only days on which each of the municipalities (none named: all) had an export. `exports`: as previous_day.
    """
    until = exports[exports["as_of"].dt.date <= as_of]
    if municipalities:
        until = until[until["municipality"].isin(municipalities)]
    if until.empty:
        return [as_of]
    everybody = until.groupby("municipality")["as_of"].min().max().date()
    days = {day for day in until["as_of"].dt.date if day >= everybody} | {as_of}
    return sorted(days)[-at_most:]


def day_of_looking(as_of: date, newest: date, today: date) -> date:
    """The day that a promise is held against: today, where one looks at the newest export, of day `newest`.

    An export is often some days old, and what somebody wanted to look at again by then is due all the same.
    """
    return max(as_of, today) if as_of >= newest else as_of
