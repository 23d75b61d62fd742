"""What holds for every page with nothing to show: its headings come in order, and the console is silent."""

import pytest

from tests.browser.looking import headings_out_of_order, open_page
from tests.browser.visiting import ADDRESSES, PROBES

STATES = {"a filter that leaves nothing": "?demo=1&projekt=DAR&lys=R%C3%B8d", "without data": ""}


@pytest.mark.parametrize("state", STATES)
def test_headings_come_in_order_and_the_console_is_silent(sample_server, new_page, state):
    page, warnings, wrong = new_page(expected=PROBES), [], {}
    page.on("console", lambda message: warnings.append(message.text) if message.type == "warning" else None)
    for path in ADDRESSES:
        open_page(page, f"{sample_server.url}/{path}{STATES[state]}")
        page.wait_for_timeout(300)  # a chart is drawn a moment after its page
        if levels := headings_out_of_order(page):
            wrong[path] = levels
    assert not wrong
    assert not warnings  # new_page has seen to the errors
