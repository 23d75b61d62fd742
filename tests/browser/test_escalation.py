"""An eskalation in the browser: begun in the drawer, led on three steps, closed; two users at one case."""

import re

import pytest

from tests.browser import own_export
from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import (
    PROBES,
    close_drawer,
    comes_to,
    drawer,
    go_to,
    load,
    pick_row,
    table,
)

SOME_ARE_OPEN = re.compile(r"^[\d.]+ eskalation(er)? er åb(en|ne)")


@pytest.fixture
def demo(sample_server, new_page):
    page = new_page(width=1440, height=1400, expected=PROBES)
    open_page(page, f"{sample_server.url}/opgaver?demo=1")
    return page


def dialog(page):
    return page.get_by_role("dialog", name="Eskalation")


def write(inside, label: str, text: str) -> None:
    field = inside.get_by_role("textbox", name=label)
    field.fill(text)
    field.blur()
    wait_until_settled(inside.page)


def take_step(inside, label: str, note: str) -> None:
    """One of the legal steps that are offered."""
    inside.get_by_test_id("stRadio").get_by_text(label, exact=True).click()
    wait_until_settled(inside.page)
    write(inside, "Notat", note)
    inside.get_by_role("button", name="Gem trinnet").click()
    inside.get_by_text("Trinnet står nu i loggen.").wait_for()
    wait_until_settled(inside.page)


def open_a_case(page) -> None:
    """In the drawer that is open."""
    drawer(page).get_by_role("button", name="Opret eskalation").wait_for()
    wait_until_settled(page)
    write(drawer(page), "Hvorfor", "Tre projekter venter på den")
    write(drawer(page), "Dine initialer", "ABC")
    drawer(page).get_by_role("button", name="Opret eskalation").click()
    drawer(page).get_by_text("Eskalationen er oprettet.").wait_for()
    wait_until_settled(page)


def offered(inside) -> list[str]:
    return (
        inside.get_by_test_id("stRadio")
        .locator("label[data-baseweb=radio], label:has(input)")
        .all_inner_texts()
    )


def test_from_the_drawer_by_three_steps_to_the_end(demo):
    page = demo
    pick_row(table(page), 1)
    drawer(page).get_by_text("Teksten til mailen").wait_for()
    wait_until_settled(page)
    drawer(page).get_by_text("Eskalér", exact=True).click()
    title = drawer(page).get_by_test_id("stText").first.inner_text()
    open_a_case(page)
    drawer(page).get_by_text("Opgaven er eskaleret. Står på »Konstateret« (KOMBIT). Sidste trin:").wait_for()
    assert "Tre projekter venter på den" in drawer(page).get_by_test_id("stCode").last.inner_text()
    take_step(drawer(page), "Giv anvisning til programleder og KA", "Sendt i dag")
    drawer(page).get_by_text("Står på »Anvisning til programleder og KA« (KOMBIT)").wait_for()
    close_drawer(page)

    go_to(page, "Eskalation")
    card = page.locator("[data-testid=stVerticalBlock][class*=st-key-case_card]", has_text=title)
    card.get_by_role("button", name="Se forløbet").click()
    dialog(page).get_by_test_id("stVegaLiteChart").locator("svg").wait_for()
    wait_until_settled(page)
    assert "Luk: opgaven er løst" in offered(dialog(page)) and "Tjek status på opgaven" not in offered(
        dialog(page)
    )
    take_step(dialog(page), "Giv videre til projektlederen", "Ringet")
    take_step(dialog(page), "Spørg, om der er styr på opgaven", "Svar fredag")
    take_step(dialog(page), "Ja, der er styr på den", "Løses i denne uge")
    dialog(page).get_by_text("Eskalationen er afsluttet. Kommer der mere").wait_for()
    page.keyboard.press("Escape")
    dialog(page).wait_for(state="detached")
    wait_until_settled(page)
    assert comes_to(0, card.count, page)
    page.get_by_text("Afsluttede eskalationer").click()
    table(page, -1).locator("th", has_text=title).wait_for()


def test_a_proposal_leads_to_the_form(demo):
    go_to(demo, "Eskalation")
    pick_row(table(demo), 0)
    open_a_case(demo)
    close_drawer(demo)
    demo.get_by_text(SOME_ARE_OPEN).wait_for()


def test_the_second_of_two_users_is_told(start_server, new_page, tmp_path_factory):
    file = own_export.write(tmp_path_factory.mktemp("export") / "marts.xlsx")
    with start_server("-m", "dashboard", "--no-browser", "--port") as running:
        first, second = new_page(height=1400), new_page(height=1400, expected=PROBES)
        load(first, running, file)
        go_to(first, "Opgaver")
        pick_row(table(first), 0)
        drawer(first).get_by_text("Eskalér", exact=True).click()
        open_a_case(first)
        close_drawer(first)
        open_page(second, f"{running.url}/eskalation")
        second.get_by_role("button", name="Se forløbet").click()
        dialog(second).get_by_test_id("stVegaLiteChart").locator("svg").wait_for()
        dialog(second).get_by_test_id("stRadio").get_by_text("Følg op hos projektlederen").click()
        wait_until_settled(second)
        write(dialog(second), "Dine initialer", "XYZ")
        pick_row(table(first), 0)
        wait_until_settled(first)
        take_step(drawer(first), "Følg op hos projektlederen", "Ringet")
        dialog(second).get_by_role("button", name="Gem trinnet").click()
        dialog(second).get_by_text(
            "ABC har imens skrevet »Følg op hos projektlederen« i eskalationen."
        ).wait_for()
        dialog(second).get_by_text("Står på »Har kommunen styr på opgaven?«").wait_for()
        first.close()
        second.close()
