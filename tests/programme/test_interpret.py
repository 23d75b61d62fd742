"""What we make of the programmappe's words, and what we can make nothing of."""

from datetime import date

import pytest

from dashboard.domain.programme_schema import SUBJECTS
from dashboard.imports.samples import load_samples
from dashboard.programme import interpret
from dashboard.reports import programme_workbook
from tests.conftest import add_programme_rows
from tests.programme.filled_workbooks import load, rows

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
        ("persons", {"name": "Anna", "mail": "anna(a)kommune.dk"}, "Mail", "mailadresse"),
        ("persons", {"name": "Anna", "phone": "1234567"}, "Telefon", "telefonnummer"),
        ("projects", {"project": "KSD", "leader_mail": "anna@"}, "Mail", "mailadresse"),
        ("projects", {"project": "KSD", "leader_phone": "lokal nr."}, "Telefon", "telefonnummer"),
        ("staffing", {"person": "Anna", "share": "120 %"}, "Andel", "andel"),
        ("staffing", {"person": "Anna", "share": "det halve"}, "Andel", "andel"),
        ("role_needs", {"need": "måske"}, "Behov", "valgmulighederne"),
        ("escalations", {"step": "Hop"}, "Trin", "valgmulighederne"),
        ("contacts", {"follow_up": "snart"}, "Følg op", "snart"),
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


def test_who_has_a_role_and_is_on_no_list_of_persons_is_told(empty_store):
    staffing = [
        {"role": "Projektleder", "person": name} for name in ("Mette Soerensen", "MES", "Bo Hansen", "Ib Ny")
    ]
    add_programme_rows(empty_store, "staffing", *staffing)
    assert interpret.doubts(empty_store) == []
    namesakes = [{"name": "Bo Hansen", "initials": initials} for initials in ("BOH", "BH2")]
    add_programme_rows(empty_store, "persons", {"name": "Mette Sørensen", "initials": "MES"}, *namesakes)
    doubts = interpret.doubts(empty_store)
    assert [doubt.column for doubt in doubts] == ["Person", "Person"]
    assert "»Bo Hansen«" in doubts[0].text and "»Ib Ny«" in doubts[1].text


def test_a_workbook_s_cells_are_doubted_with_sheet_row_and_column(empty_store):
    contents = {
        "persons": [{"name": "Anna"}, {"name": "Bo", "phone": "1234567", "mail": "bo.dk"}],
        "staffing": [{"role": "Projektleder", "person": "Anna", "share": "150"}],
    }
    filled = {subject: rows(each) for subject, each in contents.items()}
    loaded = load(empty_store, programme_workbook.workbook(filled))
    assert [(doubt.sheet, doubt.row, doubt.column) for doubt in loaded.doubts] == [
        ("Personer", 5, "Telefon"),
        ("Personer", 5, "Mail"),
        ("Bemanding", 4, "Andel"),
    ]
