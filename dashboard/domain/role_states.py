"""How a role is covered: one entry each holds code, word, shape and colour, as lights.py does for lights.

The colours are none of the lights': a vacant role is no red task. Told apart by lightness and shape, too.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class RoleState:
    code: str  # as queries/macros/roles/role_coverage.sql has it
    word: str
    glyph: str
    meaning: str
    fill: str
    on_fill: str
    outline: str


# Worst first.
# fmt: off
ROLE_STATES = (
    RoleState("ubesat", "Ubesat", "○", "Rollen er nødvendig, og ingen har den",
              fill="#5b2a86", on_fill="#ffffff", outline="#8b5fb8"),
    RoleState("delvist", "Delvist", "◐", "Under 100 %, usikkert, eller den bliver ledig inden for perioden",
              fill="#d9c6ec", on_fill="#000000", outline="#8b5fb8"),
    RoleState("besat", "Besat", "●", "Nogen har rollen",
              fill="#e7eef7", on_fill="#1f3f66", outline="#5c7fa8"),
    RoleState("ikke_relevant", "Ikke relevant", "–", "Arket Roller siger, at rollen ikke er relevant",
              fill="#ffffff", on_fill="#4b5563", outline="#7c8491"),
)
# fmt: on
BY_CODE = {state.code: state for state in ROLE_STATES}
LABEL = {state.code: f"{state.glyph} {state.word}" for state in ROLE_STATES}
VACANT = "ubesat"
PARTLY = "delvist"
NOT_RELEVANT = "ikke_relevant"
