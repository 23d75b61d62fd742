"""A person's months beside the others', who are never named."""

import altair as alt
import pandas as pd
import pytest

from dashboard.charts import person_load
from dashboard.charts.base import SLATE
from dashboard.domain.lights import PAGE
from tests.contrast import contrast


def loads(*rows: tuple[str, str, int]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["person", "month", "open_tasks"])
    return found.assign(month=pd.to_datetime(found["month"]))


@pytest.fixture
def beside() -> pd.DataFrame:
    return person_load.beside_others(
        loads(
            ("Anna", "2026-12-01", 7),
            ("Bo", "2026-12-01", 1),
            ("Pia", "2026-12-01", 2),
            ("Bo", "2026-11-01", 4),
            ("Anna", "2027-01-01", 3),
        ),
        "Anna",
    )


def test_each_month_of_anybody_has_the_person_s_figure_and_the_middle_of_the_others(beside):
    assert beside.values.tolist() == [["11.2026", 0, 4.0], ["12.2026", 7, 1.5], ["01.2027", 3, 0.0]]


def test_nobody_else_is_named(beside):
    assert list(beside.columns) == ["month", "open_tasks", "others_tasks"]
    assert "Bo" not in str(beside.values.tolist())


@pytest.mark.parametrize("rows", [[], [("Bo", "2026-12-01", 1)]])
def test_a_person_without_tasks_has_empty_months(rows):
    found = person_load.beside_others(loads(*rows), "Anna")
    assert found["open_tasks"].tolist() == [0] * len(rows)
    assert person_load.months(found).spec["layer"]


def test_the_drawing_is_valid_and_tells_the_two_apart_by_form(beside):
    chart = person_load.months(beside)
    alt.LayerChart.from_dict({**chart.spec, "data": {"values": []}})
    own, others = chart.spec["layer"]
    assert (own["mark"]["type"], others["mark"]["type"]) == ("bar", "tick")
    assert own["encoding"]["x"]["sort"] == ["11.2026", "12.2026", "01.2027"]
    titles = [tip["title"] for tip in own["encoding"]["tooltip"]]
    assert titles == ["Måned", "Åbne opgaver", "Medianen for de andre"]


@pytest.mark.parametrize("background", PAGE.values(), ids=PAGE)
def test_columns_and_lines_stand_out_from_the_page_and_from_each_other(beside, background):
    own, others = person_load.months(beside).spec["layer"]
    assert contrast(own["mark"]["color"], background) >= 3
    assert contrast(others["mark"]["color"], background) >= 3
    assert contrast(others["mark"]["stroke"], SLATE) >= 3
