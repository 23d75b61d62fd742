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
    assert chart.rows["move"].tolist() == ["uændret", "blevet værre", "gået i gang", "udgået", "ny"]
    assert selections(chart)[0]["select"]["fields"] == ["from_light", "to_light"]


def test_headings_have_the_sums_worst_first():
    chart = changes.light_moves(MOVES, date(2026, 10, 26), date(2026, 11, 23))
    encoding = chart.spec["layer"][0]["encoding"]
    assert encoding["y"]["scale"]["domain"] == ["■ Rød\n10", "◆ Grøn\n14", "○ Grå\n1.200", "+ Ny\n7"]
    assert encoding["x"]["scale"]["domain"] == ["■ Rød\n22", "◆ Grøn\n1.200", "○ Grå\n7", "− Udgået\n2"]
    assert encoding["y"]["title"] == "Lys pr. 26.10.2026"


def test_what_is_done_is_at_the_bottom_and_a_light_without_tasks_is_none():
    days = pd.to_datetime(["2026-10-26", "2026-10-26", "2026-11-23"])
    counts = pd.DataFrame({"as_of": days, "light": ["done", "red", "done"], "tasks": [3, 2, 5]})
    chart = changes.burn_up(counts)
    shown = chart.rows.sort_values(["step", "day"])
    assert shown[["label", "exported", "tasks"]].values.tolist() == [
        ["● Fuldført", "26.10.2026", 3],
        ["● Fuldført", "23.11.2026", 5],
        ["■ Rød", "26.10.2026", 2],
        ["■ Rød", "23.11.2026", 0],
    ]
    assert [layer["mark"]["type"] for layer in chart.spec["layer"]] == ["area", "bar", "text"]


def test_moved_deadlines_say_which_way_and_how_many():
    rows = pd.DataFrame(
        {"as_of": pd.to_datetime(["2026-10-26", "2026-11-23"]), "postponed": [1200, 0], "advanced": [0, 1]}
    )
    shown = changes.moved_deadlines(rows).rows
    assert shown["text"].tolist() == ["→ 1.200", "", "", "← 1"]
