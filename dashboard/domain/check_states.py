"""How far a check of the it-miljø is: the code that queries read, and the word in the programmappe."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CheckState:
    code: str  # as queries/systems/checks.sql has it
    word: str  # in the programmappe


CHECK_STATES = (
    CheckState("not_started", "Ikke startet"),
    CheckState("in_progress", "I gang"),
    CheckState("fulfilled", "Opfyldt"),
    CheckState("failed", "Ikke opfyldt"),
    CheckState("not_relevant", "Ikke relevant"),
)
CHOICES = tuple(state.word for state in CHECK_STATES)
"""What the sheet *It-miljø* lets one choose."""
