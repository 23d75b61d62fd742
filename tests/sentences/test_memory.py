"""What sister tasks say, of none, one, two and many."""

from datetime import date

import pandas as pd
import pytest

from dashboard.sentences import memory

AS_OF = date(2026, 11, 23)
START, DUE = pd.Timestamp(2027, 1, 22), pd.Timestamp(2027, 4, 16)  # 84 days


def of(days: list[int], delayed: int = 0, start=START, due=DUE, under_way: bool = False) -> dict:
    """As queries/memory/of_task.sql answers of sisters that took so many days."""
    days = sorted(days)
    start_by = due - pd.Timedelta(days=days[-1]) if due is not None else pd.NaT
    ought_to_begin = start if under_way else max(filter(pd.notna, (start, pd.Timestamp(AS_OF))))
    return {
        "n": len(days),
        "shortest": days[0],
        "middle": days[(len(days) - 1) // 2],
        "longest": days[-1],
        "delayed": delayed,
        "projects": ["SAPA"],
        "is_under_way": under_way,
        "start_date": start,
        "due_date": due,
        "start_by": start_by,
        "days_short": (ought_to_begin - start_by).days,
    }


def test_none():
    assert memory.NONE == "Ingen afsluttede søsteropgaver endnu."


@pytest.mark.parametrize(("days", "words"), [(145, "145 dage"), (1, "1 dag")])
def test_one_is_a_fact_and_no_advice(days, words):
    assert memory.experience(of([days]), AS_OF) == (
        f"Én gang før (SAPA): {words} fra planlagt start til fuldført. For lidt data til en vurdering."
    )


@pytest.mark.parametrize(
    ("days", "delayed", "words"),
    [
        ([56, 146], 1, "To gange før: 56–146 dage. Én blev forsinket."),
        ([56, 146], 2, "To gange før: 56–146 dage. Begge blev forsinket."),
        ([56, 146], 0, "To gange før: 56–146 dage. Ingen blev forsinket."),
        ([56, 56], 0, "To gange før: 56 dage begge gange. Ingen blev forsinket."),
        ([1, 1], 0, "To gange før: 1 dag begge gange. Ingen blev forsinket."),
        ([63, 107, 130], 3, "Tre gange før: 63–130 dage, midterste 107. Alle tre blev forsinket."),
        ([63, 107, 110, 130], 4, "Fire gange før: 63–130 dage, midterste 107. Alle fire blev forsinket."),
        ([63, 107, 110, 130], 2, "Fire gange før: 63–130 dage, midterste 107. To blev forsinket."),
        ([9, 9, 9], 1, "Tre gange før: 9 dage alle gange. Én blev forsinket."),
        ([*range(1, 12), 1200], 12, "12 gange før: 1–1.200 dage, midterste 6. Alle 12 blev forsinket."),
    ],
)
def test_two_are_a_range_and_more_have_a_middle(days, delayed, words):
    assert memory.range_of(of(days, delayed)) == words


@pytest.mark.parametrize(
    ("about", "words"),
    [
        (
            of([56, 112]),
            "Begynd senest 25. december, 28 dage før den planlagte start, "
            "hvis den skal kunne vare lige så længe som den længste.",
        ),
        (
            of([56, 85]),
            "Begynd senest 21. januar 2027, 1 dag før den planlagte start, "
            "hvis den skal kunne vare lige så længe som den længste.",
        ),
        (of([56, 191]), "Den længste ville kræve, at arbejdet var begyndt 7. oktober: begynd nu."),
        (of([56, 84]), "Den planlagte start giver tid nok til selv den længste."),
        (
            of([56, 100], start=pd.Timestamp(2026, 11, 2)),
            "Begynd senest 6. januar 2027, hvis den skal kunne vare lige så længe som den længste.",
        ),
        (of([56, 100], due=None), ""),
        (
            of([5, 9], start=pd.NaT, due=pd.Timestamp(2026, 11, 30)),
            "Den længste ville kræve, at arbejdet var begyndt 21. november: begynd nu.",
        ),
        (
            of([56, 191], start=pd.Timestamp(2026, 11, 2), under_way=True),
            "Den længste ville kræve, at arbejdet var begyndt 7. oktober.",
        ),
        (of([56, 100], start=pd.Timestamp(2026, 11, 2), under_way=True), memory.ENOUGH),
        (of([56, 100], start=pd.NaT, under_way=True), ""),
    ],
)
def test_when_to_begin(about, words):
    assert memory.advice(about, AS_OF) == words


def test_range_and_advice_stand_together():
    assert memory.experience(of([56, 84], 1), AS_OF) == (
        "To gange før: 56–84 dage. Én blev forsinket. Den planlagte start giver tid nok til selv den længste."
    )


@pytest.mark.parametrize(
    ("shown", "warnings", "words"),
    [
        (1, 1, "1 opgave, der er grå eller grøn, har mindre tid, end den længste søsteropgave tog."),
        (2, 2, "2 grå og grønne opgaver har mindre tid, end den længste søsteropgave tog."),
        (
            5,
            27,
            "27 grå og grønne opgaver har mindre tid, end den længste søsteropgave tog. "
            "De fem, der mangler flest dage:",
        ),
    ],
)
def test_how_many_are_short_of_time(shown, warnings, words):
    assert memory.of_warnings(shown, warnings) == words


def test_warnings_are_short():
    [shown] = memory.in_words(pd.DataFrame([of([56, 112], 1)]), AS_OF).to_dict("records")
    assert shown["memory"] == "To gange før: 56–112 dage. Én blev forsinket."
    assert shown["advice"] == "Begynd senest 25. december, 28 dage før den planlagte start."


@pytest.mark.parametrize(
    ("exports", "yellow", "red", "seen"),
    [
        (0, 0, 0, "Kun set fuldført"),
        (1, 0, 0, "Hverken gul eller rød i 1 eksport"),
        (2, 1, 0, "Gul i 1 af 2 eksporter"),
        (1, 0, 1, "Rød i 1 af 1 eksport"),
        (4, 1, 2, "Gul i 1 og rød i 2 af 4 eksporter"),
    ],
)
def test_how_klik_showed_a_sister(exports, yellow, red, seen):
    row = {"days": 9, "exports": exports, "yellow": yellow, "red": red, "unstaffed": 0, "vacant": []}
    [sister] = memory.sisters_in_words(pd.DataFrame([row])).to_dict("records")
    assert (sister["seen"], sister["missing"], sister["lasted"]) == (seen, "", 9)


@pytest.mark.parametrize(
    ("unstaffed", "vacant", "missing"),
    [
        (1, [], "Uden udfører i 1 eksport"),
        (2, ["Superbruger"], "Uden udfører i 2 eksporter · Ubesat: Superbruger"),
        (0, ["A", "B"], "Ubesat: A og B"),
    ],
)
def test_who_was_missing(unstaffed, vacant, missing):
    row = {"days": 9, "exports": 2, "yellow": 0, "red": 0, "unstaffed": unstaffed, "vacant": vacant}
    assert memory.sisters_in_words(pd.DataFrame([row]))["missing"].tolist() == [missing]
