"""The lights of KLIK: one entry each holds code, word, shape and colour, for screen, chart and report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shades:
    """The colours of a mark in charts on a page in one theme."""

    fill: str
    on_fill: str  # glyphs and figures on it: WCAG AA
    outline: str  # it or the fill is told from the page


@dataclass(frozen=True)
class Light:
    code: str
    word: str
    plural: str  # of several tasks, in the middle of a sentence
    glyph: str
    chart_glyph: str
    meaning: str
    light: Shades
    dark: Shades
    text: str  # pills on a light page, cells in what is taken away: WCAG AA on white, or under `on_text`
    on_text: str


PAGE = {"light": "#ffffff", "dark": "#171614"}
"""The page's own colour in each theme, as in config.toml."""

# Worst first: the order in which they are shown everywhere. Of red, yellow and green, red is the darkest and
# yellow the lightest in both themes: where red and green look alike, lightness tells them apart.
# fmt: off
LIGHTS = (
    Light("red", "Rød", "røde", "■", "■", "Kan ikke nås, eller fristen er overskredet",
          light=Shades("#8f1410", "#ffffff", "#8f1410"),
          dark=Shades("#d13b33", "#ffffff", "#d13b33"),
          text="#8f1410", on_text="#ffffff"),
    Light("yellow", "Gul", "gule", "▲", "▲", "Handling er krævet",
          light=Shades("#ffcc33", "#000000", "#7a5b00"),
          dark=Shades("#ffcc33", "#000000", "#ffcc33"),
          text="#ffcc33", on_text="#000000"),
    Light("green", "Grøn", "grønne", "✓", "◆", "På rette spor mod sin frist",
          light=Shades("#0a7d5c", "#ffffff", "#0a7d5c"),
          dark=Shades("#34b98b", "#000000", "#34b98b"),
          text="#0a7d5c", on_text="#ffffff"),
    Light("grey", "Grå", "grå", "○", "○", "Skal ikke løses endnu",
          light=Shades("#8b95a5", "#000000", "#6b7280"),
          dark=Shades("#8b95a5", "#000000", "#8b95a5"),
          text="#6b7280", on_text="#ffffff"),
    Light("done", "Fuldført", "fuldførte", "●", "●", "Løst",
          light=Shades("#3b6ea8", "#ffffff", "#3b6ea8"),
          dark=Shades("#5b93d6", "#000000", "#5b93d6"),
          text="#3b6ea8", on_text="#ffffff"),
    Light("unknown", "Ukendt", "ukendte", "?", "?", "Kan ikke afgøres ud fra eksporten",
          light=Shades("#ffffff", "#000000", "#6b7280"),
          dark=Shades("#171614", "#ffffff", "#b9c0ca"),
          text="#6b7280", on_text="#ffffff"),
)
# fmt: on
BY_CODE = {light.code: light for light in LIGHTS}
LABEL = {light.code: f"{light.glyph} {light.word}" for light in LIGHTS}
CODE_OF_WORD = {light.word: light.code for light in LIGHTS}
