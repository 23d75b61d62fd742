"""What the slides say beside the pages' own sentences."""

import pytest

from dashboard.sentences.presentation import urgent


@pytest.mark.parametrize(
    ("shown", "all_of_them", "words"),
    [
        (0, 0, "Ingen opgaver kræver handling."),
        (1, 1, "1 opgave kræver handling."),
        (2, 2, "2 opgaver kræver handling."),
        (7, 62, "62 opgaver kræver handling. Her er de 7 vigtigste."),
    ],
)
def test_how_many_tasks_need_action(shown, all_of_them, words):
    assert urgent(shown, {"needs_action": all_of_them, "red": 0}) == words
