"""How a role is covered is told by shape and word, not by colour alone, and its colours can be read."""

from itertools import combinations

import pytest

from dashboard.domain.lights import LIGHTS, PAGE
from dashboard.domain.role_states import BY_CODE, LABEL, ROLE_STATES
from tests.contrast import contrast

each_state = pytest.mark.parametrize("state", ROLE_STATES, ids=lambda state: state.code)
each_theme = pytest.mark.parametrize("theme", PAGE)


def test_each_state_has_its_own_code_glyph_and_word():
    for part in ("code", "word", "glyph", "meaning"):
        assert len({getattr(state, part) for state in ROLE_STATES}) == len(ROLE_STATES)
    assert [*BY_CODE] == [*LABEL] == ["ubesat", "delvist", "besat", "ikke_relevant"]


@each_state
@each_theme
def test_the_glyph_can_be_read_on_its_fill(state, theme):
    shades = getattr(state, theme)
    assert contrast(shades.on_fill, shades.fill) >= 4.5


@each_state
@each_theme
def test_a_state_stands_out_from_the_page(state, theme):
    assert contrast(getattr(state, theme).outline, PAGE[theme]) >= 3


@each_theme
@pytest.mark.parametrize(("one", "other"), [*combinations(ROLE_STATES, 2)], ids=lambda state: state.code)
def test_two_states_are_told_apart_without_seeing_colours(one, other, theme):
    assert one.glyph != other.glyph
    if "ubesat" in (one.code, other.code):  # which is what one looks for
        assert contrast(getattr(one, theme).fill, getattr(other, theme).fill) >= 3


@each_theme
def test_no_state_looks_like_a_light(theme):
    fills = {getattr(light, theme).fill for light in LIGHTS} - {PAGE[theme]}
    assert not fills & {getattr(state, theme).fill for state in ROLE_STATES}
