"""Own systems × støttesystemer: which cells, in which order, and never by colour alone."""

import altair as alt
import pandas as pd
import pytest

from dashboard.charts import components_by_system as charts
from dashboard.charts.base import PICK, Chart
from dashboard.domain.component_uses import in_order
from tests.charts.drawings import selections


@pytest.fixture
def uses() -> pd.DataFrame:
    rows = [
        ("Økonomi", "ØiR", "used", None, None, None),
        ("Økonomi", "Organisation", "possible", None, None, "Ét sted"),
        ("DUBU 2", "ØiR", "possible", None, None, None),
        ("DUBU 2", "Organisation", "planned", "DUBU", "2027", None),
        ("DUBU 2", "Beskedfordeler", "planned", "DUBU", None, None),
        ("Økonomi", "Beskedfordeler", "possible", None, None, None),
    ]
    return pd.DataFrame(rows, columns=["system", "component", "use", "project", "when_used", "gain"])


@pytest.fixture
def matrix(uses) -> Chart:
    return charts.components_by_system(uses)


def test_the_drawing_is_valid_and_has_the_fields_that_it_names(matrix):
    alt.LayerChart.from_dict({**matrix.spec, "data": {"values": []}})
    named = {tip["field"] for tip in matrix.spec["layer"][0]["encoding"]["tooltip"]}
    assert named <= set(matrix.rows.columns)


def test_what_most_use_stands_first_then_what_most_plan(matrix, uses):
    order = ["ØiR", "Beskedfordeler", "Organisation"]
    assert in_order(uses) == order
    for layer in matrix.spec["layer"]:
        assert layer["encoding"]["x"]["scale"]["domain"] == order
        assert layer["encoding"]["y"]["scale"]["domain"] == ["DUBU 2", "Økonomi"]


def test_each_cell_has_glyph_and_word(matrix):
    assert (matrix.rows["label"].str[0] == matrix.rows["glyph"]).all()
    assert matrix.rows["label"].tolist()[:4] == ["● Bruges", "○ Muligt", "○ Muligt", "◐ Planlagt"]
    legend = matrix.spec["layer"][0]["encoding"]["color"]["legend"]["values"]
    assert legend == ["● Bruges", "◐ Planlagt", "○ Muligt"]


def test_a_cell_says_who_when_and_what_for(matrix):
    assert matrix.rows[["project", "when", "gain"]].values.tolist()[1:4] == [
        ["–", "–", "Ét sted"],
        ["–", "–", "–"],
        ["DUBU", "2027", "–"],
    ]


def test_a_click_picks_the_component(matrix, uses):
    (parameter,) = selections(matrix)
    assert (parameter["name"], parameter["select"]["fields"]) == (PICK, ["component"])
    assert charts.picks(uses)[0] == {"component": "ØiR"}
