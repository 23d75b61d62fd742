"""Which of KLIK's projects a written name means."""

import pytest

from dashboard.domain.project_names import matched

KNOWN = ["KSD", "Kommunernes Pensionssystem (KP)", "Valg", "SAPA – Overblik", "SAPA – Advis", "BBR"]


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
        ("SAPA - Advis", "SAPA – Advis"),
    ],
)
def test_a_name_in_people_s_own_way(written, means):
    assert matched([written], KNOWN, {}) == {written: means}


@pytest.mark.parametrize("written", ["SAPA", "KSDD", "", "Projekt", "BB", "–"])
def test_a_name_that_means_none_or_two_means_neither(written):
    assert matched([written], KNOWN, {}) == {}


def test_the_full_name_in_the_programmappe_tells_what_the_short_one_means():
    assert matched(["SPK"], KNOWN, {"SPK": "Kommunernes Pensionssystem (KP)"}) == {"SPK": KNOWN[1]}
