"""One municipality by several names."""

import pytest

from dashboard.domain.municipalities import bare, is_named_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vesthimmerland", "Vesthimmerlands Kommune"),
        ("Aarhus", "Århus Kommune"),
        ("Randers", "Randers Kommune"),
        ("Bornholm", "Bornholms Regionskommune"),
        ("Lyngby-Taarbæk", "Lyngby Taarbæk kommune"),
        ("", " "),
    ],
)
def test_two_names_of_one(one, other):
    assert bare(one) == bare(other)


@pytest.mark.parametrize(("one", "other"), [("Odense", "Odder"), ("Aarhus", "Aalborg"), ("Ringsted", "")])
def test_names_of_two(one, other):
    assert bare(one) != bare(other)


@pytest.mark.parametrize(
    ("text", "municipality", "named"),
    [
        ("København, Hedensted, Vesthimmerland og Aabenraa", "Vesthimmerlands Kommune", True),
        ("Pilot i Vesthimmerlands Kommune", "Vesthimmerland", True),
        ("Alle kommuner på én gang", "Alslev Kommune", False),
        ("Odderne", "Odder", False),
        ("Ingen pilot", "", False),
    ],
)
def test_a_text_that_names_it(text, municipality, named):
    assert is_named_in(text, municipality) is named
