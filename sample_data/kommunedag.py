"""What five invented municipalities saved for a kommunedag. None of them is one of the 98."""

import random
from datetime import date

from story import EXPORTS

from dashboard.domain.aggregates import Aggregates
from dashboard.domain.catalogue import components
from dashboard.domain.lights import LIGHTS

MUNICIPALITIES = (
    "Bakkerup Kommune",
    "Fjordkøbing Kommune",
    "Mønsterby Kommune",
    "Prøvelund Kommune",
    "Testrup Kommune",
)
# How many tasks at most of a støttesystem: most are done or not begun, few are red.
MOST = {"red": 4, "yellow": 6, "green": 9, "grey": 12, "done": 20, "unknown": 1}
SHARE = 0.8  # of the støttesystemer a municipality has tasks of


def aggregates(municipality: str) -> Aggregates:
    chance = random.Random(municipality)
    used = [it.name for it in components() if chance.random() < SHARE]
    cells = {(name, light.code): chance.randint(0, MOST[light.code]) for name in used for light in LIGHTS}
    day = date.fromisoformat(str(EXPORTS[-1]))
    return Aggregates(municipality, day, {cell: tasks for cell, tasks in cells.items() if tasks})
