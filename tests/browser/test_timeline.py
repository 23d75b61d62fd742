"""Tidslinje in a real browser: from a mark to its tasks, by the wheel and the mouse, and by its address."""

import re

import pytest

from tests.browser.looking import in_the_middle, open_page, wait_until_settled
from tests.browser.visiting import PROBES, beneath, column, comes_to, drawer_lines, how_many

PATH = "/tidslinje?demo=1"
OF_ALL = 394  # tasks in the newest of the sample exports


@pytest.fixture
def timeline(sample_server, new_page):
    return opened(new_page, sample_server.url + PATH)


def opened(new_page, address: str):
    page = new_page(expected=PROBES, height=1800)
    open_page(page, address)
    chart(page).locator("text", has_text="KSD").first.wait_for()
    return page


def chart(page, position: int = 0):
    return page.get_by_test_id("stVegaLiteChart").nth(position).locator("svg")


def drawn_of(page, lanes: str) -> None:
    """Wait until the timeline has these lanes: its alt text says which."""
    page.locator(f"[data-testid=stVegaLiteChart][aria-label*='Tidslinje pr. {lanes}']").wait_for()


def words(page) -> list[str]:
    """All that is written in the timeline, each with where it stands."""
    return (
        chart(page)
        .locator("text")
        .evaluate_all("(all) => all.map((one) => `${one.textContent} ${one.getAttribute('transform')}`)")
    )


def mark(page, text: str):
    return chart(page).locator("g.mark-text text", has_text=re.compile(f"^{text}$")).first


def click_on(page, written) -> None:
    """By its middle: a mark's words let the click through to the mark."""
    box = in_the_middle(written).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def lands_on(page, count: int) -> bool:
    page.get_by_role("heading", name="Hvor er opgaven, og hvad er dens status?").wait_for()
    return comes_to((count, OF_ALL), lambda: how_many(page), page)


def test_a_red_lane_leads_to_its_red_tasks(timeline, new_page):
    click_on(timeline, mark(timeline, "■ 3/22"))
    assert lands_on(timeline, 3)
    assert set(beneath(timeline, "Opgave")) == {"Borgerblikket"}
    tab = new_page(expected=PROBES)
    open_page(tab, timeline.url)
    assert comes_to((3, OF_ALL), lambda: how_many(tab), tab)


def test_a_week_leads_to_what_is_due_in_it(timeline):
    click_on(timeline, mark(timeline, "▲5"))  # BBR, uge 51
    assert lands_on(timeline, 5)
    assert "fra=2026-12-14" in timeline.url and "til=2026-12-20" in timeline.url


def test_a_task_opens_in_its_drawer(sample_server, new_page):
    page = opened(new_page, f"{sample_server.url}{PATH}&projekt=KSD")
    name = "Opret jobfunktionsroller til KSD"
    row = in_the_middle(chart(page).locator("text", has_text=name).first).bounding_box()
    marks = chart(page).locator("path[fill='#8f1410']")
    boxes = [marks.nth(index).bounding_box() for index in range(marks.count())]
    [box] = [box for box in boxes if abs(box["y"] + box["height"] / 2 - row["y"] - row["height"] / 2) < 8]
    page.mouse.click(box["x"] + 8, box["y"] + 8)
    assert drawer_lines(page)[0] == name


def test_the_address_opens_the_same_view(timeline, new_page):
    timeline.get_by_role("combobox", name="Hvor langt frem").click()
    timeline.get_by_role("option", name="12 måneder", exact=True).click()
    wait_until_settled(timeline)
    timeline.get_by_test_id("stButtonGroup").get_by_text("Støttesystem", exact=True).first.click()
    drawn_of(timeline, "støttesystem")
    wait_until_settled(timeline)
    tab = new_page(expected=PROBES, height=1800)
    open_page(tab, timeline.url)
    drawn_of(tab, "støttesystem")
    assert comes_to(words(timeline), lambda: words(tab), tab)
    assert "2027" in "".join(words(tab))


def test_persons_stay_out_of_the_address(timeline):
    group = timeline.get_by_test_id("stButtonGroup").first
    group.get_by_text("Ansvarlig eller udfører", exact=True).click()
    drawn_of(timeline, "ansvarlig eller udfører")
    wait_until_settled(timeline)
    field = timeline.get_by_role("combobox", name="Fold ud")
    field.fill("Bo Tværmose")
    timeline.get_by_role("option", name="Bo Tværmose", exact=True).click()
    timeline.keyboard.press("Escape")
    assert comes_to(True, lambda: "jobfunktionsroller til KSD" in "".join(words(timeline)), timeline)
    assert "Bo" not in timeline.url and "fold" not in timeline.url


def test_the_wheel_scrolls_and_only_with_ctrl_it_zooms(timeline):
    before = words(timeline)
    box = chart(timeline).bounding_box()
    timeline.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.5)
    timeline.mouse.wheel(0, 60)
    timeline.wait_for_timeout(300)
    assert words(timeline) == before
    timeline.keyboard.down("Control")
    timeline.mouse.wheel(0, -60)
    timeline.keyboard.up("Control")
    assert comes_to(True, lambda: words(timeline) != before, timeline)


def test_a_drag_moves_the_time_and_leads_nowhere(timeline):
    before = words(timeline)
    box = chart(timeline).locator("text", has_text="KP").first.bounding_box()
    across = chart(timeline).bounding_box()
    timeline.mouse.move(across["x"] + across["width"] * 0.9, box["y"] + 60)
    timeline.mouse.down()
    timeline.mouse.move(across["x"] + across["width"] * 0.7, box["y"] + 60, steps=5)
    timeline.mouse.up()
    assert comes_to(True, lambda: words(timeline) != before, timeline)
    assert timeline.get_by_role("heading", name="Hvad kommer i de næste måneder").count() == 1


def test_the_table_has_the_chart_s_figures(timeline):
    drawn = [text.split(" translate")[0] for text in words(timeline)]
    timeline.get_by_text("Vis som tabel").first.click()
    timeline.get_by_text("Rækkerne", exact=True).wait_for()
    wait_until_settled(timeline)
    lights = [cell.split(" ")[0].replace("✓", "◆") for cell in column(timeline, "Værste lys")]
    counts = zip(column(timeline, "Røde"), column(timeline, "Åbne opgaver"), strict=True)
    figures = [f"{red}/{tasks}" if red != "0" else tasks for red, tasks in counts]
    assert all(f"{light} {figure}" in drawn for light, figure in zip(lights, figures, strict=True))


def test_the_weeks_lead_to_their_tasks(timeline):
    timeline.get_by_test_id("stButtonGroup").last.get_by_text("Støttesystem", exact=True).click()
    cell = chart(timeline, 1).locator("g.mark-text text", has_text=re.compile("^◆3$")).first
    cell.wait_for()
    wait_until_settled(timeline)
    click_on(timeline, cell)
    timeline.get_by_role("heading", name="Hvor er opgaven, og hvad er dens status?").wait_for()
    assert comes_to(3, lambda: how_many(timeline)[0], timeline)
