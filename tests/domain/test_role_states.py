"""How a role is covered is told by shape and word, not by colour alone, and its colours can be read."""

from itertools import combinations

import pytest

from dashboard.domain.lights import LIGHTS
from dashboard.domain.role_states import BY_CODE, LABEL, ROLE_STATES
from tests.contrast import contrast

BACKGROUNDS = {"light": "#ffffff", "dark": "#171614"}  # of the theme, as drawn
each_state = pytest.mark.parametrize("state", ROLE_STATES, ids=lambda state: state.code)


def test_each_state_has_its_own_code_glyph_and_word():
    for part in ("code", "word", "glyph", "meaning"):
        assert len({getattr(state, part) for state in ROLE_STATES}) == len(ROLE_STATES)
    assert [*BY_CODE] == [*LABEL] == ["ubesat", "delvist", "besat", "ikke_relevant"]


@each_state
def test_the_glyph_can_be_read_on_its_fill(state):
    assert contrast(state.on_fill, state.fill) >= 4.5


@each_state
@pytest.mark.parametrize("scheme", BACKGROUNDS)
def test_a_state_stands_out_from_the_page(state, scheme):
    background = BACKGROUNDS[scheme]
    assert contrast(state.outline, background) >= 3


@pytest.mark.parametrize(("one", "other"), [*combinations(ROLE_STATES, 2)], ids=lambda state: state.code)
def test_two_states_are_told_apart_without_seeing_colours(one, other):
    assert one.glyph != other.glyph
    if "ubesat" in (one.code, other.code):  # which is what one looks for
        assert contrast(one.fill, other.fill) >= 3


def test_no_state_looks_like_a_light():
    fills = {light.fill for light in LIGHTS if light.fill != "#ffffff"}
    assert not fills & {state.fill for state in ROLE_STATES}
