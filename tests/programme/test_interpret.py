"""What we make of the programmappe's words, and what we can make nothing of."""

from datetime import date

import pytest

from dashboard.domain.programme_schema import SUBJECTS
from dashboard.imports.samples import load_samples
from dashboard.programme import interpret
from tests.conftest import add_programme_rows

OURS = [subject for subject in SUBJECTS if not subject.hidden]


def test_the_sample_programmappe_is_read_without_a_doubt(empty_store):
    load_samples(empty_store)
    assert interpret.doubts(empty_store) == []
    counts = empty_store.ask("programme/counts")
    assert set(counts["subject"]) == {subject.name for subject in OURS}


@pytest.mark.parametrize(
    ("subject", "content", "column", "message"),
    [
        ("phases", {"starts": "32.01.2027"}, "Fra", "32.01.2027"),
        ("phases", {"starts": "snart"}, "Fra", "snart"),
        ("phases", {"starts": "01.02.2027", "ends": "01.01.2027"}, "Til", "før den begynder"),
        ("phases", {"phase": "Raket"}, "Fase", "valgmulighederne"),
        ("phases", {"project": "Ukendt"}, "Projekt", "findes ikke i KLIK-eksporten"),
        ("attention", {"component": "Rumstation"}, "Støttesystem", "kataloget"),
        ("systems", {"interfaces": "SF1511; SF-et-eller-andet"}, "Snitflader", "SF-et-eller-andet"),
    ],
)
def test_words_that_the_pages_cannot_use_are_told(store_with, subject, content, column, message):
    store = store_with({"project": "KSD"})
    add_programme_rows(store, subject, content)
    [doubt] = interpret.doubts(store)
    assert doubt.column == column and message in doubt.text and doubt.sheet == "test"


@pytest.mark.parametrize(
    ("subject", "content", "interpreted"),
    [
        ("phases", {"starts": "07.06.2027"}, {"starts_first": "2027-06-07", "starts_last": "2027-06-07"}),
        ("phases", {"starts": "ultimo november 2027"}, {"starts_last": str(date(2027, 11, 30))}),
        ("attention", {"component": "Fælleskommunal Adgangsstyring"}, {"component": "STS Adgangsstyring"}),
        ("interface_uses", {"interface": "sf 1590_a"}, {"interface": "SF1590_A"}),
        ("systems", {"interfaces": "SF1511; SF1470"}, {"interfaces": ["SF1511", "SF1470"]}),
        ("checks", {"state": "opfyldt"}, {"state": "Opfyldt"}),
        ("phases", {"starts": "snart"}, {}),
    ],
)  # fmt: skip
def test_what_we_make_of_the_words(subject, content, interpreted):
    row = interpret.interpret_row(subject, content)
    assert interpreted.items() <= row.items() and (interpreted or not row)
