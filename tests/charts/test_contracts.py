"""charts/contracts.py: a line a contract, with shapes that say what they are."""

from datetime import date

import pandas as pd

from dashboard.charts.contracts import KINDS, MARKS, contract_lines

AS_OF = date(2026, 11, 23)


def contract(**about) -> dict:
    days = dict.fromkeys(("notice_last", "project_due"))
    ends = {"ends_first": "2027-03-31", "ends_last": "2027-03-31"}
    return (
        {"system": "S", "contract": "K-1", "project": "KSD", "expires": "31.03.2027", "warning": None}
        | ends
        | days
        | about
    )


def chart_of(*contracts: dict):
    rows = pd.DataFrame(contracts)
    for name in ("ends_first", "ends_last", "notice_last", "project_due"):
        rows[name] = pd.to_datetime(rows[name])
    return contract_lines(rows, AS_OF)


def test_a_line_from_the_as_of_date_to_the_end():
    [row] = chart_of(contract(warning="ends_before", project_due="2027-05-31")).rows.to_dict("records")
    assert (row["begins"], row["until"], row["due"]) == ("2026-11-23", "2027-03-31", "2027-05-31")
    assert row["kind"] == KINDS[0] and row["notice"] is None


def test_each_kind_of_warning_has_its_own_colour_word_and_glyph():
    rows = chart_of(contract(warning="ended"), contract(warning="notice_soon"), contract()).rows
    assert rows["kind"].tolist() == KINDS and len({kind[0] for kind in KINDS}) == 3


def test_the_marks_differ_by_shape_and_the_legend_names_them():
    spec = chart_of(contract()).spec
    shapes = [layer["encoding"]["shape"] for layer in spec["layer"] if "shape" in layer["encoding"]]
    assert len(shapes) == 2 and shapes[0]["scale"] == {"domain": list(MARKS), "range": list(MARKS.values())}


def test_a_contract_without_project_or_number_is_drawn_too():
    [row] = chart_of(contract(project=None, contract=None)).rows.to_dict("records")
    assert row["project"] == "" and row["name"].startswith("S")


def test_contracts_of_one_name_are_lines_of_their_own():
    rows = chart_of(contract(contract=None), contract(contract=None)).rows
    assert rows["name"].nunique() == 2


def test_a_day_far_away_is_drawn_at_the_edge_and_told_as_it_is():
    [row] = chart_of(contract(ends_last="2099-12-31", project_due="1990-01-01")).rows.to_dict("records")
    assert (row["until"], row["due"], row["due_day"]) == ("2031-11-23", "2025-11-23", "01.01.1990")
