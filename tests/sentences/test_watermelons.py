"""What is said of tasks that stand worse than KLIK shows, of none, one, two and many."""

import pandas as pd
import pytest

from dashboard.sentences import watermelons

MOVED, VACANT, STILL = "Fristen er flyttet 9 dage", "Ubesat rolle: Superbruger", "Uændret siden"


@pytest.mark.parametrize(
    ("light", "is_watermelon", "signs", "words"),
    [
        ("green", False, [], ""),
        ("green", True, ["KLIK viser grøn, men …"], ""),
        ("green", False, [MOVED], f"Ét tegn på, at opgaven står værre end grøn: {MOVED}."),
        ("grey", False, [MOVED, VACANT], f"2 tegn på, at opgaven står værre end grå: {MOVED} · {VACANT}."),
        ("green", True, ["KLIK …", MOVED], f"Det siger også imod KLIKs lys: {MOVED}."),
        ("yellow", True, ["KLIK …", MOVED, STILL], f"Det siger også imod KLIKs lys: {MOVED} · {STILL}."),
    ],
)
def test_what_a_drawer_says(light, is_watermelon, signs, words):
    assert watermelons.of_task(light, is_watermelon, signs) == words


@pytest.mark.parametrize(
    ("tasks", "words"),
    [
        (0, "Ingen andre grønne eller grå opgaver har mindst 2 tegn på, at de står værre."),
        (1, "1 anden grøn eller grå opgave har mindst 2 tegn på at stå værre, end KLIK viser."),
        (2, "2 andre grønne eller grå opgaver har mindst 2 tegn på at stå værre, end KLIK viser."),
        (1200, "1.200 andre grønne eller grå opgaver har mindst 2 tegn på at stå værre, end KLIK viser."),
    ],
)
def test_how_many_others(tasks, words):
    assert watermelons.of_suspects(tasks, 2) == words


def test_signs_are_one_text():
    tasks = pd.DataFrame({"because": [[], [MOVED], [MOVED, STILL]]})
    assert watermelons.in_words(tasks)["because"].tolist() == ["", MOVED, f"{MOVED} · {STILL}"]
