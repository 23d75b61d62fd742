"""The lights of KLIK: one entry each holds code, word, shape and colour, for screen, chart and report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shades:
    """A light's colours on a page in one theme."""

    fill: str  # marks in charts
    on_fill: str  # glyphs and figures on those marks: WCAG AA
    outline: str  # around marks in charts: it or the fill is told from the page
    pill: str  # in tables, where Streamlit itself writes on it in black or in white


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

    @property
    def text(self) -> str:
        """The ground of a cell in what is taken away, which is white paper: under `on_text`."""
        return self.light.pill

    @property
    def on_text(self) -> str:
        return "#000000" if self.code == "yellow" else "#ffffff"


PAGE = {"light": "#ffffff", "dark": "#171614"}
"""The page's own colour in each theme, as in config.toml."""

# Worst first: the order in which they are shown everywhere. Of red, yellow and green, red is the darkest and
# yellow the lightest in both themes: where red and green look alike, lightness tells them apart.
# fmt: off
LIGHTS = (
    Light("red", "Rød", "røde", "■", "■", "Kan ikke nås, eller fristen er overskredet",
          light=Shades("#8f1410", "#ffffff", "#8f1410", "#8f1410"),
          dark=Shades("#d13b33", "#ffffff", "#d13b33", "#d13b33")),
    Light("yellow", "Gul", "gule", "▲", "▲", "Handling er krævet",
          light=Shades("#ffcc33", "#000000", "#7a5b00", "#ffcc33"),
          dark=Shades("#ffcc33", "#000000", "#ffcc33", "#ffcc33")),
    Light("green", "Grøn", "grønne", "✓", "◆", "På rette spor mod sin frist",
          light=Shades("#0a7d5c", "#ffffff", "#0a7d5c", "#0a7d5c"),
          dark=Shades("#34b98b", "#000000", "#34b98b", "#34b98b")),
    Light("grey", "Grå", "grå", "○", "○", "Skal ikke løses endnu",
          light=Shades("#8b95a5", "#000000", "#6b7280", "#6b7280"),
          dark=Shades("#8b95a5", "#000000", "#8b95a5", "#8b95a5")),
    Light("done", "Fuldført", "fuldførte", "●", "●", "Løst",
          light=Shades("#3b6ea8", "#ffffff", "#3b6ea8", "#3b6ea8"),
          dark=Shades("#5b93d6", "#000000", "#5b93d6", "#5b93d6")),
    Light("unknown", "Ukendt", "ukendte", "?", "?", "Kan ikke afgøres ud fra eksporten",
          light=Shades("#ffffff", "#000000", "#6b7280", "#6b7280"),
          dark=Shades("#171614", "#ffffff", "#b9c0ca", "#b9c0ca")),
)
# fmt: on
BY_CODE = {light.code: light for light in LIGHTS}
LABEL = {light.code: f"{light.glyph} {light.word}" for light in LIGHTS}
CODE_OF_WORD = {light.word: light.code for light in LIGHTS}
