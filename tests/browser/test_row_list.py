"""Rows in the page's own HTML: opened by mouse and keyboard, sorted, and left as the reader has them."""

import pytest

from tests.browser.looking import wait_until_settled
from tests.browser.scripts.hostile_text import HOSTILE
from tests.browser.visiting import (
    close_drawer,
    column,
    comes_to,
    drawer,
    drawer_lines,
    pick_row,
    row_of,
    table,
)

KEYSTROKES = 15  # from a page that has just loaded to the drawer of the third row

FOCUSED = "document.activeElement.closest('tr')?.dataset.position ?? null"


def opened(page) -> str:
    return page.get_by_text("Åbnet: ").inner_text().removeprefix("Åbnet: ").removesuffix(".")


def positions(page) -> list[int]:
    return [int(row.get_attribute("data-position")) for row in table(page).locator("tbody tr").all()]


def focused(page) -> str | None:
    """The position of the row that has the focus."""
    return page.evaluate(FOCUSED)


# To the drawer, and back.


def test_a_click_anywhere_on_a_row_opens_it(demo):
    page = demo()
    titles = column(page, "Opgave")
    for cell in range(4):
        row_of(table(page), cell).locator("th, td").nth(cell).click()
        assert drawer_lines(page)[0] == titles[cell]
        close_drawer(page)


@pytest.fixture
def by_keyboard(demo):
    """A page whose third task was opened by keyboard alone, its title, and the keys from load to drawer."""
    page = demo()
    page.goto(page.url.replace("/?", "/opgaver?"))
    wait_until_settled(page)
    title = column(page, "Opgave")[2]
    pressed = [*tab_to_row(page), "ArrowDown", "ArrowDown", "Enter"]
    for key in pressed[-3:]:
        page.keyboard.press(key)
    return page, title, pressed


def test_few_keys_lead_to_the_third_row(by_keyboard):
    _, _, pressed = by_keyboard
    assert len(pressed) <= KEYSTROKES, pressed


def test_the_drawer_by_keyboard_alone(by_keyboard):
    page, title, _ = by_keyboard
    assert drawer_lines(page)[0] == title
    close_drawer(page)
    assert comes_to("2", lambda: focused(page), page)
    page.keyboard.press("Space")
    assert drawer_lines(page)[0] == title, "the row has the focus back, and opens again"
    close_drawer(page)


def tab_to_row(page) -> list[str]:
    """To the first row, by the skip link; returns the keys."""
    pressed = ["Tab", "Enter"]
    for key in pressed:
        page.keyboard.press(key)
    while len(pressed) < 60 and focused(page) is None:
        page.keyboard.press("Tab")
        pressed.append("Tab")
    return pressed


def test_the_focus_follows_the_drawer_to_the_next_task(demo):
    page = demo()
    titles = column(page, "Opgave")
    pick_row(table(page), 2)
    for name, row in (("Næste", 3), ("Næste", 4), ("Forrige", 3)):
        drawer(page).get_by_role("button", name=name).click()
        assert comes_to(titles[row], lambda: drawer_lines(page)[0], page)
    close_drawer(page)
    assert comes_to("3", lambda: focused(page), page)
    marked = table(page).locator("[aria-current=true]")
    assert marked.count() == 1 and titles[3] in marked.inner_text()


def test_the_first_task_has_none_before_it(demo):
    page = demo()
    pick_row(table(page), 0)
    assert drawer(page).get_by_role("button", name="Forrige").is_disabled()
    assert drawer(page).get_by_role("button", name="Næste").is_enabled()


def test_arrows_move_between_the_rows_and_the_tabulator_leaves_them(rows):
    button = row_of(table(rows), 0).get_by_role("button")
    button.focus()
    for key, expected in (
        ("ArrowUp", "0"), ("ArrowDown", "1"), ("End", "8"), ("ArrowDown", "8"), ("ArrowUp", "7"),
        ("Home", "0"),
    ):  # fmt: skip
        rows.keyboard.press(key)
        assert focused(rows) == expected, key
    rows.keyboard.press("ArrowDown")
    assert table(rows).locator("tbody button[tabindex='0']").count() == 1
    rows.keyboard.press("Tab")
    assert focused(rows) is None
    rows.keyboard.press("Shift+Tab")
    assert focused(rows) == "1", "the row that was left"
    rows.keyboard.press("Enter")
    assert comes_to("K1", lambda: opened(rows), rows)
    rows.keyboard.press("Enter")
    assert comes_to("K1, K1", lambda: opened(rows), rows)
    assert focused(rows) == "1"


def test_the_row_with_the_focus_lies_in_view(rows):
    """Not beneath the headings, which stay while the rows scroll."""
    row_of(table(rows), 0).get_by_role("button").focus()
    for key in ("End", *["ArrowUp"] * 8):
        rows.keyboard.press(key)
        row = table(rows).locator("tbody tr", has=rows.locator("button:focus")).bounding_box()
        head, box = table(rows).locator("thead").bounding_box(), table(rows).bounding_box()
        assert head["y"] + head["height"] <= row["y"] + 1
        assert row["y"] + row["height"] <= box["y"] + box["height"] + 1


def test_words_that_are_marked_to_be_copied_open_nothing(rows):
    cell = row_of(table(rows), 0).locator("td.date").bounding_box()
    across, down = cell["x"] + 12, cell["y"] + cell["height"] / 2
    rows.mouse.move(across, down)
    rows.mouse.down()
    rows.mouse.move(across + 60, down, steps=5)
    rows.mouse.up()
    wait_until_settled(rows)
    assert rows.evaluate("String(getSelection())") in "23.11.2026" and opened(rows) == ""
    row_of(table(rows), 1).locator("td.date").click()
    assert comes_to("K1", lambda: opened(rows), rows), "words that are marked elsewhere don't hold a click up"


def test_a_click_that_comes_after_the_rows_have_changed_opens_nothing_or_what_was_clicked(rows):
    """The browser says which row by its position: another one may stand there once the server reads it."""
    rows.evaluate(
        """() => {
          [...document.querySelectorAll("button")].find((one) => one.innerText.includes("Tag den")).click();
          document.querySelector(".klik-rows tbody tr td").click();
        }"""
    )
    assert comes_to(8, lambda: len(column(rows, "Opgave")), rows)
    wait_until_settled(rows)
    assert opened(rows) in ("", "K0")


# Sorting.


@pytest.mark.parametrize(
    ("heading", "rising"),
    [
        ("Opgave", ["abe", "zebra", "Æg", "Øl", "Ål"]),
        ("Dage til frist", ["−12", "0", "3", "7", "1.200", ""]),
        ("Udfører", ["Bo", "Zoe", "Åse", "Aase", "ubesat"]),
        ("Værste lys", ["■ Rød", "▲ Gul", "✓ Grøn", "○ Grå", "● Fuldført", "? Ukendt", "–"]),
    ],
)
def test_a_heading_sorts_both_ways_with_what_is_empty_last(rows, heading, rising):
    def seen() -> list[str]:
        words = [word for word in column(rows, heading) if word not in HOSTILE]
        return list(dict.fromkeys(words))

    before = positions(rows)
    button = table(rows).get_by_role("button", name=heading, exact=True)
    cell = table(rows).get_by_role("columnheader", name=heading, exact=True)
    assert cell.get_attribute("aria-sort") is None
    button.click()
    empty = [word for word in rising if word in ("–", "", "ubesat")]
    rising = [word or "–" for word in rising]
    filled = rising[: len(rising) - len(empty)]
    assert seen() == rising and cell.get_attribute("aria-sort") == "ascending"
    rows.keyboard.press("Enter")
    assert seen() == [*filled[::-1], *rising[len(filled) :]]
    assert cell.get_attribute("aria-sort") == "descending"
    assert table(rows).locator("[aria-sort]").count() == 1
    assert sorted(positions(rows)) == before
    pick_row(table(rows), 0)
    assert comes_to(f"K{positions(rows)[0]}", lambda: opened(rows), rows)


def test_the_headings_are_one_stop_and_arrows_move_between_them(rows):
    headings = table(rows).locator("thead button")
    headings.first.focus()
    rows.keyboard.press("ArrowRight")
    rows.keyboard.press("ArrowRight")
    rows.keyboard.press("Space")
    assert headings.nth(2).evaluate("one => one === document.activeElement")
    assert headings.nth(2).locator("..").get_attribute("aria-sort") == "ascending"
    rows.keyboard.press("Tab")
    assert focused(rows) == str(positions(rows)[0])


def test_order_scrolling_and_focus_outlive_a_run_that_changes_the_cells(rows):
    table(rows).get_by_role("button", name="Opgave", exact=True).click()
    order = positions(rows)
    table(rows).evaluate("(list) => { list.scrollTop = 90; }")
    rows.get_by_role("button", name="Skriv et notat").click()
    assert comes_to({"skrevet"}, lambda: set(column(rows, "Notat")), rows)
    assert positions(rows) == order
    assert table(rows).evaluate("(list) => list.scrollTop") == 90
    assert table(rows).locator("[aria-sort=ascending]").inner_text().startswith("Opgave")
    assert table(rows).locator("button[aria-current]").count() == 1
    # What changes elsewhere leaves the very elements alone.
    table(rows).evaluate("(list) => { list.marked = true; }")
    rows.get_by_text("Mange", exact=True).click()
    table(rows, 2).wait_for()
    wait_until_settled(rows)
    assert table(rows).evaluate("(list) => list.marked === true && list.scrollTop === 90")
