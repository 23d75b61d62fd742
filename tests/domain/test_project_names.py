"""Which of KLIK's projects a written name means."""

import pytest

from dashboard.domain.project_names import matched

KNOWN = [
    "KY Kommunernes Ydelsessystem",
    "KSD",
    "Kommunernes Pensionssystem (KP)",
    "Valg",
    "SAPA – Overblik",
    "SAPA – Advis",
    "BBR",
]


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("KSD", "KSD"),
        ("ksd ", "KSD"),
        ("Projekt KSD", "KSD"),
        ("Projektet KSD", "KSD"),
        ("Kommunernes Sygedagpengesystem (KSD)", "KSD"),
        ("KSD – Sygedagpenge", "KSD"),
        ("KP", "Kommunernes Pensionssystem (KP)"),
        ("Kommunernes Pensionssystem", "Kommunernes Pensionssystem (KP)"),
        ("VALG", "Valg"),
        ("KY", "KY Kommunernes Ydelsessystem"),
        ("Kommunernes Ydelsessystem", "KY Kommunernes Ydelsessystem"),
        ("SAPA - Advis", "SAPA – Advis"),
    ],
)
def test_a_name_in_people_s_own_way(written, means):
    assert matched([written], KNOWN, {}) == {written: means}


@pytest.mark.parametrize("written", ["SAPA", "KSDD", "", "Projekt", "BB", "–"])
def test_a_name_that_means_none_or_two_means_neither(written):
    assert matched([written], KNOWN, {}) == {}


def test_the_full_name_in_the_programmappe_tells_what_the_short_one_means():
    assert matched(["SPK"], KNOWN, {"SPK": "Kommunernes Pensionssystem (KP)"}) == {"SPK": KNOWN[2]}


def test_a_cell_of_thousands_of_blanks_is_no_name_and_takes_no_time():
    assert matched(["KSD" + " " * 100_000 + "x"], KNOWN, {}) == {}
    assert matched(["KSD" + " " * 150 + "– Sygedagpenge"], KNOWN, {}) != {}
