"""charts/comparison.py: one's own share has a word and a shape, and a group without one has neither."""

import altair as alt
import pandas as pd

from dashboard.charts.comparison import MIDDLE, OWN, SHAPES, spread

ROWS = pd.DataFrame(
    {
        "name": ["Beskedfordeler", "Organisation"],
        "municipalities": [5, 3],
        "own": [12.44, None],
        "lowest": [0.0, 4.0],
        "middle": [8.0, 5.0],
        "highest": [40.0, 9.0],
    }
)


def test_each_group_has_its_figures_and_ones_own_a_word():
    chart = spread(ROWS)
    assert chart.rows["figure"].tolist() == ["Jeres 12 %", ""]
    assert chart.rows["own"].tolist() == [12.4, None]
    assert chart.rows["name"].tolist() == ["Beskedfordeler\n5 kommuner", "Organisation\n3 kommuner"]
    alt.LayerChart.from_dict({**chart.spec, "data": {"values": []}})


def test_marks_are_told_apart_by_shape():
    layers = spread(ROWS).spec["layer"]
    shaped = {layer["transform"][0]["calculate"]: layer for layer in layers if "shape" in layer["encoding"]}
    assert set(shaped) == {f"'{OWN}'", f"'{MIDDLE}'"}
    assert len(set(SHAPES.values())) == len(SHAPES)
    assert all(
        layer["encoding"]["shape"]["scale"]["range"] == [*SHAPES.values()] for layer in shaped.values()
    )
