"""Counts and lists as Danes write them."""

from dashboard.domain.wording import counted, listed, number


def test_counts_have_their_noun_in_the_right_number():
    assert number(200_000) == "200.000"
    assert counted(1, "opgave", "opgaver") == "1 opgave"
    assert counted(1200, "opgave", "opgaver") == "1.200 opgaver"


def test_lists_end_with_og_and_count_the_rest():
    assert listed([]) == ""
    assert listed(["SAPA"]) == "SAPA"
    assert listed(["SAPA", "KSD", "KY"]) == "SAPA, KSD og KY"
    assert listed(list("abcdefg"), at_most=3) == "a, b og 5 andre"
