"""How roles are covered: which cells, in which order, and that a state never shows by colour alone."""

import altair as alt
import pandas as pd
import pytest

from dashboard.charts import coverage
from dashboard.charts.base import PICK, Chart
from dashboard.domain.role_states import LABEL, ROLE_STATES
from tests.charts.drawings import selections


def cells(*rows: tuple) -> pd.DataFrame:
    """role, project, state and persons of each cell."""
    return pd.DataFrame(
        [
            {
                "role": role,
                "project": project,
                "state": state,
                "persons": list(persons),
                "vacant_from": pd.Timestamp("2026-10-09") if state == "ubesat" else pd.NaT,
                "because": ["SF1511: login", "Titlen"],
                "is_suggestion": state == "delvist",
            }
            for role, project, state, *persons in rows
        ]
    )


@pytest.fixture
def matrix() -> Chart:
    return coverage.roles_by_project(
        cells(
            ("Tekniker", "Årsplan", "besat", "Bo", "Pia"),
            ("Tekniker", "BBR", "delvist", "Bo"),
            ("Rolleadministrator (STS)", "KSD", "ubesat"),
            ("Rolleadministrator (STS)", "Program", "ikke_relevant"),
        )
    )


def rows_of(**columns) -> pd.DataFrame:
    return pd.DataFrame(columns)


@pytest.fixture
def ahead() -> Chart:
    days = pd.to_datetime(["2026-11-23", "2026-11-23", "2027-04-01"])
    return coverage.states_ahead(rows_of(day=days, state=["besat", "ubesat", "ubesat"], roles=[5, 2, 3]))


@pytest.fixture
def by_group() -> Chart:
    return coverage.states_by(
        rows_of(name=["Tekniske", "Egne"], state=["delvist", "besat"], roles=[5, 2]), "Gruppe"
    )


@pytest.mark.parametrize("name", ["matrix", "ahead", "by_group"])
def test_a_drawing_is_valid_and_has_the_fields_that_it_names(request, name):
    chart = request.getfixturevalue(name)
    alt.LayerChart.from_dict({**chart.spec, "data": {"values": []}})
    named = {
        part["field"]
        for layer in chart.spec["layer"]
        for channel in layer["encoding"].values()
        for part in (channel if isinstance(channel, list) else [channel])
        if "field" in part
    }
    assert named <= set(chart.rows.columns)


@pytest.mark.parametrize("name", ["matrix", "ahead", "by_group"])
def test_each_mark_has_the_glyph_and_the_word_of_its_state(request, name):
    chart = request.getfixturevalue(name)
    marks, glyphs = chart.spec["layer"]
    assert glyphs["encoding"]["text"]["field"] == "glyph" and glyphs["mark"]["type"] == "text"
    assert {"field": "label", "title": "Dækning", "type": "nominal"} in marks["encoding"]["tooltip"]
    known = {(LABEL[state.code], state.glyph) for state in ROLE_STATES}
    assert set(chart.rows[["label", "glyph"]].itertuples(index=False, name=None)) <= known
    assert (chart.rows["label"].str[0] == chart.rows["glyph"]).all()


def test_the_legend_names_the_states_that_are_drawn_the_worst_first(matrix, by_group):
    def legend(chart: Chart) -> list[str]:
        return chart.spec["layer"][0]["encoding"]["color"]["legend"]["values"]

    assert legend(matrix) == ["○ Ubesat", "◐ Delvist", "● Besat", "– Ikke relevant"]
    assert legend(by_group) == ["◐ Delvist", "● Besat"]


def test_the_project_with_most_gaps_stands_first_and_roles_as_they_come(matrix):
    for layer in matrix.spec["layer"]:
        assert layer["encoding"]["x"]["scale"]["domain"] == ["KSD", "BBR", "Program", "Årsplan"]
        assert layer["encoding"]["y"]["scale"]["domain"] == ["Tekniker", "Rolleadministrator (STS)"]


def test_a_cell_says_who_since_when_and_why(matrix):
    shown = matrix.rows[["persons", "since", "because", "need"]].values.tolist()
    assert shown[0] == ["Bo, Pia", "–", "SF1511: login. Titlen", "Bekræftet"]
    assert shown[1][3] == "Forslag"
    assert shown[2][:2] == ["ingen", "09.10.2026"]
    titles = [tip["title"] for tip in matrix.spec["layer"][0]["encoding"]["tooltip"]]
    assert titles == ["Rolle", "Projekt", "Dækning", "Personer", "Ubesat fra", "Hvorfor", "Behov"]


def test_a_click_picks_role_and_project(matrix):
    (parameter,) = selections(matrix)
    assert (parameter["name"], parameter["select"]["fields"]) == (PICK, ["role", "project", "glyph"])


@pytest.mark.parametrize(("projects", "angle"), [(18, -45), (19, -90), (30, -90)])
def test_many_projects_have_their_names_upright_each_of_them(projects, angle):
    chart = coverage.roles_by_project(cells(*(("Tekniker", f"P{at:02}", "besat") for at in range(projects))))
    for layer in chart.spec["layer"]:
        axis = layer["encoding"]["x"]["axis"]
        assert (axis["labelAngle"], axis["labelOverlap"]) == (angle, False)


def test_a_drawing_does_not_change_the_one_that_is_kept(matrix):
    coverage.roles_by_project(cells(("Tekniker", "KY", "ubesat")))
    assert "KSD" in matrix.spec["layer"][0]["encoding"]["x"]["scale"]["domain"]


def test_columns_stand_by_day_and_stack_the_worst_at_the_foot(ahead):
    assert ahead.rows["day"].tolist() == ["23.11.2026", "23.11.2026", "01.04.2027"]
    for layer in ahead.spec["layer"]:
        assert layer["encoding"]["x"]["sort"] == ["23.11.2026", "01.04.2027"]
        assert layer["encoding"]["order"]["field"] == "rank"
    assert ahead.rows["rank"].tolist() == [2, 0, 0]


def test_bars_have_the_heading_of_what_they_stand_for(by_group):
    assert by_group.spec["layer"][0]["encoding"]["y"]["title"] == "Gruppe"
    assert by_group.rows["name"].tolist() == ["Tekniske", "Egne"]
