"""charts/wall.py: figures with their lights' shapes, and nothing of what is hidden."""

import altair as alt
import pandas as pd

from dashboard.charts.wall import HIDDEN, lights_by_component


def cells(*rows: tuple) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["component", "light", "tasks", "municipalities"])
    return made.astype({"tasks": "Int64", "municipalities": "Int64"})


def test_a_cell_says_its_figure_nought_or_that_it_is_hidden():
    chart = lights_by_component(
        cells(("A", "red", 6, 3), ("A", "yellow", None, None), ("A", "green", 0, 0), ("B", "red", 1, 1))
    )
    assert chart.rows["text"].tolist() == ["■ 6", HIDDEN, "–", "■ 1"]
    assert chart.rows["figure"].tolist() == ["6", HIDDEN, "0", "1"]
    assert chart.rows["municipalities"].tolist() == ["3", HIDDEN, "0", "1"]
    assert chart.rows["label"].tolist() == ["■ Rød", HIDDEN, HIDDEN, "■ Rød"]
    alt.LayerChart.from_dict({**chart.spec, "data": {"values": []}})
