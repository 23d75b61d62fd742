"""The bars: what stands on the axes, in which order, and that a light never shows by colour alone."""

from datetime import date

import pandas as pd
import pytest

from dashboard.charts import bars
from dashboard.charts.base import PICK, Chart
from dashboard.domain.lights import BY_CODE
from tests.charts.drawings import colours, selections

MONDAY = date(2026, 12, 21)


@pytest.fixture
def by_project() -> Chart:
    counts = pd.DataFrame(
        {
            "project": ["KSD", "KSD", "BBR"],
            "worst_light": ["red", "green", "unknown"],
            "tasks": [2, 5, 1],
            "next_deadline": pd.to_datetime(["2026-12-07", "2026-12-07", None]),
        }
    )
    return bars.lights_by_project(counts)


@pytest.fixture
def by_week() -> Chart:
    counts = pd.DataFrame(
        {
            "week_start": pd.to_datetime(["2026-12-21", "2027-01-04"]),
            "week_label": ["uge 52", "uge 1"],
            "worst_light": ["yellow", "grey"],
            "tasks": [3, 4],
        }
    )
    return bars.deadlines_by_week(counts, MONDAY, 4)


def rows(chart: Chart) -> list[dict]:
    return chart.rows.to_dict("records")


def test_every_part_of_a_bar_has_shape_colour_and_word(by_project):
    _, glyphs = by_project.spec["layer"]
    assert glyphs["mark"]["type"] == "text" and glyphs["encoding"]["text"]["field"] == "glyph"
    shown = {(row["label"], row["glyph"]) for row in rows(by_project)}
    assert shown == {("■ Rød", "■"), ("◆ Grøn", "◆"), ("? Ukendt", "?")}
    red = BY_CODE["red"]
    assert colours(by_project)["■ Rød"] == f"is_dark ? '{red.dark.fill}' : '{red.light.fill}'"


def test_projects_stand_in_the_order_of_the_rows_with_their_next_deadline(by_project):
    layers = by_project.spec["layer"]
    assert [layer["encoding"]["y"]["sort"] for layer in layers] == [None, None]
    names = [row["name"] for row in rows(by_project)]
    assert names == ["KSD\n07.12.2026", "KSD\n07.12.2026", "BBR\ningen frist"]


def test_a_click_picks_the_project(by_project):
    (parameter,) = selections(by_project)
    assert (parameter["name"], parameter["select"]["fields"]) == (PICK, ["project"])


def test_weeks_without_a_deadline_have_their_place(by_week):
    assert by_week.spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [
        "2026-52",
        "2026-53",
        "2027-01",
        "2027-02",
    ]
    assert [row["week"] for row in rows(by_week)] == ["2026-52", "2027-01"]


def test_weeks_with_days_off_are_shaded_and_told():
    counts = pd.DataFrame(
        {
            "week_start": pd.to_datetime(["2026-12-21"]),
            "week_label": ["uge 52"],
            "worst_light": ["red"],
            "tasks": [3],
        }
    )
    chart = bars.deadlines_by_week(counts, MONDAY, 4, {"2026-52": "jul og nytår"})
    shaded, drawn, _ = chart.spec["layer"]
    assert shaded["mark"]["type"] == "rect" and shaded["encoding"]["y2"] == {"value": "height"}
    assert drawn["encoding"]["tooltip"][-1]["title"] == "Fridage"
    week, shade = [(row["off"], row["days_off"]) for row in rows(chart)]
    assert week[0] == shade[1] == "jul og nytår" and pd.isna(week[1])


def test_deadlines_by_component_tell_their_number_on_the_worst_light():
    counts = pd.DataFrame(
        {
            "week_start": pd.to_datetime(["2026-12-21", "2027-01-04"]),
            "week_label": ["uge 52", "uge 1"],
            "component": ["ØiR", "Uden støttesystem"],
            "worst_light": ["yellow", "grey"],
            "tasks": [3, 4],
            "red": [0, 0],
        }
    )
    chart = bars.deadlines_by_component(counts, MONDAY, 4, {"2026-53": "jul og nytår"})
    assert chart.rows["text"].dropna().tolist() == ["▲3", "○4"]
    assert set(chart.rows["component"]) == {"ØiR", "Uden støttesystem"}, "days off have no row of their own"
    assert chart.with_rows()["height"] == 2 * chart.spec["height"]["step"]
    (parameter,) = selections(chart)
    assert parameter["select"]["fields"] == ["week", "component", "red"]
    assert bars.deadlines_by_component(counts[:0], MONDAY, 4, {}).rows.empty


def test_the_first_days_of_a_year_may_lie_in_the_old_year_s_week():
    assert bars.week_key(date(2027, 1, 3)) == "2026-53"
    assert bars.week_key(date(2018, 12, 31)) == "2019-01"


def test_axes_and_tooltips_are_danish(by_project, by_week):
    assert by_project.spec["config"]["locale"]["number"]["decimal"] == ","
    assert by_week.spec["config"]["locale"]["time"]["months"][4] == "maj"
    titles = [tip["title"] for tip in by_project.spec["layer"][0]["encoding"]["tooltip"]]
    assert titles == ["Projekt", "Værste lys", "Opgaver", "Næste frist"]


def test_a_project_called_like_code_is_only_data(by_project):
    name = "datum.x' + alert(1)"
    counts = pd.DataFrame(
        {"project": [name], "worst_light": ["red"], "tasks": [1], "next_deadline": pd.to_datetime([None])}
    )
    assert rows(bars.lights_by_project(counts))[0]["project"] == name


def test_a_red_cell_says_how_many_are_red_and_a_row_of_the_table_picks_as_it_does():
    counts = pd.DataFrame(
        {
            "week_start": pd.to_datetime(["2026-12-21"]),
            "week_label": ["uge 52"],
            "component": ["ØiR"],
            "worst_light": ["red"],
            "tasks": [18],
            "red": [12],
        }
    )
    chart = bars.deadlines_by_component(counts, MONDAY, 4, {})
    assert rows(chart)[0]["text"] == "■12/18" and rows(chart)[0]["short"] == "■12"
    fields = selections(chart)[0]["select"]["fields"]
    assert bars.picks_of_weeks(counts) == [{field: rows(chart)[0][field] for field in fields}]


def test_the_rows_are_drawn_at_once_and_each_has_its_height(by_project):
    spec = by_project.with_rows()
    assert spec["datasets"]["rows"] is by_project.rows and spec["data"] == {"name": "rows"}
    assert spec["height"] == 2 * by_project.spec["height"]["step"], "KSD and BBR"
    assert "autosize" not in by_project.spec, "the one that is kept is not changed"
