"""What the sister tasks of earlier projects say of a task that is still to be solved.

The next one stays within the longest of n earlier ones with a chance of n in n + 1, so one is a fact and no
advice, two give a range, and from three on there is a middle one. No mean and no per cent.
"""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.domain.danish import MONTHS
from dashboard.domain.wording import counted, listed, number, spelled

NONE = "Ingen afsluttede søsteropgaver endnu."
ENOUGH = "Den planlagte start giver tid nok til selv den længste."
_AS_LONG = ", hvis den skal kunne vare lige så længe som den længste"


def experience(memory: Mapping, as_of: date) -> str:
    """How long the sisters took, and when to begin. `memory`: the row of queries/memory/of_task.sql."""
    if memory["n"] == 1:
        days = counted(memory["shortest"], "dag", "dage")
        return (
            f"Én gang før ({listed(list(memory['projects']))}): {days} fra planlagt start til fuldført. "
            "For lidt data til en vurdering."
        )
    return " ".join(filter(None, [range_of(memory), advice(memory, as_of)]))


def range_of(memory: Mapping) -> str:
    """ "To gange før: 56–146 dage. Én blev forsinket." Of two sisters or more."""
    n, shortest, longest = memory["n"], memory["shortest"], memory["longest"]
    days = counted(longest, "dag", "dage")
    if shortest == longest:
        lasted = f"{days} {'begge' if n == 2 else 'alle'} gange"
    elif n == 2:
        lasted = f"{number(shortest)}–{days}"
    else:
        lasted = f"{number(shortest)}–{days}, midterste {number(memory['middle'])}"
    return f"{spelled(n).capitalize()} gange før: {lasted}. {_delayed(memory['delayed'], n)}"


def _delayed(delayed: int, n: int) -> str:
    if not delayed:
        return "Ingen blev forsinket."
    if delayed == n:
        return "Begge blev forsinket." if n == 2 else f"Alle {spelled(n)} blev forsinket."
    return f"{spelled(delayed).capitalize()} blev forsinket."


def advice(memory: Mapping, as_of: date, why: str = _AS_LONG) -> str:
    """When the work must begin to be allowed to last as long as the longest.

    "" without a deadline, and where the work is under way without a planned start.
    """
    short = memory["days_short"]
    if pd.isna(short):
        return ""
    day, today = pd.Timestamp(memory["start_by"]), pd.Timestamp(as_of)
    too_late = f"Den længste ville kræve, at arbejdet var begyndt {_day(day, as_of)}"
    if memory["is_under_way"]:
        return f"{too_late}." if short > 0 else ENOUGH
    if day < today:
        return f"{too_late}: begynd nu."
    is_planned_ahead = pd.Timestamp(memory["start_date"]) >= today  # not so where there is no planned start
    if not is_planned_ahead:
        return f"Begynd senest {_day(day, as_of)}{why}."
    if short <= 0:
        return ENOUGH
    days = counted(short, "dag", "dage")
    return f"Begynd senest {_day(day, as_of)}, {days} før den planlagte start{why}."


def of_warnings(shown: int, warnings: int) -> str:
    """The line above the tasks that are short of time. `warnings`: how many there are in all."""
    tasks = counted(warnings, "opgave, der er grå eller grøn,", "grå og grønne opgaver")
    line = f"{tasks} har mindre tid, end den længste søsteropgave tog."
    return line if shown >= warnings else f"{line} De {spelled(shown)}, der mangler flest dage:"


def in_words(warnings: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Rows of queries/memory/warnings.sql with what was learned (`memory`) and a short `advice`."""
    rows = warnings.to_dict("records")
    return warnings.assign(
        memory=[range_of(row) for row in rows],
        advice=[advice(row, as_of, why="") for row in rows],
    )


def sisters_in_words(sisters: pd.DataFrame) -> pd.DataFrame:
    """Rows of queries/memory/sisters.sql with how KLIK showed them (`seen`) and who was missing (`missing`).

    Their days are `lasted`.
    """
    rows = sisters.to_dict("records")
    return sisters.assign(
        lasted=sisters["days"],
        seen=[_seen(row) for row in rows],
        missing=[_missing(row) for row in rows],
    )


def _seen(row: Mapping) -> str:
    """ "Gul i 1 af 2 eksporter": exports are all that we know of, so no days."""
    if not row["exports"]:
        return "Kun set fuldført"
    lit = [(row["yellow"], "gul"), (row["red"], "rød")]
    seen = listed([f"{word} i {number(times)}" for times, word in lit if times])
    exports = counted(row["exports"], "eksport", "eksporter")
    return f"{seen.capitalize()} af {exports}" if seen else f"Hverken gul eller rød i {exports}"


def _missing(row: Mapping) -> str:
    without = (
        f"Uden udfører i {counted(row['unstaffed'], 'eksport', 'eksporter')}" if row["unstaffed"] else ""
    )
    vacant = f"Ubesat: {listed(list(row['vacant']))}" if len(row["vacant"]) else ""
    return " · ".join(filter(None, [without, vacant]))


def _day(day: date, as_of: date) -> str:
    """ "7. oktober", with the year where it is another."""
    year = "" if day.year == as_of.year else f" {day.year}"
    return f"{day.day}. {MONTHS[day.month - 1]}{year}"
