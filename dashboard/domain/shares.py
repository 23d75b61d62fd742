"""How much of a role somebody fills, in percent, as people write it."""

import re

from dashboard.domain.danish import quoted

_SHARE = re.compile(r"(\d{1,3})(?:[.,](\d+))?\s*(?:%|pct\.?|procent)?", re.IGNORECASE)
# As Excel hands over a cell that shows percents. Nobody has one percent of a role, so "1" is all of it.
_FRACTION = re.compile(r"0[.,]\d+|1(?:[.,]0+)?")


def read_share(text: str) -> float | None:
    """ "50 %", "50", "0,5" and "12,5 pct." in percent, 0 to 100; None for what can't be read."""
    text = text.strip()
    if _FRACTION.fullmatch(text):
        return round(float(text.replace(",", ".")) * 100, 2)
    share = _SHARE.fullmatch(text)
    if not share:
        return None
    percent = float(f"{share[1]}.{share[2] or 0}")
    return percent if percent <= 100 else None


def share_doubt(text: str) -> str:
    """What is wrong with it, in Danish; "" where it can be read."""
    return "" if read_share(text) is not None else f"{quoted(text)} er ingen andel. Skriv den fx 50 %."
