"""A folder with a database for each municipality: chosen, kept in the address, loaded into from a shell."""

import os
import subprocess
import sys

import pytest

from tests.browser import own_export
from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import PROBES, column, comes_to, drop, go_to, how_many

TITLE = "Hvilken kommune arbejder du for?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return f"folder:{tmp_path_factory.mktemp('kommuner')}"


@pytest.fixture(scope="module")
def shared(start_server, folder):
    with start_server("-m", "dashboard", "--no-browser", "--port", KLIK_DATABASE=folder) as running:
        yield running


def choose(page, municipality: str) -> None:
    page.get_by_role("heading", name=TITLE).wait_for()
    page.get_by_role("combobox", name="Kommune").fill(municipality)
    page.keyboard.press("Enter")
    page.get_by_text("Skift kommune").wait_for()
    wait_until_settled(page)


def test_two_municipalities_on_one_server_never_meet(shared, folder, new_page, tmp_path):
    page = new_page(expected=PROBES)
    open_page(page, shared.url)
    choose(page, "Nyborg")
    drop(page, own_export.write(tmp_path / "fremmed.xlsx", seed=3, tasks=5, municipality="Odense Kommune"))
    page.get_by_text("fra Odense Kommune, og I arbejder kun med Nyborg Kommune").first.wait_for()
    drop(page, own_export.write(tmp_path / "nyborg.xlsx", seed=1, tasks=31, municipality="Nyborg Kommune"))
    page.get_by_text("Kræver handling", exact=True).first.wait_for()
    wait_until_settled(page)
    assert how_many(page)[1] == 31
    assert "kommunekode=0450" in page.url

    page.get_by_text("Skift kommune").click()
    choose(page, "Odense")
    assert page.get_by_text("Upload din KLIK-eksport").count(), "the other has nothing yet"
    export = own_export.write(tmp_path / "odense.xlsx", seed=2, tasks=42, municipality="Odense Kommune")
    words = [sys.executable, "-m", "dashboard", "load", str(export), "--municipality", "0461"]
    loaded = subprocess.run(
        words, env={**os.environ, "KLIK_DATABASE": folder}, capture_output=True, text=True, timeout=60
    )
    assert loaded.returncode == 0 and "42 opgaver gemt" in loaded.stdout, loaded.stderr
    go_to(page, "Data")
    assert comes_to(["odense.xlsx"], lambda: column(page, "Fil"), page)
    go_to(page, "Overblik")
    assert how_many(page)[1] == 42 and "kommunekode=0461" in page.url

    page.reload()
    wait_until_settled(page)
    assert how_many(page)[1] == 42, "F5 stays with the chosen one"
    open_page(page, f"{shared.url}/data?kommunekode=0450")
    assert comes_to(["nyborg.xlsx"], lambda: column(page, "Fil"), page)
    page.go_back()
    wait_until_settled(page)
    page.get_by_text("Odense Kommune").first.wait_for()


def test_the_browsers_back_takes_no_file_to_the_other_municipality(start_server, new_page, tmp_path):
    folder = f"folder:{tmp_path / 'to'}"
    with start_server("-m", "dashboard", "--no-browser", "--port", KLIK_DATABASE=folder) as running:
        page = new_page(expected=PROBES)
        open_page(page, f"{running.url}/data?kommunekode=0450")
        drop(
            page, own_export.write(tmp_path / "nyborg.xlsx", seed=1, tasks=11, municipality="Nyborg Kommune")
        )
        assert comes_to(["nyborg.xlsx"], lambda: column(page, "Fil"), page)
        page.get_by_text("Skift kommune").click()
        choose(page, "Odense")
        go_to(page, "Data")
        # It names nobody, so it would be stored anywhere.
        drop(page, own_export.write(tmp_path / "uden.xlsx", seed=2, tasks=12, municipality=""))
        assert comes_to(["uden.xlsx"], lambda: column(page, "Fil"), page)
        while "0450" not in page.url:
            page.go_back()
            wait_until_settled(page)
        page.get_by_role("heading", name="Vil du gå til Nyborg Kommune?").wait_for()
        page.get_by_role("button", name="Gå til Nyborg Kommune").click()
        page.get_by_text("Skift kommune").wait_for()
        wait_until_settled(page)
        go_to(page, "Data")
        for _ in range(3):
            page.get_by_text("Sikkerhedskopier (").click()
            wait_until_settled(page)
        go_to(page, "Overblik")
        go_to(page, "Data")
        assert comes_to(["nyborg.xlsx"], lambda: column(page, "Fil"), page)
