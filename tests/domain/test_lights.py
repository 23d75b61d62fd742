"""Each light is told by shape and word, not by colour alone, and its colours can be read."""

import pytest

from dashboard.domain.lights import LIGHTS
from tests.contrast import contrast


def test_each_light_has_its_own_shape_and_word():
    for part in ("code", "word", "glyph", "chart_glyph"):
        assert len({getattr(light, part) for light in LIGHTS}) == len(LIGHTS)


@pytest.mark.parametrize("light", LIGHTS, ids=lambda light: light.code)
def test_pills_and_outlines_have_the_contrast_of_wcag_aa(light):
    assert contrast(light.text, light.on_text) >= 4.5
    assert contrast(light.outline, "#ffffff") >= 3


def test_contrast_is_that_of_wcag():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
