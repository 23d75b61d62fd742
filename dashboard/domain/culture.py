"""The four habits of a good KLIK-kultur, as KOMBIT has them, and our own rules for when a task breaks one.

The habits are from KOMBIT: Velkommen til KOMBIT (maj/juni 2018), »God KLIK-kultur«, which sets no limits: the
thresholds are ours. The rules themselves: queries/macros/culture/, a file each.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.horizon import DAYS_AT_RISK
from dashboard.domain.wording import number

# Each is the default of a parameter of that name in queries/culture/.
THRESHOLDS = {
    "grace_days": 7,
    "horizon_days": DAYS_AT_RISK,
    "most_tasks": 8,
    "times_median": 2,
    "still_days": 28,
    "near_days": 30,
    "doubt_days": 14,
}


@dataclass(frozen=True)
class Habit:
    """A habit. `label`: short, for figures and columns. `promise`: KOMBIT's habit in a sentence of our own.

    `counts`: which tasks it is about. `breaks`: when one of them breaks it. `advice`: what raises it.
    `needs_days`: which of THRESHOLDS says how long exports must have been read before they show it; "": none.
    """

    code: str
    label: str
    promise: str
    counts: str
    breaks: str
    advice: str
    needs_days: str = ""

    def is_known_on(self, day: date, first: date) -> bool:
        """Whether the exports since the first one go far enough back to show each break of it."""
        return not self.needs_days or (day - first).days >= THRESHOLDS[self.needs_days]


# In KOMBIT's order.
HABITS = (
    Habit(
        "persons_set",
        "Ansvarlig og udfører",
        "Der er ansvarlig og udfører på opgaverne, når de er publiceret.",
        "åbne opgaver, som blev publiceret for mindst {grace_days} dage siden",
        "ansvarlig eller udfører mangler",
        "Sæt ansvarlig og udfører på i KLIK.",
    ),
    Habit(
        "right_person",
        "Rette medarbejder",
        "Opgaven ligger hos en medarbejder, der har rollen og tiden.",
        "åbne opgaver med frist inden {horizon_days} dage, hvor en person eller en rolle er kendt",
        "opgaven kræver en rolle, som ingen har i projektet, eller den ligger hos en, der har mindst "
        "{most_tasks} åbne opgaver med frist i samme måned og mere end {times_median} gange medianen. "
        "Uden rækker på arket Bemanding måles vanen ikke",
        "Bemand de ubesatte roller, og flyt opgaver fra dem, der har for mange.",
    ),
    Habit(
        "status_up_to_date",
        "Status opdateret",
        "Status i KLIK følger med, når opgaven bliver løst.",
        "åbne opgaver, som er begyndt eller har frist inden {near_days} dage",
        "status er ikke startet {grace_days} dage efter startdatoen, intet er ændret mellem eksporter med "
        "mindst {still_days} dages mellemrum, selv om fristen er inden {near_days} dage, eller KLIKs lys er "
        "bedre end det beregnede",
        "Opdatér status i KLIK.",
        needs_days="still_days",
    ),
    Habit(
        "contact_taken",
        "Kontakt ved tvivl",
        "Der bliver spurgt om hjælp, når en opgave volder problemer.",
        "åbne opgaver, som har været gule eller røde i mindst {doubt_days} dage",
        "der er hverken en kommentar i KLIK, et notat på arket Kontakt eller en åben eskalation",
        "Spørg KOMBIT eller leverandøren, og skriv det på opgaven.",
        needs_days="doubt_days",
    ),
)
BY_CODE = {habit.code: habit for habit in HABITS}


def rule(habit: Habit) -> str:
    """When a task counts, and when it breaks the habit, with our thresholds."""
    text = f"{habit.label}: tæller {habit.counts}. Vanen brydes, når {habit.breaks}."
    return text.format(**THRESHOLDS)


def percent(kept: int, tasks: int) -> int:
    """A share in whole percent: 100 only where all keep the habit, 0 only where none does."""
    return max(1, min(99, round(100 * kept / tasks))) if 0 < kept < tasks else 100 * kept // tasks


# How much of a circle is filled: the share at which it begins.
_CIRCLES = ((100, "●"), (75, "◕"), (50, "◑"), (1, "◔"), (0, "○"))


def figure(kept: int, tasks: int) -> str:
    """A share with its glyph and its n: "◕ 82 % af 18"."""
    share = percent(kept, tasks)
    glyph = next(glyph for least, glyph in _CIRCLES if share >= least)
    return f"{glyph} {share} % af {number(tasks)}"


def totals(figures: pd.DataFrame) -> pd.DataFrame:
    """tasks and kept of each habit over all projects, in KOMBIT's order. `figures`: culture/habits.sql."""
    sums = figures.groupby("habit")[["tasks", "kept"]].sum()
    present = [habit.code for habit in HABITS if habit.code in sums.index]
    return sums.loc[present].astype(int)


def known_on(day: date, first: date, totals: pd.DataFrame) -> pd.DataFrame:
    """Those of `totals` that the exports from the first day until this one can show."""
    return totals[[BY_CODE[code].is_known_on(day, first) for code in totals.index]]


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of queries/culture/ with the habit as the user reads it."""
    return rows.assign(habit=[BY_CODE[code].label for code in rows["habit"]])
