"""Slides in a browser: arrow keys, nothing that scrolls or is cut, and Escape."""

import pytest

from dashboard.ui.presentation import SLIDES
from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import PROBES, comes_to

MEASURES = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const shown = [...main.querySelectorAll("*")].filter((one) => one.offsetParent
    && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()));
  const sizes = shown.map((one) => parseFloat(getComputedStyle(one).fontSize));
  const edges = [...main.querySelectorAll("svg.marks, .klik-rows")].map((one) => one.getBoundingClientRect());
  const foot = main.querySelector(".st-key-slide_foot").getBoundingClientRect();
  return {
    scrolls: main.scrollHeight > main.clientHeight || main.scrollWidth > main.clientWidth,
    cut: edges.some((edge) => edge.right > innerWidth || edge.bottom > foot.top),
    smallest: Math.min(...sizes) * 1280 / innerWidth,
  };
}"""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_each_slide_is_on_the_screen_whole(sample_server, new_page, width, height):
    page = new_page(expected=PROBES)
    page.set_viewport_size({"width": width, "height": height})
    open_page(page, f"{sample_server.url}/praesentation?demo=1")
    for number, slide in enumerate(SLIDES, start=1):
        page.get_by_role("heading", name=slide.question).wait_for()
        wait_until_settled(page)
        measures = page.evaluate(MEASURES)
        assert not measures["scrolls"] and not measures["cut"], (slide.question, measures)
        assert measures["smallest"] >= 17.9, (slide.question, measures)
        assert number == 1 or f"slide={number}" in page.url
        page.keyboard.press("ArrowRight")


def test_escape_leads_back_to_the_same_view(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/opgaver?demo=1&projekt=KSD")
    page.get_by_role("button", name="Præsentation").click()
    page.get_by_role("heading", name=SLIDES[0].question).wait_for()
    assert not page.get_by_test_id("stSidebar").is_visible()
    page.keyboard.press("ArrowLeft")
    page.get_by_role("heading", name=SLIDES[-1].question).wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="Hvor er opgaven").wait_for()
    assert comes_to(True, lambda: "/opgaver?" in page.url and "projekt=KSD" in page.url, page)


def test_slides_turn_by_themselves(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/praesentation?demo=1")
    page.get_by_role("combobox", name="Skift selv").click()
    page.get_by_role("option", name="Hvert 15. sek.").click()
    page.get_by_role("heading", name=SLIDES[1].question).wait_for(timeout=40_000)
