"""Names out of texts: however they are spelled, and nothing else."""

import pytest

from dashboard.domain.omitted_names import OmittedNames, full_names, traces_of_text, words_alone
from dashboard.domain.person_traces import Traces

PERSONS = ["Mette Sørensen (MES)", "Bo Bech", "Anne-Grethe Lyngsø", "kim.k@kommune.dk"]


@pytest.fixture
def names() -> OmittedNames:
    everyone = [traces for person in PERSONS for traces in traces_of_text(person)]
    register = Traces(names=frozenset({"Ida Holm"}), phones=frozenset({"12 34 56 78"}))
    return OmittedNames([*everyone, register])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Aftal det med Mette Sørensen", "Aftal det med [navn udeladt]"),
        ("SOERENSEN, METTE svarer", "[navn udeladt] svarer"),
        ("Bo Bechs liste", "[navn udeladt]s liste"),
        ("Mette Sørensen og Bo Bech", "[navn udeladt] og [navn udeladt]"),
        ("Ring til MES", "Ring til [navn udeladt]"),
        ("Skriv til kim.k@kommune.dk i dag", "Skriv til  i dag"),
        ("Ring på 12345678", "Ring på "),
        ("Opret jobfunktionsroller", "Opret jobfunktionsroller"),
        ("Mettes gruppe mødes", "[navn udeladt]s gruppe mødes"),
        ("mette er et navn, og METTE er", "mette er et navn, og [navn udeladt] er"),
        ("KSD-Mette Sørensen svarer", "KSD-[navn udeladt] svarer"),
        ("Mette Sørensen-gruppen", "[navn udeladt]-gruppen"),
        ("Mettes-listen", "[navn udeladt]s-listen"),
        ("Spørg Mette Om fredag", "Spørg [navn udeladt] Om fredag"),
        ("@Mette Sørensen og mette.sorensen", "@[navn udeladt] og [navn udeladt]"),
        ("Fru Sorensen, M. Soerensen", "Fru [navn udeladt], M. [navn udeladt]"),
        ("Mette Marie Sørensen", "[navn udeladt] Marie [navn udeladt]"),
        ("Met\u00adte Søren\u00adsens møde", "[navn udeladt]s møde"),
        ("anden.adresse@x.dk svarer", " svarer"),
        ("Mette Sørensen (mette@k.dk) svarer", "[navn udeladt] svarer"),
        ("Anne Grethe Lyngsøs plan", "[navn udeladt]s plan"),
        ("Bo i kommunen: bo godt, bech", "Bo i kommunen: bo godt, bech"),
        ("", ""),
    ],
)
def test_what_is_left_of_a_text(names, text, left):
    assert names.omit(text) == left


def test_a_project_s_name_is_nobody_s_initials():
    persons = traces_of_text("Karl Yding (KY)")
    assert OmittedNames(persons).omit("Roller til KY") == "Roller til [navn udeladt]"
    assert OmittedNames(persons, frozenset({"ky"})).omit("Roller til KY") == "Roller til KY"


@pytest.mark.parametrize("field", ["Vera Holm, Otto Damgaard", "Vera Holm | Otto Damgaard", "Vera Holm - HR"])
def test_each_person_of_a_field_that_we_cannot_divide(field):
    assert OmittedNames(traces_of_text(field)).omit("Spørg Vera Holm") == "Spørg [navn udeladt]"


def test_a_word_that_names_a_project_is_left_where_it_stands_alone():
    names = OmittedNames(traces_of_text("Ulla Valg"), frozenset({"valg"}))
    assert names.omit("Valg 2027: Ulla Valg") == "Valg 2027: [navn udeladt]"


def test_a_field_with_several_persons():
    names = OmittedNames(traces_of_text("Bo Bech og Ida Holm"))
    assert names.omit("Ida Holm, så Bo Bech") == "[navn udeladt], så [navn udeladt]"


def test_nobody_is_named():
    assert OmittedNames().omit("Bo Bech") == "Bo Bech"


def test_words_that_alone_name_no_person():
    names = OmittedNames(traces_of_text("Vera Randers Valg"), words_alone(["Randers", "IT-Valg"]))
    assert names.omit("IT-Valg i Randers Kommune") == "IT-Valg i Randers Kommune"
    assert names.omit("Vera Randers svarer") == "[navn udeladt] svarer"


def test_only_first_and_last_name_are_a_name_in_a_column_that_we_dont_know():
    assert full_names(["Anna Krog", "IT", "Ja", "3", "Anne-Mette Lo (AML)", "opret roller", "Karla"]) == [
        "Anna Krog",
        "Anne-Mette Lo (AML)",
    ]
