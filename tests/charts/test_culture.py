"""The lines of the habits: a shape each, and the last share in figures."""

import pandas as pd

from dashboard.charts.culture import habit_lines
from dashboard.domain.culture import HABITS

DAYS = [pd.Timestamp("2026-10-26"), pd.Timestamp("2026-11-23")]


def test_a_line_a_habit_with_its_last_share():
    trend = pd.DataFrame(
        [
            {"day": day, "habit": habit.code, "tasks": 4, "kept": kept}
            for kept, day in enumerate(DAYS, 2)
            for habit in HABITS
        ]
    )
    chart = habit_lines(trend)
    last = chart.rows[chart.rows["is_last"]]
    assert last["text"].tolist() == ["75 %"] * 4
    assert last["day"].unique().tolist() == ["23.11.2026"]
    [lines, points, _] = chart.spec["layer"]
    assert lines["mark"]["type"] == "line"
    shapes = points["encoding"]["shape"]["scale"]
    assert shapes["domain"] == [habit.label for habit in HABITS]
    assert len(set(shapes["range"])) == 4  # never colour alone
