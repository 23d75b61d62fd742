"""What the exports fill in of an empty programmappe, and what they leave alone."""

import io

import openpyxl
import pytest

from dashboard.programme import edits, offers
from dashboard.reports import programme_workbook
from dashboard.store import register
from tests.conftest import EXPORT_DAY, add_programme_rows
from tests.programme.filled_workbooks import load, stored


@pytest.mark.parametrize(
    ("times", "rows"),
    [
        ({"Mette Sørensen": 3, "mette sørensen": 5}, [{"name": "mette sørensen"}]),
        ({"mette sørensen": 2, "Mette Soerensen": 1, "Mette Sørensen": 2}, [{"name": "Mette Sørensen"}]),
        ({"Sørensen, Mette": 1, "Mette Sørensen": 4}, [{"name": "Mette Sørensen"}]),
        ({"MES": 2, "Mette Sørensen (MES)": 1}, [{"name": "Mette Sørensen", "initials": "MES"}]),
        ({"MES": 2, "Mette Sørensen": 1}, [{"name": "Mette Sørensen"}]),
        ({"MES": 1, "Mette S (MES)": 1, "Mads E (MES)": 1}, 2),
        ({"az12345": 1, "mes@k.dk": 1}, []),
        ({"Mette Sørensen <mes@k.dk>": 1}, [{"name": "Mette Sørensen", "mail": "mes@k.dk"}]),
        ({"Åse": 1, "Anna": 1, "Øjvind": 1}, [{"name": "Anna"}, {"name": "Øjvind"}, {"name": "Åse"}]),
        ({}, []),
    ],
)
def test_each_person_is_one_row_by_the_spelling_that_is_used_most(times, rows):
    named = offers.persons_named(times)
    assert len(named) == rows if isinstance(rows, int) else named == rows


def test_what_the_exports_name_is_offered(store_with):
    own = {"extra": '{"System": "KMD Nexus; opus", "Sagsnr.": "7"}', "interfaces": ["SF1511"]}
    store = store_with(
        {"project": "KSD", "responsible": "Anna Ansvarlig", "executor": None} | own,
        {
            "project": "KSD",
            "components": ["Beskedfordeler", "Opus", "KSD"],
            "interfaces": ["SF1500"],
            "executor": None,
        },
        {"project": "KSD", "components": ["Opus"], "executor": None},
    )
    assert offers.offered_rows(store) == {
        "projects": [{"project": "KSD"}],
        "systems": [
            {"system": "KMD Nexus", "interfaces": "SF1511"},
            {"system": "Opus", "interfaces": "SF1500"},
        ],
        "persons": [{"name": "Anna Ansvarlig"}],
    }
    assert offers.offered_rows(store, ["projects", "phases"]) == {"projects": [{"project": "KSD"}]}


def test_without_exports_nothing_is_offered(empty_store):
    assert offers.offered_rows(empty_store) == {}


def test_the_template_is_filled_in_and_loads(store_with):
    store = store_with({"project": "KSD", "responsible": "Anna Ansvarlig", "executor": "ULU"})
    add_programme_rows(store, "phases", {"project": "KSD", "starts": "uge 43 2027"})
    filled = offers.filled_in(store, register.rows_by_subject(store))
    content = programme_workbook.workbook(filled, register.project_names(store))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Personer"]
    assert [cell.value for cell in sheet[4]][:2] == ["Anna Ansvarlig", None]
    loaded = load(store, content)
    assert (loaded.added, loaded.changed, loaded.absent) == (2, 0, [])
    assert stored(store)["persons"] == [{"name": "Anna Ansvarlig"}]


def test_offered_rows_are_saved_as_the_user_left_them(empty_store):
    rows = [{"content": {"name": name}} for name in ("Anna", "Bo", "Ib")]
    written = {
        "edited_rows": {0: {"unit": "Jobcenteret"}, 2: {"name": None}},
        "deleted_rows": [1],
        "added_rows": [{"name": "Eva"}],
    }
    for _ in range(2):
        changes = edits.changes_of_offer("persons", rows, written, "drawing")
        assert edits.save(empty_store, changes, "ABC", EXPORT_DAY) == []
    assert stored(empty_store)["persons"] == [{"name": "Anna", "unit": "Jobcenteret"}, {"name": "Eva"}]
