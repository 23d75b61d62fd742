"""The sentences of the page Systemer: contracts, and the check of the it-miljø. Rules: queries/systems/."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.domain.danish import format_date
from dashboard.domain.wording import counted, listed

NAMED = 3  # ends of contracts that a sentence names
NONE_USES = "Ingen systemer bruger et støttesystem"
NO_USES = (
    "Skriv jeres systemer på Programmappe for at se, hvilke støttesystemer de bruger og kan få glæde af."
)


def headline(contracts: pd.DataFrame) -> str:
    """Which contracts end before their project is ready. `contracts`: systems/contracts.sql.

    A system of two rows has its contract in both, and two contracts may end alike.
    """
    early = contracts[contracts["warning"] == "ends_before"].drop_duplicates("contract_id")
    if not early.empty:
        named = list(dict.fromkeys(map(_too_early, early.itertuples())))[:NAMED]
        ends = counted(len(early), "kontrakt udløber", "kontrakter udløber")
        return f"{ends}, før projektet, der afløser systemet, er klar: {listed(named)}."
    with_end = int(contracts.loc[contracts["ends_last"].notna(), "contract_id"].nunique())
    if not with_end:
        return "Ingen af systemerne har en kontrakt med et udløb, som vi kan læse."
    return f"Ingen udløber for tidligt: set på {counted(with_end, 'kontrakt', 'kontrakter')} med udløb."


def _too_early(row: Any) -> str:
    days = counted(int(row.days_short), "dag", "dage")
    return f"{row.system} ({row.expires}, {days} før {row.project})"


def next_notice(contracts: pd.DataFrame, as_of: date) -> str:
    """The next notice date ahead; empty where there is none."""
    ahead = contracts[contracts["notice_last"] >= pd.Timestamp(as_of)].sort_values("notice_last")
    if ahead.empty:
        return ""
    first = ahead.iloc[0]
    alike = ahead.loc[ahead["notice_last"] == first["notice_last"], "system"].drop_duplicates()
    day = first["notice_last"].date()
    days = counted((day - as_of).days, "dag", "dage")
    return f"Næste opsigelsesfrist er {format_date(day)}, om {days}: {listed(list(alike))}."


def of_checks(facts: Mapping, is_filtered: bool = False) -> str:
    """How far the check of the it-miljø is. `facts`: the row of systems/checks.sql."""
    if not facts["checks"] and is_filtered:
        return "Tjeklisten har ingen krav, der passer til filtrene."
    if not facts["checks"]:
        return (
            "Tjeklisten er tom. Skriv de krav, it-miljøet skal leve op til, før SAPA, KSD og KY går i drift."
        )
    fulfilled = f"{facts['fulfilled']} af {counted(facts['checks'], 'krav', 'krav')} er opfyldt"
    further = [
        f"{facts['failed']} er ikke opfyldt" if facts["failed"] else "",
        f"{facts['late']} er over fristen" if facts["late"] else "",
        f"{facts['nobody']} har ingen ansvarlig" if facts["nobody"] else "",
    ]
    return f"{listed([fulfilled, *further])}."


def of_uses(uses: pd.DataFrame) -> str:
    """How much of the shared infrastructure our systems use. `uses`: systems/use_of_components.sql."""
    of_use = {code: set(rows["component"]) for code, rows in uses.groupby("use")}
    used = of_use.get("used", set())
    planned = len(of_use.get("planned", set()) - used)
    of_used = uses.loc[uses["use"] == "used", "system"].nunique()
    how_many = counted(len(used), "støttesystem", "støttesystemer")
    used_by = f"{counted(of_used, 'system', 'systemer')} bruger {how_many}" if used else NONE_USES
    if not planned:
        return f"{used_by}, og {'ingen flere' if used else 'intet'} er planlagt."
    more = ("mere ", "flere ") if used else ("", "")
    return f"{used_by}, og {counted(planned, *(f'{word}er planlagt' for word in more))}."
