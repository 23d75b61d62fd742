"""Tasks in any number, the same each time: repetitive where an export is, with a title of its own each."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

AS_OF = date(2026, 11, 23)
MUNICIPALITY = "Eksempelkøbing Kommune"
PROJECTS = [f"Projekt {number:02}" for number in range(1, 41)]
PERSONS = [
    f"{first} {last}"
    for first in ("Anne", "Bo", "Cilie", "Dan", "Ea", "Finn", "Gry", "Hans", "Ida", "Jens")
    for last in ("Abild", "Birk", "Dahl", "Eg", "Fyr", "Gran", "Hassel", "Iris", "Jasmin", "Klinte")
    for _ in range(1)
] + [f"Medarbejder {number}" for number in range(300)]
THEMES = [
    "IT-miljø og IT-infrastruktur", "IT-sikkerhed og aftaler", "Organisering og arbejdsgange",
    "Projektledelse og -styring", "Data og migrering", "Test", "Uddannelse", "Kommunikation",
]  # fmt: skip
PHASES = ["Forberedelse", "Klargøring", "Idriftsættelse", "Ibrugtagning"]
ROLES = ["Projektejer", "Projektleder", "Aftaleadministrator (STS)", "Fagspecialist", "It-arkitekt"]
COMPONENTS = ["", "Beskedfordeler", "Organisation", "Sags- og Dokumentindeks", "Adgangsstyring"]
INTERFACES = ["", "SF1461", "SF1500", "SF1490", "SF1470"]
VERBS = ["Godkend", "Opsæt", "Test", "Beskriv", "Planlæg", "Kontrollér", "Aftal", "Bestil", "Gennemgå"]
OBJECTS = ["fuldmagter", "serviceaftaler", "fordelingsregler", "testdata", "brugerroller", "arbejdsgange"]
STATUSES = {
    "not_started": "Ikke startet", "in_progress": "I gang", "waiting": "Afventer", "done": "Fuldført",
    "impossible": "Kan ikke løses", "not_relevant": "Ikke relevant",
}  # fmt: skip
LIGHTS = {"red": "Rød", "yellow": "Gul", "green": "Grøn", "grey": "Grå", "done": "Fuldført"}
DATES = ("published_date", "start_date", "due_date", "completed_date")


def tasks(count: int, as_of: date = AS_OF, projects_at_most: int = len(PROJECTS)) -> pd.DataFrame:
    """`count` tasks as an export of that day shows them: codes for status and light, None where empty."""
    draw = np.random.default_rng(count)
    number = np.arange(count)
    projects, verbs, objects = (
        draw.integers(0, of, count) for of in (projects_at_most, len(VERBS), len(OBJECTS))
    )
    start = draw.integers(-900, 500, count)
    due = start + draw.integers(10, 300, count)
    late = draw.integers(-40, 20, count)
    dates = {"published_date": start - 90, "start_date": start, "due_date": due, "completed_date": due + late}
    shift = (as_of - AS_OF).days
    done = dates["completed_date"] < np.minimum(shift, 400)
    done &= draw.random(count) < 0.93
    found = pd.DataFrame({"task_id": number + 100_000, "project": np.array(PROJECTS)[projects]})
    found["title"] = [
        f"{VERBS[verb]} {OBJECTS[thing]} for {PROJECTS[project]}, del {n}"
        for verb, thing, project, n in zip(verbs, objects, projects, number, strict=True)
    ]
    found["description"] = _descriptions(draw, count)
    for name, of in (("theme", THEMES), ("phase", PHASES), ("role", ROLES)):
        found[name] = np.array(of, object)[draw.integers(0, len(of), count)]
    linked = np.where(draw.random(count) < 0.4, draw.integers(1, len(INTERFACES), count), 0)
    found["component"], found["interface"] = (_at(of, linked) for of in (COMPONENTS, INTERFACES))
    for name, days in dates.items():
        found[name] = np.datetime64(AS_OF) + days.astype("timedelta64[D]")
    found.loc[~done, "completed_date"] = pd.NaT
    found.loc[draw.random(count) < 0.04, "due_date"] = pd.NaT
    found["responsible"], found["executor"] = _persons(draw, projects, 0.03), _persons(draw, projects, 0.12)
    found["status_code"] = _statuses(draw, done, start > shift)
    found["light"] = _lights(draw, done, start > shift, due - shift)
    return found


def _at(values: list[str], places: np.ndarray) -> np.ndarray:
    return np.array([value or None for value in values], object)[places]


def _descriptions(draw: np.random.Generator, count: int) -> np.ndarray:
    """A third has none; some name a snitflade; texts recur as they do where projects share a template."""
    texts = [None] + [
        f"{VERBS[n % 9]} {OBJECTS[n % 6]} med leverandøren, og skriv ned, hvad I aftaler. Aftale {n} er klar."
        + (f" Se snitfladen SF{1400 + n % 120}." if n % 7 == 0 else "")
        for n in range(4000)
    ]
    places = np.where(draw.random(count) < 0.33, 0, draw.integers(1, len(texts), count))
    return np.array(texts, object)[places]


def _persons(draw: np.random.Generator, projects: np.ndarray, missing: float) -> np.ndarray:
    """Each project has its own ten persons."""
    places = (projects * 7 + draw.integers(0, 10, len(projects))) % len(PERSONS)
    return np.where(draw.random(len(projects)) < missing, None, np.array(PERSONS, object)[places])


def _statuses(draw: np.random.Generator, done: np.ndarray, later: np.ndarray) -> np.ndarray:
    open_ones = draw.choice(
        ["not_started", "in_progress", "waiting", "impossible", "not_relevant"],
        len(done),
        p=[0.4, 0.48, 0.06, 0.02, 0.04],
    )
    return np.where(done, "done", np.where(later, "not_started", open_ones)).astype(object)


def _lights(
    draw: np.random.Generator, done: np.ndarray, later: np.ndarray, days_left: np.ndarray
) -> np.ndarray:
    """As KLIK would show it, but for one in twelve."""
    told = np.where(days_left < 0, "red", np.where(days_left < 14, "yellow", "green"))
    told = np.where(done, "done", np.where(later, "grey", told)).astype(object)
    wrong = (draw.random(len(done)) < 0.08) & ~done
    return np.where(wrong, "green", told)


def earlier(months: int) -> date:
    """The day of an export that many months before the newest."""
    return AS_OF - timedelta(weeks=4 * months)
