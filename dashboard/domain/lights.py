"""The lights of KLIK: one line each holds code, word, shape and colour, for screen, chart and report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Light:
    code: str
    word: str
    glyph: str
    chart_glyph: str
    meaning: str
    fill: str  # marks in charts
    text: str  # pills and text: WCAG AA on white, or as a background under `on_text`
    on_text: str  # text on a pill of colour `text`
    outline: str  # around marks in charts


# Worst first: the order in which they are shown everywhere.
LIGHTS = (
    Light(
        "red",
        "Rød",
        "■",
        "■",
        "Kan ikke nås, eller fristen er overskredet",
        "#8f1410",
        "#8f1410",
        "#ffffff",
        "#8f1410",
    ),
    Light("yellow", "Gul", "▲", "▲", "Handling er krævet", "#ffcc33", "#ffcc33", "#000000", "#7a5b00"),
    Light(
        "green", "Grøn", "✓", "◆", "På rette spor mod sin frist", "#0a7d5c", "#0a7d5c", "#ffffff", "#0a7d5c"
    ),
    Light("grey", "Grå", "○", "○", "Skal ikke løses endnu", "#8b95a5", "#6b7280", "#ffffff", "#6b7280"),
    Light("done", "Fuldført", "●", "●", "Løst", "#3b6ea8", "#3b6ea8", "#ffffff", "#3b6ea8"),
    Light(
        "unknown",
        "Ukendt",
        "?",
        "?",
        "Kan ikke afgøres ud fra eksporten",
        "#ffffff",
        "#6b7280",
        "#ffffff",
        "#6b7280",
    ),
)
BY_CODE = {light.code: light for light in LIGHTS}
LABEL = {light.code: f"{light.glyph} {light.word}" for light in LIGHTS}
CODE_OF_WORD = {light.word: light.code for light in LIGHTS}
