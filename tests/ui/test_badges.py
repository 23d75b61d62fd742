"""The theme's colours of the lights' badges: the lights' own, and readable in light and in dark."""

import tomllib
from pathlib import Path

import pytest

from dashboard.domain.lights import LIGHTS
from dashboard.ui.elements.badges import BADGE_COLOURS
from tests.contrast import contrast

CONFIG = Path(__file__).parents[2] / "dashboard" / ".streamlit" / "config.toml"
THEME = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]


@pytest.mark.parametrize("light", LIGHTS, ids=lambda light: light.code)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_has_the_colours_of_the_lights(light, scheme):
    if light.code != "unknown":
        assert THEME[scheme][f"{BADGE_COLOURS[light.code]}Color"] == getattr(light, scheme).fill


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colour", sorted(set(BADGE_COLOURS.values())))
def test_badges_have_the_contrast_of_wcag_aa(scheme, colour):
    shades = THEME[scheme]
    assert contrast(shades[f"{colour}TextColor"], shades[f"{colour}BackgroundColor"]) >= 4.5
