"""Which person a written name means: each way of writing it is as good, and nobody is guessed."""

import pytest

from dashboard.domain.persons import Person, key_of, mail_doubt, matched, phone_doubt

METTE = Person("Mette Sørensen", "MES", "mes@kommune.dk")
BO = Person("Bo Ærø", "BOÆ", "bo@kommune.dk")


@pytest.mark.parametrize(
    "written",
    [
        "Mette Sørensen", "mette sørensen", "METTE SØRENSEN", "Mette  Sørensen ", "Sørensen, Mette",
        "Sørensen Mette", "Mette Soerensen", "MES", "mes", "mes@kommune.dk", "Mette Sørensen (MES)", 
        "Sørensen, Mette (mes)", "Mette Sørensen <mes@kommune.dk>", "Mette Sørensen (Jobcenteret)",
    ],
)  # fmt: skip
def test_a_name_is_known_however_it_is_written(written):
    assert matched([written], [METTE, BO]) == {written: METTE}


@pytest.mark.parametrize(
    "written", ["Mette", "Mette S.", "Mette Sørensen Hansen", "ME", "Mette Sørensen (BOÆ)", ""]
)
def test_who_fits_only_in_part_or_both_is_nobody(written):
    assert matched([written], [METTE, BO]) == {}


def test_two_of_one_name_are_told_apart_only_by_what_tells_them_apart():
    other = Person("Mette Sørensen", "MSO")
    names = ["Mette Sørensen", "MSO", "Mette Sørensen (MES)"]
    assert matched(names, [METTE, other]) == {"MSO": other, "Mette Sørensen (MES)": METTE}


def test_a_person_without_initials_or_mail_isn_t_met_by_an_empty_text():
    assert matched(["", " "], [Person("Anna")]) == {}


@pytest.mark.parametrize(("one", "other"), [("Ann Bo", "Anna Bo"), ("Bo Bo", "Bo"), ("Åse Ørn", "Ase Orn")])
def test_other_names_have_other_keys(one, other):
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize("mail", ["a@b.dk", "mette.x-y@sub.kommune.dk", " a@b.dk "])
def test_a_mail_that_may_be_true(mail):
    assert mail_doubt(mail) == ""


@pytest.mark.parametrize("mail", ["a@b", "a b@c.dk", "a@b.dk.", "@b.dk", "a@", "a@b.dk, c@d.dk", "mette"])
def test_a_mail_that_can_t_be_true(mail):
    assert "mailadresse" in mail_doubt(mail)


@pytest.mark.parametrize(
    "phone",
    [
        "12345678",
        "12 34 56 78",
        "+45 12 34 56 78",
        "0045 12345678",
        "+46 8 123 456 78",
        "1234",
        "12.34.56.78",
    ],
)
def test_a_phone_that_may_be_true(phone):
    assert phone_doubt(phone) == ""


@pytest.mark.parametrize("phone", ["1234567", "123456789", "+45 1234567", "lokal 12", "", "+"])
def test_a_phone_that_can_t_be_true(phone):
    assert "telefonnummer" in phone_doubt(phone)
