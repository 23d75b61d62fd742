"""What holds for every page, with data and without: its headings come in order, and the console is silent."""

from itertools import pairwise

import pytest

from tests.browser.looking import open_page
from tests.browser.visiting import ADDRESSES, PROBES

STATES = {
    "sample data": "?demo=1",
    "a filter that leaves nothing": "?demo=1&projekt=DAR&lys=R%C3%B8d",
    "without data": "",
}
LEVELS = """(all) => all.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]))"""


@pytest.mark.parametrize("state", STATES)
def test_headings_come_in_order_and_the_console_is_silent(server, new_page, state):
    page, said, wrong = new_page(expected=PROBES), [], {}
    page.on("console", lambda message: said.append((message.type, message.text)))
    for path in ADDRESSES:
        open_page(page, f"{server.url}/{path}{STATES[state]}")
        page.wait_for_timeout(300)  # a chart is drawn a moment after its page
        levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(LEVELS)
        steps = [after - before for before, after in pairwise(levels)]
        if levels[:1] != [1] or levels.count(1) != 1 or any(step > 1 for step in steps):
            wrong[path] = levels
    assert not wrong
    assert not [text for kind, text in said if kind == "warning"]  # new_page has seen to the errors
