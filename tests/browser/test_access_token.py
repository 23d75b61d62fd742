"""The token in the address, in a real browser: once opened, pages, sockets and downloads work without it."""

import re
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import PROBES


@pytest.fixture(scope="module")
def guarded(start_server):
    with start_server("-m", "dashboard", "--no-browser", "--port", KLIK_TOKEN="1") as running:
        yield running


def address(server) -> str:
    """As the terminal told it."""
    return re.search(r"http://\S+token=[\w-]+", server.logged())[0].replace("localhost", "127.0.0.1")


def test_the_told_address_opens_the_dashboard_and_is_needed_once(guarded, new_page):
    first = new_page()
    open_page(first, address(guarded))
    first.get_by_role("button", name="Prøv med eksempeldata").click()
    first.get_by_text("Kræver handling", exact=True).first.wait_for()
    assert "token" not in first.url
    second = new_page(beside=first, expected=PROBES)
    open_page(second, f"{guarded.url}/opgaver?demo=1")
    assert second.get_by_role("heading", name="Hvor er opgaven").count() == 1


def test_a_link_on_another_site_opens_too(guarded, new_page):
    """The browser keeps the cookie back from what another site leads to; then our own page asks again."""
    page = new_page(expected=PROBES)
    open_page(page, address(guarded))
    page.goto(f"data:text/html,<a href='{guarded.url}/opgaver?demo=1'>KLIK</a>")
    page.get_by_text("KLIK").click()
    page.get_by_role("heading", name="Hvor er opgaven").wait_for()
    wait_until_settled(page)


def test_without_it_the_page_says_what_to_do(guarded, new_page):
    page = new_page(expected="403")
    page.goto(guarded.url)
    page.get_by_text("Åbn KLIK-overblik med hele den adresse, som står i terminalen.").wait_for()


def test_the_server_s_pulse_needs_none(guarded):
    with urlopen(f"http://127.0.0.1:{urlsplit(guarded.url).port}/_stcore/health", timeout=5) as answer:
        assert answer.status == 200
