"""Roller in a browser: from a vacant role to its tasks, a name that lowers the risk, a note that is due."""

from pathlib import Path

import pytest

from tests.browser import own_export
from tests.browser.looking import in_the_middle, open_page, wait_until_settled
from tests.browser.visiting import (
    PROBES,
    close_drawer,
    column,
    comes_to,
    drawer,
    drawer_lines,
    go_to,
    load,
    pick_row,
    table,
)

ROLE = "Rolleadministrator (STS)"
NEW = "Ny Medarbejder"


@pytest.fixture
def roles(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/roller?demo=1")
    return page


def headline(page) -> str:
    return page.locator(".st-key-answer").inner_text()


def name_somebody(page, place, name: str, initials: str) -> None:
    """In the form of a role: a name that nobody has written before."""
    field = place.get_by_role("combobox", name="Hvem har rollen?")
    field.fill(name)
    page.get_by_role("option", name=name).click()
    place.get_by_role("textbox", name="Dine initialer").first.fill(initials)
    place.get_by_role("button", name="Sæt navn på").click()


def test_from_a_vacant_role_to_its_tasks_and_to_the_drawer_that_names_it(roles):
    assert comes_to(ROLE, lambda: column(roles, "Rolle")[0], roles)
    assert column(roles, "Opgave", 1)[:3] == [
        f"Opret jobfunktionsroller til {it}" for it in ("KSD", "KY", "DUBU")
    ]
    pick_row(table(roles, 1), 0)
    title, *lines = drawer_lines(roles)
    assert title == "Opret jobfunktionsroller til KSD"
    assert f"Mangler: Udfører, {ROLE}." in lines
    close_drawer(roles)
    pick_row(table(roles, 0), 3)
    assert comes_to(["Udpeg superbrugere til KSD, og klæd dem på"], lambda: column(roles, "Opgave", 1), roles)


def test_a_name_for_a_vacant_role_makes_the_risk_fall(roles):
    assert (
        headline(roles) == "4 ubesatte roller truer 30 opgaver: 5 er over fristen og 5 har frist inden jul."
    )
    name_somebody(roles, roles.get_by_test_id("stMain"), NEW, "MES")
    falls_to = "3 ubesatte roller truer 9 opgaver: 2 er over fristen og 2 har frist inden jul."
    assert comes_to(falls_to, lambda: headline(roles), roles)
    roles.get_by_text(f"{NEW} har nu rollen {ROLE} i alle projekter.").wait_for()
    wait_until_settled(roles)
    assert ROLE not in column(roles, "Rolle")
    assert "Medarbejder" not in roles.url


def test_a_name_in_the_drawer_fills_the_link_that_is_missing(roles):
    pick_row(table(roles, 1), 0)
    drawer_lines(roles)
    unfold(roles, "Sæt navn på en ubesat rolle")
    name_somebody(roles, drawer(roles), NEW, "MES")
    filled = f"{ROLE}: {NEW}"
    assert comes_to(True, lambda: filled in drawer_lines(roles), roles)
    assert "Mangler: Udfører." in drawer_lines(roles)


def test_a_cell_of_the_matrix_leads_to_what_waits_for_the_role(roles):
    roles.get_by_test_id("stButtonGroup").last.get_by_text("Dækning", exact=True).click()
    chart = roles.get_by_test_id("stVegaLiteChart").first
    chart.locator("svg").wait_for()
    wait_until_settled(roles)
    assert comes_to(True, lambda: chart.locator(".mark-rect.role-mark path").count() > 40, roles)
    in_the_middle(chart.locator(".mark-rect.role-mark path").nth(10)).click(
        force=True
    )  # its glyph lies over it
    told = "Gevinstejer er ubesat i 1 projekt: Valg. 1 opgave venter på den."
    roles.get_by_text(told).wait_for()


@pytest.fixture(scope="module")
def export(tmp_path_factory) -> Path:
    return own_export.write(tmp_path_factory.mktemp("export") / "klik.xlsx", seed=7)


def test_a_note_with_a_date_comes_back_on_overblik_on_that_day(server, new_page, export):
    page = new_page(width=2600, expected=PROBES)  # room for every column of Opgaver
    load(page, server, export)
    go_to(page, "Opgaver")
    title = column(page, "Opgave")[0]
    pick_row(table(page), 0)
    assert drawer_lines(page)[0] == title
    write_note(page, "Ringet, svar lørdag", "20032027")
    assert comes_to(True, lambda: any("Ringet, svar lørdag" in line for line in drawer_lines(page)), page)
    drawer(page).get_by_role("button", name="Luk").click()
    drawer(page).wait_for(state="detached")
    assert comes_to(["Ringet, svar lørdag"], lambda: column(page, "Notat")[:1], page)
    for day, comes_back in (("2027-03-19", False), ("2027-03-20", True)):
        open_page(page, f"{server.url}/?dato={day}")
        page.get_by_text("Kræver handling", exact=True).first.wait_for()
        assert page.get_by_role("heading", name="Følg op nu").count() == comes_back
    assert comes_to([title], lambda: column(page, "Opgave", 3), page)


def unfold(page, heading: str) -> None:
    """In the drawer. What lies below slides, and a list that is opened meanwhile closes again."""
    drawer(page).get_by_text(heading).click()
    page.wait_for_timeout(800)


def write_note(page, what: str, digits: str) -> None:
    unfold(page, "Notér en opfølgning")
    form = drawer(page)
    form.get_by_role("textbox", name="Notat").fill(what)
    form.get_by_test_id("stDateInput").get_by_role("spinbutton").first.click()
    page.keyboard.type(digits)
    form.locator("[class*=st-key-note_initials] input").fill("MES")
    form.get_by_role("button", name="Gem notatet").click()
