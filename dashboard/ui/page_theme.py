"""Whether the page is dark, for what the server colours itself. Charts work it out in the browser."""

import streamlit as st

from dashboard.domain.lights import LIGHTS


def is_dark() -> bool:
    """As the browser said with the last click."""
    return st.context.theme.type == "dark"


def pill_colours() -> list[str]:
    """Of the lights' pills in tables, in the order of LIGHTS."""
    dark = is_dark()
    return [light.dark_pill if dark else light.text for light in LIGHTS]
