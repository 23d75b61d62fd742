"""What a municipality shares at a kommunedag: how many tasks of each støttesystem have each light, no more.

No figure of fewer than three municipalities is shown, and none that could be worked out from the others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

import pandas as pd

from dashboard.domain.catalogue import components
from dashboard.domain.lights import LIGHTS
from dashboard.domain.municipalities import bare

FORMAT, VERSION = "klik-overblik-kommunedag", 1
FEWEST = 3
"""Municipalities behind a figure that may be shown: of two, each knows the other's."""

Cell = tuple[str, str]
"""The catalogue's name of a støttesystem, and the code of a light."""


@dataclass(frozen=True)
class Aggregates:
    """Of one municipality. `cells`: how many tasks, where there are any."""

    municipality: str
    as_of: date
    cells: Mapping[Cell, int]


def cells_of(counts: pd.DataFrame) -> dict[Cell, int]:
    """`counts`: queries/wall/lights_by_component.sql."""
    return {(row.component, row.worst_light): int(row.tasks) for row in counts.itertuples()}


def newest(every: Iterable[Aggregates]) -> list[Aggregates]:
    """One a municipality: the newest, and of one day the last. In the order of their names."""
    by_name: dict[str, Aggregates] = {}
    for one in every:
        before = by_name.get(bare(one.municipality))
        if before is None or one.as_of >= before.as_of:
            by_name[bare(one.municipality)] = one
    return [by_name[name] for name in sorted(by_name)]


def merged(every: Iterable[Aggregates]) -> pd.DataFrame:
    """A row a støttesystem and light: component, light (code), tasks, municipalities (that have such tasks).

    `tasks` and `municipalities` are null where they are hidden. Of the catalogue's støttesystemer those that
    any of them has tasks of. No rows where fewer than FEWEST municipalities are there.
    """
    shown = newest(every)
    if len(shown) < FEWEST:
        return pd.DataFrame(columns=["component", "light", "tasks", "municipalities"])
    names = [it.name for it in components() if any(cell[0] == it.name for one in shown for cell in one.cells)]
    lights = [light.code for light in LIGHTS]
    rows = pd.DataFrame(product(names, lights), columns=["component", "light"])
    counts = [[one.cells.get(cell, 0) for one in shown] for cell in product(names, lights)]
    rows["tasks"] = pd.array([sum(each) for each in counts], dtype="Int64")
    rows["municipalities"] = pd.array([sum(map(bool, each)) for each in counts], dtype="Int64")
    rows.loc[_hidden(rows), ["tasks", "municipalities"]] = pd.NA
    return rows


def by_light(cells: pd.DataFrame) -> pd.DataFrame:
    """A row a støttesystem, in their order, and a column a light. `cells`: component, light, tasks."""
    wide = cells.pivot(index="component", columns="light", values="tasks")
    names = list(dict.fromkeys(cells["component"]))
    return wide.reindex(index=names, columns=[light.code for light in LIGHTS]).reset_index()


def _hidden(rows: pd.DataFrame) -> pd.Series:
    """Cells of one or two municipalities, and those that would give them away."""
    return with_complements(rows["municipalities"].between(1, FEWEST - 1), rows, ("component", "light"))


def with_complements(hidden: pd.Series, rows: pd.DataFrame, lines: Sequence[str]) -> pd.Series:
    """The hidden cells; and one more where a line, such as a row or a column, has but one of these.

    Whoever knows the line's total would know that one. `rows`: `tasks` of each cell, and `lines`, the columns
    that say which line it is in.
    """
    hidden = hidden.copy()
    before = -1
    while hidden.sum() != before:
        before = hidden.sum()
        for line in lines:
            for _, cells in rows.groupby(line, sort=False):
                if hidden[cells.index].sum() == 1 and len(cells) > 1:
                    others = cells.loc[~hidden[cells.index], "tasks"]
                    some = others[others > 0]  # beside a nought, the total would tell the figure all the same
                    hidden[(others if some.empty else some).idxmin()] = True
    return hidden
