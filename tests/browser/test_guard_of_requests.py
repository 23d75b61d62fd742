"""The guard of the browser tests: it sees each request to another host, and none leaves the machine."""

import pytest

from tests.browser.conftest import forget, watch

ASKING = {
    "picture": "new Image().src = 'http://fremmed.example/a.png'",
    "address": "new Image().src = 'http://192.0.2.1/a.png'",
    "fetch": "fetch('https://fremmed.example/a').catch(() => {})",
    "style": "document.body.style.background = 'url(http://fremmed.example/a.png)'",
    "socket": "try { new WebSocket('ws://fremmed.example/a') } catch {}",
}


@pytest.mark.parametrize("script", ASKING.values(), ids=ASKING)
def test_a_request_to_another_host_is_seen(user, script):
    complaints = []
    page = user.new_page()
    watch(page, "ERR_NAME_NOT_RESOLVED|WebSocket", complaints)
    with page.expect_event("websocket" if "WebSocket" in script else "requestfailed") as refused:
        page.evaluate(f"() => {{ {script} }}")
    page.close()
    assert refused.value.url.split("/")[2] in ("fremmed.example", "192.0.2.1")
    assert len(complaints) == 1 and complaints[0].startswith("request off this machine")


def test_what_one_test_leaves_is_gone_for_the_next(server, user, new_page):
    page = new_page()
    page.goto(server.url)
    page.evaluate("() => { localStorage.left = 'behind'; document.cookie = 'left=behind' }")
    page.close()
    forget(user, {page.url})
    again = new_page(beside=page)
    again.goto(server.url)
    assert again.evaluate("() => [localStorage.left, document.cookie.includes('left')]") == [None, False]
