"""The programmappe's sheet *Strategisk brug*: what own systems gain by the shared infrastructure."""

from dashboard.domain.component_uses import CHOICES
from dashboard.domain.programme_columns import (
    CHOICE,
    COMPONENT_COLUMN,
    LONG,
    NOTE_COLUMN,
    PROJECT_COLUMN,
    SYSTEM,
    Column,
    Subject,
)

STRATEGY_SUBJECT = Subject(
    "component_uses",
    "Strategisk brug",
    "Hvad et af jeres systemer får ud af et støttesystem. Det, I vælger her, går forud for vores regler.",
    ("system", "component"),
    ("system", "component"),
    (
        Column("system", "System", "Som på arket Systemer.", SYSTEM, headers=("It-system",)),
        COMPONENT_COLUMN,
        Column("use", "Brug", "Vælg den, der passer.", CHOICE, CHOICES, headers=("Anvendelse",)),
        PROJECT_COLUMN,
        Column("when_used", "Hvornår", "Fx 2027, »I gang«.", headers=("År", "Tilstand")),
        Column("gain", "Gevinst", "Det, kommunen får ud af det.", LONG, headers=("Værdi", "Potentiale")),
        NOTE_COLUMN,
    ),
    ("Brug af støttesystemer", "Systemer x støttesystemer"),
)
