"""Bad files in the browser: which of them are shown to it, and what the page answers."""

import time

from tests.browser.looking import wait_until_settled
from tests.browser.visiting import drop
from tests.ingest.hostile_files import ALL, Odd

# The list of the issue, by the names in hostile_files.py.
LISTED = [
    "image",
    "nothing",
    "password",
    "cut off",
    "empty sheet",
    "budget",
    "web page without a table",
    "lying directory",
    "value in the last cell",
    "a gigabyte of rows",
    "a text of 1 MB in 12,000 cells",
    "texts of 200 MB, no two alike",
    "billion laughs",
    "external entity",
]


def named(what: str) -> Odd:
    return next(odd for odd in ALL if odd.what.startswith(what))


def answer_to(page, odd: Odd) -> tuple[str, float]:
    """What the page says of a file, and after how many seconds."""
    content = odd.build()
    start = time.monotonic()
    drop(page, (odd.file_name, content))
    told = (
        page.get_by_test_id("stVerticalBlock")
        .filter(has_text="Det lykkedes ikke")
        .filter(has_text=odd.file_name)
    )
    told.last.wait_for(timeout=60_000)
    seconds = time.monotonic() - start
    wait_until_settled(page)
    return told.last.inner_text(), seconds
