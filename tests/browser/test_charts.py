"""Charts in a browser: words that don't overprint, a silent console, lights in both themes, a projector."""

import re

import openpyxl
import pytest

from dashboard.domain.lights import BY_CODE
from tests.browser import own_export
from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import PROBES, go_to, load

# What of a chart's words lies over other words, by more than the room that letters have around them.
OVERPRINTED = """(svg) => {
  const words = [...svg.querySelectorAll("text")].filter((one) => one.textContent.trim()
    && one.getAttribute("opacity") !== "0"
    && !/rotate\\((?!0)/.test(one.getAttribute("transform") ?? ""));  // a slanting word's box is mostly empty
  const boxes = words.map((one) => [one.textContent, one.getBoundingClientRect()]);
  const found = [];
  for (const [i, [word, box]] of boxes.entries())
    for (const [other, next] of boxes.slice(i + 1)) {
      const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
      const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
      if (across > 1 && down > 5) found.push(`${word} over ${other}`);
    }
  return found;
}"""
OUTSIDE = """(svg) => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.left < frame.left - 4 || box.right > frame.right + 4);
  }).map((one) => one.textContent);
}"""
SIZES = '(svg) => [...svg.querySelectorAll("text")].map((one) => parseFloat(getComputedStyle(one).fontSize))'
MANY = 30  # projects
SEEN = [
    ("tidslinje", ""),
    ("tidslinje", "&raekke=Støttesystem"),
    ("tidslinje", "&uger_efter=Støttesystem"),
    ("tidslinje", "&horisont=24 måneder"),
    ("snitflader", ""),
    ("systemer", ""),
    ("roller", "&afsnit=Dækning"),
]


def charts(page):
    page.get_by_test_id("stVegaLiteChart").locator("svg").first.wait_for()
    wait_until_settled(page)
    return page.get_by_test_id("stVegaLiteChart").locator("svg").all()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_words_do_not_overprint_nor_leave_the_chart(sample_server, new_page, width, height):
    page = new_page(width=width, height=height, expected=PROBES)
    wrong = {}
    for path, choice in SEEN:
        open_page(page, f"{sample_server.url}/{path}?demo=1{choice}")
        for index, chart in enumerate(charts(page)):
            assert page.get_by_text("Siden kunne ikke vises").count() == 0
            if found := chart.evaluate(OVERPRINTED) + chart.evaluate(OUTSIDE):
                wrong[path, choice, index] = found
            if width == 1920:
                assert min(chart.evaluate(SIZES)) >= 16, (path, choice)
    assert not wrong


@pytest.fixture(scope="module")
def many_projects(tmp_path_factory):
    """An export of thirty projects, most of their weeks with several deadlines."""
    file = own_export.write(tmp_path_factory.mktemp("many") / "mange.xlsx", tasks=900)
    book = openpyxl.load_workbook(file)
    for number, row in enumerate(book.active.iter_rows(min_row=5, max_row=904)):
        row[1].value = f"Projekt nummer {number % MANY + 1}"
    book.save(file)
    return file


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_thirty_projects_do_not_overprint(start_server, new_page, many_projects, width, height):
    page = new_page(width=width, height=height, expected=PROBES)
    with start_server("-m", "dashboard", "--no-browser", "--port") as running:
        load(page, running, many_projects)
        go_to(page, "Tidslinje")
        chart = charts(page)[0]
        assert chart.locator("text", has_text=re.compile("Projekt nummer")).count() == MANY
        assert chart.evaluate(OVERPRINTED) == []
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_lights_are_those_of_the_theme_at_once(sample_server, new_page, scheme):
    page = new_page(scheme, expected=PROBES)
    open_page(page, f"{sample_server.url}/snitflader?demo=1")
    [chart] = charts(page)
    fills = set(chart.locator(".mark-rect.role-mark path").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('fill'))"
    ))  # fmt: skip
    lights = {getattr(BY_CODE[code], scheme).fill for code in ("red", "yellow", "green", "grey", "done")}
    assert fills - {"transparent"} == lights


def test_a_change_of_theme_is_seen_without_a_click(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/snitflader?demo=1")
    charts(page)
    page.emulate_media(color_scheme="dark")
    page.locator(f"svg path[fill='{BY_CODE['red'].dark.fill}']").first.wait_for()


PAGES = [
    "", "opgaver", "tidslinje", "tidslinje?raekke=Støttesystem", "projekter", "snitflader", "systemer",
    "roller?afsnit=Dækning", "roller?afsnit=Personer", "klik-kultur", "eskalation",
]  # fmt: skip


def test_the_console_is_silent_where_nothing_is_open(sample_server, new_page):
    """Of other states: tests/browser/test_every_page.py."""
    page = new_page(expected=PROBES)
    for path in PAGES:
        address = f"{sample_server.url}/{path}{'&' if '?' in path else '?'}demo=1&lys=Fuldført"
        open_page(page, address)
        page.wait_for_timeout(300)  # a warning comes as a chart is drawn


def test_a_row_of_the_table_leads_where_its_mark_does_by_keyboard(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/snitflader?demo=1")
    charts(page)
    page.get_by_text("Vis som tabel").click()
    row = page.locator(".klik-rows").first.locator("tbody tr").first
    row.wait_for()
    wait_until_settled(page)
    row.locator("th > button").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Hvor er opgaven").wait_for()
    assert "visning=R" in page.url and "SF1511" in page.url
