"""The matrix: which cells, in which order, and that a light never shows by colour alone."""

import pandas as pd
import pytest

from dashboard.charts import matrix
from dashboard.charts.base import NEW_LINE, PICK, Chart
from tests.charts.drawings import selections

COLUMNS = ["interface", "project", "worst_light", "tasks", "red", "yellow", "red_projects", "when_used"]


def cells(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS).astype({"red_projects": "Int64"})


@pytest.fixture
def drawn() -> Chart:
    return matrix.interfaces_by_project(
        cells(
            ("SF1511", None, "red", 3, 1, 1, 1, None),
            ("SF1511", "BBR", "yellow", 2, 0, 1, None, None),
            ("SF1511", "KSD", "red", 1, 1, 0, None, "2027"),
            ("SF9999", None, None, 0, 0, 0, 0, None),
            ("SF9999", "KY", None, 0, 0, 0, None, "ny"),
        )
    )


def test_every_cell_has_shape_figure_and_word(drawn):
    shown = drawn.rows[["column", "label", "text"]].values.tolist()
    assert shown == [
        [matrix.ALL_PROJECTS, "■ Rød", "■ 1"],
        ["BBR", "▲ Gul", "▲ 2"],
        ["KSD", "■ Rød", "■ 1/1"],
        [matrix.ALL_PROJECTS, matrix.NO_TASK, "–"],
        ["KY", matrix.NO_TASK, "–"],
    ]


def test_cells_without_a_task_are_drawn_as_outlines(drawn):
    filled, outlined, texts = drawn.spec["layer"]
    assert filled["transform"] == [{"filter": "datum.tasks > 0"}]
    assert outlined["transform"] == [{"filter": "datum.tasks == 0"}]
    assert outlined["mark"]["fill"] == "transparent" and outlined["mark"]["strokeDash"]
    assert texts["encoding"]["text"]["field"] == "text"


def test_the_worst_project_stands_first_after_that_of_all(drawn):
    for layer in drawn.spec["layer"]:
        assert layer["encoding"]["x"]["scale"]["domain"] == [matrix.ALL_PROJECTS, " ", "KSD", "BBR", "KY"]
        assert [label[:6] for label in layer["encoding"]["y"]["scale"]["domain"]] == ["SF1511", "SF9999"]


def test_a_long_title_is_cut_between_words_and_whole_in_the_tooltip(drawn):
    many = [("SF1511", f"P{number:02}", "green", 1, 0, 0, None, None) for number in range(30)]
    crowded = matrix.interfaces_by_project(cells(*many))
    assert crowded.rows["row"][0].split(NEW_LINE)[0] == "SF1511 Sikkerhed – Hent Token …"
    assert crowded.rows["name"][0] == "SF1511 Sikkerhed – Hent Token fra Context Handler"
    assert drawn.rows["row"][0].split(NEW_LINE)[0] == drawn.rows["name"][0], (
        "where there is room it stands whole"
    )


def test_a_click_picks_snitflade_and_project_or_all(drawn):
    (parameter,) = selections(drawn)
    assert (parameter["name"], parameter["select"]["fields"]) == (
        PICK,
        ["interface", "project", "tasks", "red"],
    )
    assert drawn.rows["project"].tolist() == ["", "BBR", "KSD", "", "KY"]


def test_the_tooltip_tells_the_year_in_danish(drawn):
    titles = [tip["title"] for tip in drawn.spec["layer"][0]["encoding"]["tooltip"]]
    assert titles == [
        "Snitflade", "Projekt", "Værste lys", "Opgaver", "Heraf røde", "Heraf gule", "År eller tilstand",
    ]  # fmt: skip
    assert drawn.rows["when_used"].tolist() == ["–", "–", "2027", "–", "ny"]
    assert drawn.rows["project_name"].tolist()[:2] == ["Alle projekter", "BBR"]


def test_of_projects_as_red_the_yellowest_stands_first():
    chart = matrix.interfaces_by_project(
        cells(
            ("SF1511", "BBR", "red", 2, 1, 0, None, None),
            ("SF1511", "KSD", "red", 2, 1, 1, None, None),
            ("SF1511", "KY", "yellow", 5, 0, 5, None, None),
        )
    )
    columns = chart.spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert columns[2:] == ["KSD", "BBR", "KY"]


def test_a_drawing_does_not_change_the_one_that_is_kept(drawn):
    other = matrix.interfaces_by_project(cells(("SF1500", "DAR", "green", 1, 0, 0, None, None)))
    assert other.spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [matrix.ALL_PROJECTS, " ", "DAR"]
    assert "KSD" in drawn.spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
