"""How one of the municipality's own systems stands to a støttesystem: code, word, shape and colour of each.

The colours are none of the lights', and tell the three apart by lightness, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.danish import sort_key
from dashboard.domain.lights import Shades
from dashboard.domain.wording import listed


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
WORDS = {use.code: use.word for use in COMPONENT_USES} | {"not_relevant": NOT_RELEVANT}
"""What the sheet *Strategisk brug* lets one choose, by code; what is not relevant is shown nowhere."""
CHOICES = tuple(WORDS.values())


def in_order(uses: pd.DataFrame) -> list[str]:
    """The støttesystemer: those that most systems use first, then those that most plan, then by name."""
    counts = uses.pivot_table(
        index="component", columns="use", values="system", aggfunc="count", fill_value=0
    )
    counts = counts.reindex(columns=["used", "planned"], fill_value=0)
    return sorted(
        counts.index,
        key=lambda name: (-counts.loc[name, "used"], -counts.loc[name, "planned"], sort_key(name)),
    )


def by_component(uses: pd.DataFrame) -> pd.DataFrame:
    """A row a støttesystem, in that order: component, in_use_by, planned_for, possible_for (count), gains.

    `uses`: queries/systems/use_of_components.sql. The others are texts; None where there is nothing to say.
    """
    of_component = dict(list(uses.groupby("component")))
    return pd.DataFrame(
        [{"component": name, **_uses_of(of_component[name])} for name in in_order(uses)],
        columns=["component", "in_use_by", "planned_for", "possible_for", "gains"],
        dtype=object,
    ).astype({"possible_for": int})


def _uses_of(uses: pd.DataFrame) -> dict[str, str | int | None]:
    used, planned, possible = (uses[uses["use"] == use.code] for use in COMPONENT_USES)
    gains = uses[uses["gain"].notna()]
    return {
        "in_use_by": listed(_once(used["system"])) or None,
        "planned_for": listed(_once(map(_planned, planned.to_dict("records")))) or None,
        "possible_for": len(possible),
        "gains": "; ".join(_once(f"{row['system']}: {row['gain']}" for row in gains.to_dict("records")))
        or None,
    }


def _once(names: Iterable[str]) -> list[str]:
    """Each once: two municipalities may have a system of one name."""
    return list(dict.fromkeys(names))


def _planned(use: dict) -> str:
    """ "ESDH (KSD, frist 01.03.2027)"."""
    details = ", ".join(str(use[name]) for name in ("project", "when_used") if pd.notna(use[name]))
    return f"{use['system']} ({details})" if details else str(use["system"])
