"""What is shown of the dashboard in ninety seconds, step by step, with the sample data."""

import re

from dashboard.folders import SAMPLE_DATA
from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import (
    PROBES,
    QUESTIONS,
    close_drawer,
    drawer,
    drop,
    go_to,
    pick_row,
    reset,
    table,
)

MUNICIPALITIES = [SAMPLE_DATA / f"kommunedag_{name}.json" for name in ("bakkerup", "moensterby", "testrup")]


def test_the_story_in_ninety_seconds(sample_server, new_page):
    page = new_page(expected=PROBES)
    open_page(page, f"{sample_server.url}/?demo=1")
    page.get_by_text("26 af 394 opgaver er røde").wait_for()

    # From the sentence to the row to the role that nobody has.
    page.get_by_role("button", name=re.compile("SF1511 er rød i 3 projekter")).click()
    page.get_by_role("heading", name=QUESTIONS["Opgaver"]).wait_for()
    wait_until_settled(page)
    pick_row(table(page), 0)
    drawer(page).get_by_text(re.compile("Rolleadministrator")).first.wait_for()
    close_drawer(page)
    reset(page, 394)

    go_to(page, "Ændringer")
    page.get_by_text("16 opgaver er blevet røde siden eksporten fra 26.10.2026.").wait_for()

    # A task that is still grey, and what its sisters took.
    go_to(page, "Overblik")
    warnings = page.locator(".klik-rows").filter(has=page.get_by_role("table", name="mindre tid"))
    grey = warnings.get_by_role("row").filter(has_text="Grå").first
    grey.get_by_role("rowheader").click()
    drawer(page).get_by_text(re.compile(r"gange? før")).first.wait_for()
    close_drawer(page)

    go_to(page, "Kommunedag")
    drop(page, *MUNICIPALITIES)
    page.get_by_text(re.compile("^3 kommuner: ")).wait_for()
    page.get_by_test_id("stVegaLiteChart").locator("svg").wait_for()

    go_to(page, "Rapport")
    page.get_by_role("button", name="Lav PDF").click()
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Hent PDF").click()
    assert fetched.value.path().read_bytes().startswith(b"%PDF")
