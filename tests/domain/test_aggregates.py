"""What several municipalities' figures show together, and what they must not give away."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.aggregates import FEWEST, Aggregates, by_light, cells_of, merged, newest
from dashboard.domain.catalogue import components
from dashboard.domain.lights import LIGHTS
from dashboard.domain.municipalities import names, official_name

DAY = date(2026, 11, 23)
FIRST, SECOND = (it.name for it in components()[:2])
CODES = [light.code for light in LIGHTS]
ALL_LIGHTS = {(FIRST, code): 2 for code in CODES}


def figures(name: str, cells: dict | None = None, day: date = DAY) -> Aggregates:
    return Aggregates(f"{name} Kommune", day, ALL_LIGHTS if cells is None else cells)


def cell(rows: pd.DataFrame, component: str, light: str) -> object:
    [tasks] = rows.loc[(rows["component"] == component) & (rows["light"] == light), "tasks"]
    return None if pd.isna(tasks) else int(tasks)


COUNTS = pd.DataFrame(
    [(SECOND, "red", 3), (FIRST, "green", 2), (SECOND, "green", 1)],
    columns=["component", "worst_light", "tasks"],
)


def test_the_cells_are_the_counts():
    assert cells_of(COUNTS) == {(SECOND, "red"): 3, (FIRST, "green"): 2, (SECOND, "green"): 1}
    assert cells_of(COUNTS.head(0)) == {}


def test_a_row_a_component_in_their_order_and_a_column_every_light():
    wide = by_light(COUNTS.rename(columns={"worst_light": "light"}))
    assert wide.columns.tolist() == ["component", *CODES]
    assert wide["component"].tolist() == [SECOND, FIRST]
    assert wide[["red", "green"]].fillna(0).values.tolist() == [[3, 1], [0, 2]]
    assert wide["yellow"].isna().all()


@pytest.mark.parametrize("how_many", [0, 1, 2])
def test_nothing_of_fewer_than_three_is_shown(how_many):
    assert merged([figures(name) for name in ("Odense", "Aarhus")[:how_many]]).empty


def test_three_are_added_up():
    rows = merged([figures("Odense"), figures("Aarhus"), figures("Vejle", {(FIRST, "red"): 5} | ALL_LIGHTS)])
    assert set(rows["tasks"]) == {6} and set(rows["municipalities"]) == {3}
    assert list(rows["component"].unique()) == [FIRST]


def test_a_municipality_counts_once_and_its_newest_file_wins():
    old, new = figures("Odense", {}, date(2026, 10, 1)), figures("Odense")
    assert newest([new, old]) == newest([old, new]) == [new]
    assert merged([old, new, figures("Aarhus")]).empty  # they are two


def test_a_cell_of_two_is_hidden_and_another_with_it():
    """The lone cell of its row and of its column would follow from their totals."""
    some = {key: tasks for key, tasks in ALL_LIGHTS.items() if key[1] != "red"}
    second = {(SECOND, code): 9 for code in CODES}
    rows = merged(
        [figures("Odense", some | second)]
        + [figures(name, ALL_LIGHTS | second) for name in ("Aarhus", "Vejle")]
    )
    assert cell(rows, FIRST, "red") is None
    hidden = rows[rows["tasks"].isna()]
    assert hidden["municipalities"].isna().all()
    assert (hidden.groupby("component").size() > 1).all() and (hidden.groupby("light").size() > 1).all()


def test_what_nobody_has_is_nought():
    cells = {(FIRST, "red"): 1, (FIRST, "green"): 1}
    assert cell(merged([figures(name, cells) for name in ("Odense", "Aarhus", "Vejle")]), FIRST, "grey") == 0


CELLS = st.dictionaries(
    st.tuples(st.sampled_from([FIRST, SECOND]), st.sampled_from(CODES)), st.integers(1, 9)
)


@settings(max_examples=200, deadline=None)
@given(st.lists(CELLS, min_size=3, max_size=6))
def test_no_figure_of_one_or_two_is_ever_shown(every):
    rows = merged(
        [figures(name.removesuffix(" Kommune"), cells) for name, cells in zip(names(), every, strict=False)]
    )
    for row in rows.itertuples():
        having = sum((row.component, row.light) in cells for cells in every)
        if 0 < having < FEWEST:
            assert pd.isna(row.tasks) and pd.isna(row.municipalities)
        elif not pd.isna(row.tasks):
            assert row.tasks == sum(cells.get((row.component, row.light), 0) for cells in every)
            assert row.municipalities == having
    for line in ("component", "light"):
        hidden = rows["tasks"].isna().groupby(rows[line]).agg(["sum", "size"])
        assert not ((hidden["sum"] == 1) & (hidden["size"] > 1)).any()


def test_the_list_has_the_98_and_the_invented_ones():
    invented = {"Eksempelkøbing Kommune", "Bakkerup Kommune", "Fjordkøbing Kommune", "Mønsterby Kommune"}
    assert len(set(names()) - invented - {"Prøvelund Kommune", "Testrup Kommune"}) == 98
    assert invented < set(names())


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Vesthimmerland", "Vesthimmerlands Kommune"),
        ("Københavns Kommune", "Københavns Kommune"),
        ("Bornholm", "Bornholms Regionskommune"),
        ("aarhus kommune", "Aarhus Kommune"),
        ("Hvorsomhelst", None),
        ("", None),
    ],
)
def test_a_municipality_by_any_of_its_names(written, name):
    assert official_name(written) == name
