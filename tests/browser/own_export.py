"""An export that no importer has seen, and an oracle that reads it cell by cell with openpyxl.

The oracle knows nothing of the dashboard: its light rules are the table in the README, written out slowly.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import openpyxl

DAY = date(2027, 3, 15)
MUNICIPALITY = "Tørvekøbing Kommune"
SHEET = "Udtræk"
# Words from the list of synonyms, in an order that no sample has.
HEADERS = (
    "KLIK-nr",
    "It-løsning",
    "Opgavetitel",
    "Trafiklys",
    "Løses senest",
    "Påbegyndes",
    "Udføres af",
    "Opgaveansvarlig",
    "Opgavestatus",
    "Løst den",
    "Opgavebeskrivelse",
    "Indsatsområde",
    "Lokal mappe",
)
PROJECTS = ("Fiskeri", "Havneplan", "Broer og stier", "Lygtepæle", "Æblehaver")
PERSONS = ("Åse Nørregård", "Bjørk Damgaard", "Carl-Emil Ø. Friis", "Dorthe Lund", "Esben Krog")
VERBS = ("Kortlæg", "Beskriv", "Afprøv", "Godkend", "Planlæg")
THINGS = ("arbejdsgange", "skemaer", "overgangen", "uddannelse", "testforløb", "fuldmagter", "kontrakter")
LIGHTS = ("Rød", "gul", "GRØN", "Grå", "Grøn", None)
STATUSES = ("Ikke startet", "I gang", "Afventer", "Kan ikke nås", "Ikke relevant", None, "I gang")
NUMBERS = ("SF1511", "SF1500", "SF1590_A", "SF1470", "SF1511 og SF2900")
THEMES = ("Økonomi", "Kommunikation", None)


def write(
    file: Path, seed: int = 1, tasks: int = 97, day: date = DAY, municipality: str = MUNICIPALITY
) -> Path:
    """A workbook with title rows above its table and a total below it, by chance but the same each time."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append([f"Opgaver i {municipality}"])
    sheet.append([None, f"Udtræk pr. {day:%d-%m-%Y}"])
    sheet.append([])
    sheet.append(HEADERS)
    chance = Random(seed)
    for number in range(1, tasks + 1):
        sheet.append(_task(chance, number, day))
    sheet.append([])
    sheet.append([None, "I alt", tasks])
    book.save(file)
    return file


def _task(chance: Random, number: int, day: date) -> list:
    start, due = (_day_near(chance, day, middle) for middle in (-20, 25))
    done = chance.random() < 0.2
    named = chance.random() < 0.3
    return [
        f"T-{number:03}",
        chance.choice(PROJECTS),
        f"{chance.choice(VERBS)} {chance.choice(THINGS)} nr. {number}",
        chance.choice(LIGHTS) if not done else chance.choice(("Fuldført", None)),
        _as_written(chance, due),
        _as_written(chance, start),
        chance.choice((*PERSONS, None)),
        chance.choice((*PERSONS, None)),
        chance.choice(STATUSES) if not done else "Fuldført",
        datetime.combine(day - timedelta(days=chance.randint(1, 60)), datetime.min.time()) if done else None,
        f"Aftales med leverandøren. Se {chance.choice(NUMBERS)}." if named else "Aftales med leverandøren.",
        chance.choice(THEMES),
        f"Skuffe {chance.randint(1, 9)}",
    ]


def _day_near(chance: Random, day: date, middle: int) -> date | None:
    return None if chance.random() < 0.1 else day + timedelta(days=middle + chance.randint(-45, 45))


def _as_written(chance: Random, day: date | None) -> datetime | str | None:
    """Half of the dates as Excel's, half as people type them."""
    if day is None:
        return None
    return datetime.combine(day, datetime.min.time()) if chance.random() < 0.5 else f"{day:%d.%m.%Y}"


@dataclass(frozen=True)
class Task:
    title: str
    project: str
    shown: str  # the light's word, KLIK's own where it has one
    computed: str
    worst: str  # of the two
    in_klik: str | None
    interfaces: frozenset[str]
    responsible: str | None
    executor: str | None
    is_open: bool


@dataclass(frozen=True)
class Oracle:
    """What is in a file, by openpyxl and plain Python."""

    day: date
    tasks: tuple[Task, ...]

    def count(self, fits: Callable[[Task], bool] = lambda task: True) -> int:
        return sum(map(fits, self.tasks))

    def shown(self) -> Counter:
        return Counter(task.shown for task in self.tasks)

    def lights(self) -> dict[str, tuple[int, int]]:
        """By word: how many have it as the worst, and of these those that have it in KLIK."""
        worst = Counter(task.worst for task in self.tasks)
        in_klik = Counter(task.worst for task in self.tasks if task.in_klik == task.worst)
        return {word: (worst[word], in_klik[word]) for word in worst}

    def titled(self, title: str) -> Task:
        return next(task for task in self.tasks if task.title == title)


def oracle(file: Path) -> Oracle:
    rows = list(openpyxl.load_workbook(file)[SHEET].values)
    day = datetime.strptime(re.search(r"\d\d-\d\d-\d{4}", rows[1][1])[0], "%d-%m-%Y").date()
    header = rows.index(HEADERS)
    found = [dict(zip(HEADERS, row, strict=True)) for row in rows[header + 1 :]]
    return Oracle(day, tuple(_judged(cells, day) for cells in found if cells["KLIK-nr"]))


def _judged(cells: dict, day: date) -> Task:
    computed = _light(cells, day)
    own = cells["Trafiklys"]
    return Task(
        title=cells["Opgavetitel"],
        project=cells["It-løsning"],
        shown=own.capitalize() if own else computed,
        computed=computed,
        worst=_worse(own.capitalize() if own else None, computed),
        in_klik=own.capitalize() if own else None,
        interfaces=frozenset(re.findall(r"SF\d{4}(?:_[A-Z])?", cells["Opgavebeskrivelse"])),
        responsible=cells["Opgaveansvarlig"],
        executor=cells["Udføres af"],
        is_open=computed != "Fuldført" and cells["Opgavestatus"] != "Ikke relevant",
    )


SEVEREST_FIRST = ("Rød", "Gul", "Ukendt", "Grøn", "Grå", "Fuldført")


def _worse(own: str | None, computed: str) -> str:
    if own is None or (computed == "Fuldført" and own not in ("Gul", "Rød")):
        return computed
    return min(own, computed, key=SEVEREST_FIRST.index)


def _light(cells: dict, day: date) -> str:
    """The README's table, row by row."""
    due, start, status = _date(cells["Løses senest"]), _date(cells["Påbegyndes"]), cells["Opgavestatus"]
    if status == "Fuldført" or cells["Trafiklys"] == "Fuldført":
        return "Fuldført"
    if status == "Ikke relevant":
        return "Grå"
    if (due and due < day) or status == "Kan ikke nås":
        return "Rød"
    if start and start > day:
        return "Grå"
    if not due:
        return "Ukendt"
    if (due - day).days <= 14 and status != "I gang":
        return "Gul"
    begun = start is not None or status != "Ikke startet"
    if begun and (not cells["Udføres af"] or not cells["Opgaveansvarlig"]):
        return "Gul"
    return "Grøn"


def _date(cell: datetime | str | None) -> date | None:
    if cell is None:
        return None
    return cell.date() if isinstance(cell, datetime) else datetime.strptime(cell, "%d.%m.%Y").date()
