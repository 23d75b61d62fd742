"""What a task is about: read from its columns, else numbers, else words; not read out of ordinary prose."""

import time

import pandas as pd
import pytest

from dashboard.ingest.links import link, terms_in, terms_in_title


def linked(**task):
    """(components, interfaces, linked_by) of one task."""
    row = link(pd.DataFrame([task])).iloc[0]
    return row["components"], row["interfaces"], row["linked_by"]


@pytest.mark.parametrize(
    ("cell", "components", "interfaces"),
    [
        ("SF1511", ["STS Adgangsstyring"], ["SF1511"]),
        ("SF1511 Sikkerhed - Hent Token fra Context Handler", ["STS Adgangsstyring"], ["SF1511"]),
        ("SF1511, sf1461; SF 1590_B", ["STS Adgangsstyring", "Beskedfordeler", "ØiR"],
         ["SF1511", "SF1461", "SF1590_B"]),
        ("SF1511\nSF1470", ["STS Adgangsstyring", "Sags- og Dokumentindeks"], ["SF1511", "SF1470"]),
        ("1511", ["STS Adgangsstyring"], ["SF1511"]),
        ("SF0787 DUPLA (årsopgørelse, forskudsopgørelser, kontroloplysninger)", ["SKAT"], ["SF0787"]),
        ("SAML Single Logout", ["STS Adgangsstyring"], ["SF1515"]),
        ("Klassifikation", ["Klassifikation"], ["SF1510"]),
        ("SF1511, Beskedfordeler", ["Beskedfordeler", "STS Adgangsstyring"], ["SF1511"]),
        ("Borger-API; SF1590A", ["ØiR"], ["Borger-API", "SF1590_A"]),
        ("SF9999", [], ["SF9999"]),
    ],
)  # fmt: skip
def test_the_interface_column(cell, components, interfaces):
    assert linked(interface=cell, title="x") == (components, interfaces, "column")


@pytest.mark.parametrize(
    ("cell", "components"),
    [
        ("Context Handler", ["STS Adgangsstyring"]),
        ("Klassifikation", ["Klassifikation"]),
        ("STS Adgangsstyring / FK-ØKO", ["STS Adgangsstyring", "ØiR"]),
        ("Sags-/Dokumentindeks", ["Sags- og Dokumentindeks"]),
        ("Kommunens ESDH", ["Kommunens ESDH"]),
    ],
)
def test_the_component_column(cell, components):
    assert linked(component=cell, title="x") == (components, [], "column")


def test_a_component_column_is_filled_in_by_its_own_numbers_in_the_text():
    about = {"component": "Adgangsstyring", "title": "Test SF1511 og SF1461"}
    assert linked(**about) == (["STS Adgangsstyring"], ["SF1511"], "column")


def test_a_number_in_the_comment_counts_where_the_tasks_own_words_have_none():
    assert linked(title="Test", comment="Se SF1511") == (["STS Adgangsstyring"], ["SF1511"], "number")
    assert linked(title="Test SF1461", comment="Se SF1511")[1] == ["SF1461"]


@pytest.mark.parametrize("nothing", ["-", "Ingen", "n/a", " ", None, float("nan")])
def test_a_column_that_says_nothing_leaves_it_to_the_text(nothing):
    expected = (["STS Adgangsstyring"], ["SF1511"], "number")
    assert linked(interface=nothing, component=nothing, title="Test SF1511") == expected


def test_numbers_of_title_and_description_come_before_terms():
    links = linked(title="Test jobfunktionsroller", description="Kræver SF1461")
    assert links == (["Beskedfordeler"], ["SF1461"], "number")


def test_terms_of_the_title_come_before_those_of_the_description():
    assert linked(title="Ret KLE-numre", description="Bagefter: serviceaftaler") == (
        ["Klassifikation"], [], "term",
    )  # fmt: skip
    assert linked(title="Ret op", description="Indgå serviceaftaler")[0] == ["STS Administrationsmodul"]


@pytest.mark.parametrize(
    ("title", "component"),
    [
        ("Opret jobfunktionsrollerne", "STS Adgangsstyring"),
        ("Test IdP'en", "STS Adgangsstyring"),
        ("Saml loginoplysninger via SAML", "STS Adgangsstyring"),
        ("Luk for BBRs egen adgangsstyring", "STS Adgangsstyring"),
        ("Faelleskommunalt oekonomi i rammearkitekturen", "ØiR"),
        ("Ret fordelingsreglerne", "Fordelingskomponenten"),
        ("Test eboks", "Print på Serviceplatformen"),
        ("Aftal print på Serviceplatformen", "Print på Serviceplatformen"),
        ("Match LOS-enheder", "Organisation"),
        ("Match enheder i Organisation", "Organisation"),
    ],
)
def test_catalogue_terms_in_a_title(title, component):
    assert linked(title=title) == ([component], [], "term")


@pytest.mark.parametrize(
    "prose",
    [
        "Forankr projektet i kommunens organisation",
        "Organisation og arbejdsgange",
        "Møde. Organisation og ledelse",
        "Giv los",
        "Adgangsstyringsprojektgruppen mødes",
        "Betal skat og tjek cpr-numre",
        "Printeren virker ikke",
        "",
    ],
)
def test_ordinary_words_are_no_terms(prose):
    assert linked(title=prose, description=prose) == ([], [], None)


def test_organisation_in_a_description_is_the_municipality_itself():
    assert terms_in_title("Ret data i Organisation") == ["Organisation"]
    assert terms_in("Ret data i Organisation") == []
    assert linked(title="Ret data", description="Gælder hele Eksempelkøbing Organisation") == ([], [], None)


def test_terms_in_capitals_count_in_capitals_only():
    assert (terms_in("fra LOS til nu"), terms_in("fra los til nu")) == (["Organisation"], [])


def test_the_tasks_keep_their_index_and_columns_and_each_list_is_its_own():
    tasks = pd.DataFrame({"title": ["SF1511", "SF1511", "x"]}, index=[7, 3, 9])
    linked_tasks = link(tasks)
    assert list(linked_tasks.index) == [7, 3, 9] and "components" not in tasks
    linked_tasks["components"].iloc[0].append("changed")
    assert linked_tasks["components"].tolist()[1:] == [["STS Adgangsstyring"], []]
    assert linked_tasks["linked_by"].tolist()[:2] == ["number", "number"]


def test_no_tasks_give_no_links():
    assert list(link(pd.DataFrame({"title": []}))["components"]) == []


def test_many_distinct_texts_are_read_in_seconds():
    titles = [f"Opgave {i} om nye arbejdsgange i forvaltningen" for i in range(50_000)]
    descriptions = [
        f"{title} og hvad der videre skal ske inden fristen i uge {i}" for i, title in enumerate(titles)
    ]
    started = time.process_time()
    link(pd.DataFrame({"title": titles, "description": descriptions}))
    assert time.process_time() - started < 4
