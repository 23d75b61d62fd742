"""How one of the municipality's own systems stands to a støttesystem: code, word, shape and colour of each.

The colours are none of the lights', and tell the three apart by lightness, too.
"""

from dataclasses import dataclass

from dashboard.domain.lights import Shades


@dataclass(frozen=True)
class ComponentUse:
    code: str  # as queries/systems/use_of_components.sql has it
    word: str  # in the programmappe, too
    glyph: str
    meaning: str
    light: Shades
    dark: Shades


# fmt: off
COMPONENT_USES = (
    ComponentUse("used", "Bruges", "●", "Systemets snitflader hører til støttesystemet",
                 light=Shades("#1f5f5b", "#ffffff", "#1f5f5b"), dark=Shades("#7fd1cb", "#000000", "#7fd1cb")),
    ComponentUse("planned", "Planlagt", "◐", "Projektet, der afløser systemet, skal bruge det",
                 light=Shades("#b9dfdc", "#000000", "#4c8d89"), dark=Shades("#2c625f", "#ffffff", "#5fa39f")),
    ComponentUse("possible", "Muligt", "○", "Kommunen bruger eller planlægger det et andet sted",
                 light=Shades("#ffffff", "#3f4a58", "#7c8491"), dark=Shades("#171614", "#b9c0ca", "#7c8491")),
)
# fmt: on
BY_CODE = {use.code: use for use in COMPONENT_USES}
LABEL = {use.code: f"{use.glyph} {use.word}" for use in COMPONENT_USES}
NOT_RELEVANT = "Ikke relevant"
CHOICES = (*(use.word for use in COMPONENT_USES), NOT_RELEVANT)
"""What the sheet *Strategisk brug* lets one choose."""
