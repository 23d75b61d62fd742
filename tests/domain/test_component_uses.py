"""How a system stands to a støttesystem: told apart by word, shape and lightness, and unlike any light."""

from itertools import combinations

import pandas as pd
import pytest

from dashboard.domain.catalogue import PROPOSAL, components
from dashboard.domain.component_uses import BY_CODE, COMPONENT_USES, LABEL, by_component
from dashboard.domain.lights import LIGHTS, PAGE
from tests.contrast import contrast

each_theme = pytest.mark.parametrize("theme", PAGE)


def test_each_has_its_own_code_glyph_word_and_meaning():
    for part in ("code", "word", "glyph", "meaning"):
        assert len({getattr(use, part) for use in COMPONENT_USES}) == len(COMPONENT_USES)
    assert [*BY_CODE] == [*LABEL] == ["used", "planned", "possible"]


@each_theme
@pytest.mark.parametrize("use", COMPONENT_USES, ids=lambda use: use.code)
def test_the_glyph_can_be_read_and_the_cell_be_seen(use, theme):
    shades = getattr(use, theme)
    assert contrast(shades.on_fill, shades.fill) >= 4.5
    assert contrast(shades.outline, PAGE[theme]) >= 3


@each_theme
@pytest.mark.parametrize(("one", "other"), [*combinations(COMPONENT_USES, 2)], ids=lambda use: use.code)
def test_what_is_used_is_told_apart_without_seeing_colours(one, other, theme):
    if "used" in (one.code, other.code):
        assert contrast(getattr(one, theme).fill, getattr(other, theme).fill) >= 3


@each_theme
def test_none_looks_like_a_light(theme):
    fills = {getattr(light, theme).fill for light in LIGHTS} - {PAGE[theme]}
    assert not fills & {getattr(use, theme).fill for use in COMPONENT_USES}


@pytest.mark.parametrize("component", components(), ids=lambda component: component.name)
def test_each_component_says_what_it_is_and_is_worth_in_a_sentence_each(component):
    for sentence in (component.what, component.worth):
        assert sentence[0].isupper() and sentence.endswith(".") and sentence.count(". ") == 0
    assert component.text_source == PROPOSAL or component.source


def test_a_row_a_component_says_who_uses_it_who_will_and_what_for():
    uses = pd.DataFrame(
        [
            ("Økonomi", "ØiR", "used", "KY", None, "Færre fejl"),
            ("Løn", "ØiR", "used", None, None, None),
            ("DUBU 2", "Organisation", "planned", "DUBU", "2027", None),
            ("ESDH", "Organisation", "planned", None, None, None),
            ("Løn", "Organisation", "possible", None, None, "Ét sted"),
        ],
        columns=["system", "component", "use", "project", "when_used", "gain"],
    )
    assert by_component(uses).values.tolist() == [
        ["ØiR", "Økonomi og Løn", None, 0, "Økonomi: Færre fejl"],
        ["Organisation", None, "DUBU 2 (DUBU, 2027) og ESDH", 1, "Løn: Ét sted"],
    ]


def test_systems_of_one_name_are_listed_once():
    columns = ["system", "component", "use", "project", "when_used", "gain"]
    twice = [
        *[("ESDH", "ØiR", "used", None, None, "Færre fejl")] * 2,
        *[("Løn", "ØiR", "planned", "KY", "2027", None)] * 2,
    ]
    [row] = by_component(pd.DataFrame(twice, columns=columns)).values.tolist()
    assert row == ["ØiR", "ESDH", "Løn (KY, 2027)", 0, "ESDH: Færre fejl"]
