"""FILTERS: each filter is described once, and a query, a widget and words agree on it."""

from dataclasses import fields, replace
from datetime import date

import pytest

from dashboard.domain import filter_query
from dashboard.domain.filters import (
    AS_OF,
    BY_FIELD,
    BY_KEY,
    FILTERS,
    PAGE_KEYS,
    Kind,
    TaskFilter,
    as_words,
    parts,
)
from dashboard.domain.problems import BadFilter

NEWEST = date(2026, 11, 23)
EVERYTHING = TaskFilter(
    NEWEST,
    municipalities=("Eksempelkøbing",),
    projects=("KSD", "SAPA"),
    components=("Organisation",),
    interfaces=("SF1500",),
    lights=("red", "unknown"),
    computed_lights=("yellow",),
    worst_lights=("green", "grey"),
    themes=("Gevinster & mål",),
    persons=("Åse Ærø",),
    lacks=("responsible", "executor"),
    due_from=date(2026, 12, 14),
    due_to=date(2026, 12, 20),
    text="50 % + mere",
    view="needs_action",
)
IN_A_QUERY = {
    "kommune": ["Eksempelkøbing"],
    "projekt": ["KSD", "SAPA"],
    "system": ["Organisation"],
    "snitflade": ["SF1500"],
    "lys": ["Rød", "Ukendt"],
    "beregnet": ["Gul"],
    "vaerste": ["Grøn", "Grå"],
    "tema": ["Gevinster & mål"],
    "person": ["Åse Ærø"],
    "mangler": ["Ingen ansvarlig", "Ingen udfører"],
    "fra": ["2026-12-14"],
    "til": ["2026-12-20"],
    "tekst": ["50 % + mere"],
    "visning": ["Kræver handling"],
}


def test_every_field_of_the_filter_is_described_once():
    assert {each.name for each in fields(TaskFilter)} - {"warning_days"} == set(BY_FIELD)
    assert len(BY_KEY) == len(FILTERS) + 1
    assert AS_OF not in FILTERS


@pytest.mark.parametrize("one", FILTERS, ids=lambda one: one.key)
def test_nothing_chosen_is_the_value_of_the_dataclass(one):
    assert getattr(TaskFilter(NEWEST), one.field) == one.empty
    assert one.from_widget(one.to_widget(one.empty)) == one.empty


@pytest.mark.parametrize("one", FILTERS, ids=lambda one: one.key)
def test_a_widget_gives_back_what_it_was_given(one):
    value = getattr(EVERYTHING, one.field)
    assert value != one.empty
    assert one.from_widget(one.to_widget(value)) == value


def test_a_widget_holds_danish_words():
    assert BY_KEY["lys"].to_widget(("red",)) == ["Rød"]
    assert BY_KEY["visning"].to_widget("red") == "Røde"
    assert BY_KEY["visning"].to_widget("") is None


def test_text_that_a_widget_has_lost_is_empty():
    assert BY_KEY["tekst"].from_widget(None) == ""


def test_persons_and_free_text_never_stand_in_a_url():
    assert {one.key for one in FILTERS if one.is_personal} == {"person", "mangler", "tekst"}


def test_names_and_our_own_words_say_which_they_are():
    assert {one.kind for one in FILTERS if one.names} == {Kind.NAMES, Kind.INTERFACES}
    assert {one.kind for one in FILTERS if one.codes} == {Kind.WORDS, Kind.VIEW}


def test_a_query_of_everything():
    assert filter_query.read_query(IN_A_QUERY, NEWEST) == EVERYTHING


def test_nothing_chosen_in_a_query():
    assert filter_query.read_query("", NEWEST) == TaskFilter(NEWEST)
    assert filter_query.read_query("projekt", NEWEST) == TaskFilter(NEWEST)
    assert filter_query.read_query("projekt=&fra=&visning=", NEWEST) == TaskFilter(NEWEST)


@pytest.mark.parametrize(
    "query", ["projekt=KSD&lys=Rød&dato=2026-11-16", "projekt=KSD&lys=R%C3%B8d&dato=16.11.2026"]
)
def test_a_query_as_it_is_typed_or_copied_from_a_url(query):
    expected = TaskFilter(date(2026, 11, 16), projects=("KSD",), lights=("red",))
    assert filter_query.read_query(query, NEWEST) == expected


def test_several_values_and_our_words_in_any_case():
    query = "projekt=KSD&projekt=Uden+projekt&lys=rød&visning=kræver%20handling"
    expected = TaskFilter(NEWEST, projects=("KSD", "Uden projekt"), lights=("red",), view="needs_action")
    assert filter_query.read_query(query, NEWEST) == expected


@pytest.mark.parametrize(
    ("query", "in_title", "in_next_step"),
    [
        ("projket=KSD", "»projket«", "projekt, system"),
        ("lys=Lilla", "»Lilla«", "»Rød«"),
        ("mangler=Penge", "»Penge«", "»Ingen udfører«"),
        ("visning=Alt", "»Alt«", "»Ser bedre ud, end de er«"),
        ("fra=i+morgen", "»i morgen«", "2026-12-14"),
        ("dato=2026-02-30", "»2026-02-30«", "2026-12-14"),
        ("dato=9999-12-31", "»9999-12-31«", "fra 1950 til 2150"),
        ("fra=0001-01-01", "»0001-01-01«", "fra 1950 til 2150"),
        ("visning=Åbne&visning=Røde", "én værdi", "én gang"),
        ("fra=2026-12-14&fra=2026-12-15", "én værdi", "én gang"),
    ],
)
def test_a_bad_query_is_told_in_danish(query, in_title, in_next_step):
    with pytest.raises(BadFilter) as error:
        filter_query.read_query(query, NEWEST)
    assert in_title in error.value.title
    assert in_next_step in error.value.next_step


def test_everything_in_words():
    assert as_words(EVERYTHING) == [
        "Kommune: Eksempelkøbing",
        "Projekt: KSD, SAPA",
        "Støttesystem: Organisation",
        "Snitflade: SF1500",
        "KLIK-lys: Rød, Ukendt",
        "Beregnet lys: Gul",
        "Værste lys: Grøn, Grå",
        "Tema: Gevinster & mål",
        "Ansvarlig eller udfører: Åse Ærø",
        "Mangler: ansvarlig, udfører",
        "Frist fra: 14.12.2026",
        "Frist til: 20.12.2026",
        "Søgning: 50 % + mere",
        "Visning: Kræver handling",
    ]


def test_nothing_chosen_has_no_words():
    assert as_words(TaskFilter(NEWEST)) == []
    assert as_words(replace(TaskFilter(NEWEST), text="KSD")) == ["Søgning: KSD"]


def test_a_pages_whole_address_can_be_read():
    address = {"projekt": ["KSD"], **{key: ["Frist"] for key in PAGE_KEYS}}
    assert filter_query.read_query(address, NEWEST) == TaskFilter(NEWEST, projects=("KSD",))
    assert not PAGE_KEYS & set(BY_KEY)


def test_half_a_surrogate_pair_becomes_a_text_that_can_be_stored():
    assert filter_query.read_query({"tekst": ["a\ud800b"]}, NEWEST).text == "a?b"


def test_each_chosen_value_is_a_part_that_can_be_left_out():
    chosen = {"view": "red", "projects": ("KSD", "KY"), "due_from": date(2026, 12, 1), "text": "snit"}
    assert [(part.filter.field, part.word, part.without) for part in parts(chosen)] == [
        ("projects", "KSD", ("KY",)),
        ("projects", "KY", ("KSD",)),
        ("due_from", "01.12.2026", None),
        ("text", "snit", ""),
        ("view", "Røde", ""),
    ]
