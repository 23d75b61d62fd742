"""How many tasks have each light, how that has changed, and the way to them."""

import pandas as pd

from dashboard.domain.lights import LIGHTS
from dashboard.sentences import overview
from dashboard.ui import navigation
from dashboard.ui.elements import tables

SHOWN = ["worst_light", "worst", "worst_in_klik", "change"]


def draw(counts: pd.DataFrame, before: pd.DataFrame | None) -> None:
    """A row a light that any task has or had; a row leads to its tasks.

    `counts`, `before`: queries/overview/counts_by_light.sql, at the as-of date and the export before.
    """
    shown = counts.rename(columns={"light": "worst_light"})
    if before is not None:
        changes = shown["worst"].to_numpy() - before["worst"].to_numpy()
        shown["change"] = list(map(overview.change_in_count, changes))
    is_shown = (shown["worst"] > 0) | (False if before is None else before["worst"].to_numpy() > 0)
    columns = [name for name in SHOWN if name in shown]
    if overview.are_ours(counts):  # none of them is in KLIK
        columns.remove("worst_in_klik")
    tables.leading_table(
        shown.loc[is_shown, columns],
        "worst_light",
        "lights",
        f"Antal opgaver pr. lys: {', '.join(light.word for light in LIGHTS)}",
        lambda code: navigation.go_to_tasks(worst_lights=(code,)),
        height=None,
        widths={"worst_light": 92, "worst": 62, "worst_in_klik": 62, "change": 66},
        sorts=False,
    )
