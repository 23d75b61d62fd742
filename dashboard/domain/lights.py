"""The lights of KLIK: one entry each holds code, word, shape and colour, for screen, chart and report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Light:
    code: str
    word: str
    plural: str  # of several tasks, in the middle of a sentence
    glyph: str
    chart_glyph: str
    meaning: str
    fill: str  # marks in charts
    on_fill: str  # glyphs on those marks
    text: str  # pills and text: WCAG AA on white, or as a background under `on_text`
    on_text: str  # text on a pill of colour `text`
    outline: str  # around marks in charts


# Worst first: the order in which they are shown everywhere.
# fmt: off
LIGHTS = (
    Light("red", "Rød", "røde", "■", "■", "Kan ikke nås, eller fristen er overskredet",
          fill="#8f1410", on_fill="#ffffff", text="#8f1410", on_text="#ffffff", outline="#8f1410"),
    Light("yellow", "Gul", "gule", "▲", "▲", "Handling er krævet",
          fill="#ffcc33", on_fill="#000000", text="#ffcc33", on_text="#000000", outline="#7a5b00"),
    Light("green", "Grøn", "grønne", "✓", "◆", "På rette spor mod sin frist",
          fill="#0a7d5c", on_fill="#ffffff", text="#0a7d5c", on_text="#ffffff", outline="#0a7d5c"),
    Light("grey", "Grå", "grå", "○", "○", "Skal ikke løses endnu",
          fill="#8b95a5", on_fill="#000000", text="#6b7280", on_text="#ffffff", outline="#6b7280"),
    Light("done", "Fuldført", "fuldførte", "●", "●", "Løst",
          fill="#3b6ea8", on_fill="#ffffff", text="#3b6ea8", on_text="#ffffff", outline="#3b6ea8"),
    Light("unknown", "Ukendt", "ukendte", "?", "?", "Kan ikke afgøres ud fra eksporten",
          fill="#ffffff", on_fill="#000000", text="#6b7280", on_text="#ffffff", outline="#6b7280"),
)
# fmt: on
BY_CODE = {light.code: light for light in LIGHTS}
LABEL = {light.code: f"{light.glyph} {light.word}" for light in LIGHTS}
CODE_OF_WORD = {light.word: light.code for light in LIGHTS}
