"""One municipality by several names."""

import pytest

from dashboard.domain.municipalities import bare, codes, identified, is_named_in, names


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


def test_each_has_a_code_of_its_own():
    assert set(codes()) == set(names())
    assert len(set(codes().values())) == len(names())
    assert all(len(code) == 4 and code.isdecimal() for code in codes().values())
    real = [code for code in codes().values() if not code.startswith("9")]
    assert len(real) == 98 and all(101 <= int(code) <= 860 for code in real)


@pytest.mark.parametrize("text", ["0450", "450", " 450 ", "Nyborg", "nyborg kommune", "Nyborg Kommune"])
def test_one_is_identified_by_code_or_name(text):
    assert identified(text) == "Nyborg Kommune"


@pytest.mark.parametrize("text", ["", "9999", "45", "Atlantis", "0450; drop table", "4" * 5000])
def test_what_is_no_municipality_is_none(text):
    assert identified(text) is None
