"""How many tasks have each light, how that has changed, and the way to them."""

import pandas as pd

from dashboard.domain.lights import LIGHTS
from dashboard.sentences import overview
from dashboard.ui import navigation
from dashboard.ui.elements import tables


def draw(counts: pd.DataFrame, before: pd.DataFrame | None) -> None:
    """A row a light that any task has or had; a row leads to its tasks.

    `counts`, `before`: queries/overview/counts_by_light.sql, at the as-of date and the export before.
    """
    tables.leading_table(
        overview.light_rows(counts, before),
        "worst_light",
        "lights",
        f"Antal opgaver pr. lys: {', '.join(light.word for light in LIGHTS)}",
        lambda code: navigation.go_to_tasks(worst_lights=(code,)),
        height=None,
        widths={"worst_light": 92, "worst": 62, "worst_in_klik": 62, "change": 66},
        sorts=False,
    )
