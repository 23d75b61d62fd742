"""The sentences of the page Snitflader. Templates filled with figures, so they never say what isn't so."""

import pandas as pd

from dashboard.domain.catalogue import interface_by_number, label_of
from dashboard.domain.wording import counted, listed, number
from dashboard.sentences.sentence import Sentence

MOST_NAMED = 3


def headline(cells: pd.DataFrame) -> str:
    """The answer to the page's question: numbers of the catalogue and counts, no word of a file's.

    `cells`: queries/interfaces/matrix.sql.
    """
    totals = cells[cells["project"].isna()]
    shared = totals[totals["red_projects"] > 1]
    if shared.empty:
        red = int((totals["red"] > 0).sum())
        if not red:
            return "Ingen snitflade er rød."
        return f"Ingen snitflade er rød i flere projekter; {counted(red, 'er rød', 'er røde')} i ét."
    worst = shared.iloc[0]
    if worst["interface"] not in interface_by_number():
        interfaces = counted(len(shared), "snitflade er rød", "snitflader er røde")
        return f"{interfaces} i flere projekter på én gang."
    first = f"{worst['interface']} er rød i {number(worst['red_projects'])} projekter på én gang"
    if len(shared) == 1:
        return f"{first}."
    others = counted(len(shared) - 1, "anden snitflade er også rød", "andre snitflader er også røde")
    return f"{first}, og {others} i flere projekter."


def in_projects(shared: pd.DataFrame) -> list[Sentence]:
    """Which projects the headline means, in one sentence, for the worst few; none where nothing is shared.

    `shared`: queries/overview/red_across_projects.sql.
    """
    worst = shared[shared["kind"] == "interface"].head(MOST_NAMED)
    if worst.empty:
        return []
    text = " ".join(f"{label_of(row.name)}: {listed(row.projects)}." for row in worst.itertuples(index=False))
    return [Sentence(text, {"view": "red", "interfaces": tuple(worst["name"])})]


def still_to_come(missing: pd.DataFrame) -> str:
    """How many tasks are to be expected. `missing`: one row each."""
    if missing.empty:
        return "Ingen: de snitflader, som programmappen nævner, har en opgave eller er gennemført."
    return (
        f"I {number(len(missing))} tilfælde skal et projekt bruge en snitflade, som der endnu ikke er "
        "publiceret en opgave om. Hold øje med KLIK."
    )
