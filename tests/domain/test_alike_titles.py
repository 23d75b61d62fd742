"""Which titles ask for the same: by their words, whatever the project."""

import pytest

from dashboard.domain import alike_titles

PROJECTS = ["SAPA", "KSD", "KY", "KP", "Fælles Bibliotekssystem"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Opret jobfunktionsroller til KSD", "opret jobfunktionsroller"),
        ("(MI 14) Godkend serviceaftaler for KP", "godkend serviceaftaler"),
        ("Åbn netværket til SAPAs testmiljø", "aabn netvaerket testmiljoe"),
        ("Luk Fælles Bibliotekssystem", "luk"),
        ("Find navne til rollerne i KY-projektet", "find navne rollerne projektet"),
        ("Ryd op i BBR 1.8", "ryd bbr"),
        ("KSD", ""),
    ],
)
def test_a_bare_title_is_what_is_asked_for(title, words):
    assert alike_titles.bare_titles([title], PROJECTS) == {title: words}


def test_without_projects_titles_stay_as_they_are():
    assert alike_titles.bare_titles(["Luk SAPA"], []) == {"Luk SAPA": "luk sapa"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("opret jobfunktionsroller", "opret jobfunktionsroller", [True]),
        ("opret jobfunktionsrolle", "opret jobfunktionsroller", [True]),
        ("opret jobfunktionsroller", "opret jobfunktionsroller sigende navne tildel", [False]),
        ("opret jobfunktionsroller", "luk gamle system", []),
        ("godkend serviceaftaler", "godkend brevskabeloner", []),
        ("", "", []),
    ],
)
def test_titles_are_alike_by_themselves_or_with_something_in_common(one, other, alike):
    pairs = alike_titles.alike([one], [other])
    assert [by_title for _, _, by_title in pairs] == alike
    assert [pair[:2] for pair in pairs] == [(one, other)] * len(alike)
