"""Counts and lists as Danes write them."""

import pytest

from dashboard.domain.wording import counted, listed, number, spelled


def test_counts_have_their_noun_in_the_right_number():
    assert number(200_000) == "200.000"
    assert counted(1, "opgave", "opgaver") == "1 opgave"
    assert counted(1200, "opgave", "opgaver") == "1.200 opgaver"


def test_lists_end_with_og_and_count_the_rest():
    assert listed([]) == ""
    assert listed(["SAPA"]) == "SAPA"
    assert listed(["SAPA", "KSD", "KY"]) == "SAPA, KSD og KY"
    assert listed(list("abcdefg"), at_most=3) == "a, b og 5 andre"


@pytest.mark.parametrize(
    ("count", "word"), [(0, "nul"), (1, "én"), (3, "tre"), (10, "ti"), (11, "11"), (1200, "1.200")]
)
def test_a_small_number_is_spelled(count, word):
    assert spelled(count) == word
