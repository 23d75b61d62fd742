"""What a visitor does on the pages of the dashboard: drop files, filter, read the cards, open a task."""

import base64
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dashboard.domain.filters import FILTERS
from tests.browser.looking import open_page, wait_until_settled

QUESTIONS = {
    "Overblik": "Hvad kræver handling nu, og hvem skal jeg tale med?",
    "Opgaver": "Hvor er opgaven, og hvad er dens status?",
    "Tidslinje": "Hvad kommer i de næste måneder, og hvornår hober det sig op?",
    "Ændringer": "Hvad har ændret sig mellem to eksporter?",
    "Projekter": "Hvordan står det til i hvert projekt, og hvornår er det vores tur?",
    "Snitflader": "Hvilken snitflade rammer flere projekter?",
    "Systemer": "Hvilke kontrakter udløber, før projektet er klar?",
    "Roller": "Hvilke ubesatte roller truer opgaver?",
    "Eskalation": "Hvilke eskalationer venter på et næste skridt?",
    "KLIK-kultur": "Hvor god er vores KLIK-kultur?",
    "Rapport": "Hvad skal ud af huset, og til hvem?",
    "Programmappe": "Hvad ved vi, som KLIK ikke ved?",
    "Kommunedag": "Hvor står kommunerne tilsammen?",
    "Data": "Kan jeg stole på tallene?",
}
ADDRESSES = ("", *(name.lower().replace("æ", "ae") for name in list(QUESTIONS)[1:]))
# Errors in the console that are none: at the address of a page, Streamlit first asks for its server below it.
PROBES = r"404.*/[a-z-]+/_stcore/(health|host-config)\)$"

# What a browser does when files are let go over an element. Text is all that can be handed into the page.
DROP = """(zone, files) => {
  const carried = new DataTransfer();
  for (const [name, content] of files) {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    carried.items.add(new File([bytes], name));
  }
  for (const kind of ["dragenter", "dragover", "drop"]) {
    zone.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
  }
}"""


def comes_to(expected: Any, ask: Callable[[], Any], page, seconds: float = 20) -> bool:
    """Whether an answer becomes what is expected: a click's rerun may not have begun when we first ask."""
    end = time.monotonic() + seconds
    while (found := ask()) != expected:
        if time.monotonic() > end:
            print(f"expected {expected!r}, found {found!r}")
            return False
        page.wait_for_timeout(100)
    return True


def drop(page, *files: Path | tuple[str, bytes]) -> None:
    """Let files go over the drop zone, by drag and drop as a user does. A pair is a name and a content."""
    named = [(file.name, file.read_bytes()) if isinstance(file, Path) else file for file in files]
    carried = [(name, base64.b64encode(content).decode()) for name, content in named]
    page.get_by_test_id("stFileUploaderDropzone").evaluate(DROP, carried)


def load(page, server, *files: Path) -> None:
    """Drop files on the first-run screen, and wait until Overblik shows them."""
    open_page(page, server.url)
    drop(page, *files)
    page.get_by_text("Kræver handling", exact=True).first.wait_for()
    wait_until_settled(page)


def go_to(page, name: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_text(name, exact=True).click()
    page.get_by_role("heading", name=QUESTIONS[name]).wait_for()
    wait_until_settled(page)


def lights(page) -> dict[str, tuple[int, int]]:
    """By word: how many tasks have the light as the worst, and of these those that have it in KLIK."""
    rows = page.get_by_role("table", name="Antal opgaver pr. lys").locator("tbody tr")
    cells = [row.locator("th, td").all_inner_texts() for row in rows.all()]
    return {light.split()[-1]: (whole(worst), whole(in_klik)) for light, worst, in_klik, *_ in cells}


def light_row(page, word: str):
    return page.get_by_role("table", name="Antal opgaver pr. lys").locator("tbody tr", has_text=word)


def choose_view(page, label: str) -> None:
    """One of the ready views of Opgaver."""
    page.get_by_role("combobox", name="Visning", exact=True).fill(label)
    page.get_by_role("option", name=label, exact=True).click()
    wait_until_settled(page)


def whole(text: str) -> int:
    return int(text.strip().replace(".", ""))


def how_many(page) -> tuple[int, int]:
    """The 37 and the 412 of "37 af 412 opgaver"."""
    line = page.get_by_text(re.compile(r"^[\d.]+ af [\d.]+ opgaver$")).first.inner_text()
    chosen, _, of_all = line.removesuffix(" opgaver").partition(" af ")
    return whole(chosen), whole(of_all)


def choose(page, label: str, *options: str) -> None:
    """Pick values in a list; one of the filters is picked in their panel, which is then closed."""
    is_filter = label in LABELS
    if is_filter:
        open_filters(page)
    field = page.get_by_role("combobox", name=label, exact=True)
    for option in options:
        field.scroll_into_view_if_needed()
        wait_until_settled(page)  # a list that opens while the page moves closes again
        field.fill(option)  # leaves one option: a longer list may scroll away under the mouse
        page.get_by_role("option", name=option, exact=True).click()
        page.locator("[data-tag]", has_text=option).first.wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("listbox").wait_for(state="detached")
    wait_until_settled(page)
    if is_filter:
        close_filters(page)


LABELS = {one.label for one in FILTERS}


def filter_panel(page):
    return page.get_by_test_id("stPopoverBody")


def open_filters(page) -> None:
    if not filter_panel(page).count():
        page.get_by_role("button", name="+ Filter").click()
        filter_panel(page).get_by_text("Søgning").wait_for()
    wait_until_settled(page)


def close_filters(page) -> None:
    for _ in range(3):  # the first of them may close a list, the next empty its field
        if filter_panel(page).count():
            page.keyboard.press("Escape")
            page.wait_for_timeout(300)
    filter_panel(page).wait_for(state="detached")
    wait_until_settled(page)


def search(page, text: str) -> None:
    """By the filter of free text."""
    open_filters(page)
    filter_panel(page).get_by_role("textbox", name="Søgning").fill(text)
    page.keyboard.press("Enter")
    page.locator(".st-key-filter_line").get_by_text("Søgning: ").first.wait_for()
    close_filters(page)


def chips(page) -> list[str]:
    """What is chosen, as the line of filters says it."""
    # Not by role: while the panel is open, all else is hidden from readers aloud. Streamlit draws those with
    # help twice, once for narrow screens.
    buttons = page.locator(".st-key-filter_line button:visible").all_inner_texts()
    return [text.removesuffix("✕").strip() for text in buttons if text.strip().endswith("✕")]


def reset(page, tasks: int) -> None:
    """Back to all of the tasks, however many they are."""
    page.get_by_role("button", name="Nulstil").click()
    assert comes_to((tasks, tasks), lambda: how_many(page), page)
    wait_until_settled(page)


def table(page, position: int = 0):
    """A table of rows in the page's own HTML."""
    return page.locator(".klik-rows").nth(position)


COLUMN = """(list, [heading, part]) => {
  const headings = [...list.querySelectorAll("thead th")].map((one) => one.textContent);
  const at = headings.indexOf(heading);
  const cells = at < 0 ? [] : [...list.querySelectorAll("tbody tr")].map((row) => row.children[at]);
  return cells.map((cell) => cell.querySelector(part)?.textContent ?? "");
}"""


def column(page, heading: str, position: int = 0) -> list[str]:
    """The cells under a heading of a table, in the order on screen; none where it has no such heading."""
    table(page, position).locator("tbody tr").first.wait_for(state="attached")
    return table(page, position).evaluate(COLUMN, [heading, ".words, .pill, .empty"])


def beneath(page, heading: str, position: int = 0) -> list[str]:
    """What stands small beneath the cells of a column."""
    table(page, position).locator("tbody tr").first.wait_for(state="attached")
    return table(page, position).evaluate(COLUMN, [heading, ".beneath"])


def row_of(list_of_rows, row: int):
    """A row of a table, the uppermost is 0."""
    return list_of_rows.locator("tbody tr").nth(row)


def pick_row(list_of_rows, row: int) -> None:
    """By a click on it, away from its name."""
    row_of(list_of_rows, row).locator("td").nth(1).click()


# Streamlit's own table is a canvas. Behind it stands one for screen readers, written after each drawing.
GRID_COLUMN = """(grid, heading) => {
  const found = [...grid.querySelectorAll("th")].find((one) => one.textContent === heading);
  const cells = found ? grid.querySelectorAll(`td[aria-colindex="${found.ariaColIndex}"]`) : [];
  return [...cells].map((cell) => cell.textContent);
}"""


def grid_column(page, heading: str, position: int = 0) -> list[str]:
    """The cells in view under a heading of one of Streamlit's own tables."""
    grid = page.get_by_test_id("stDataFrame").nth(position)
    grid.locator("td").first.wait_for(state="attached")
    return grid.evaluate(GRID_COLUMN, heading)


def drawer(page):
    return page.get_by_role("dialog", name="Hvem ringer jeg til?")


def drawer_lines(page) -> list[str]:
    """The texts of the drawer, once all of it is drawn; its headline is the first."""
    drawer(page).get_by_text("Alt, hvad eksporten siger").wait_for()
    wait_until_settled(page)
    return drawer(page).get_by_test_id("stText").all_inner_texts()


def close_drawer(page) -> None:
    page.keyboard.press("Escape")
    drawer(page).wait_for(state="detached")
    wait_until_settled(page)


def all_pages(page) -> Iterable[str]:
    for name in QUESTIONS:
        go_to(page, name)
        yield name


def unfold_all(page) -> None:
    """Open every folded section of the page, and leave open what is."""
    wait_until_settled(page)
    folded = page.get_by_test_id("stMain").locator("details:not([open]) > summary")
    for _ in range(folded.count()):
        folded.first.click()
