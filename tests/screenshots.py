"""The pictures in the README, taken of the app with its sample data: `python -m tests.screenshots`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import pick_row, table

FOLDER = Path(__file__).parents[1] / ".screenshots"
SIZE = {"width": 1440, "height": 900}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with dashboard() as address, sync_playwright() as playwright:
        chromium = os.environ.get("KLIK_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(locale="da-DK", viewport=SIZE).new_page()
        take(page, f"{address}/", "foerste-gang")
        take(page, f"{address}/?demo=1", "overblik")
        open_drawer(page)
        save(page, "hvem-ringer-jeg-til")
        take(page, f"{address}/opgaver?demo=1", "opgaver")
        open_page(page, f"{address}/tidslinje?demo=1")
        save(page, "tidslinje")
        for name in ("aendringer", "projekter", "snitflader", "systemer", "roller"):
            take(page, f"{address}/{name}?demo=1", name)
        for name in ("klik-kultur", "eskalation", "rapport", "programmappe", "data"):
            take(page, f"{address}/{name}?demo=1", name)
        browser.close()


@contextmanager
def dashboard() -> Iterator[str]:
    """The address of a dashboard of our own, with nothing stored."""
    command = [sys.executable, "-m", "dashboard", "--no-browser"]
    settings = os.environ | {"KLIK_DATABASE": ":memory:", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = next(line for line in process.stdout if "kører på" in line)
            yield said.split("kører på ")[1].split(" ")[0]
        finally:
            process.terminate()


def take(page: Page, address: str, name: str) -> None:
    open_page(page, address)
    save(page, name)


def open_drawer(page: Page) -> None:
    pick_row(table(page), 2)
    page.get_by_role("dialog").wait_for()
    wait_until_settled(page)


def save(page: Page, name: str) -> None:
    page.wait_for_timeout(1000)  # charts are drawn after the script has ended
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
