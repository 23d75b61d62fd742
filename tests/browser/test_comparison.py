"""Kommuner: three municipalities on one server, of which the third begins to share and stops again."""

from contextlib import closing

import pytest

from dashboard.imports import load
from dashboard.open_stores import OpenStores
from dashboard.store import sharing
from tests.browser import own_export
from tests.browser.looking import (
    axe_violations,
    english_words,
    headings_out_of_order,
    looks_english,
    open_page,
    wait_until_settled,
)
from tests.browser.visiting import PROBES, column, comes_to, go_to

OURS, OTHERS = "Nyborg Kommune", ("Odense Kommune", "Assens Kommune")
TITLE = "Hvordan ligger vi ved siden af de andre kommuner?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Each has an export; the others share theirs."""
    folder = tmp_path_factory.mktemp("tre")
    with closing(OpenStores(f"folder:{folder}")) as stores:
        for seed, name in enumerate((OURS, *OTHERS), start=1):
            export = own_export.write(folder / f"{seed}.xlsx", seed=seed, tasks=90, municipality=name)
            load.load_file(stores.of(name), export.name, export.read_bytes())
            export.unlink()
            if name != OURS:
                sharing.switch_on(stores.of(name))
    return folder


@pytest.fixture(scope="module")
def shared(start_server, folder):
    with start_server(
        "-m", "dashboard", "--no-browser", "--port", KLIK_DATABASE=f"folder:{folder}"
    ) as running:
        yield running


def flaws(page) -> list[str]:
    wait_until_settled(page)
    return [
        *axe_violations(page),
        *english_words(page),
        *looks_english(page),
        *map(str, headings_out_of_order(page)),
    ]


def answer(page) -> str:
    return page.locator(".st-key-answer").inner_text()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_sharing_is_switched_on_compared_and_switched_off(shared, folder, new_page, look):
    page, ours = new_page(look, expected=PROBES), folder / "kommuner" / "0450.json"
    ours.unlink(missing_ok=True)  # of a test that failed half-way
    open_page(page, f"{shared.url}/?kommunekode=0450")
    page.get_by_test_id("stSidebarNav").get_by_text("Kommuner", exact=True).click()
    page.get_by_role("heading", name=TITLE).wait_for()
    page.get_by_text("I deler ikke jeres tal, og så ser I heller ikke de andres.").wait_for()
    assert not ours.exists() and not page.get_by_test_id("stVegaLiteChart").count()
    assert set(own_export.PROJECTS) < set(column(page, "Navn")), "what would be shared is seen first"
    assert flaws(page) == []

    page.get_by_role("button", name="Del kommunens tal").click()
    page.get_by_test_id("stVegaLiteChart").locator("svg").first.wait_for()
    wait_until_settled(page)
    assert ours.exists()
    assert answer(page).startswith("Nyborg Kommune har ") and "medianen af 3 kommuner er" in answer(page)
    assert flaws(page) == []
    picture = page.get_by_test_id("stVegaLiteChart").first
    assert "Jeres" in picture.inner_text() and "Median" in picture.inner_text()
    assert not any(name.split()[0] in page.locator("body").inner_text() for name in OTHERS)

    page.get_by_role("radio", name="Projekt").click()
    assert comes_to(True, lambda: set(own_export.PROJECTS) <= set(column(page, "Projekt")), page)
    page.get_by_role("radio", name="Overskredne").click()
    page.get_by_text("Vis som tabel").click()
    assert comes_to(["3"], lambda: sorted(set(column(page, "Kommuner"))), page)
    assert "opgaver over fristen" in answer(page)
    assert flaws(page) == []
    assert "sammenlign=Projekt" in page.url and "maal=Overskredne" in page.url

    page.get_by_role("button", name="Stop delingen").click()
    page.get_by_text("I deler ikke jeres tal, og så ser I heller ikke de andres.").wait_for()
    assert not ours.exists() and len(list(ours.parent.iterdir())) == 2


def test_with_one_database_the_menu_has_no_such_page(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/?demo=1")
    go_to(page, "Kommunedag")
    assert not page.get_by_test_id("stSidebarNav").get_by_text("Kommuner", exact=True).count()
