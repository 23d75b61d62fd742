"""Rows in the page's own HTML to the eye and the ear: on a screen, a phone and paper, in all colours."""

import re

import pytest

from tests.browser.looking import axe_violations, english_words, open_page
from tests.browser.scripts.hostile_text import HOSTILE
from tests.browser.visiting import beneath, column, drawer, go_to, pick_row, row_of, table

PAGES = (
    "Overblik", "Opgaver", "Ændringer", "Projekter", "Snitflader", "Systemer", "Roller", "Eskalation",
    "KLIK-kultur", "Rapport", "Data",
)  # fmt: skip
AT_ONCE = 3000  # milliseconds, on a machine that does much else; a tenth of it on a quiet one
LARGEST_SHIFT = 2  # pixels by which a light may stand off the middle of its row
# Of each row in view of the page's tables: its height, and how far its lights stand off its middle.
MEASURES = """(lists) => lists.flatMap((list) => [...list.querySelectorAll("tbody tr")].map((row) => {
  const middle = (one) => { const box = one.getBoundingClientRect(); return box.top + box.height / 2; };
  const lights = [...row.querySelectorAll("span.pill")];
  const shifts = lights.map((one) => Math.abs(middle(one) - middle(row)));
  return [row.getBoundingClientRect().height, Math.max(0, ...shifts)];
}))"""
# The cells whose dates or pills go on in a second line, or out of their cell.
BROKEN = """(lists) => lists.flatMap((list) => [...list.querySelectorAll("td.date > span, td > .pill")])
  .filter((one) => {
    const cell = one.parentElement.getBoundingClientRect(), box = one.getBoundingClientRect();
    return box.height > 30 || box.left < cell.left - 1 || box.right > cell.right + 1;
  }).map((one) => one.textContent)"""


def test_rows_are_low_and_lights_stand_in_their_middle_on_every_page(demo):
    page, wrong = demo(), {}
    for name in PAGES:
        go_to(page, name)
        lists = page.locator(".klik-rows")
        assert lists.count(), name
        measured = lists.evaluate_all(MEASURES)
        if odd := [one for one in measured if not 40 <= one[0] <= 44.5 or one[1] > LARGEST_SHIFT]:
            wrong[name] = odd[:3]
        if broken := lists.evaluate_all(BROKEN):
            wrong[f"{name}, beyond their cells"] = sorted(set(broken))
    assert not wrong


def test_hvorfor_is_in_view_on_opgaver(demo):
    page = demo()
    go_to(page, "Opgaver")
    heading = table(page).get_by_role("columnheader", name="Hvorfor").bounding_box()
    box = table(page).bounding_box()
    assert heading["x"] + heading["width"] <= box["x"] + box["width"]


def test_hostile_text_is_text(rows):
    said = []
    rows.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    assert set(HOSTILE) <= set(column(rows, "Opgave"))
    assert set(HOSTILE) <= set(beneath(rows, "Opgave"))
    assert not table(rows).locator("img, script, a, iframe").count() and not said
    assert {round(height) for height, _ in rows.locator(".klik-rows").evaluate_all(MEASURES)} == {42}
    page = rows.locator("[data-testid=stMain]")
    assert page.evaluate("(main) => main.scrollWidth <= main.clientWidth")
    # Text that runs backwards turns neither the cells beside it nor its own row.
    boxes = [cell.bounding_box()["x"] for cell in row_of(table(rows), 6).locator("th, td").all()]
    assert boxes == sorted(boxes)


def test_a_row_is_a_card_on_a_phone(demo):
    page = demo(width=390, height=844)
    for address in ("/?demo=1", "/opgaver?demo=1", "/projekter?demo=1", "/roller?demo=1"):
        open_page(page, re.sub(r"/[^/]*$", address, page.url))
        row = row_of(table(page), 0)
        names = row.get_by_role("rowheader").bounding_box()
        others = [cell.bounding_box() for cell in row.get_by_role("cell").all()]
        assert all(cell["x"] >= 0 and cell["x"] + cell["width"] <= 390 for cell in [names, *others])
        assert all(cell["y"] >= names["y"] + names["height"] - 1 for cell in others), "the name stands on top"
        wide = [
            page.evaluate("document.documentElement.scrollWidth"),
            page.locator("[data-testid=stMain]").evaluate("(main) => main.scrollWidth"),
        ]
        assert max(wide) <= 390, address
        # The roles are what makes cards a table still.
        assert page.get_by_role("table").first.get_by_role("row").count() > 1
    row_of(table(page), 0).get_by_role("cell").last.click()


def test_on_paper_every_row_stands(demo):
    page = demo()
    page.emulate_media(media="print")
    for index in (0, 1):
        size = "(list) => [list.scrollHeight, list.clientHeight]"
        scrolled, shown = table(page, index).evaluate(size)
        assert scrolled - shown <= 2
    last = row_of(table(page), 49).bounding_box()
    box = table(page).bounding_box()
    assert last["y"] + last["height"] <= box["y"] + box["height"] + 1


def test_five_hundred_rows_are_sorted_at_once(rows):
    rows.get_by_text("Mange", exact=True).click()
    row_of(table(rows, 2), 499).wait_for(state="attached")
    took = rows.evaluate(
        """() => {
          const list = document.querySelectorAll(".klik-rows")[2];
          const begun = performance.now();
          list.querySelector("thead button").click();
          list.getBoundingClientRect();
          return performance.now() - begun;
        }"""
    )
    assert took < AT_ONCE, f"{took:.0f} ms to sort 500 rows of 17 columns"


# For everybody, and by every road.


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_no_rule_of_accessibility_is_broken(script, new_page, colours):
    page = new_page("dark" if colours == "dark" else "light")
    if colours == "forced":
        page.emulate_media(forced_colors="active")
    open_page(page, script.url)
    row_of(table(page), 1).get_by_role("button").focus()
    page.keyboard.press("ArrowDown")
    outline = table(page).locator("tr", has=page.locator("button:focus-visible"))
    assert outline.evaluate("(row) => getComputedStyle(row).outlineStyle") == "solid"
    assert axe_violations(page) + english_words(page) == []
    if colours == "forced":
        edges = (
            table(page)
            .locator("span.pill")
            .evaluate_all("(all) => all.map((one) => getComputedStyle(one).borderTopColor)")
        )
        assert "rgba(0, 0, 0, 0)" not in edges, "a light has an edge where colours are the user's own"


def test_what_is_read_aloud(rows):
    assert table(rows).get_by_role("table").get_attribute("aria-label") == "Opgaver til prøve"
    assert row_of(table(rows), 0).get_by_role("button", name="Øl KSD", exact=True).count() == 1
    assert table(rows).get_by_role("button", name="Værste lys", exact=True).count() == 1, "without its arrow"
    assert rows.get_by_role("region", name="Til at læse").get_attribute("tabindex") == "0"


def test_the_script_comes_from_our_own_address_below_a_path_too(start_server, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    arguments = ("-m", "dashboard", "--no-browser", "--port")
    with start_server(*arguments, STREAMLIT_SERVER_BASE_URL_PATH="klik-app") as running:
        open_page(page, f"{running.url}/klik-app/?demo=1")
        pick_row(table(page), 0)
        drawer(page).wait_for()
        [address] = {url for url in asked if "row_list.js" in url}
        assert address.startswith(f"{running.url}/klik-app/")
        assert any(url.startswith(f"{running.url}/klik-app/klik/row_list.css") for url in asked)
        page.close()
