"""app_pages/data.py: what is asked about exports, and what is said before one is deleted."""

import json
from datetime import date

import pytest

from dashboard.imports import load
from dashboard.store import snapshots
from tests import exports
from tests.pages.conftest import texts

PAGE = "app_pages/data.py"


def button(page, label: str):
    return next(one for one in page.button if one.label == label)


def numbered(letter: str, day: str) -> bytes:
    tasks = ({"Opgave": f"{letter} {number}"} for number in range(12))
    return exports.xlsx(*tasks, title=f"Udtræk pr. {day} for Prøvekøbing Kommune")


@pytest.mark.parametrize(
    ("label", "is_told"), [("Ja, det er den samme liste", True), ("Nej, det er en anden liste", False)]
)
def test_an_export_of_other_tasks_is_asked_about(open_page, empty_store, label, is_told):
    load.load_file(empty_store, "før.xlsx", numbered("Gammel", "26-10-2026"))
    load.load_file(empty_store, "nu.xlsx", numbered("Ny", "23-11-2026"))
    overview = open_page("app_pages/overview.py")
    assert "nu.xlsx: næsten ingen opgaver kendes fra den forrige eksport. Er det den samme liste?" in texts(
        overview
    )
    assert "er udgået" not in texts(overview) and "eksporten fra 26.10.2026" not in texts(overview)
    page = open_page(PAGE)
    asks = "Ingen af 12 opgaver i »nu.xlsx« kendes fra den forrige, »før.xlsx« pr. 26.10.2026"
    assert asks in texts(page)
    button(page, label).click().run()
    assert not page.exception and asks not in texts(page)
    overview = open_page("app_pages/overview.py")
    assert "Er det den samme liste?" not in texts(overview)
    assert ("12 opgaver er nye, og 12 er udgået." in texts(overview)) == is_told


def test_what_goes_with_an_export_is_said_before(open_page, store_with, add):
    store_with({"responsible": "Bo"}, as_of=date(2026, 10, 26))
    add({"responsible": "Bo"}, {"executor": "Mette Sørensen"})
    page = button(open_page(PAGE), ":red[Slet denne eksport]").click().run()
    assert "Eksporten pr. 23.11.2026 med 2 opgaver" in texts(page)
    assert "Navnene på 4 personer i den" in texts(page)
    assert "Annullér" in [one.label for one in page.button]


def test_columns_without_a_field_are_asked_about_on_top_of_the_form(open_page, empty_store, on):
    rows = [{"Opgave": f"Opgave {n}", "Ampel": ("gelb", "rot")[n % 2]} for n in range(4)]
    headers = (*(header for header in exports.HEADERS if header != "Lys"), "Ampel")
    load.load_file(empty_store, "klik.xlsx", exports.xlsx(*rows, headers=headers))
    page = button(open_page(PAGE), "Ret kolonner, dato eller kommune").click().run()
    assert "Hvad er »Ampel«?\nFx gelb · rot" in texts(page)
    first = next(one for one in page.selectbox if one.label == "Kolonne G er")
    assert first.options[0] == "(ingen af vores felter)" and "KLIK-lys" in first.options
    first.select("Bemærkning")
    page = button(page, "Gem og læs filen igen").click().run()
    assert not page.exception
    details = empty_store.ask("tasks/page_of_tasks", filter=on(text="gelb"), order="title", rows=9, skip=0)
    assert len(details) == 2
    assert json.loads(snapshots.listing(empty_store).query("in_use").iloc[0]["mapping"])["comment"] == "Ampel"


def test_two_columns_can_not_be_one_field(open_page, empty_store):
    rows = [{"Opgave": f"Opgave {n}", "A": f"a{n}", "B": f"b{n}"} for n in range(3)]
    load.load_file(empty_store, "klik.xlsx", exports.xlsx(*rows, headers=(*exports.HEADERS, "A", "B")))
    page = button(open_page(PAGE), "Ret kolonner, dato eller kommune").click().run()
    for letter in "HI":
        next(one for one in page.selectbox if one.label == f"Kolonne {letter} er").select("Bemærkning")
    page = button(page, "Gem og læs filen igen").click().run()
    assert "»A« og »B« kan ikke begge være Bemærkning." in texts(page)
    assert len(snapshots.listing(empty_store)) == 1
