"""Streamlit's own words are Danish wherever they show, and nobody else's words are touched."""

import json
import re
from pathlib import Path

import pytest
import streamlit

from dashboard.server.assets import STRINGS
from tests.browser.looking import axe_violations, english_words, open_page, wait_until_settled
from tests.browser.visiting import comes_to

SCRIPT = Path(__file__).parent / "scripts" / "kitchen_sink.py"
SERVE = Path(__file__).parent / "serve.py"
GROUPS = json.loads(STRINGS.read_text(encoding="utf-8"))
WORDS = ["Search", "Upload", "Fullscreen", "Select all", "Close", "Running..."]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def kitchen_sink(start_server):
    with start_server(str(SERVE), str(SCRIPT)) as running:
        yield running


@pytest.fixture
def sink(kitchen_sink, page):
    open_page(page, kitchen_sink.url)
    return page


@pytest.fixture(scope="module")
def bundle() -> str:
    """All of Streamlit's own browser code, as it is installed."""
    scripts = (Path(streamlit.__file__).parent / "static" / "static" / "js").glob("*.js")
    return "\n".join(script.read_text(encoding="utf-8", errors="replace") for script in scripts)


def test_every_word_on_the_list_is_still_streamlit_s(bundle):
    words = {word for group in GROUPS for word in group.get("words", {})}
    gone = [word for word in words if not re.search(f"[`\"'>]{re.escape(word)} ?[`\"'<]", bundle)]
    assert not gone, f"Streamlit no longer says: {sorted(gone)}"


def test_every_pattern_on_the_list_is_still_streamlit_s(bundle):
    parts = {pattern["bundle"] for group in GROUPS for pattern in group.get("patterns", [])}
    assert not [part for part in parts if part not in bundle]


def test_every_part_named_on_the_list_is_still_streamlit_s(bundle):
    named = {name for group in GROUPS for name in re.findall(r"data-testid=(\w+)", group["where"])}
    assert not [name for name in named if f"`{name}`" not in bundle]


def test_the_resting_page_is_danish(sink):
    assert english_words(sink) == []
    assert sink.get_by_label("Søg: Opgaver").count() == 1
    assert sink.get_by_text("Højst 1 MB pr. fil • XLSX").count() == 1
    assert sink.locator("html").get_attribute("lang") == "da"


def test_a_user_s_own_words_stay(sink):
    """Every word of the list, in every place where a user's text can stand, is still there in English."""
    for word in WORDS:
        assert sink.locator("[data-testid=stButtonGroup]").first.get_by_text(word, exact=True).count() == 1
    assert sink.get_by_test_id("stText").get_by_text("Search", exact=True).count() >= 1
    assert sink.get_by_test_id("stSidebarUserContent").get_by_text("Upload", exact=True).count() == 1
    assert sink.get_by_test_id("stTable").get_by_text("Upload", exact=True).count() == 1
    assert sink.get_by_test_id("stCode").get_by_text("Search", exact=True).count() == 1
    assert sink.locator("[role=grid] td").all_inner_texts()[:1] is not None
    assert sink.locator("[data-testid=stTab]").all_inner_texts() == ["Search", "Upload"]
    tag = sink.get_by_test_id("stMultiSelect").first.locator("[title=Upload]")
    assert tag.inner_text().strip() == "Upload"
    cells = sink.locator("[data-testid^=glide-cell-1-]")  # of the table for screen readers, which comes late
    assert comes_to(set(), lambda: set(WORDS) - set(cells.all_text_contents()), sink)


def test_choosers(sink):
    sink.get_by_label("Uden valg").first.click()
    options = sink.get_by_test_id("stMultiSelectDropdown").get_by_role("option")
    assert options.all_inner_texts() == ["Vælg alle", *WORDS]
    sink.keyboard.type("zzz")
    sink.get_by_text("Intet fundet").wait_for()
    assert english_words(sink) == []
    sink.keyboard.press("Escape")
    sink.get_by_label("Nye valg").first.click()
    sink.keyboard.type("zzz")
    sink.get_by_text("Tilføj: zzz").wait_for()


def test_the_calendar_is_danish(sink):
    field = sink.get_by_test_id("stDateInput").nth(1)
    field.locator("button").last.click()
    sink.get_by_label("Vælg en periode").click()
    sink.get_by_text("Seneste 3 måneder").wait_for()
    calendar = sink.get_by_test_id("stDateInputCalendar")
    assert "november 2026" in calendar.inner_text()
    assert calendar.locator("th").all_inner_texts()[:7] == list("MTOTFLS")
    assert english_words(sink) == []


def test_the_tools_over_a_table(sink):
    table = sink.get_by_test_id("stDataFrame").first
    table.hover(position={"x": 200, "y": 100})
    sink.get_by_label("Søg: Opgaver").hover()
    sink.get_by_test_id("stTooltipContent").get_by_text("Søg", exact=True).wait_for()
    sink.get_by_label("Vis eller skjul kolonner: Opgaver").click()
    lines = sink.get_by_test_id("stDataFrameColumnVisibilityMenu").locator("label")
    lines.first.wait_for()
    assert lines.all_inner_texts() == ["Vælg alle", "(index)", "Search", "Frist", "Antal"]


def test_the_column_menu(sink):
    box = sink.get_by_test_id("stDataFrame").first.bounding_box()
    sink.mouse.move(box["x"] + 150, box["y"] + 15)
    sink.wait_for_timeout(300)
    sink.mouse.click(box["x"] + 342, box["y"] + 17)
    menu = sink.get_by_test_id("stDataFrameColumnMenu")
    menu.get_by_text("Sortér stigende").wait_for()
    assert menu.locator("[title=Search]").inner_text().startswith("Search")
    menu.get_by_text("Statistik").hover()
    sink.get_by_test_id("stDataFrameStatisticsMenu").wait_for()
    sink.wait_for_timeout(500)
    assert english_words(sink) == []


def test_search_in_a_table(sink):
    sink.get_by_test_id("stDataFrame").first.hover(position={"x": 200, "y": 100})
    sink.get_by_label("Søg: Opgaver").click()
    sink.get_by_text("Skriv for at søge").wait_for()
    sink.keyboard.type("Up")
    sink.wait_for_timeout(600)
    assert english_words(sink) == []


def test_uploads_keep_their_names(sink):
    def upload(name: str, size: int) -> None:
        chosen = {"name": name, "mimeType": XLSX, "buffer": b"x" * size}
        sink.locator("input[type=file]").first.set_input_files(chosen)
        sink.get_by_title(name, exact=True).wait_for()

    upload("Upload.xlsx", 10)
    upload("Search.txt", 10)
    upload("Close.xlsx", 1_100_000)
    sink.get_by_text("Filen må højst fylde 1,0 MB.").wait_for(state="attached")
    sink.get_by_text("Filer af denne slags kan ikke læses her.").wait_for(state="attached")
    assert sink.get_by_label("Fjern Upload.xlsx").count() == 1
    assert english_words(sink) == []


def test_fields_main_menu_and_sidebar(sink):
    sink.get_by_label("Søg i opgaver").fill("x")
    sink.get_by_text("Tryk Enter for at bruge").wait_for()
    sink.get_by_label("Hovedmenu").first.click()
    sink.get_by_text("Mørkt").wait_for()
    assert english_words(sink) == []
    sink.keyboard.press("Escape")
    sink.get_by_test_id("stSidebar").hover()
    sink.get_by_label("Skjul sidepanelet").click()
    sink.get_by_label("Vis sidepanelet").wait_for()
    assert english_words(sink) == []


def test_dialog_toast_and_a_script_that_runs(sink):
    sink.get_by_text("Åbn skuffe").click()
    dialog = sink.get_by_test_id("stDialog")
    dialog.get_by_text("Close", exact=True).wait_for()  # the title, which is the page's own
    dialog.get_by_role("dialog").get_by_label("Luk").click()
    sink.get_by_text("Brød").click()
    toast = sink.get_by_test_id("stToastContainer")
    toast.get_by_text("Search", exact=True).wait_for()
    assert toast.get_by_label("Luk").count() >= 1
    sink.get_by_text("Tæl længe").click()
    sink.get_by_label("Arbejder …").wait_for()
    assert english_words(sink) == []
    wait_until_settled(sink)


def test_an_address_without_a_page(kitchen_sink, new_page):
    page = new_page(expected="404|does not seem to exist")
    open_page(page, f"{kitchen_sink.url}/findes-ikke")
    page.get_by_text("Siden findes ikke").wait_for()
    page.get_by_text("Adressen hører ikke til nogen side.").wait_for()
    assert english_words(page) == []


def test_a_server_that_is_gone(start_server, new_page):
    page = new_page(expected=".")
    with start_server(str(SERVE), str(SCRIPT)) as running:
        open_page(page, running.url)
    page.get_by_text("Ingen forbindelse").first.wait_for(timeout=30_000)
    page.wait_for_timeout(1000)
    assert english_words(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_that_streamlit_draws_is_inaccessible(kitchen_sink, new_page, scheme):
    page = new_page(scheme)
    open_page(page, kitchen_sink.url)
    assert axe_violations(page) == []
