"""charts/contracts.py: a line a contract, with shapes that say what they are."""

from datetime import date

import pandas as pd
import pytest

from dashboard.charts.contracts import GLYPHS, KINDS, MARKS, PALETTE, contract_lines
from dashboard.domain.lights import LIGHTS, PAGE
from tests.contrast import contrast

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
    assert row["label"] == KINDS[0] and row["notice"] is None


def test_each_kind_of_warning_has_its_own_colour_word_and_glyph():
    rows = chart_of(contract(warning="ended"), contract(warning="notice_soon"), contract()).rows
    assert rows["label"].tolist() == [*KINDS] and rows["glyph"].tolist() == [*GLYPHS]
    assert all(kind.startswith(glyph) for kind, glyph in zip(KINDS, GLYPHS, strict=True))


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_contracts_have_colours_of_their_own_that_are_seen_in_both_themes(theme):
    page = [*PAGE.values()][theme]
    of_lights = {shade for light in LIGHTS for shade in ((light.light, light.dark)[theme].fill, light.text)}
    for fill, outline, ink in zip(PALETTE.fills, PALETTE.outlines, PALETTE.inks, strict=True):
        assert fill[theme] not in of_lights
        assert max(contrast(fill[theme], page), contrast(outline[theme], page)) >= 3
        assert contrast(ink[theme], fill[theme]) >= 4.5
    gravest, watched, calm = (fill[theme] for fill in PALETTE.fills)
    assert contrast(gravest, page) > contrast(watched, page) > contrast(calm, page)


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
