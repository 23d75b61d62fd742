"""KLIK's light beside the evidence: what is said of tasks that stand worse than they are shown."""

from collections.abc import Sequence

import pandas as pd

from dashboard.domain.lights import BY_CODE
from dashboard.domain.wording import counted


def of_task(light: str, is_watermelon: bool, signs: Sequence[str]) -> str:
    """What a drawer says beside KLIK's light; "" where nothing speaks against it.

    `signs`: as queries/tasks/signs.sql answers. The first of a watermelon is its deviation already.
    """
    others = list(signs[1:] if is_watermelon else signs)
    if not others:
        return ""
    if is_watermelon:
        return f"Det siger også imod KLIKs lys: {joined(others)}."
    word = BY_CODE[light].word.lower()
    one = "Ét tegn" if len(others) == 1 else f"{len(others)} tegn"
    return f"{one} på, at opgaven står værre end {word}: {joined(others)}."


def of_suspects(tasks: int, least: int) -> str:
    """The line above the tasks that are no watermelons and have so many signs at least."""
    if not tasks:
        return f"Ingen andre grønne eller grå opgaver har mindst {least} tegn på, at de står værre."
    others = counted(tasks, "anden grøn eller grå opgave", "andre grønne eller grå opgaver")
    return f"{others} har mindst {least} tegn på at stå værre, end KLIK viser."


def in_words(tasks: pd.DataFrame) -> pd.DataFrame:
    """Rows of queries/tasks/watermelons.sql with their signs as one text."""
    return tasks.assign(because=[joined(signs) for signs in tasks["because"]])


def joined(signs: Sequence[str]) -> str:
    return " · ".join(signs)
