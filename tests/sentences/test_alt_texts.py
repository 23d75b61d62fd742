"""What charts say to whoever doesn't see them: none, one and many; never the name of a person."""

from datetime import date

import pandas as pd
import pytest

from dashboard.domain.horizon import LANES, Span
from dashboard.sentences import alt_texts

SPAN = Span(date(2026, 11, 23), 8)
ABOUT = f"fra {SPAN.since:%d.%m.%Y} til {SPAN.until:%d.%m.%Y}."


def by_project(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["project", "worst_light", "tasks"])


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        ([("BBR", "green", 3)], "Ingen er røde."),
        ([("BBR", "red", 12), ("KSD", "red", 3), ("KSD", "green", 40)], "BBR flest: 12 røde."),
        ([("BBR", "red", 1)], "BBR flest: 1 rød."),
        ([("BBR", "red", 2), ("KSD", "red", 2)], "BBR og KSD flest: 2 røde hver."),
        ([(name, "red", 2) for name in "ABCD"], "A, B og 2 andre flest: 2 røde hver."),
    ],
)
def test_projects_name_the_worst(rows, answer):
    assert alt_texts.lights_by_project(by_project(*rows)) == f"Opgaver pr. projekt efter værste lys. {answer}"


def weeks(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["week_label", "worst_light", "tasks"])


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        ([], "Ingen åben opgave har frist i ugerne, der vises."),
        ([("uge 51", "green", 1)], "uge 51 flest: 1 frist. Ingen er røde."),
        (
            [("uge 50", "red", 2), ("uge 51", "red", 1), ("uge 51", "green", 4)],
            "uge 51 flest: 5 frister. 3 af 7 er røde.",
        ),
    ],
)
def test_weeks_name_the_busiest(rows, answer):
    assert alt_texts.deadlines_by_week(weeks(*rows)) == f"Åbne frister pr. uge. {answer}"


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        ([], "Ingen åben opgave har frist i ugerne, der vises."),
        ([("ØiR", 3, 0)], "ØiR flest: 3 frister. Ingen er røde."),
        ([("ØiR", 3, 1), ("ØiR", 2, 1), ("STS", 4, 1)], "ØiR flest: 5 frister. ØiR flest: 2 røde."),
    ],
)
def test_components_name_the_busiest_and_the_worst(rows, answer):
    counts = pd.DataFrame(rows, columns=["component", "tasks", "red"])
    expected = f"Åbne frister pr. uge og støttesystem. {answer}"
    assert alt_texts.deadlines_by_component(counts) == expected


@pytest.mark.parametrize(
    ("kind", "rows", "answer"),
    [
        ("project", [], "Ingen åbne opgaver."),
        ("project", [("KSD", 0)], "Ingen åbne opgaver er røde."),
        ("project", [("KSD", 5), ("BBR", 1)], "KSD flest: 5 røde."),
        ("person", [("Bo Tværmose", 5), ("Ane Ask", 1)], "2 rækker har røde opgaver, flest 5 i én."),
        ("person", [("Bo Tværmose", 1)], "1 række har røde opgaver, flest 1 i én."),
        ("person", [("Bo Tværmose", 0)], "Ingen åbne opgaver er røde."),
    ],
)
def test_the_timeline_answers_without_the_name_of_a_person(kind, rows, answer):
    lanes = next(each for each in LANES if each.code == kind)
    said = alt_texts.timeline(pd.DataFrame(rows, columns=["lane", "red"]), lanes, SPAN)
    assert said == f"Tidslinje pr. {lanes.label.lower()} {ABOUT} {answer}"
    assert "Bo" not in said


def cells(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["interface", "project", "red_projects", "is_awaited"])


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        ([("SF1511", None, 0, False)], "Ingen snitflade er rød."),
        ([("SFX", None, 1, False)], "SFX flest: 1 projekt, hvor den er rød."),
        (
            [("SFX", None, 3, False), ("SFX", "KY", None, True), ("SFY", None, 1, False)],
            "SFX flest: 3 projekter, hvor den er rød. 1 felt venter på en opgave.",
        ),
    ],
)
def test_the_matrix_names_the_snitflade_that_is_red_in_most_projects(rows, answer):
    assert alt_texts.matrix(cells(*rows)) == f"Snitflader og projekter efter værste lys. {answer}"


@pytest.mark.parametrize(
    ("warnings", "answer"),
    [
        ([None], "1 kontrakt på en tidslinje. Ingen udløber, før projektet er klar."),
        (["ended", None], "2 kontrakter på en tidslinje. 1 udløber for tidligt: System 0."),
        (
            ["ended", "ends_before", "notice_soon"],
            "3 kontrakter på en tidslinje. 2 udløber for tidligt: System 0 og System 1.",
        ),
    ],
)
def test_contracts_name_those_that_end_too_early(warnings, answer):
    names = [f"System {at}" for at in range(len(warnings))]
    assert alt_texts.contracts(pd.DataFrame({"system": names, "warning": warnings})) == answer


def test_roles_name_where_most_are_vacant():
    covered = pd.DataFrame({"project": ["KSD", "KSD", "KY"], "state": ["ubesat", "ubesat", "ubesat"]})
    assert alt_texts.coverage(covered) == "Rollernes dækning i projekterne. KSD flest: 2 ubesatte roller."
    nobody_lacks = covered.assign(state="besat")
    assert alt_texts.coverage(nobody_lacks).endswith("Ingen nødvendig rolle er ubesat.")
    by_theme = pd.DataFrame({"name": ["Sikkerhed"], "state": ["ubesat"], "roles": [1]})
    assert alt_texts.states_by(by_theme, "tema").endswith("pr. tema. Sikkerhed flest: 1 ubesat.")
    by_day = pd.DataFrame({"day": pd.to_datetime(["2027-01-01"]), "state": ["ubesat"], "roles": [3]})
    assert alt_texts.states_by(by_day, "måned").endswith("01.01.2027 flest: 3 ubesatte.")


def test_habits_say_from_what_to_what():
    days = pd.to_datetime(["2026-10-26", "2026-11-23"])
    trend = pd.DataFrame({"day": days, "habit": "persons_set", "tasks": [10, 10], "kept": [4, 9]})
    from dashboard.domain.culture import HABITS

    trend["habit"] = HABITS[0].code
    assert alt_texts.habits(trend) == (
        f"Vanerne fra 26.10.2026 til 23.11.2026: {HABITS[0].label} 40 til 90 %."
    )
    assert alt_texts.habits(trend[:0]) == "Vanerne over eksporterne. Ingen tal."


def test_a_person_s_load_has_months_and_no_name():
    beside = pd.DataFrame({"month": ["12.2026", "01.2027"], "open_tasks": [3, 1], "others_tasks": [2.0, 2.0]})
    assert alt_texts.person_load(beside).endswith("12.2026 flest: 3 åbne opgaver.")
    assert alt_texts.person_load(beside.assign(open_tasks=0)).endswith("Ingen åbne opgaver.")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("green", "green", 1, "unchanged")], "1 opgave har samme lys. Af de andre: ingen."),
        ([("green", "red", 1, "worse")], "0 opgaver har samme lys. Af de andre: 1 blevet værre."),
        (
            [("red", "red", 9, "unchanged"), ("grey", "green", 2, "started"), (None, "red", 3, "new")],
            "9 opgaver har samme lys. Af de andre: 2 gået i gang og 3 ny.",
        ),
    ],
)
def test_the_matrix_of_lights_says_what_changed(rows, words):
    moves = pd.DataFrame(rows, columns=["from_light", "to_light", "tasks", "kind"])
    assert alt_texts.light_moves(moves) == f"Opgaver fra lys til lys mellem to eksporter. {words}"


def test_the_burn_up_says_how_many_are_done():
    rows = pd.DataFrame({"as_of": [1, 2, 2], "light": ["red", "done", "red"], "tasks": [5, 1200, 1]})
    assert alt_texts.burn_up(rows).endswith("i 2 eksporter. I den nyeste: 1.200 fuldført af 1.201.")
    assert alt_texts.burn_up(rows[:1]).endswith("i 1 eksport. I den nyeste: 0 fuldført af 5.")


def test_the_moved_deadlines_are_counted():
    rows = pd.DataFrame({"postponed": [11, 1], "advanced": [0, 0]})
    assert alt_texts.moved_deadlines(rows) == "Flyttede frister i 2 eksporter: 12 udskudt, 0 fremrykket."
    assert alt_texts.moved_deadlines(rows[:0]) == "Flyttede frister i 0 eksporter: 0 udskudt, 0 fremrykket."


def test_the_use_of_components_names_what_most_systems_use():
    rows = [("A", "ØiR", "used"), ("B", "ØiR", "used"), ("A", "CVR", "planned")]
    uses = pd.DataFrame(rows, columns=["system", "component", "use"])
    assert alt_texts.component_uses(uses) == (
        "Kommunens systemer og deres brug af støttesystemer. ØiR flest: 2 systemer bruger det. 1 er planlagt."
    )
    assert "Ingen bruges endnu." in alt_texts.component_uses(uses.assign(use="possible"))
