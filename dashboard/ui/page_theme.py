"""Whether the page is dark, for what the server colours itself. Charts work it out in the browser."""

import streamlit as st

from dashboard.domain.lights import LABEL, LIGHTS
from dashboard.ui.elements.row_list import Pill


def is_dark() -> bool:
    """As the browser said with the last click."""
    return st.context.theme.type == "dark"


def light_pills() -> dict[str, Pill]:
    """Background, text and edge of the lights' pills in tables, worst first."""
    if is_dark():
        return {
            LABEL[light.code]: (light.dark.fill, light.dark.on_fill, light.dark.outline) for light in LIGHTS
        }
    return {LABEL[light.code]: (light.text, light.on_text, light.light.outline) for light in LIGHTS}
