"""What the frame of every page says."""

from datetime import date, timedelta

import pytest

from dashboard.sentences import frame

NEWEST = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("chosen", "all_tasks", "said"),
    [(246, 394, "246 af 394 opgaver"), (1, 1, "1 af 1 opgave"), (0, 1234, "0 af 1.234 opgaver")],
)
def test_how_many_tasks_are_left(chosen, all_tasks, said):
    assert frame.tasks_left(chosen, all_tasks, 1) == said


def test_of_several_municipalities_it_is_said():
    assert frame.tasks_left(170, 177, 2) == "170 af 177 opgaver i 2 kommuner"


def test_which_filters_work():
    said = frame.only_these_filters(["Projekt", "Snitflade", "Kommune"])
    assert said == "Kun filtrene Projekt, Snitflade og Kommune virker på denne side."
    of_a_section = frame.only_these_filters(["Projekt", "Kommune"], "i tjeklisten")
    assert of_a_section == "Kun filtrene Projekt og Kommune virker i tjeklisten."


@pytest.mark.parametrize(
    ("days", "begins"), [(-3, ""), (0, ""), (14, ""), (15, "Eksporten er 15 dage gammel.")]
)
def test_the_age_of_an_export(days, begins):
    said = frame.age_of_export(NEWEST, NEWEST + timedelta(days=days))
    assert said.startswith(begins) and bool(said) is bool(begins)


def test_doubts_of_one_export_name_it_and_of_more_count_them():
    one = {"file_name": "klik.xlsx", "open_questions": 4}
    assert frame.doubts([]) == ""
    assert frame.doubts([one]) == "Vi er i tvivl om 4 kolonner i klik.xlsx."
    assert frame.doubts([one, one]) == "Vi er i tvivl om 8 kolonner i 2 eksporter."


def test_what_happened_to_a_file_is_one_line():
    name = "et meget langt navn på en fil fra en kollega.xlsx"
    assert (
        frame.rows_left_out(name, 1)
        == "et meget langt navn på en fil fra en ko…: 1 række kunne ikke læses som opgaver."
    )
    assert frame.takes_the_place("ny.xlsx", 1) == (
        "ny.xlsx vises nu i stedet for en tidligere eksport fra samme dag og kommune."
    )
    assert "2 tidligere eksporter" in frame.takes_the_place("ny.xlsx", 2)


def test_each_printed_page_says_whose_tasks_of_which_day_by_which_filter():
    assert frame.on_paper("Ærø", date(2026, 11, 23), []) == "Ærø · opgjort pr. 23.11.2026 · alle opgaver"
    chosen = frame.on_paper("", date(2026, 11, 23), ["Projekt: KSD", "KLIK-lys: Rød"])
    assert chosen == "opgjort pr. 23.11.2026 · Projekt: KSD · KLIK-lys: Rød"
