"""Lights as coloured badges."""

from typing import Literal

from dashboard.domain.lights import LABEL

Colour = Literal["red", "yellow", "green", "gray", "blue"]
# Streamlit's names for the colours of the lights; config.toml gives them our shades.
BADGE_COLOURS: dict[str, Colour] = {
    "red": "red",
    "yellow": "yellow",
    "green": "green",
    "grey": "gray",
    "done": "blue",
    "unknown": "gray",
}


def light_badge(code: str) -> str:
    """A light as a coloured badge with glyph and word, for labels: Markdown of our own words."""
    return f":{BADGE_COLOURS[code]}-badge[{LABEL[code]}]"
