"""A fault shows a code and nothing else; the log knows where it happened, and no value."""

import re
from pathlib import Path

import pytest

from tests.browser.looking import open_page, wait_until_settled

HERE = Path(__file__).parent
CODE = re.compile(r"K-[0-9A-F]{6}")


@pytest.fixture(scope="module")
def faulty(start_server):
    with start_server(str(HERE / "serve.py"), str(HERE / "scripts" / "faulty.py")) as running:
        yield running


@pytest.mark.parametrize("cause", ["Script", "Callback", "Fragment"])
def test_a_fault_shows_its_code_only(faulty, page, cause):
    open_page(page, f"{faulty.url}/?navn=Canary")
    page.get_by_role("button", name=cause).click()
    page.get_by_text("Siden kunne ikke vises.").wait_for()
    wait_until_settled(page)
    shown = page.content()
    code = CODE.search(page.get_by_test_id("stAlert").inner_text())
    assert code and code[0] in faulty.logged()
    assert not [word for word in ("Canary", "ValueError", "Traceback", "faulty.py") if word in shown]


def test_a_fault_in_our_code_is_logged_with_its_place(faulty, page):
    open_page(page, faulty.url)
    page.get_by_role("button", name="Vores").click()
    page.get_by_text("Siden kunne ikke vises.").wait_for()
    code = CODE.search(page.get_by_test_id("stAlert").inner_text())[0]
    assert re.search(rf"\d{{4}}-\d\d-\d\d .*{code} KeyError dashboard/limits\.py:\d+", faulty.logged())


def test_a_failing_download_tells_nothing(faulty, page):
    open_page(page, faulty.url)
    page.get_by_text("Hent").click()
    page.get_by_text("Filen kunne ikke laves. Prøv igen.").wait_for()
    assert "Canary" not in page.content() and "ValueError" not in page.content()


def test_threads_warnings_and_other_people_s_logs(faulty, page):
    open_page(page, faulty.url)
    for cause in ("Tråd", "Advarsel"):
        page.get_by_role("button", name=cause).click()
        wait_until_settled(page)
    logged = faulty.logged()
    assert "7 opgaver indlæst" in logged and "ValueError" in logged and "UserWarning" in logged


def test_a_problem_is_told_as_text(faulty, page):
    """Its title may hold a file's text: as Markdown its picture would be fetched, and the guard fail."""
    open_page(page, faulty.url)
    page.get_by_role("button", name="Problem").click()
    page.get_by_text("Vælg en anden fil.").wait_for()
    assert "![x](http" in page.get_by_test_id("stMain").inner_text()


def test_no_log_line_of_all_this_holds_a_name(faulty):
    assert "Canary" not in faulty.logged() and "Traceback" not in faulty.logged()
