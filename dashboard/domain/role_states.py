"""How a role is covered: one entry each holds code, word, shape and colour, as lights.py does for lights.

The colours are none of the lights': a vacant role is no red task. Told apart by lightness and shape, too.
"""

from dataclasses import dataclass

from dashboard.domain.lights import Shades


@dataclass(frozen=True)
class RoleState:
    code: str  # as queries/macros/roles/role_coverage.sql has it
    word: str
    glyph: str
    meaning: str
    light: Shades
    dark: Shades


# Worst first.
# fmt: off
ROLE_STATES = (
    RoleState("ubesat", "Ubesat", "○", "Rollen er nødvendig, og ingen har den",
              light=Shades("#5b2a86", "#ffffff", "#8b5fb8"), dark=Shades("#c9a4f0", "#000000", "#c9a4f0")),
    RoleState("delvist", "Delvist", "◐", "Under 100 %, usikkert, eller den bliver ubesat inden for perioden",
              light=Shades("#d9c6ec", "#000000", "#8b5fb8"), dark=Shades("#6b4a94", "#ffffff", "#9a76c9")),
    RoleState("besat", "Besat", "●", "Nogen har rollen",
              light=Shades("#e7eef7", "#1f3f66", "#5c7fa8"), dark=Shades("#26303d", "#c3d5ee", "#6f93bf")),
    RoleState("ikke_relevant", "Ikke relevant", "–", "Arket Roller siger, at rollen ikke er relevant",
              light=Shades("#ffffff", "#4b5563", "#7c8491"), dark=Shades("#171614", "#b9c0ca", "#7c8491")),
)
# fmt: on
BY_CODE = {state.code: state for state in ROLE_STATES}
LABEL = {state.code: f"{state.glyph} {state.word}" for state in ROLE_STATES}
VACANT = "ubesat"
PARTLY = "delvist"
NOT_RELEVANT = "ikke_relevant"
