"""The matrix from light to light: every cell has its figure and what it means, never colour alone."""

from datetime import date

import pandas as pd

from dashboard.charts import changes
from tests.charts.drawings import selections

MOVES = pd.DataFrame(
    [
        ("red", "red", 10, "unchanged"),
        ("green", "red", 12, "worse"),
        ("grey", "green", 1200, "started"),
        ("green", None, 2, "gone"),
        (None, "grey", 7, "new"),
    ],
    columns=["from_light", "to_light", "tasks", "kind"],
)


def test_a_cell_says_what_happened_and_to_how_many():
    chart = changes.light_moves(MOVES, date(2026, 10, 26), date(2026, 11, 23))
    assert chart.rows["text"].tolist() == ["= 10", "↓ 12", "→ 1.200", "− 2", "+ 7"]
    assert chart.rows["label"].tolist() == ["= Uændret", "■ Rød", "◆ Grøn", changes.GONE, "○ Grå"]
    assert chart.rows["move"].tolist() == ["uændret", "blevet værre", "gået i gang", "væk", "ny"]
    assert selections(chart)[0]["select"]["fields"] == ["from_light", "to_light"]


def test_headings_have_the_sums_worst_first():
    chart = changes.light_moves(MOVES, date(2026, 10, 26), date(2026, 11, 23))
    encoding = chart.spec["layer"][0]["encoding"]
    assert encoding["y"]["scale"]["domain"] == ["■ Rød\n10", "◆ Grøn\n14", "○ Grå\n1.200", "+ Ny\n7"]
    assert encoding["x"]["scale"]["domain"] == ["■ Rød\n22", "◆ Grøn\n1.200", "○ Grå\n7", "− Væk\n2"]
    assert encoding["y"]["title"] == "Lys i eksporten 26.10.2026"
