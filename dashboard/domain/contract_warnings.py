"""Warnings about contracts, the gravest first. Their rules stand in queries/systems/contracts.sql."""

from dataclasses import dataclass

import pandas as pd

NOTICE_DAYS = 90
"""How many days ahead a notice date is warned of: our own choice."""


@dataclass(frozen=True)
class ContractWarning:
    """A warning about a contract. `grave`: it asks for a decision; the others to keep an eye on it."""

    code: str
    word: str
    grave: bool


WARNINGS = (
    ContractWarning("ended", "Er udløbet", True),
    ContractWarning("ends_before", "Udløber før projektet er klar", True),
    ContractWarning("may_end_before", "Udløber måske før projektet er klar", False),
    ContractWarning("notice_passed", "Opsigelsesfristen er passeret", False),
    ContractWarning("notice_soon", "Skal opsiges snart", False),
    ContractWarning("no_contract", "Ingen kontrakt i programmappen", False),
)
BY_CODE = {warning.code: warning for warning in WARNINGS}
NO_WARNING = "Ingen advarsel"


def word_of(code: object) -> str:
    return BY_CODE[code].word if code in BY_CODE else NO_WARNING


def in_words(contracts: pd.DataFrame) -> pd.DataFrame:
    """The rows of systems/contracts.sql with their warning as the user reads it."""
    return contracts.assign(warning=[word_of(code) for code in contracts["warning"]])
