"""The frame of every page in a browser: title, answer, one line of filters; keyboard, history, addresses."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser import own_export
from tests.browser.looking import axe_violations, open_page, wait_until_settled
from tests.browser.visiting import (
    PROBES,
    QUESTIONS,
    chips,
    choose,
    close_filters,
    comes_to,
    filter_panel,
    go_to,
    how_many,
    light_row,
    load,
    open_filters,
)

SIZES = [(1440, 900), (1280, 720)]
TITLE_TOP, LINE_HEIGHT = 110, 48  # pixels
WITHOUT_FILTERS = {"Programmappe", "Kommunedag", "Data"}
MANY = "projekt=BBR&projekt=KY&projekt=KSD&projekt=SAPA&lys=R%C3%B8d&lys=Gul&snitflade=SF1500&fra=2026-11-01"


@pytest.fixture
def page(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/?demo=1")
    return page


def line(page):
    return page.locator(".st-key-filter_line")


def assert_fits(page, name: str) -> None:
    """The title is near the top; the answer and the line follow, and then the page."""
    title = page.get_by_role("heading", level=1).bounding_box()
    assert title["y"] <= TITLE_TOP, name
    answer = page.locator(".st-key-answer").bounding_box()
    assert answer["y"] > title["y"], name
    if name in WITHOUT_FILTERS:
        return
    assert line(page).bounding_box()["height"] <= LINE_HEIGHT, name
    assert line(page).bounding_box()["y"] > answer["y"], name
    assert page.locator(".st-key-page_body").bounding_box()["y"] > line(page).bounding_box()["y"], name


def test_every_page_begins_with_its_title_and_has_one_line_of_filters(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/?demo=1&{MANY}")
    assert page.locator(".st-key-notice").count(), "a notice does not push the title down"
    assert len(chips(page)) < 8, "the others wait behind a button"
    for name in QUESTIONS:
        go_to(page, name)
        for width, height in SIZES if page.locator(".st-key-answer").count() else []:
            page.set_viewport_size({"width": width, "height": height})
            assert_fits(page, name)
    # Without any: tests/browser/test_first_screen.py.


def test_the_notice_of_one_s_own_data_does_not_push_the_title_down(server, new_page, tmp_path):
    page = new_page(expected=PROBES)
    load(page, server, own_export.write(tmp_path / "eget.xlsx"))
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for name in ("Overblik", "Opgaver"):
            go_to(page, name)
            assert_fits(page, name)


def test_a_notice_that_is_put_aside_stays_so(page):
    page.get_by_role("button", name="Skjul", exact=True).click()
    page.locator(".st-key-notice").wait_for(state="detached")
    go_to(page, "Tidslinje")
    assert not page.locator(".st-key-notice").count()
    assert page.get_by_role("button", name="Forlad eksempeldata").is_visible()


def test_what_is_typed_is_chosen_by_enter(page):
    open_filters(page)
    page.get_by_role("combobox", name="Projekt", exact=True).click()
    page.keyboard.type("KY")
    page.keyboard.press("Enter")
    assert comes_to(["Projekt: KY"], lambda: chips(page), page)
    assert filter_panel(page).count(), "the panel stays open for the next choice"
    close_filters(page)
    assert parse_qs(urlsplit(page.url).query)["projekt"] == ["KY"]


def test_a_chip_goes_by_keyboard_and_focus_stays_in_the_line(page, sample_server):
    open_page(page, f"{sample_server.url}/?demo=1&projekt=KY&projekt=BBR")
    assert chips(page) == ["Projekt: KY", "Projekt: BBR"]
    page.get_by_role("button", name="Projekt: KY").focus()
    page.keyboard.press("Enter")
    assert comes_to(["Projekt: BBR"], lambda: chips(page), page)
    wait_until_settled(page)
    assert line(page).evaluate("line => line.contains(document.activeElement)")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert comes_to([], lambda: chips(page), page)
    wait_until_settled(page)
    assert line(page).evaluate("line => line.contains(document.activeElement)")
    assert how_many(page)[0] == how_many(page)[1]


def test_what_a_click_set_is_a_chip_on_the_next_page_which_opens_at_its_top(page):
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 900)")
    light_row(page, "Rød").evaluate("row => row.click()")
    page.get_by_role("heading", name=QUESTIONS["Opgaver"]).wait_for()
    wait_until_settled(page)
    assert chips(page) == ["Værste lys: Rød"] and how_many(page)[0] == 26
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0


def test_back_and_forward_bring_the_filters_with_them(page):
    choose(page, "Projekt", "KY")
    choose(page, "Ansvarlig eller udfører", "Jonas Ebbeskov")
    go_to(page, "Roller")
    page.get_by_role("button", name="Nulstil").click()
    assert comes_to([], lambda: chips(page), page)
    wait_until_settled(page)  # the address is the last that follows, and what back leaves
    both = ["Projekt: KY", "Person: Jonas Ebbeskov"]
    page.go_back()
    assert comes_to(both, lambda: chips(page), page)
    assert page.get_by_role("heading", name=QUESTIONS["Roller"]).count()
    page.go_back()
    page.get_by_role("heading", name=QUESTIONS["Overblik"]).wait_for()
    wait_until_settled(page)
    assert chips(page) == both, "one step back is one page back"
    page.go_back()
    assert comes_to([], lambda: chips(page), page)
    page.go_forward()
    assert comes_to(both, lambda: chips(page), page)
    assert "Ebbeskov" not in page.url


def test_a_page_loaded_anew_keeps_what_stands_in_its_address(page):
    choose(page, "Projekt", "KY")
    go_to(page, "Tidslinje")
    page.reload()
    wait_until_settled(page)
    assert comes_to(["Projekt: KY"], lambda: chips(page), page)


def test_the_skip_link_leads_past_the_filters(page):
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('st-key-page_body')")
    page.keyboard.press("Tab")
    assert page.locator(".st-key-page_body").evaluate("body => body.contains(document.activeElement)")


def test_the_keyboard_meets_the_filters_before_the_page(page):
    page.get_by_test_id("stMain").focus()
    met = []
    for _ in range(8):
        page.keyboard.press("Tab")
        met.append(
            page.evaluate(
                "document.activeElement.closest('.st-key-filter_line, .st-key-page_body')?.className"
            )
        )
    in_line = ["filter_line" in (each or "") for each in met]
    assert in_line[0] and not in_line[-1] and in_line == sorted(in_line, reverse=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chips_and_the_open_panel_are_accessible(sample_server, new_page, scheme):
    page = new_page(scheme, expected=PROBES)
    open_page(page, f"{sample_server.url}/opgaver?demo=1&{MANY}")
    assert axe_violations(page) == []
    open_filters(page)
    assert axe_violations(page) == []
