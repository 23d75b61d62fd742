"""Each light is told by shape and word, not by colour alone, and its colours can be read in both themes."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from dashboard.domain.lights import BY_CODE, LIGHTS, PAGE
from tests.contrast import contrast

CONFIG = Path(__file__).parents[2] / "dashboard" / ".streamlit" / "config.toml"
each_light = pytest.mark.parametrize("light", LIGHTS, ids=lambda light: light.code)
each_theme = pytest.mark.parametrize("theme", PAGE)


def test_each_light_has_its_own_shape_and_word():
    for part in ("code", "word", "glyph", "chart_glyph"):
        assert len({getattr(light, part) for light in LIGHTS}) == len(LIGHTS)


@each_theme
def test_the_page_has_the_colour_that_lights_are_measured_on(theme):
    settings = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    assert settings[theme]["backgroundColor"] == PAGE[theme]


@each_light
@each_theme
def test_a_mark_is_told_from_its_page_and_its_glyph_from_the_mark(light, theme):
    shades = getattr(light, theme)
    assert contrast(shades.outline, PAGE[theme]) >= 3
    assert contrast(shades.on_fill, shades.fill) >= 4.5


@each_light
def test_pills_are_told_from_their_page_and_read(light):
    assert contrast(light.text, light.on_text) >= 4.5
    # On a light page yellow has its glyph, its word and black letters: 4.5:1 within the pill.
    assert light.code == "yellow" or contrast(light.text, PAGE["light"]) >= 3
    assert contrast(light.dark.outline, PAGE["dark"]) >= 3
    assert max(contrast(light.dark.outline, ink) for ink in ("#000000", "#ffffff")) >= 4.5


@each_theme
@pytest.mark.parametrize(("one", "other"), [*combinations(("red", "yellow", "green"), 2)])
def test_red_yellow_and_green_differ_in_lightness_too(theme, one, other):
    """Whoever sees red and green as one colour sees which is darker."""
    fills = [getattr(BY_CODE[code], theme).fill for code in (one, other)]
    assert contrast(*fills) >= 1.5


@each_theme
def test_no_two_lights_have_one_colour(theme):
    assert len({getattr(light, theme).fill for light in LIGHTS}) == len(LIGHTS)


def test_contrast_is_that_of_wcag():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
