"""The catalogue: every row whole, and names found under what they were and are called."""

import re

import pytest

from dashboard.domain import catalogue
from dashboard.domain.danish import fold
from dashboard.domain.interface_numbers import find_numbers


def test_every_interface_number_is_written_in_catalogue_form_and_once():
    numbers = [interface.number for interface in catalogue.interfaces()]
    assert [find_numbers(number) for number in numbers] == [[number] for number in numbers]
    assert len(set(numbers)) == len(numbers) > 40


def test_every_interface_belongs_to_a_component_of_the_catalogue():
    names = {component.name for component in catalogue.components()}
    assert {interface.component for interface in catalogue.interfaces()} <= names | {""}


def test_every_row_has_a_public_source():
    for row in (*catalogue.components(), *catalogue.interfaces()):
        assert row.source, row
        assert not re.search(r"(^|[\s;])[/~]|shared/|\.md\b", row.source), row


def test_no_name_and_no_term_means_two_components():
    for kind in ("aliases", "terms"):
        owners: dict[str, str] = {}
        for component in catalogue.components():
            for name in (*getattr(component, kind), component.name):
                assert owners.setdefault(fold(name), component.name) == component.name, name


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("STS Adgangsstyring", "STS Adgangsstyring"),
        ("context handler", "STS Adgangsstyring"),
        ("Faelleskommunal adgangsstyring for brugere", "STS Adgangsstyring"),
        ("FK-administrationsmodul", "STS Administrationsmodul"),
        ("Fælleskommunal Postkomponent", "Print på Serviceplatformen"),
        ("FK-ØKO", "ØiR"),
        ("FK", "Fordelingskomponenten"),  # not the prefix of today
        ("Kommunens ESDH", None),
    ],
)
def test_a_component_is_known_by_its_names_of_then_and_now(called, name):
    assert catalogue.component_named(called) == name


def test_the_four_interfaces_of_adgangsstyring_are_those_of_the_programme():
    found = [it.number for it in catalogue.interfaces() if it.component == "STS Adgangsstyring"]
    assert found == ["SF1511", "SF1512", "SF1514", "SF1515", "SF1516"]


def test_an_unknown_member_goes_with_its_family_and_an_unknown_family_with_none():
    assert catalogue.component_of("SF1590_C") == "ØiR"
    assert catalogue.component_of("SF9999") is None
    assert catalogue.component_of("SF1415") is None  # known, but its component is not


def test_an_interface_shows_its_number_alone_where_its_title_is_not_known():
    by_number = catalogue.interface_by_number()
    assert by_number["SF1415"].label == "SF1415"
    assert by_number["SF1461"].label == "SF1461 Modtag beskeder via Beskedfordeler"
    assert by_number["SF1600"].status == "Udfaset 30-11-2023"


@pytest.mark.parametrize(
    "written", ["Støttesystem: Klassifikation", "Støttesystemet Sags- og Dokumentindeks"]
)
def test_a_name_may_say_that_it_is_a_component(written):
    name = written.split(maxsplit=1)[1]
    assert catalogue.component_named(written) == catalogue.component_named(name) is not None


def test_the_word_alone_is_no_component():
    assert catalogue.component_named("Støttesystem") is None
