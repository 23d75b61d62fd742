"""Every state of every page, in light and in dark: no broken WCAG 2.2 A or AA rule, and no English word."""

from datetime import date
from pathlib import Path

import pytest

from tests.browser import own_export
from tests.browser.looking import (
    axe_violations,
    english_words,
    in_the_middle,
    looks_english,
    open_page,
    wait_until_settled,
)
from tests.browser.visiting import (
    choose,
    close_drawer,
    close_filters,
    comes_to,
    drawer,
    drawer_lines,
    drop,
    go_to,
    how_many,
    load,
    open_filters,
    pick_row,
    reset,
    table,
    unfold_all,
)


class Looker:
    """Looks at one state after the other, and keeps what is wrong with each."""

    def __init__(self, page, only_colours: bool):
        self.page, self.wrong, self._only_colours = page, {}, only_colours

    def look(self, state: str) -> None:
        wait_until_settled(self.page)
        found = axe_violations(self.page, self._only_colours)
        if not self._only_colours:
            found += english_words(self.page) + looks_english(self.page)
        if found:
            self.wrong[state] = found


@pytest.fixture(params=["light", "dark"])
def looker(request, new_page) -> Looker:
    """In the dark theme words and elements are the same: of that, only the colours are looked at."""
    return Looker(new_page(request.param), only_colours=request.param == "dark")


@pytest.fixture(scope="module")
def exports(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("exports")
    return [
        own_export.write(folder / "februar.xlsx", seed=1, tasks=110, day=date(2027, 2, 15)),
        own_export.write(folder / "marts.xlsx", seed=2, tasks=120),
    ]


def test_every_state_of_every_page(start_server, looker, exports):
    page = looker.page
    with start_server("-m", "dashboard", "--no-browser", "--port") as running:
        open_page(page, running.url)
        looker.look("first run")
        drop(page, ("billede.xlsx", b"\x89PNG"))
        page.get_by_text("Det lykkedes ikke").wait_for()
        looker.look("first run, a file was refused")
        load(page, running, *exports)
        overblik(looker)
        opgaver(looker)
        snitflader(looker)
        tidslinje(looker)
        data(looker)
        page.close()
    assert not looker.wrong, "\n".join(f"{state}: {found}" for state, found in looker.wrong.items())


def point_at(page, mark) -> None:
    """Until the chart tells of it: one that was drawn just now may still move beneath the mouse."""
    wait_until_settled(page)

    def tells() -> bool:
        page.mouse.move(0, 0)
        in_the_middle(mark).hover(force=True)  # its figure may lie over it
        return page.locator("#vg-tooltip-element").is_visible()

    assert comes_to(True, tells, page)


def overblik(looker: Looker) -> None:
    page = looker.page
    looker.look("Overblik")
    for toggle in page.get_by_text("Vis som tabel").all():
        toggle.click()
    looker.look("Overblik, figures as tables")
    choose(page, "Tema", "Økonomi")
    looker.look("a filter as a chip")
    reset(page, 120)
    open_filters(page)
    looker.look("the filters")
    page.get_by_role("combobox", name="Projekt", exact=True).click()
    page.get_by_role("option").first.wait_for()
    looker.look("a list of projects")
    close_filters(page)
    page.get_by_test_id("stTooltipHoverTarget").first.hover()
    page.get_by_test_id("stTooltipContent").wait_for()
    looker.look("help")
    for toggle in page.get_by_text("Vis som tabel").all():
        toggle.click()
    chart = page.get_by_test_id("stVegaLiteChart").first
    point_at(page, chart.locator(".mark-rect.role-mark path").first)
    looker.look("a bar of a chart")
    in_the_middle(page.get_by_label("Fuld skærm: Opgaver pr. projekt")).click()
    page.get_by_label("Luk fuld skærm").wait_for()
    looker.look("a chart in full screen")
    page.keyboard.press("Escape")


def opgaver(looker: Looker) -> None:
    page = looker.page
    go_to(page, "Opgaver")
    page.get_by_test_id("stPagination").wait_for()
    looker.look("Opgaver")
    pick_row(table(page), 3)
    drawer_lines(page)
    drawer(page).get_by_text("Alt, hvad eksporten siger").click()
    looker.look("the drawer")
    drawer(page).get_by_text("Ret støttesystem eller snitflade").click()
    wait_until_settled(page)
    drawer(page).get_by_role("button", name="Gem rettelsen").click()
    drawer(page).get_by_text("Skriv dine initialer først").wait_for()
    looker.look("the correction of a link")
    close_drawer(page)
    choose(page, "Projekt", "Fiskeri")
    choose(page, "Støttesystem", "ØiR")
    choose(page, "KLIK-lys", "Ukendt")
    assert comes_to(0, lambda: how_many(page)[0], page)
    looker.look("a filter that leaves nothing")
    reset(page, 120)


def snitflader(looker: Looker) -> None:
    page = looker.page
    go_to(page, "Snitflader")
    page.get_by_test_id("stVegaLiteChart").locator("svg").wait_for()
    looker.look("Snitflader, without a programmappe")
    cell = page.get_by_test_id("stVegaLiteChart").locator(".mark-rect.role-mark path").first
    point_at(page, cell)
    looker.look("a cell of the matrix")
    page.get_by_text("Vis som tabel").click()
    looker.look("Snitflader, figures as a table")


def klik_kultur(looker: Looker) -> None:
    page = looker.page
    go_to(page, "KLIK-kultur")
    for heading in ("Sådan måler vi", "Mailens tekst til at kopiere"):
        page.get_by_text(heading).click()
    looker.look("KLIK-kultur, all is unfolded")
    page.get_by_text("Vis udviklingen over eksporterne").click()
    page.get_by_test_id("stVegaLiteChart").locator("svg").first.wait_for()
    looker.look("KLIK-kultur, the exports")
    page.get_by_text("Vis som tabel").click()
    looker.look("KLIK-kultur, figures as a table")


def test_pages_with_a_programmappe(sample_server, looker):
    page = looker.page
    open_page(page, f"{sample_server.url}/?demo=1")
    go_to(page, "Projekter")
    looker.look("Projekter")
    go_to(page, "Ændringer")
    page.get_by_test_id("stVegaLiteChart").locator("svg").first.wait_for()
    looker.look("Ændringer")
    for name in ("Snitflader", "Systemer"):
        go_to(page, name)
        page.get_by_test_id("stVegaLiteChart").locator("svg").first.wait_for()
        looker.look(name)
        for switch in page.get_by_text("Vis som tabel").all():
            switch.click()
        looker.look(f"{name}, figures as a table")
    klik_kultur(looker)
    go_to(page, "Programmappe")
    looker.look("Programmappe")
    page.get_by_text("Ændringslog for").click()
    looker.look("Programmappe, with its history")
    eskalation(looker)
    page.close()
    assert not looker.wrong, "\n".join(f"{state}: {found}" for state, found in looker.wrong.items())


def eskalation(looker: Looker) -> None:
    page = looker.page
    go_to(page, "Eskalation")
    looker.look("Eskalation, with proposals")
    pick_row(table(page), 0)
    drawer(page).get_by_role("button", name="Opret eskalation").click()
    drawer(page).get_by_text("Dine initialer mangler.").wait_for()
    looker.look("the drawer, the initials are missing")
    initials = drawer(page).get_by_role("textbox", name="Dine initialer").first
    initials.fill("ABC")
    initials.blur()
    wait_until_settled(page)
    drawer(page).get_by_role("button", name="Opret eskalation").click()
    drawer(page).get_by_text("Eskalationen er oprettet.").wait_for()
    looker.look("the drawer of a task that is escalated")
    close_drawer(page)
    looker.look("Eskalation, with its board")
    page.get_by_role("button", name="Se forløbet").first.click()
    page.get_by_role("dialog").get_by_test_id("stVegaLiteChart").locator("svg").wait_for()
    looker.look("a case and its flow")


def test_the_sections_of_roller(sample_server, looker):
    page = looker.page
    open_page(page, f"{sample_server.url}/?demo=1")
    go_to(page, "Roller")
    for section in ("Ubesatte", "Dækning", "Personer", "Rollegalleri"):
        page.get_by_test_id("stButtonGroup").last.get_by_text(section, exact=True).click()
        looker.look(f"Roller, {section}")
        tables = page.get_by_text("Vis som tabel").all()
        for toggle in tables:
            toggle.click()
            wait_until_settled(page)
        if tables:
            looker.look(f"Roller, {section}, figures as tables")
    page.get_by_test_id("stButtonGroup").last.get_by_text("Ubesatte", exact=True).click()
    wait_until_settled(page)
    page.get_by_role("button", name="Sæt navn på").click()
    page.get_by_text("Vælg eller skriv først").wait_for()
    looker.look("Roller, a name is missing")
    pick_row(table(page, 1), 0)
    drawer_lines(page)
    for heading in ("Sæt navn på en ubesat rolle", "Notér en opfølgning", "Teksten til mailen"):
        drawer(page).get_by_text(heading).click()
    looker.look("the drawer, its forms unfolded")
    page.close()
    assert not looker.wrong, "\n".join(f"{state}: {found}" for state, found in looker.wrong.items())


def tidslinje(looker: Looker) -> None:
    page = looker.page
    go_to(page, "Tidslinje")
    looker.look("Tidslinje")
    choose(page, "Fold ud", "Fiskeri")
    page.get_by_test_id("stButtonGroup").last.get_by_text("Støttesystem", exact=True).click()
    wait_until_settled(page)
    mark = page.get_by_test_id("stVegaLiteChart").first.locator(".mark-symbol.role-mark path").last
    point_at(page, mark)
    looker.look("Tidslinje, unfolded, and a mark's words")
    for toggle in page.get_by_text("Vis som tabel").all():
        toggle.click()
    looker.look("Tidslinje, figures as tables")


def data(looker: Looker) -> None:
    page = looker.page
    go_to(page, "Data")
    looker.look("Data")
    drop(page, ("billede.xlsx", b"\x89PNG"))
    page.get_by_text("Det lykkedes ikke").wait_for()
    unfold_all(page)
    looker.look("Data, a file was refused, all is unfolded")
    page.get_by_role("button", name="Ret kolonner, dato eller kommune").click()
    page.get_by_role("button", name="Gem og læs filen igen").wait_for()
    looker.look("the correction of columns")
    page.get_by_role("button", name="Slet denne eksport").click()
    page.get_by_role("button", name="Ja, slet eksporten").wait_for()
    looker.look("deletion is to be confirmed")
    page.get_by_role("button", name="Annullér").last.click()
    wait_until_settled(page)
    page.get_by_role("button", name="Slet alt").click()
    page.get_by_role("button", name="Ja, slet alt").click()
    page.get_by_text("Slettet: ").wait_for()
    looker.look("all is deleted")
