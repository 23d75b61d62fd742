"""Rapport in a browser: the file is made when asked for, fetched, and whole; the page is readable by all."""

import pytest

from tests.browser.looking import axe_violations, english_words, open_page, wait_until_settled
from tests.browser.visiting import PROBES


@pytest.fixture
def page(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/rapport?demo=1")
    return page


def fetched(page, made: str) -> tuple[str, bytes]:
    """The name and the bytes of the file that two clicks give."""
    page.get_by_role("button", name=f"Lav {made}").click()
    fetch = page.get_by_role("button", name=f"Hent {made}")
    fetch.wait_for()
    with page.expect_download() as told:
        fetch.click()
    return told.value.suggested_filename, told.value.path().read_bytes()


def test_the_director_s_pdf_is_two_clicks_away(page):
    name, content = fetched(page, "PDF")
    assert name == "klik-direktion-2026-11-23.pdf"
    assert content.startswith(b"%PDF-1.7") and content.rstrip().endswith(b"%%EOF")


def test_another_receiver_is_another_file(page):
    fetched(page, "PDF")
    page.get_by_role("radio", name="Styregruppe").click()
    name, content = fetched(page, "PowerPoint")
    assert name == "klik-styregruppe-2026-11-23.pptx" and content.startswith(b"PK")
    page.get_by_role("radio", name="Kalender").click()
    name, content = fetched(page, "kalenderfil")
    assert name == "klik-kalender-2026-11-23.ics" and content.startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("receiver", ["Direktion", "Mandagsmail"])
def test_the_page_is_readable_by_all_and_danish(page, receiver):
    page.get_by_role("radio", name=receiver).click()
    wait_until_settled(page)
    assert axe_violations(page) + english_words(page) == []
