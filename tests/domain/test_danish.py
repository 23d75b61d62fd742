"""Danish text: folding, sorting, numbers, names, and what a message may quote."""

import pytest

from dashboard.domain.danish import clean, fold, format_number, one_line, person_name, quoted, sort_key


@pytest.mark.parametrize("written", ["Opgave-ID", "opgave id", "OpgaveID", " OPGAVE_ID ", "Opgave\u200b-id"])
def test_spellings_of_one_header_fold_to_one(written):
    assert fold(written) == "opgaveid"


@pytest.mark.parametrize(("one", "other"), [("Udfører", "Udfoerer"), ("Årsag", "Aarsag"), ("Æble", "Aeble")])
def test_danish_letters_and_their_two_letter_forms_are_one(one, other):
    assert fold(one) == fold(other)


def test_composed_and_decomposed_letters_fold_to_one():
    assert fold("A\u030arsag") == fold("Årsag")


def test_danish_order_has_aa_as_the_last_letter():
    names = ["Aabenraa", "Ørsted", "Zealand", "Ærø", "Odense", "Aalborg"]
    assert sorted(names, key=sort_key) == ["Odense", "Zealand", "Ærø", "Ørsted", "Aabenraa", "Aalborg"]


def test_numbers_in_names_sort_by_size():
    assert sorted(["MI 10", "MI 2", "MI 1"], key=sort_key) == ["MI 1", "MI 2", "MI 10"]


def test_invisible_characters_go_and_line_breaks_stay():
    assert clean("\ufeffRet\u00a0enheder\u200b\nog navne ") == "Ret enheder\nog navne"
    assert one_line("Ret \n\t enheder") == "Ret enheder"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mette  Hansen (MEH)", "Mette Hansen"),
        ("Bo Tværmose [It]", "Bo Tværmose"),
        ("Åse Ågård <aa@eksempel.invalid>", "Åse Ågård"),
        ("(MEH)", "(MEH)"),
    ],
)
def test_a_person_s_initials_are_left_out(written, name):
    assert person_name(written) == name


def test_numbers_are_written_as_danes_do():
    assert format_number(1234567.5, 1) == "1.234.567,5"


@pytest.mark.parametrize("number", ["010190-1234", "0101901234", "010190 1234"])
def test_a_message_never_quotes_what_looks_like_a_cpr_number(number):
    quotation = quoted(f"Ring til {number} i dag")
    assert number not in quotation
    assert quotation == "»Ring til ······-···· i dag«"


def test_a_long_value_is_cut_in_a_message():
    assert quoted("x" * 100, 10) == f"»{'x' * 9}…«"


def test_a_text_that_is_no_name_is_not_searched_through():
    """Each bracket was once another pass over the whole text: 44 seconds for this one."""
    text = "X" + " (a)" * 20_000
    assert person_name(text) == text
