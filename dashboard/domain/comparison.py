"""What municipalities are compared by, and what more is hidden so that nothing hidden can be worked out."""

from dataclasses import dataclass

import pandas as pd

from dashboard.domain.aggregates import with_complements
from dashboard.domain.shared_figures import COMPONENT, PROJECT

ALL = "all"  # of the kinds of groups: the one that has all tasks
PARTS = ("grey", "green", "yellow", "red", "rest")
"""The measures that are all of a group's tasks together."""
_FIGURES = ["tasks", "lowest", "middle", "highest"]


@dataclass(frozen=True)
class Measure:
    code: str
    label: str  # as a choice
    words: str  # what so many percent are, in a sentence


MEASURES = (
    Measure("red", "Røde", "røde opgaver"),
    Measure("yellow", "Gule", "gule opgaver"),
    Measure("overdue", "Overskredne", "opgaver over fristen"),
    Measure("moved", "Flyttede frister", "opgaver med flyttet frist"),
)
"""The worst first: what a page can show."""


@dataclass(frozen=True)
class Kind:
    code: str
    label: str
    one: str  # in a sentence


KINDS = (
    Kind(COMPONENT, "Støttesystem", "støttesystem"),
    Kind(PROJECT, "Projekt", "projekt"),
)


def without_complements(spread: pd.DataFrame) -> pd.DataFrame:
    """The same, with one more light hidden where a group has but one that is: they are all of its tasks.

    Overdue tasks are red ones, and are hidden with these. `spread`: queries/comparison/spread.sql. Of
    municipalities no totals are told, so a light that is hidden in one group alone stays hidden as it is.
    """
    hidden = spread["is_hidden"].copy()
    parts = spread[spread["measure"].isin(PARTS)]
    hidden[parts.index] = with_complements(hidden[parts.index], parts, ["name"])
    names_of_red = spread.loc[hidden & (spread["measure"] == "red"), "name"]
    hidden |= (spread["measure"] == "overdue") & spread["name"].isin(names_of_red)
    shown = spread.assign(is_hidden=hidden)
    shown.loc[hidden, _FIGURES] = float("nan")
    return shown


def of_measure(spread: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Its rows, those first where one's own share lies furthest above the middle; what is hidden last."""
    rows = spread[spread["measure"] == measure]
    above = (rows["own"] - rows["middle"]).fillna(float("-inf"))
    in_order = rows.assign(above=above).sort_values(
        ["is_hidden", "above"], ascending=[True, False], kind="stable"
    )
    return in_order.drop(columns="above").reset_index(drop=True)


def whole_percent(share: float) -> str:
    """In whole percent; what is more than nothing is never 0, and what is less than all never 100."""
    if 0 < share < 1:
        return "under 1"
    half_up = int(share + 0.5)  # round() goes to the even one
    return str(min(half_up, 99) if share < 100 else 100)
