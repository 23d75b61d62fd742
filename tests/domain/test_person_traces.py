"""What of a text is one person's, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.person_traces import DELETED_PERSON, Eraser, Traces, digits_of, names_in

METTE = Traces(
    frozenset({"Mette Sørensen"}), frozenset({"MES"}), frozenset({"mes@k.dk"}), frozenset({"12 34 56 78"})
)
OTHERS = Traces(frozenset({"Anne Mette Sørensen", "Bo Hansen"}), frozenset({"BOH"}))


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Ring til mette  soerensen (MES) i dag", "Ring til slettet person i dag"),
        ("Sørensen, Mette", "slettet person"),
        ("SØRENSEN METTE", "slettet person"),
        ("Mette Sørensens chef", "slettet persons chef"),
        ("mappe_Mette_Sørensen.xlsx", "mappe_slettet person.xlsx"),
        ("MES svarer", "slettet person svarer"),
        ("tlf. +45 12345678.", "tlf. ."),
        ("12-34-56-78", ""),
        ("Mes@K.dk", ""),
        ("Anne Mette Sørensen", "Anne Mette Sørensen"),
        ("Mette Sørensen-Holm", "Mette Sørensen-Holm"),
        ("mes, messe, MESSE og MES-2", "mes, messe, MESSE og MES-2"),
        ("112345678", "112345678"),
        ("hmes@k.dk og mes@k.dk.com", "hmes@k.dk og mes@k.dk.com"),
        ("Bo Hansen (BOH)", "Bo Hansen (BOH)"),
        ("", ""),
    ],
)
def test_one_person_is_taken_out(text, without):
    assert Eraser(METTE, OTHERS).without(text) == without


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Ann", "slettet person"),
        ("Anna", "Anna"),
        ("Ann Hansen", "Ann Hansen"),
        ("ann", "ann"),
        ("Ann kom", "slettet person kom"),
    ],
)
def test_a_name_of_one_word(text, without):
    assert Eraser(Traces(frozenset({"Ann"})), Traces(frozenset({"Anna"}))).without(text) == without


def test_what_another_has_too_stays():
    both = Traces(METTE.names, METTE.initials, METTE.mails, frozenset({"+4512345678"}))
    text = "Mette Sørensen, MES, mes@k.dk, 12 34 56 78"
    assert Eraser(METTE, both).without(text) == text


def test_initials_that_are_a_word_of_ours_stay_and_columns_that_nobody_writes_freely_keep_them():
    assert Eraser(METTE, words=frozenset({"mes"})).without("MES i drift") == "MES i drift"
    assert Eraser(METTE).without("MES", free=False) == "MES"


@given(st.text(max_size=60))
def test_a_text_without_any_of_it_stays_as_it_is(text):
    if not any(mark in text.lower() for mark in ("mette", "mes", "1")):
        assert Eraser(METTE, OTHERS).without(text) == text


@given(st.text(max_size=20), st.text(max_size=20))
def test_once_is_enough(before, after):
    once = Eraser(METTE, OTHERS).without(f"{before} Mette Sørensen {after}")
    assert DELETED_PERSON in once and Eraser(METTE, OTHERS).without(once) == once


def test_names_and_numbers():
    assert names_in("Bo Hansen og Ib; Eva / Åse") == ["Bo Hansen", "Ib", "Eva", "Åse"]
    assert names_in("Sørensen, Mette") == ["Sørensen, Mette"]
    assert digits_of("+45 12 34 56 78") == digits_of("12345678") == "12345678"
