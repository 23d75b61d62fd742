"""SF numbers as people write them, and what only looks like one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.interface_numbers import base_number, find_numbers


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("SF1511", "SF1511"),
        ("SF 1590_B", "SF1590_B"),
        ("SF1590A", "SF1590_A"),
        ("digitaliseringskataloget.dk/integration/sf1590a", "SF1590_A"),
        ("1590_B_1", "SF1590_B_01"),
        ("IP1590_B_03_V3", "SF1590_B_03"),
        ("SF1590_B_03_V3", "SF1590_B_03"),
        ("SF1461_V2", "SF1461"),
        ("SF1590 B", "SF1590_B"),
        ("SF-1511", "SF1511"),
        ("SF nr. 1511", "SF1511"),
        ("Hent token (SF1511).", "SF1511"),
        ("SF1511s token", "SF1511"),
        ("SF1500 i drift", "SF1500"),
        ("Sæt SF1500 I DRIFT", "SF1500"),
        ("SF1511-opsætning", "SF1511"),
        ("Bilag_SF1511_vejledning", "SF1511"),
    ],
)
def test_every_way_to_write_a_number_gives_its_form_in_the_catalogue(written, number):
    assert find_numbers(written) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "1590 kr",
        "I 2019 og 2020",
        "SF 2019",
        "SF og Enhedslisten",
        "tlf. 1590 2000",
        "SF15112",
        "XSF1511",
        "bilag 2018_A",
        "ip-adresse 1511",
        "1590",
        "",
        None,
    ],
)
def test_years_amounts_and_telephones_are_no_numbers(text):
    assert find_numbers(text) == []


def test_several_numbers_come_each_once_in_the_order_of_the_text():
    assert find_numbers("SF1514/SF1511, sf 1514 og SF1590_B_1") == ["SF1514", "SF1511", "SF1590_B_01"]


def test_the_family_of_a_number():
    assert base_number("SF1590_B_03") == "SF1590"


@given(
    st.integers(0, 9999),
    st.sampled_from("ABCDEF"),
    st.integers(0, 99),
    st.sampled_from(["", "_V1", "_V12"]),
)
def test_the_form_of_the_catalogue_is_read_back_whatever_the_version(digits, letter, part, version):
    number = f"SF{digits:04}_{letter}_{part:02}"
    assert find_numbers(f"Klargør {number}{version} til drift") == [number]


def test_long_text_without_numbers_takes_no_time():
    started = time.process_time()
    assert find_numbers("SF" * 200_000 + "1" * 200_000) == []
    assert time.process_time() - started < 2
