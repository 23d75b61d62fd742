"""app_pages/report.py: no data, the sample, a filter that leaves nothing, and a file that can't be made."""

import pytest

from dashboard import report
from dashboard.domain.problems import UnfinishedReport
from dashboard.domain.report_formats import FORMATS
from dashboard.imports.samples import load_samples
from tests.pages.conftest import press, row_lists, texts

PAGE = "app_pages/report.py"


@pytest.fixture
def page(open_page, empty_store):
    load_samples(empty_store)
    return open_page(PAGE)


def labels(page) -> list[str]:
    return [element.proto.label for element in page.get("download_button")]


def test_without_data_the_page_says_how_to_begin(open_page):
    assert "Læg en eksport fra KLIK ind" in texts(open_page(PAGE))


def test_the_preview_says_what_the_report_will_say(page):
    assert not page.exception
    said = texts(page)
    assert "Eksempelkøbing Kommune · opgjort pr. 23.11.2026 · alle opgaver" in said
    assert "4 ubesatte roller truer 30 opgaver" in said
    assert [metric.value for metric in page.metric] == ["26", "36", "21", "4"]
    assert "10 af 62 vist" in said
    assert "Karim Haddad Bech" in row_lists(page)[2]["Ring til"].tolist()


def test_nothing_is_made_before_it_is_asked_for(page, monkeypatch):
    monkeypatch.setattr(report.Report, "file", lambda *_: pytest.fail("made too early"))
    page.run()
    assert not page.exception and labels(page) == []


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.code)
def test_a_file_is_made_and_then_fetched(page, one):
    page.segmented_control(key="modtager").set_value(one.audience).run()
    page = press(page, f"Lav {one.file_word}")
    assert not page.exception
    assert labels(page) == [f"Hent {one.file_word}"]
    assert "er klar (" in texts(page)


def test_another_filter_is_another_file(page, open_page):
    page = press(page, "Lav PDF")
    assert labels(page) == ["Hent PDF"]
    page.session_state["chosen"] = {"projects": ("KSD",)}
    page.run()
    assert labels(page) == [] and "Projekt: KSD" in texts(page)


def test_without_names_the_page_names_nobody(page):
    page.toggle(key="report_with_names").set_value(False).run()
    assert not page.exception
    assert "uden navne" in texts(page)
    assert all("Ring til" not in rows and "Projektleder" not in rows for rows in row_lists(page))


def test_the_mail_is_shown_word_for_word(page):
    page.segmented_control(key="modtager").set_value("Mandagsmail").run()
    assert "Emne: KLIK pr. 23.11.2026: 394 opgaver, 26 røde" in texts(page)
    assert "- ■ Rød · Opret jobfunktionsroller til DUBU" in texts(page)


def test_the_calendar_is_shown_with_its_next_events(page):
    page.segmented_control(key="modtager").set_value("Kalender").run()
    assert not page.exception
    deadlines, activities = row_lists(page)
    assert deadlines["Frist"].is_monotonic_increasing and len(deadlines) == 10
    assert "Netværksmøde for programledere" in activities["Aktivitet"].tolist()
    assert "og 8 aktiviteter forude." in texts(page)


def test_what_cannot_be_made_whole_says_why(page, monkeypatch):
    def refuse(*_):
        raise UnfinishedReport("PDF-filen kunne ikke laves.", "Vælg et snævrere filter.")

    monkeypatch.setattr(report.Report, "file", refuse)
    page = press(page, "Lav PDF")
    assert not page.exception and labels(page) == []
    assert "PDF-filen kunne ikke laves." in texts(page) and "Vælg et snævrere filter." in texts(page)


def test_a_filter_that_leaves_nothing(page):
    page.session_state["chosen"] = {"projects": ("Ingen",)}
    page.run()
    assert not page.exception
    assert "Ingen opgaver passer til filtrene." in texts(page)
    assert labels(press(page, "Lav PDF")) == ["Hent PDF"]
