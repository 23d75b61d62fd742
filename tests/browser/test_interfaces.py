"""Snitflader in a browser: from a red cell to the tasks and the person, a corrected link, the calendar."""

from datetime import date

import pytest

from tests.browser import own_export
from tests.browser.looking import in_the_middle, open_page, wait_until_settled
from tests.browser.visiting import (
    PROBES,
    beneath,
    close_drawer,
    column,
    comes_to,
    drawer,
    drawer_lines,
    drop,
    go_to,
    how_many,
    load,
    pick_row,
    search,
    table,
)

CELLS = "[data-testid=stVegaLiteChart] .mark-rect.role-mark path"


@pytest.fixture
def demo(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/snitflader?demo=1")
    page.locator(CELLS).first.wait_for()
    return page


def click_on_cell(page, index: int) -> None:
    """In its middle, where its figure stands, as a user does."""
    cell = in_the_middle(page.locator(CELLS).nth(index))
    wait_until_settled(page)
    box = cell.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_red_cell_leads_to_its_tasks_and_on_to_the_person(demo):
    click_on_cell(demo, 2)  # SF1511 in KSD: before it stand the cell of all projects, and DUBU
    demo.get_by_role("heading", name="Hvor er opgaven").wait_for()
    assert comes_to((1, 394), lambda: how_many(demo), demo)
    assert beneath(demo, "Opgave") == ["KSD"]
    wait_until_settled(demo)
    pick_row(table(demo), 0)
    assert "Opret jobfunktionsroller til KSD" in drawer_lines(demo)[0]


def test_the_cell_of_all_projects_leads_to_the_red_tasks_of_all_of_them(demo):
    click_on_cell(demo, 0)
    demo.get_by_role("heading", name="Hvor er opgaven").wait_for()
    assert comes_to((3, 394), lambda: how_many(demo), demo)
    assert {"KSD", "KY", "DUBU"} == set(beneath(demo, "Opgave"))


def test_the_sentence_leads_to_the_red_tasks_by_keyboard(demo):
    way = demo.get_by_role("table", name="Sætninger, der fører").get_by_role("button").first
    way.focus()
    demo.keyboard.press("Enter")
    demo.get_by_role("heading", name="Hvor er opgaven").wait_for()
    assert comes_to((7, 394), lambda: how_many(demo), demo)


def choose_section(page, name: str) -> None:
    page.get_by_test_id("stButtonGroup").get_by_text(name, exact=True).click()
    wait_until_settled(page)


def test_sections_of_two_pages_do_not_mix(demo):
    choose_section(demo, "Aktiviteter")
    assert "afsnit=Aktiviteter" in demo.url
    go_to(demo, "Roller")
    assert demo.get_by_role("radio", name="Ubesatte").is_checked()
    go_to(demo, "Snitflader")
    assert demo.get_by_role("radio", name="Matrix").is_checked()


def test_the_component_stands_in_the_address(demo, new_page):
    choose_section(demo, "Ét støttesystem")
    chooser = demo.get_by_role("combobox", name="Vælg støttesystem")
    chooser.scroll_into_view_if_needed()
    wait_until_settled(demo)
    chooser.click()
    demo.get_by_role("option", name="ØiR", exact=True).click()
    assert comes_to(True, lambda: "stoettesystem=" in demo.url, demo)
    tab = new_page(expected=PROBES)
    open_page(tab, demo.url)
    assert comes_to("SF1590_A Afsend økonomipostering", lambda: column(tab, "Snitflade")[0], tab)


def test_the_calendar_file_has_what_is_ahead(demo):
    choose_section(demo, "Aktiviteter")
    with demo.expect_download() as awaited:
        demo.get_by_role("button", name="Hent 8 til kalenderen (.ics)").click()
    assert awaited.value.suggested_filename == "klik-aktiviteter-2026-11-23.ics"
    made = awaited.value.path().read_bytes()
    assert made.count(b"BEGIN:VEVENT") == 8 and made.startswith(b"BEGIN:VCALENDAR\r\n")


def linked(page) -> str:
    return next(line for line in drawer_lines(page) if line.startswith("Snitflade og støttesystem"))


def open_first_task(page) -> None:
    go_to(page, "Opgaver")
    search(page, "nr. 7")
    assert comes_to(True, lambda: how_many(page)[0] < 20, page)
    wait_until_settled(page)
    pick_row(table(page), column(page, "Opgave-id").index("T-007"))


def unfold_correction(page) -> None:
    drawer(page).get_by_text("Ret støttesystem eller snitflade").click()
    page.wait_for_timeout(800)  # it slides, and a list that is opened meanwhile closes again


def test_a_corrected_link_survives_the_next_upload_until_it_is_undone(start_server, new_page, tmp_path):
    first = own_export.write(tmp_path / "februar.xlsx", day=date(2027, 2, 15))
    second = own_export.write(tmp_path / "marts.xlsx")
    page = new_page()
    with start_server("-m", "dashboard", "--no-browser", "--port") as running:
        load(page, running, first)
        open_first_task(page)
        before = linked(page)
        unfold_correction(page)
        chooser = drawer(page).get_by_role("combobox", name="Snitflader")
        chooser.scroll_into_view_if_needed()
        wait_until_settled(page)
        chooser.fill("SF1515")
        page.get_by_role("option", name="SF1515 Sikkerhed – SAML Single Logout", exact=True).click()
        page.keyboard.press("Tab")  # Escape would close the drawer, where the list has closed itself
        save = drawer(page).get_by_role("button", name="Gem rettelsen")
        save.click()
        drawer(page).get_by_text("Skriv dine initialer først").wait_for()
        drawer(page).get_by_role("textbox", name="Dine initialer").fill("ÆØÅ")
        page.keyboard.press("Tab")
        wait_until_settled(page)
        save.click()
        drawer(page).get_by_text("Rettet af ÆØÅ den ").wait_for()
        corrected = linked(page)
        assert "SF1515" in corrected and corrected.endswith("rettet i hånden.") and corrected != before
        close_drawer(page)
        go_to(page, "Data")
        drop(page, second)
        page.get_by_text("marts.xlsx").first.wait_for()
        wait_until_settled(page)
        open_first_task(page)
        assert linked(page) == corrected
        unfold_correction(page)
        drawer(page).get_by_role("button", name="Fortryd rettelsen").click()
        drawer(page).get_by_text("Rettet af ÆØÅ den ").wait_for(state="detached")
        assert linked(page) == before
        page.close()
